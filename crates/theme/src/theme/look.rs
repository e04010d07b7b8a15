//! Brand, colours and links, each value checked as it is set.

mod design;
mod links;
mod values;

use std::collections::BTreeMap;

use super::color::Color;
use crate::problem::{Cause, Refusal};
use crate::suggest::did_you_mean;
pub use design::{Design, LogoOnDark};
pub use links::{LINK_NAMES, LinkBase, LinkPart, link_parts};
use links::{base_url, host_name, link_template};
pub(in crate::theme) use values::{email_address, https_url, is_url_character};
use values::{image_url, line, one_of, optional, pixels};

/// The longest brand name, in characters: with it, every SMS of the default theme still fits.
const NAME_MAX: usize = 48;

/// The sender as readers see it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Brand {
    /// The name, in subjects and the wordmark.
    pub name: String,
    /// A hosted PNG or JPEG.
    pub logo_url: Option<String>,
    /// The logo in dark mode.
    pub logo_dark_url: Option<String>,
    /// The treatment of the logo in dark mode, if that has none of its own.
    pub logo_on_dark: LogoOnDark,
    /// Width of the logo in CSS pixels.
    pub logo_width: u32,
    /// Height of the logo in CSS pixels.
    pub logo_height: u32,
    /// The page that the wordmark leads to.
    pub website: Option<String>,
    /// The address that users write to for help.
    pub support_email: Option<String>,
    /// The postal address of the footer.
    pub postal_address: Option<String>,
}

/// The colours of one scheme, light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    /// Buttons and the bar of the card; `None` in the dark scheme takes the light one's.
    pub accent: Option<Color>,
    /// Behind the card.
    pub background: Color,
    /// The card.
    pub card: Color,
    /// Headings and text.
    pub text: Color,
    /// Fine print.
    pub muted: Color,
    /// Hairlines.
    pub border: Color,
    /// Behind the code; `None` takes a tint of the accent.
    pub panel: Option<Color>,
}

/// The brand, colours and links of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// The arrangement of every mail.
    pub design: Design,
    /// Brand tokens.
    pub brand: Brand,
    /// Colours in light mode.
    pub light: Palette,
    /// Colours in dark mode.
    pub dark: Palette,
    /// Link templates by name; one named as a message is that message's button.
    pub links: BTreeMap<String, String>,
    /// The user pool\'s domain, where Cognito confirms an account by a link.
    pub domain: Option<String>,
    /// The base of those that begin with `/`.
    pub link_base: LinkBase,
}

/// The name of the default theme's brand, which nobody has.
const SAMPLE_NAME: &str = "Example";

impl Brand {
    /// Returns true if the name is still the default theme's.
    pub fn is_sample(&self) -> bool {
        self.name == SAMPLE_NAME
    }
}

impl Default for Look {
    /// The default theme's look; the test `the_default_settings_are_those_of_the_file` holds it against
    /// `templates/theme.toml`, so that nothing has to be parsed at start.
    fn default() -> Self {
        const fn hex(rgb: u32) -> Color {
            Color::from_rgb(rgb)
        }
        Self {
            design: Design::default(),
            brand: Brand {
                name: SAMPLE_NAME.to_owned(),
                logo_width: 120,
                logo_height: 40,
                ..Brand::default()
            },
            light: Palette {
                accent: Some(hex(0x1f5eff)),
                background: hex(0xf2f4f7),
                card: hex(0xffffff),
                text: hex(0x16191f),
                muted: hex(0x586174),
                border: hex(0xdfe3ea),
                panel: None,
            },
            dark: Palette {
                accent: None,
                background: hex(0x0f1216),
                card: hex(0x1a1f26),
                text: hex(0xf3f5f8),
                muted: hex(0xa9b2c0),
                border: hex(0x343c48),
                panel: None,
            },
            links: BTreeMap::new(),
            domain: None,
            link_base: LinkBase::default(),
        }
    }
}

/// The colour names of `[colors]` and `[colors.dark]`.
pub const COLOR_KEYS: [&str; 7] = [
    "accent",
    "background",
    "card",
    "text",
    "muted",
    "border",
    "panel",
];
/// The keys of `[brand]`.
pub const BRAND_KEYS: [&str; 10] = [
    "look",
    "name",
    "logo_url",
    "logo_dark_url",
    "logo_on_dark",
    "logo_width",
    "logo_height",
    "website",
    "support_email",
    "postal_address",
];

impl Look {
    /// Sets a token of `[brand]`. A logo takes away the dark one that was set before it, which would be
    /// another brand's.
    ///
    /// # Errors
    /// Why the value is unusable; the look is then as before.
    pub fn set_brand(&mut self, key: &str, value: &str) -> Result<(), Refusal> {
        let brand = &mut self.brand;
        match key {
            "look" => self.design = one_of(value, &Design::NAMES)?,
            "name" => brand.name = line(value, NAME_MAX)?,
            "logo_url" => {
                brand.logo_url = optional(value, image_url)?;
                brand.logo_dark_url = None;
            }
            "logo_dark_url" => brand.logo_dark_url = optional(value, image_url)?,
            "logo_on_dark" => brand.logo_on_dark = one_of(value, &LogoOnDark::NAMES)?,
            "logo_width" => brand.logo_width = pixels(value)?,
            "logo_height" => brand.logo_height = pixels(value)?,
            "website" => brand.website = optional(value, https_url)?,
            "support_email" => brand.support_email = optional(value, email_address)?,
            "postal_address" => brand.postal_address = optional(value, |text| line(text, 200))?,
            _ => return Err(unknown_key("brand", key, &BRAND_KEYS)),
        }
        Ok(())
    }

    /// Sets a colour of `[colors]`, or of `[colors.dark]`. An accent takes away the dark one that was set
    /// before it, which would be another brand's.
    ///
    /// # Errors
    /// Why the value is unusable; the look is then as before.
    pub fn set_color(&mut self, dark: bool, key: &str, value: &str) -> Result<(), Refusal> {
        let (palette, table) = if dark {
            (&mut self.dark, "colors.dark")
        } else {
            (&mut self.light, "colors")
        };
        let color: Color = value
            .parse()
            .map_err(|error| format!("{table}.{key} is {value:?}: {error}"))?;
        match key {
            "accent" => {
                palette.accent = Some(color);
                if !dark {
                    self.dark.accent = None;
                }
            }
            "background" => palette.background = color,
            "card" => palette.card = color,
            "text" => palette.text = color,
            "muted" => palette.muted = color,
            "border" => palette.border = color,
            "panel" => palette.panel = Some(color),
            _ => return Err(unknown_key(table, key, &COLOR_KEYS)),
        }
        Ok(())
    }

    /// Sets a link template, `base` or `domain`. An empty value takes it away. What the names in braces stand for is
    /// checked by [`super::Settings::link_defect`], once all settings are known.
    ///
    /// # Errors
    /// Why the template is unusable; the look is then as before.
    pub fn set_link(&mut self, name: &str, template: &str) -> Result<(), Refusal> {
        match name {
            "base" => self.link_base.theme = optional(template, base_url)?,
            "domain" => self.domain = optional(template, host_name)?,
            _ if template.is_empty() => {
                self.links.remove(name);
            }
            _ => {
                link_template(name, template)?;
                self.links.insert(name.to_owned(), template.to_owned());
            }
        }
        Ok(())
    }

    /// Sets the base that is before that of any scope.
    ///
    /// # Errors
    /// Why the value is unusable; the look is then as before.
    pub fn set_link_base_of_environment(&mut self, value: &str) -> Result<(), Refusal> {
        self.link_base.environment = Some(base_url(value)?);
        Ok(())
    }

    /// The name of a link as it is set; a template may write `_` for `-`, as in `links.sign_up`.
    pub fn link_name(&self, name: &str) -> Option<&str> {
        let find = |name: &str| self.links.get_key_value(name).map(|(key, _)| key.as_str());
        find(name).or_else(|| find(&name.replace('_', "-")))
    }

    /// The colour behind the code: the card's with a little of the accent, unless the scheme has its own.
    pub fn panel(&self, dark: bool) -> Color {
        let (palette, share) = if dark {
            (&self.dark, 0.16)
        } else {
            (&self.light, 0.07)
        };
        let tint = || palette.card.mixed(self.accent(dark), share);
        palette.panel.unwrap_or_else(tint)
    }

    /// The accent of a scheme: the dark one's is the light one's unless it has its own.
    pub fn accent(&self, dark: bool) -> Color {
        let own = if dark { self.dark.accent } else { None };
        own.or(self.light.accent).unwrap_or(Color::BLACK)
    }
}

/// The message for a key that the table does not know.
pub fn unknown(table: &str, key: &str, known: &[&str]) -> String {
    format!(
        "{table} has no field {key:?}{} (it knows {})",
        did_you_mean(key, known.iter().copied()),
        known.join(", ")
    )
}

fn unknown_key(table: &str, key: &str, known: &[&str]) -> Refusal {
    Refusal {
        reason: unknown(table, key, known),
        cause: Cause::UnknownKey,
    }
}
