forgot-password =
    .subject = Reset your password as soon as you can
