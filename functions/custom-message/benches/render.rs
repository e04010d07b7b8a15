//! Theme load, first message and warm message, in one process. The built binary beside a bare echo
//! is measured by the package `benches`.

#![allow(missing_docs, reason = "divan's macros")]

use custom_message::config::Config;
use custom_message::event;
use custom_message::handler::{Handler, draft_request};
use custom_message::message::Verification;
use divan::{Bencher, black_box};
use serde_json::value::RawValue;
use theme::locale::Tag;
use theme::mail::Renderer;
use theme::{Invitation, Layers, Scope, ScopeFile, Theme};

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

/// The cost of each event without the renderer's caches: a language that no file has, and a scope's file.
#[divan::bench(args = ["de", "de-AT", "tlh"])]
fn choose_locale(bencher: Bencher<'_, '_>, tag: &str) {
    let theme = Theme::load(None, &[]);
    let tags = [Tag::parse(tag).expect("a tag")];
    bencher
        .bench_local(|| theme.choose_locale(Layers::Default, theme.settings(), black_box(&tags)));
}

#[divan::bench]
fn read_scope(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().expect("a folder for the theme");
    std::fs::create_dir(folder.path().join("clients")).expect("a folder for clients");
    std::fs::write(
        folder.path().join("clients/a.toml"),
        "[brand]\nname = \"A\"\n",
    )
    .expect("a client's file");
    let theme = Theme::load(Some(folder.path()), &[]);
    let base = Scope::of(theme.settings());
    let file = ScopeFile::client("a").expect("a client's id");
    bencher.bench_local(|| theme.narrowed(black_box(&base), &file));
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
    let request = draft_request(&trigger, Verification::Code, Invitation::Auto);
    let mut renderer = Renderer::new(Theme::load(None, &[]));
    bencher.bench_local(|| renderer.email(Layers::Default, black_box(&request)));
}

/// The cost of each email without the page's cache of shapes.
#[divan::bench(args = EVENTS)]
fn look_for_the_code(bencher: Bencher<'_, '_>, name: &str) {
    let event = sample(name);
    let trigger = event::read(&event).expect("the sample is an event");
    let request = draft_request(&trigger, Verification::Code, Invitation::Auto);
    let mut renderer = Renderer::new(Theme::load(None, &[]));
    let draft = renderer.email(Layers::Default, &request).expect("a draft");
    let html = draft.html.expect("a body").text;
    bencher.bench_local(|| theme::seen::unseen(black_box(&html), request.code, &[]));
}

#[divan::bench(args = EVENTS)]
fn warm_answer(bencher: Bencher<'_, '_>, name: &str) {
    let event = sample(name);
    let mut handler = Handler::new(Config::default());
    bencher.bench_local(|| handler.answer(black_box(&event)).0.to_json().len());
}
