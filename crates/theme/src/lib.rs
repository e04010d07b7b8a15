//! A theme folder in, drafts of mail out.
pub mod problem;
pub mod suggest;
pub mod syntax;
