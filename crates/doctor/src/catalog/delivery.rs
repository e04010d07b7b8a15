//! The evidence of mail that left, or did not.

hop! { Delivery:
    LEFT "left" Warns Ses [GetMetricData]
        "SES has sent mail in the last 24 hours"
        "The figure is the whole account's in the Region: other senders share it."
        "Nothing to do.";
    HELD_BACK "held-back" Warns Ses [GetMetricData, LookupEvents]
        "what Cognito was asked to send reached SES"
        "If users sign up and SES counts no mail, it was refused between the two: by the policy, the sandbox, a function."
        "Look at the other findings, and switch on the log of user notifications.";
    BOUNCED "bounced" Warns Ses [GetMetricData]
        "most mail does not bounce"
        "If nearly everything bounces, the receivers refuse it: their filters, mistyped addresses, a blocked domain."
        "Look at the suppression list and at the bounces of a configuration set.";
    COGNITO_DENIED "cognito-denied" Breaks Own [LookupEvents]
        "CloudTrail shows no request that failed because of the mail"
        "CodeDeliveryFailureException, InvalidEmailRoleAccessPolicyException and the daily limit are Cognito's own words for a mail that did not leave; errors of functions stop it as well. What CloudTrail does not show proves nothing."
        "Look at the other findings for the cause; the event has Cognito's text.";
    SES_DENIED "ses-denied" Warns Ses [GetMetricData, LookupEvents]
        "SES's own refusals can be read"
        "Sends are data events: CloudTrail has them only with a trail for SES data events."
        "Create a trail with data events of SES, if nothing else explains it.";
    COGNITO_LOG "cognito-log" Warns Own [GetLogDeliveryConfiguration, FilterLogEvents]
        "Cognito logs mails that it could not deliver"
        "The log of user notifications is the best single source: it names each mail that Cognito could not hand over, and why."
        "Switch it on for userNotification at level ERROR.";
    RECEIVER "receiver" Warns Ses [GetMetricData]
        "receivers accept the mail"
        "After SES has delivered, nothing of AWS knows if a mail lies in the inbox or with the spam."
        "Look at Authentication-Results in the mail's headers, and at the DMARC reports of rua.";
}
