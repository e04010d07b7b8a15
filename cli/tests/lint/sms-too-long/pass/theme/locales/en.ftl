forgot-password =
    .sms = { $code } is your code. Do not share it with anyone.
