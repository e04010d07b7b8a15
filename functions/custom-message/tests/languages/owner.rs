//! An owner's theme that adds a language, overrides a string and restricts what is offered: the
//! example of `docs/languages.md`, as it stands there.

use custom_message::handler::{Handler, Step};
use theme::Kind;
use theme::Layers;

use super::{handler, outcome, read};

const THEME: &str = "languages";
const FOLDER: &str = "functions/custom-message/tests/themes/languages";

fn owners() -> Handler {
    handler(&[], Some(THEME))
}

fn subject(handler: &mut Handler, kind: Kind, tag: &str) -> (Step, String, String) {
    let email = outcome(handler, kind, tag).email;
    let locale = email.locale.unwrap().to_string();
    let subject = email.message.unwrap().subject.as_str().to_owned();
    (email.step, locale, subject)
}

#[test]
fn the_theme_has_no_defects() {
    assert_eq!(owners().renderer().theme().check(), []);
}

#[test]
fn one_file_is_one_language_more() {
    let mut handler = owners();
    for kind in Kind::ALL {
        let (step, locale, _) = subject(&mut handler, kind, "da-DK");
        assert_eq!((step, locale.as_str()), (Step::Theme, "da"));
    }
    let (_, _, subject) = subject(&mut handler, Kind::SignUp, "da");
    assert_eq!(subject, "Bekræft din e-mailadresse til Acmebank");
}

#[test]
fn one_string_is_overridden_and_the_others_stay() {
    let mut handler = owners();
    let (_, _, own) = subject(&mut handler, Kind::SignUp, "en");
    assert_eq!(
        own,
        "Welcome aboard: confirm your email address for Acmebank"
    );
    let (_, _, default) = subject(&mut handler, Kind::ForgotPassword, "en");
    assert_eq!(default, "Reset your Acmebank password");
}

#[test]
fn what_is_not_offered_is_answered_in_the_default_language() {
    let mut handler = owners();
    let offered = handler
        .renderer()
        .theme()
        .locales(Layers::OwnersOverDefault);
    let offered: Vec<String> = offered.iter().map(ToString::to_string).collect();
    assert_eq!(offered, ["da", "en", "sv"]);
    for (wanted, chosen) in [("sv-SE", "sv"), ("fr", "da"), ("nonsense!", "da")] {
        let (_, locale, _) = subject(&mut handler, Kind::SignUp, wanted);
        assert_eq!(locale, chosen, "{wanted}");
    }
}

/// Every block of the document that names a file of the example is a part of that file.
#[test]
fn the_document_shows_this_theme() {
    let document = read("docs/languages.md");
    let mut shown = 0;
    for block in document.split("```").skip(1).step_by(2) {
        let Some((first, rest)) = block.split_once('\n') else {
            continue;
        };
        let Some((_, name)) = first.split_once(' ') else {
            continue;
        };
        let file = read(format!("{FOLDER}/{name}"));
        for excerpt in rest.split("# …\n") {
            assert!(file.contains(excerpt), "{name} does not hold:\n{excerpt}");
        }
        shown += 1;
    }
    assert_eq!(shown, 3, "theme.toml, locales/da.ftl and locales/en.ftl");
}
