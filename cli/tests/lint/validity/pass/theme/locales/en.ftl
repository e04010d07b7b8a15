sign-up =
    .expires = It expires in one day.
authentication =
    .sms = { $code } is your code, valid for 5 minutes.
admin-create-user =
    .expires = It is valid for 7 days.
