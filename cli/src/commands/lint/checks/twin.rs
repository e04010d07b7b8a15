//! Check that sign-up and resend-code, two mails for one purpose, look alike.

use theme::Kind;

use crate::commands::lint::finding::{Finding, Findings};
use crate::commands::lint::rule;
use crate::commands::lint::sources::{Layer, Source, Sources};

pub fn check(sources: &Sources<'_>, findings: &mut Findings) {
    let own = |kind: Kind| own_page(kind, sources);
    let (one, other, name) = match (own(Kind::SignUp), own(Kind::ResendCode)) {
        (Some(page), None) => (page, Kind::ResendCode, Kind::SignUp.name()),
        (None, Some(page)) => (page, Kind::SignUp, Kind::ResendCode.name()),
        _ => return,
    };
    let text = format!(
        "{name} has a page of your own, but {}, the mail for the same purpose, has the default one: add {}, which may extend this file",
        other.name(),
        other.template()
    );
    findings.add(Finding::new(&rule::PAGE_WITHOUT_TWIN, text).at(Some(one.place(0, 0))));
}

fn own_page<'s, 't>(kind: Kind, sources: &'s Sources<'t>) -> Option<&'s Source<'t>> {
    let mut files = sources.files().iter();
    files.find(|file| file.layer == Layer::Own && file.name == kind.template())
}
