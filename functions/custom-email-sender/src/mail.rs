//! The mail of an event: the owner's theme, then the default theme, then a mail of two lines. Cognito
//! sends nothing any more, so there is always one.

mod built_in;
mod draft;
mod link;
mod sign_in;
mod trigger;

pub use draft::Drafter;
pub use link::confirmation_url;
pub use sign_in::with_facts;
pub use trigger::Ways;

use theme::Problem;
use theme::locale::Tag;

/// A step of the fallback ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The owner's theme.
    Theme,
    /// The default theme with the owner's brand.
    Default,
    /// Two lines of text.
    BuiltIn,
}

impl Step {
    /// The name in logs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::Default => "default",
            Self::BuiltIn => "built-in",
        }
    }
}

/// A rendered mail.
pub struct Mail {
    /// The subject, one line.
    pub subject: String,
    /// The plain text.
    pub text: String,
    /// The HTML; absent in the built-in mail.
    pub html: Option<String>,
    /// The language; absent in the built-in mail, which is English.
    pub locale: Option<Tag>,
    /// The step that made it.
    pub step: Step,
    /// The defects that cost a step, then the parts of the owner's files that do not count; without personal data.
    pub warnings: Vec<Problem>,
    /// The owner's variant that the event chose.
    pub variant: Option<String>,
}
