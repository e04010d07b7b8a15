forgot-password =
    .legal = Sent within { $hours } hour.
    .fun = Only here
