//! Theme load, first message and warm message, in one process. The built binary beside a bare echo
//! is measured by the package `benches`.

#![allow(missing_docs, reason = "divan's macros")]

use custom_message::config::Config;
use custom_message::event;
use custom_message::handler::{Handler, draft_request};
use custom_message::message::Verification;
use divan::{Bencher, black_box};
use serde_json::value::RawValue;
use theme::mail::Renderer;
use theme::{Layers, Theme};

const EVENTS: [&str; 3] = ["sign-up", "admin-create-user", "verify-user-attribute"];

fn main() {
    divan::main();
}

fn sample(name: &str) -> Box<RawValue> {
    let path = format!(
        "{}/../../templates/samples/{name}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let text = std::fs::read_to_string(path).expect("the sample exists");
    RawValue::from_string(text).expect("the sample is JSON")
}

#[divan::bench]
fn theme_load() -> Theme {
    Theme::load(None, black_box(&[]))
}

#[divan::bench]
fn start() -> Handler {
    Handler::new(black_box(Config::default()))
}

#[divan::bench(args = EVENTS)]
fn first_message(bencher: Bencher<'_, '_>, name: &str) {
    let event = sample(name);
    bencher
        .with_inputs(|| Handler::new(Config::default()))
        .bench_local_values(|mut handler| handler.answer(&event).0.to_json().len());
}

#[divan::bench(args = EVENTS)]
fn warm_render(bencher: Bencher<'_, '_>, name: &str) {
    let event = sample(name);
    let trigger = event::read(&event).expect("the sample is an event");
    let request = draft_request(&trigger, Verification::Code);
    let mut renderer = Renderer::new(Theme::load(None, &[]));
    bencher.bench_local(|| renderer.email(Layers::Default, black_box(&request)));
}

#[divan::bench(args = EVENTS)]
fn warm_answer(bencher: Bencher<'_, '_>, name: &str) {
    let event = sample(name);
    let mut handler = Handler::new(Config::default());
    bencher.bench_local(|| handler.answer(black_box(&event)).0.to_json().len());
}
