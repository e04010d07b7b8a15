//! What is wrong with a theme, and where.

use std::fmt;

/// The longest line that is shown, in bytes.
const EXCERPT_MAX: usize = 1000;

/// One defect of a theme's file. In the function it is a warning and costs the part it names; in
/// `signet` it is an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file, relative to the theme, or the environment variable.
    pub file: String,
    /// Line, from 1; 0 where the defect is the whole file's.
    pub line: usize,
    /// Column in Unicode code points, from 1; 0 where it is the whole line's.
    pub column: usize,
    /// The defect and its fix.
    pub reason: String,
    /// The kind of defect, for a program that treats some kinds differently.
    pub cause: Cause,
    /// The line itself, where it helps.
    pub excerpt: Option<String>,
}

/// The kind of a defect.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Cause {
    /// A template or a string uses a variable, a field or a string that does not exist.
    UnknownName,
    /// A settings file has a key that does not exist.
    UnknownKey,
    /// A file has a name that nothing reads.
    MisnamedFile,
    /// A language lacks a string that the message needs.
    MissingText,
    /// An invitation's link holds the temporary password.
    CodeInInvitationLink,
    /// A subject uses the code.
    CodeInSubject,
    /// An invitation without a password shows one.
    NoPassword,
    /// A link holds a name in braces that stands for nothing.
    UnknownLinkName,
    /// A link begins with `/`, and there is no base.
    LinkBase,
    /// A file, or a part of one, cannot be read: whatever it says does not count.
    Unreadable,
    /// A string holds a tag that no string can hold.
    Markup,
    /// A subject or an SMS holds a tag.
    MarkupInPlainText,
    /// Any other defect.
    #[default]
    Other,
}

/// The reason why a value of a settings file is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The defect and its fix.
    pub reason: String,
    /// The kind of defect.
    pub cause: Cause,
}

impl From<String> for Refusal {
    fn from(reason: String) -> Self {
        let cause = Cause::Other;
        Self { reason, cause }
    }
}

impl Problem {
    /// A defect of a whole file.
    pub fn of_file(file: impl Into<String>, reason: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            line: 0,
            column: 0,
            reason: reason.into(),
            cause: Cause::Other,
            excerpt: None,
        }
    }

    /// The same defect, of that kind.
    #[must_use]
    pub fn of_cause(mut self, cause: Cause) -> Self {
        self.cause = cause;
        self
    }

    /// Returns true if what the owner wrote there does not count, although a message is made without it.
    pub fn is_unreadable(&self) -> bool {
        self.cause == Cause::Unreadable
    }

    /// A defect at a byte offset of a file's text.
    pub fn at(file: &str, text: &str, offset: usize, reason: impl Into<String>) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self {
            file: file.to_owned(),
            line: before.matches('\n').count() + 1,
            column: before[start..].chars().count() + 1,
            reason: reason.into(),
            cause: Cause::Other,
            excerpt: text[start..].lines().next().and_then(shown),
        }
    }

    /// The line with a caret below the column, for a terminal; empty without an excerpt.
    pub fn excerpt(&self) -> String {
        let Some(line) = &self.excerpt else {
            return String::new();
        };
        let number = self.line.to_string();
        let gutter = " ".repeat(number.len());
        let caret: String = line
            .chars()
            .take(self.column.saturating_sub(1))
            .map(|c| if c == '\t' { '\t' } else { ' ' })
            .collect();
        format!("{gutter} |\n{number} | {line}\n{gutter} | {caret}^")
    }
}

/// A line to show; none where nobody would read it.
fn shown(line: &str) -> Option<String> {
    (line.len() <= EXCERPT_MAX).then(|| line.to_owned())
}

/// The defects of one file. More than [`Defects::MAX`] of them are counted only: a stranger's file may have
/// one in each line, and each costs a look through the file.
#[derive(Debug, Default)]
pub struct Defects {
    list: Vec<Problem>,
    more: usize,
}

impl Defects {
    /// The bound on the defects of one file that are named.
    pub const MAX: usize = 100;

    /// Adds a defect; it is made only if it is named.
    pub fn add(&mut self, defect: impl FnOnce() -> Problem) {
        if self.list.len() < Self::MAX {
            self.list.push(defect());
        } else {
            self.more += 1;
        }
    }

    /// Returns true if no other one would be named.
    pub const fn is_full(&self) -> bool {
        self.list.len() >= Self::MAX
    }

    /// Returns true if there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The defects, and how many more there are in `file`.
    pub fn into_list(mut self, file: &str) -> Vec<Problem> {
        if self.more > 0 {
            let reason = format!("{} more defects are not listed", self.more);
            self.list.push(Problem::of_file(file, reason));
        }
        self.list
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        if self.column > 0 {
            write!(f, ":{}", self.column)?;
        }
        write!(f, ": {}", self.reason)
    }
}

impl std::error::Error for Problem {}
