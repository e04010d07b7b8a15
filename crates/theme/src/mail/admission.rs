//! Admission of templates to the template engine: only what ends soon and stays small is rendered.
//!
//! Walks the parsed templates as the engine would and keeps an upper bound on every value, on the text that is
//! held in memory, and on the work. A theme may be a stranger's: a loop over a loop, a text that doubles itself
//! or a component that calls itself twice would take a sign-up's five seconds or the function's memory. What is
//! refused costs a step of the ladder, with its place and the reason.

mod component;
mod filter;
mod nodes;
mod size;
mod tags;
mod value;

use super::compile::Lineage;
use super::templates::Templates;
use super::variables::Variables;
use crate::problem::Problem;
pub(super) use filter::RANGE_MAX;
use size::{Names, Size};
pub(super) use value::SLOT_MAX;

/// The bound on includes, components and blocks in each other.
const DEPTH_MAX: usize = 20;
/// The bound on nodes and values that are walked through.
const STEPS_MAX: usize = 50_000;
/// The bound on the engine's work: a unit is a node, a value, or 1 KiB of text.
const WORK_MAX: u64 = 200_000;
/// The longest text that is held in memory, in bytes.
const HELD_MAX: u64 = 1 << 20;
/// The bound on all that templates give a name, in bytes.
const NAMED_MAX: u64 = 8 << 20;
/// The number of turns of a loop that are walked through; behind them nothing may grow.
const TURNS_MAX: u64 = 32;

type Admitted<T = ()> = Result<T, Problem>;

/// Admits the templates of one message.
///
/// # Errors
/// The place that may take too long or grow too large.
pub(super) fn admit(templates: &Templates<'_>, variables: &Variables<'_>, name: &str) -> Admitted {
    let first = templates
        .find(name)
        .expect("the message's own template is loaded first");
    let mut admission = Admission {
        templates,
        variables,
        steps: 0,
        work: 0,
        named: 0,
    };
    let start = Frame {
        file: first,
        at: 0,
        block: None,
        depth: 0,
        turns: 1,
        lineage: &Lineage::of(templates, &[]),
    };
    admission.template(start, &mut Names::default())?;
    Ok(())
}

struct Admission<'c, 's> {
    templates: &'c Templates<'s>,
    variables: &'c Variables<'c>,
    steps: usize,
    work: u64,
    /// The bytes that have been given a name.
    named: u64,
}

/// The surroundings of a node.
#[derive(Clone, Copy)]
struct Frame<'a, 'c, 's> {
    /// The template, and the position of the tag or value that is walked through.
    file: usize,
    at: usize,
    lineage: &'a Lineage<'c, 's>,
    /// The block around it, and how many templates override the body that it is in.
    block: Option<(&'s str, usize)>,
    depth: usize,
    /// The number of times that it is rendered.
    turns: u64,
}

impl Frame<'_, '_, '_> {
    const fn repeated(self, turns: u64) -> Self {
        let least = if turns == 0 { 1 } else { turns };
        Self {
            turns: self.turns.saturating_mul(least),
            ..self
        }
    }

    const fn inside(self, file: usize) -> Self {
        Self {
            file,
            depth: self.depth + 1,
            ..self
        }
    }
}

impl<'c, 's> Admission<'c, 's> {
    /// The bytes that a template prints, with all that it extends.
    fn template(&mut self, frame: Frame<'_, 'c, 's>, names: &mut Names<'s>) -> Admitted<u64> {
        let mut chain = vec![frame.file];
        let mut last = frame.file;
        while let Some((name, span)) = &self.templates.template(last).extends {
            let Some(parent) = self.templates.find(name) else {
                break;
            };
            if chain.contains(&parent) {
                let reason = "this template extends itself".to_owned();
                return Err(self.templates.problem(last, span.start, reason));
            }
            chain.push(parent);
            last = parent;
        }
        let lineage = Lineage::of(self.templates, &chain);
        self.steps += lineage.nodes;
        let frame = Frame {
            file: last,
            lineage: &lineage,
            block: None,
            ..frame
        };
        let templates = self.templates;
        self.nodes(&templates.template(last).nodes, frame, names)
    }

    /// A value that is held in memory.
    fn held(&mut self, size: Size, frame: Frame<'_, 'c, 's>) -> Admitted<Size> {
        if size.bytes > HELD_MAX {
            return Err(self.refused(frame, "this may make a text of more than 1 MiB"));
        }
        self.charge(size.bytes / 1024, frame)?;
        Ok(size)
    }

    /// A node or a value that is walked through.
    fn step(&mut self, frame: Frame<'_, 'c, 's>) -> Admitted {
        self.steps += 1;
        if self.steps > STEPS_MAX || frame.depth > DEPTH_MAX {
            let reason = "the mail grows without end: look for templates or components that include each other";
            return Err(self.refused(frame, reason));
        }
        self.charge(1, frame)
    }

    fn charge(&mut self, work: u64, frame: Frame<'_, 'c, 's>) -> Admitted {
        self.work = self.work.saturating_add(work.saturating_mul(frame.turns));
        if self.work > WORK_MAX {
            let reason =
                "this takes too long for a mail: use fewer turns of loops or shorter texts";
            return Err(self.refused(frame, reason));
        }
        Ok(())
    }

    fn refused(&self, frame: Frame<'_, 'c, 's>, reason: &str) -> Problem {
        self.templates
            .problem(frame.file, frame.at, reason.to_owned())
    }
}
