//! Output formats of reports.

mod json;
mod text;

use super::report::Report;
use crate::args::{DoctorArguments, DoctorFormat};
use crate::printer::Printer;

/// Prints reports.
pub fn print(arguments: &DoctorArguments, reports: &[Report], printer: &mut Printer) {
    match arguments.format {
        DoctorFormat::Json => printer.result(&json::document(reports)),
        DoctorFormat::Text => printer.result(&text::document(reports, arguments.verbose)),
    }
}
