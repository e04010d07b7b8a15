//! Wordings: which strings and which template a message is made of. An occasion and a variant of the
//! owner's each have a name, `<message>_<occasion>` and `<message>_<variant>`.

use std::rc::Rc;

use crate::kind::Kind;
use crate::occasion::Occasion;

/// The longest name of a variant, in characters.
const VARIANT_MAX: usize = 64;

/// A message, its occasion and the owner's variant of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Wording {
    /// The message.
    pub kind: Kind,
    /// Its occasion.
    pub occasion: Option<Occasion>,
    /// The owner's variant of it, one that the theme has.
    pub variant: Option<Rc<str>>,
}

impl Wording {
    /// The usual words of a message.
    pub const fn usual(kind: Kind) -> Self {
        Self {
            kind,
            occasion: None,
            variant: None,
        }
    }

    /// Returns true if the message has a code: all have but an invitation without a password.
    pub fn has_code(&self) -> bool {
        self.occasion != Some(Occasion::Passwordless)
    }

    /// The name of the wording in templates and logs: the variant's, or the occasion's.
    pub fn name(&self) -> Option<&str> {
        let occasion = self.occasion.map(Occasion::name);
        self.variant.as_deref().or(occasion)
    }

    /// The name of the variant's strings and template.
    pub(crate) fn variant_name(&self) -> Option<String> {
        let variant = self.variant.as_deref()?;
        Some(wording_name(self.kind.name(), Some(variant)))
    }

    /// The name of the occasion's strings and template.
    pub(crate) fn occasion_name(&self) -> Option<String> {
        let occasion = self.occasion?;
        Some(wording_name(self.kind.name(), Some(occasion.name())))
    }
}

/// The name of a message's strings and template in the words of a variant or occasion: `sign-up_merchant`. Without
/// one it is the message's own.
pub fn wording_name(message: &str, wording: Option<&str>) -> String {
    match wording {
        Some(wording) => format!("{message}_{wording}"),
        None => message.to_owned(),
    }
}

/// The message and the variant or occasion that the name of a string or template stands for: `sign-up` and
/// nothing, `sign-up_merchant` and `merchant`. Nothing for another name.
pub fn wording_of(name: &str) -> Option<(Kind, Option<&str>)> {
    let Some((kind, variant)) = name.split_once('_') else {
        return Some((Kind::from_name(name)?, None));
    };
    let kind = Kind::from_name(kind)?;
    is_variant(variant).then_some((kind, Some(variant)))
}

/// The owner's variant of a message that a name stands for; nothing for the words of an occasion, which no
/// value of an event chooses.
pub fn variant_of(kind: Kind, name: &str) -> Option<&str> {
    let (of, variant) = wording_of(name)?;
    let is_occasion = Occasion::possible(kind).map(Occasion::name) == variant;
    variant.filter(|_| of == kind && !is_occasion)
}

fn is_variant(name: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-".contains(&byte);
    (1..=VARIANT_MAX).contains(&name.len()) && name.bytes().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_message_and_perhaps_a_variant() {
        let long = format!("sign-up_{}", "a".repeat(65));
        for (name, expected) in [
            ("sign-up", Some((Kind::SignUp, None))),
            ("sign-up_merchant", Some((Kind::SignUp, Some("merchant")))),
            ("sign-up_a_b", Some((Kind::SignUp, Some("a_b")))),
            ("sign-up__", Some((Kind::SignUp, Some("_")))),
            ("sign-up_", None),
            ("sign-up_a.b", None),
            ("sign-up_ü", None),
            ("signup_merchant", None),
            ("shared", None),
            (long.as_str(), None),
        ] {
            assert_eq!(wording_of(name), expected, "{name}");
        }
    }

    #[test]
    fn no_value_names_an_occasion() {
        let of = |kind, name| variant_of(kind, name);
        assert_eq!(of(Kind::ForgotPassword, "forgot-password_by-admin"), None);
        assert_eq!(
            of(Kind::ForgotPassword, "forgot-password_passwordless"),
            Some("passwordless")
        );
        assert_eq!(of(Kind::SignUp, "forgot-password_activate"), None);
    }
}
