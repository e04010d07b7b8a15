# English. Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: plain and polite, "you"; no contractions.
#
# -brand is the name of the brand; $hours is the number of hours that a code is valid; $days is the number of days
# that a temporary password is valid, 0 where it is not known; $name is the name of
# the user, in the body only; $code and $username are Cognito's placeholders, in an SMS only.

shared =
    .font = -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif
    .breaking = overflow-wrap:anywhere
    .greeting = Hello { $name },
    .greeting-anonymous = Hello,
    .code-label = Your code
    .expires = { $hours ->
        [one] It is valid for { $hours } hour.
       *[other] It is valid for { $hours } hours.
    }
    .never-share = Never share this code with anyone. { -brand } will never ask you for it.
    .link-hint = If the button does not work, copy this address into your browser:
    .help = Questions? Write to

sign-up =
    .subject = Confirm your email address for { -brand }
    .preheader = One step left: confirm that this address belongs to you.
    .heading = Confirm your email address
    .intro = Thank you for signing up. Enter this code to confirm that this address is yours.
    .intro-link = Thank you for signing up. Follow this link to confirm that this address is yours.
    .action = Confirm address
    .expires = { shared.expires }
    .ignore = If you did not sign up, ignore this email: without confirmation, nothing happens.
    .sms = { $code } is your { -brand } code to confirm your number. Do not share it.

resend-code =
    .subject = Your new { -brand } confirmation code
    .subject-link = { sign-up.subject }
    .preheader = You asked for it again. Confirm with it that this address is yours.
    .heading = Here it is again
    .intro = You asked us to send this once more. Enter this code to confirm that this address is yours.
    .intro-link = You asked us to send this once more. Follow this link to confirm that this address is yours.
    .action = Confirm address
    .expires = { shared.expires }
    .ignore = If you did not ask for it, ignore this email: without confirmation, nothing happens.
    .sms = { $code } is your new { -brand } code to confirm your number. Do not share it.

admin-create-user =
    .subject = Your { -brand } account is ready
    .preheader = Your user name and a temporary password for your first sign-in are inside.
    .heading = Welcome to { -brand }
    .intro = An account was created for you. Sign in with these details, then choose a password of your own.
    .username-label = User name
    .password-label = Temporary password
    .action = Sign in
    .expires = { $days ->
        [0] Please sign in before the temporary password expires.
        [one] The temporary password is valid for { $days } day.
       *[other] The temporary password is valid for { $days } days.
    }
    .never-share = Never share this password with anyone. { -brand } will never ask you for it.
    .sent-to = Sent to:
    .ignore = If you did not expect this invitation, ignore this email.
    .sms = { -brand }: your user name is { $username } and your temporary password { $code }

admin-create-user_passwordless =
    .preheader = Your account is ready. Sign in with the user name in this message.
    .intro = An account was created for you. Sign in with this user name.
    .sms = { -brand }: your account is ready. Your user name is { $username }

forgot-password =
    .subject = Reset your { -brand } password
    .preheader = Use the code inside to choose a new password for your account.
    .heading = Reset your password
    .intro = We received a request to reset your password. Enter this code to choose a new one.
    .action = Choose a new password
    .expires = { shared.expires }
    .ignore = If you did not ask for this, ignore this email: your password stays as it is.
    .sms = { $code } is your { -brand } code to reset your password. Do not share it.

forgot-password_by-admin =
    .subject = Your { -brand } password was reset
    .heading = Your password was reset
    .intro = Your password was reset. Enter this code to choose a new one.
    .ignore = Your previous password no longer works, so please choose a new one.

update-user-attribute =
    .subject = Confirm your new { -brand } contact details
    .preheader = You changed your contact details. Confirm them to put the change into effect.
    .heading = Confirm the change
    .intro = You changed your contact details. Enter this code to confirm the new ones.
    .action = Confirm the change
    .expires = { shared.expires }
    .ignore = If you did not make this change, sign in and change your password.
    .sms = { $code } is your { -brand } code to confirm your new number. Do not share it.

update-user-attribute_by-admin =
    .preheader = The contact details of your account were changed. Confirm the new ones.
    .intro = The contact details of your account were changed. Enter this code to confirm the new ones.
    .ignore = If you did not expect this change, do not enter the code.

verify-user-attribute =
    .subject = Verify your contact details for { -brand }
    .preheader = Enter the code inside to show that these contact details are yours.
    .heading = Verify your contact details
    .intro = Enter this code to show that these contact details belong to you.
    .action = Verify
    .expires = { shared.expires }
    .ignore = If you did not ask for this, ignore this email: nothing changes.
    .sms = { $code } is your { -brand } code to verify your number. Do not share it.

authentication =
    .subject = Your { -brand } sign-in code
    .preheader = Enter the code inside to finish signing in. It is valid for a few minutes.
    .heading = Your sign-in code
    .intro = Enter this code to finish signing in.
    .action = Finish signing in
    .expires = It is valid for a few minutes only.
    .ignore = If you are not signing in right now, ignore this email and keep the code to yourself.
    .sms = { $code } is your { -brand } sign-in code. Do not share it.

account-take-over-notification =
    .subject = Unusual sign-in to your { -brand } account
    .preheader = Check whether it was you, and what to do if it was not.
    .heading = Was this you?
    .intro = We noticed that a sign-in to your account was not like the others.
    .intro-blocked = We blocked an unusual attempt to sign in to your account.
    .time-label = Time
    .place-label = Place
    .device-label = Device
    .question = Please tell us whether it was you.
    .yes = Yes, it was me
    .no = No, it was not me
    .ignore = Not you? Change your password now.

password-changed =
    .subject = Your { -brand } password was changed
    .preheader = If you did not change it, reset your password now.
    .heading = Your password was changed
    .intro = The password of your account was changed just now.
    .action = Sign in
    .ignore = Not you? Reset your password now.

welcome =
    .subject = Welcome to { -brand }
    .preheader = Your account is confirmed and ready to use.
    .heading = Welcome to { -brand }
    .intro = Your account is confirmed and ready to use.
    .action = Sign in
    .ignore = If you did not create this account, contact us.
