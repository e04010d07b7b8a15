forgot-password =
    .preheader = Hello!
sign-up =
    .subject = One step left: confirm that this address is yours
    .preheader = One step left: confirm that this address is yours
