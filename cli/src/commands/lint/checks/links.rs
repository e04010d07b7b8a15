//! Checks of links: their targets, their texts, and secrets in their addresses.

use scraper::ElementRef;

use super::{MailReport, RenderedMail};
use crate::commands::lint::case::CODE;
use crate::commands::lint::document::{collapsed, inline_style};
use crate::commands::lint::rule;

/// Hosts of link shorteners, which hide a link's target.
const SHORTENERS: [&str; 16] = [
    "bit.ly",
    "buff.ly",
    "cutt.ly",
    "goo.gl",
    "is.gd",
    "lnkd.in",
    "ow.ly",
    "rb.gy",
    "rebrand.ly",
    "s.id",
    "shorturl.at",
    "t.co",
    "t.ly",
    "tiny.cc",
    "tinyurl.com",
    "v.gd",
];

pub fn check(mail: &RenderedMail<'_>, report: &mut MailReport<'_>) {
    for element in mail.document.all() {
        let Some(href) = element.attr("href") else {
            continue;
        };
        if !matches!(element.value().name(), "a" | "area")
            // VML shapes, which Outlook shows as buttons, have links as well.
            && !element.value().name().starts_with("v:")
        {
            continue;
        }
        // By code, the same link is not empty: only a code that a link pool lacks is missing in it.
        let is_for_code = href.is_empty() && mail.case.is_assumed;
        if let Some(text) = wrong(href.trim())
            && !is_for_code
        {
            report.value(&rule::LINK, &element, href, text);
        }
        if mail.case.kind.is_invitation() && href.contains(CODE) {
            let text = "the address contains the temporary password";
            report.value(&rule::INVITATION_LINK_CODE, &element, "", text);
        }
        if element.value().name() == "a" {
            text_of(&element, href.trim(), report);
        }
    }
}

/// Returns true for an address that nothing is wrong with, or that is none: a path, or a mailbox.
pub fn is_ordinary_target(target: &str) -> bool {
    !target.contains("://") || wrong(target).is_none()
}

/// Returns the defect of a link's target.
fn wrong(href: &str) -> Option<String> {
    let lower = href.to_ascii_lowercase();
    if lower.starts_with("mailto:") || lower.starts_with("tel:") || lower.starts_with("sms:") {
        return None;
    }
    if href.is_empty() {
        let text = "the link is empty, as it is for every user who lacks a value that it needs: print it only where it is there, {% if link %}…{% endif %}";
        return Some(text.to_owned());
    }
    let Some(host) = host(&lower) else {
        return Some("the link is not an https:// address".to_owned());
    };
    if host.contains('@') {
        return Some(
            "the address contains a user name before the host, as in phishing mails".to_owned(),
        );
    }
    let is_ip = host.starts_with('[')
        // Decimal numbers without dots are IP addresses as well.
        || host.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        // Browsers read 0x7f000001 as an IP address, too.
        || host.starts_with("0x");
    if is_ip {
        return Some(format!("the link leads to an IP address, {host}"));
    }
    SHORTENERS
        .contains(&host)
        .then(|| format!("{host} is a link shortener: readers and filters cannot see the target"))
}

/// Returns the host of an https address, without its port.
fn host(href: &str) -> Option<&str> {
    let authority = href
        .strip_prefix("https://")?
        .split(['/', '?', '#', '\\'])
        .next()?;
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host,
        _ => authority,
    };
    (!host.is_empty()).then_some(host)
}

/// Checks the link's text: the host that it names and its underline.
fn text_of(link: &ElementRef<'_>, href: &str, report: &mut MailReport<'_>) {
    let text = collapsed(link.text());
    let lower = href.to_ascii_lowercase();
    if let Some(named) = other_host(&text, &lower) {
        let leads = lower
            .strip_prefix("mailto:")
            .or_else(|| host(&lower))
            .unwrap_or(&lower);
        let text = format!("the text names {named}, but the link leads to {leads}");
        report.value(&rule::LINK_HOST, link, href, text);
    }
    if is_undecorated(link) && is_within_text(link, &text) {
        report.element(
            &rule::LINK_UNDERLINE,
            link,
            "a link inside text is not underlined",
        );
    }
}

/// Returns a host or mail address in the text that is not the link's own.
fn other_host(text: &str, href: &str) -> Option<String> {
    for word in text.split_whitespace() {
        let word = word.to_lowercase();
        // Punctuation around an address is not a part of it.
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '/');
        if word.contains('@') && !word.contains('/') {
            let address = href
                .strip_prefix("mailto:")
                .and_then(|rest| rest.split('?').next());
            if address.is_some_and(|address| address != word) {
                return Some(word.to_owned());
            }
            continue;
        }
        let bare = word
            .strip_prefix("https://")
            .or_else(|| word.strip_prefix("http://"))
            .unwrap_or(word);
        let named = bare.split(['/', '?', '#', ':']).next().unwrap_or(bare);
        if !is_host(named) {
            continue;
        }
        let named = named.strip_prefix("www.").unwrap_or(named);
        let leads = host(href).unwrap_or_default();
        let leads = leads.strip_prefix("www.").unwrap_or(leads);
        // example.com may lead to app.example.com: both belong to the same owner.
        if leads != named && !leads.ends_with(&format!(".{named}")) {
            return Some(named.to_owned());
        }
    }
    None
}

fn is_host(word: &str) -> bool {
    let labels: Vec<&str> = word.split('.').collect();
    let (Some(top), true) = (labels.last(), labels.len() > 1) else {
        return false;
    };
    top.len() >= 2
        && top.chars().all(char::is_alphabetic)
        && labels.iter().all(|label| {
            !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        })
}

fn is_undecorated(link: &ElementRef<'_>) -> bool {
    let style = inline_style(link);
    let last = |names: &[&str]| {
        style
            .iter()
            .rev()
            .find(|declaration| names.contains(&declaration.property.as_str()))
            .map(|declaration| declaration.value.as_str())
    };
    // A button looks like a link without an underline.
    let is_button = last(&["background", "background-color"]).is_some()
        || last(&["display"]) == Some("inline-block");
    !is_button
        && last(&["text-decoration", "text-decoration-line"])
            .is_some_and(|value| value.contains("none"))
}

/// Returns true if other text is beside the link in its paragraph or cell.
fn is_within_text(link: &ElementRef<'_>, text: &str) -> bool {
    let block = link.ancestors().filter_map(ElementRef::wrap).find(|outer| {
        matches!(
            outer.value().name(),
            "p" | "td" | "th" | "li" | "div" | "body" | "h1" | "h2"
        )
    });
    block.is_some_and(|block| {
        let around = collapsed(block.text());
        around.len() > text.len() && !text.is_empty()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_a_named_host_by_https() {
        for href in [
            "https://app.example.com/a",
            "https://example.com:8443",
            "mailto:a@example.com",
            "tel:+1",
        ] {
            assert_eq!(wrong(href), None, "{href}");
        }
        for href in [
            "http://example.com",
            "",
            "#",
            "/a",
            "javascript:x",
            "https://",
            "https://10.0.0.1/",
            "https://[::1]/",
            "https://bit.ly/x",
            "https://a@evil.example",
            "HTTPS://T.CO/x",
        ] {
            assert!(wrong(href).is_some(), "{href}");
        }
    }

    #[test]
    fn text_may_not_name_another_host() {
        for (text, href, named) in [
            ("www.example.com", "https://example.com/a", None),
            ("example.com", "https://app.example.com", None),
            (
                "app.example.com",
                "https://example.com",
                Some("app.example.com"),
            ),
            (
                "(see https://example.com/x)",
                "https://evil.example",
                Some("example.com"),
            ),
            (
                "help@example.com",
                "mailto:help@example.com?subject=a",
                None,
            ),
            (
                "help@example.com",
                "mailto:other@example.com",
                Some("help@example.com"),
            ),
            ("Version 1.2 of v2.x", "https://example.com", None),
            ("Click here. Now.", "https://example.com", None),
        ] {
            assert_eq!(other_host(text, href).as_deref(), named, "{text}");
        }
    }
}
