//! Samples in place of Cognito's placeholders, so that a mail looks as its reader sees it.

use custom_message::event;
use serde_json::value::RawValue;

const CODE: &str = "482913";
/// A password with the special characters of Cognito's own ones, which it inserts without escaping.
const PASSWORD: &str = "tK4!x9Qz$Rm2";
const USERNAME: &str = "ana@example.com";
const LINK: &str = r#"<a href="https://auth.example.com/confirmUser?client_id=1example23456789&amp;user_name=ana&amp;confirmation_code=482913">"#;

/// Returns the sample of a code, or of an invitation's temporary password.
pub const fn sample_code(is_invitation: bool) -> &'static str {
    if is_invitation { PASSWORD } else { CODE }
}

/// Returns a text that was rendered for `event`, with samples in place of that event's placeholders.
pub fn with_samples(event: &RawValue, text: &str) -> String {
    let Ok(request) = event::read(event) else {
        return text.to_owned();
    };
    let placeholders = request.placeholders;
    let invitation = request.kind.is_invitation();
    let sample = sample_code(invitation);
    let mut text = match &placeholders.code {
        Some(code) => text.replace(code, sample),
        None => text.to_owned(),
    };
    if placeholders.link.is_some() {
        text = with_links(&text);
    }
    match &placeholders.username {
        Some(username) if invitation => text.replace(username, USERNAME),
        _ => text,
    }
}

/// Returns a text with a sample in place of each link's placeholder, `{##words##}`.
fn with_links(text: &str) -> String {
    let mut linked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("{##")
        && let Some((words, after)) = behind.split_once("##}")
    {
        linked.push_str(&format!("{before}{LINK}{words}</a>"));
        rest = after;
    }
    linked.push_str(rest);
    linked
}
