//! An SPF record (RFC 7208), as far as it says if SES may send.

/// Receivers give up after this many (RFC 7208, 4.6.4).
pub(crate) const LOOK_UPS_MAX: usize = 10;

/// Returns true for an SPF record.
pub(crate) fn is_record(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    text == "v=spf1" || text.starts_with("v=spf1 ")
}

/// Returns true if the record includes a domain, and would let it send.
pub(crate) fn includes(record: &str, domain: &str) -> bool {
    terms(record).any(|(qualifier, name, value)| {
        name == "include" && qualifier != '-' && value.eq_ignore_ascii_case(domain)
    })
}

/// Returns the number of terms that cost a look-up.
pub(crate) fn look_ups(record: &str) -> usize {
    let costs = ["include", "a", "mx", "ptr", "exists", "redirect"];
    terms(record)
        .filter(|(_, name, _)| costs.contains(&name.as_str()))
        .count()
}

/// Returns the domains whose records count as well; those with macros depend on the sender.
pub(crate) fn targets(record: &str) -> Vec<String> {
    let followed = terms(record).filter(|(_, name, value)| {
        ["include", "redirect"].contains(&name.as_str())
            && !value.contains('%')
            && !value.is_empty()
    });
    followed.map(|(_, _, value)| value).collect()
}

/// Returns qualifier, name and value of each term.
fn terms(record: &str) -> impl Iterator<Item = (char, String, String)> {
    record.split_whitespace().skip(1).map(|term| {
        let qualifier = term.chars().next().filter(|c| "+-~?".contains(*c));
        let term = term.trim_start_matches(['+', '-', '~', '?']);
        let (name, value) = term.split_once([':', '=']).unwrap_or((term, ""));
        let name = name.split('/').next().unwrap_or(name).to_ascii_lowercase();
        (
            qualifier.unwrap_or('+'),
            name,
            value.trim_end_matches('.').to_owned(),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_spf_records_count() {
        assert!(is_record("v=spf1 -all") && is_record("V=SPF1"));
        assert!(!is_record("v=spf10 -all") && !is_record("google-site-verification=x"));
    }

    #[test]
    fn an_include_lets_send_unless_it_is_negated() {
        assert!(includes(
            "v=spf1 include:AmazonSES.com ~all",
            "amazonses.com"
        ));
        assert!(includes(
            "v=spf1 ?include:amazonses.com -all",
            "amazonses.com"
        ));
        assert!(!includes(
            "v=spf1 -include:amazonses.com ~all",
            "amazonses.com"
        ));
        assert!(!includes(
            "v=spf1 include:mail.amazonses.com ~all",
            "amazonses.com"
        ));
    }

    #[test]
    fn look_ups_are_counted() {
        let record = "v=spf1 a mx/24 include:x.org exists:%{i}.y.org ip4:192.0.2.1 redirect=z.org";
        assert_eq!(look_ups(record), 5);
        assert_eq!(targets(record), ["x.org", "z.org"]);
    }
}
