//! White space that only lays a source out, and that no mail shows: indentation, white space at the end
//! of a line, and lines that hold no content. One in eight characters of a readable template.

use std::ops::Range;

use memchr::memchr;

use super::{Node, Span, Template};

/// The white space of a template that is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Indentation and empty lines, as HTML allows.
    Html,
    /// Lines that hold nothing but tags: in plain text, white space is content.
    Text,
    /// None: the file holds an element in which white space is content.
    Kept,
}

impl Layout {
    /// The rule for a file of that name and source.
    pub fn of(name: &str, source: &str) -> Self {
        if name.ends_with(".txt") {
            Self::Text
        } else if source.contains("<pre") || source.contains("<textarea") {
            Self::Kept
        } else {
            Self::Html
        }
    }
}

/// The line that is being read.
#[derive(Debug)]
pub(super) struct Line {
    layout: Layout,
    /// True if text or a value stands on it.
    has_content: bool,
    /// True if a tag or a comment stands on it.
    has_tag: bool,
}

impl Line {
    pub(super) const fn new(layout: Layout) -> Self {
        Self {
            layout,
            has_content: false,
            has_tag: false,
        }
    }

    /// Takes note of a value that is printed.
    pub(super) const fn print(&mut self) {
        self.has_content = true;
    }

    /// Takes note of a tag or a comment.
    pub(super) const fn tag(&mut self) {
        self.has_tag = true;
    }

    /// Adds the text in `range` to `nodes`, and what of it is layout to the template's.
    pub(super) fn text<'s>(
        &mut self,
        range: Span,
        nodes: &mut Vec<Node<'s>>,
        template: &mut Template<'s>,
    ) {
        if self.layout == Layout::Kept {
            return keep(range, nodes, template.source);
        }
        let mut start = range.start;
        while start < range.end {
            let rest = &template.source.as_bytes()[start..range.end];
            let end = memchr(b'\n', rest).map(|length| start + length);
            self.segment(
                start..end.unwrap_or(range.end),
                end.is_some(),
                nodes,
                template,
            );
            start = end.map_or(range.end, |newline| newline + 1);
        }
    }

    /// A part of a line; behind it either a line break or a tag.
    fn segment<'s>(
        &mut self,
        range: Span,
        breaks: bool,
        nodes: &mut Vec<Node<'s>>,
        template: &mut Template<'s>,
    ) {
        let source = template.source;
        let text = &source[range.clone()];
        let is_blank = text.trim_ascii().is_empty();
        let is_html = self.layout == Layout::Html;
        let mut kept = range.clone();
        if !self.has_content && (is_html || is_blank && (!breaks || self.has_tag)) {
            kept.start += text.len() - text.trim_ascii_start().len();
        }
        if breaks && is_html {
            kept.end = kept.start.max(range.start + text.trim_ascii_end().len());
        }
        let layout = &mut template.layout;
        leave_out(range.start..kept.start, layout);
        leave_out(kept.end..range.end, layout);
        let is_line = !is_blank || self.has_content || !is_html && !self.has_tag;
        keep(kept, nodes, source);
        self.has_content |= !is_blank;
        if !breaks {
            return;
        }
        if is_line {
            keep(range.end..range.end + 1, nodes, source);
        } else {
            leave_out(range.end..range.end + 1, layout);
        }
        *self = Self::new(self.layout);
    }
}

/// Adds text, to the node before it where it goes on there.
fn keep<'s>(range: Range<usize>, nodes: &mut Vec<Node<'s>>, source: &'s str) {
    if range.is_empty() {
        return;
    }
    if let Some(Node::Text(last)) = nodes.last_mut() {
        let start = last.as_ptr() as usize - source.as_ptr() as usize;
        if start + last.len() == range.start {
            *last = &source[start..range.end];
            return;
        }
    }
    nodes.push(Node::Text(&source[range]));
}

fn leave_out(range: Span, layout: &mut Vec<Span>) {
    match layout.last_mut() {
        _ if range.is_empty() => {}
        Some(last) if last.end == range.start => last.end = range.end,
        _ => layout.push(range),
    }
}

/// The source without its layout, for an engine that knows no such rule.
pub fn without_layout(template: &Template<'_>) -> String {
    let mut text = String::with_capacity(template.source.len());
    let mut at = 0;
    for range in &template.layout {
        text.push_str(&template.source[at..range.start]);
        at = range.end;
    }
    text.push_str(&template.source[at..]);
    text
}

/// The position in the source of a position in [`without_layout`]'s text.
pub fn position_in_source(layout: &[Span], position: usize) -> usize {
    let mut at = position;
    for range in layout {
        if range.start > at {
            break;
        }
        at += range.len();
    }
    at
}
