//! The pool's own settings.

hop! { Pool:
    POOL_MISSING "pool-missing" Breaks Own [DescribeUserPool]
        "the pool exists in this account and Region"
        "Nothing can be checked in the wrong account, and nothing sends for a pool that was deleted."
        "Use the credentials of the pool's account (--profile), or correct the pool's id.";
    POOL_REGION "pool-region" Breaks Own [DescribeUserPool]
        "the pool is looked for in its own Region"
        "A pool's id begins with its Region. In other Regions it does not exist, unless it is replicated there."
        "Give --region with the Region at the start of the pool's id.";
    POOL_NO_AUTOVERIFY "pool-no-autoverify" Breaks Own []
        "the pool verifies email addresses by itself"
        "Without `email` among the automatically verified attributes a sign-up sends nothing, answers without CodeDeliveryDetails, and a changed address is not verified."
        "Add email to AutoVerifiedAttributes.";
    POOL_RECOVERY "pool-recovery" Breaks Own []
        "a forgotten password can be reset by email"
        "ForgotPassword sends only what AccountRecoverySetting allows: nothing with admin_only, a text message if only phones are listed. Without the setting Cognito prefers SMS."
        "Put verified_email first in AccountRecoverySetting.";
    POOL_INVITE_TEMPLATE "pool-invite-template" Breaks Ses []
        "the invitation's text has a place for the temporary password"
        "Cognito does not deliver an invitation without {####}, unless a CustomMessage function gives another text."
        "Put {username} and {####} into the text of the invitation.";
    POOL_LINK_NO_DOMAIN "pool-link-no-domain" Breaks Ses []
        "a pool that verifies by link has a domain"
        "The link of a verification mail leads to the pool's own domain. Without one Cognito cannot make it."
        "Give the pool a domain, or verify by code.";
    POOL_EMAIL_MFA "pool-email-mfa-needs-ses" Breaks Ses [GetUserPoolMfaConfig]
        "a pool with one-time codes by email sends through SES"
        "Cognito sends sign-in codes by email only with EmailSendingAccount DEVELOPER."
        "Verify a domain in SES and set EmailSendingAccount to DEVELOPER.";
    POOL_DEFAULT_CAP "pool-default-cap" Warns Ses []
        "the pool sends through SES of its own account"
        "Cognito's own sender is limited to 50 mails a day for the whole account, uses the domain verificationemail.com, which receivers filter, and counts nothing that could be looked at."
        "Verify a domain in SES and set EmailSendingAccount to DEVELOPER.";
    POOL_FROM "pool-from" Breaks Ses []
        "From is a well-formed mailbox of the identity"
        "SES refuses a From that the identity does not cover, and a display name with commas or letters beyond ASCII that is neither quoted nor encoded."
        "Give From as the finding says.";
    POOL_REPLY_TO "pool-reply-to" Breaks Ses []
        "ReplyToEmailAddress is an address"
        "With a malformed Reply-To every mail fails: CodeDeliveryFailureException, \"Invalid email provided\"."
        "Give one bare address, or remove the setting.";
    POOL_SOURCE_REGION "pool-source-region" Breaks Ses []
        "the identity is in a Region that the pool may send through"
        "Each Region's pools send only through SES of some Regions (Cognito guide, \"Email settings\")."
        "Verify the identity in an allowed Region and give its ARN as SourceArn.";
    POOL_SOURCE_ACCOUNT "pool-source-account" Breaks Ses []
        "SourceArn names an identity of the pool's account"
        "Cognito does not send as an identity of another account."
        "Verify the identity in the pool's account.";
    POOL_LEGACY_FAILURE "pool-legacy-failure" Warns Ses []
        "Cognito reports no failure of the pool's email settings"
        "EmailConfigurationFailure is a field of old: where it is filled in, Cognito once could not send."
        "Save the pool's email settings again once everything else here is ok.";
    POOL_THREAT_MAIL "pool-threat-mail" Breaks Ses [DescribeRiskConfiguration, GetEmailIdentity]
        "the sender of threat protection's notices is verified"
        "Notices about risky sign-ins have a From and a SourceArn of their own, which must be as right as the pool's."
        "Verify that identity, or give the pool's own SourceArn and From.";
    POOL_THROTTLED "pool-throttled" Warns Own [GetLogDeliveryConfiguration, FilterLogEvents]
        "Cognito does not hold back mails to one address"
        "Cognito may leave out further mails to one address within a short time. Only the log of user notifications shows it."
        "Wait some minutes between two codes for one address.";
    POOL_REPLICAS "pool-replicas" Warns Own [ListUserPoolReplicas]
        "every replica of the pool is checked as well"
        "A replica in another Region sends from there, with settings, identity and sandbox of its own."
        "Run signet doctor with --region for each replica.";
}
