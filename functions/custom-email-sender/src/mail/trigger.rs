//! The mail that an event asks for: the request that the theme gets.

use std::time::SystemTime;

use theme::mail::{DraftRequest, year_of};
use theme::{Circumstances, Invitation, Occasion, Scope};

use super::{Drafter, Mail, Step, confirmation_url};
use crate::event::Trigger;

/// The settings that choose between the wordings and the proofs of a message.
#[derive(Debug, Clone, Copy, Default)]
pub struct Ways<'a> {
    /// True with `VERIFICATION=link`.
    pub by_link: bool,
    /// `INVITATION`: with a temporary password or without.
    pub invitation: Invitation,
    /// The domain of the stage's pool, which beats the theme's `[links] domain`.
    pub link_domain: Option<&'a str>,
}

impl Ways<'_> {
    /// Returns the occasion that has words of its own: an invitation without a password, a reset by an
    /// administrator.
    #[must_use]
    pub fn occasion(self, trigger: &Trigger) -> Option<Occasion> {
        let event = Circumstances {
            status: trigger.person.text("cognito:user_status"),
            has_code: trigger.code.is_some(),
            has_client: trigger.client.is_some(),
        };
        Occasion::of(trigger.kind, self.invitation, event)
    }
}

impl Drafter {
    /// Makes the mail of an event with its code in clear, and returns it with the settings of its scope.
    pub fn mail_of(&mut self, trigger: &Trigger, code: &str, ways: Ways<'_>) -> (Mail, Scope) {
        let username = trigger.kind.is_invitation().then(|| user_name(trigger));
        let mut request = DraftRequest {
            kind: trigger.kind,
            occasion: ways.occasion(trigger),
            code,
            username: username.flatten(),
            verification_link: None,
            person: &trigger.person,
            client: trigger.client.as_deref(),
            pool: trigger.pool.as_deref(),
            region: trigger.region.as_deref(),
            year: year_of(SystemTime::now()),
        };
        let scope = self.scope(&request);
        let by_link = ways.by_link && trigger.kind.may_verify_by_link();
        let link = by_link.then(|| {
            self.link(&request)
                .or_else(|| of_domain(&scope, trigger, code, ways.link_domain))
        });
        let link = link.flatten();
        request.verification_link = link.as_deref();
        let mut mail = self.mail(&request, &scope);
        if mail.step == Step::Theme {
            mail.variant = self.variant(&request, &scope);
        }
        (mail, scope)
    }
}

/// The link to the page of the pool's domain.
fn of_domain(scope: &Scope, trigger: &Trigger, code: &str, stage: Option<&str>) -> Option<String> {
    let domain = stage.or(scope.settings.look.domain.as_deref())?;
    confirmation_url(domain, trigger, code)
}

/// The name with which the user signs in: with an address as the name, Cognito's own name is the `sub`.
fn user_name(trigger: &Trigger) -> Option<&str> {
    let person = &trigger.person;
    let name = person.user_name.as_deref();
    let is_sub = name.is_some() && name == person.text("sub");
    if is_sub {
        person.text("email").or(name)
    } else {
        name
    }
}
