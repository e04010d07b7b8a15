//! `signet lint`: every rule over everything that a theme can send.

mod case;
mod checks;
mod explain;
pub(super) mod finding;
mod format;
mod page;
pub(super) mod rule;
mod sources;

use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context, bail};
use custom_message::config::Config;
use custom_message::event;
use custom_message::locale::Tag;
use custom_message::message::{Kind, Verification};
use custom_message::render::Renderer;
use custom_message::theme::{Layers, Look, Theme};

use crate::args::{Deny, Lint};
use crate::exit_code::ExitCode;
use crate::printer::Printer;
use case::Batch;
use finding::{Finding, Findings};
use rule::Severity;
use sources::Sources;
use sources::strings::Language;

/// What was looked at and what was found.
pub struct Linted {
    /// The findings, errors first.
    pub findings: Vec<Finding>,
    /// The theme's folder; none for the default theme.
    pub theme: Option<PathBuf>,
    /// How many mails were rendered.
    pub rendered: usize,
    /// How many languages they were in.
    pub locales: usize,
}

impl Linted {
    /// How many findings are that bad.
    pub fn count(&self, severity: Severity) -> usize {
        let all = self.findings.iter();
        all.filter(|finding| finding.rule.severity == severity)
            .count()
    }
}

/// Runs the command.
///
/// # Errors
/// Whatever keeps it from looking: a folder that is none, a rule that there is not.
pub fn run(arguments: &Lint, printer: &mut Printer) -> anyhow::Result<ExitCode> {
    if let Some(id) = &arguments.explain {
        printer.result(&explain::page(id)?);
        return Ok(ExitCode::Success);
    }
    let config = config(arguments)?;
    for problem in &config.problems {
        printer.warning(&problem.to_string());
    }
    let linted = lint(&config, |_| true);
    format::print(arguments.format, &linted, printer);
    let counts = linted.count(Severity::Error) > 0
        || arguments.deny == Some(Deny::Warnings) && !linted.findings.is_empty();
    Ok(if counts {
        ExitCode::Defects
    } else {
        ExitCode::Success
    })
}

/// The environment's settings, with the theme that was named.
fn config(arguments: &Lint) -> anyhow::Result<Config> {
    let config = Config::from_environment();
    let Some(theme) = &arguments.theme else {
        return Ok(config);
    };
    if !theme.is_dir() {
        bail!("--theme {}: no such folder", theme.display());
    }
    std::fs::read_dir(theme).with_context(|| format!("--theme {}", theme.display()))?;
    Ok(Config {
        theme: Some(theme.clone()),
        ..config
    })
}

/// What is found of one language for one app client; `client` counts only if the theme names it.
pub fn lint_one(config: &Config, tag: &Tag, client: Option<&str>) -> Vec<Finding> {
    lint(config, |batch| {
        batch.tag == *tag && batch.client.as_deref() == client
    })
    .findings
}

/// Looks at a theme: its files, then everything of what is wanted that it can send, on every
/// processor.
fn lint(config: &Config, wanted: impl Fn(&Batch) -> bool) -> Linted {
    let theme = Theme::load(config.theme.as_deref(), &config.tokens);
    let sources = Sources::read(&theme, config.theme.as_deref());
    let locales = theme.locales(layers(&theme));
    let languages: Vec<Language<'_>> = locales
        .iter()
        .map(|tag| Language::of(&sources, tag))
        .collect();
    let mut findings = Findings::default();
    for problem in theme.problems() {
        findings.add(checks::of_problem(problem, None, &sources));
    }
    let mut batches = Batch::all(&theme, &locales);
    batches.retain(wanted);
    let looks: Vec<Look> = std::iter::once(None)
        .chain(theme.client_ids().iter().map(Some))
        .map(|client| theme.look(client.map(String::as_str)))
        .collect();
    checks::files(&theme, &looks, &sources, &languages, &mut findings);

    let next = AtomicUsize::new(0);
    let mut rendered = 0;
    let workers = thread::available_parallelism()
        .map_or(1, NonZero::get)
        .min(batches.len().max(1));
    thread::scope(|scope| {
        let workers: Vec<_> = (0..workers)
            .map(|_| scope.spawn(|| work(config, &batches, &next, &sources, &languages)))
            .collect();
        for worker in workers {
            // a panic is a defect of lint's own: it must not look like a clean theme
            let (found, count) = worker.join().expect("no check panics");
            findings.extend(found);
            rendered += count;
        }
    });
    Linted {
        findings: findings.sorted(),
        theme: config.theme.clone(),
        rendered,
        locales: locales.len(),
    }
}

/// Renders batches until none is left, and returns what was found in how many mails. A renderer stays
/// on its thread.
fn work(
    config: &Config,
    batches: &[Batch],
    next: &AtomicUsize,
    sources: &Sources,
    languages: &[Language<'_>],
) -> (Findings, usize) {
    let mut worker = Worker::new(config);
    let mut findings = Findings::default();
    let mut rendered = 0;
    while let Some(batch) = batches.get(next.fetch_add(1, Ordering::Relaxed)) {
        if let Some(language) = languages.iter().find(|language| language.tag == batch.tag) {
            rendered += worker.check(batch, sources, language, &mut findings);
        }
    }
    (findings, rendered)
}

/// The function's renderers, one for each way in which a pool verifies.
struct Worker {
    by_code: Renderer,
    by_link: Renderer,
}

impl Worker {
    fn new(config: &Config) -> Self {
        let renderer = |verification| {
            let theme = Theme::load(config.theme.as_deref(), &config.tokens);
            Renderer::new(theme, verification)
        };
        Self {
            by_code: renderer(Verification::Code),
            by_link: renderer(Verification::Link),
        }
    }

    fn check(
        &mut self,
        batch: &Batch,
        sources: &Sources,
        language: &Language<'_>,
        findings: &mut Findings,
    ) -> usize {
        let theme = self.by_code.theme();
        let layers = layers(theme);
        let look = theme.look(batch.client.as_deref());
        // the theme's own check has told what keeps the language from being read
        let Ok(strings) = theme.strings(layers, &batch.tag) else {
            return 0;
        };
        let catalog = Rc::new(strings).with_brand(&look.brand.name);
        let mut rendered = 0;
        for case in Kind::ALL.into_iter().flat_map(|kind| batch.cases(kind)) {
            let event = case.event(self.by_code.theme(), &look);
            let renderer = if case.is_by_link() {
                &mut self.by_link
            } else {
                &mut self.by_code
            };
            let Ok(request) = event::read(&event) else {
                continue;
            };
            // the function guards itself the same way: a panic costs the rung, and nothing else
            let drafted = catch_unwind(AssertUnwindSafe(|| {
                renderer.draft(layers, &request, &batch.tag)
            }));
            match drafted {
                Ok(Ok(draft)) => {
                    checks::draft(&case, &draft, sources, language, &catalog, findings);
                    rendered += 1;
                }
                // the theme's own check has told what is wrong with the language
                Ok(Err(_)) => {}
                Err(_) => findings.add(
                    Finding::new(&rule::RUNG_LOST, "a panic while rendering")
                        .concerning(&case.concern()),
                ),
            }
        }
        rendered
    }
}

/// What the function would try first.
fn layers(theme: &Theme) -> Layers {
    if theme.has_owner() {
        Layers::OwnersOverDefault
    } else {
        Layers::Default
    }
}

/// Languages as a reader would list them, cut where it gets long.
fn listed<'t>(tags: impl IntoIterator<Item = &'t str>) -> String {
    const SHOWN: usize = 8;
    let tags: Vec<&str> = tags.into_iter().collect();
    if tags.len() > SHOWN {
        return format!(
            "{} and {} more",
            tags[..SHOWN].join(", "),
            tags.len() - SHOWN
        );
    }
    tags.join(", ")
}
