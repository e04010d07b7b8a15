//! What else there is beside the message that is shown: choices, neighbours, and the list.

use serde::Serialize;

use super::catalog::Catalog;
use super::links::Links;
use super::mail::{Images, Scheme};
use super::wanted::{List, Wanted};

/// A list longer than this is cut: a browser that holds as many frames answers no more.
const LIST_MAX: usize = 280;

/// A step to another sample, language or app client.
#[derive(Debug, Serialize)]
pub struct Choice {
    /// The sample's name, the tag or the id; empty for what the event says.
    pub value: String,
    /// Where it is.
    pub href: String,
    /// Whether it is what is shown.
    pub current: bool,
}

/// All choices of one sort, and the two beside the current one.
#[derive(Debug, Serialize)]
pub struct Choices {
    /// In their order.
    pub all: Vec<Choice>,
    /// Where the one before is; the last before the first.
    pub previous: String,
    /// Where the one behind is; the first behind the last.
    pub next: String,
}

impl Choices {
    fn of(values: &[String], current: &str, href: impl Fn(&str) -> String) -> Self {
        let at = values.iter().position(|value| value == current);
        let at = at.unwrap_or(0);
        let count = values.len().max(1);
        let beside = |step: usize| {
            let value = values.get((at + step) % count);
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
                    href: href(value),
                    current: position == at,
                })
                .collect(),
        }
    }
}

/// The three ways to go from a message.
#[derive(Debug, Serialize)]
pub struct Neighbours {
    /// To other samples.
    pub samples: Choices,
    /// To other languages.
    pub locales: Choices,
    /// To other app clients.
    pub clients: Choices,
}

impl Neighbours {
    /// Those of what is wanted.
    pub fn of(catalog: &Catalog, wanted: &Wanted, links: Links) -> Self {
        let sample = &catalog.sample(&wanted.sample).name;
        let samples: Vec<String> = catalog
            .samples
            .iter()
            .map(|sample| sample.name.clone())
            .collect();
        Self {
            samples: Choices::of(&samples, sample, |name| links.page(&wanted.of_sample(name))),
            locales: Choices::of(&locales(catalog, links), &wanted.locale, |tag| {
                links.page(&wanted.in_locale(tag))
            }),
            clients: Choices::of(&clients(catalog), &wanted.client, |id| {
                links.page(&wanted.for_client(id))
            }),
        }
    }
}

/// A card of the list.
#[derive(Debug, Serialize)]
pub struct Card {
    /// The sample.
    pub sample: String,
    /// The language; empty for the event's.
    pub locale: String,
    /// The app client; empty for the event's.
    pub client: String,
    /// Where it is.
    pub href: String,
    /// Its mail, small.
    pub thumbnail: String,
    /// Whether it is what is shown.
    pub current: bool,
}

/// The list.
#[derive(Debug, Serialize)]
pub struct Cards {
    /// At most [`LIST_MAX`].
    pub cards: Vec<Card>,
    /// How many more there would be.
    pub more: usize,
}

impl Cards {
    /// The list that is wanted.
    pub fn of(catalog: &Catalog, wanted: &Wanted, links: Links) -> Self {
        let here = Wanted {
            sample: catalog.sample(&wanted.sample).name.clone(),
            event: String::new(),
            ..wanted.clone()
        };
        let samples = || catalog.samples.iter().map(|sample| sample.name.clone());
        let all = match wanted.list {
            List::Messages => samples().map(|sample| here.of_sample(&sample)).collect(),
            List::Languages => locales(catalog, links)
                .iter()
                .map(|tag| here.in_locale(tag))
                .collect(),
            List::Clients => clients(catalog)
                .iter()
                .map(|id| here.for_client(id))
                .collect(),
            List::Everything => everything(catalog, links, &here),
        };
        Self::cut(&all, &here, links, LIST_MAX)
    }

    /// Every message, however many.
    pub fn everything(catalog: &Catalog, links: Links) -> (Self, Vec<Wanted>) {
        let all = everything(catalog, links, &Wanted::default());
        let nowhere = Wanted::default();
        (Self::cut(&all, &nowhere, links, usize::MAX), all)
    }

    fn cut(all: &[Wanted], here: &Wanted, links: Links, most: usize) -> Self {
        let card = |wanted: &Wanted| Card {
            sample: wanted.sample.clone(),
            locale: wanted.locale.clone(),
            client: wanted.client.clone(),
            href: links.page(wanted),
            thumbnail: links.mail(wanted, Scheme::Light, Images::Off),
            current: wanted == here,
        };
        Self {
            cards: all.iter().take(most).map(card).collect(),
            more: all.len().saturating_sub(most),
        }
    }
}

/// Every sample in every language for every app client.
fn everything(catalog: &Catalog, links: Links, from: &Wanted) -> Vec<Wanted> {
    let mut all = Vec::new();
    for sample in &catalog.samples {
        for locale in locales(catalog, links).iter().filter(|tag| !tag.is_empty()) {
            for client in clients(catalog) {
                all.push(
                    from.of_sample(&sample.name)
                        .in_locale(locale)
                        .for_client(&client),
                );
            }
        }
    }
    all
}

/// The languages; on a server also whichever the event asks for.
fn locales(catalog: &Catalog, links: Links) -> Vec<String> {
    let tags = catalog.locales.iter().map(ToString::to_string);
    let events_own = (links == Links::Live).then(String::new);
    events_own.into_iter().chain(tags).collect()
}

/// The app clients, after whichever the event names.
fn clients(catalog: &Catalog) -> Vec<String> {
    std::iter::once(String::new())
        .chain(catalog.clients.iter().cloned())
        .collect()
}

#[cfg(test)]
mod tests {
    use custom_message::theme::Theme;

    use super::*;

    fn catalog() -> Catalog {
        let mut catalog = Catalog::of(&Theme::load(None, &[]), None);
        catalog.clients = vec!["one".to_owned()];
        catalog
    }

    #[test]
    fn neighbours_go_round() {
        let wanted = Wanted {
            sample: "sign-up".to_owned(),
            client: "one".to_owned(),
            ..Wanted::default()
        };
        let beside = Neighbours::of(&catalog(), &wanted, Links::Live);
        assert_eq!(
            beside.samples.previous,
            "/?sample=authentication&client=one"
        );
        assert_eq!(beside.samples.next, "/?sample=resend-code&client=one");
        assert_eq!(beside.clients.next, "/?sample=sign-up");
        assert!(beside.clients.all[1].current);
    }

    #[test]
    fn each_list_is_complete() {
        let catalog = catalog();
        let languages = catalog.locales.len();
        let count = |list| {
            let wanted = Wanted {
                list,
                ..Wanted::default()
            };
            let cards = Cards::of(&catalog, &wanted, Links::Live);
            cards.cards.len() + cards.more
        };
        assert_eq!(count(List::Messages), 7);
        assert_eq!(count(List::Languages), languages + 1);
        assert_eq!(count(List::Clients), 2);
        assert_eq!(count(List::Everything), 7 * languages * 2);
        let (cards, all) = Cards::everything(&catalog, Links::Files);
        assert_eq!(
            (cards.cards.len(), all.len()),
            (7 * languages * 2, cards.cards.len())
        );
    }
}
