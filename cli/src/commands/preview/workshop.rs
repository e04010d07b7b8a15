//! Renders what is wanted with the function's own handler, and keeps what the theme has to offer.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::PathBuf;
use std::rc::Rc;

use custom_message::config::Config;
use custom_message::handler::{Handler, Outcome};
use custom_message::locale::Tag;
use custom_message::theme::{Layers, Problem};
use serde_json::Value;
use serde_json::value::RawValue;

use super::catalog::{self, Catalog};
use super::findings::{self, Known, findings};
use super::shown::{self, Email, Shown, Sms};
use super::sms::Parts;
use super::wanted::Wanted;
use crate::commands::lint::{self, finding::Finding};
use crate::commands::render::event;
use crate::commands::substitution;

/// A theme and what it makes of events.
pub struct Workshop {
    config: Config,
    bench: Bench,
}

/// A language and an app client with a look of its own.
type Looked = (Tag, Option<String>);

/// What is known of the theme's files as they are now.
struct Bench {
    handler: Handler,
    catalog: Catalog,
    problems: Vec<Problem>,
    /// What lint found, by language and app client: looked for when it is first shown.
    linted: RefCell<HashMap<Looked, Rc<Vec<Finding>>>>,
}

impl Workshop {
    /// Loads the theme.
    pub fn new(config: Config) -> Self {
        let bench = Bench::of(&config);
        Self { config, bench }
    }

    /// Forgets what it knew of the theme's files.
    pub fn start_afresh(&mut self) {
        self.bench = Bench::of(&self.config);
    }

    /// What there is to look at.
    pub fn catalog(&self) -> &Catalog {
        &self.bench.catalog
    }

    /// The theme's folder.
    pub fn folder(&self) -> Option<&PathBuf> {
        self.config.theme.as_ref()
    }

    /// The text of one of the theme's files.
    pub fn file(&self, name: &str) -> Option<String> {
        catalog::file(self.config.theme.as_deref(), name)
    }

    /// The mail of what is wanted, samples in place of placeholders.
    pub fn mail(&mut self, wanted: &Wanted) -> Option<String> {
        let event = self.event(wanted).ok()?;
        let email = self.bench.handler.outcome(&event).ok()?.email.message?;
        Some(substitution::with_samples(&event, email.body.as_str()))
    }

    /// All that is known about what is wanted.
    pub fn show(&mut self, wanted: &Wanted) -> Shown {
        let event = self.event(wanted);
        let outcome = match &event {
            Ok(event) => self
                .bench
                .handler
                .outcome(event)
                .map_err(|unrecognized| unrecognized.to_string()),
            Err(refusal) => Err(refusal.clone()),
        };
        let text = self.event_text(wanted, event.as_deref().ok());
        match (outcome, event) {
            (Ok(outcome), Ok(event)) => self.rendered(wanted, &outcome, &event, text),
            (Err(refusal), _) | (_, Err(refusal)) => self.refused(wanted, refusal, text),
        }
    }

    fn rendered(
        &self,
        wanted: &Wanted,
        outcome: &Outcome,
        event: &RawValue,
        text: String,
    ) -> Shown {
        let theme = self.bench.handler.renderer().theme();
        let locale = outcome
            .email
            .locale
            .as_ref()
            .or(outcome.sms.locale.as_ref());
        let email = outcome.email.message.as_ref().map(|email| {
            let source = email.body.as_str();
            Email::new(
                email.subject.as_str().to_owned(),
                source.to_owned(),
                substitution::with_samples(event, source),
            )
        });
        let sms = outcome.sms.message.as_ref().map(|sms| Sms {
            parts: Parts::of(&substitution::with_samples(event, sms.as_str())),
            source: sms.as_str().to_owned(),
        });
        Shown {
            message: Some(outcome.kind.name()),
            locale: locale.map(Tag::to_string).unwrap_or_default(),
            direction: locale.map_or("ltr", |locale| locale.direction().as_str()),
            client: outcome.client_id.clone().unwrap_or_default(),
            brand: theme.look(outcome.client_id.as_deref()).brand.name,
            email,
            sms,
            rungs: shown::rungs(outcome, theme.has_owner()),
            fell_back: outcome.fell_back,
            refusal: None,
            ..self.about(wanted, Some(outcome), text)
        }
    }

    fn refused(&self, wanted: &Wanted, refusal: String, text: String) -> Shown {
        Shown {
            refusal: Some(refusal),
            ..self.about(wanted, None, text)
        }
    }

    /// What can be said without a message, too.
    fn about(&self, wanted: &Wanted, outcome: Option<&Outcome>, event: String) -> Shown {
        Shown {
            sample: self.bench.catalog.sample(&wanted.sample).name.clone(),
            message: None,
            locale: String::new(),
            direction: "ltr",
            client: String::new(),
            brand: String::new(),
            email: None,
            sms: None,
            rungs: Vec::new(),
            meters: shown::meters(outcome),
            findings: self.findings(outcome),
            fell_back: false,
            event,
            refusal: None,
        }
    }

    fn findings(&self, outcome: Option<&Outcome>) -> Vec<findings::Finding> {
        let linted = outcome.map(|outcome| self.linted(outcome));
        let message = outcome.map_or("", |outcome| outcome.kind.name());
        let concerns_it = |found: &&Finding| {
            found.concerns.is_empty() || found.concerns.iter().any(|it| it.message == message)
        };
        let lint: Vec<&Finding> = linted
            .iter()
            .flat_map(|all| all.iter())
            .filter(concerns_it)
            .collect();
        findings(&Known {
            outcome,
            theme: &self.bench.problems,
            start: self.bench.handler.start_problems(),
            lint: &lint,
            folder: self.config.theme.as_deref(),
        })
    }

    fn linted(&self, outcome: &Outcome) -> Rc<Vec<Finding>> {
        let theme = self.bench.handler.renderer().theme();
        let tag = outcome
            .email
            .locale
            .as_ref()
            .or(outcome.sms.locale.as_ref());
        let tag = tag
            .cloned()
            .unwrap_or_else(|| theme.choose_locale(Layers::Default, &[]));
        let client = outcome
            .client_id
            .clone()
            .filter(|id| theme.client_ids().contains(id));
        let mut linted = self.bench.linted.borrow_mut();
        let found = linted.entry((tag.clone(), client.clone()));
        Rc::clone(
            found.or_insert_with(|| Rc::new(lint::lint_one(&self.config, &tag, client.as_deref()))),
        )
    }

    fn event(&self, wanted: &Wanted) -> Result<Box<RawValue>, String> {
        let text = if wanted.event.is_empty() {
            &self.bench.catalog.sample(&wanted.sample).text
        } else {
            &wanted.event
        };
        let given = |text: &'_ String| (!text.is_empty()).then(|| text.clone());
        event::edited(
            text,
            given(&wanted.locale).as_deref(),
            given(&wanted.client).as_deref(),
        )
        .map_err(|error| format!("{error:#}"))
    }

    /// The event's JSON for a person: as the sample's author laid it out, or indented.
    fn event_text(&self, wanted: &Wanted, event: Option<&RawValue>) -> String {
        let untouched =
            wanted.event.is_empty() && wanted.locale.is_empty() && wanted.client.is_empty();
        let Some(event) = event.filter(|_| !untouched) else {
            return if wanted.event.is_empty() {
                self.bench.catalog.sample(&wanted.sample).text.clone()
            } else {
                wanted.event.clone()
            };
        };
        serde_json::from_str::<Value>(event.get())
            .and_then(|event| serde_json::to_string_pretty(&event))
            .unwrap_or_default()
    }
}

impl Bench {
    fn of(config: &Config) -> Self {
        let handler = Handler::new(config.clone());
        let theme = handler.renderer().theme();
        let catalog = Catalog::of(theme, config.theme.as_deref());
        let mut problems = theme.check();
        problems.extend(catalog.problems.iter().cloned());
        Self {
            handler,
            catalog,
            problems,
            linted: RefCell::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(sample: &str, locale: &str) -> Wanted {
        Wanted {
            sample: sample.to_owned(),
            locale: locale.to_owned(),
            ..Wanted::default()
        }
    }

    #[test]
    fn a_message_is_shown_with_samples_and_its_source_without() {
        let mut workshop = Workshop::new(Config::default());
        let shown = workshop.show(&wanted("sign-up", "ar"));
        let email = shown.email.expect("a mail");
        assert_eq!((shown.message, shown.direction), (Some("sign-up"), "rtl"));
        assert!(email.html.contains("482913") && !email.html.contains("{####}"));
        assert!(email.source.contains("{####}"));
        assert_eq!(
            workshop.mail(&wanted("sign-up", "ar")).as_deref(),
            Some(email.html.as_str())
        );
        assert!(
            shown.event.contains("\"locale\": \"ar\""),
            "{}",
            shown.event
        );
        assert_eq!(shown.sms.map(|sms| sms.parts.alphabet), Some("UCS-2"));
    }

    #[test]
    fn an_edited_event_is_what_counts_and_a_broken_one_is_refused() {
        let mut workshop = Workshop::new(Config::default());
        let edited = workshop
            .show(&wanted("sign-up", ""))
            .event
            .replace("Ana Souza", "Bo Ek");
        let mut wanted = wanted("sign-up", "");
        wanted.event = edited;
        let html = workshop.show(&wanted).email.expect("a mail").html;
        assert!(html.contains("Bo Ek") && !html.contains("Ana Souza"));

        for broken in ["{", "[]", "{}", "{\"triggerSource\":\"PreSignUp_SignUp\"}"] {
            wanted.event = broken.to_owned();
            let shown = workshop.show(&wanted);
            assert!(shown.refusal.is_some() && shown.email.is_none(), "{broken}");
            assert_eq!(shown.event.replace([' ', '\n'], ""), broken);
            assert_eq!(workshop.mail(&wanted), None);
        }
    }

    #[test]
    fn what_lint_finds_of_a_message_stands_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let locales = folder.path().join("locales");
        std::fs::create_dir(&locales).unwrap();
        let text = "sign-up =\n    .preheader = Short.\n";
        std::fs::write(locales.join("en.ftl"), text).unwrap();
        let mut workshop = Workshop::new(Config {
            theme: Some(folder.path().to_owned()),
            ..Config::default()
        });
        let found = |shown: &Shown| {
            let all = shown.findings.iter();
            all.filter(|finding| finding.id == "preheader")
                .map(|finding| (finding.file.clone(), finding.line))
                .collect::<Vec<_>>()
        };
        let shown = workshop.show(&wanted("sign-up", "en"));
        assert_eq!(found(&shown), [("locales/en.ftl".to_owned(), 2)]);
        assert_eq!(found(&workshop.show(&wanted("sign-up", "de"))), []);
        assert_eq!(found(&workshop.show(&wanted("authentication", "en"))), []);
    }

    #[test]
    fn a_defect_of_a_template_is_found_with_its_excerpt_and_goes_when_mended() {
        let folder = tempfile::tempdir().unwrap();
        let messages = folder.path().join("messages");
        std::fs::create_dir(&messages).unwrap();
        let file = messages.join("sign-up.html");
        std::fs::write(&file, "one\n{{ nothing.here }").unwrap();
        let mut workshop = Workshop::new(Config {
            theme: Some(folder.path().to_owned()),
            ..Config::default()
        });
        let broken = workshop.show(&wanted("sign-up", "en"));
        assert!(broken.fell_back && broken.email.is_some());
        let finding = &broken.findings[0];
        assert_eq!(
            (finding.file.as_str(), finding.line),
            ("messages/sign-up.html", 2)
        );
        assert!(finding.excerpt.contains('^'), "{}", finding.excerpt);

        std::fs::write(&file, "{{ code }} is all").unwrap();
        workshop.start_afresh();
        let mended = workshop.show(&wanted("sign-up", "en"));
        assert!(!mended.fell_back);
        assert!(
            mended
                .findings
                .iter()
                .all(|finding| finding.id != "fallback")
        );
    }
}
