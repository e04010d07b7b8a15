# English. Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: friendly and short, "you", with contractions, as a person at the service would write.
#
# -brand is the name of the brand; $hours is the number of hours that a code is valid; $days is the number of days
# that a temporary password is valid, 0 where it is not known; $name is the name of
# the user, in the body only; $code and $username are Cognito's placeholders, in an SMS only.

shared =
    .font = -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif
    .breaking = word-break:break-word
    .greeting = Hi { $name },
    .greeting-anonymous = Hi,
    .code-label = Your code
    .expires = { $hours ->
        [one] Expires in { $hours } hour
       *[other] Expires in { $hours } hours
    }
    .never-share = Never share this code. { -brand } will never ask you for it.
    .link-hint = Button not working? Paste this link into your browser:
    .help = Need help? Write to
    .reason = You’re getting this email because your address was used with { -brand }.

sign-up =
    .subject = Confirm your email address for { -brand }
    .preheader = One quick step and your account is ready to use.
    .heading = Confirm your email address
    .intro = Thanks for signing up. Enter this code to confirm your email address.
    .intro-link = Thanks for signing up. Confirm your email address to get started.
    .action = Confirm email address
    .expires = { shared.expires }
    .ignore = Didn’t sign up? You can safely ignore this email.
    .sms = { $code } is your { -brand } code to confirm your number. Do not share it.

resend-code =
    .subject = Your new { -brand } confirmation code
    .subject-link = { sign-up.subject }
    .preheader = You asked for a new one. Use it to confirm your email address.
    .heading = Confirm your email address
    .intro = Here’s your new code. Enter it to confirm your email address.
    .intro-link = Here’s your new link. Use it to confirm your email address.
    .action = Confirm email address
    .expires = { shared.expires }
    .ignore = Didn’t ask for this? You can safely ignore this email.
    .sms = { $code } is your new { -brand } code to confirm your number. Do not share it.

admin-create-user =
    .subject = Your { -brand } account is ready
    .preheader = Your username and a temporary password are inside.
    .heading = Welcome to { -brand }
    .intro = We’ve created an account for you. Sign in with these details, then choose your own password.
    .username-label = Username
    .password-label = Temporary password
    .action = Sign in
    .expires = { $days ->
        [0] Sign in soon: the temporary password will expire.
        [one] The temporary password expires in { $days } day.
       *[other] The temporary password expires in { $days } days.
    }
    .never-share = Never share this password. { -brand } will never ask you for it.
    .sent-to = Sent to:
    .ignore = Weren’t expecting this? You can safely ignore this email.
    .sms = { -brand }: your user name is { $username } and your temporary password { $code }

admin-create-user_passwordless =
    .preheader = Everything is set up. All you need is the username inside.
    .intro = We’ve created an account for you. Sign in with this username.
    .sms = { -brand }: your account is ready. Your user name is { $username }

forgot-password =
    .subject = Reset your { -brand } password
    .preheader = Use the code inside to choose a new password.
    .heading = Reset your password
    .intro = Enter this code to choose a new password.
    .action = Choose a new password
    .expires = { shared.expires }
    .ignore = Didn’t ask for this? You can safely ignore this email. Your password won’t change.
    .sms = { $code } is your { -brand } code to reset your password. Do not share it.

forgot-password_by-admin =
    .subject = Your { -brand } password was reset
    .heading = Your password was reset
    .intro = An administrator reset your password. Enter this code to choose a new one.
    .ignore = Your old password no longer works.

update-user-attribute =
    .subject = Confirm your new { -brand } contact details
    .preheader = Enter the code inside, and your change takes effect.
    .heading = Confirm your new contact details
    .intro = You changed your contact details. Enter this code to confirm the change.
    .action = Confirm change
    .expires = { shared.expires }
    .ignore = Not you? Change your password now.
    .sms = { $code } is your { -brand } code to confirm your new number. Do not share it.

update-user-attribute_by-admin =
    .preheader = They were changed for you. Enter the code inside to confirm them.
    .intro = An administrator changed your contact details. Enter this code to confirm the change.
    .ignore = Didn’t expect this change? Don’t enter the code.

verify-user-attribute =
    .subject = Confirm your contact details for { -brand }
    .preheader = Enter the code inside, and we know how to reach you.
    .heading = Confirm your contact details
    .intro = Enter this code to confirm that these contact details are yours.
    .action = Confirm
    .expires = { shared.expires }
    .ignore = Didn’t ask for this? You can safely ignore this email.
    .sms = { $code } is your { -brand } code to verify your number. Do not share it.

authentication =
    .subject = Your { -brand } sign-in code
    .preheader = Enter it to sign in. It only works for a few minutes.
    .heading = Your sign-in code
    .intro = Enter this code to sign in.
    .action = Sign in
    .expires = Expires in a few minutes
    .ignore = Not signing in right now? You can safely ignore this email.
    .sms = { $code } is your { -brand } sign-in code. Do not share it.

account-take-over-notification =
    .subject = Unusual sign-in to your { -brand } account
    .preheader = Please check the details and tell us if it was you.
    .heading = Was this you?
    .intro = We noticed an unusual sign-in to your account.
    .intro-blocked = We blocked an unusual attempt to sign in to your account.
    .time-label = Time:
    .place-label = Place:
    .device-label = Device:
    .question = Please let us know:
    .yes = Yes, it was me
    .no = No, it wasn’t me
    .ignore = Not you? Change your password now.

password-changed =
    .subject = Your { -brand } password was changed
    .preheader = If this wasn’t you, reset your password right away.
    .heading = Your password was changed
    .intro = The password for your account was just changed.
    .action = Sign in
    .ignore = Not you? Reset your password now.

welcome =
    .subject = Welcome to { -brand }
    .preheader = Your account is confirmed. Sign in whenever you like.
    .heading = You’re all set
    .intro = Your account is confirmed and ready to use.
    .action = Sign in
    .ignore = Didn’t create this account? Please contact us.
