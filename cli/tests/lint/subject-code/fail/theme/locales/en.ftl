forgot-password =
    .subject = { $code } resets your password
