//! Headings, which show no attribute: a name may be a stranger's sentence, and there it would read as
//! the sender's. In a page a value of the user's is absent in them; what the engine rendered is looked into.

use super::markup::Place;
use super::page::{PageNode, Test};
use super::variables::Slot;

/// The elements whose text is a heading.
const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

/// A position in HTML, and true in a heading.
#[derive(Debug, Clone, Copy)]
struct Position {
    place: Place,
    in_heading: bool,
}

impl Position {
    const START: Self = Self {
        place: Place::Content,
        in_heading: false,
    };

    /// Moves behind the byte of `text` at an offset.
    fn step(&mut self, text: &str, at: usize) {
        if self.place == Place::Less {
            self.tag(&text.as_bytes()[at..]);
        }
        self.place = self.place.behind(text.as_bytes()[at]);
    }

    /// Reads the tag that begins behind `<`.
    fn tag(&mut self, rest: &[u8]) {
        let (is_end, name) = match rest {
            [b'/', name @ ..] => (true, name),
            name => (false, name),
        };
        let is_named = |heading: &&str| {
            let behind = name.get(heading.len());
            let ends = behind.is_none_or(|byte| !byte.is_ascii_alphanumeric());
            ends && name.len() >= heading.len()
                && name[..heading.len()].eq_ignore_ascii_case(heading.as_bytes())
        };
        if HEADINGS.iter().any(is_named) {
            self.in_heading = !is_end;
        }
    }

    fn step_over(&mut self, text: &str) {
        for at in 0..text.len() {
            self.step(text, at);
        }
    }
}

/// Takes the user's attributes out of the headings of a page; returns the variables that were printed there.
pub(super) fn without_attributes(nodes: &mut [PageNode], slots: &mut Vec<Slot>) -> Vec<String> {
    let is_personal = |slot: &Slot| matches!(slot, Slot::User(_) | Slot::Part(..));
    let mut hidden = Vec::new();
    if slots.iter().any(is_personal) {
        let mut position = Position::START;
        take_out(nodes, slots, &mut position, &mut hidden);
    }
    hidden
}

fn take_out(
    nodes: &mut [PageNode],
    slots: &mut Vec<Slot>,
    position: &mut Position,
    hidden: &mut Vec<String>,
) {
    for node in nodes {
        match node {
            PageNode::Text(text, _) => position.step_over(text),
            PageNode::Value(slot, _) if position.in_heading => match &slots[*slot] {
                Slot::User(variable) => {
                    hidden.push(variable.clone());
                    *node = PageNode::If(Vec::new());
                }
                Slot::Part(message, part) => {
                    slots.push(Slot::HeadingPart(message, part.clone()));
                    *slot = slots.len() - 1;
                }
                _ => {}
            },
            PageNode::If(branches) => {
                let before = *position;
                for (test, nodes) in branches {
                    if before.in_heading {
                        without_users(test, slots);
                    }
                    let mut end = before;
                    take_out(nodes, slots, &mut end, hidden);
                    *position = end;
                }
            }
            PageNode::Value(..) | PageNode::Defect(_) => {}
        }
    }
}

/// Decides a test as if the user had no attributes.
fn without_users(test: &mut Test, slots: &[Slot]) {
    let is_user = |slot: &usize| matches!(slots[*slot], Slot::User(_));
    match test {
        Test::Filled(slot) if is_user(slot) => *test = Test::Known(false),
        Test::Is(slot, text) if is_user(slot) => *test = Test::Known(text.is_empty()),
        Test::Not(inner) => without_users(inner, slots),
        Test::Both(tests) | Test::Either(tests) => {
            for test in tests.iter_mut() {
                without_users(test, slots);
            }
        }
        Test::Known(_) | Test::Filled(_) | Test::Is(..) | Test::Same(..) => {}
    }
}

/// The text of all headings of a rendered body, in lower case.
pub(super) fn headings(html: &str) -> String {
    let mut position = Position::START;
    let mut text = Vec::new();
    for (at, byte) in html.bytes().enumerate() {
        if position.in_heading {
            text.push(byte);
        }
        position.step(html, at);
    }
    String::from_utf8_lossy(&text).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_of_headings_is_found() {
        for (html, expected) in [
            ("<h1>a</h1>b", "a</"),
            (
                "<H2 class=\"x>y\">a<b>c</b></H2>d",
                " class=\"x>y\">a<b>c</b></",
            ),
            ("<hr><h7>a</h7><header>b</header>", ""),
            ("<!-- <h1> -->a<style>h1{}</style>", ""),
        ] {
            let found = headings(html);
            assert!(
                found.contains(expected.trim_start_matches('>')),
                "{html}: {found}"
            );
            assert_eq!(found.is_empty(), expected.is_empty(), "{html}: {found}");
            assert!(!found.ends_with('d'), "{html}: {found}");
        }
    }
}
