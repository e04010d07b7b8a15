sign-up_merchant =
    .subject = Open your shop on { -brand }
    .intro = Your shop is nearly open. Confirm your address with this code.
sign-up_partner =
    .subject = Welcome, partner of { -brand }
    .intro = Confirm your address with this code.
