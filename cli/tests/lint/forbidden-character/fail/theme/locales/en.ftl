forgot-password =
    .subject = Reset your password
