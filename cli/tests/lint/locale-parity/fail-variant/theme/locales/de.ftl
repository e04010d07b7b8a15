sign-up_partner =
    .subject = Willkommen, Partner von { -brand }
sign-up_verein =
    .subject = Willkommen im Verein
