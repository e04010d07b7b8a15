//! Compiles a message's templates into a [`Page`]: inheritance, blocks, includes, components and
//! everything that no event changes is resolved here, once per message, language and scope.
//!
//! Tera gets whatever a page cannot express. Whatever this module resolves means what Tera means by it:
//! tests hold the two byte for byte.

mod component;
mod condition;
mod left_out;
mod lineage;
mod value;

use std::collections::HashMap;

use super::html;
use super::json_text::JsonText;
use super::markup;
use super::page::{Page, PageNode, Printed, Test};
use super::templates::Templates;
use super::variables::{Slot, Variables};
use crate::problem::{Cause, Problem};
use crate::syntax::{self, Expression, Span};
use crate::theme::{bare, plain_text};
pub use left_out::LEFT_OUT;
use left_out::LeftOut;
pub(super) use lineage::Lineage;
use value::{Content, Locals, Value};

/// The bound on includes, components and blocks in each other.
const DEPTH_MAX: usize = 32;
/// The bound on nodes that are visited: templates that include each other twice double at each step.
const STEPS_MAX: usize = 50_000;
/// The bound on a page's text, in bytes: no body that Cognito or Gmail takes is this long.
pub(super) const TEXT_MAX: usize = 256 * 1024;

/// The reason why an invitation without a password cannot show one.
pub(super) const NO_CODE: &str = "an invitation without a password has none to print: put `{% if code %}` around it, or add messages/admin-create-user_passwordless.html";

/// The reason why templates do not become a page.
#[derive(Debug)]
pub(super) enum Stop {
    /// A defect of a template.
    Defect(Problem),
    /// A place that only Tera can render.
    Tera(Problem),
}

type Compiled<T = ()> = Result<T, Stop>;

/// Compiles the template `name`; `escapes` for HTML.
pub(super) fn compile(
    templates: &Templates<'_>,
    variables: &Variables<'_>,
    name: &str,
    escapes: bool,
) -> Compiled<Page> {
    let compiler = Compiler::new(templates, variables, escapes, None);
    let mut compiler = compiler.compiled(name)?;
    if escapes && !compiler.resolve_markup() {
        return Err(compiler.only_tera(0, &(0..0)));
    }
    Ok(Page::new(compiler.slots, compiler.nodes, escapes))
}

/// Compiles what can be compiled of the HTML template `name`, and returns the defects of the rest.
pub(super) fn compile_readable(
    templates: &Templates<'_>,
    variables: &Variables<'_>,
    name: &str,
) -> Compiled<(Page, Vec<Problem>)> {
    let left_out = Some(LeftOut::default());
    let mut compiler = Compiler::new(templates, variables, true, left_out).compiled(name)?;
    compiler.resolve_markup();
    let defects = compiler.left_out.map(|left_out| left_out.defects);
    let page = Page::new(compiler.slots, compiler.nodes, true);
    Ok((page, defects.unwrap_or_default()))
}

/// The surroundings of a node.
#[derive(Clone, Copy)]
struct At<'a, 'c, 's> {
    /// The template that it stands in.
    file: usize,
    /// The variables of the component around it; nothing outside of components.
    scope: Option<&'a Locals<'a, 'c>>,
    lineage: &'a Lineage<'c, 's>,
    /// The block around it, and how many templates override the body that it is in.
    block: Option<(&'a str, usize)>,
    /// The outermost call of a component that it is part of: its template and its place.
    call: Option<(usize, &'a Span)>,
    depth: usize,
}

struct Compiler<'c, 's> {
    templates: &'c Templates<'s>,
    variables: &'c Variables<'c>,
    slots: Vec<Slot>,
    /// The number of each slot.
    numbers: HashMap<Slot, usize>,
    nodes: Vec<PageNode>,
    steps: usize,
    /// The text so far, in bytes.
    length: usize,
    escapes: bool,
    /// The parts that were left out so far; nothing where the first defect ends the compilation.
    left_out: Option<LeftOut>,
}

impl<'c, 's> Compiler<'c, 's> {
    fn new(
        templates: &'c Templates<'s>,
        variables: &'c Variables<'c>,
        escapes: bool,
        left_out: Option<LeftOut>,
    ) -> Self {
        Self {
            templates,
            variables,
            slots: Vec::new(),
            numbers: HashMap::new(),
            nodes: Vec::new(),
            steps: 0,
            length: 0,
            escapes,
            left_out,
        }
    }

    fn compiled(mut self, name: &str) -> Compiled<Self> {
        let first = self
            .templates
            .find(name)
            .expect("the message's own template is loaded first");
        let chain = self.chain(first)?;
        let lineage = Lineage::of(self.templates, &chain);
        let last = *chain
            .last()
            .expect("a chain begins with the template itself");
        let at = At {
            file: last,
            scope: None,
            lineage: &lineage,
            block: None,
            call: None,
            depth: 0,
        };
        self.nodes(&self.templates.template(last).nodes, at)?;
        Ok(self)
    }

    /// Puts the tags of strings into the page; false where only a rendering tells if one can stand there.
    fn resolve_markup(&mut self) -> bool {
        !self.variables.catalog.has_markup() || markup::resolve(&mut self.nodes, &self.slots)
    }

    /// A template, its parent, the parent's parent, and so on.
    fn chain(&self, first: usize) -> Compiled<Vec<usize>> {
        let mut chain = vec![first];
        let mut file = first;
        while let Some((name, span)) = &self.templates.template(file).extends {
            let Some(parent) = self.templates.find(name) else {
                // A missing template is one of the templates' own defects.
                break;
            };
            if chain.contains(&parent) {
                return Err(self.defect(file, span, "this template extends itself".to_owned()));
            }
            chain.push(parent);
            file = parent;
        }
        Ok(chain)
    }

    fn nodes(&mut self, nodes: &'c [syntax::Node<'s>], at: At<'_, 'c, 's>) -> Compiled {
        for node in nodes {
            if let Err(stop) = self.node(node, at) {
                self.leave_out(stop)?;
                self.all_inside(node, at)?;
            }
        }
        Ok(())
    }

    fn node(&mut self, node: &'c syntax::Node<'s>, at: At<'_, 'c, 's>) -> Compiled {
        self.steps += 1;
        if self.steps > STEPS_MAX || self.length > TEXT_MAX || at.depth > DEPTH_MAX {
            let reason = "the mail grows without end: look for templates or components that include each other";
            return Err(self.defect(at.file, &(0..0), reason.to_owned()));
        }
        match node {
            syntax::Node::Text(text) => self.text(text),
            syntax::Node::Print(expression, span) => self.print(expression, span, at)?,
            syntax::Node::If {
                branches,
                otherwise,
            } => self.condition(branches, otherwise, at)?,
            syntax::Node::Block { name, .. } => self.block(name, 0, at)?,
            syntax::Node::Include(name, span) => self.include(name, span, at)?,
            syntax::Node::Tag(tag) => return Err(self.only_tera(at.file, &tag.span)),
        }
        Ok(())
    }

    fn print(
        &mut self,
        expression: &'c Expression<'s>,
        span: &Span,
        at: At<'_, 'c, 's>,
    ) -> Compiled {
        match expression {
            Expression::Component(call) => return self.component(call, at),
            Expression::Function(call) if call.name == "super" => {
                let Some((name, level)) = at.block else {
                    return Err(self.defect(
                        at.file,
                        &call.span,
                        "super() stands outside of a block".to_owned(),
                    ));
                };
                return self.block(name, level + 1, at);
            }
            _ => {}
        }
        let value = self.value(expression, at)?;
        match value.content {
            Content::Text(text) => self.literal(&text, value.printed),
            Content::SlotOr(slot, text) => {
                let around = std::mem::take(&mut self.nodes);
                self.literal(&text, value.printed);
                let other = std::mem::replace(&mut self.nodes, around);
                let filled = vec![PageNode::Value(slot, value.printed)];
                let branches = vec![(Test::Filled(slot), filled), (Test::Known(true), other)];
                self.nodes.push(PageNode::If(branches));
            }
            Content::Number(number) => self.text(&number.to_string()),
            Content::Bool(known) => self.text(if known { "true" } else { "false" }),
            Content::Slot(slot) if self.lacks_code(slot) => {
                let (file, span) = at.call.unwrap_or((at.file, span));
                let problem = self.templates.problem(file, span.start, NO_CODE.to_owned());
                self.reach_defect(problem.of_cause(Cause::NoPassword))?;
            }
            Content::Slot(slot) => self.nodes.push(PageNode::Value(slot, value.printed)),
            Content::Fields(_) => return Err(self.only_tera(at.file, span)),
            Content::Undefined(undefined) => {
                let problem = self.undefined(&undefined);
                self.reach_defect(problem)?;
            }
        }
        Ok(())
    }

    /// Adds a value that is known, as it is printed.
    fn literal(&mut self, text: &str, printed: Printed) {
        match printed {
            _ if !self.escapes => self.text(text),
            Printed::Safe => self.text(text),
            Printed::Plain => self.text(&html::escaped(&bare(text))),
            // Which of these an escaped text is shows when the page is whole.
            Printed::Escaped | Printed::Marked | Printed::WithoutTags => {
                self.text(&html::escaped(text));
            }
        }
    }

    /// Adds text, to the text before it where there is any.
    fn text(&mut self, text: &str) {
        let plain = if self.escapes {
            None
        } else {
            Some(plain_text(text))
        };
        let text = plain.as_deref().unwrap_or(text);
        self.length += text.len();
        match self.nodes.last_mut() {
            Some(PageNode::Text(last, _)) => last.push_str(text),
            _ if text.is_empty() => {}
            _ => self
                .nodes
                .push(PageNode::Text(text.to_owned(), JsonText::default())),
        }
    }

    fn block(&mut self, name: &str, level: usize, at: At<'_, 'c, 's>) -> Compiled {
        let Some((file, body)) = at.lineage.body(name, level) else {
            let reason = format!("super() in the block `{name}`, which no template below has");
            return Err(self.defect(at.file, &(0..0), reason));
        };
        self.nodes(
            body,
            At {
                file,
                block: Some((name, level)),
                depth: at.depth + 1,
                ..at
            },
        )
    }

    fn include(&mut self, name: &str, span: &Span, at: At<'_, 'c, 's>) -> Compiled {
        let Some(file) = self.templates.find(name) else {
            // A missing template is one of the templates' own defects.
            return Err(self.only_tera(at.file, span));
        };
        let template = self.templates.template(file);
        if template.extends.is_some() {
            return Err(self.only_tera(at.file, span));
        }
        let lineage = Lineage::of(self.templates, &[file]);
        self.steps += lineage.nodes;
        self.nodes(
            &template.nodes,
            At {
                file,
                lineage: &lineage,
                block: None,
                depth: at.depth + 1,
                ..at
            },
        )
    }

    /// The number of a slot, added if it is new.
    fn slot(&mut self, slot: Slot) -> usize {
        let number = self.slots.len();
        *self.numbers.entry(slot).or_insert_with_key(|slot| {
            self.slots.push(slot.clone());
            number
        })
    }

    /// Returns true for the code of a message that has none.
    fn lacks_code(&self, slot: usize) -> bool {
        self.slots[slot] == Slot::Code && !self.variables.wording.has_code()
    }

    fn defect(&self, file: usize, span: &Span, reason: String) -> Stop {
        Stop::Defect(self.templates.problem(file, span.start, reason))
    }

    fn only_tera(&self, file: usize, span: &Span) -> Stop {
        let reason =
            "only the template engine can render this, so this message takes longer to start";
        Stop::Tera(self.templates.problem(file, span.start, reason.to_owned()))
    }
}

impl<'c> Value<'c> {
    const fn of(content: Content<'c>) -> Self {
        Self {
            content,
            printed: Printed::Escaped,
        }
    }
}
