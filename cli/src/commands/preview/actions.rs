//! Actions of the page: a mail as a file, the brand's fields, a test mail. Those that write or send need the token
//! of the page.

use axum::Form;
use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::brand::Fields;
use super::query::ViewQuery;
use super::server::ServerState;
use super::session::Session;
use crate::commands::letter;
use crate::environment;
use crate::visible;

/// The form of the brand's fields.
#[derive(Debug, Deserialize)]
pub struct BrandForm {
    token: String,
    name: String,
    accent: String,
    logo_url: String,
}

/// A form without fields.
#[derive(Debug, Deserialize)]
pub struct BareForm {
    token: String,
}

/// The form of a test mail.
#[derive(Debug, Deserialize)]
pub struct SendForm {
    token: String,
    to: String,
    /// The address of the page, without the `?`.
    query: String,
}

/// Returns the mail as a file.
pub async fn file(State(preview): State<ServerState>, Query(query): Query<ViewQuery>) -> Response {
    let name = format!("{}.eml", file_name(&query));
    let mail = preview.session.run(move |session| mail(session, &query));
    match mail.await {
        Some(Ok(mail)) => {
            let headers = [
                (header::CONTENT_TYPE, "message/rfc822".to_owned()),
                (
                    header::CONTENT_DISPOSITION,
                    format!("attachment; filename=\"{name}\""),
                ),
            ];
            (headers, mail).into_response()
        }
        other => answer(other.map(|mail| mail.map(|_| String::new()))),
    }
}

/// Writes the brand's fields into the theme.
pub async fn brand(State(preview): State<ServerState>, Form(form): Form<BrandForm>) -> Response {
    if form.token != *preview.token {
        return refused();
    }
    let fields = Fields {
        name: form.name,
        accent: form.accent,
        logo_url: form.logo_url,
    };
    let written = preview
        .session
        .run(move |session| session.change_brand(|file| file.write(&fields)));
    answer(
        written
            .await
            .map(|done| done.map(|()| "saved in theme.toml".to_owned())),
    )
}

/// Takes the last change of the brand's fields back.
pub async fn undo(State(preview): State<ServerState>, Form(form): Form<BareForm>) -> Response {
    if form.token != *preview.token {
        return refused();
    }
    let undone = preview
        .session
        .run(|session| session.change_brand(super::brand::BrandFile::undo));
    answer(undone.await.map(|done| done.map(|()| "undone".to_owned())))
}

/// Sends the message of a page to a mailbox.
#[cfg(feature = "send")]
pub async fn send(State(preview): State<ServerState>, Form(form): Form<SendForm>) -> Response {
    use crate::commands::send::{recipient, sender, smtp::Server};

    if form.token != *preview.token {
        return refused();
    }
    let message = preview.session.run(move |session| {
        let query: ViewQuery = serde_urlencoded::from_str(&form.query)?;
        let server = Server::find(None)?;
        let (event, made) = session.made(&query).map_err(anyhow::Error::msg)?;
        let from = sender(None, &made, server.is_loopback())?;
        let to = recipient(&form.to)?;
        let message = letter::message(&made, &event, from, to)?;
        anyhow::Ok((server, message))
    });
    let sent = match message.await {
        // The server may take its time; the page goes on meanwhile.
        Some(Ok((server, message))) => {
            let send = move || {
                let sent = server.send(&message);
                sent.map(|()| format!("sent through {}", server.name()))
            };
            tokio::task::spawn_blocking(send).await.ok()
        }
        other => other.map(|refused| refused.map(|_| String::new())),
    };
    answer(sent)
}

/// Refuses: this binary cannot send.
#[cfg(not(feature = "send"))]
pub async fn send(State(_): State<ServerState>, Form(form): Form<SendForm>) -> Response {
    drop((form.token, form.to, form.query));
    (
        StatusCode::NOT_IMPLEMENTED,
        "this signet was built without the feature send",
    )
        .into_response()
}

fn mail(session: &mut Session, query: &ViewQuery) -> anyhow::Result<Vec<u8>> {
    let (event, made) = session.made(query).map_err(anyhow::Error::msg)?;
    let named = letter::named_sender(&made.scope, environment::sender().as_deref())?;
    let from = named.unwrap_or_else(|| letter::sample_sender(&made.scope));
    let message = letter::message(&made, &event, from, letter::recipient(&event))?;
    Ok(message.formatted())
}

/// Returns a name of plain characters for a file: a browser saves it under that.
fn file_name(query: &ViewQuery) -> String {
    let parts = [&query.sample, &query.locale, &query.client];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    let name = parts.map(String::as_str).collect::<Vec<_>>().join(".");
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    let name: String = name.chars().filter(|c| is_plain(*c)).take(100).collect();
    if name.is_empty() {
        "mail".to_owned()
    } else {
        name
    }
}

fn refused() -> Response {
    (StatusCode::FORBIDDEN, "refused: reload the page\n").into_response()
}

/// Answers with what was done, or with the reason why it was not.
fn answer(done: Option<anyhow::Result<String>>) -> Response {
    match done {
        Some(Ok(text)) => text.into_response(),
        Some(Err(error)) => {
            let reason = format!("{error:#}");
            let reason = visible::line(&reason).into_owned();
            (StatusCode::UNPROCESSABLE_ENTITY, reason).into_response()
        }
        None => (
            StatusCode::INTERNAL_SERVER_ERROR,
            "the preview failed; the terminal shows the reason",
        )
            .into_response(),
    }
}
