//! What is to be shown: the state of the page, as its address holds it.

use serde::{Deserialize, Serialize};

/// A message to show. What is empty is taken from the event, or is the first there is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Wanted {
    /// The sample event's name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sample: String,
    /// The language, in place of the event's.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub locale: String,
    /// The app client, in place of the event's.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub client: String,
    /// What the list holds.
    #[serde(skip_serializing_if = "List::is_default")]
    pub list: List,
    /// The event as it was edited, in place of the sample's.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub event: String,
}

/// What the list holds beside what is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum List {
    /// Every sample, in the language and for the app client that is shown.
    #[default]
    Messages,
    /// This sample in every language.
    Languages,
    /// This sample for every app client.
    Clients,
    /// Every sample in every language for every app client.
    Everything,
}

impl List {
    /// All four, with the words of the page.
    pub const ALL: [(Self, &str, &str); 4] = [
        (Self::Messages, "messages", "Every message"),
        (Self::Languages, "languages", "Every language"),
        (Self::Clients, "clients", "Every app client"),
        (Self::Everything, "everything", "Everything"),
    ];

    #[allow(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde passes a reference"
    )]
    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

impl Wanted {
    /// This state as an address's query, without the `?`.
    pub fn query(&self) -> String {
        // Strings and unit variants: there is nothing in it that a query cannot say.
        serde_urlencoded::to_string(self).unwrap_or_default()
    }

    /// Another sample; an edited event stays with the one that it was made from.
    pub fn of_sample(&self, sample: &str) -> Self {
        Self {
            sample: sample.to_owned(),
            event: if sample == self.sample {
                self.event.clone()
            } else {
                String::new()
            },
            ..self.clone()
        }
    }

    /// Another language.
    pub fn in_locale(&self, locale: &str) -> Self {
        Self {
            locale: locale.to_owned(),
            ..self.clone()
        }
    }

    /// Another app client.
    pub fn for_client(&self, client: &str) -> Self {
        Self {
            client: client.to_owned(),
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_holds_the_state_and_nothing_that_goes_without_saying() {
        let wanted = Wanted {
            sample: "sign-up".to_owned(),
            locale: "pt-BR".to_owned(),
            list: List::Languages,
            event: "{\"a\": \"ü&=\"}".to_owned(),
            ..Wanted::default()
        };
        let query = wanted.query();
        assert_eq!(
            query,
            "sample=sign-up&locale=pt-BR&list=languages&event=%7B%22a%22%3A+%22%C3%BC%26%3D%22%7D"
        );
        assert_eq!(serde_urlencoded::from_str(&query), Ok(wanted));
        assert_eq!(Wanted::default().query(), "");
    }

    #[test]
    fn an_edited_event_goes_when_another_sample_is_chosen() {
        let wanted = Wanted {
            sample: "sign-up".to_owned(),
            event: "{}".to_owned(),
            ..Wanted::default()
        };
        assert_eq!(wanted.of_sample("resend-code").event, "");
        assert_eq!(wanted.of_sample("sign-up").event, "{}");
    }
}
