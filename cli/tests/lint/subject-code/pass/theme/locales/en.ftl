forgot-password =
    .subject = Reset your { -brand } password
