//! Tags that give a message its structure: `extends`, `include`, `block`, `if`.

use crate::syntax::Node;
use crate::syntax::parser::{End, Parser, tag, unreadable};
use crate::syntax::reader::Reader;

impl<'s> Parser<'s> {
    pub(super) fn extends(&mut self, mut reader: Reader<'s>, start: usize, nodes: &[Node<'s>]) {
        let read = Self::file_name(&mut reader);
        let Some((name, span)) = self.finish(reader, start, read) else {
            return;
        };
        let is_blank =
            |node: &Node<'_>| matches!(node, Node::Text(text) if text.trim_ascii().is_empty());
        if self.template.extends.is_some() {
            self.error(span, "a template extends one other at most".to_owned());
        } else if !self.open.is_empty() || !nodes.iter().all(is_blank) {
            self.error(
                span,
                "{% extends %} must be the first tag of a template".to_owned(),
            );
        } else {
            self.template.extends = Some((name, span));
        }
    }

    pub(super) fn include(
        &mut self,
        mut reader: Reader<'s>,
        start: usize,
        nodes: &mut Vec<Node<'s>>,
    ) {
        let read = Self::file_name(&mut reader);
        if let Some((name, span)) = self.finish(reader, start, read) {
            self.reachable(&(start..self.at));
            nodes.push(Node::Include(name, span));
        }
    }

    pub(super) fn block(
        &mut self,
        mut reader: Reader<'s>,
        start: usize,
        nodes: &mut Vec<Node<'s>>,
    ) {
        let read = reader.name("a block's name");
        let Some((name, span)) = self.finish(reader, start, read) else {
            self.body_until("block", start, &["endblock"], "");
            return;
        };
        if !self.blocks.insert(name) {
            self.error(span.clone(), format!("there are two blocks named `{name}`"));
        }
        if let Some(around) = self
            .open
            .iter()
            .find(|open| matches!(open.name, "for" | "component"))
        {
            let reason = format!("a block cannot stand inside {}", tag(around.name));
            self.error(span, reason);
        }
        let body = self.body_until("block", start, &["endblock"], name);
        nodes.push(Node::Block { name, body });
    }

    pub(super) fn condition(
        &mut self,
        mut reader: Reader<'s>,
        start: usize,
        nodes: &mut Vec<Node<'s>>,
    ) {
        self.reachable(&(start..reader.at()));
        let (mut branches, mut otherwise) = (Vec::new(), Vec::new());
        let read = reader.expression();
        let mut condition = self
            .finish(reader, start, read)
            .unwrap_or_else(|| unreadable(start));
        loop {
            let (body, end) = self.body("if", start, &["elif", "else", "endif"]);
            branches.push((condition, body));
            let Some(End { word, mut reader }) = end else {
                break;
            };
            let at = self.at;
            if word == "elif" {
                let read = reader.expression();
                condition = self
                    .finish(reader, at, read)
                    .unwrap_or_else(|| unreadable(at));
                continue;
            }
            self.finish(reader, at, Ok(()));
            if word == "else" {
                otherwise = self.body_until("if", start, &["endif"], "");
            }
            break;
        }
        nodes.push(Node::If {
            branches,
            otherwise,
        });
    }
}
