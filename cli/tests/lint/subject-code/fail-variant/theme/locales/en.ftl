forgot-password_activate =
    .subject = { $code } activates your account
