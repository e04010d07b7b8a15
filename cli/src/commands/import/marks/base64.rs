//! Base64 of an event's values, of either alphabet.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::{Mark, Spelling, Value};
use crate::commands::import::question::Question;

/// The shortest run of letters that may hold a value.
const RUN_MIN: usize = 8;

/// Finds the runs of a text that are Base64 of the code's placeholder or of one of the user's texts.
pub fn find(text: &str, question: &Question) -> Vec<Mark> {
    let is_of_base64 = |c: char| c.is_ascii_alphanumeric() || "+/-_=".contains(c);
    let mut marks = Vec::new();
    for run in text.split(|c| !is_of_base64(c)) {
        let start = run.as_ptr() as usize - text.as_ptr() as usize;
        // What stands before an `=` is a name; Base64 has that sign at its end alone.
        let end = run.trim_end_matches('=');
        let begin = end.rfind('=').map_or(0, |at| at + 1);
        let value = (end.len() - begin >= RUN_MIN)
            .then(|| decoded(&end[begin..]))
            .flatten()
            .and_then(|decoded| value(&decoded, question));
        marks.extend(value.map(|value| Mark {
            range: start + begin..start + run.len(),
            value,
            spelling: Spelling::Base64,
        }));
    }
    marks
}

/// Returns the value that a decoded text holds.
fn value(decoded: &str, question: &Question) -> Option<Value> {
    let own = question.own_values();
    let mut own = own.filter(|(_, text)| text.len() > 4 && decoded.contains(text));
    let is_code = !question.code.is_empty() && decoded.contains(&question.code);
    own.next()
        .map(|(source, _)| Value::Own(source.to_owned()))
        .or(is_code.then_some(Value::Code))
}

/// Encodes a text.
pub fn encoded(text: &str) -> String {
    STANDARD.encode(text)
}

fn decoded(run: &str) -> Option<String> {
    let run = run.replace('-', "+").replace('_', "/");
    // A last letter alone is a part of what stands behind.
    let length = run.len() - usize::from(run.len() % 4 == 1);
    let config = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    let engine = GeneralPurpose::new(&base64::alphabet::STANDARD, config);
    String::from_utf8(engine.decode(&run[..length]).ok()?).ok()
}
