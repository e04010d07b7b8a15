//! The identity of SES, in the Region that SourceArn names.

hop! { Identity:
    IDENTITY_MISSING "identity-missing" Breaks Ses [GetEmailIdentity]
        "the identity exists in its Region"
        "An identity belongs to one Region. In another one SES does not know it and refuses the mail."
        "Create the identity there, or correct SourceArn.";
    IDENTITY_DOMAIN_ONLY "identity-domain-only" Breaks Ses [GetEmailIdentity]
        "SourceArn names the identity that is verified"
        "A verified domain covers its addresses, but SourceArn must then name the domain: \"Email address is not verified. The following identities failed the check\"."
        "Give the ARN of the domain as SourceArn, and the address as From.";
    IDENTITY_PENDING "identity-pending" Breaks Ses [GetEmailIdentity]
        "the identity's verification is not pending"
        "SES looks for a domain's records for up to 72 hours, and waits 24 hours for a click on the link to an address. Until then it sends nothing. Pending is not failed."
        "Publish the records, or open the link, and wait.";
    IDENTITY_FAILED "identity-failed" Breaks Ses [GetEmailIdentity]
        "the identity's verification has not failed"
        "After 72 hours without its records, or 24 hours without a click, SES gives up and sends nothing."
        "Publish the records in the zone that the domain is delegated to; create an address identity again.";
    IDENTITY_ZONE "identity-zone" Warns Ses [GetEmailIdentity]
        "SES asks the zone that the domain is delegated to"
        "Records in a zone that nobody delegates to are not found by anybody. SES says which name server it asked."
        "Publish the records at the domain's own name servers, or delegate the zone.";
    DKIM_OFF "dkim-off" Breaks Ses [GetEmailIdentity]
        "SES signs the mail (DKIM)"
        "Mail without a signature of its own domain is filtered, and refused where the domain's DMARC record asks for it."
        "Switch signing on and publish its records.";
    DKIM_PENDING "dkim-pending" Breaks Ses [GetEmailIdentity]
        "the DKIM records are found"
        "Until SES finds the records it signs with its own domain only, which does not align with From."
        "Publish all records of the finding.";
    DKIM_FAILED "dkim-failed" Breaks Ses [GetEmailIdentity]
        "the DKIM records have not been lost"
        "SES stops signing with the domain once its records are gone for days."
        "Publish all records of the finding; then switch signing off and on.";
    DKIM_KEY_1024 "dkim-key-1024" Warns Ses [GetEmailIdentity]
        "the DKIM key has 2048 bits"
        "Keys of 1024 bits are accepted and considered weak (RFC 8301)."
        "Ask SES for a key of 2048 bits.";
    MAILFROM_FAILED "mailfrom-failed" Breaks Ses [GetEmailIdentity]
        "the custom MAIL FROM domain works"
        "With REJECT_MESSAGE SES sends nothing while the MX record is not found. With USE_DEFAULT_VALUE it sends from amazonses.com, and SPF no longer aligns."
        "Publish the MX and the SPF record of the MAIL FROM domain.";
    IDENTITY_DEFAULT_SET "identity-default-set" Warns Ses [GetEmailIdentity, GetConfigurationSet]
        "the identity's own configuration set works"
        "SES uses it for mail that names none. If it is gone or paused, mail may not leave; other senders also need a permission for it."
        "Give the pool a ConfigurationSet, or correct the identity's.";
    IDENTITY_MANAGED "identity-managed" Warns Ses [GetEmailIdentity]
        "the identity is under the owner's control"
        "A MANAGED_DOMAIN belongs to another AWS service, which may change it."
        "Nothing to do; use an identity of your own if it changes under you.";
    REPUTATION_DISABLED "reputation-disabled" Breaks Ses [GetReputationEntity]
        "SES has not stopped sending as this identity"
        "SES can stop single identities, configuration sets and tenants because of their reputation, while the account is healthy."
        "Fix the cause that SES names, then enable sending again.";
    TENANT "tenant" Warns Ses [ListResourceTenants, GetTenant]
        "no tenant that holds the identity is paused"
        "An identity may belong to tenants of SES. Cognito names no tenant, so a pause of one may not apply."
        "Look at the tenant, and give the pool an identity of its own if in doubt.";
}
