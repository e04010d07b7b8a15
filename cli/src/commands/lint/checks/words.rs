//! Checks of what a reader reads: the visible text of the body, read once.

pub mod touching;
pub mod validity;

use super::{MailReport, RenderedMail};
use crate::commands::lint::document::flow::Flow;

pub fn check(mail: &RenderedMail<'_>, report: &mut MailReport<'_>) {
    let flow = Flow::of(&mail.document);
    touching::check(mail, &flow, report);
    validity::check(mail.case.kind, &flow.text, report);
}
