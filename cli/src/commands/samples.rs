//! Sample events: the owner's, and a default one for every message and occasion that the owner has none of.

use std::path::Path;

use custom_email_sender::event::{self as sender, Event};
use custom_message::event;
use serde_json::value::RawValue;
use theme::{Files, Invitation, Kind, Occasion, Problem, wording_name};

use crate::args::Target;

/// The default theme's samples.
const DEFAULT: [&str; 10] = [
    include_str!("../../../templates/samples/sign-up.json"),
    include_str!("../../../templates/samples/resend-code.json"),
    include_str!("../../../templates/samples/admin-create-user.json"),
    include_str!("../../../templates/samples/forgot-password.json"),
    include_str!("../../../templates/samples/update-user-attribute.json"),
    include_str!("../../../templates/samples/verify-user-attribute.json"),
    include_str!("../../../templates/samples/authentication.json"),
    include_str!("../../../templates/samples/admin-create-user_passwordless.json"),
    include_str!("../../../templates/samples/forgot-password_by-admin.json"),
    include_str!("../../../templates/samples/update-user-attribute_by-admin.json"),
];
/// The notices of custom-email-sender, which the default theme has no samples of: custom-message has no such
/// events.
const NOTICES: [&str; 3] = [
    include_str!("samples/account-take-over-notification.json"),
    include_str!("samples/password-changed.json"),
    include_str!("samples/welcome.json"),
];

/// Names that a layout and the filter for attributes are tried with.
const SPECIAL: [(&str, &str); 2] = [
    (
        "sign-up-long-name",
        include_str!("samples/sign-up-long-name.json"),
    ),
    (
        "sign-up-hostile-name",
        include_str!("samples/sign-up-hostile-name.json"),
    ),
];

/// A sample event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// The file's name without the ending.
    pub name: String,
    /// The event's JSON.
    pub text: String,
    /// The message that the event asks for.
    pub kind: Kind,
    /// The occasion that has words of its own.
    pub occasion: Option<Occasion>,
    /// True for a sample beside the plain one of its message.
    pub is_special: bool,
}

impl Sample {
    /// Returns the name of its message, with the occasion.
    pub fn message_name(&self) -> String {
        wording_name(self.kind.name(), self.occasion.map(Occasion::name))
    }

    /// Returns the message in words, and what is special about the sample.
    pub fn title(&self) -> String {
        let message = title(self.kind, self.occasion);
        if !self.is_special {
            return message;
        }
        let name = self.name.strip_prefix(self.kind.name());
        let special = name.unwrap_or(&self.name).replace(['-', '_'], " ");
        format!("{message} · {}", special.trim())
    }

    /// Returns its place in the list: for each message the plain sample first, then special ones.
    fn order(&self) -> (Kind, Option<Occasion>, bool, &str) {
        (self.kind, self.occasion, self.is_special, &self.name)
    }
}

/// Lists the samples in the order in which a user gets their messages, and the files that hold none. Of each
/// message the plain sample is the owner's file of that name, or else the default one.
pub fn all(target: Target, folder: Option<&Path>) -> (Vec<Sample>, Vec<Problem>) {
    let (mut samples, problems) = folder.map(owners).unwrap_or_default();
    let notices = target.is_sender().then_some(NOTICES);
    let defaults = DEFAULT.into_iter().chain(notices.into_iter().flatten());
    for text in defaults {
        let sample = read(String::new(), text.to_owned()).expect("the samples are events");
        let name = sample.message_name();
        if let Some(plain) = samples.iter_mut().find(|owners| is_plain(owners, &name)) {
            plain.is_special = false;
        } else {
            let name = unused(&name, &samples);
            samples.push(Sample { name, ..sample });
        }
    }
    for (name, text) in SPECIAL {
        if samples.iter().all(|sample| sample.name != name) {
            let sample = read(name.to_owned(), text.to_owned()).expect("the samples are events");
            samples.push(Sample {
                is_special: true,
                ..sample
            });
        }
    }
    samples.retain(|sample| target.kinds().any(|kind| kind == sample.kind));
    samples.sort_by(|one, other| one.order().cmp(&other.order()));
    (samples, problems)
}

/// Returns a message in words.
fn title(kind: Kind, occasion: Option<Occasion>) -> String {
    let message = match kind {
        Kind::SignUp => "Sign-up",
        Kind::ResendCode => "New code",
        Kind::AdminCreateUser => "Invitation",
        Kind::ForgotPassword => "Password reset",
        Kind::UpdateUserAttribute => "New contact details",
        Kind::VerifyUserAttribute => "Contact details",
        Kind::Authentication => "Sign-in code",
        Kind::AccountTakeOverNotification => "Unusual sign-in",
        Kind::PasswordChanged => "Password changed",
        Kind::Welcome => "Welcome",
    };
    match occasion {
        None => message.to_owned(),
        Some(Occasion::Passwordless) => format!("{message}, no password"),
        Some(Occasion::ByAdmin) => format!("{message}, by admin"),
    }
}

/// Returns true for the owner's sample that stands for a message: it has the message's own name.
fn is_plain(sample: &Sample, message: &str) -> bool {
    sample.name == message && sample.message_name() == message
}

fn owners(folder: &Path) -> (Vec<Sample>, Vec<Problem>) {
    let files = Files::Folder(folder.to_owned());
    let (mut samples, mut problems) = (Vec::new(), Vec::new());
    for file in files.names("samples") {
        let Some(name) = file
            .strip_prefix("samples/")
            .and_then(|name| name.strip_suffix(".json"))
        else {
            continue;
        };
        let read = match files.read(&file) {
            Ok(text) => read(name.to_owned(), text.unwrap_or_default().into_owned()),
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        };
        match read {
            Ok(sample) => samples.push(Sample {
                is_special: true,
                ..sample
            }),
            Err((line, column, reason)) => problems.push(Problem {
                line,
                column,
                ..Problem::of_file(file, reason)
            }),
        }
    }
    (samples, problems)
}

/// Reads a sample, or returns the line, the column and the reason why it cannot be used.
fn read(name: String, text: String) -> Result<Sample, (usize, usize, String)> {
    let event: &RawValue = serde_json::from_str(&text).map_err(|error| {
        (
            error.line(),
            error.column(),
            format!("not a sample event: not JSON: {error}"),
        )
    })?;
    let (kind, occasion) = match (event::read(event), sender::read(event.get())) {
        (Ok(trigger), _) => (trigger.kind, trigger.occasion(Invitation::Auto)),
        (Err(_), Event::Mail(trigger) | Event::PostConfirmation(trigger)) => (trigger.kind, None),
        (Err(unrecognized), Event::Unknown(_)) => {
            return Err((0, 0, format!("not a sample event: {unrecognized}")));
        }
    };
    Ok(Sample {
        name,
        text,
        kind,
        occasion,
        is_special: false,
    })
}

/// Returns a name that no other sample has: two samples of one name would share an address.
fn unused(name: &str, samples: &[Sample]) -> String {
    let taken = |name: &String| samples.iter().any(|sample| sample.name == *name);
    std::iter::successors(Some(name.to_owned()), |name| {
        Some(format!("{name}-default"))
    })
    .find(|name| !taken(name))
    .expect("the names go on without end, the samples do not")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_has_a_sample_without_an_owner() {
        for target in [Target::CustomMessage, Target::CustomEmailSender] {
            let (samples, problems) = all(target, None);
            assert_eq!(problems, []);
            let plain = samples.iter().filter(|sample| !sample.is_special);
            let usual = plain.filter(|sample| sample.occasion.is_none());
            assert!(usual.map(|sample| sample.kind).eq(target.kinds()));
            let occasions = samples.iter().filter_map(|sample| {
                let occasion = sample.occasion?;
                assert_eq!(sample.name, sample.message_name());
                Some((sample.kind, occasion))
            });
            let possible = Kind::ALL
                .into_iter()
                .filter_map(|kind| Some((kind, Occasion::possible(kind)?)));
            assert!(occasions.eq(possible));
        }
    }

    #[test]
    fn the_plain_sample_of_each_message_comes_first() {
        let folder = tempfile::tempdir().unwrap();
        let samples = folder.path().join("samples");
        std::fs::create_dir(&samples).unwrap();
        std::fs::write(samples.join("long-name.json"), DEFAULT[0]).unwrap();
        std::fs::write(samples.join("resend-code.json"), DEFAULT[1]).unwrap();
        std::fs::write(samples.join("forgot-password.json"), DEFAULT[6]).unwrap();
        std::fs::write(samples.join("broken.json"), "{\n  \"a\": ,").unwrap();
        std::fs::write(samples.join("other.json"), "{}").unwrap();
        let (samples, problems) = all(Target::CustomMessage, Some(folder.path()));
        let names: Vec<&str> = samples.iter().map(|sample| sample.name.as_str()).collect();
        assert_eq!(names[..2], ["sign-up", "long-name"]);
        assert_eq!(samples[1].title(), "Sign-up · long name");
        // The owner's file of that name asks for a sign-in, so the default sample has another name.
        assert!(names.contains(&"forgot-password-default"), "{names:?}");
        assert_eq!(
            names[names.len() - 2..],
            ["authentication", "forgot-password"]
        );
        let found: Vec<(&str, usize)> = problems
            .iter()
            .map(|problem| (problem.file.as_str(), problem.line))
            .collect();
        assert_eq!(
            found,
            [("samples/broken.json", 2), ("samples/other.json", 0)]
        );
    }
}
