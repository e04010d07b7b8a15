//! Pseudo-locales: English that code has changed so that it shows the weak spots of a layout. They are
//! for tests and previews only; the function has neither.

use std::path::Path;

use anyhow::anyhow;
use fluent_syntax::ast::{Entry, Expression, Pattern, PatternElement};
use fluent_syntax::{parser, serializer};
use theme::locale::Tag;
use theme::{Files, Layers, Theme, locale_file};

const ENGLISH: &str = "en";

/// The change that a pseudo-locale makes to a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pseudo {
    /// `en-XA`: `[ Çööññƒîîŕɱ ýýööûûŕ … ]`, accented, some 40 % longer, in brackets. A text without accents
    /// is in no language file; a text without a bracket is cut off, or joined from pieces.
    Accented,
    /// `en-XB`: every word runs from right to left.
    Mirrored,
}

impl Pseudo {
    fn of(tag: &Tag) -> Option<Self> {
        match tag.as_str() {
            "en-XA" => Some(Self::Accented),
            "en-XB" => Some(Self::Mirrored),
            _ => None,
        }
    }
}

/// Returns true for the tag of a pseudo-locale.
pub fn is_pseudo(tag: &Tag) -> bool {
    Pseudo::of(tag).is_some()
}

/// Adds a pseudo-locale to a theme, if `tag` names one: the owner's English merged over the default
/// one.
///
/// # Errors
/// An English file cannot be read or parsed.
pub fn add(theme: &mut Theme, owner: Option<&Path>, tag: &Tag) -> anyhow::Result<()> {
    let Some(pseudo) = Pseudo::of(tag) else {
        return Ok(());
    };
    let owner = owner.map(|folder| Files::Folder(folder.to_owned()));
    let owner = owner.map(|files| (Layers::OwnersOverDefault, files));
    let layers = owner
        .into_iter()
        .chain([(Layers::Default, Files::Embedded)]);
    for (layer, files) in layers {
        let file = locale_file(ENGLISH);
        let text = files.read(&file).map_err(|problem| anyhow!("{problem}"))?;
        if let Some(text) = text {
            theme.add_locale(tag.clone(), layer, changed(&text, pseudo, &file)?);
        }
    }
    Ok(())
}

/// Returns a Fluent file with its texts changed. Keys, placeables and selectors stay the same.
fn changed(text: &str, pseudo: Pseudo, file: &str) -> anyhow::Result<String> {
    let mut resource = parser::parse_runtime(text.to_owned())
        .map_err(|(_, errors)| anyhow!("{file}: {}", first_error(&errors)))?;
    for entry in &mut resource.body {
        if let Entry::Message(message) = entry {
            let parts = message.attributes.iter_mut().map(|part| &mut part.value);
            for pattern in message.value.iter_mut().chain(parts) {
                change(pattern, pseudo);
            }
        }
    }
    Ok(serializer::serialize(&resource))
}

/// Returns the first of a file's errors; the others often follow from it.
fn first_error(errors: &[parser::ParserError]) -> String {
    let first = errors.first().expect("a file that failed has an error");
    format!("not a Fluent file: {}", first.kind)
}

fn change(pattern: &mut Pattern<String>, pseudo: Pseudo) {
    let mut bracketed = false;
    for element in &mut pattern.elements {
        match element {
            PatternElement::TextElement { value } => {
                bracketed = true;
                *value = outside_tags(value, |text| match pseudo {
                    Pseudo::Accented => accented(text),
                    Pseudo::Mirrored => mirrored(text),
                });
            }
            PatternElement::Placeable {
                expression: Expression::Select { variants, .. },
            } => {
                for variant in variants {
                    change(&mut variant.value, pseudo);
                }
            }
            PatternElement::Placeable { .. } => {}
        }
    }
    // A pattern without text of its own is only a variable, whose value is not translated.
    if bracketed && pseudo == Pseudo::Accented {
        let text = |value: &str| PatternElement::TextElement {
            value: value.to_owned(),
        };
        pattern.elements.insert(0, text("[ "));
        pattern.elements.push(text(" ]"));
    }
}

/// A text with `change` made to all but its tags.
fn outside_tags(value: &str, change: impl Fn(&str) -> String) -> String {
    let mut changed = String::with_capacity(value.len() * 2);
    let mut rest = value;
    while let Some((before, tag)) = rest.split_once('<') {
        changed.push_str(&change(before));
        let end = tag.find('>').map_or(tag.len(), |at| at + 1);
        changed.push('<');
        changed.push_str(&tag[..end]);
        rest = &tag[end..];
    }
    changed.push_str(&change(rest));
    changed
}

/// Adds a mark to each letter, so that lines must be high enough, and doubles each vowel, since most
/// languages need more room than English.
fn accented(text: &str) -> String {
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const MARKED: &str = "åƀçðéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ";
    let mut longer = String::with_capacity(text.len() * 3);
    for c in text.chars() {
        let at = PLAIN.chars().position(|plain| plain == c);
        let marked = at.and_then(|at| MARKED.chars().nth(at)).unwrap_or(c);
        longer.push(marked);
        if "aeinouyAEIOU".contains(c) {
            longer.extend(marked.to_lowercase());
        }
    }
    longer
}

/// Puts each word between a right-to-left override and its end. In a body they become references; in a
/// subject or SMS they are dropped, since Cognito refuses them there.
fn mirrored(text: &str) -> String {
    text.split_inclusive(' ')
        .map(|word| match word.trim_end() {
            "" => word.to_owned(),
            letters => format!("\u{202e}{letters}\u{202c}{}", &word[letters.len()..]),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use custom_message::config::Config;
    use custom_message::handler::Handler;
    use theme::Kind;

    use super::*;

    fn pseudo(text: &str, pseudo: Pseudo) -> String {
        changed(text, pseudo, "en.ftl").unwrap()
    }

    #[test]
    fn text_changes_and_placeables_stay() {
        let source = "a =\n    .x = Your { -brand } code\n    .y = { a.x }\n";
        assert_eq!(
            pseudo(source, Pseudo::Accented),
            "a =\n    .x = [ Ýööûûŕ { -brand } çööðéé ]\n    .y = { a.x }\n"
        );
        assert_eq!(
            pseudo(source, Pseudo::Mirrored),
            "a =\n    .x = \u{202e}Your\u{202c} { -brand } \u{202e}code\u{202c}\n    .y = { a.x }\n"
        );
    }

    #[test]
    fn each_form_of_a_plural_is_a_text_of_its_own() {
        let source = "a =\n    .x = { $n ->\n        [one] { $n } hour\n       *[other] { $n } hours\n    }\n";
        let accented = pseudo(source, Pseudo::Accented);
        assert!(
            accented.contains("*[other] [ { $n } ĥööûûŕš ]"),
            "{accented}"
        );
        assert!(parser::parse_runtime(accented.as_str()).is_ok());
    }

    #[test]
    fn every_message_renders_in_both_and_in_a_theme_that_offers_neither() {
        let theme = tempfile::tempdir().unwrap();
        let toml = "[locales]\ndefault = \"de\"\noffered = [\"de\"]\n";
        std::fs::write(theme.path().join("theme.toml"), toml).unwrap();
        for (name, letters) in [("en-XA", "çööðéé"), ("en-XB", "&#8238;code&#8236;")] {
            let tag = Tag::parse(name).unwrap();
            let mut loaded = Theme::load(Some(theme.path()), &[]);
            add(&mut loaded, Some(theme.path()), &tag).unwrap();
            let mut handler = Handler::of_theme(loaded, Config::default());
            for kind in Kind::ALL {
                let sample = format!("../templates/samples/{}.json", kind.name());
                let event = super::super::event::read(
                    sample.as_ref(),
                    super::super::event::Edits {
                        locale: Some(name),
                        ..Default::default()
                    },
                )
                .unwrap();
                let outcome = handler.messages(&event).unwrap();
                assert_eq!(outcome.warnings.len(), 0, "{:?}", outcome.warnings);
                assert_eq!(outcome.email.locale.as_ref(), Some(&tag));
                let body = outcome.email.message.unwrap().body;
                assert!(kind.is_invitation() || body.as_str().contains(letters));
            }
        }
    }

    #[test]
    fn english_grows_by_some_40_per_cent() {
        let theme = Files::Embedded.read(&locale_file(ENGLISH)).unwrap();
        let english = theme.unwrap();
        let lines = english.lines().filter(|line| line.contains("    .intro"));
        for line in lines {
            let (_, text) = line.split_once(" = ").unwrap();
            let growth = accented(text).chars().count() as f64 / text.chars().count() as f64;
            assert!((1.3..1.55).contains(&growth), "{growth}: {text}");
        }
    }
}
