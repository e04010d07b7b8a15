//! Lists that come in pages, joined into one answer.

use serde_json::Value;

use crate::facts::Answer;
use crate::operation::Operation;

/// An account has at most this many pages of pools or addresses; a service that never ends is cut here.
const MAX_PAGES: usize = 200;

/// Returns the field with the list, for an operation whose pages are all read.
#[must_use]
pub const fn list(operation: Operation) -> Option<&'static str> {
    match operation {
        Operation::ListUserPools => Some("UserPools"),
        Operation::GetDedicatedIps => Some("DedicatedIps"),
        _ => None,
    }
}

/// The pages so far.
#[derive(Debug)]
pub struct Pages {
    list: &'static str,
    items: Vec<Value>,
    count: usize,
}

/// The next step.
#[derive(Debug, PartialEq)]
pub enum Next {
    /// The page of this token is to be asked for.
    Page(String),
    /// The answer is complete, or there is none.
    Done(Answer),
}

impl Pages {
    /// Starts with no page.
    #[must_use]
    pub fn of(list: &'static str) -> Self {
        Self {
            list,
            items: vec![],
            count: 0,
        }
    }

    /// Adds a page. A page that cannot be read makes the whole list unreadable: half a list would say
    /// that something is missing.
    pub fn add(&mut self, answer: Answer) -> Next {
        let Answer::Given(mut page) = answer else {
            return Next::Done(answer);
        };
        self.count += 1;
        if let Some(Value::Array(items)) = page.get_mut(self.list) {
            self.items.append(items);
        } else if self.count > 1 {
            return Next::Done(Answer::unreadable("a page of the list holds no list"));
        } else {
            return Next::Done(Answer::Given(page));
        }
        match page.get("NextToken").and_then(Value::as_str) {
            Some(_) if self.count == MAX_PAGES => {
                Next::Done(Answer::unreadable("the list does not end"))
            }
            Some(token) => Next::Page(token.to_owned()),
            None => {
                page[self.list] = Value::Array(std::mem::take(&mut self.items));
                Next::Done(Answer::Given(page))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn page(items: &Value, token: Option<&str>) -> Answer {
        Answer::Given(match token {
            Some(token) => json!({ "UserPools": items, "NextToken": token }),
            None => json!({ "UserPools": items }),
        })
    }

    #[test]
    fn pages_are_joined() {
        let mut pages = Pages::of("UserPools");
        let next = pages.add(page(&json!([1, 2]), Some("t")));
        assert_eq!(next, Next::Page("t".to_owned()));
        let all = Next::Done(page(&json!([1, 2, 3]), None));
        assert_eq!(pages.add(page(&json!([3]), None)), all);
    }

    #[test]
    fn half_a_list_is_none() {
        for broken in [
            Answer::unreadable("time-out"),
            Answer::Given(json!({ "other": [] })),
        ] {
            let mut pages = Pages::of("UserPools");
            pages.add(page(&json!([1]), Some("t")));
            let next = pages.add(broken);
            assert!(matches!(next, Next::Done(Answer::Unreadable { .. })));
        }
    }

    #[test]
    fn a_list_without_end_is_cut() {
        let mut pages = Pages::of("UserPools");
        let ended = (0..=MAX_PAGES).find_map(|_| match pages.add(page(&json!([1]), Some("t"))) {
            Next::Done(answer) => Some(answer),
            Next::Page(_) => None,
        });
        assert!(matches!(ended, Some(Answer::Unreadable { .. })));
    }
}
