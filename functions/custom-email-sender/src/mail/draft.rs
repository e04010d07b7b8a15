//! The ladder: each step is the whole mail, and one that has a defect costs that step.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::built_in;
use super::{Mail, Step};
use theme::mail::{DraftRequest, Renderer};
use theme::{END_ISOLATE, ISOLATE, Layers, Problem, Scope};

/// Makes mails of one theme.
pub struct Drafter {
    renderer: Renderer,
}

/// The texts that the plain text must show; an empty one is always there.
fn needed<'a>(request: &DraftRequest<'a>) -> [&'a str; 2] {
    let proof = request.verification_link.unwrap_or(request.code);
    [proof, request.username.unwrap_or_default()]
}

/// The code, where a subject may show it: never a password.
fn code_for_subject<'a>(request: &DraftRequest<'a>) -> Option<&'a str> {
    let may = !request.kind.is_invitation() && request.verification_link.is_none();
    Some(request.code).filter(|code| may && !code.is_empty())
}

impl Drafter {
    /// A drafter with that theme's renderer.
    #[must_use]
    pub const fn new(renderer: Renderer) -> Self {
        Self { renderer }
    }

    /// Returns the renderer, for a command that looks around in the theme.
    #[must_use]
    pub const fn renderer(&self) -> &Renderer {
        &self.renderer
    }

    /// Returns the owner's variant that a request chooses.
    pub(super) fn variant(&mut self, request: &DraftRequest<'_>, scope: &Scope) -> Option<String> {
        let layers = Layers::OwnersOverDefault;
        let message = self.renderer.message(layers, scope, request).ok()?;
        message.variant().map(str::to_owned)
    }

    /// Returns the settings for a mail: the pool's, the app client's and the tenant's over the theme's.
    pub fn scope(&mut self, request: &DraftRequest<'_>) -> Scope {
        self.renderer.scope(request)
    }

    /// Returns the theme's link for a message, `[links] <message>`, if it has every value.
    pub fn link(&mut self, request: &DraftRequest<'_>) -> Option<String> {
        let link = self.renderer.link(Layers::OwnersOverDefault, request);
        link.filter(|link| link.starts_with("https://"))
    }

    /// Makes the mail, by the first step of the ladder that can.
    pub fn mail(&mut self, request: &DraftRequest<'_>, scope: &Scope) -> Mail {
        let mut warnings = Vec::new();
        let has_owner = self.renderer.theme().has_owner();
        let owners = has_owner.then_some((Step::Theme, Layers::OwnersOverDefault));
        let steps = owners.into_iter().chain([(Step::Default, Layers::Default)]);
        for (step, layers) in steps {
            match self.attempt(request, scope, layers, step) {
                Ok(mail) => return finished(mail, request, scope, warnings),
                Err(problem) => warnings.push(without_personal_data(problem, request)),
            }
        }
        let (subject, text) = built_in::mail(request, &scope.settings.look.brand.name);
        let mail = Mail {
            subject,
            text,
            html: None,
            locale: None,
            step: Step::BuiltIn,
            warnings: Vec::new(),
            variant: None,
        };
        finished(mail, request, scope, warnings)
    }

    /// One step; a panic in a template's function is a defect like others.
    fn attempt(
        &mut self,
        request: &DraftRequest<'_>,
        scope: &Scope,
        layers: Layers,
        step: Step,
    ) -> Result<Mail, Problem> {
        let attempt = catch_unwind(AssertUnwindSafe(|| {
            self.draft(request, scope, layers, step)
        }));
        attempt.unwrap_or_else(|_| Err(of_template(request, "a panic while rendering")))
    }

    fn draft(
        &mut self,
        request: &DraftRequest<'_>,
        scope: &Scope,
        layers: Layers,
        step: Step,
    ) -> Result<Mail, Problem> {
        let message = self.renderer.message(layers, scope, request)?;
        let draft = message.email(request);
        let (subject, html) = (draft.subject?, draft.html?);
        if let Some(unseen) = html.unseen {
            return Err(of_template(request, &format!("in the HTML, {unseen}")));
        }
        let text = message.text(request)?;
        if !needed(request).iter().all(|needed| text.contains(needed)) {
            return Err(of_template(
                request,
                "the text does not show the code, the link or the user name",
            ));
        }
        Ok(Mail {
            subject,
            text,
            html: Some(html.text),
            locale: Some(draft.locale),
            step,
            warnings: message.origin().defects.clone(),
            variant: None,
        })
    }
}

/// The mail with its subject on one line, with the code if the scope asks for it.
fn finished(
    mut mail: Mail,
    request: &DraftRequest<'_>,
    scope: &Scope,
    mut warnings: Vec<Problem>,
) -> Mail {
    let subject = on_one_line(&mail.subject);
    let code = code_for_subject(request);
    mail.subject = match code.filter(|_| scope.settings.sending.code_in_subject) {
        Some(code) => format!("{code} – {subject}"),
        None => subject,
    };
    warnings.append(&mut mail.warnings);
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

fn of_template(request: &DraftRequest<'_>, reason: &str) -> Problem {
    Problem::of_file(request.kind.template(), reason)
}

/// A problem without the user's values: an engine's message may quote what it was given.
fn without_personal_data(mut problem: Problem, request: &DraftRequest<'_>) -> Problem {
    let person = request.person;
    let fields = person.attributes.iter().chain(&person.client_metadata);
    let values = fields.map(|(_, value)| &**value);
    let others = [
        person.user_name.as_deref(),
        Some(request.code),
        request.verification_link,
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
