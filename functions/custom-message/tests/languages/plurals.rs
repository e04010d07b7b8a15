//! Plurals by CLDR.

use std::collections::BTreeSet;
use std::rc::Rc;

use fluent_bundle::FluentArgs;
use fluent_syntax::ast::{Entry, Expression, PatternElement, VariantKey};
use fluent_syntax::parser;
use theme::locale::Tag;
use theme::{Layers, Theme};

use super::{LANGUAGES, locale_file};

/// CLDR 46's cardinal categories, but for `many` of es, fr, it and pt, which is for millions.
const CATEGORIES: [(&str, &[&str]); 20] = [
    ("ar", &["zero", "one", "two", "few", "many", "other"]),
    ("cs", &["one", "few", "many", "other"]),
    ("de", &["one", "other"]),
    ("en", &["one", "other"]),
    ("es", &["one", "other"]),
    ("fr", &["one", "other"]),
    ("he", &["one", "two", "other"]),
    ("id", &["other"]),
    ("it", &["one", "other"]),
    ("ja", &["other"]),
    ("ko", &["other"]),
    ("nl", &["one", "other"]),
    ("pl", &["one", "few", "many", "other"]),
    ("pt-BR", &["one", "other"]),
    ("ru", &["one", "few", "many", "other"]),
    ("sv", &["one", "other"]),
    ("tr", &["one", "other"]),
    ("uk", &["one", "few", "many", "other"]),
    ("zh-CN", &["other"]),
    ("zh-TW", &["other"]),
];

/// The categories that each selector of a file tells apart. `0` stands for a number that is not known, and for
/// the category `zero`.
fn categories(text: &str) -> Vec<BTreeSet<String>> {
    let resource = parser::parse_runtime(text).unwrap();
    let mut all = Vec::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else {
            continue;
        };
        let patterns = message.attributes.iter().map(|part| &part.value);
        for element in patterns.flat_map(|pattern| &pattern.elements) {
            let PatternElement::Placeable {
                expression: Expression::Select { variants, .. },
            } = element
            else {
                continue;
            };
            let names = variants.iter().map(|variant| match variant.key {
                VariantKey::Identifier { name } => name.to_owned(),
                VariantKey::NumberLiteral { value } => value.to_owned(),
            });
            all.push(names.collect());
        }
    }
    all
}

#[test]
fn every_language_has_the_categories_that_cldr_gives_it() {
    assert_eq!(CATEGORIES.map(|(tag, _)| tag), LANGUAGES);
    for (tag, wanted) in CATEGORIES {
        let wanted: BTreeSet<String> = wanted.iter().map(|name| (*name).to_owned()).collect();
        let mut known_days = wanted.clone();
        known_days.remove("zero");
        known_days.insert("0".to_owned());
        let found = categories(&locale_file(tag));
        let expected = match wanted.len() {
            // Without forms to tell apart, the hours need no selector.
            1 => vec![known_days],
            _ => vec![wanted, known_days],
        };
        assert_eq!(found, expected, "{tag}.ftl");
    }
}

/// A pool's TemporaryPasswordValidityDays, in the words of each language.
#[test]
fn days_find_their_form() {
    for (tag, days, sentence) in [
        ("en", 0, "Sign in soon: the temporary password will expire."),
        ("en", 1, "The temporary password expires in 1 day."),
        ("en", 7, "The temporary password expires in 7 days."),
        ("pl", 1, "Hasło tymczasowe wygasa za 1 dzień."),
        ("pl", 22, "Hasło tymczasowe wygasa za 22 dni."),
        ("cs", 3, "Dočasné heslo platí 3 dny."),
        ("cs", 7, "Dočasné heslo platí 7 dní."),
        ("ru", 21, "Временный пароль действует 21 день."),
        ("ru", 3, "Временный пароль действует 3 дня."),
        ("ru", 7, "Временный пароль действует 7 дней."),
        ("uk", 30, "Тимчасовий пароль діє 30 днів."),
        ("he", 2, "הסיסמה הזמנית בתוקף ליומיים."),
        ("ar", 2, "كلمة المرور المؤقتة صالحة لمدة يومين."),
        (
            "ar",
            7,
            "كلمة المرور المؤقتة صالحة لمدة \u{2068}7\u{2069} أيام.",
        ),
        ("ja", 7, "仮パスワードの有効期限：7日間"),
    ] {
        let said = said(tag, ("admin-create-user", "expires"), ("days", days));
        assert_eq!(said, sentence, "{tag} {days}");
    }
}

fn said(tag: &str, (message, part): (&str, &str), (argument, number): (&str, i32)) -> String {
    let theme = Theme::load(None, &[]);
    let strings = theme.strings(Layers::Default, &Tag::parse(tag).unwrap());
    let catalog = Rc::new(strings.unwrap()).with_brand("");
    let mut arguments = FluentArgs::new();
    arguments.set(argument, number);
    catalog.format(message, part, &arguments).unwrap()
}

#[test]
fn numbers_find_their_form() {
    for (tag, hours, sentence) in [
        ("en", 1, "Expires in 1 hour"),
        ("en", 24, "Expires in 24 hours"),
        ("fr", 1, "Expire dans 1 heure"),
        ("pl", 1, "Wygasa za 1 godzinę"),
        ("pl", 24, "Wygasa za 24 godziny"),
        ("pl", 12, "Wygasa za 12 godzin"),
        ("ru", 21, "Действует 21 час"),
        ("ru", 24, "Действует 24 часа"),
        ("ru", 48, "Действует 48 часов"),
        ("uk", 1, "Діє 1 годину"),
        ("uk", 24, "Діє 24 години"),
        ("uk", 36, "Діє 36 годин"),
        ("cs", 1, "Platí 1 hodinu"),
        ("cs", 3, "Platí 3 hodiny"),
        ("cs", 24, "Platí 24 hodin"),
        ("he", 1, "בתוקף לשעה אחת"),
        ("he", 2, "בתוקף לשעתיים"),
        ("he", 24, "בתוקף ל־\u{2068}24\u{2069} שעות"),
        ("ar", 1, "صالح لمدة ساعة واحدة"),
        ("ar", 2, "صالح لمدة ساعتين"),
        ("ar", 3, "صالح لمدة \u{2068}3\u{2069} ساعات"),
        ("ar", 24, "صالح لمدة \u{2068}24\u{2069} ساعة"),
        ("ja", 24, "有効期限：24時間"),
    ] {
        let said = said(tag, ("shared", "expires"), ("hours", hours));
        assert_eq!(said, sentence, "{tag} {hours}");
    }
}
