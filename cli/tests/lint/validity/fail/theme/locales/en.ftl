sign-up =
    .expires = It expires in ten minutes.
authentication =
    .sms = { $code } is your code, valid for 1 hour.
