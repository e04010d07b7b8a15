//! The words of one message in one language and scope.

use std::collections::BTreeSet;

use theme::{Kind, Occasion, wording_name};

use super::mail::{Mail, Names};
use super::page::completed;
use super::presence::{self, Cell};
use crate::commands::import::links::variable;
use crate::commands::import::question::{Answered, present};

/// A message, its occasion and the owner's variant.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct WordingId {
    /// The message.
    pub kind: Kind,
    /// What of an event has words of its own.
    pub occasion: Option<Occasion>,
    /// The value that chooses.
    pub variant: Option<String>,
}

impl WordingId {
    /// Returns the usual words of a message.
    pub const fn usual(kind: Kind) -> Self {
        Self {
            kind,
            occasion: None,
            variant: None,
        }
    }

    /// Returns the name of the template and of the strings. A variant goes before an occasion, as in a theme.
    pub fn name(&self) -> String {
        let occasion = self.occasion.map(Occasion::name);
        wording_name(self.kind.name(), self.variant.as_deref().or(occasion))
    }
}

/// The words of one message in one language and scope.
#[derive(Debug)]
pub struct Wording {
    /// The source of the HTML body.
    pub html: Option<String>,
    /// The subject.
    pub subject: Option<String>,
    /// The SMS.
    pub sms: Option<String>,
    /// The names that it uses.
    pub names: Names,
}

impl Wording {
    /// Makes the words of the answers at some positions, and notes which of them were used: the first of each set
    /// of attributes.
    pub fn of(
        members: &[usize],
        answers: &[Answered],
        links: &mut Vec<String>,
        used: &mut BTreeSet<usize>,
    ) -> Self {
        let mut names = Names {
            links: std::mem::take(links),
            ..Names::default()
        };
        let mut cells: Vec<Cell> = Vec::new();
        for at in members {
            let answer = &answers[*at];
            let present = present(&answer.question);
            if cells.iter().any(|cell| cell.present == present) {
                continue;
            }
            used.insert(*at);
            let mail = Mail::of(answer, &mut names);
            cells.push(Cell { present, mail });
        }
        presence::find_chains(&mut cells, &mut names.attributes);
        for source in presence::silent(&cells, &names.attributes) {
            names.attribute(&source);
        }
        let html = presence::body(&cells, &names.attributes);
        let html = html.map(|html| with_chains_named(html, &mut names));
        *links = std::mem::take(&mut names.links);
        Self {
            html: html.map(|html| completed(&html)),
            subject: line(&cells, |mail| mail.subject.as_ref()),
            sms: line(&cells, |mail| mail.sms.as_ref()),
            names,
        }
    }
}

/// Returns a source in which a variable that may come from several attributes is named after them, so that another
/// message can have one of them alone.
fn with_chains_named(mut html: String, names: &mut Names) -> String {
    let chains = names.attributes.clone().into_iter();
    for (name, sources) in chains.filter(|(_, sources)| sources.len() > 1) {
        let variables: Vec<String> = sources.iter().map(|source| variable(source)).collect();
        let named = variables.join("_or_");
        html = html.replace(&format!("user.{name} "), &format!("user.{named} "));
        names.attributes.insert(named, sources);
        // A link may use the first one alone.
        let alone = names
            .attributes
            .get_mut(&name)
            .expect("the name was listed");
        alone.truncate(1);
    }
    html
}

/// Returns a line of the answers: one that no value was left out of, if there is one.
fn line<'c>(cells: &'c [Cell], of: impl Fn(&'c Mail) -> Option<&'c String>) -> Option<String> {
    let whole = cells.iter().filter(|cell| !cell.mail.is_cut);
    let mut lines = whole.chain(cells).filter_map(|cell| of(&cell.mail));
    lines.next().cloned()
}
