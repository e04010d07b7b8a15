//! The configuration set of the pool, or the identity's own.

hop! { ConfigurationSet:
    SET_MISSING "set-missing" Breaks Ses [GetConfigurationSet]
        "the pool's configuration set exists"
        "A configuration set belongs to one Region, the identity's. SES refuses mail that names one which does not exist."
        "Create the set in the identity's Region, or remove ConfigurationSet from the pool.";
    SET_DISABLED "set-disabled" Breaks Ses [GetConfigurationSet]
        "sending is enabled for the configuration set"
        "SES refuses mail of a set that is paused, whatever the account says."
        "Find out who paused it, then enable sending again.";
    SET_TLS "set-tls" Warns Ses [GetConfigurationSet, GetEmailIdentity]
        "receivers without TLS get mail as well"
        "With TlsPolicy REQUIRE SES sends nothing to receivers that do not offer TLS, and nobody is told."
        "Set TlsPolicy to OPTIONAL, unless a rule of yours asks for TLS.";
    SET_POOL "set-pool" Warns Ses [GetConfigurationSet, GetDedicatedIpPool, GetDedicatedIps, GetEmailIdentity]
        "the set's dedicated addresses are there and warmed up"
        "Receivers hold back mail from addresses that they do not know yet."
        "Send through SES's shared addresses until the warm-up is over.";
    SET_MAX_DELIVERY "set-max-delivery" Warns Ses [GetConfigurationSet, GetEmailIdentity]
        "SES tries long enough for receivers with greylisting"
        "Many receivers refuse the first try of an unknown sender for some minutes. SES gives up after MaxDeliverySeconds."
        "Set MaxDeliverySeconds to 1800 or more, or remove it. A code is of no use after its own time.";
    SET_VALIDATION "set-validation" Warns Ses [GetConfigurationSet, GetEmailIdentity]
        "the set does not hold back addresses that SES merely doubts"
        "Auto Validation of the set beats the account's: SES sends nothing to addresses below the threshold."
        "Set the threshold to MEDIUM or MANAGED, or switch it off for this set.";
    SET_SUPPRESSION_SCOPE "set-suppression-scope" Warns Ses [GetConfigurationSet, GetEmailIdentity]
        "the set uses the account's suppression list"
        "With the scope TENANT another list decides which addresses get no mail, and the account's says nothing about it."
        "Look at the tenant's suppression list, or set the scope to ACCOUNT.";
    SET_SILENT "set-silent" Warns Ses [GetConfigurationSetEventDestinations, GetEmailIdentity]
        "bounces and complaints of the set are reported somewhere"
        "Without an enabled event destination nobody sees a bounce. CloudFormation makes destinations disabled unless told otherwise."
        "Add an event destination for bounces, complaints and rejects, and enable it.";
    DESTINATION_MISSING "destination-missing" Warns Ses [GetConfigurationSetEventDestinations, GetTopicAttributes, DescribeDeliveryStream, GetEmailIdentity]
        "the set's event destinations exist"
        "Events that go to a topic or a stream that was deleted are lost."
        "Point the destination to a topic or stream that exists.";
}
