//! The function behind Cognito's CustomMessage trigger, by its public API. A test of a known fact is
//! named after its report, or names the page of AWS that it is from.
//!
//! | module | |
//! |---|---|
//! | `cognito` | the set-up: events, the function, themes; what Cognito would refuse |
//! | `event`, `caller`, `settings` | what comes in, and what it asks for |
//! | `limits`, `placeholders`, `invitation`, `abuse`, `links` | what goes out, and what never does |
//! | `occasions`, `variants` | words of their own, by the event and by the owner's choice |
//! | `fallback` | a theme's defects, and what each costs |
//! | `layers` | an owner's theme over the default one |
//! | `variables` | what a template can print besides the message |
//! | `properties` | the same for any event and any text |

#![allow(
    clippy::unwrap_used,
    reason = "a test's own steps are tests as well; clippy knows those of `#[test]` alone"
)]

mod abuse;
mod caller;
#[path = "../cognito/mod.rs"]
mod cognito;
mod event;
mod fallback;
mod invitation;
mod layers;
mod limits;
mod links;
mod occasions;
mod placeholders;
mod properties;
mod settings;
mod variables;
mod variants;
