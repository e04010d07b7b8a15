sign-up =
    .subject = Hello
    .heading = { $x
