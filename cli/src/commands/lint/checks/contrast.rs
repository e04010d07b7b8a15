//! Text that can be read, whatever a client does to its colours.

use super::{Mail, Report};
use crate::commands::lint::page::paint::{Scheme, faint};
use crate::commands::lint::rule;

pub fn check(mail: &Mail<'_>, report: &mut Report<'_>) {
    let mut told = Vec::new();
    for scheme in Scheme::ALL {
        for faint in faint(&mail.page, scheme) {
            // what is faint in light stays so when it is inverted
            if scheme == Scheme::Inverted && told.contains(&faint.element.id()) {
                continue;
            }
            if scheme == Scheme::Light {
                told.push(faint.element.id());
            }
            let (text, behind) = faint.colors;
            let text = format!(
                "{text} on {behind} has a contrast of {:.1} {}, and {:.1} is the least",
                // never rounded up to what it misses
                (faint.contrast * 10.0).floor() / 10.0,
                faint.scheme.name(),
                faint.least,
            );
            report.element(&rule::CONTRAST, &faint.element, text);
        }
    }
}
