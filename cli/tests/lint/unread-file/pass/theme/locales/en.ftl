sign-up =
    .subject = Your Kestrel code
