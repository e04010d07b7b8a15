//! SES in the account and Region of the identity.

hop! { Account:
    SES_SANDBOX "ses-sandbox" Breaks Ses [GetAccount]
        "SES has left its sandbox in the identity's Region"
        "In its sandbox SES delivers only to verified addresses and to its mailbox simulator, at most 200 mails a day. Each Region has a sandbox of its own."
        "Request production access for this Region, and answer AWS's questions in the support case.";
    SES_PAUSED "ses-paused" Breaks Ses [GetAccount]
        "sending is enabled for the account"
        "While sending is paused for the account, SES refuses every mail of this Region."
        "Find out who paused it, then enable sending again.";
    SES_SHUTDOWN "ses-shutdown" Breaks Ses [GetAccount]
        "SES has not shut down the account's sending"
        "After too many bounces or complaints AWS stops the account's sending until the case in the Support Center is answered."
        "Answer the case in the Support Center: the cause, what was changed, how it stays fixed.";
    SES_PROBATION "ses-probation" Warns Ses [GetAccount]
        "SES does not have the account under review"
        "During a review mail still leaves, and AWS stops it if bounces or complaints do not fall."
        "Answer the case in the Support Center and lower the bounce or complaint rate.";
    SES_QUOTA "ses-quota" Breaks Ses [GetAccount]
        "the mails of 24 hours stay below the quota"
        "Beyond the quota SES refuses every mail until older ones are 24 hours old. The figure lags 10 to 30 minutes behind."
        "Request a higher sending quota (Service Quotas, SES, \"Sending quota\").";
    SES_RATE "ses-rate" Warns Ses [GetAccount]
        "SES accepts more than one mail a second"
        "Cognito sends at once whatever sign-ups ask for. Beyond the rate SES throttles, and messages can fail."
        "Request a higher sending rate (Service Quotas, SES, \"Sending rate\").";
    SES_AUTO_VALIDATION "ses-auto-validation" Warns Ses [GetAccount]
        "SES does not hold back addresses that it merely doubts"
        "With Auto Validation SES sends nothing to addresses below a threshold of confidence, and nobody is told."
        "Set the threshold to MEDIUM or MANAGED, or switch Auto Validation off.";
    REPUTATION_BOUNCES "reputation-bounces" Warns Ses [GetMetricData]
        "less than 5 % of mails bounce"
        "From 5 % on SES reviews an account, and at 10 % it may pause its sending."
        "Find the addresses that bounce (a configuration set with an event destination), and ask for them twice at sign-up.";
    REPUTATION_COMPLAINTS "reputation-complaints" Warns Ses [GetMetricData]
        "less than 0.1 % of mails get a complaint"
        "From 0.1 % on SES reviews an account, and at 0.5 % it may pause its sending."
        "Send only what people asked for, and keep marketing out of this account.";
    VDM "vdm" Warns Ses [GetAccount, ListRecommendations]
        "the Virtual Deliverability Manager has no open recommendation for the identity"
        "Its advisor sees what receivers see: missing DKIM, DMARC or SPF, blocked addresses."
        "Follow the recommendation, then mark it as resolved in the SES console.";
    VDM_OFF "vdm-off" Warns Ses [GetAccount]
        "the Virtual Deliverability Manager is on"
        "Without it SES keeps no record of single messages and gives no recommendations. It costs a little for each mail and is not needed."
        "Switch it on if mail disappears at receivers and nothing here says why.";
}
