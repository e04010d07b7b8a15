//! Request + theme → message. The only module that names Tera.

mod context;
mod engine;
mod flat;
mod html;
mod prepared;
pub mod variables;

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::event::{JsonText, Request};
use crate::locale::Tag;
use crate::message::{Body, Email, Kind, Placeholders, Sms, Verification};
use crate::theme::{Layers, Problem, Strings, Theme};
use crate::untrusted;

use engine::Engine;
use prepared::{Event, Prepared};

/// How many prepared messages are kept. Clients × languages × messages has no bound; what a process
/// sees between two cold starts does.
const PREPARED_MAX: usize = 128;

/// How many choices of a language are kept, and how long what led to one may be, in bytes: a caller
/// chooses what it asks for.
const CHOSEN_MAX: usize = 256;
const WANTED_MAX: usize = 128;

/// A message's texts as the theme makes them, before Cognito's limits have had their say.
#[derive(Debug)]
pub struct Draft {
    /// The part of the language's strings that the subject is taken from.
    pub subject_part: &'static str,
    /// The subject's text.
    pub subject: Result<String, Problem>,
    /// The body.
    pub html: Result<String, Problem>,
    /// The SMS's text.
    pub sms: Result<String, Problem>,
}

/// A body, and the same as JSON where that is known.
#[derive(Debug)]
struct Rendered {
    html: String,
    json: Option<JsonText>,
}

/// Renders the messages of one theme, and keeps what it parsed for the next.
pub struct Renderer {
    theme: Theme,
    verification: Verification,
    engines: HashMap<Layers, Engine>,
    /// Whether the default theme's own template makes a message.
    plain: HashMap<(Layers, Kind), bool>,
    chosen: RefCell<HashMap<(Layers, Vec<String>), Tag>>,
    /// A language's strings, or those that one message needs.
    strings: HashMap<(Layers, Option<Kind>, Tag), Rc<Strings>>,
    prepared: HashMap<PreparedKey, Rc<Prepared>>,
}

type PreparedKey = (Layers, Kind, Tag, Option<String>);

impl Renderer {
    /// A renderer of that theme, for a pool that verifies like that.
    pub fn new(theme: Theme, verification: Verification) -> Self {
        Self {
            theme,
            verification,
            engines: HashMap::new(),
            plain: HashMap::new(),
            chosen: RefCell::default(),
            strings: HashMap::new(),
            prepared: HashMap::new(),
        }
    }

    /// The theme.
    pub fn theme(&self) -> &Theme {
        &self.theme
    }

    /// Parses ahead what every message of the owner's templates needs: the layout and the components.
    ///
    /// # Errors
    /// What is wrong with them; rendering will say so again.
    pub fn warm_up(&mut self) -> Result<(), Problem> {
        if !self.theme.has_templates() {
            return Ok(());
        }
        let layers = Layers::OwnersOverDefault;
        Engine::of(&mut self.engines, layers).load(&self.theme, layers, "layout.html")
    }

    /// The language for a request: what was asked for, the app client's, the default.
    pub fn locale(&self, layers: Layers, request: &Request<'_>) -> Tag {
        let mut wanted: Vec<String> = request.wanted_locales().collect();
        let clients = self.theme.client_locale(request.client_id.as_deref());
        wanted.extend(clients.map(|tag| tag.to_string()));
        let key = (layers, wanted);
        if let Some(known) = self.chosen.borrow().get(&key) {
            return known.clone();
        }
        let tags: Vec<Tag> = key.1.iter().filter_map(|text| Tag::parse(text)).collect();
        let tag = self.theme.choose_locale(layers, &tags);
        if key.1.iter().map(String::len).sum::<usize>() <= WANTED_MAX {
            let mut chosen = self.chosen.borrow_mut();
            if chosen.len() >= CHOSEN_MAX {
                chosen.clear();
            }
            chosen.insert(key, tag.clone());
        }
        tag
    }

    /// The subject and the body.
    ///
    /// # Errors
    /// What of the theme cannot be rendered, or what of the result Cognito would not take.
    pub fn email(
        &mut self,
        layers: Layers,
        request: &Request<'_>,
        tag: &Tag,
    ) -> Result<Email, Problem> {
        let carries = request
            .placeholders
            .of_body(request.kind, self.verification)
            .map_err(absent_field)?;
        let prepared = self.prepare(layers, request.kind, tag, request.client_id.as_deref())?;
        let subject = prepared.subject()?;
        let body = match self.body(layers, request, &prepared)? {
            Rendered {
                html,
                json: Some(json),
            } => Body::encoded(html, json, &carries),
            Rendered { html, json: None } => Body::new(html, &carries),
        };
        let body = body.map_err(|violation| {
            Problem::of_file(request.kind.template(), violation.to_string())
        })?;
        Ok(Email { subject, body })
    }

    /// The same texts before anything is refused or replaced: for a checker, which wants to name
    /// every defect of a text that [`Renderer::email`] would give up on at the first.
    ///
    /// # Errors
    /// The language's files are unusable, so that there is nothing to render.
    pub fn draft(
        &mut self,
        layers: Layers,
        request: &Request<'_>,
        tag: &Tag,
    ) -> Result<Draft, Problem> {
        let prepared = self.prepare(layers, request.kind, tag, request.client_id.as_deref())?;
        Ok(Draft {
            subject_part: prepared.subject_part(),
            subject: prepared.subject_text(),
            html: self
                .body(layers, request, &prepared)
                .map(|rendered| rendered.html),
            sms: prepared.sms_text(&request.placeholders),
        })
    }

    /// The body, without the engine where the default theme's own template makes it.
    fn body(
        &mut self,
        layers: Layers,
        request: &Request<'_>,
        prepared: &Prepared,
    ) -> Result<Rendered, Problem> {
        if self.is_plain(layers, request.kind)
            && let Some(flat) = prepared.flat(&self.event(request, prepared))
        {
            return Ok(flat);
        }
        self.by_engine(layers, request, prepared)
            .map(|html| Rendered { html, json: None })
    }

    /// What of an event goes into a body.
    fn event<'r>(&'r self, request: &'r Request<'_>, prepared: &Prepared) -> Event<'r> {
        let kind = request.kind;
        let by_link = self.by_link(kind);
        // A temporary password breaks a URL, and a link pool has no code that Cognito would replace.
        let code = (!by_link && !kind.is_invitation()).then_some(&*request.placeholders.code);
        let user = self
            .theme
            .settings()
            .attributes
            .iter()
            .map(|(name, sources)| (name.as_str(), shown(request, sources)));
        Event {
            user: user.collect(),
            links: prepared.links(|variable| linked(request, code, variable)),
            placeholders: &request.placeholders,
            by_link,
        }
    }

    fn by_engine(
        &mut self,
        layers: Layers,
        request: &Request<'_>,
        prepared: &Prepared,
    ) -> Result<String, Problem> {
        let template = request.kind.template();
        Engine::of(&mut self.engines, layers).load(&self.theme, layers, template)?;
        let event = self.event(request, prepared);
        let (context, part_problem) = prepared.context(&event);
        let render = |context: &tera::Context| match self.engines.get(&layers) {
            Some(engine) => engine.render(template, context, &self.theme, layers),
            None => Err(Problem::of_file(template, "no engine")),
        };
        render(&context).map_err(|problem| {
            let (context, _) = prepared.context(&event.of_nobody(&nobody()));
            let problem = without_values(problem, render(&context).err());
            let better = part_problem
                .filter(|part| concerns(&problem, part))
                .or_else(|| self.missing_part(prepared))
                .filter(|part| concerns(&problem, part));
            better.unwrap_or(problem)
        })
    }

    /// Whether a message takes nothing but the default theme's own templates.
    fn is_plain(&mut self, layers: Layers, kind: Kind) -> bool {
        let theme = &self.theme;
        *self.plain.entry((layers, kind)).or_insert_with(|| {
            ["layout.html", "components.html", kind.template()]
                .iter()
                .all(|name| theme.is_default(layers, name))
        })
    }

    /// The SMS.
    ///
    /// # Errors
    /// What of the theme cannot be formatted, or what of the result Cognito would not take.
    pub fn sms(
        &mut self,
        layers: Layers,
        request: &Request<'_>,
        tag: &Tag,
    ) -> Result<Sms, Problem> {
        let carries = request
            .placeholders
            .of_sms(request.kind)
            .map_err(absent_field)?;
        let prepared = self.prepare(layers, request.kind, tag, request.client_id.as_deref())?;
        prepared.sms(&request.placeholders, &carries)
    }

    fn prepare(
        &mut self,
        layers: Layers,
        kind: Kind,
        tag: &Tag,
        client: Option<&str>,
    ) -> Result<Rc<Prepared>, Problem> {
        let own_look = client.and_then(|id| self.theme.client(id));
        let client = client.filter(|_| own_look.is_some()).map(str::to_owned);
        let key = (layers, kind, tag.clone(), client);
        if let Some(prepared) = self.prepared.get(&key) {
            return Ok(Rc::clone(prepared));
        }
        let strings = self.strings(layers, kind, tag)?;
        let look = own_look.map_or_else(|| self.theme.look(None), |look| (*look).clone());
        let prepared = Rc::new(Prepared::new(kind, self.by_link(kind), &strings, look));
        if self.prepared.len() >= PREPARED_MAX {
            self.prepared.clear();
            self.strings.clear();
        }
        self.prepared.insert(key, Rc::clone(&prepared));
        Ok(prepared)
    }

    /// Whether a link confirms the account that this message is about.
    fn by_link(&self, kind: Kind) -> bool {
        self.verification == Verification::Link && kind.may_verify_by_link()
    }

    /// A language of the owner's is parsed as a whole, and once for all messages.
    fn strings(&mut self, layers: Layers, kind: Kind, tag: &Tag) -> Result<Rc<Strings>, Problem> {
        let key = |of| (layers, of, tag.clone());
        let known = [None, Some(kind)]
            .into_iter()
            .find_map(|of| self.strings.get(&key(of)));
        if let Some(strings) = known {
            return Ok(Rc::clone(strings));
        }
        let strings = Rc::new(self.theme.strings_for(kind.name(), layers, tag)?);
        let of = (!strings.is_whole()).then_some(kind);
        self.strings.insert(key(of), Rc::clone(&strings));
        Ok(strings)
    }

    /// When a template wants a part that the language lacks: which, and where it belongs. Looked for
    /// only when rendering failed.
    fn missing_part(&self, prepared: &Prepared) -> Option<Problem> {
        let reference =
            Tag::parse("en").and_then(|tag| self.theme.strings(Layers::Default, &tag).ok())?;
        prepared.missing_part(&Rc::new(reference).with_brand(""))
    }
}

fn absent_field(field: &'static str) -> Problem {
    Problem::of_file(
        "event",
        format!("{field} is missing, and this message must carry it"),
    )
}

/// Whether the engine stumbled over that part of a language, rather than over something of its own:
/// it names the field that is not there, or says that a value is undefined.
fn concerns(problem: &Problem, part: &Problem) -> bool {
    let field = problem.reason.strip_prefix("Field `");
    match field.and_then(|rest| rest.split_once('`')) {
        Some((field, _)) => part
            .reason
            .contains(&format!(".{}", field.replace('_', "-"))),
        None => problem.reason.contains("`undefined`"),
    }
}

/// The placeholders as Cognito documents them: an old emulator sends the code itself.
fn nobody() -> Placeholders {
    Placeholders {
        code: "{####}".to_owned(),
        link: Some("{##Click Here##}".to_owned()),
        username: Some("{username}".to_owned()),
    }
}

/// An engine's message may quote what it was given, whole or in part: it is repeated only if a
/// rendering for nobody ends with the same.
fn without_values(problem: Problem, for_nobody: Option<Problem>) -> Problem {
    if for_nobody.is_some_and(|again| again.reason == problem.reason) {
        return problem;
    }
    Problem {
        reason: "cannot be rendered with what this event holds".to_owned(),
        ..problem
    }
}

/// The first source that holds something safe to show.
fn shown(request: &Request<'_>, sources: &[String]) -> String {
    let texts = sources
        .iter()
        .filter_map(|source| request.untrusted(source));
    texts
        .filter_map(|text| untrusted::shown(&text).map(str::to_owned))
        .next()
        .unwrap_or_default()
}

/// What replaces a variable of a link: the code's placeholder whole, where there may be one, anything
/// else percent-encoded.
fn linked<'r>(
    request: &Request<'_>,
    code: Option<&'r str>,
    variable: &str,
) -> Option<Cow<'r, str>> {
    match variable {
        "code" => code.map(Cow::Borrowed),
        source => request
            .untrusted(source)
            .and_then(|text| untrusted::linked(&text))
            .map(Cow::Owned),
    }
}
