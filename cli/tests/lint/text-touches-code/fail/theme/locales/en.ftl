admin-create-user =
    .sms = User name { $username }, password { $code }.
