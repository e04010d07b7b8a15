authentication =
    .sms = {{ $code }} is your code, $5 off
