//! Choices of the page: other samples, languages and app clients, each with its address.

use serde::Serialize;

use super::links::Links;
use crate::commands::preview::contents::ThemeContents;
use crate::commands::preview::query::{OF_EVENT, ViewQuery};

/// Another sample, language or app client.
#[derive(Debug, Serialize)]
pub struct Choice {
    /// The sample's name, the tag or the id; empty for the event's own value.
    pub value: String,
    /// The choice in words.
    pub label: String,
    /// The address of the page with that choice.
    pub href: String,
    /// True for the message that the page shows.
    pub current: bool,
}

/// All choices of one sort, and the two beside the current one.
#[derive(Debug, Serialize)]
pub struct Choices {
    /// All choices, in their order.
    pub all: Vec<Choice>,
    /// The address of the choice before; the last one before the first.
    pub previous: String,
    /// The address of the choice behind; the first one behind the last.
    pub next: String,
}

impl Choices {
    fn of(values: &[String], current: &str, href: impl Fn(&str) -> String) -> Self {
        let at = values.iter().position(|value| value == current);
        let at = at.unwrap_or(0);
        let count = values.len().max(1);
        let beside = |distance: usize| {
            let value = values.get((at + distance) % count);
            href(value.map_or("", String::as_str))
        };
        Self {
            previous: beside(count - 1),
            next: beside(1),
            all: values
                .iter()
                .enumerate()
                .map(|(position, value)| Choice {
                    value: value.clone(),
                    label: value.clone(),
                    href: href(value),
                    current: position == at,
                })
                .collect(),
        }
    }
}

/// The choices for each field of a query.
#[derive(Debug, Serialize)]
pub struct QueryChoices {
    /// Other samples.
    pub samples: Choices,
    /// Other languages.
    pub locales: Choices,
    /// Other app clients.
    pub clients: Choices,
}

impl QueryChoices {
    /// Lists the choices from a query on.
    pub fn of(contents: &ThemeContents, query: &ViewQuery, links: Links) -> Self {
        let sample = &contents.sample(&query.sample).name;
        let samples: Vec<String> = contents
            .samples
            .iter()
            .map(|sample| sample.name.clone())
            .collect();
        let mut chosen = Choices::of(&samples, sample, |name| links.page(&query.of_sample(name)));
        for (choice, sample) in chosen.all.iter_mut().zip(&contents.samples) {
            choice.label = sample.title();
        }
        let locale = match query.locale.as_str() {
            "" if query.event.is_empty() => contents.default_locale.as_str(),
            "" => OF_EVENT,
            tag => tag,
        };
        Self {
            samples: chosen,
            locales: Choices::of(&locales(contents, links), locale, |tag| {
                links.page(&query.in_locale(tag))
            }),
            clients: Choices::of(&clients(contents), &query.client, |id| {
                links.page(&query.for_client(id))
            }),
        }
    }
}

/// Returns the languages. A server also offers the event's own; an export has a page for each
/// language, so there it would be one of them twice.
pub fn locales(contents: &ThemeContents, links: Links) -> Vec<String> {
    let tags = contents.locales.iter().map(ToString::to_string);
    let of_event = (links == Links::Live).then(|| OF_EVENT.to_owned());
    tags.chain(of_event).collect()
}

/// Returns the app clients, after the event's own.
pub fn clients(contents: &ThemeContents) -> Vec<String> {
    std::iter::once(String::new())
        .chain(contents.clients.iter().cloned())
        .collect()
}

#[cfg(test)]
mod tests {
    use theme::Theme;

    use super::*;
    use crate::args::Target;

    #[test]
    fn behind_the_last_choice_comes_the_first() {
        let mut contents = ThemeContents::of(Target::CustomMessage, &Theme::load(None, &[]), None);
        contents.clients = vec!["one".to_owned()];
        let query = ViewQuery {
            sample: "sign-up".to_owned(),
            client: "one".to_owned(),
            ..ViewQuery::default()
        };
        let choices = QueryChoices::of(&contents, &query, Links::Live);
        assert_eq!(
            choices.samples.previous,
            "/?sample=authentication&client=one"
        );
        assert_eq!(
            choices.samples.next,
            "/?sample=sign-up-hostile-name&client=one"
        );
        assert_eq!(choices.clients.next, "/?sample=sign-up");
        assert!(choices.clients.all[1].current);
    }
}
