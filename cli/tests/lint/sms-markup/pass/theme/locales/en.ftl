sign-up =
    .sms = { $code } is your code for Tom & Ann. 3 < 4, and <Acme> is the sender.
forgot-password =
    .subject = Reset your password: Q&A <inside>
