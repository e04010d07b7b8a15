//! Options of every command: how much is said, and if in colours.

use std::ffi::OsString;

use clap::{Args, ValueEnum};

/// Options of every command.
#[derive(Debug, Clone, Copy, Default, Args)]
#[command(next_help_heading = "Options of every command")]
pub struct OutputArguments {
    /// When to use colours; auto: on a terminal, unless NO_COLOR or TERM=dumb is set
    #[arg(
        long,
        global = true,
        value_enum,
        value_name = "WHEN",
        default_value_t,
        hide_possible_values = true
    )]
    pub color: Color,
    /// Print results, findings, warnings and errors alone: no progress, hints or summaries
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// Print more: every finding, and on standard error which theme, settings and files were taken, why, and the time
    /// that work took
    #[arg(long, short, global = true)]
    pub verbose: bool,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR or TERM=dumb is set
    #[default]
    Auto,
    /// In files and pipes, too
    Always,
    /// Never
    Never,
}

impl Color {
    /// Returns the choice among arguments as typed. The errors about arguments have colours, too, and are
    /// printed before anything was parsed.
    pub fn typed(arguments: impl IntoIterator<Item = OsString>) -> Self {
        let mut chosen = Self::Auto;
        let mut arguments = arguments.into_iter().take_while(|text| text != "--");
        while let Some(text) = arguments.next() {
            let text = text.to_string_lossy();
            let value = match text.strip_prefix("--color") {
                Some("") => arguments
                    .next()
                    .map(|value| value.to_string_lossy().into_owned()),
                Some(value) => value.strip_prefix('=').map(str::to_owned),
                None => None,
            };
            let color = value.and_then(|value| Self::from_str(&value, false).ok());
            chosen = color.unwrap_or(chosen);
        }
        chosen
    }
}

impl From<Color> for clap::ColorChoice {
    fn from(color: Color) -> Self {
        match color {
            Color::Auto => Self::Auto,
            Color::Always => Self::Always,
            Color::Never => Self::Never,
        }
    }
}

impl From<Color> for anstream::ColorChoice {
    fn from(color: Color) -> Self {
        match color {
            Color::Auto => Self::Auto,
            // With escape sequences even where a Windows console would be asked.
            Color::Always => Self::AlwaysAnsi,
            Color::Never => Self::Never,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_choice_is_known_before_arguments_are_parsed() {
        for (typed, color) in [
            ("lint", Color::Auto),
            ("--color never lint", Color::Never),
            ("lint --color=always --color=never", Color::Never),
            ("lint --color", Color::Auto),
            ("lint --color=blue", Color::Auto),
            ("lint --colors=never", Color::Auto),
            ("diff -- --color=never", Color::Auto),
        ] {
            let typed_words = typed.split(' ').map(OsString::from);
            assert_eq!(Color::typed(typed_words), color, "{typed}");
        }
    }
}
