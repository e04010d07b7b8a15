//! `signet lint`: checks everything that a theme can send against every rule.

mod alike;
#[cfg(test)]
mod alike_tests;
pub(super) mod case;
pub(super) mod checks;
mod consequence;
pub(super) mod document;
mod draft;
mod explain;
pub(super) mod finding;
mod fix;
mod format;
mod ignore;
pub(super) mod rule;
mod sources;
mod usage;

use std::collections::{BTreeSet, HashMap, HashSet};
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use anyhow::bail;
use custom_message::config::Config;
use custom_message::event;
use theme::Kind;
use theme::locale::Tag;
use theme::mail::Renderer;
use theme::{Catalog, Invitation, Layers, ScopeFile, Settings, Theme, Wording};

use super::scopes;
use super::theme_folder::ChosenTheme;
use crate::args::{Deny, LintArguments, Target};
use crate::counted::counted;
use crate::exit_code::ExitCode;
use crate::printer::Printer;
use crate::visible;
use alike::{Group, ScopeSettings};
use case::{Batch, Case};
use consequence::NameSource;
use draft::Draft;
use finding::{Finding, Findings};
use ignore::Accepted;
use ignore::baseline::Baseline;
use rule::Severity;
use sources::strings::Language;
use sources::{SourceFiles, Sources};
use usage::Usage;

/// The result of a run.
pub struct LintResult {
    /// The findings, errors first.
    pub findings: Vec<Finding>,
    /// The number of findings that `lint.toml` ignores.
    pub ignored: usize,
    /// The number of findings that the baseline holds.
    pub in_baseline: usize,
    /// The findings as a new baseline.
    all: Baseline,
    /// The theme's folder; none for the default theme.
    pub theme: Option<String>,
    /// The files of the folder that are used, sorted.
    pub files: Vec<String>,
    /// The number of rendered mails.
    pub rendered: usize,
    /// The number of their languages.
    pub locales: usize,
}

impl LintResult {
    /// Counts the findings of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        let all = self.findings.iter();
        all.filter(|finding| finding.severity == severity).count()
    }
}

/// Runs the command.
///
/// # Errors
/// The theme is not a folder or cannot be read, or the rule to explain does not exist.
pub fn run(arguments: &LintArguments, printer: &mut Printer) -> anyhow::Result<ExitCode> {
    if let Some(id) = &arguments.explain {
        printer.result(&explain::page(id)?);
        return Ok(ExitCode::Success);
    }
    let chosen = ChosenTheme::of(arguments.theme.of_command())?;
    chosen.check_files()?;
    for problem in &chosen.config.problems {
        printer.warning(&problem.to_string());
    }
    let mut known = Accepted::read(chosen.config.theme.as_deref())?;
    printer.detail(&known.described());
    if arguments.write_baseline {
        // The new baseline holds what the old one held.
        known.baseline = None;
    }
    chosen.explain(printer);
    let started = Instant::now();
    let mut result = lint(arguments.target, &chosen.config, |_| true, &known);
    let time = started.elapsed();
    result.theme = chosen.name();
    printer.hint(&format!("files: {}", listed_files(&result.files)));
    for file in &result.files {
        printer.detail(&format!("read: {file}"));
    }
    printer.detail(&format!(
        "checked: {} in {time:.0?}",
        counted(result.rendered, "rendering")
    ));
    if arguments.write_baseline {
        write_baseline(chosen.config.theme.as_deref(), &result, printer)?;
        return Ok(ExitCode::Success);
    }
    format::print(arguments, &result, printer);
    let fails = result.count(Severity::Error) > 0
        || arguments.deny == Some(Deny::Warnings) && result.count(Severity::Warning) > 0;
    Ok(if fails {
        ExitCode::Defects
    } else {
        ExitCode::Success
    })
}

/// Prints the errors of a theme, without warnings and notes. Returns true if there is one.
///
/// # Errors
/// The theme cannot be read, or its baseline is unusable.
pub fn print_errors(chosen: &ChosenTheme, printer: &mut Printer) -> anyhow::Result<bool> {
    chosen.check_files()?;
    let known = Accepted::read(chosen.config.theme.as_deref())?;
    let mut result = lint(Target::CustomMessage, &chosen.config, |_| true, &known);
    result
        .findings
        .retain(|finding| finding.severity == Severity::Error);
    let has_errors = !result.findings.is_empty();
    if has_errors {
        format::print_text(&result, printer);
    }
    Ok(has_errors)
}

/// Returns the findings about a function's messages in one language, for the app client, pool and tenant whose files
/// are named, or for all others where none is.
pub fn lint_one(target: Target, config: &Config, tag: &Tag, scopes: &[ScopeFile]) -> Vec<Finding> {
    // An unusable baseline is an error of the command, not of the theme.
    let known = Accepted::read(config.theme.as_deref()).unwrap_or_default();
    let is_met = |batch: &Batch| match &batch.scope {
        Some(scope) => scopes.contains(scope),
        None => scopes.is_empty(),
    };
    let is_selected = |batch: &Batch| batch.tag == *tag && is_met(batch);
    let mut findings = lint(target, config, is_selected, &known).findings;
    // What is used in another language looks unused here.
    findings.retain(|finding| finding.rule.id != rule::UNUSED_IGNORE.id);
    findings
}

/// Writes the findings as the baseline of the theme.
fn write_baseline(
    folder: Option<&Path>,
    result: &LintResult,
    printer: &mut Printer,
) -> anyhow::Result<()> {
    let Some(folder) = folder else {
        bail!("--write-baseline: the default theme has no baseline; name a theme");
    };
    result.all.write(folder)?;
    let findings = counted(result.all.len(), "finding");
    printer.hint(&format!("{}: {findings}", ignore::baseline::FILE));
    Ok(())
}

/// Checks the files of a theme, then the selected batches of messages, on every processor.
fn lint(
    target: Target,
    config: &Config,
    selected: impl Fn(&Batch) -> bool,
    known: &Accepted,
) -> LintResult {
    lint_with(target, config, selected, known, |groups| groups)
}

/// Divides groups further, for a test: the findings do not depend on it.
type Division = for<'b> fn(Vec<Group<'b>>) -> Vec<Group<'b>>;

fn lint_with(
    target: Target,
    config: &Config,
    selected: impl Fn(&Batch) -> bool,
    known: &Accepted,
    divided: Division,
) -> LintResult {
    let theme = Theme::load(config.theme.as_deref(), &config.tokens);
    let files = SourceFiles::read(&theme, config.theme.as_deref());
    let sources = Sources::of(&files);
    let mut batches = Batch::all(target, &theme, layers(&theme), config);
    // A scope may offer other languages than the theme.
    let locales: BTreeSet<Tag> = batches.iter().map(|batch| batch.tag.clone()).collect();
    let languages: Vec<Language<'_>> = locales
        .iter()
        .map(|tag| Language::of(&sources, tag))
        .collect();
    let mut findings = Findings::default();
    for problem in theme.problems() {
        findings.add(checks::of_problem(problem, None, &sources));
    }
    let used = Usage::of(&sources);
    used.report(&sources, &mut findings);
    batches.retain(selected);
    let all_scopes: Vec<ScopeSettings> = std::iter::once(None)
        .chain(theme.scope_files().into_iter().map(Some))
        .map(|scope| {
            let settings = scopes::settings(&theme, scope.as_ref());
            ScopeSettings::of(scope, settings, theme.settings())
        })
        .collect();
    let settings: Vec<Rc<Settings>> = all_scopes
        .iter()
        .map(|scope| Rc::clone(&scope.settings))
        .collect();
    checks::files(
        target,
        config,
        &theme,
        &settings,
        &sources,
        &languages,
        &mut findings,
    );

    let run = Run {
        config,
        sources: &sources,
        languages: &languages,
    };
    let clear = run.clear_palettes(&batches, &all_scopes);
    let groups = divided(alike::groups(&batches, &all_scopes, &clear));
    let (found, rendered) = run.check(&groups);
    findings.extend(found);
    known.ignores.report(&sources, &mut findings);
    let mut findings = findings.into_vec();
    // Without anything of an owner's, the default theme is judged file by file.
    if theme.has_owner() || !config.tokens.is_empty() {
        let name = NameSource::of(&settings, &config.tokens);
        findings = consequence::merge(findings, &sources, name);
    }
    let ignored = known.ignores.apply(&mut findings, &sources);
    let all = Baseline::of(&findings, &sources);
    let in_baseline = known
        .baseline
        .as_ref()
        .map_or(0, |baseline| baseline.apply(&mut findings, &sources));
    finding::sort(&mut findings);
    LintResult {
        findings,
        ignored,
        in_baseline,
        all,
        theme: config
            .theme
            .as_ref()
            .map(|theme| theme.display().to_string()),
        files: used.files,
        rendered,
        locales: locales.len(),
    }
}

/// A theme to check, with what all its checks read.
struct Run<'r> {
    config: &'r Config,
    sources: &'r Sources<'r>,
    languages: &'r [Language<'r>],
}

impl Run<'_> {
    /// Checks groups of batches; returns the findings and the number of rendered mails.
    fn check(&self, groups: &[Group<'_>]) -> (Findings, usize) {
        let results = self.on_every_processor(groups.len(), |worker, at| {
            groups[at].check(&mut |batch| self.check_one(worker, batch, checks::draft))
        });
        let (mut findings, mut rendered) = (Findings::default(), 0);
        for (found, count) in results {
            findings.extend(found);
            rendered += count;
        }
        (findings, rendered)
    }

    /// Returns those of [`alike::palettes`] whose colours have no finding, looked at in one language each.
    fn clear_palettes(&self, batches: &[Batch], scopes: &[ScopeSettings]) -> Vec<usize> {
        let mut first_of: HashMap<Option<&ScopeFile>, &Batch> = HashMap::new();
        for batch in batches {
            first_of.entry(batch.scope.as_ref()).or_insert(batch);
        }
        let palettes = alike::palettes(scopes).into_iter();
        let palettes: Vec<(usize, &Batch)> = palettes
            .filter_map(|at| Some((at, *first_of.get(&scopes[at].scope.as_ref())?)))
            .collect();
        let are_clear = self.on_every_processor(palettes.len(), |worker, at| {
            let (findings, _) = self.check_one(worker, palettes[at].1, checks::colors);
            findings.all().next().is_none()
        });
        let palettes = palettes.into_iter().zip(are_clear);
        palettes
            .filter(|(_, is_clear)| *is_clear)
            .map(|((at, _), _)| at)
            .collect()
    }

    fn check_one(
        &self,
        worker: &mut Worker,
        batch: &Batch,
        check: CheckDraft,
    ) -> (Findings, usize) {
        let mut languages = self.languages.iter();
        let language = languages.find(|language| language.tag == batch.tag);
        let mut findings = Findings::default();
        let rendered = language.map_or(0, |language| {
            worker.check(batch, self.sources, language, check, &mut findings)
        });
        (findings, rendered)
    }

    /// Returns the results of work, in order, done on every processor. Each thread makes its own renderer, since
    /// a renderer cannot move between threads.
    fn on_every_processor<T: Send>(
        &self,
        count: usize,
        work: impl Fn(&mut Worker, usize) -> T + Sync,
    ) -> Vec<T> {
        // Pieces differ in cost, so a thread takes the next one when it is free.
        let next = AtomicUsize::new(0);
        // Every thread loads the theme, so there are never more threads than pieces.
        let threads = thread::available_parallelism()
            .map_or(1, NonZero::get)
            .min(count);
        let mut results: Vec<(usize, T)> = thread::scope(|scope| {
            let thread = || {
                let mut worker = Worker::new(self.config);
                let numbers = std::iter::from_fn(|| {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    (at < count).then_some(at)
                });
                numbers
                    .map(|at| (at, work(&mut worker, at)))
                    .collect::<Vec<_>>()
            };
            let threads: Vec<_> = (0..threads).map(|_| scope.spawn(thread)).collect();
            // A panic is a defect of lint itself. It must not look like a theme without findings.
            let results = threads
                .into_iter()
                .map(|thread| thread.join().expect("no check panics"));
            results.flatten().collect()
        });
        results.sort_by_key(|(at, _)| *at);
        results.into_iter().map(|(_, result)| result).collect()
    }
}

/// A check of one rendered message.
type CheckDraft =
    fn(&Case, &Draft, &Sources<'_>, &Language<'_>, &Catalog, &Settings, &mut Findings);

/// A renderer of the theme.
struct Worker {
    renderer: Renderer,
    invitation: Invitation,
}

impl Worker {
    fn new(config: &Config) -> Self {
        let theme = Theme::load(config.theme.as_deref(), &config.tokens);
        Self {
            renderer: Renderer::new(theme),
            invitation: config.invitation,
        }
    }

    fn check(
        &mut self,
        batch: &Batch,
        sources: &Sources<'_>,
        language: &Language<'_>,
        check: CheckDraft,
        findings: &mut Findings,
    ) -> usize {
        let theme = self.renderer.theme();
        let layers = layers(theme);
        let settings = scopes::settings(theme, batch.scope.as_ref());
        // A language that cannot be read is a finding of the theme's own check already.
        let brand = settings.look.brand.name.as_str();
        let catalog = |wording: &Wording| {
            let strings = theme.strings_for(wording, layers, &batch.tag).ok()?;
            Some(Rc::new(strings).with_brand(brand))
        };
        let (invitation, mut rendered) = (self.invitation, 0);
        let cases: Vec<Case> = batch
            .target
            .kinds()
            .flat_map(|kind| {
                let variants = variants(theme, &settings, kind, &batch.tag);
                batch.cases(kind, invitation, &variants)
            })
            .collect();
        let wordings: HashSet<Wording> = cases.iter().map(Case::wording).collect();
        let catalogs: HashMap<Wording, _> = wordings
            .into_iter()
            .filter_map(|wording| Some((catalog(&wording)?, wording)))
            .map(|(catalog, wording)| (wording, catalog))
            .collect();
        for case in cases {
            let Some(catalog) = catalogs.get(&case.wording()) else {
                continue;
            };
            let event = case.event(&settings);
            let Ok(mut trigger) = event::read(&event) else {
                continue;
            };
            trigger.kind = case.kind;
            // A value that names a variant may be what an occasion is recognised by.
            if trigger.occasion(invitation) != case.occasion {
                continue;
            }
            // The function does the same: a panic makes the message fall back, and nothing else.
            let drafted = catch_unwind(AssertUnwindSafe(|| {
                Draft::of(&mut self.renderer, layers, &trigger, &case, invitation)
            }));
            match drafted {
                // No event chooses that variant in this scope.
                Ok(Ok(draft)) if draft.variant.as_deref() != case.variant.as_deref() => {}
                Ok(Ok(draft)) => {
                    check(
                        &case, &draft, sources, language, catalog, &settings, findings,
                    );
                    rendered += 1;
                }
                // A problem of the language is a finding of the theme's own check already.
                Ok(Err(_)) => {}
                Err(_) => findings.add(
                    Finding::new(&rule::FALLBACK, "the renderer panicked")
                        .concerning(&case.concern()),
                ),
            }
        }
        rendered
    }
}

/// Lists the owner's variants of a message in a language; none where no value of an event chooses one.
fn variants(theme: &Theme, settings: &Settings, kind: Kind, tag: &Tag) -> Vec<String> {
    if settings.variants.is_empty() {
        return Vec::new();
    }
    theme.variants(kind, tag)
}

/// Lists the used files of a theme, and cuts a long list.
fn listed_files(files: &[String]) -> String {
    if files.is_empty() {
        return "those of the default theme".to_owned();
    }
    let listed = listed(files.iter().map(String::as_str));
    visible::line(&listed).into_owned()
}

/// Returns the layers that the function tries first.
fn layers(theme: &Theme) -> Layers {
    if theme.has_owner() {
        Layers::OwnersOverDefault
    } else {
        Layers::Default
    }
}

/// Lists names for a reader, and cuts a long list.
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
