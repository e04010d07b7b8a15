//! AWS over HTTP: signed requests, and answers in which only AWS's own words prove anything.
//!
//! | module | knows |
//! |---|---|
//! | [`service`] | names, protocols and routes |
//! | [`endpoint`] | hosts of the partitions, given URLs |
//! | [`input`] | the input of a call |
//! | [`request`] | method, URL, headers and body |
//! | [`response`], [`xml`] | what an answer or an error says |
//! | [`pages`] | lists that come in pages |
//! | [`http`] | certificates and proxies |
//! | [`credentials`] | keys as people have them, and the settings of the profile |
//! | [`client`] | signature, tries, the bound of an answer |

pub mod client;
pub mod credentials;
pub mod endpoint;
mod export;
pub mod http;
pub mod input;
pub mod pages;
pub mod request;
pub mod response;
pub mod service;
pub mod xml;

pub use client::Client;
