//! Check that a value of events can choose the owner's variants.

use std::rc::Rc;

use theme::suggest::closest;
use theme::{Kind, Occasion, Settings, variant_of, wording_of};

use crate::commands::lint::finding::{Finding, Findings};
use crate::commands::lint::rule;
use crate::commands::lint::sources::{Source, Sources};

/// Returns true if a scope names a source of variants.
pub fn are_chosen(settings: &[Rc<Settings>]) -> bool {
    settings.iter().any(|scope| !scope.variants.is_empty())
}

/// Reports the templates of variants that nothing chooses. The check of names does so for strings.
pub fn check(settings: &[Rc<Settings>], sources: &Sources<'_>, findings: &mut Findings) {
    if are_chosen(settings) {
        return;
    }
    for source in sources.judged() {
        let defect = template_name(source.name).and_then(defect);
        if let Some(text) = defect.filter(|_| !is_named(source, sources)) {
            let finding = Finding::new(&rule::UNREAD_FILE, text);
            findings.add(finding.at(Some(source.place(0, 0))));
        }
    }
}

/// Returns true if a template names the file, and so may include it.
fn is_named(source: &Source<'_>, sources: &Sources<'_>) -> bool {
    let mut files = sources.judged().filter(|file| file.template.is_some());
    files.any(|file| file.text.contains(source.name))
}

/// Returns the name of a message's template without folder and ending.
fn template_name(file: &str) -> Option<&str> {
    let name = file.strip_prefix("messages/")?;
    name.strip_suffix(".html")
        .or_else(|| name.strip_suffix(".txt"))
}

/// Returns the defect of the name of a variant where no value of an event chooses one.
pub fn defect(name: &str) -> Option<String> {
    let (kind, _) = wording_of(name)?;
    let variant = variant_of(kind, name)?;
    let advice = match occasion_meant(kind, variant) {
        Some(occasion) => format!("did you mean `{}_{occasion}`?", kind.name()),
        None => {
            "name the attribute that chooses it in theme.toml: from under [variants]".to_owned()
        }
    };
    Some(format!(
        "nothing chooses {variant}, a variant of {}: {advice}",
        kind.name()
    ))
}

/// Returns the occasion that the name of a variant most likely means.
fn occasion_meant(kind: Kind, variant: &str) -> Option<&'static str> {
    let occasion = Occasion::possible(kind)?.name();
    let plain = variant.to_lowercase().replace('_', "-");
    closest(&plain, [occasion]).or_else(|| (plain == occasion).then_some(occasion))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variant_that_nothing_chooses_is_told_from_a_misspelt_occasion() {
        for (name, end) in [
            ("sign-up_merchant", Some("from under [variants]")),
            ("sign-up_by-admin", Some("from under [variants]")),
            (
                "forgot-password_by_admin",
                Some("`forgot-password_by-admin`?"),
            ),
            (
                "forgot-password_by-amdin",
                Some("`forgot-password_by-admin`?"),
            ),
            (
                "admin-create-user_Passwordless",
                Some("`admin-create-user_passwordless`?"),
            ),
            ("admin-create-user_passwordless", None),
            ("update-user-attribute_by-admin", None),
            ("sign-up", None),
            ("shared", None),
            ("footer_small", None),
        ] {
            let found = defect(name);
            let fits = match (&found, end) {
                (Some(text), Some(end)) => text.ends_with(end),
                (found, end) => found.is_none() && end.is_none(),
            };
            assert!(fits, "{name}: {found:?}");
        }
    }
}
