//! Contents of the pages, as their templates read them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::cards::Cards;
use super::choices::QueryChoices;
use super::links::Links;
use crate::commands::lint::rule::ACCENT_CHANGED;
use crate::commands::preview::contents::ThemeContents;
use crate::commands::preview::mail::{Images, MailScheme};
use crate::commands::preview::query::{List, ViewQuery};
use crate::commands::preview::session::Session;
use crate::commands::preview::view::MessageView;
use crate::commands::samples::Sample;

/// Contents of a message's page.
#[derive(Debug, Serialize)]
pub struct MessagePage {
    theme: String,
    view: MessageView,
    choices: QueryChoices,
    list: Cards,
    lists: Vec<ListChoice>,
    /// The links of the view's findings, in the same order.
    finding_links: Vec<Option<String>>,
    brand: Option<BrandForm>,
    can_send: bool,
    token: String,
    state: String,
}

#[derive(Debug, Serialize)]
struct ListChoice {
    href: String,
    label: &'static str,
    current: bool,
}

/// The brand's fields.
#[derive(Debug, Serialize)]
struct BrandForm {
    name: String,
    accent: String,
    logo_url: String,
    can_undo: bool,
    /// Variables of the environment that beat the fields.
    overriding: String,
}

/// State of a page for its script, as JSON in an attribute.
#[derive(Debug, Serialize)]
struct ScriptState {
    query: String,
    edited: bool,
    /// True if the page shows a grid of messages.
    grid: bool,
    /// The address of the mail without its display; none if there is no mail.
    mail: Option<String>,
    eml: String,
    /// The addresses of other messages, by the names of the moves.
    moves: BTreeMap<&'static str, String>,
}

impl MessagePage {
    /// Renders the message of a query and collects everything around it.
    pub fn of(session: &mut Session, query: &ViewQuery, token: &str) -> Self {
        let mut view = session.view(query);
        // The notes say it of the scope that is shown; the finding is about all scopes.
        view.findings
            .retain(|finding| finding.id != ACCENT_CHANGED.id);
        let contents = session.contents();
        let choices = QueryChoices::of(contents, query, Links::Live);
        let alone = query.alone().to_address();
        let state = ScriptState {
            query: query.to_address(),
            edited: !query.event.is_empty(),
            grid: query.list != List::One,
            mail: view.email.as_ref().map(|_| format!("/mail?{alone}")),
            eml: format!("/mail.eml?{alone}"),
            moves: moves(&choices),
        };
        Self {
            theme: theme_name(session),
            list: Cards::of(contents, query, Links::Live),
            lists: list_choices(query, !contents.clients.is_empty()),
            finding_links: finding_links(session, &view),
            brand: brand_form(session),
            can_send: cfg!(feature = "send"),
            token: token.to_owned(),
            state: serde_json::to_string(&state).expect("strings and booleans fit into JSON"),
            choices,
            view,
        }
    }
}

fn moves(choices: &QueryChoices) -> BTreeMap<&'static str, String> {
    let (samples, locales, clients) = (&choices.samples, &choices.locales, &choices.clients);
    let moves = [
        ("sample-next", &samples.next),
        ("sample-previous", &samples.previous),
        ("locale-next", &locales.next),
        ("locale-previous", &locales.previous),
        ("client-next", &clients.next),
        ("client-previous", &clients.previous),
    ];
    moves.map(|(name, href)| (name, href.clone())).into()
}

fn brand_form(session: &Session) -> Option<BrandForm> {
    let (fields, can_undo) = session.brand()?;
    Some(BrandForm {
        name: fields.name,
        accent: fields.accent,
        logo_url: fields.logo_url,
        can_undo,
        overriding: session.overriding().join(", "),
    })
}

/// Lists the views; a choice between app clients needs some.
fn list_choices(query: &ViewQuery, has_clients: bool) -> Vec<ListChoice> {
    let all = List::ALL.into_iter();
    all.filter(|(list, ..)| has_clients || *list != List::Clients)
        .map(|(list, _, label)| ListChoice {
            href: Links::Live.page(&ViewQuery {
                list,
                ..query.clone()
            }),
            label,
            current: list == query.list,
        })
        .collect()
}

/// Returns the link of each finding. A file that the page cannot show, such as an environment
/// variable's name, gets none.
fn finding_links(session: &Session, view: &MessageView) -> Vec<Option<String>> {
    let findings = view.findings.iter();
    findings
        .map(|finding| {
            let link = Links::Live.source(&finding.file, finding.line);
            link.filter(|_| session.file(&finding.file).is_some())
        })
        .collect()
}

fn theme_name(session: &Session) -> String {
    session.folder().map_or_else(
        || "default theme".to_owned(),
        |folder| {
            // A theme given as `.` still has a name.
            let whole = folder.canonicalize().unwrap_or_else(|_| folder.clone());
            let name = whole.file_name().unwrap_or(whole.as_os_str());
            name.to_string_lossy().into_owned()
        },
    )
}

/// Contents of an export's index.
#[derive(Debug, Serialize)]
pub struct IndexPage {
    theme: String,
    list: Cards,
    samples: Vec<NamedSample>,
    dark: Vec<DarkMail>,
    locales: Vec<String>,
    clients: Vec<String>,
    findings: usize,
}

impl IndexPage {
    /// Collects the contents of the index of those cards.
    pub fn of(session: &Session, list: Cards, findings: usize) -> Self {
        let contents = session.contents();
        Self {
            theme: theme_name(session),
            list,
            samples: contents.samples.iter().map(NamedSample::of).collect(),
            dark: contents
                .samples
                .iter()
                .map(|sample| DarkMail::of(contents, sample))
                .collect(),
            locales: contents.locales.iter().map(ToString::to_string).collect(),
            clients: contents.clients.clone(),
            findings,
        }
    }
}

/// A sample with its name in words.
#[derive(Debug, Serialize)]
struct NamedSample {
    name: String,
    title: String,
}

impl NamedSample {
    fn of(sample: &Sample) -> Self {
        Self {
            name: sample.name.clone(),
            title: sample.title(),
        }
    }
}

/// A mail in dark mode.
#[derive(Debug, Serialize)]
struct DarkMail {
    title: String,
    href: String,
}

impl DarkMail {
    fn of(contents: &ThemeContents, sample: &Sample) -> Self {
        let query = ViewQuery::default()
            .of_sample(&sample.name)
            .in_locale(contents.default_locale.as_str());
        Self {
            title: sample.title(),
            href: Links::Files.mail(&query, MailScheme::Dark, Images::On),
        }
    }
}

/// Contents of the page of one of the theme's files.
#[derive(Debug, Serialize)]
pub struct SourcePage {
    /// The file's name in the theme.
    pub file: String,
    /// The file's path, for an editor; none for a file of the default theme.
    pub path: Option<String>,
    /// The file's lines.
    pub lines: Vec<String>,
}
