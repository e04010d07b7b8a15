//! The function that sends the mail.

use clap::ValueEnum;
use theme::Kind;

/// The function whose mail a command is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Target {
    /// Cognito sends what the function writes
    #[default]
    CustomMessage,
    /// The function sends: HTML and text, notices too, and none of Cognito's limits
    CustomEmailSender,
}

impl Target {
    /// Returns the function's name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::CustomMessage => "custom-message",
            Self::CustomEmailSender => "custom-email-sender",
        }
    }

    /// Lists the messages that the function makes.
    pub fn kinds(self) -> impl Iterator<Item = Kind> {
        let notices = self.is_sender().then_some(Kind::NOTICES);
        Kind::ALL.into_iter().chain(notices.into_iter().flatten())
    }

    /// Returns true for the function that sends the mail itself.
    pub const fn is_sender(self) -> bool {
        matches!(self, Self::CustomEmailSender)
    }
}
