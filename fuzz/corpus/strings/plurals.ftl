sign-up =
    .subject = { $code } for { -brand }
    .heading = { $days ->
        [one] One day
       *[other] { $days } days
    }
    .intro = Hello <b>{ $username }</b><br>and <a href="https://example.com/?a={ $code }">more</a>
    .sms = { $code }
-brand = Northwind { "{" }
# note
shared =
    .footer = { sign-up.heading } \u00e9 { "\u00e9" }
