//! The records of the domains.

hop! { Dns:
    DNS_DKIM_RECORD "dns-dkim-record" Breaks Ses [GetEmailIdentity]
        "each DKIM record of SES is published"
        "SES finds a domain by three CNAME records and signs with the keys behind them. One record of three is not enough."
        "Publish each record as the finding has it. Some DNS consoles add the domain by themselves.";
    DNS_BYODKIM "dns-byodkim" Breaks Ses [GetEmailIdentity]
        "the public key of your own DKIM key is published"
        "Receivers look for the key at the selector. An empty p= means that it was withdrawn, t=y that it is only a test."
        "Publish the TXT record of the finding.";
    DNS_MAILFROM_MX "dns-mailfrom-mx" Breaks Ses [GetEmailIdentity]
        "the MAIL FROM domain has exactly SES's MX record"
        "SES takes bounces there. With another or a second MX record the MAIL FROM domain fails."
        "Publish exactly one MX record, as the finding has it.";
    DNS_MAILFROM_SPF "dns-mailfrom-spf" Warns Ses [GetEmailIdentity]
        "the MAIL FROM domain's SPF record lets SES send"
        "Receivers look for one record with include:amazonses.com that needs at most 10 look-ups. Two records are none."
        "Publish one SPF record, as the finding has it.";
    DNS_DMARC_ALIGN "dns-dmarc-align" Breaks Ses [GetEmailIdentity]
        "DKIM or SPF aligns with From"
        "DMARC passes if the domain of the DKIM signature or of MAIL FROM belongs to From's. If neither does, receivers follow the policy: quarantine or reject."
        "Use From, DKIM and MAIL FROM of one domain.";
    DNS_DMARC_MISSING "dns-dmarc-missing" Warns Ses []
        "From's domain has a DMARC record"
        "Gmail and Yahoo ask it of everybody who sends much, and others trust mail without one less."
        "Publish one, with p=none at first.";
    DNS_DMARC_TWO "dns-dmarc-two" Warns Ses []
        "there is one DMARC record at a name"
        "Two records at one name count as none (RFC 9989)."
        "Remove all but one.";
    DNS_FREEMAIL "dns-freemail" Breaks Ses []
        "From is not an address of a mail provider"
        "SES cannot sign as gmail.com or yahoo.com, so such mail never passes DMARC: receivers filter or refuse it."
        "Send from a domain of your own.";
    DNS_BIMI "dns-bimi" Warns Ses []
        "a BIMI record can take effect"
        "A logo is shown only where DMARC has p=quarantine or p=reject. It has no effect on delivery."
        "Nothing to do for delivery.";
    DNS_UNKNOWN "dns-unknown" Breaks Ses []
        "DNS answers"
        "A name server that fails, or no answer in time, says nothing about a record: it is neither there nor missing."
        "Try again, or give another resolver: --resolver 9.9.9.9.";
}
