//! The check that an answer shows what is to be measured.

use std::error::Error;

use benches::Contestant;
use serde_json::Value;

use super::owner_theme::{MARKS, missing_marks};

/// Sends all events and looks for the theme and the name in each body.
///
/// # Errors
/// When a body misses or has a change of the owner's, or a name, against what is expected.
pub(super) fn check(
    contestant: &Contestant,
    events: &[Vec<u8>],
    is_owners: bool,
    name: Option<&str>,
) -> Result<(), Box<dyn Error>> {
    for event in events {
        let answer: Value = serde_json::from_slice(&contestant.answer(event)?)?;
        let problem = problem(&answer, is_owners, name);
        if let Some(problem) = problem {
            let (contestant, trigger) = (&contestant.name, &answer["triggerSource"]);
            return Err(format!("`{contestant}` cannot be measured: {trigger} {problem}").into());
        }
    }
    Ok(())
}

fn problem(answer: &Value, is_owners: bool, name: Option<&str>) -> Option<String> {
    let Some(body) = answer["response"]["emailMessage"].as_str() else {
        return Some("has no body".to_owned());
    };
    let missing = missing_marks(body);
    if is_owners && !missing.is_empty() {
        return Some(format!("lacks the owner's changes {missing:?}"));
    }
    if !is_owners && missing.len() < MARKS.len() {
        return Some("has a change of the owner's".to_owned());
    }
    match name {
        Some(name) if !body.contains(name) => Some(format!("does not show the name {name}")),
        None if body.contains(super::NAME) => Some("shows a name".to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn problem_of(body: &str, is_owners: bool, name: Option<&str>) -> Option<String> {
        let answer = json!({ "response": { "emailMessage": body } });
        problem(&answer, is_owners, name)
    }

    #[test]
    fn another_theme_or_name_is_a_problem() {
        let owners = MARKS.concat();
        let ana = format!("{owners} Ana Souza");
        assert_eq!(problem_of(&owners, true, None), None);
        assert_eq!(problem_of(&ana, true, Some("Ana Souza")), None);
        assert_eq!(problem_of("default", false, None), None);
        for (body, is_owners, name) in [
            (&*owners, false, None),
            (&owners[1..], true, None),
            (MARKS[2], false, None),
            (&owners, true, Some("Ana Souza")),
            (&ana, true, None),
        ] {
            assert!(problem_of(body, is_owners, name).is_some(), "{body}");
        }
        assert!(problem(&json!({}), false, None).is_some());
    }
}
