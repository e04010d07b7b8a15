//! Answers one sample event many times: something to hold a profiler against.
//! `cargo build --profile bench --example answer_many`, then
//! `valgrind --tool=callgrind target/release/examples/answer_many 1000`; settings are the function's, `THEME_DIR` too.

use custom_message::config::Config;
use custom_message::handler::Handler;
use serde_json::value::RawValue;

fn main() {
    let times: usize = std::env::args()
        .nth(1)
        .and_then(|text| text.parse().ok())
        .unwrap_or(1);
    let event = include_str!("../../../templates/samples/sign-up.json").to_owned();
    let event = RawValue::from_string(event).expect("the sample is JSON");
    let mut handler = Handler::new(Config::from_environment());
    let mut written = 0;
    for _ in 0..times {
        written += handler.answer(&event).0.to_json().len();
    }
    println!("{written}");
}
