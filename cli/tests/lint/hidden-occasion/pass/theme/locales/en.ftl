forgot-password =
    .intro = Choose a new password with this code.
forgot-password_by-admin =
    .intro = We reset your password. Choose a new one with this code.
# Words for an occasion alone, and a part that the default theme does not have for it.
update-user-attribute_by-admin =
    .intro = Your address was changed. Confirm it with this code.
