# No theme.toml says what chooses a variant.
sign-up_merchant =
    .subject = Open your shop on { -brand }
forgot-password_by_admin =
    .intro = We reset your password. Choose a new one with this code.
forgot-password_by-admin =
    .intro = We reset your password. Choose a new one with this code.
signup_merchant =
    .subject = Open your shop on { -brand }
