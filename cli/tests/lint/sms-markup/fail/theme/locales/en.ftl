sign-up =
    .sms = Your code is <strong>{ $code }</strong>
resend-code =
    .sms = { $code } is your new code for Tom &amp; Ann.
forgot-password =
    .subject = Reset your <b>{ -brand }</b> password
authentication =
    .sms = { $code } is your code.<br>Do not share it.
