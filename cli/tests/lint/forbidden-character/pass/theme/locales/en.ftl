forgot-password =
    .intro = Enter this code within 1 hour.
