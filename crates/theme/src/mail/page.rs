//! A page: what is left of a message's templates once everything is in its place that no event changes.
//! Text, values, and conditions on values.

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::fmt;

use super::headings::without_attributes;
use super::html;
use super::json_text::JsonText;
use super::markup;
use super::values::Values;
use super::variables::Slot;
use crate::problem::Problem;
use crate::seen::Unseen;
use crate::theme::{bare, plain_text};

/// Room for the values of an event, in bytes.
const ROOM: usize = 512;

/// A message that lacks what an event brings.
#[derive(Debug)]
pub struct Page {
    /// The values that it shows or asks for.
    slots: Vec<Slot>,
    nodes: Vec<PageNode>,
    /// The variables of the user's that its headings would print, and do not.
    hidden: Vec<String>,
    /// The length of all its text, in bytes of HTML and of JSON.
    length: (usize, usize),
    escapes: bool,
    /// The value that nobody can see, for each of the last shapes: an event's values decide which branches are taken
    /// and which values are empty, and nothing else about what is seen. Without it, each email would be looked
    /// through: 13 to 16 µs beside the 1.5 µs of a rendering (`cargo bench -p custom-message`, `look_for_the_code`).
    unseen: RefCell<Vec<(Vec<u8>, Option<UnseenValue>)>>,
}

/// The bound on the shapes that are kept; a full list is emptied. Users decide which values are empty.
const SHAPES_MAX: usize = 32;

/// A part of a page.
#[derive(Debug)]
pub(super) enum PageNode {
    /// Text that is the same for every event, as HTML and as the JSON of it.
    Text(String, JsonText),
    /// The value of a slot.
    Value(usize, Printed),
    /// The nodes of the first test that holds.
    If(Vec<(Test, Vec<PageNode>)>),
    /// A defect that costs the message, if an event gets here.
    Defect(Box<Problem>),
}

/// The way in which a value is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Printed {
    /// Escaped for HTML, isolates as `<span dir=auto>`.
    Escaped,
    /// Escaped, without isolates and tags.
    Plain,
    /// As it is.
    Safe,
    /// Escaped, in element content: a string's tags are tags.
    Marked,
    /// Escaped, where no element can stand: a string's tags are left out.
    WithoutTags,
}

/// A condition on the values of an event.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Test {
    /// Known without the event.
    Known(bool),
    /// The slot's value is not empty.
    Filled(usize),
    /// The slot's value is this text.
    Is(usize, String),
    /// Two slots have the same value.
    Same(usize, usize),
    Not(Box<Test>),
    Both(Box<[Test; 2]>),
    Either(Box<[Test; 2]>),
}

/// A body with the JSON spelling of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RenderedBody {
    /// The text.
    pub text: String,
    /// The same as JSON spells it between quotes.
    pub json: JsonText,
    /// The value that its reader needs and nobody can see; only looked for in HTML.
    pub unseen: Option<UnseenValue>,
}

/// A value that a mail's reader needs, and the reason why nobody can see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnseenValue {
    /// "the code", "the user name", "the link".
    pub value: &'static str,
    /// The reason.
    pub reason: Unseen,
}

impl fmt::Display for UnseenValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "nobody can see {}: it {}", self.value, self.reason)
    }
}

impl RenderedBody {
    /// The body of that text.
    pub fn of(text: String) -> Self {
        let json = JsonText::of(&text);
        let unseen = None;
        Self { text, json, unseen }
    }
}

impl Page {
    pub(super) fn new(slots: Vec<Slot>, mut nodes: Vec<PageNode>, escapes: bool) -> Self {
        let length = finish(&mut nodes);
        Self {
            slots,
            nodes,
            hidden: Vec::new(),
            length,
            escapes,
            unseen: RefCell::default(),
        }
    }

    /// The same page without attributes in the headings of its HTML.
    pub(super) fn without_attributes_in_headings(mut self) -> Self {
        if self.escapes {
            self.hidden = without_attributes(&mut self.nodes, &mut self.slots);
        }
        self
    }

    /// The variables of the user's that its headings would print, and do not.
    pub(super) fn hidden_in_headings(&self) -> &[String] {
        &self.hidden
    }

    /// The page filled with an event's values.
    ///
    /// # Errors
    /// A value that is printed and cannot be made, or a defect that the event reaches.
    pub(super) fn filled(&self, values: &Values<'_>) -> Result<RenderedBody, Problem> {
        let mut filler = Filler::new(self, values, None);
        filler.nodes(&self.nodes)?;
        let Filler {
            mut body, shape, ..
        } = filler;
        if self.escapes {
            body.unseen = match self.known_unseen(&shape) {
                Some(known) => known,
                None => {
                    let unseen = values.unseen_in(&body.text);
                    self.keep_unseen(shape, unseen);
                    unseen
                }
            };
        }
        Ok(body)
    }

    /// The value that nobody can see in a body of that shape, if one was looked into before.
    fn known_unseen(&self, shape: &[u8]) -> Option<Option<UnseenValue>> {
        let known = self.unseen.borrow();
        let found = known.iter().find(|(known, _)| known == shape);
        found.map(|(_, unseen)| *unseen)
    }

    fn keep_unseen(&self, shape: Vec<u8>, unseen: Option<UnseenValue>) {
        let mut known = self.unseen.borrow_mut();
        if known.len() >= SHAPES_MAX {
            known.clear();
        }
        known.push((shape, unseen));
    }

    /// The page filled with an event's values, with `mark` in place of each that cannot be made, and the
    /// defects of these.
    ///
    /// # Errors
    /// A defect that the event reaches.
    pub(super) fn filled_with_marks(
        &self,
        values: &Values<'_>,
        mark: &'static str,
    ) -> Result<(RenderedBody, Vec<Problem>), Problem> {
        let mut filler = Filler::new(self, values, Some(mark));
        filler.nodes(&self.nodes)?;
        let (body, known) = (filler.body, filler.known);
        let known = known.into_iter().filter_map(OnceCell::into_inner);
        Ok((body, known.filter_map(Result::err).collect()))
    }
}

/// Spells out the JSON of all text and returns the lengths.
fn finish(nodes: &mut [PageNode]) -> (usize, usize) {
    let mut length = (0, 0);
    for node in nodes {
        let (html, json) = match node {
            PageNode::Text(html, json) => {
                *json = JsonText::of(html);
                (html.len(), json.as_str().len())
            }
            PageNode::If(branches) => {
                let lengths = branches.iter_mut().map(|(_, nodes)| finish(nodes));
                lengths.max().unwrap_or_default()
            }
            PageNode::Value(..) | PageNode::Defect(_) => (0, 0),
        };
        length = (length.0 + html, length.1 + json);
    }
    length
}

/// The value of a slot, made when it is first asked for.
type Known<'v> = OnceCell<Result<Cow<'v, str>, Problem>>;

struct Filler<'f, 'e> {
    page: &'f Page,
    values: &'f Values<'e>,
    known: Vec<Known<'f>>,
    body: RenderedBody,
    /// The branches that were taken, and which values were empty.
    shape: Vec<u8>,
    /// The text in place of a value that cannot be made; nothing where that costs the message.
    mark: Option<&'static str>,
}

impl<'f, 'e> Filler<'f, 'e> {
    fn new(page: &'f Page, values: &'f Values<'e>, mark: Option<&'static str>) -> Self {
        Self {
            page,
            values,
            known: (0..page.slots.len()).map(|_| OnceCell::new()).collect(),
            body: RenderedBody {
                text: String::with_capacity(page.length.0 + ROOM),
                json: JsonText::with_capacity(page.length.1 + ROOM),
                unseen: None,
            },
            shape: Vec::with_capacity(32),
            mark,
        }
    }

    fn nodes(&mut self, nodes: &[PageNode]) -> Result<(), Problem> {
        for node in nodes {
            match node {
                PageNode::Text(text, json) => {
                    self.body.text.push_str(text);
                    self.body.json.append(json);
                }
                PageNode::Value(slot, printed) => self.print(*slot, *printed)?,
                PageNode::If(branches) => {
                    let taken = branches.iter().position(|(test, _)| self.holds(test));
                    self.shape
                        .push(taken.map_or(u8::MAX, |at| at.to_le_bytes()[0]));
                    if let Some(at) = taken {
                        self.nodes(&branches[at].1)?;
                    }
                }
                PageNode::Defect(problem) => return Err(Problem::clone(problem)),
            }
        }
        Ok(())
    }

    fn value(&self, slot: usize) -> &Result<Cow<'_, str>, Problem> {
        self.known[slot].get_or_init(|| self.values.get(&self.page.slots[slot]))
    }

    fn print(&mut self, slot: usize, printed: Printed) -> Result<(), Problem> {
        let value = match (self.value(slot), self.mark) {
            (Ok(value), _) => value,
            (Err(_), Some(mark)) => {
                self.body.text.push_str(mark);
                return Ok(());
            }
            (Err(problem), None) => return Err(problem.clone()),
        };
        let text = match printed {
            Printed::Plain if !self.page.escapes => Cow::Owned(bare(value)),
            _ if !self.page.escapes => Cow::Owned(plain_text(value)),
            Printed::Escaped => html::escaped(value),
            Printed::Marked => Cow::Owned(markup::with_tags(value)),
            Printed::WithoutTags => {
                Cow::Owned(html::escaped(&markup::without_tags(value)).into_owned())
            }
            Printed::Plain => Cow::Owned(html::escaped(&bare(value)).into_owned()),
            Printed::Safe => Cow::Borrowed(&**value),
        }
        .into_owned();
        // A string may hold the code for some readers only.
        let is_string = self.page.slots[slot].is_string();
        let has_code = is_string && text.contains(self.values.request.code);
        self.shape
            .push(u8::from(text.is_empty()) | u8::from(has_code) << 1);
        self.body.text.push_str(&text);
        self.body.json.push(&text);
        Ok(())
    }

    /// A value that cannot be made counts as absent where it is only asked for.
    fn holds(&self, test: &Test) -> bool {
        let text = |slot: usize| self.value(slot).as_ref().map_or("", |value| &**value);
        match test {
            Test::Known(known) => *known,
            Test::Filled(slot) => !text(*slot).is_empty(),
            Test::Is(slot, expected) => text(*slot) == expected,
            Test::Same(one, other) => text(*one) == text(*other),
            Test::Not(inner) => !self.holds(inner),
            Test::Both(tests) => tests.iter().all(|test| self.holds(test)),
            Test::Either(tests) => tests.iter().any(|test| self.holds(test)),
        }
    }
}
