//! Tera, for the templates that a page cannot express. It renders the same sources, without the white
//! space that only lays them out, from the same variables and with the same escaping.

mod explanation;
mod range;

use tera::{Context, ErrorKind, Kwargs, Map, State, Tera, Value};

use super::admission::SLOT_MAX;
use super::compile::NO_CODE;
use super::html;
use super::markup;
use super::templates::{DEFAULT, Templates};
use super::values::Values;
use super::variables::{Slot, VARIABLES, Variable, Variables};
use crate::problem::{Cause, Problem};
use crate::syntax::{self, Layout, Span, position_in_source, without_layout};
use crate::theme::{bare, plain_text};
use explanation::{concerns, explanation, fields_of, located, position_of};
use range::range;

/// The templates of one message, ready for Tera.
pub struct Engine {
    tera: Tera,
    /// The message's own template.
    name: String,
    sources: Vec<EngineSource>,
    /// The links that the templates name, each as it is written there.
    links: Vec<String>,
}

/// A template's source, to find the place of an error.
struct EngineSource {
    name: String,
    text: String,
    layout: Vec<Span>,
}

impl Engine {
    /// Parses a message's templates.
    ///
    /// # Errors
    /// A defect of one of them, with its place.
    pub(super) fn new(templates: &Templates<'_>, name: &str) -> Result<Self, Problem> {
        let mut tera = Tera::new();
        tera.set_escape_fn(html::escape);
        tera.register_filter("plain", |text: &str, _: Kwargs, _: &State| bare(text));
        tera.register_filter("default", default);
        tera.register_function("range", range);
        tera.set_fallback_prefixes([DEFAULT])
            .expect("an instance without templates takes any prefix");
        let files = templates.files();
        let source = |text: &str, name: &str, layout: &[Span]| EngineSource {
            name: name.to_owned(),
            text: text.to_owned(),
            layout: layout.to_vec(),
        };
        let first = templates
            .find(name)
            .expect("the message's own template is loaded first");
        let mut engine = Self {
            tera,
            name: files[first].name.clone(),
            sources: files
                .iter()
                .map(|file| source(file.template.source, &file.name, &file.template.layout))
                .collect(),
            links: files
                .iter()
                .flat_map(|file| fields_of("links", &file.template))
                .collect(),
        };
        let tidy = files
            .iter()
            .map(|file| (file.name.clone(), without_layout(&file.template)));
        let added = engine.tera.add_raw_templates(tidy.collect::<Vec<_>>());
        added.map_err(|error| engine.problem(&error, None))?;
        Ok(engine)
    }

    /// Renders the message.
    ///
    /// # Errors
    /// The defect that stopped it, with file, line and excerpt, and without a value of the event's.
    pub(super) fn render(
        &self,
        variables: &Variables<'_>,
        values: &Values<'_>,
    ) -> Result<String, Problem> {
        let (context, part) = self.context(variables, Some(values));
        self.rendered(&context).map_err(|error| {
            let problem = self.problem(&error, Some(variables));
            if !variables.wording.has_code() && self.is_about_the_code(&context) {
                return Problem {
                    reason: NO_CODE.to_owned(),
                    cause: Cause::NoPassword,
                    ..problem
                };
            }
            if let Some(part) = part.filter(|part| concerns(&problem, part)) {
                return part;
            }
            // Tera's message may quote what it was given, whole or in part: it is repeated only if
            // a rendering for nobody ends with the same.
            let (nobody, _) = self.context(variables, None);
            let again = self.rendered(&nobody).err();
            let again = again.map(|error| self.problem(&error, Some(variables)));
            if again.is_some_and(|again| again.reason == problem.reason) {
                return problem;
            }
            let reason = "cannot be rendered with what this event holds".to_owned();
            Problem { reason, ..problem }
        })
    }

    /// Returns true for a template of HTML; others are plain text.
    pub(super) fn is_html(&self) -> bool {
        self.name.ends_with(".html")
    }

    /// Returns true if a rendering failed only because the message has no code.
    fn is_about_the_code(&self, context: &Context) -> bool {
        let mut with_code = context.clone();
        with_code.insert_value("code", Value::from(""));
        self.rendered(&with_code).is_ok()
    }

    fn rendered(&self, context: &Context) -> Result<String, tera::Error> {
        let mut buffer = html::Bounded::new();
        self.tera.render_to(&self.name, context, &mut buffer)?;
        let rendered = buffer.into_text();
        Ok(if self.is_html() {
            markup::resolved(rendered)
        } else {
            plain_text(&rendered)
        })
    }

    /// A Tera error as a defect of a theme's file.
    fn problem(&self, error: &tera::Error, variables: Option<&Variables<'_>>) -> Problem {
        let (file, line, column, reason) = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let span = report.span();
                let (line, column) = (span.start_line, span.start_col);
                (
                    report.filename().to_owned(),
                    line,
                    column,
                    report.message().to_owned(),
                )
            }
            ErrorKind::Io(_) => {
                let reason = "the mail grows without end: look for a loop";
                return Problem::of_file(&*self.name, reason);
            }
            _ => located(&error.to_string(), &self.name),
        };
        let Some(source) = self.sources.iter().find(|source| source.name == file) else {
            return Problem::of_file(file, reason);
        };
        if line == 0 {
            return Problem::of_file(file, reason);
        }
        let template = syntax::parse(&source.text, Layout::of(&source.name, &source.text));
        let tidy = without_layout(&template);
        let position = position_in_source(&source.layout, position_of(&tidy, line, column));
        let explained = variables.and_then(|known| explanation(&template, position, known));
        // Tera has no codes for its errors, so its words have to do.
        let cause = if explained.is_some() || reason.contains("is not defined") {
            Cause::UnknownName
        } else {
            Cause::Other
        };
        let reason = explained.unwrap_or(reason);
        Problem::at(&source.name, &source.text, position, reason).of_cause(cause)
    }

    /// The context of an event, and the first text that could not be formatted: templates need not use it,
    /// and only they know. Without values, that of an event that brings nothing.
    fn context(
        &self,
        variables: &Variables<'_>,
        values: Option<&Values<'_>>,
    ) -> (Context, Option<Problem>) {
        let mut context = Context::new();
        let mut defect = None;
        let mut value = |variable: Variable<'_>| match variable {
            Variable::Text(text) => Some(text_value(&text)),
            Variable::Number(number) => Some(Value::from(number)),
            Variable::Fields => None,
            Variable::Slot(slot) => match values.map(|values| values.get(&slot)) {
                None => Some(Value::from("")),
                // The templates were admitted for values up to this length.
                Some(Ok(text)) if text.len() > SLOT_MAX => {
                    defect.get_or_insert_with(|| too_long(&slot));
                    None
                }
                Some(Ok(text)) => Some(Value::from(&*text)),
                Some(Err(problem)) => {
                    defect.get_or_insert(problem);
                    None
                }
            },
        };
        for (name, _) in VARIABLES {
            let variable = variables
                .get(name)
                .expect("every variable of the list has a value");
            if name == "code" && !variables.wording.has_code() {
                // Undefined, so that printing it fails and asking for it does not.
                continue;
            }
            if let Some(value) = value(variable) {
                context.insert_value(name, value);
                continue;
            }
            let mut map = Map::default();
            for field in self.fields(variables, name) {
                let variable = variables.field(name, &field);
                if let Some(value) = variable.and_then(&mut value) {
                    map.insert(field.into(), value);
                }
            }
            context.insert_value(name, Value::from(map));
        }
        (context, defect)
    }

    /// The fields of a variable, links also by the names that the templates write, as `links.sign_up`.
    fn fields(&self, variables: &Variables<'_>, name: &str) -> Vec<String> {
        let mut fields = variables.fields(name);
        if name == "links" {
            fields.extend_from_slice(&self.links);
        }
        fields
    }
}

/// The defect of a value that is longer than the templates were admitted for; it may name a part alone.
fn too_long(slot: &Slot) -> Problem {
    let name = match slot {
        Slot::Part(_, part) | Slot::HeadingPart(_, part) => part,
        _ => "value",
    };
    let reason = format!("{name}: more than {SLOT_MAX} bytes, which only a page can show");
    Problem::of_file("strings", reason)
}

/// `default(value=…)`: an empty text counts as absent, too.
#[allow(
    clippy::needless_pass_by_value,
    reason = "Tera's signature of a filter"
)]
fn default(value: Value, arguments: Kwargs, _: &State<'_>) -> tera::TeraResult<Value> {
    let other = arguments.must_get::<Value>("value")?;
    let takes_false = arguments.get::<bool>("boolean")?.unwrap_or_default();
    let is_absent = value.is_undefined() || value.as_str() == Some("");
    let is_false = takes_false && !value.is_truthy();
    Ok(if is_absent || is_false { other } else { value })
}

/// A text as a value. What escaping would leave alone is marked as escaped: most of a mail's values
/// are, and each is printed often.
fn text_value(text: &str) -> Value {
    if html::needs_escaping(text) {
        Value::from(text)
    } else {
        Value::safe_string(text)
    }
}
