admin-create-user =
    .subject = Your { -brand } account
    .intro = Sign in with this password.
forgot-password =
    .intro = Choose a new password with this code.
# A message without an occasion hides nothing.
sign-up =
    .intro = Confirm your address with this code.
