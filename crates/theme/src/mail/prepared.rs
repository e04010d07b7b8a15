//! Everything of a message that no event changes: its strings, its subject, its SMS, its bodies. Made once
//! for a message, a language and a scope.

use std::cell::OnceCell;
use std::rc::Rc;

use fluent_bundle::FluentArgs;
use typed_arena::Arena;

use super::admission::admit;
use super::compile::{LEFT_OUT, Stop, compile, compile_readable};
use super::engine::Engine;
use super::html;
use super::page::{Page, RenderedBody};
use super::renderer::Origin;
use super::request::DraftRequest;
use super::templates::Templates;
use super::values::Values;
use super::variables::{SUBJECT_LINK, Variables, fixed_arguments};
use crate::kind::Kind;
use crate::problem::Problem;
use crate::theme::{Catalog, Layers, Settings, Theme};

/// The plain text of a message without a template of its own.
const TEXT_LAYOUT: &str = "layout.txt";

/// A mark in place of a value of the event while a string is formatted; Unicode reserves both for such uses.
const CODE_MARK: &str = "\u{fdd0}";
const USERNAME_MARK: &str = "\u{fdd1}";

/// A message in one language for one scope.
pub(super) struct Prepared {
    kind: Kind,
    by_link: bool,
    layers: Layers,
    catalog: Catalog,
    settings: Rc<Settings>,
    pub(super) origin: Rc<Origin>,
    pub(super) subject_part: &'static str,
    pub(super) subject: Result<String, Problem>,
    sms: OnceCell<Result<String, Problem>>,
    html: OnceCell<Result<Rendering, Problem>>,
    text: OnceCell<Result<Rendering, Problem>>,
}

/// The part of a body with defects that can be rendered.
#[derive(Debug)]
pub struct Readable {
    /// The HTML, with [`LEFT_OUT`] in place of each part that cannot be rendered.
    pub html: String,
    /// The defects of these parts.
    pub defects: Vec<Problem>,
}

/// The way in which a body is made.
enum Rendering {
    Page(Page),
    /// Tera, and the first place that a page cannot express.
    Tera(Box<Engine>, Problem),
}

impl Prepared {
    /// Prepares a message; its bodies and its SMS follow when they are first asked for.
    pub(super) fn new(
        kind: Kind,
        by_link: bool,
        layers: Layers,
        catalog: Catalog,
        settings: Rc<Settings>,
        origin: Origin,
    ) -> Self {
        let has_link_subject = by_link && catalog.has(kind.name(), SUBJECT_LINK);
        let subject_part = if has_link_subject {
            SUBJECT_LINK
        } else {
            "subject"
        };
        let subject = catalog.format(kind.name(), subject_part, &fixed_arguments(kind));
        Self {
            kind,
            by_link,
            layers,
            catalog,
            settings,
            origin: Rc::new(origin),
            subject_part,
            subject,
            sms: OnceCell::new(),
            html: OnceCell::new(),
            text: OnceCell::new(),
        }
    }

    /// A defect of a text of this language, at its place in the file.
    pub(super) fn place(&self, part: &str, reason: String) -> Problem {
        self.catalog.problem(self.kind.name(), part, reason)
    }

    /// The SMS of an event.
    ///
    /// # Errors
    /// The text is missing or refers to what there is not.
    pub(super) fn sms(&self, request: &DraftRequest<'_>) -> Result<String, Problem> {
        let text = self.sms.get_or_init(|| {
            let mut arguments: FluentArgs<'_> = fixed_arguments(self.kind);
            arguments.set("code", CODE_MARK);
            if self.kind.is_invitation() {
                arguments.set("username", USERNAME_MARK);
            }
            self.catalog.format(self.kind.name(), "sms", &arguments)
        });
        let text = text.as_ref().map_err(Problem::clone)?;
        let with_code = text.replace(CODE_MARK, request.code);
        Ok(match request.username {
            Some(username) => with_code.replace(USERNAME_MARK, username),
            None => with_code,
        })
    }

    /// The HTML body of an event.
    ///
    /// # Errors
    /// The first defect of a template or text that the event reaches.
    pub(super) fn html(
        &self,
        theme: &Theme,
        request: &DraftRequest<'_>,
    ) -> Result<RenderedBody, Problem> {
        let rendering = self
            .html
            .get_or_init(|| self.rendering(theme, self.kind.template()));
        self.rendered(rendering, request)
    }

    /// The part of the HTML body of an event that can be rendered.
    ///
    /// # Errors
    /// The message's own template cannot be read.
    pub(super) fn readable(
        &self,
        theme: &Theme,
        request: &DraftRequest<'_>,
    ) -> Result<Readable, Problem> {
        let texts = Arena::new();
        let name = self.kind.template();
        let templates = Templates::load_readable(&texts, theme, self.layers, name)?;
        let mut defects = templates.defects().to_vec();
        let compiled = compile_readable(&templates, &self.variables(), name);
        let (page, left_out) = match compiled {
            Ok(compiled) => compiled,
            Err(Stop::Defect(problem) | Stop::Tera(problem)) => return Err(problem),
        };
        let values = Values::new(request, &self.settings, &self.catalog);
        let (body, unmade) = page.filled_with_marks(&values, LEFT_OUT)?;
        defects.extend(left_out);
        defects.extend(unmade);
        let html = body.text;
        Ok(Readable { html, defects })
    }

    /// The plain text of an event.
    ///
    /// # Errors
    /// The first defect of a template or text that the event reaches.
    pub(super) fn text(
        &self,
        theme: &Theme,
        request: &DraftRequest<'_>,
    ) -> Result<RenderedBody, Problem> {
        let rendering = self.text.get_or_init(|| {
            let own = format!("messages/{}.txt", self.kind.name());
            match theme.template(self.layers, &own)? {
                Some(_) => self.rendering(theme, &own),
                None => self.rendering(theme, TEXT_LAYOUT),
            }
        });
        self.rendered(rendering, request)
    }

    /// The place that keeps the HTML body from being a page.
    pub(super) fn slow_place(&self, theme: &Theme) -> Option<Problem> {
        match self
            .html
            .get_or_init(|| self.rendering(theme, self.kind.template()))
        {
            Ok(Rendering::Tera(_, place)) => Some(place.clone()),
            Ok(Rendering::Page(_)) | Err(_) => None,
        }
    }

    fn rendering(&self, theme: &Theme, name: &str) -> Result<Rendering, Problem> {
        let texts = Arena::new();
        let templates = Templates::load(&texts, theme, self.layers, name)?;
        match compile(&templates, &self.variables(), name, name.ends_with(".html")) {
            Ok(page) => Ok(Rendering::Page(page)),
            Err(Stop::Defect(problem)) => Err(problem),
            Err(Stop::Tera(place)) => {
                admit(&templates, &self.variables(), name)?;
                let engine = Engine::new(&templates, name)?;
                Ok(Rendering::Tera(Box::new(engine), place))
            }
        }
    }

    fn rendered(
        &self,
        rendering: &Result<Rendering, Problem>,
        request: &DraftRequest<'_>,
    ) -> Result<RenderedBody, Problem> {
        let values = Values::new(request, &self.settings, &self.catalog);
        match rendering.as_ref().map_err(Problem::clone)? {
            Rendering::Page(page) => page.filled(&values),
            Rendering::Tera(engine, _) => {
                let body = engine.render(&self.variables(), &values)?;
                let unseen = engine.is_html().then(|| values.unseen_in(&body)).flatten();
                Ok(RenderedBody {
                    unseen,
                    ..RenderedBody::of(body)
                })
            }
        }
    }

    fn variables(&self) -> Variables<'_> {
        let subject = self.subject.as_deref().unwrap_or_default();
        let subject = on_one_line(subject);
        Variables::new(
            self.kind,
            self.by_link,
            &self.catalog,
            &self.settings,
            subject,
        )
    }
}

/// A text as a title: without isolates, each run of white space a single space.
fn on_one_line(text: &str) -> String {
    let text = html::without_isolates(text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
