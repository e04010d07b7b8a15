forgot-password =
    .legal = Sent within { $hours } hour.
