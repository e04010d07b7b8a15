sign-up =
    .sms = Your { -brand } code is: { $code }.
resend-code =
    .sms = G-{ $code } is your { -brand } code
forgot-password =
    .sms = Code={ $code }, valid for an hour
verify-user-attribute =
    .sms = ({ $code }) is your code
authentication =
    .sms = { $code } - Shop24Pro
