//! Check that phones recognise the code of an SMS.

use super::phone;
use crate::commands::lint::case::CODE;
use crate::commands::lint::checks::MailReport;
use crate::commands::lint::finding::Finding;
use crate::commands::lint::rule;

/// A code as Cognito sends it.
const SAMPLE_CODE: &str = "482913";

/// Checks that phones recognise the code, and nothing else before it.
pub fn check(text: &str, report: &mut MailReport<'_>) {
    if let Some(defect) = defect(text) {
        report.part("sms", Finding::new(&rule::SMS_CODE_UNSEEN, defect));
    }
}

/// Returns the reason why phones do not recognise the code of an SMS. A missing code is a finding of its own.
fn defect(text: &str) -> Option<String> {
    let (before, behind) = text.split_once(CODE)?;
    let start = before.chars().count();
    let filled: Vec<char> = format!("{before}{SAMPLE_CODE}{behind}").chars().collect();
    let codes = phone::codes(&filled);
    match codes.first() {
        Some(code) if code.start <= start && is_code(&filled[code.clone()]) => None,
        Some(code) if code.end <= start => {
            let word: String = filled[code.clone()].iter().collect();
            let text =
                format!("phones may take {word:?} for the code, because it stands before it");
            Some(text)
        }
        _ => Some(unseen(before, behind)),
    }
}

/// Returns true for the code, alone or behind a prefix as in `G-482913`.
fn is_code(found: &[char]) -> bool {
    let found: String = found.iter().collect();
    let prefix = found.strip_suffix(SAMPLE_CODE);
    prefix.is_some_and(|prefix| prefix.is_empty() || prefix.ends_with('-'))
}

/// Returns the text of a finding about a code that no phone recognises.
fn unseen(before: &str, behind: &str) -> String {
    // With the code alone on one side, the other side is to blame.
    let is_seen = |text: String| {
        let filled: Vec<char> = text.chars().collect();
        phone::codes(&filled)
            .into_iter()
            .any(|code| is_code(&filled[code]))
    };
    let neighbour = if is_seen(format!("{before}{SAMPLE_CODE}")) {
        behind.chars().next().map(|c| (c, "behind"))
    } else {
        before.chars().next_back().map(|c| (c, "before"))
    };
    match neighbour {
        Some((' ', side)) => {
            format!("phones do not recognise the code: a digit comes {side} the space next to it")
        }
        Some((c, side)) => {
            format!("phones do not recognise the code, because {c:?} stands right {side} it")
        }
        None => "phones do not recognise the code".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::Target;
    use crate::commands::lint::case::{Batch, Ways};
    use crate::commands::lint::draft::Draft;
    use custom_message::config::Config;
    use custom_message::event;
    use custom_message::limits;
    use theme::mail::Renderer;
    use theme::{Invitation, Kind, Layers, Theme};

    /// Returns the SMS of every message but the invitation, which holds no code, in every language.
    fn texts(brand: &str) -> Vec<String> {
        let config = Config::parse(|name| (name == "BRAND_NAME").then(|| brand.to_owned()));
        let mut renderer = Renderer::new(Theme::load(None, &config.tokens));
        let settings = renderer.theme().settings().clone();
        let codes = || Kind::ALL.into_iter().filter(|kind| !kind.is_invitation());
        let mut texts = Vec::new();
        for tag in renderer.theme().locales(Layers::Default) {
            let batch = Batch {
                tag,
                scope: None,
                ways: Ways::Unknown,
                target: Target::CustomMessage,
            };
            for case in codes().map(|kind| batch.cases(kind, Invitation::default(), &[]).remove(0))
            {
                let event = case.event(&settings);
                let trigger = event::read(&event).unwrap();
                let draft = Draft::of(
                    &mut renderer,
                    Layers::Default,
                    &trigger,
                    &case,
                    Invitation::default(),
                );
                let sms = draft.unwrap().sms.unwrap().unwrap();
                texts.push(limits::with_plain_characters(&sms));
            }
        }
        texts
    }

    #[test]
    fn phones_recognise_the_code_in_every_language_beside_any_brand() {
        for brand in [
            "Acme",
            "7Eleven",
            "Studio54",
            "Shop24Pro",
            "2026",
            "3M Cloud 365",
            "R2-D2",
            "A:B",
        ] {
            let texts = texts(brand);
            assert_eq!(texts.len(), 20 * 6);
            for text in texts {
                assert_eq!(defect(&text), None, "{text}");
            }
        }
    }

    #[test]
    fn what_stands_beside_the_code_is_named() {
        for (text, named) in [
            ("{####}: code", "':' stands right behind"),
            ("#{####} code", "'#' stands right before"),
            ("code {####} 24", "a digit comes behind"),
            ("24 {####} code", "a digit comes before"),
            ("Shop24Pro code {####}", "\"Shop24Pro\""),
        ] {
            let defect = defect(text).unwrap();
            assert!(defect.contains(named), "{text}: {defect}");
        }
        assert_eq!(defect("no code"), None);
        assert_eq!(defect("G-{####} is your code"), None);
    }
}
