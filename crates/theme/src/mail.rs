//! Drafts of mail: a request and a theme in, subject, HTML, plain text and SMS out.
//!
//! The templates of a message are compiled into a page, once per language and scope; an event fills it.
//! What a page cannot express is rendered by Tera, with the same result for everything else.

mod compile;
mod engine;
mod html;
mod json_text;
mod page;
mod prepared;
mod renderer;
mod request;
mod templates;
mod values;
pub mod variables;

pub use json_text::JsonText;
pub use page::Body;
pub use renderer::{EmailDraft, Renderer, SmsDraft};
pub use request::{DraftRequest, Person};

#[cfg(test)]
mod generated;
#[cfg(test)]
mod tests;
