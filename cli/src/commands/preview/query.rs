//! The message that the page shows, as the page's address names it.

use serde::{Deserialize, Serialize};

/// The name of the event's own language among the languages.
pub const OF_EVENT: &str = "event";

/// A message to show. An empty field takes the event's own value, or the first one there is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ViewQuery {
    /// The sample event's name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sample: String,
    /// The language; empty for the theme's default one, [`OF_EVENT`] for the event's own.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub locale: String,
    /// The app client, in place of the event's.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub client: String,
    /// The user pool, in place of the event's.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub pool: String,
    /// The tenant, in place of the event's.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub tenant: String,
    /// The owner's variant, in place of the event's.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub variant: String,
    /// The messages that the page shows.
    #[serde(skip_serializing_if = "List::is_default")]
    pub list: List,
    /// The edited event, in place of the sample's.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub event: String,
}

/// The messages that the page shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum List {
    /// One message, large.
    #[default]
    One,
    /// Every sample, in the language and for the app client of the message.
    Messages,
    /// This sample in every language.
    Languages,
    /// This sample for every app client.
    Clients,
}

impl List {
    /// All four, each with its name in addresses and its label on the page.
    pub const ALL: [(Self, &str, &str); 4] = [
        (Self::One, "one", "One message"),
        (Self::Messages, "messages", "All messages"),
        (Self::Languages, "languages", "All languages"),
        (Self::Clients, "clients", "All app clients"),
    ];

    #[allow(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde passes a reference"
    )]
    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

impl ViewQuery {
    /// Returns true if the event differs from the sample's own.
    pub fn changes_event(&self) -> bool {
        let fields = [
            &self.event,
            &self.locale,
            &self.client,
            &self.pool,
            &self.tenant,
            &self.variant,
        ];
        fields.iter().any(|field| !field.is_empty())
    }

    /// Returns the query part of an address, without the `?`.
    pub fn to_address(&self) -> String {
        serde_urlencoded::to_string(self).expect("strings and unit variants fit into a query")
    }

    /// Returns the query of the same message alone.
    pub fn alone(&self) -> Self {
        Self {
            list: List::One,
            ..self.clone()
        }
    }

    /// Returns the query of another sample.
    pub fn of_sample(&self, sample: &str) -> Self {
        Self {
            sample: sample.to_owned(),
            // An edited event belongs to the sample that it was made from.
            event: if sample == self.sample {
                self.event.clone()
            } else {
                String::new()
            },
            ..self.clone()
        }
    }

    /// Returns the query of another language.
    pub fn in_locale(&self, locale: &str) -> Self {
        Self {
            locale: locale.to_owned(),
            ..self.clone()
        }
    }

    /// Returns the query of another app client.
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
    fn an_address_holds_what_differs_from_the_default_and_nothing_else() {
        let query = ViewQuery {
            sample: "sign-up".to_owned(),
            locale: "pt-BR".to_owned(),
            list: List::Languages,
            event: "{\"a\": \"ü&=\"}".to_owned(),
            ..ViewQuery::default()
        };
        let address = query.to_address();
        assert_eq!(
            address,
            "sample=sign-up&locale=pt-BR&list=languages&event=%7B%22a%22%3A+%22%C3%BC%26%3D%22%7D"
        );
        assert_eq!(serde_urlencoded::from_str(&address), Ok(query));
        assert_eq!(ViewQuery::default().to_address(), "");
    }

    #[test]
    fn an_edited_event_goes_when_another_sample_is_chosen() {
        let query = ViewQuery {
            sample: "sign-up".to_owned(),
            event: "{}".to_owned(),
            ..ViewQuery::default()
        };
        assert_eq!(query.of_sample("resend-code").event, "");
        assert_eq!(query.of_sample("sign-up").event, "{}");
    }
}
