//! A theme folder in, drafts of mail out: subject, HTML, plain text and SMS for the messages of an Amazon
//! Cognito user pool.
//!
//! [`Theme`] loads a folder over the default theme; [`syntax`] reads its templates; [`mail`] renders. It
//! knows no AWS, no trigger's JSON and no limit of Cognito's: callers check the drafts.

pub mod attribute;
pub mod characters;
pub mod config;
mod kind;
pub mod locale;
pub mod mail;
mod occasion;
mod problem;
pub mod seen;
pub mod suggest;
pub mod syntax;
mod theme;
mod wording;

pub use kind::Kind;
pub use occasion::{Circumstances, Invitation, Occasion};
pub use problem::{Cause, Problem, Refusal};
pub use theme::{
    Catalog, END_ISOLATE, Files, ISOLATE, LINK_NAMES, Layers, LeftToCognito, LinkPart, Look, Scope,
    ScopeFile, Sending, Settings, Strings, StringsFile, Theme, Token, TokenKey, color, link_parts,
    locale_file,
};
pub use wording::{Wording, variant_of, wording_name, wording_of};
