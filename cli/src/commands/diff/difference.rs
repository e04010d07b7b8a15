//! What differs between two mails, and the mails that differ in the same way.

use serde::Serialize;

use super::mails::{Mail, Pair};
use crate::commands::comparison::Seen;

/// Mails of one message that differ in the same way.
#[derive(Debug, Serialize)]
pub struct Group {
    /// The message, its occasion or variant.
    pub message: String,
    /// The languages and files of scopes.
    pub places: Vec<Place>,
    /// What differs.
    pub differences: Vec<Difference>,
}

/// A language, and the file of an app client, pool or tenant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The language.
    pub locale: String,
    /// The file of the scope; none for all others.
    pub scope: Option<String>,
}

/// A difference between two mails.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// `step`, `subject`, `text`, `links`, `sms`, `look` (the HTML alone) or `size`.
    pub part: &'static str,
    /// The lines that only the mail before has.
    pub old: Vec<String>,
    /// The lines that only the mail after has.
    pub new: Vec<String>,
}

/// Returns the mails that differ, those together that differ in the same way.
pub fn grouped(mails: &[Pair]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for pair in mails {
        let differences = differences(&pair.old, &pair.new);
        if differences.is_empty() {
            continue;
        }
        let place = Place {
            locale: pair.locale.to_string(),
            scope: pair.scope.clone(),
        };
        let known = groups
            .iter_mut()
            .find(|group| group.message == pair.message && same(&group.differences, &differences));
        match known {
            Some(group) if group.places.contains(&place) => {}
            Some(group) => group.places.push(place),
            None => groups.push(Group {
                message: pair.message.clone(),
                places: vec![place],
                differences,
            }),
        }
    }
    groups
}

/// Returns true for differences that a reader sees as the same: sizes differ a little in each language.
fn same(one: &[Difference], other: &[Difference]) -> bool {
    let seen = |differences: &[Difference]| -> Vec<Difference> {
        let seen = differences.iter().filter(|it| it.part != "size");
        seen.cloned().collect()
    };
    seen(one) == seen(other)
}

fn differences(old: &Mail, new: &Mail) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut add = |part, old: Vec<String>, new: Vec<String>| {
        if old != new {
            found.push(Difference { part, old, new });
        }
    };
    let one = |text: &Option<String>| text.iter().cloned().collect::<Vec<_>>();
    add(
        "step",
        vec![old.steps.join(", ")],
        vec![new.steps.join(", ")],
    );
    add("subject", one(&old.subject), one(&new.subject));
    let seen = |mail: &Mail| mail.html.as_deref().map(Seen::of);
    let (before, after) = (seen(old), seen(new));
    let lines = |seen: &Option<Seen>| {
        seen.as_ref()
            .map(|seen| seen.lines.clone())
            .unwrap_or_default()
    };
    let links = |seen: &Option<Seen>| {
        seen.as_ref()
            .map(|seen| seen.links.clone())
            .unwrap_or_default()
    };
    let (gone, come) = changed(&lines(&before), &lines(&after));
    add("text", gone, come);
    let (gone, come) = changed(&links(&before), &links(&after));
    add("links", gone, come);
    add("sms", one(&old.sms), one(&new.sms));
    if found.is_empty() && old.html != new.html {
        found.push(Difference {
            part: "look",
            old: Vec::new(),
            new: Vec::new(),
        });
    }
    if old.html.is_some() && new.html.is_some() && old.characters != new.characters {
        found.push(Difference {
            part: "size",
            old: vec![old.characters.to_string()],
            new: vec![new.characters.to_string()],
        });
    }
    found
}

/// Returns the lines that only one of two texts has, in order.
fn changed(old: &[String], new: &[String]) -> (Vec<String>, Vec<String>) {
    let (old, new): (Vec<&str>, Vec<&str>) = (
        old.iter().map(String::as_str).collect(),
        new.iter().map(String::as_str).collect(),
    );
    let diff = similar::TextDiff::from_slices(&old, &new);
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    for change in diff.iter_all_changes() {
        match change.tag() {
            similar::ChangeTag::Delete => gone.push(change.value().to_owned()),
            similar::ChangeTag::Insert => come.push(change.value().to_owned()),
            similar::ChangeTag::Equal => {}
        }
    }
    (gone, come)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail(html: &str) -> Mail {
        Mail {
            subject: Some("s".to_owned()),
            html: Some(html.to_owned()),
            sms: None,
            steps: ["theme", "theme"],
            characters: html.len(),
        }
    }

    fn parts(old: &str, new: &str) -> Vec<&'static str> {
        let differences = differences(&mail(old), &mail(new)).into_iter();
        differences.map(|it| it.part).collect()
    }

    #[test]
    fn a_difference_has_its_part() {
        assert_eq!(parts("<p>a</p>", "<p>a</p>"), Vec::<&str>::new());
        assert_eq!(parts("<p>a</p>", "<p>b</p>"), ["text"]);
        assert_eq!(parts("<p>a</p>", "<p id=x>a</p>"), ["look", "size"]);
        assert_eq!(parts("<a href=/1>a</a>", "<a href=/2>a</a>"), ["links"]);
    }

    #[test]
    fn lines_that_moved_or_stayed_are_not_shown() {
        let lines = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let (gone, come) = changed(&lines("a b c d"), &lines("a x c d e"));
        assert_eq!((gone, come), (lines("b"), lines("x e")));
    }
}
