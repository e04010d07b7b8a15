//! Choices of the command line in place of an event's own: language, app client, pool, tenant, variant.

use anyhow::bail;
use serde_json::value::RawValue;
use theme::locale::{Tag, negotiate, requested};
use theme::{Layers, ScopeFile, Theme};

use super::maker::{Made, Maker};
use super::render::event::{self, Edits};
use super::render::pseudo;
use crate::args::ChoiceArguments;
use crate::printer::Printer;

impl ChoiceArguments {
    /// Returns the choices that are fields of every event.
    pub fn edits(&self) -> Edits<'_> {
        Edits {
            locale: self.locale.as_deref(),
            client: self.client.as_deref(),
            pool: self.pool.as_deref(),
        }
    }

    /// Checks that the theme has the requested language, and warns of scopes that it has no file for.
    ///
    /// # Errors
    /// The language is no tag, or the theme has no such language.
    pub fn check(&self, theme: &Theme, printer: &mut Printer) -> anyhow::Result<()> {
        if let Some(tag) = &self.locale {
            check_locale(theme, tag)?;
        }
        let known = theme.scope_files();
        let scopes = [
            (
                self.client.as_deref().and_then(ScopeFile::client),
                "--client",
            ),
            (self.pool.as_deref().and_then(ScopeFile::pool), "--pool"),
            (
                self.tenant.as_deref().and_then(ScopeFile::tenant),
                "--tenant",
            ),
        ];
        for (file, option) in scopes {
            if let Some(file) = file.filter(|file| theme.has_owner() && !known.contains(file)) {
                printer.warning(&format!(
                    "{option}: the theme has no {}, so its own settings apply",
                    file.name()
                ));
            }
        }
        Ok(())
    }

    /// Makes the messages of an event, with the requested tenant and variant.
    ///
    /// # Errors
    /// The event is none of the function's, or the theme does not say what chooses tenants or variants.
    pub fn made(
        &self,
        event: Box<RawValue>,
        maker: &mut Maker,
    ) -> anyhow::Result<(Box<RawValue>, Made)> {
        let mut event = event;
        let mut made = maker.made(&event).map_err(anyhow::Error::msg)?;
        let settings = &made.scope.settings;
        let choices = [
            (&self.tenant, settings.tenants.first(), "tenant"),
            (&self.variant, settings.variants.first(), "variant"),
        ];
        // An attribute that the owner names goes before the place where every event has its language.
        let language = self.locale.as_ref().zip(settings.locale_sources.first());
        let is_any = language.is_some() || choices.iter().any(|(value, ..)| value.is_some());
        if let Some((locale, source)) = language {
            event = event::choosing(&event, source, locale)?;
        }
        for (value, source, noun) in choices {
            let Some(value) = value else { continue };
            let Some(source) = source else {
                bail!(
                    "--{noun} {value}: the theme names no attribute that chooses {noun}s; add from under [{noun}s] to theme.toml"
                );
            };
            event = event::choosing(&event, source, value)?;
        }
        if is_any {
            made = maker.made(&event).map_err(anyhow::Error::msg)?;
        }
        Ok((event, made))
    }

    /// Warns of an event whose message does not have the variant in its language.
    pub fn warn_of_usual_words(&self, name: &str, made: &Made, printer: &mut Printer) {
        if let Some(variant) = &self.variant
            && made.variant.as_ref() != Some(variant)
        {
            printer.warning(&format!(
                "{name}: {} has no variant {variant} in this language, so these are the usual words",
                made.kind.name()
            ));
        }
    }
}

fn check_locale(theme: &Theme, text: &str) -> anyhow::Result<()> {
    let Some(tag) = Tag::parse(text) else {
        bail!("--locale {text}: invalid language tag (expected for example de or pt-BR)");
    };
    let offered = theme.locales(Layers::OwnersOverDefault);
    if pseudo::is_pseudo(&tag) || negotiate(&requested(text), &offered).is_some() {
        return Ok(());
    }
    let tags: Vec<String> = offered.iter().map(ToString::to_string).collect();
    bail!(
        "--locale {text}: the theme has no such language (it has {})",
        tags.join(", ")
    );
}
