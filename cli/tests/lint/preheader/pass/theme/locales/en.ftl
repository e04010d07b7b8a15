forgot-password =
    .preheader = Use the code inside to choose a new password.
