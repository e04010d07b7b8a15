admin-create-user =
    .sms = { $name }: { $username } { $code }
