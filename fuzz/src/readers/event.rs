//! An event of custom-message: it comes back, with mail that Cognito takes or none.

use std::cell::RefCell;

use custom_message::config::Config;
use custom_message::handler::Handler;
use serde_json::Value;
use serde_json::value::RawValue;

use super::theme_file::assert_accepted;

thread_local! {
    static HANDLER: RefCell<Handler> = RefCell::new(Handler::new(Config::parse(|_| None)));
}

/// Looks at an event. Lambda delivers JSON alone.
pub fn look(bytes: &[u8]) {
    let Ok(event) = serde_json::from_slice::<Box<RawValue>>(bytes) else {
        return;
    };
    let (answer, log) = HANDLER.with_borrow_mut(|handler| handler.answer(&event));
    let Ok(answer) = serde_json::from_str::<Value>(answer.to_json()) else {
        // What the event holds goes back byte for byte, also what this reader refuses: half of a surrogate pair.
        assert!(serde_json::from_str::<Value>(event.get()).is_err());
        return;
    };
    if let Ok(event) = serde_json::from_str::<Value>(event.get()) {
        assert_eq!(without_response(answer.clone()), without_response(event));
    }
    assert_accepted(&answer);
    assert!(
        !log.contains('\n') || log.ends_with('\n'),
        "a log line is one line"
    );
}

fn without_response(mut event: Value) -> Value {
    if let Some(event) = event.as_object_mut() {
        event.remove("response");
    }
    event
}
