//! The user who waits for a mail; only with `--user`.

hop! { User:
    USER_MISSING "user-missing" Breaks Own [ListUsers, AdminGetUser]
        "the user is in this pool"
        "Cognito sends nothing to users that it does not know and, with PreventUserExistenceErrors, says so to nobody."
        "Look in the right pool. UsernameAttributes decides what counts as a user name.";
    USER_DISABLED "user-disabled" Breaks Own [ListUsers, AdminGetUser]
        "the user is enabled"
        "Cognito sends no codes to a disabled user."
        "Enable the user.";
    USER_FORCE_CHANGE "user-force-change" Breaks Own [ListUsers, AdminGetUser]
        "the user has set a password"
        "In FORCE_CHANGE_PASSWORD the user has an invitation and no password: ForgotPassword is refused and sends nothing."
        "Send the invitation again, or set a permanent password.";
    USER_INVITE_EXPIRED "user-invite-expired" Warns Own [ListUsers, AdminGetUser]
        "the temporary password is still valid"
        "A temporary password ends after TemporaryPasswordValidityDays, counted from the last invitation."
        "Send the invitation again: it has a new temporary password.";
    USER_EMAIL_MISSING "user-email-missing" Breaks Own [ListUsers, AdminGetUser]
        "the user has an email address"
        "Without the attribute email there is nobody to send to."
        "Give the user an address.";
    USER_EMAIL_UNVERIFIED "user-email-unverified" Breaks Own [ListUsers, AdminGetUser]
        "the user's address is verified"
        "ForgotPassword uses verified addresses only: \"Cannot reset password for the user as there is no registered/verified email or phone_number\", or silence with PreventUserExistenceErrors."
        "Let the user verify the address, or mark it as verified if you know that it is.";
    USER_ALREADY_VERIFIED "user-already-verified" Warns Own [ListUsers, AdminGetUser]
        "a verification mail is due"
        "A user whose address was verified from the start gets no verification mail."
        "Nothing to do.";
    USER_EXTERNAL "user-external" Warns Own [ListUsers, AdminGetUser]
        "the user has a password in this pool"
        "Users of an external identity provider have no password here and never get a mail about one."
        "Reset the password at the identity provider.";
    USER_RESET_REQUIRED "user-reset-required" Warns Own [ListUsers, AdminGetUser]
        "no administrator has reset the user's password"
        "After a reset the user can sign in only with a new password; the code went out with the reset."
        "Reset again for another code, or let the user choose \"forgot password\".";
    USER_EMAIL_MFA "user-email-mfa" Breaks Own [ListUsers, AdminGetUser, GetUserPoolMfaConfig]
        "email is not both the second factor and the only way to recover"
        "Cognito does not send a reset code to the address that is the user's second factor."
        "Add another recovery mechanism, or another second factor.";
    USER_SMS "user-sms" Warns Own [ListUsers, AdminGetUser]
        "the invitation goes by email"
        "AdminCreateUser without DesiredDeliveryMediums sends the invitation by SMS if there is a phone number."
        "Create or resend with DesiredDeliveryMediums EMAIL.";
    USER_SUPPRESSED "user-suppressed" Breaks Ses [GetSuppressedDestination, GetAccount, GetConfigurationSet, GetMessageInsights, ListUsers, AdminGetUser]
        "the address is not on SES's suppression list"
        "SES accepts mail to a suppressed address and does not deliver it. An earlier bounce or complaint put it there."
        "Remove the address once the cause of the bounce is gone.";
    USER_SUPPRESSED_GLOBALLY "user-suppressed-globally" Warns Ses [GetAccount, ListUsers, AdminGetUser]
        "the account's own suppression list is on"
        "Without it SES's global list applies, which has no API: nobody can look."
        "Switch the account's list on.";
    USER_INVALID "user-invalid" Warns Ses [GetAccount, GetConfigurationSet, GetEmailAddressInsights, ListUsers, AdminGetUser]
        "Auto Validation lets mail to the address pass"
        "With Auto Validation SES sends nothing to an address below the threshold of confidence."
        "Lower the threshold, or ask the user for the address again.";
    USER_DOMAIN_NO_MAIL "user-domain-no-mail" Breaks Own [ListUsers, AdminGetUser]
        "the domain of the address takes mail"
        "A domain that does not exist, or that says by a null MX that it takes no mail, is usually a typing mistake."
        "Ask the user for the address again.";
}
