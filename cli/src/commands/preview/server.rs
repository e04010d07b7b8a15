//! The addresses of the page. Nothing is served by path, nothing is written.

use std::convert::Infallible;
use std::net::TcpListener;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Query, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, map_response};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use serde::Deserialize;
use tokio::sync::watch;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt};

use super::desk::Desk;
use super::guard;
use super::links::Links;
use super::mail::{self, Images, Scheme};
use super::pages::{self, Pages, Source, View};
use super::wanted::Wanted;

/// The page loads its own style and script, shows its own mails, and is shown by nobody.
const PAGE_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/// What is shown in place of a mail that there is none of.
const NO_MAIL: &str = "<!doctype html><html lang=\"en\"><head><title>No mail</title></head><body><p>No mail of ours: Cognito’s own message goes out.</p></body></html>";

#[derive(Clone)]
struct Rooms {
    desk: Desk,
    pages: Arc<Pages>,
    changes: watch::Receiver<u64>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Display {
    scheme: Scheme,
    images: Images,
}

#[derive(Debug, Deserialize)]
struct File {
    file: String,
}

/// Answers requests until the process ends.
///
/// # Errors
/// The listener fails.
pub fn run(
    listener: TcpListener,
    desk: Desk,
    changes: watch::Receiver<u64>,
) -> std::io::Result<()> {
    let port = listener.local_addr()?.port();
    listener.set_nonblocking(true)?;
    let rooms = Rooms {
        desk,
        pages: Arc::new(Pages::new()),
        changes,
    };
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?
        .block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            axum::serve(listener, router(rooms, port)).await
        })
}

fn router(rooms: Rooms, port: u16) -> Router {
    Router::new()
        .route("/", get(page))
        .route("/pane", get(pane))
        .route("/list", get(list))
        .route("/mail", get(mail))
        .route("/source", get(source))
        .route("/changes", get(changes))
        .route("/page.css", get(|| asset("text/css", pages::STYLE)))
        .route("/page.js", get(|| asset("text/javascript", pages::SCRIPT)))
        .route("/icon.svg", get(|| asset("image/svg+xml", pages::ICON)))
        .layer(map_response(with_protection))
        .layer(middleware::from_fn_with_state(port, guard::own_host_only))
        .with_state(rooms)
}

/// A page that is opened or reloaded by hand reads the theme anew, whatever was noticed.
async fn page(State(rooms): State<Rooms>, Query(wanted): Query<Wanted>) -> Response {
    let view = rooms
        .desk
        .ask(move |workshop| {
            workshop.start_afresh();
            View::of(workshop, &wanted, Links::Live)
        })
        .await;
    answer(view.map(|view| rooms.pages.page(&view)))
}

async fn pane(State(rooms): State<Rooms>, Query(wanted): Query<Wanted>) -> Response {
    let view = rooms
        .desk
        .ask(move |workshop| View::of(workshop, &wanted, Links::Live));
    answer(view.await.map(|view| rooms.pages.pane(&view)))
}

async fn list(State(rooms): State<Rooms>, Query(wanted): Query<Wanted>) -> Response {
    let view = rooms
        .desk
        .ask(move |workshop| View::of(workshop, &wanted, Links::Live));
    answer(view.await.map(|view| rooms.pages.list(&view)))
}

async fn mail(
    State(rooms): State<Rooms>,
    Query(wanted): Query<Wanted>,
    Query(display): Query<Display>,
) -> Response {
    let mail = rooms.desk.ask(move |workshop| workshop.mail(&wanted)).await;
    let shown = mail.map(|mail| {
        let html = mail.unwrap_or_else(|| NO_MAIL.to_owned());
        mail::displayed(&html, display.scheme, display.images)
    });
    let policy = format!(
        "{}; frame-ancestors 'self'; base-uri 'none'; form-action 'none'",
        display.images.policy()
    );
    let policy = HeaderValue::from_str(&policy).expect("the policy is ASCII");
    ([(header::CONTENT_SECURITY_POLICY, policy)], answer(shown)).into_response()
}

async fn source(State(rooms): State<Rooms>, Query(File { file }): Query<File>) -> Response {
    let source = rooms
        .desk
        .ask(move |workshop| {
            let text = workshop.file(&file)?;
            let path = workshop.folder().map(|folder| folder.join(&file));
            let path = path.filter(|path| path.is_file());
            let path = path.and_then(|path| path.canonicalize().ok());
            Some(Source {
                path: path.map(|path| path.display().to_string()),
                lines: text.lines().map(str::to_owned).collect(),
                file,
            })
        })
        .await;
    match source {
        Some(None) => (StatusCode::NOT_FOUND, "no such file in the theme\n").into_response(),
        source => answer(source.flatten().map(|source| rooms.pages.source(&source))),
    }
}

/// One event now, and one for each change: a page that was away learns whether it is out of date.
async fn changes(
    State(rooms): State<Rooms>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>> + use<>> {
    let counts = WatchStream::new(rooms.changes);
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
            "rendering broke: the terminal says why\n",
        )
            .into_response(),
    }
}

/// What every answer says of itself, unless it says otherwise.
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
