//! Text that can be read, whatever a client does to its colours.

use super::{Mail, Report};
use crate::commands::lint::page::paint::{Scheme, faint};
use crate::commands::lint::rule;

pub fn check(mail: &Mail<'_>, report: &mut Report<'_>) {
    for scheme in Scheme::ALL {
        for faint in faint(&mail.page, scheme) {
            let (text, behind) = faint.colors;
            let wanted = format!(
                "{text} on {behind} has a contrast of {:.1} {}, and {:.1} is the least",
                // never rounded up to what it misses
                (faint.contrast * 10.0).floor() / 10.0,
                faint.scheme.name(),
                faint.least,
            );
            report.element(&rule::CONTRAST, &faint.element, wanted);
        }
    }
}
