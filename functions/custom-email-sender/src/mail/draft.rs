//! The ladder: each step is the whole mail, and one that has a defect costs that step.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::SystemTime;

use super::built_in;
use super::visible::{in_html, in_text};
use super::{Mail, Step};
use theme::mail::{DraftRequest, Person, Renderer, year_of};
use theme::{END_ISOLATE, ISOLATE, Kind, Layers, Occasion, Problem, Scope};

/// The texts that a mail is made of.
#[derive(Clone, Copy)]
pub struct Ask<'a> {
    /// The message.
    pub kind: Kind,
    /// The occasion that has words of its own.
    pub occasion: Option<Occasion>,
    /// The code or the temporary password; empty where there is none.
    pub code: &'a str,
    /// The user name; for an invitation only.
    pub username: Option<&'a str>,
    /// The link that confirms the account, in place of the code.
    pub verification_link: Option<&'a str>,
    /// The user.
    pub person: &'a Person<'a>,
    /// The app client.
    pub client: Option<&'a str>,
    /// The user pool.
    pub pool: Option<&'a str>,
    /// The pool's Region.
    pub region: Option<&'a str>,
}

/// Makes mails of one theme.
pub struct Drafter {
    renderer: Renderer,
}

impl Ask<'_> {
    fn request(&self) -> DraftRequest<'_> {
        DraftRequest {
            kind: self.kind,
            occasion: self.occasion,
            code: self.code,
            username: self.username,
            verification_link: self.verification_link,
            person: self.person,
            client: self.client,
            pool: self.pool,
            region: self.region,
            year: year_of(SystemTime::now()),
        }
    }

    /// The texts that the mail must show.
    fn needed(&self) -> [&str; 2] {
        let proof = self.verification_link.unwrap_or(self.code);
        [proof, self.username.unwrap_or_default()]
    }

    /// The code, where a subject may show it: never a password.
    fn code_for_subject(&self) -> Option<&str> {
        let may = !self.kind.is_invitation() && self.verification_link.is_none();
        Some(self.code).filter(|code| may && !code.is_empty())
    }
}

impl Drafter {
    /// A drafter with that theme's renderer.
    #[must_use]
    pub const fn new(renderer: Renderer) -> Self {
        Self { renderer }
    }

    /// Returns the settings for a mail: the pool's, the app client's and the tenant's over the theme's.
    pub fn scope(&mut self, ask: &Ask<'_>) -> Scope {
        self.renderer.scope(&ask.request())
    }

    /// Returns the theme's link for a message, `[links] <message>`, if it has every value.
    pub fn link(&mut self, ask: &Ask<'_>) -> Option<String> {
        let link = self
            .renderer
            .link(Layers::OwnersOverDefault, &ask.request());
        link.filter(|link| link.starts_with("https://"))
    }

    /// Makes the mail, by the first step of the ladder that can.
    pub fn mail(&mut self, ask: &Ask<'_>, scope: &Scope) -> Mail {
        let mut warnings = Vec::new();
        let has_owner = self.renderer.theme().has_owner();
        let owners = has_owner.then_some((Step::Theme, Layers::OwnersOverDefault));
        let steps = owners.into_iter().chain([(Step::Default, Layers::Default)]);
        for (step, layers) in steps {
            match self.attempt(ask, layers, step) {
                Ok(mail) => return finished(mail, ask, scope, warnings),
                Err(problem) => warnings.push(without_personal_data(problem, ask)),
            }
        }
        let (subject, text) = built_in::mail(ask, &scope.settings.look.brand.name);
        let mail = Mail {
            subject,
            text,
            html: None,
            locale: None,
            step: Step::BuiltIn,
            warnings: Vec::new(),
        };
        finished(mail, ask, scope, warnings)
    }

    /// One step; a panic in a template's function is a defect like others.
    fn attempt(&mut self, ask: &Ask<'_>, layers: Layers, step: Step) -> Result<Mail, Problem> {
        let attempt = catch_unwind(AssertUnwindSafe(|| self.draft(ask, layers, step)));
        attempt.unwrap_or_else(|_| Err(of_template(ask, "a panic while rendering")))
    }

    fn draft(&mut self, ask: &Ask<'_>, layers: Layers, step: Step) -> Result<Mail, Problem> {
        let request = ask.request();
        let draft = self.renderer.email(layers, &request)?;
        let (subject, html) = (draft.subject?, draft.html?.text);
        let text = self.renderer.text(layers, &request)?;
        let needed = ask.needed();
        if !needed.iter().all(|needed| in_html(&html, needed)) {
            return Err(of_template(
                ask,
                "the HTML does not show the code, the link or the user name",
            ));
        }
        if !needed.iter().all(|needed| in_text(&text, needed)) {
            return Err(of_template(
                ask,
                "the text does not show the code, the link or the user name",
            ));
        }
        Ok(Mail {
            subject,
            text,
            html: Some(html),
            locale: Some(draft.locale),
            step,
            warnings: Vec::new(),
        })
    }
}

/// The mail with its subject on one line, with the code if the scope asks for it.
fn finished(mut mail: Mail, ask: &Ask<'_>, scope: &Scope, warnings: Vec<Problem>) -> Mail {
    let subject = on_one_line(&mail.subject);
    let code = ask.code_for_subject();
    mail.subject = match code.filter(|_| scope.settings.sending.code_in_subject) {
        Some(code) => format!("{code} – {subject}"),
        None => subject,
    };
    mail.warnings = warnings;
    mail
}

/// A text as the value of a header: no control characters, no isolates, single spaces.
fn on_one_line(text: &str) -> String {
    let plain = text.replace([ISOLATE, END_ISOLATE], "");
    let words = plain.split(|c: char| c.is_whitespace() || c.is_control());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

fn of_template(ask: &Ask<'_>, reason: &str) -> Problem {
    Problem::of_file(ask.kind.template(), reason)
}

/// A problem without the user's values: an engine's message may quote what it was given.
fn without_personal_data(mut problem: Problem, ask: &Ask<'_>) -> Problem {
    let person = ask.person;
    let fields = person.attributes.iter().chain(&person.client_metadata);
    let values = fields.map(|(_, value)| &**value);
    let others = [
        person.user_name.as_deref(),
        Some(ask.code),
        ask.verification_link,
    ];
    let reason = problem.reason.to_lowercase();
    let is_told = |value: &str| {
        let value = value.trim().to_lowercase();
        value.len() > 1 && reason.contains(&value)
    };
    if values.chain(others.into_iter().flatten()).any(is_told) {
        "cannot be rendered with this user's attributes".clone_into(&mut problem.reason);
    }
    problem
}
