authentication =
    .sms = Look into your mail for the code.
