//! Values of CSS colours as mails write them.

use theme::color::Color;

/// Parses a colour: hexadecimal, `rgb()`, or a common name. Nothing for any other way to write one.
pub fn color(text: &str) -> Option<Color> {
    let text = text.trim().to_ascii_lowercase();
    if let Some(rgb) = text
        .strip_prefix("rgb(")
        .and_then(|rest| rest.strip_suffix(')'))
    {
        let channels: Vec<u32> = rgb
            .split([',', ' '])
            .filter(|channel| !channel.is_empty())
            .filter_map(|channel| channel.trim().parse().ok())
            .filter(|channel| *channel < 256)
            .collect();
        return match channels.as_slice() {
            [red, green, blue] => Some(Color::from_rgb(red << 16 | green << 8 | blue)),
            _ => None,
        };
    }
    let named = NAMES.iter().find(|(name, _)| *name == text);
    named
        .map(|(_, rgb)| Color::from_rgb(*rgb))
        .or_else(|| text.parse().ok())
}

/// The sixteen names of HTML 4, and two that are as common in mails.
const NAMES: [(&str, u32); 18] = [
    ("black", 0x00_0000),
    ("silver", 0xc0_c0c0),
    ("gray", 0x80_8080),
    ("grey", 0x80_8080),
    ("white", 0xff_ffff),
    ("maroon", 0x80_0000),
    ("red", 0xff_0000),
    ("purple", 0x80_0080),
    ("fuchsia", 0xff_00ff),
    ("green", 0x00_8000),
    ("lime", 0x00_ff00),
    ("olive", 0x80_8000),
    ("yellow", 0xff_ff00),
    ("navy", 0x00_0080),
    ("blue", 0x00_00ff),
    ("teal", 0x00_8080),
    ("aqua", 0x00_ffff),
    ("orange", 0xff_a500),
];
