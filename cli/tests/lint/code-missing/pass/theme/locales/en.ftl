authentication =
    .sms = { $code } is your code.
