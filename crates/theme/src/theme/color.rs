//! Colours: parsing, contrast by WCAG 2.2, and the nearest legible shade.

use std::fmt;
use std::str::FromStr;

/// The least contrast that text may have with what is behind it (WCAG 2.2, 1.4.3).
pub const CONTRAST_MIN: f64 = 4.5;

/// An opaque sRGB colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Color {
    red: u8,
    green: u8,
    blue: u8,
}

/// A text that is no colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAColor;

impl fmt::Display for NotAColor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a colour: write it as #rrggbb or #rgb")
    }
}

impl std::error::Error for NotAColor {}

impl Color {
    /// Black.
    pub const BLACK: Self = Self {
        red: 0,
        green: 0,
        blue: 0,
    };
    /// White.
    pub const WHITE: Self = Self {
        red: 255,
        green: 255,
        blue: 255,
    };

    /// The colour `0xrrggbb`.
    pub const fn from_rgb(rgb: u32) -> Self {
        let [_, red, green, blue] = rgb.to_be_bytes();
        Self { red, green, blue }
    }

    /// Contrast ratio with `other`, 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Black or white, whichever contrasts more as text on this colour.
    pub fn text_on(self) -> Self {
        if self.contrast(Self::WHITE) >= self.contrast(Self::BLACK) {
            Self::WHITE
        } else {
            Self::BLACK
        }
    }

    /// This colour, or its nearest mix with black or white that can be read on `background`.
    pub fn legible_on(self, background: Self) -> Self {
        let extreme = background.text_on();
        (0u8..=20)
            .map(|step| self.mixed(extreme, f64::from(step) / 20.0))
            .find(|mix| mix.contrast(background) >= CONTRAST_MIN)
            .unwrap_or(extreme)
    }

    /// This colour with a share of another, 0 to 1.
    pub fn mixed(self, other: Self, share: f64) -> Self {
        let mix = |one: u8, two: u8| {
            (f64::from(one) + (f64::from(two) - f64::from(one)) * share).round() as u8
        };
        Self {
            red: mix(self.red, other.red),
            green: mix(self.green, other.green),
            blue: mix(self.blue, other.blue),
        }
    }

    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

impl FromStr for Color {
    type Err = NotAColor;

    fn from_str(text: &str) -> Result<Self, NotAColor> {
        let digits = text
            .strip_prefix('#')
            .filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))
            .ok_or(NotAColor)?;
        let channel = |digits: &str| u8::from_str_radix(digits, 16).map_err(|_| NotAColor);
        match digits.len() {
            3 => {
                let double = |at: usize| channel(&digits[at..=at].repeat(2));
                Ok(Self {
                    red: double(0)?,
                    green: double(1)?,
                    blue: double(2)?,
                })
            }
            6 => Ok(Self {
                red: channel(&digits[..2])?,
                green: channel(&digits[2..4])?,
                blue: channel(&digits[4..])?,
            }),
            _ => Err(NotAColor),
        }
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn color(text: &str) -> Color {
        text.parse().unwrap()
    }

    #[test]
    fn colours_are_hexadecimal() {
        assert_eq!(color("#0a7").to_string(), "#00aa77");
        assert_eq!(color("#0A7B3C").to_string(), "#0a7b3c");
        for text in [
            "",
            "red",
            "0a7",
            "#0a",
            "#0a7b",
            "#0a7b3g",
            "#é00",
            "rgb(0,0,0)",
            "#00000000",
        ] {
            assert_eq!(text.parse::<Color>(), Err(NotAColor), "{text}");
        }
    }

    #[test]
    fn the_text_on_a_colour_is_black_or_white_whichever_contrasts() {
        assert_eq!(color("#1a56db").text_on(), Color::WHITE);
        assert_eq!(color("#ffd500").text_on(), Color::BLACK);
        assert!((Color::BLACK.contrast(Color::WHITE) - 21.0).abs() < 0.001);
    }

    #[test]
    fn any_accent_becomes_legible() {
        for accent in [
            "#ffff00", "#1a56db", "#777777", "#000000", "#ffffff", "#ff0000",
        ] {
            for background in ["#ffffff", "#121821", "#f4f5f7", "#000000", "#767676"] {
                let legible = color(accent).legible_on(color(background));
                assert!(
                    legible.contrast(color(background)) >= CONTRAST_MIN,
                    "{accent} on {background}"
                );
            }
        }
        assert_eq!(
            color("#1a56db").legible_on(Color::WHITE),
            color("#1a56db"),
            "what is legible stays"
        );
    }
}
