sign-up_merchant =
    .subject = Eröffnen Sie Ihren Shop bei { -brand }
