//! A parser for the part of CSS that mails use: rules, media queries, declarations.

use scraper::Selector;

use super::selector;

/// `property: value`, with or without `!important`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declaration {
    /// The property, in lower case.
    pub property: String,
    /// The value, without `!important`.
    pub value: String,
    /// True with `!important`, which beats an element's own style.
    pub important: bool,
}

/// The condition under which a rule applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Always.
    Always,
    /// In dark mode.
    Dark,
    /// In light mode.
    Light,
    /// In some windows only. Contrast is computed without these rules.
    Sometimes,
}

/// A rule of a style sheet.
pub struct StyleRule {
    /// The selectors, without those that the parser does not know.
    pub selectors: Vec<Selector>,
    /// The declarations.
    pub declarations: Vec<Declaration>,
    /// The condition under which the rule applies.
    pub when: When,
}

/// A style sheet.
#[derive(Default)]
pub struct Sheet {
    /// The rules in order, with those of media queries.
    pub rules: Vec<StyleRule>,
    /// The names of at-rules other than `@media` and `@supports`: `font-face`, `import` …
    pub at_rules: Vec<String>,
    /// The length in bytes.
    pub length: usize,
}

impl Sheet {
    /// Parses a style sheet. Broken rules are left out, as in mail clients.
    pub fn parse(text: &str) -> Self {
        let mut sheet = Self {
            length: text.len(),
            ..Self::default()
        };
        sheet.read(&without_comments(text), When::Always);
        sheet
    }

    /// Returns true if the sheet has rules for dark mode.
    pub fn has_dark(&self) -> bool {
        self.rules.iter().any(|rule| rule.when == When::Dark)
    }

    fn read(&mut self, mut text: &str, when: When) {
        while let Some(at) = text.find(['{', ';']) {
            let prelude = text[..at].trim();
            // An at-rule without a block, such as @import.
            if text.as_bytes()[at] == b';' {
                self.at_rules.extend(at_name(prelude));
                text = &text[at + 1..];
                continue;
            }
            let end = at + 1 + block_length(&text[at + 1..]);
            let block = &text[at + 1..end];
            match at_name(prelude).as_deref() {
                Some("media") => self.read(block, media(prelude)),
                // Some clients support it and some do not.
                Some("supports") => self.read(block, When::Sometimes),
                Some(name) => self.at_rules.push(name.to_owned()),
                None => self.rules.push(StyleRule {
                    selectors: prelude
                        .split(',')
                        // A client that does not know a selector skips it as well.
                        .filter_map(|text| selector(text.trim()))
                        .collect(),
                    declarations: declarations(block),
                    when,
                }),
            }
            text = text.get(end + 1..).unwrap_or_default();
        }
    }
}

/// Parses the declarations of a block or of a `style` attribute.
pub fn declarations(text: &str) -> Vec<Declaration> {
    split(text, ';')
        .into_iter()
        .filter_map(|declaration| {
            let (property, value) = declaration.split_once(':')?;
            let value = value.trim();
            let plain = value
                .strip_suffix("important")
                .map(str::trim_end)
                .and_then(|value| value.strip_suffix('!'));
            Some(Declaration {
                property: property.trim().to_ascii_lowercase(),
                value: plain.unwrap_or(value).trim().to_owned(),
                important: plain.is_some(),
            })
        })
        .collect()
}

/// Splits a text at separators that are not inside a string or parentheses.
pub fn split(text: &str, separator: char) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut depth, mut quote) = (0, 0u32, None);
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '(') => depth += 1,
            (None, ')') => depth = depth.saturating_sub(1),
            (None, _) if c == separator && depth == 0 => {
                pieces.push(&text[start..at]);
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    pieces.push(&text[start..]);
    pieces
}

fn at_name(prelude: &str) -> Option<String> {
    let name = prelude.strip_prefix('@')?;
    let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    Some(name[..end.unwrap_or(name.len())].to_ascii_lowercase())
}

fn media(prelude: &str) -> When {
    let query: String = prelude.split_whitespace().collect();
    if query.contains("prefers-color-scheme:dark") {
        When::Dark
    } else if query.contains("prefers-color-scheme:light") {
        When::Light
    } else {
        When::Sometimes
    }
}

fn block_length(text: &str) -> usize {
    let mut depth = 1;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

fn without_comments(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = behind.split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_know_their_condition() {
        let sheet = Sheet::parse(
            "/* a{} */@import 'x';a,b .c{color:red!important;margin:0}@media (prefers-color-scheme: dark){.d{color:#fff}}@font-face{src:url(x;y)}@media (max-width:9px){e{top:0}}f{}",
        );
        let whens: Vec<_> = sheet.rules.iter().map(|rule| rule.when).collect();
        assert_eq!(
            whens,
            [When::Always, When::Dark, When::Sometimes, When::Always]
        );
        assert_eq!(sheet.rules[0].selectors.len(), 2);
        assert!(sheet.rules[0].declarations[0].important);
        assert_eq!(sheet.at_rules, ["import", "font-face"]);
    }

    #[test]
    fn a_string_may_hold_a_separator() {
        let found =
            declarations("font-family:'a;b',c; background:url(x;y) ; ;color : RED ! important");
        let pairs: Vec<_> = found
            .iter()
            .map(|one| (one.property.as_str(), one.value.as_str(), one.important))
            .collect();
        assert_eq!(
            pairs,
            [
                ("font-family", "'a;b',c", false),
                ("background", "url(x;y)", false),
                ("color", "RED", true)
            ]
        );
    }
}
