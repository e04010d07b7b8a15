//! A page of HTML, a build of MJML, Maizzle or React Email: its placeholders are asked for as a handler would be.

use anyhow::bail;
use theme::Kind;

use super::files::SourceFile;
use super::{Hints, Sources};
use crate::commands::import::person::Person;
use crate::commands::import::probes::Asking;
use crate::commands::import::question::{Answered, Question, Texts};
use crate::commands::theme_names;

/// The pairs of marks around a placeholder that mail tools use, the longer first.
const MARKS: [(&str, &str); 9] = [
    ("{{{", "}}}"),
    ("@{{", "}}"),
    ("{{", "}}"),
    ("<%=", "%>"),
    ("&lt;%=", "%&gt;"),
    ("${", "}"),
    ("[[", "]]"),
    ("*|", "|*"),
    ("%%", "%%"),
];
/// The longest name in a placeholder.
const NAME_MAX: usize = 48;

/// Returns true for a text that is HTML.
pub fn is_page(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(2000).collect();
    let start = start.to_ascii_lowercase();
    start.starts_with('<')
        && [
            "<!doctype",
            "<html",
            "<body",
            "<table",
            "<div",
            "<p",
            "<h1",
            "<h2",
            "<center",
            "<mjml",
        ]
        .iter()
        .any(|tag| start.contains(tag))
}

/// Adds the answers of a page, for two users.
///
/// # Errors
/// Nothing says which message it is for, or it is the source of a page.
pub fn answers(
    html: &str,
    file: &SourceFile,
    hints: Hints<'_>,
    sources: &mut Sources,
) -> anyhow::Result<()> {
    if html.contains("<mjml") || html.contains("<x-") && html.contains("</x-") {
        bail!("the source of a page: build it, and import the HTML that comes out");
    }
    if [
        "{% extends",
        "{{ locale.",
        "{{ text.",
        "{{ shared.",
        "{{ subject }}",
    ]
    .iter()
    .any(|tag| html.contains(tag))
    {
        bail!("a template of Signet's: copy it into the messages/ of a theme");
    }
    if let Some(tag) = ["{{#", "{{/", "{%", "<% if", "*|IF"]
        .iter()
        .find(|tag| html.contains(**tag))
    {
        bail!(
            "a template with conditions or loops ({tag}): import the answers of the handler that fills it, or a page \
             that was filled"
        );
    }
    let Some(kind) = kind(file, hints) else {
        bail!(
            "nothing says which message this page is for: name it with --message ({})",
            theme_names::messages().collect::<Vec<_>>().join(", ")
        );
    };
    let placeholders = placeholders(html);
    for placeholder in &placeholders {
        note(placeholder, kind, sources);
    }
    for person in [Person::First, Person::Second] {
        let mut asking = Asking::of(kind, person);
        let mut html = html.to_owned();
        for one in &placeholders {
            html = html.replace(&one.text, &one.value(&mut asking));
        }
        let question = Question::of(&asking.event()).expect("a question of ours is an event");
        sources.answers.push(Answered {
            question,
            texts: Texts {
                // A page has a title, and no subject: builds write the brand or nothing there.
                subject: None,
                html: Some(html),
                sms: None,
            },
            origin: file.name.clone(),
        });
    }
    Ok(())
}

/// Returns the message that a page is for: the command line's, or the one that the file is named after.
fn kind(file: &SourceFile, hints: Hints<'_>) -> Option<Kind> {
    let stem = file.path.file_stem().and_then(|stem| stem.to_str());
    hints.message.or(stem).and_then(meant_message)
}

/// Returns the message that a name means: its own, or a usual other spelling.
pub fn meant_message(name: &str) -> Option<Kind> {
    let meant = Kind::from_name(name).map(|kind| kind.name().to_owned());
    let meant = meant.or_else(|| theme_names::message_meant(name))?;
    Kind::from_name(&meant).filter(|kind| !kind.is_notice())
}

/// A placeholder of a page.
#[derive(Debug, PartialEq, Eq)]
struct Placeholder {
    /// The whole text, with its marks.
    text: String,
    /// The name, without `props.` and the like in front of it.
    name: String,
}

impl Placeholder {
    /// Returns the text that a handler would put in its place, and has the event carry it.
    fn value(&self, asking: &mut Asking<'_>) -> String {
        match self.meaning() {
            Meaning::Code => "{####}".to_owned(),
            Meaning::UserName if asking.kind.is_invitation() => "{username}".to_owned(),
            Meaning::UserName => asking.with("userName"),
            Meaning::Link => format!("https://{LINK_HOST}/confirm?code={{####}}"),
            Meaning::Attribute(source) => asking.with(source),
            Meaning::Unknown => {
                let name: String = self
                    .name
                    .chars()
                    .filter(|c| c.is_ascii_alphanumeric() || *c == '_')
                    .collect();
                asking.with(&format!("custom:{name}"))
            }
        }
    }

    fn meaning(&self) -> Meaning {
        let name = self.name.to_ascii_lowercase().replace(['_', '-', ' '], "");
        let is = |names: &[&str]| names.contains(&name.as_str());
        if is(&[
            "code",
            "verificationcode",
            "confirmationcode",
            "otp",
            "pin",
            "validationcode",
            "token",
            "password",
            "temporarypassword",
            "tempcode",
            "securitycode",
            "####",
        ]) {
            Meaning::Code
        } else if is(&["username"]) {
            Meaning::UserName
        } else if name.ends_with("url") || name.ends_with("link") || name.ends_with("href") {
            Meaning::Link
        } else if is(&["email", "emailaddress", "recipient", "useremail"]) {
            Meaning::Attribute("email")
        } else if is(&["firstname", "givenname"]) {
            Meaning::Attribute("given_name")
        } else if is(&["lastname", "familyname", "surname"]) {
            Meaning::Attribute("family_name")
        } else if is(&["name", "fullname", "displayname", "user"]) {
            Meaning::Attribute("name")
        } else {
            Meaning::Unknown
        }
    }
}

/// The host of a link that the page leaves to its caller: the owner writes the real one.
const LINK_HOST: &str = "www.example.com";

/// The meaning of a placeholder's name.
enum Meaning {
    Code,
    UserName,
    Link,
    Attribute(&'static str),
    Unknown,
}

/// Lists the placeholders of a page, each once. Those of Cognito (`{####}`, `{username}`) stay.
fn placeholders(html: &str) -> Vec<Placeholder> {
    let mut found: Vec<Placeholder> = Vec::new();
    for (open, close) in MARKS {
        let mut rest = html;
        while let Some((_, behind)) = rest.split_once(open) {
            rest = behind;
            let Some((inside, after)) = behind.split_once(close) else {
                break;
            };
            let name = inside.trim();
            let is_name =
                name.len() <= NAME_MAX && name.chars().all(is_of_name) && !name.is_empty();
            // MJML and Maizzle leave what they do not know as it is: data:name, page.name, props.name.
            let name = name.rsplit(['.', ':']).next().unwrap_or(name);
            let text = format!("{open}{inside}{close}");
            let is_known = found.iter().any(|one| one.text.contains(&text));
            if is_name && !name.is_empty() && !is_known {
                rest = after;
                found.push(Placeholder {
                    text,
                    name: name.to_owned(),
                });
            }
        }
    }
    found
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || "_-.:# ".contains(c)
}

fn note(placeholder: &Placeholder, kind: Kind, sources: &mut Sources) {
    let text = &placeholder.text;
    let note = match placeholder.meaning() {
        Meaning::Unknown => format!(
            "{text}: nothing says where it comes from. It is written as the attribute custom:{}; correct it \
             under [attributes] in theme.toml",
            placeholder.name
        ),
        Meaning::Link => format!(
            "{text}: write your address as {} under [links] in theme.toml, in place of {LINK_HOST}",
            kind.name()
        ),
        _ => return,
    };
    sources.notes.push(note);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_of_mail_tools_are_found() {
        let html = "<p>{{name}} {{ props.code }} <%= otp %> ${link} [[data:firstname]] *|FNAME|* @{{ company }} {####}</p><style>a{b:c}@media x{p{q:r}}</style>";
        let names: Vec<_> = placeholders(html).into_iter().map(|one| one.name).collect();
        assert_eq!(
            names,
            [
                "company",
                "name",
                "code",
                "otp",
                "link",
                "firstname",
                "FNAME"
            ]
        );
    }
}
