sign-up_merchant =
    .subject = Open your shop on { -brand }
