//! The defects of links that show only when all settings are known: names that stand for nothing, a base
//! that is missing.

use std::cell::LazyCell;
use std::ops::Range;

use toml::de::DeTable;

use super::{Settings, recovery};
use crate::problem::{Cause, Defects, Problem, Refusal};
use crate::suggest::closest;
use crate::theme::look::{LINK_NAMES, LinkPart, link_parts};

impl Settings {
    /// The reason why a link cannot be made for anybody; nothing where it can, or where there is none of
    /// that name.
    pub fn link_defect(&self, name: &str) -> Option<Refusal> {
        let template = self.look.links.get(name)?;
        if template.starts_with('/') && self.look.link_base.get().is_none() {
            let reason = format!(
                "links.{name} begins with / and there is no base: set base under [links], or LINK_BASE"
            );
            let cause = Cause::LinkBase;
            return Some(Refusal { reason, cause });
        }
        let parts = link_parts(template)?;
        let unknown = parts.iter().find_map(|part| match part {
            LinkPart::Name(name) if !self.is_link_variable(name) => Some(*name),
            LinkPart::Name(_) | LinkPart::Text(_) => None,
        });
        unknown.map(|unknown| self.unknown_name(name, unknown))
    }

    /// Returns true for a name that a link may hold in braces.
    fn is_link_variable(&self, name: &str) -> bool {
        LINK_NAMES.contains(&name) || self.link_sources(name).is_some()
    }

    /// The attributes that a name in a link stands for: those of a variable of `[attributes]`, or one
    /// of these attributes itself.
    pub(crate) fn link_sources<'s>(&'s self, name: &str) -> Option<&'s [String]> {
        if let Some(variable) = self.attributes.get(name) {
            return Some(&variable.from);
        }
        let mut listed = self.attributes.values().flat_map(|known| &known.from);
        let source = listed.find(|source| *source == name)?;
        Some(std::slice::from_ref(source))
    }

    fn unknown_name(&self, link: &str, unknown: &str) -> Refusal {
        let listed = self.attributes.keys().map(String::as_str);
        let known = LINK_NAMES.into_iter().chain(listed);
        let near = match closest(unknown.trim(), known) {
            Some(near) => format!(": did you mean `{{{near}}}`?"),
            None => String::new(),
        };
        let names = LINK_NAMES.map(|name| format!("{{{name}}}")).join(", ");
        Refusal {
            reason: format!(
                "links.{link} holds {{{unknown}}}, which stands for nothing{near} (there are {names}, and the attributes that have a line under [attributes])"
            ),
            cause: Cause::UnknownLinkName,
        }
    }
}

/// The defects of links that a file brings: `before` are the settings without it.
pub(in crate::theme) fn link_problems(
    file: &str,
    text: &str,
    before: Option<&Settings>,
    settings: &Settings,
) -> Vec<Problem> {
    // Parsed once, and only for a defect.
    let table = LazyCell::new(|| recovery::parse(text).ok());
    let mut defects = Defects::default();
    for name in settings.look.links.keys() {
        // The rest is not looked at: each unknown name is compared with all that are known.
        if defects.is_full() {
            break;
        }
        let Some(Refusal { reason, cause }) = settings.link_defect(name) else {
            continue;
        };
        let place = table.as_ref().and_then(|table| place_of_link(table, name));
        if place.is_none() && before.is_some_and(|before| before.link_defect(name).is_some()) {
            continue;
        }
        defects.add(|| {
            let problem = match place {
                Some(span) => Problem::at(file, text, span.start, reason),
                None => Problem::of_file(file, reason),
            };
            problem.of_cause(cause)
        });
    }
    defects.into_list(file)
}

/// The place of a link in a settings file.
fn place_of_link(table: &DeTable<'_>, name: &str) -> Option<Range<usize>> {
    let links = table.get("links")?.get_ref().as_table()?;
    Some(links.get(name)?.span())
}
