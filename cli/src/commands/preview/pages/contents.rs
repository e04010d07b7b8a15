//! Contents of the pages, as their templates read them.

use serde::Serialize;

use super::cards::Cards;
use super::choices::QueryChoices;
use super::links::Links;
use crate::commands::preview::mail::{Images, MailScheme};
use crate::commands::preview::query::{List, ViewQuery};
use crate::commands::preview::session::Session;
use crate::commands::preview::view::MessageView;

/// Contents of a message's page.
#[derive(Debug, Serialize)]
pub struct MessagePage {
    mode: &'static str,
    theme: String,
    style: String,
    script: String,
    icon: String,
    home: String,
    view: MessageView,
    choices: QueryChoices,
    list: Cards,
    lists: Vec<ListChoice>,
    /// The links of the view's findings, in the same order.
    finding_links: Vec<Option<String>>,
    state: String,
}

#[derive(Debug, Serialize)]
struct ListChoice {
    name: &'static str,
    label: &'static str,
    current: bool,
}

/// State of a page for its script, as JSON in an attribute.
#[derive(Debug, Serialize)]
struct ScriptState {
    query: String,
    edited: bool,
    frames: Vec<Frame>,
}

/// The address of the mail in one colour scheme, with or without images.
#[derive(Debug, Serialize)]
struct Frame {
    scheme: MailScheme,
    images: Images,
    href: String,
}

impl MessagePage {
    /// Renders the message of a query and collects everything around it.
    pub fn of(session: &mut Session, query: &ViewQuery, links: Links) -> Self {
        let view = session.view(query);
        let contents = session.contents();
        let state = ScriptState {
            query: query.to_address(),
            edited: !query.event.is_empty(),
            frames: frames(query, &view, links),
        };
        Self {
            mode: links.name(),
            theme: theme_name(session),
            style: links.asset("page.css"),
            script: links.asset("page.js"),
            icon: links.asset("icon.svg"),
            home: match links {
                Links::Live => "/".to_owned(),
                Links::Files => "index.html".to_owned(),
            },
            choices: QueryChoices::of(contents, query, links),
            list: Cards::of(contents, query, links),
            lists: list_choices(query),
            finding_links: finding_links(session, &view, links),
            state: serde_json::to_string(&state).expect("strings and booleans fit into JSON"),
            view,
        }
    }
}

fn list_choices(query: &ViewQuery) -> Vec<ListChoice> {
    let choice = |(list, name, label)| ListChoice {
        name,
        label,
        current: list == query.list,
    };
    List::ALL.map(choice).into()
}

/// Returns a frame for each scheme, with and without images; none if there is no mail.
fn frames(query: &ViewQuery, view: &MessageView, links: Links) -> Vec<Frame> {
    let schemes = MailScheme::ALL.into_iter().filter(|_| view.email.is_some());
    let frame = |scheme, images| Frame {
        scheme,
        images,
        href: links.mail(query, scheme, images),
    };
    schemes
        .flat_map(|scheme| Images::ALL.map(|images| frame(scheme, images)))
        .collect()
}

/// Returns the link of each finding. A file that the page cannot show, such as an environment
/// variable's name, gets none.
fn finding_links(session: &Session, view: &MessageView, links: Links) -> Vec<Option<String>> {
    let findings = view.findings.iter();
    findings
        .map(|finding| {
            let link = links.source(&finding.file, finding.line);
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
    samples: Vec<String>,
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
            samples: contents
                .samples
                .iter()
                .map(|sample| sample.name.clone())
                .collect(),
            locales: contents.locales.iter().map(ToString::to_string).collect(),
            clients: contents.clients.clone(),
            findings,
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
