//! One answer as templates: an email's source, a subject, an SMS, with variables in place of the event's values.

use std::collections::{BTreeMap, BTreeSet};

use super::page::without_padding;
use crate::commands::import::links::{self, variable};
use crate::commands::import::marks::{self, Mark, Spelling, Value};
use crate::commands::import::question::Answered;

/// What a theme cannot say, and the nearest that it can.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Unsayable {
    /// The message.
    pub message: &'static str,
    /// What the source has.
    pub source: String,
    /// What the theme has in its place.
    pub nearest: String,
}

/// The names that the templates of one message use: its links, and the attributes of users.
#[derive(Debug, Default)]
pub struct Names {
    /// The links of a message in one scope, in the order in which they are named.
    pub links: Vec<String>,
    /// Variables, each with the attributes that it may come from.
    pub attributes: BTreeMap<String, Vec<String>>,
    /// What a theme cannot say.
    pub unsayable: BTreeSet<Unsayable>,
    /// The words on Cognito's own link.
    pub link_words: Option<String>,
    /// True if a link has its host from `[links] base`.
    pub needs_base: bool,
    /// The invisible characters that were taken out.
    pub padding: usize,
}

/// The templates that one answer gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// The source of the HTML body.
    pub html: Option<String>,
    /// The subject, its values left out.
    pub subject: Option<String>,
    /// The SMS as a Fluent pattern.
    pub sms: Option<String>,
    /// True if a value was left out of the subject or the SMS.
    pub is_cut: bool,
}

impl Mail {
    /// Reads an answer.
    pub fn of(answer: &Answered, names: &mut Names) -> Self {
        let texts = &answer.texts;
        let mut is_cut = false;
        let html = texts.html.as_deref();
        let html = html.map(|html| source(html, answer, names));
        let mut line = |text: &Option<String>, what| {
            let text = text.as_deref()?;
            let (line, has_cut) = pattern(text, what, answer, names);
            is_cut |= has_cut;
            Some(line)
        };
        let subject = line(&texts.subject, "subject");
        let sms = line(&texts.sms, "SMS");
        Self {
            html,
            subject,
            sms,
            is_cut,
        }
    }
}

/// Returns the template's source of an HTML body.
fn source(html: &str, answer: &Answered, names: &mut Names) -> String {
    let (html, padding) = without_padding(html);
    names.padding = names.padding.max(padding);
    let marks = marks::find(&html, &answer.question);
    let addresses = links::find(&html, &marks);
    let mut source = String::with_capacity(html.len() + 256);
    let (mut at, mut next) = (0, 0);
    while next < marks.len() {
        let address = addresses.iter().find(|address| address.marks.start == next);
        if let Some(address) = address {
            push_text(&mut source, &html[at..address.range.start]);
            let link = links::template(&html, address, &marks);
            source.push_str(&named(link, answer, names));
            at = address.range.end;
            next = address.marks.end;
            continue;
        }
        let mark = &marks[next];
        next += 1;
        if let Some(printed) = printed(mark, answer, names) {
            push_text(&mut source, &html[at..mark.range.start]);
            source.push_str(&printed);
            at = mark.range.end;
        }
    }
    push_text(&mut source, &html[at..]);
    source
}

/// Adds text that Tera must not read.
fn push_text(source: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let (before, behind) = rest.split_at(at + 1);
        match behind.starts_with(['{', '%', '#']) {
            true => source.push_str(&format!("{}{{{{ \"{{\" }}}}", &before[..at])),
            false => source.push_str(before),
        }
        rest = behind;
    }
    source.push_str(rest);
}

/// Returns the name of a link, by which the page prints it.
fn named(link: links::ThemeLink, answer: &Answered, names: &mut Names) -> String {
    let message = answer.question.kind.name();
    names.needs_base |= link.template.starts_with('/');
    for defect in &link.defects {
        names.unsayable.insert(Unsayable {
            message,
            source: (*defect).to_owned(),
            nearest: link.template.clone(),
        });
    }
    let mut template = link.template;
    if answer.question.kind.is_invitation() && template.contains("{code}") {
        template = without_code(&template);
        names.unsayable.insert(Unsayable {
            message,
            source: "a temporary password in a link, where browsers and servers keep it".to_owned(),
            nearest: template.clone(),
        });
    }
    for source in link.attributes {
        names.attribute(&source);
    }
    let known = names.links.iter().position(|known| *known == template);
    let at = known.unwrap_or_else(|| {
        names.links.push(template);
        names.links.len() - 1
    });
    match at {
        0 => "{{ link }}".to_owned(),
        _ => format!("{{{{ links['{}'] }}}}", link_name(message, at)),
    }
}

/// Returns the name of a message's link in `[links]`.
pub fn link_name(message: &str, at: usize) -> String {
    match at {
        0 => message.to_owned(),
        _ => format!("{message}-{}", at + 1),
    }
}

/// Returns a link without the part of its query that holds the code.
fn without_code(template: &str) -> String {
    let Some((path, query)) = template.split_once('?') else {
        return template.replace("{code}", "");
    };
    let kept: Vec<&str> = query
        .split('&')
        .filter(|it| !it.contains("{code}"))
        .collect();
    match kept.is_empty() {
        true => path.to_owned(),
        false => format!("{path}?{}", kept.join("&")),
    }
}

/// Returns the tag that prints a value; nothing where the text stays as it is.
fn printed(mark: &Mark, answer: &Answered, names: &mut Names) -> Option<String> {
    let name = match &mark.value {
        Value::Code => "code".to_owned(),
        Value::UserName => "username".to_owned(),
        Value::Link(words) => {
            let event = answer.question.link.as_deref();
            if event != Some(format!("{{##{words}##}}").as_str()) {
                names.link_words = Some(words.clone());
            }
            "verification_link".to_owned()
        }
        Value::Own(source) if source == "email" => address(answer, names).to_owned(),
        Value::Own(source) => format!("user.{}", names.attribute(source)),
        Value::Client | Value::Pool | Value::Region => return None,
    };
    let filter = match mark.spelling {
        Spelling::Upper => " | upper",
        Spelling::Lower => " | lower",
        Spelling::Part | Spelling::Base64 => {
            names.unsayable.insert(Unsayable {
                message: answer.question.kind.name(),
                source: computed(mark).to_owned(),
                nearest: format!("{{{{ {name} }}}}"),
            });
            ""
        }
        Spelling::Plain | Spelling::Escaped | Spelling::Encoded => "",
    };
    Some(format!("{{{{ {name}{filter} }}}}"))
}

/// Returns what a handler computed of a value.
fn computed(mark: &Mark) -> &'static str {
    match (&mark.value, mark.spelling) {
        (_, Spelling::Base64) => "Base64 of a value of the event",
        (Value::Own(source), _) if source == "email" => "the part before @ of the address",
        _ => "the first word of a value",
    }
}

/// Returns the variable of the user's address.
fn address(answer: &Answered, names: &mut Names) -> &'static str {
    if !answer.question.kind.knows_recipient() {
        names.unsayable.insert(Unsayable {
            message: answer.question.kind.name(),
            source: "the address, in a message that may go to another one".to_owned(),
            nearest: "no address".to_owned(),
        });
    }
    "recipient"
}

/// Returns a subject or an SMS as a Fluent pattern, and true if a value was left out.
fn pattern(text: &str, what: &str, answer: &Answered, names: &mut Names) -> (String, bool) {
    let marks = marks::find(text, &answer.question);
    let mut pattern = String::with_capacity(text.len() + 16);
    let (mut at, mut is_cut) = (0, false);
    for mark in marks {
        let placeable = match &mark.value {
            Value::Code if what == "SMS" => "{ $code }",
            Value::UserName if what == "SMS" => "{ $username }",
            Value::Client | Value::Pool | Value::Region => continue,
            Value::Code | Value::UserName | Value::Link(_) | Value::Own(_) => {
                is_cut = true;
                ""
            }
        };
        pattern.push_str(&fluent(&text[at..mark.range.start]));
        pattern.push_str(placeable);
        at = mark.range.end;
        if let ("", Value::Own(source)) = (placeable, &mark.value) {
            names.unsayable.insert(Unsayable {
                message: answer.question.kind.name(),
                source: format!(
                    "{source} in the {what}, where a stranger could write what others read"
                ),
                nearest: format!("the {what} without it"),
            });
        } else if placeable.is_empty() {
            names.unsayable.insert(Unsayable {
                message: answer.question.kind.name(),
                source: format!(
                    "a placeholder of Cognito's in the {what}, which it does not replace there"
                ),
                nearest: format!("the {what} without it"),
            });
        }
    }
    pattern.push_str(&fluent(&text[at..]));
    let pattern = pattern.split_whitespace().collect::<Vec<_>>().join(" ");
    match is_cut {
        true => (without_gap(&pattern), true),
        false => (pattern, false),
    }
}

/// Returns a text for a Fluent pattern, with literals for the characters that mean something there.
fn fluent(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '{' | '}' | '<' => written.push_str(&format!("{{\"{c}\"}}")),
            // A line break ends the text; white space is one space.
            c if c.is_control() => written.push(' '),
            c => written.push(c),
        }
    }
    written
}

/// Returns a sentence without the space that a value left behind: `Welcome, !` is `Welcome!`.
fn without_gap(text: &str) -> String {
    let mut text = text.to_owned();
    for mark in ["!", ".", "?", ":", ","] {
        text = text.replace(&format!(" {mark}"), mark);
    }
    for mark in ["!", ".", "?", ":"] {
        text = text.replace(&format!(",{mark}"), mark);
    }
    text.trim_matches([' ', ',', '-', '–', ':']).to_owned()
}

impl Names {
    /// Returns the variable of an attribute, and has the theme list it.
    pub fn attribute(&mut self, source: &str) -> String {
        let name = variable(source);
        let sources = self.attributes.entry(name.clone()).or_default();
        if !sources.iter().any(|known| known == source) {
            sources.push(source.to_owned());
        }
        name
    }
}
