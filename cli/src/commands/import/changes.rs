//! What changes for the reader, or may surprise the owner: facts that a comparison of texts does not show.

use theme::Kind;

use super::build::Built;
use super::source::Sources;

/// Lists the sentences.
pub fn changes(built: &Built, sources: &Sources) -> Vec<String> {
    let mut changes = Vec::new();
    if sources
        .pool
        .as_ref()
        .is_some_and(|pool| pool.is_cognito_default)
    {
        changes.push(
            "The pool sends by Cognito's own account (EmailSendingAccount: COGNITO_DEFAULT), where a function's mail \
             does not go out. Set it to DEVELOPER with an identity of SES, or set CUSTOM_EMAIL=always and try it"
                .to_owned(),
        );
    }
    for (name, value) in &built.environment {
        changes.push(format!("Set {name}={value} in the function's environment"));
    }
    for (one, other) in [
        (Kind::SignUp, Kind::ResendCode),
        (Kind::ResendCode, Kind::SignUp),
    ] {
        if !built.answered.contains(&one) || built.answered.contains(&other) {
            continue;
        }
        let (one, other) = (one.name(), other.name());
        changes.push(match sources.has_page {
            true => format!(
                "{one} has a page and {other}, the mail for the same purpose, the default one: import its page, or \
                 write {{% include \"messages/{one}.html\" %}} into messages/{other}.html"
            ),
            false => format!(
                "{one} has its mail and {other} is left to Cognito: a user who asks for the code again gets another mail"
            ),
        });
    }
    if holds_code_in_link(built) {
        changes.push(
            "A link holds the code: a scanner that opens links uses the code up unless the page behind asks for a \
             click (signet lint --explain link-scanners)"
                .to_owned(),
        );
    }
    if sources.has_page {
        changes.push(format!(
            "A page has no subject: the default theme's goes out until you write .subject into locales/{}.ftl",
            built.languages.default
        ));
    }
    if let Some(first) = built.languages.unread.first() {
        changes.push(format!(
            "The theme also finds a user's language in {} more usual places, such as {first}, where the handler does \
             not look",
            built.languages.unread.len()
        ));
    }
    if let Some(year) = year(built) {
        changes.push(format!(
            "The year {year} stands in the mail as text: {{{{ year }}}} prints the current one"
        ));
    }
    if built.languages.is_guess && !built.answered.is_empty() {
        changes.push(format!(
            "Nothing says the language of the words: taken as {}; use --locale TAG if it is another",
            built.languages.default
        ));
    }
    if !built.languages.absent.is_empty() {
        let absent = built.languages.absent.iter().map(ToString::to_string);
        changes.push(format!(
            "Not offered, since the words are those of {}: {}",
            built.languages.default,
            absent.collect::<Vec<_>>().join(", ")
        ));
    }
    changes
}

/// Returns the year behind a copyright sign.
fn year(built: &Built) -> Option<&str> {
    let pages = built
        .files
        .iter()
        .filter(|(name, _)| name.ends_with(".html"));
    let mut signs = pages.flat_map(|(_, page)| {
        let behind = ["&copy; ", "© ", "&#169; "].map(|sign| page.split_once(sign));
        behind.into_iter().flatten().map(|(_, behind)| behind)
    });
    signs.find_map(|behind| {
        behind
            .get(..4)
            .filter(|year| year.bytes().all(|c| c.is_ascii_digit()))
    })
}

fn holds_code_in_link(built: &Built) -> bool {
    let settings = built
        .files
        .iter()
        .filter(|(name, _)| name.ends_with(".toml"));
    settings
        .flat_map(|(_, text)| text.lines())
        .any(|line| line.contains("https://") && line.contains("{code}"))
}
