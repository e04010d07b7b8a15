//! Everything of a message that no event changes: its strings, its subject, its SMS, its bodies. Made once
//! for a message, a wording, a language and a scope.

use std::cell::OnceCell;
use std::rc::Rc;

use fluent_bundle::FluentArgs;
use typed_arena::Arena;

use super::admission::admit;
use super::compile::{LEFT_OUT, Stop, compile, compile_readable};
use super::engine::Engine;
use super::headings::headings;
use super::html;
use super::page::{Page, RenderedBody};
use super::request::{DraftRequest, Person};
use super::templates::{Lookup, Templates};
use super::values::{NO_ATTRIBUTE, Values};
use super::variables::{SUBJECT_LINK, Variables, fixed_arguments};
use crate::locale::Tag;
use crate::problem::{Cause, Problem};
use crate::theme::{Catalog, Layers, Settings, Theme, bare};
use crate::wording::Wording;

/// The plain text of a message without a template of its own.
const TEXT_LAYOUT: &str = "layout.txt";

/// A mark in place of a value of the event while a string is formatted; Unicode reserves both for such uses.
const CODE_MARK: &str = "\u{fdd0}";
const USERNAME_MARK: &str = "\u{fdd1}";

/// A message in one language, wording and scope, ready to be filled with what an event brings.
pub struct Prepared {
    theme: Rc<Theme>,
    wording: Wording,
    by_link: bool,
    layers: Layers,
    catalog: Catalog,
    settings: Rc<Settings>,
    origin: Origin,
    subject_part: &'static str,
    subject: Result<String, Problem>,
    template: OnceCell<String>,
    sms: OnceCell<Result<String, Problem>>,
    html: OnceCell<Result<Rendering, Problem>>,
    text: OnceCell<Result<Rendering, Problem>>,
}

/// The reason why the SMS of an invitation without a password cannot show one.
const NO_CODE_IN_SMS: &str = "an invitation without a password has no { $code }: add .sms under admin-create-user_passwordless";

/// The drafts of an email, before a caller's limits have had their say.
#[derive(Debug)]
pub struct EmailDraft {
    /// The language.
    pub locale: Tag,
    /// The part of the language's strings that the subject is taken from.
    pub subject_part: &'static str,
    /// The subject.
    pub subject: Result<String, Problem>,
    /// The HTML body.
    pub html: Result<RenderedBody, Problem>,
}

/// The state of the owner's files that a message was made from.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The parts of settings and languages that do not count, so that the message was made without them: what cannot be
    /// read, and bad values of a scope's file. Those of `theme.toml` are known at start.
    pub defects: Vec<Problem>,
    /// True if neither theme nor environment names the brand: the mail is from the default theme's sample.
    pub is_unbranded: bool,
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
        theme: Rc<Theme>,
        wording: Wording,
        by_link: bool,
        layers: Layers,
        catalog: Catalog,
        settings: Rc<Settings>,
        origin: Origin,
    ) -> Self {
        let kind = wording.kind;
        let has_link_subject = by_link && catalog.has(kind.name(), SUBJECT_LINK);
        let subject_part = if has_link_subject {
            SUBJECT_LINK
        } else {
            "subject"
        };
        let arguments = fixed_arguments(kind, &settings);
        let subject = catalog.format(kind.name(), subject_part, &arguments);
        Self {
            theme,
            wording,
            by_link,
            layers,
            catalog,
            settings,
            origin,
            subject_part,
            subject,
            template: OnceCell::new(),
            sms: OnceCell::new(),
            html: OnceCell::new(),
            text: OnceCell::new(),
        }
    }

    /// The language.
    pub fn locale(&self) -> &Tag {
        self.catalog.tag()
    }

    /// The state of the owner's files that it was made from.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The owner's variant of the message, if an event chose one that the theme has.
    pub fn variant(&self) -> Option<&str> {
        self.wording.variant.as_deref()
    }

    /// The template of the HTML body.
    pub fn template(&self) -> &str {
        let template = || self.theme.message_template(self.layers, &self.wording);
        self.template.get_or_init(template)
    }

    /// The words on the link that confirms an account: the language's own, without tags.
    pub fn link_words(&self) -> Option<String> {
        let kind = self.wording.kind;
        let arguments = fixed_arguments(kind, &self.settings);
        let words = self.catalog.format(kind.name(), "action", &arguments);
        words.ok().map(|words| on_one_line(&bare(&words)))
    }

    /// Drafts the email of an event.
    pub fn email(&self, request: &DraftRequest<'_>) -> EmailDraft {
        EmailDraft {
            locale: self.locale().clone(),
            subject_part: self.subject_part,
            subject: self.subject.clone(),
            html: self.html(request),
        }
    }

    /// A defect of a part of this language's strings, at its place in the file.
    pub fn defect_of_part(&self, part: &str, reason: &str) -> Problem {
        let name = self.wording.kind.name();
        let reason = format!("{name}.{part}: {reason}");
        self.catalog.problem(name, part, reason)
    }

    /// The SMS of an event.
    ///
    /// # Errors
    /// The text is missing or refers to what there is not.
    pub fn sms(&self, request: &DraftRequest<'_>) -> Result<String, Problem> {
        let text = self.sms.get_or_init(|| self.sms_with_marks());
        let text = text.as_ref().map_err(Problem::clone)?;
        let with_code = text.replace(CODE_MARK, request.code);
        Ok(match request.username {
            Some(username) => with_code.replace(USERNAME_MARK, username),
            None => with_code,
        })
    }

    /// The SMS with marks in place of what an event brings.
    fn sms_with_marks(&self) -> Result<String, Problem> {
        let kind = self.wording.kind;
        let mut arguments: FluentArgs<'_> = fixed_arguments(kind, &self.settings);
        arguments.set("code", CODE_MARK);
        if kind.is_invitation() {
            arguments.set("username", USERNAME_MARK);
        }
        let text = self.catalog.format(kind.name(), "sms", &arguments)?;
        if !self.wording.has_code() && text.contains(CODE_MARK) {
            let problem = self.defect_of_part("sms", NO_CODE_IN_SMS);
            return Err(problem.of_cause(Cause::NoPassword));
        }
        Ok(text)
    }

    fn html(&self, request: &DraftRequest<'_>) -> Result<RenderedBody, Problem> {
        let rendering = self.html.get_or_init(|| self.rendering(self.template()));
        self.rendered(rendering, request)
    }

    /// The part of the HTML body of an event that can be rendered.
    ///
    /// # Errors
    /// The message's own template cannot be read.
    pub fn readable(&self, request: &DraftRequest<'_>) -> Result<Readable, Problem> {
        let texts = Arena::new();
        let name = self.template();
        let templates = Templates::load_readable(&texts, self.lookup(), name)?;
        let mut defects = templates.defects().to_vec();
        let compiled = compile_readable(&templates, &self.variables(), name);
        let (page, left_out) = match compiled {
            Ok(compiled) => compiled,
            Err(Stop::Defect(problem) | Stop::Tera(problem)) => return Err(problem),
        };
        let values = Values::new(request, &self.settings, &self.catalog);
        let page = page.without_attributes_in_headings();
        let (body, unmade) = page.filled_with_marks(&values, LEFT_OUT)?;
        defects.extend(left_out);
        defects.extend(unmade);
        let html = body.text;
        Ok(Readable { html, defects })
    }

    /// The message's own link for an event.
    pub(super) fn link(&self, request: &DraftRequest<'_>) -> Option<String> {
        Values::new(request, &self.settings, &self.catalog).link(self.wording.kind.name())
    }

    /// The plain text of an event.
    ///
    /// # Errors
    /// The first defect of a template or text that the event reaches.
    pub fn text(&self, request: &DraftRequest<'_>) -> Result<String, Problem> {
        let rendering = self.text.get_or_init(|| {
            let own = self.theme.text_template(self.layers, &self.wording);
            self.rendering(own.as_deref().unwrap_or(TEXT_LAYOUT))
        });
        self.rendered(rendering, request).map(|body| body.text)
    }

    /// The place that keeps the HTML body from being a page.
    pub fn slow_place(&self) -> Option<Problem> {
        match self.html.get_or_init(|| self.rendering(self.template())) {
            Ok(Rendering::Tera(_, place)) => Some(place.clone()),
            Ok(Rendering::Page(_)) | Err(_) => None,
        }
    }

    fn rendering(&self, name: &str) -> Result<Rendering, Problem> {
        let texts = Arena::new();
        let templates = Templates::load(&texts, self.lookup(), name)?;
        match compile(&templates, &self.variables(), name, name.ends_with(".html")) {
            Ok(page) => Ok(Rendering::Page(page.without_attributes_in_headings())),
            Err(Stop::Defect(problem)) => Err(problem),
            Err(Stop::Tera(place)) => {
                admit(&templates, &self.variables(), name)?;
                let engine = Engine::new(&templates, name)?;
                Ok(Rendering::Tera(Box::new(engine), place))
            }
        }
    }

    fn lookup(&self) -> Lookup<'_> {
        Lookup {
            theme: &self.theme,
            layers: self.layers,
            design: self.settings.look.design,
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
                if engine.is_html() && values.is_named_in_a_heading(&body) {
                    self.without_attributes(engine, request, &body)?;
                }
                let unseen = engine.is_html().then(|| values.unseen_in(&body)).flatten();
                Ok(RenderedBody {
                    unseen,
                    ..RenderedBody::of(body)
                })
            }
        }
    }

    /// Compares the headings of a rendering with those for a user without attributes: a name may be a word of them.
    ///
    /// # Errors
    /// They differ, so that a heading depends on an attribute.
    fn without_attributes(
        &self,
        engine: &Engine,
        request: &DraftRequest<'_>,
        body: &str,
    ) -> Result<(), Problem> {
        let nobody = Person::default();
        let request = DraftRequest {
            person: &nobody,
            ..*request
        };
        let values = Values::new(&request, &self.settings, &self.catalog);
        let of_nobody = engine.render(&self.variables(), &values);
        if of_nobody.is_ok_and(|of_nobody| headings(&of_nobody) == headings(body)) {
            return Ok(());
        }
        Err(Problem::of_file(self.template(), NO_ATTRIBUTE))
    }

    /// The user's variables that headings of the HTML would print, and do not.
    pub fn hidden_in_headings(&self) -> &[String] {
        match self.html.get_or_init(|| self.rendering(self.template())) {
            Ok(Rendering::Page(page)) => page.hidden_in_headings(),
            Ok(Rendering::Tera(..)) | Err(_) => &[],
        }
    }

    fn variables(&self) -> Variables<'_> {
        let subject = self.subject.as_deref().unwrap_or_default();
        let subject = on_one_line(subject);
        Variables::new(
            &self.wording,
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
