//! Drafts of mail: a request and a theme in, subject, HTML, plain text and SMS out.
//!
//! The templates of a message are compiled into a page, once per language and scope; an event fills it.
//! Tera renders whatever a page cannot express, with the same result for everything else.

mod admission;
mod compile;
mod engine;
mod headings;
mod html;
mod json_text;
mod markup;
mod page;
mod prepared;
mod renderer;
mod request;
mod templates;
mod values;
pub mod variables;

pub use compile::LEFT_OUT;
pub use json_text::JsonText;
pub use page::{RenderedBody, UnseenValue};
pub use prepared::{EmailDraft, Origin, Prepared, Readable};
pub use renderer::{Renderer, SmsDraft};
pub use request::{DraftRequest, LOCALE_SOURCES, Person, year_of};

#[cfg(test)]
mod generated;
#[cfg(test)]
mod tests;
