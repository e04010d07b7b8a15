//! Messages of an event, made by the function that sends them: custom-message hands them to Cognito,
//! custom-email-sender sends them itself.

mod custom_email_sender;
mod custom_message;

use ::custom_message::config::Config;
use serde_json::value::RawValue;
use theme::locale::Tag;
use theme::mail::Renderer;
use theme::{Kind, Problem, Scope, Theme};

use crate::args::Target;

/// The origin of a message: a step of the fallback ladder, or a reason why there is no message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The owner's theme.
    Theme,
    /// The default theme.
    Default,
    /// Two lines of text, of custom-email-sender alone.
    BuiltIn,
    /// Cognito's own message.
    Cognito,
    /// Cognito's own message, because of `EMAIL_SENDING_ACCOUNT`.
    NotWritten,
    /// Cognito's own message, because of `[messages]`.
    LeftToCognito,
    /// None: custom-email-sender sends no SMS.
    NotSent,
}

impl Step {
    /// Returns the name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::Default => "default",
            Self::BuiltIn => "built-in",
            Self::Cognito => "cognito",
            Self::NotWritten => "not written",
            Self::LeftToCognito => "left to cognito",
            Self::NotSent => "not sent",
        }
    }

    /// Returns the origin as a reader understands it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Theme => "your theme",
            Self::Default => "the default theme",
            Self::BuiltIn => "two lines of text",
            Self::Cognito => "Cognito’s own message",
            Self::NotWritten => "Cognito’s own message, because of EMAIL_SENDING_ACCOUNT",
            Self::LeftToCognito => "Cognito’s own message, because of [messages] in the theme",
            Self::NotSent => "custom-email-sender sends no SMS",
        }
    }

    /// Returns true if a step of the ladder was lost on the way here.
    pub const fn is_fallback(self, has_theme: bool) -> bool {
        match self {
            Self::Theme | Self::NotWritten | Self::LeftToCognito | Self::NotSent => false,
            Self::Default => has_theme,
            Self::BuiltIn | Self::Cognito => true,
        }
    }
}

/// An email.
#[derive(Debug)]
pub struct MadeEmail {
    /// The subject.
    pub subject: String,
    /// The HTML: as Cognito gets it, with placeholders, or with a sample code. Absent in a built-in mail.
    pub html: Option<String>,
    /// The plain text, from the theme's, with the same placeholders or samples.
    pub text: Result<String, Problem>,
    /// Characters of the HTML in UTF-16 units, with room for what Cognito inserts.
    pub characters: usize,
}

/// An SMS.
#[derive(Debug)]
pub struct MadeSms {
    /// The text.
    pub text: String,
    /// Its characters in UTF-16 units, with room for the code.
    pub characters: usize,
}

/// The messages of an event.
#[derive(Debug)]
pub struct Made {
    /// The message that was asked for.
    pub kind: Kind,
    /// The language of the email, or of the SMS if Cognito sends its own email.
    pub locale: Option<Tag>,
    /// The app client, if one called.
    pub client: Option<String>,
    /// The owner's variant that the event chose.
    pub variant: Option<String>,
    /// The settings that it was made with.
    pub scope: Scope,
    /// The email; none if Cognito sends its own.
    pub email: Option<MadeEmail>,
    /// The origin of the email.
    pub email_step: Step,
    /// The SMS; none if Cognito sends its own.
    pub sms: Option<MadeSms>,
    /// The origin of the SMS.
    pub sms_step: Step,
    /// The defects that cost a step, each with the name of its channel.
    pub warnings: Vec<(&'static str, Problem)>,
    /// True if a step was lost.
    pub fell_back: bool,
}

impl Made {
    /// Describes what decided how the messages look, in one line.
    pub fn described(&self) -> String {
        let language = self.locale.as_ref().map_or("none", Tag::as_str);
        let files = match &*self.scope.files {
            "" => "none",
            files => files,
        };
        format!(
            "{}, language {language}, variant {}, files of pool, client and tenant: {files}; email from {}, SMS: {}",
            self.kind.name(),
            self.variant.as_deref().unwrap_or("none"),
            self.email_step.words(),
            self.sms_step.words()
        )
    }
}

/// A theme and the function that makes its messages.
pub enum Maker {
    /// custom-message.
    Message(Box<custom_message::MessageMaker>),
    /// custom-email-sender.
    Sender(Box<custom_email_sender::SenderMaker>),
}

impl Maker {
    /// Makes a maker with a theme that is loaded already, in place of the one that the settings name.
    pub fn new(target: Target, theme: Theme, config: Config) -> Self {
        if target.is_sender() {
            Self::Sender(Box::new(custom_email_sender::SenderMaker::new(
                theme, config,
            )))
        } else {
            Self::Message(Box::new(custom_message::MessageMaker::new(theme, config)))
        }
    }

    /// Makes the messages that an event asks for.
    ///
    /// # Errors
    /// The reason why it is not an event of the function's.
    pub fn made(&mut self, event: &RawValue) -> Result<Made, String> {
        match self {
            Self::Message(maker) => maker.made(event),
            Self::Sender(maker) => maker.made(event),
        }
    }

    /// Returns the theme.
    pub fn theme(&self) -> &Theme {
        self.renderer().theme()
    }

    /// Returns the settings and files that were unusable at start.
    pub fn start_problems(&self) -> &[Problem] {
        match self {
            Self::Message(maker) => maker.start_problems(),
            Self::Sender(maker) => maker.start_problems(),
        }
    }

    fn renderer(&self) -> &Renderer {
        match self {
            Self::Message(maker) => maker.renderer(),
            Self::Sender(maker) => maker.renderer(),
        }
    }
}
