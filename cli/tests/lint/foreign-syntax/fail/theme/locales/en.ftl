authentication =
    .sms = {{ code }} is your code
forgot-password =
    .sms = ${code} is your code
