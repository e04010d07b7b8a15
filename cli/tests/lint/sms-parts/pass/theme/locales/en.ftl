forgot-password =
    .sms = { $code } is your { -brand } code to choose a new password today. Do not share it.
