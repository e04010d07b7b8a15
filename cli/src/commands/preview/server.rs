//! Web server of the preview. It serves no file by path, and writes only what `actions` says.

use std::convert::Infallible;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::extract::{Query, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, map_response};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use tokio::sync::watch;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt};

use super::mail::{self, Images, MailScheme};
use super::pages::{self, MessagePage, Pages, SourcePage};
use super::query::ViewQuery;
use super::readers::Reader;
use super::thread::SessionThread;
use super::{actions, guard};
use crate::printer::Printer;

/// Content security policy of a page: it loads its own style and script, frames its own mails, and no
/// other page may frame it.
const PAGE_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/// State that every request reads.
#[derive(Clone)]
pub(super) struct ServerState {
    pub(super) session: SessionThread,
    pages: Arc<Pages>,
    changes: watch::Receiver<u64>,
    /// The proof that a request to write or to send comes from a page of this server.
    pub(super) token: Arc<str>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Display {
    scheme: MailScheme,
    images: Images,
    reader: Reader,
}

#[derive(Debug, Deserialize)]
struct SourceQuery {
    file: String,
}

/// Answers requests until the process ends.
///
/// # Errors
/// The listener or the runtime fails.
pub fn run(
    listener: TcpListener,
    session: SessionThread,
    changes: watch::Receiver<u64>,
    printer: Printer,
) -> std::io::Result<()> {
    let port = listener.local_addr()?.port();
    listener.set_nonblocking(true)?;
    let preview = ServerState {
        session,
        pages: Arc::new(Pages::new()),
        changes,
        token: token().into(),
    };
    // One thread is enough: the session renders one message at a time.
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?
        .block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            tokio::spawn(report_reloads(
                preview.session.clone(),
                preview.changes.clone(),
                printer,
            ));
            axum::serve(listener, router(preview, port)).await
        })
}

/// Makes a token that nobody can guess: the keys of the standard library's hasher are the system's random bytes.
fn token() -> String {
    let word = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", word(), word())
}

/// Prints a line for each reload, and one for each defect.
async fn report_reloads(
    session: SessionThread,
    mut changes: watch::Receiver<u64>,
    mut printer: Printer,
) {
    changes.mark_unchanged();
    while changes.changed().await.is_ok() {
        let started = Instant::now();
        let problems = session.run(|session| session.problems().to_vec()).await;
        printer.detail(&format!(
            "files changed: read again in {:.0?}",
            started.elapsed()
        ));
        match problems.unwrap_or_default().as_slice() {
            [] => printer.hint("reloaded: no defects"),
            problems => {
                for problem in problems {
                    printer.note(&format!("reloaded: {problem}"));
                }
            }
        }
    }
}

fn router(preview: ServerState, port: u16) -> Router {
    Router::new()
        .route("/", get(page))
        .route("/pane", get(pane))
        .route("/mail", get(mail))
        .route("/mail.eml", get(actions::file))
        .route("/brand", post(actions::brand))
        .route("/undo", post(actions::undo))
        .route("/send", post(actions::send))
        .route("/source", get(source))
        .route("/changes", get(changes))
        .route("/page.css", get(|| asset("text/css", pages::STYLE)))
        .route("/page.js", get(|| asset("text/javascript", pages::SCRIPT)))
        .route("/icon.svg", get(|| asset("image/svg+xml", pages::ICON)))
        .layer(map_response(with_protection))
        // The last layer runs first, so no handler ever sees a foreign request.
        .layer(middleware::from_fn_with_state(
            port,
            guard::own_requests_only,
        ))
        .with_state(preview)
}

/// Loads the theme again: a page that is opened or reloaded by hand must not depend on the watch.
async fn page(State(preview): State<ServerState>, Query(query): Query<ViewQuery>) -> Response {
    let token = Arc::clone(&preview.token);
    let page = preview
        .session
        .run(move |session| {
            session.reload();
            MessagePage::of(session, &query, &token)
        })
        .await;
    answer(page.map(|page| preview.pages.page(&page)))
}

async fn pane(State(preview): State<ServerState>, Query(query): Query<ViewQuery>) -> Response {
    let token = Arc::clone(&preview.token);
    let page = preview
        .session
        .run(move |session| MessagePage::of(session, &query, &token));
    answer(page.await.map(|page| preview.pages.pane(&page)))
}

/// Serves the mail alone, under a policy of its own: only the page may frame it.
async fn mail(
    State(preview): State<ServerState>,
    Query(query): Query<ViewQuery>,
    Query(display): Query<Display>,
) -> Response {
    let mail = preview
        .session
        .run(move |session| session.mail(&query, display.reader))
        .await;
    let displayed = mail.map(|mail| {
        let html = mail.unwrap_or_else(|| mail::NO_MAIL.to_owned());
        mail::displayed(&html, display.scheme, display.images)
    });
    let policy = format!(
        "{}; frame-ancestors 'self'; base-uri 'none'; form-action 'none'",
        display.images.policy()
    );
    let policy = HeaderValue::from_str(&policy).expect("the policy is ASCII");
    (
        [(header::CONTENT_SECURITY_POLICY, policy)],
        answer(displayed),
    )
        .into_response()
}

async fn source(
    State(preview): State<ServerState>,
    Query(SourceQuery { file }): Query<SourceQuery>,
) -> Response {
    let source = preview
        .session
        .run(move |session| {
            let text = session.file(&file)?;
            let path = session.folder().map(|folder| folder.join(&file));
            let path = path.filter(|path| path.is_file());
            // Editors open absolute paths only.
            let path = path.and_then(|path| path.canonicalize().ok());
            Some(SourcePage {
                path: path.map(|path| path.display().to_string()),
                lines: text.lines().map(str::to_owned).collect(),
                file,
            })
        })
        .await;
    match source {
        Some(None) => (StatusCode::NOT_FOUND, "no such file in the theme\n").into_response(),
        source => answer(source.flatten().map(|source| preview.pages.source(&source))),
    }
}

/// Sends one event now and one for each change, so that a page that was disconnected notices if it is
/// out of date.
async fn changes(
    State(preview): State<ServerState>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>> + use<>> {
    let counts = WatchStream::new(preview.changes);
    let events = counts.map(|count| Ok(Event::default().data(count.to_string())));
    Sse::new(events).keep_alive(KeepAlive::default())
}

async fn asset(kind: &'static str, text: &'static str) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, kind)], text)
}

fn answer(html: Option<String>) -> Response {
    match html {
        Some(html) => Html(html).into_response(),
        None => (
            StatusCode::INTERNAL_SERVER_ERROR,
            "the preview failed; the terminal shows the reason\n",
        )
            .into_response(),
    }
}

/// Adds the protective headers that an answer does not set itself.
async fn with_protection(mut response: Response) -> Response {
    let protection: [(HeaderName, &'static str); 5] = [
        (header::CONTENT_SECURITY_POLICY, PAGE_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-store"),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
    ];
    for (name, value) in protection {
        response
            .headers_mut()
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    response
}
