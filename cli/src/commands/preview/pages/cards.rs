//! Cards of the list beside the message, each with a small picture of its mail.

use serde::Serialize;

use super::choices::{clients, locales};
use super::links::Links;
use crate::commands::preview::contents::ThemeContents;
use crate::commands::preview::mail::{Images, MailScheme};
use crate::commands::preview::query::{List, ViewQuery};

/// Cards in a list at most: a browser that holds more frames stops responding.
const CARDS_MAX: usize = 280;

/// A card of the list.
#[derive(Debug, Serialize)]
pub struct Card {
    /// The sample.
    pub sample: String,
    /// The message in words.
    pub title: String,
    /// The language; empty for the event's.
    pub locale: String,
    /// The app client; empty for the event's.
    pub client: String,
    /// The address of its page.
    pub href: String,
    /// The address of its mail.
    pub thumbnail: String,
    /// True for the message that the page shows.
    pub current: bool,
}

/// The list.
#[derive(Debug, Serialize)]
pub struct Cards {
    /// The cards, at most [`CARDS_MAX`] on a server.
    pub cards: Vec<Card>,
    /// The number of cards that were left out.
    pub more: usize,
}

impl Cards {
    /// Makes the list that a query asks for; of one message, it is empty.
    pub fn of(contents: &ThemeContents, query: &ViewQuery, links: Links) -> Self {
        let here = ViewQuery {
            sample: contents.sample(&query.sample).name.clone(),
            event: String::new(),
            ..query.clone()
        };
        let samples = || contents.samples.iter().map(|sample| sample.name.clone());
        let all = match query.list {
            List::One => Vec::new(),
            List::Messages => samples().map(|sample| here.of_sample(&sample)).collect(),
            List::Languages => locales(contents, links)
                .iter()
                .map(|tag| here.in_locale(tag))
                .collect(),
            List::Clients => clients(contents)
                .iter()
                .map(|id| here.for_client(id))
                .collect(),
        };
        Self::cut(contents, &all, &here, links, CARDS_MAX)
    }

    /// Makes the list of every message, without a limit, and returns their queries with it.
    pub fn everything(contents: &ThemeContents, links: Links) -> (Self, Vec<ViewQuery>) {
        let nowhere = ViewQuery::default();
        let all = everything(contents, links, &nowhere);
        (Self::cut(contents, &all, &nowhere, links, usize::MAX), all)
    }

    fn cut(
        contents: &ThemeContents,
        all: &[ViewQuery],
        here: &ViewQuery,
        links: Links,
        most: usize,
    ) -> Self {
        let card = |query: &ViewQuery| Card {
            sample: query.sample.clone(),
            title: contents.sample(&query.sample).title(),
            locale: query.locale.clone(),
            client: query.client.clone(),
            href: links.page(&query.alone()),
            thumbnail: links.mail(query, MailScheme::Light, Images::Off),
            current: query == here,
        };
        Self {
            cards: all.iter().take(most).map(card).collect(),
            more: all.len().saturating_sub(most),
        }
    }
}

/// Returns every sample in every language for every app client.
fn everything(contents: &ThemeContents, links: Links, from: &ViewQuery) -> Vec<ViewQuery> {
    let mut all = Vec::new();
    for sample in &contents.samples {
        for locale in locales(contents, links) {
            for client in clients(contents) {
                all.push(
                    from.of_sample(&sample.name)
                        .in_locale(&locale)
                        .for_client(&client),
                );
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use theme::Theme;

    use super::*;
    use crate::args::Target;

    #[test]
    fn each_list_is_complete() {
        let mut contents = ThemeContents::of(Target::CustomMessage, &Theme::load(None, &[]), None);
        contents.clients = vec!["one".to_owned()];
        let languages = contents.locales.len();
        let count = |list| {
            let query = ViewQuery {
                list,
                ..ViewQuery::default()
            };
            let cards = Cards::of(&contents, &query, Links::Live);
            cards.cards.len() + cards.more
        };
        // Seven messages, three of them on an occasion, and two special names.
        assert_eq!(count(List::One), 0);
        assert_eq!(count(List::Messages), 12);
        assert_eq!(count(List::Languages), languages + 1);
        assert_eq!(count(List::Clients), 2);
        let (cards, all) = Cards::everything(&contents, Links::Files);
        assert_eq!(
            (cards.cards.len(), all.len()),
            (12 * languages * 2, cards.cards.len())
        );
    }
}
