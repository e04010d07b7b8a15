//! The form of a mail, checked member by member: what SES does not know is refused.

use serde_json::Value;

use super::{Reaction, World};

type Checked = Result<(), Reaction>;

/// Refuses what SES would, and whatever could harm a reader.
pub(super) fn check(mail: &Value, world: &World) -> Checked {
    let members = [
        "FromEmailAddress",
        "Destination",
        "ReplyToAddresses",
        "Content",
        "EmailTags",
        "ConfigurationSetName",
    ];
    only(mail, &members)?;
    check_sender(mail, world)?;
    let to = list(&mail["Destination"]["ToAddresses"])?;
    only(&mail["Destination"], &["ToAddresses"])?;
    if to.len() != 1 || !is_address(text(&to[0])?) {
        return Err(bad("Illegal address"));
    }
    let simple = &mail["Content"]["Simple"];
    only(&mail["Content"], &["Simple"])?;
    only(simple, &["Subject", "Body", "Headers"])?;
    check_text(&simple["Subject"], true)?;
    only(&simple["Body"], &["Text", "Html"])?;
    check_text(&simple["Body"]["Text"], false)?;
    if !simple["Body"]["Html"].is_null() {
        check_text(&simple["Body"]["Html"], false)?;
    }
    list(&simple["Headers"])?
        .iter()
        .try_for_each(check_header)?;
    list(&mail["EmailTags"])?.iter().try_for_each(check_tag)
}

fn check_sender(mail: &Value, world: &World) -> Checked {
    let from = text(&mail["FromEmailAddress"])?;
    if !from.is_ascii() || from.contains(['\r', '\n']) {
        return Err(bad("From is not of RFC 5322"));
    }
    let address = from.rsplit(['<', ' ']).next().unwrap_or_default();
    let address = address.trim_end_matches('>');
    let domain = address.rsplit('@').next().unwrap_or_default();
    let is_verified = |name: &str| world.verified.contains(name);
    if !world.verified.is_empty() && !is_verified(address) && !is_verified(domain) {
        let words = "Email address is not verified. The following identities failed the check";
        return Err(Reaction::Refuses(400, "MessageRejected", words));
    }
    let set = mail["ConfigurationSetName"].as_str();
    if set.is_some_and(|set| !world.configuration_sets.contains(set)) {
        return Err(Reaction::Refuses(
            404,
            "NotFoundException",
            "no such configuration set",
        ));
    }
    Ok(())
}

fn check_text(part: &Value, is_one_line: bool) -> Checked {
    only(part, &["Data", "Charset"])?;
    let data = text(&part["Data"])?;
    let is_whole = !data.is_empty() && part["Charset"] == "UTF-8";
    let breaks = data.chars().any(char::is_control);
    if !is_whole || (is_one_line && breaks) {
        return Err(bad("a part is malformed"));
    }
    Ok(())
}

fn check_header(header: &Value) -> Checked {
    let (name, value) = (text(&header["Name"])?, text(&header["Value"])?);
    let is_name = name
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let is_value = value.len() <= 870 && value.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    (is_name && is_value)
        .then_some(())
        .ok_or(bad("a header is malformed"))
}

fn check_tag(tag: &Value) -> Checked {
    for text in [text(&tag["Name"])?, text(&tag["Value"])?] {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-".contains(&byte);
        if text.is_empty() || text.len() > 256 || !text.bytes().all(is_plain) {
            return Err(bad("a tag is malformed"));
        }
    }
    Ok(())
}

fn is_address(text: &str) -> bool {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_graphic());
    is_plain
        && text.matches('@').count() == 1
        && !text.contains([',', ';', '<', '>', '"', '(', ')'])
}

fn only(object: &Value, members: &[&str]) -> Checked {
    let object = object.as_object().ok_or(bad("a member is missing"))?;
    let is_known = object.keys().all(|name| members.contains(&name.as_str()));
    is_known.then_some(()).ok_or(bad("a member is unknown"))
}

fn list(value: &Value) -> Result<&Vec<Value>, Reaction> {
    value.as_array().ok_or(bad("a list is missing"))
}

fn text(value: &Value) -> Result<&str, Reaction> {
    value.as_str().ok_or(bad("a text is missing"))
}

const fn bad(words: &'static str) -> Reaction {
    Reaction::Refuses(400, "BadRequestException", words)
}
