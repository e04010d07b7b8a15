//! The settings of `[brand]` that are one of a few words.

/// The arrangement of every mail: a set of `layout.html` and `components.html` in the default theme.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Design {
    /// A card with the brand's accent on top.
    #[default]
    Card,
    /// Text alone, as a person would write.
    Plain,
}

impl Design {
    /// The values of `look`.
    pub const NAMES: [(&str, Self); 2] = [("card", Self::Card), ("plain", Self::Plain)];

    /// The value of `look` that means this.
    pub fn name(self) -> &'static str {
        name_of(self, &Self::NAMES)
    }

    /// The name in the default theme of a template that this look has of its own.
    pub(crate) fn file(self, name: &str) -> Option<String> {
        (self == Self::Plain).then(|| format!("looks/plain/{name}"))
    }
}

/// The treatment of the logo in dark mode, if that has none of its own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LogoOnDark {
    /// The same image: it can be seen on light and on dark.
    #[default]
    Same,
    /// The brand's name as text instead.
    Wordmark,
    /// The image on a white plate.
    Plate,
}

impl LogoOnDark {
    /// The values of `logo_on_dark`.
    pub const NAMES: [(&str, Self); 3] = [
        ("wordmark", Self::Wordmark),
        ("plate", Self::Plate),
        ("same", Self::Same),
    ];

    /// The value of `logo_on_dark` that means this.
    pub fn name(self) -> &'static str {
        name_of(self, &Self::NAMES)
    }
}

fn name_of<T: Copy + PartialEq>(value: T, names: &[(&'static str, T)]) -> &'static str {
    let found = names.iter().find(|(_, known)| *known == value);
    found.expect("every value has a name").0
}
