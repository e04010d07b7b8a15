sign-up =
    .subject = Welcome aboard: confirm your email address for { -brand }
