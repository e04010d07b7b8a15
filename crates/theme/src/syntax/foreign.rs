//! Syntax of other template languages, which migrated files bring: recognised, so that an error says what
//! it is and what to write instead.

use super::{Span, SyntaxError, Template};

/// A template language that is not this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ForeignLanguage {
    /// `{{#if x}}`, `{{/if}}`, `{{{x}}}`, `{{> part}}`.
    Handlebars,
    /// `body {{ color: #333 }}`: braces doubled for a Python f-string or `.format()`.
    DoubledBraces,
    /// `{{ .Name }}`, `{{ range }}`, `{{ end }}`.
    Go,
    /// `{% assign x = 1 %}`, `{% unless x %}`.
    Liquid,
    /// `${name}`.
    TemplateLiteral,
    /// `*|NAME|*`.
    Mailchimp,
    /// `<%= name %>`.
    Ejs,
    /// `<?php echo $name ?>`, `<?= $name ?>`.
    Php,
    /// `%(name)s`.
    Percent,
}

/// A place in another language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignSyntax {
    /// The language.
    pub language: ForeignLanguage,
    /// The range in the source.
    pub span: Span,
}

impl ForeignLanguage {
    /// The name of the syntax, and what to write instead in a template.
    pub const fn explanation(self) -> &'static str {
        match self {
            Self::Handlebars => {
                "this is Handlebars: write {% if x %}…{% endif %} for {{#if x}}, {{ x }} for {{{x}}}, {% include \"file.html\" %} for {{> file}}"
            }
            Self::DoubledBraces => {
                "these are doubled braces, as in a Python format string: write single ones, { and }"
            }
            Self::Go => {
                "this is Go's template syntax: write {{ user.name }} for {{ .Name }}, {% if x %}…{% endif %} for {{ if }}…{{ end }}"
            }
            Self::Liquid => {
                "this is Liquid: write {% set x = 1 %} for {% assign x = 1 %}, {% if not x %}…{% endif %} for {% unless x %}"
            }
            Self::TemplateLiteral => {
                "this is a JavaScript template literal, and is printed as it is written: write {{ name }} for ${name}"
            }
            Self::Mailchimp => {
                "this is a Mailchimp merge tag, and is printed as it is written: write {{ name }} for *|NAME|*, or remove it"
            }
            Self::Ejs => {
                "this is EJS or ERB: write {{ x }} for <%= x %>, {% if x %}…{% endif %} for <% if %>"
            }
            Self::Php => "this is PHP: write {{ x }} for <?= $x ?>",
            Self::Percent => {
                "this is Python's % formatting, and is printed as it is written: write {{ name }} for %(name)s"
            }
        }
    }

    /// What to write instead in a string.
    pub const fn explanation_in_string(self) -> &'static str {
        match self {
            Self::Handlebars | Self::DoubledBraces | Self::Go | Self::Liquid => {
                "these are the braces of a template: a string takes { $name } for {{ name }}, and has no {{#if}}"
            }
            Self::TemplateLiteral => {
                "this is a JavaScript template literal: a string takes { $name } for ${name}"
            }
            Self::Mailchimp => {
                "this is a Mailchimp merge tag, and is shown as it is written: a string takes { $name } for *|NAME|*"
            }
            Self::Ejs => {
                "this is EJS or ERB, and is shown as it is written: a string takes { $name } for <%= name %>"
            }
            Self::Php => {
                "this is PHP, and is shown as it is written: a string takes { $name } for <?= $name ?>"
            }
            Self::Percent => {
                "this is Python's % formatting, and is shown as it is written: a string takes { $name } for %(name)s"
            }
        }
    }
}

/// Returns the places of a template that are in another language, in order. Comments are left out.
pub fn foreign(template: &Template<'_>) -> Vec<ForeignSyntax> {
    let source = template.source;
    let mut found: Vec<ForeignSyntax> = Vec::new();
    for span in &template.tags {
        let language = if is_nested_rule(source, span) {
            Some(ForeignLanguage::DoubledBraces)
        } else {
            language_of_tag(&source[span.clone()])
        };
        found.extend(language.map(|language| ForeignSyntax {
            language,
            span: span.clone(),
        }));
    }
    let is_read = |span: &Span| {
        let mut ranges = template.tags.iter().chain(&template.comments);
        ranges.any(|range| range.contains(&span.start))
    };
    found.extend(
        in_text(source)
            .into_iter()
            .filter(|one| !is_read(&one.span)),
    );
    found.sort_by_key(|one| one.span.start);
    found
}

/// Returns the places of a text that look like another language, those between `{{` and `}}` left out.
pub fn in_text(text: &str) -> Vec<ForeignSyntax> {
    let marks = text.match_indices(['$', '*', '<', '%']);
    let places = marks.filter_map(|(at, _)| {
        let (language, length) = language_at(&text[at..])?;
        Some(ForeignSyntax {
            language,
            span: at..at + length,
        })
    });
    places.collect()
}

/// Explains the errors of a template that are about another language: one for each language.
pub(super) fn explain(template: &mut Template<'_>) {
    if template.errors.is_empty() {
        return;
    }
    let foreign = foreign(template);
    let mut explained = Vec::new();
    template.errors.retain_mut(|error| {
        let Some(one) = foreign
            .iter()
            .find(|one| one.span.contains(&error.span.start))
        else {
            return true;
        };
        *error = SyntaxError {
            span: one.span.clone(),
            reason: one.language.explanation().to_owned(),
        };
        let is_first = !explained.contains(&one.language);
        explained.push(one.language);
        is_first
    });
}

/// Returns true for a style rule in another rule, as in `@media x {{ .a {{ color: red }} }}`: a selector where
/// a tag lacks its end.
fn is_nested_rule(source: &str, span: &Span) -> bool {
    let tag = &source[span.clone()];
    let inside = tag.trim_start_matches('{').trim_start();
    let is_open = !tag.ends_with("}}") && source[span.end..].starts_with("{{");
    is_open && inside.starts_with(['.', '#', '@', '*'])
}

/// Returns the language of a tag, if it is not this one.
fn language_of_tag(tag: &str) -> Option<ForeignLanguage> {
    let Some(inside) = tag.strip_prefix("{{") else {
        return is_liquid(tag).then_some(ForeignLanguage::Liquid);
    };
    if inside.starts_with(['#', '/', '^', '>', '!', '{', '&']) {
        return Some(ForeignLanguage::Handlebars);
    }
    let inside = inside.trim_start_matches('-').trim();
    let inside = inside.strip_suffix("}}").unwrap_or(inside).trim_end();
    if is_style(inside) {
        return Some(ForeignLanguage::DoubledBraces);
    }
    let word = inside
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
        .next();
    match word.unwrap_or_default() {
        "" if is_field(inside) => Some(ForeignLanguage::Go),
        "range" | "end" | "with" | "template" | "define" if inside.len() > 2 => {
            Some(ForeignLanguage::Go)
        }
        "if" => Some(ForeignLanguage::Go),
        "else" | "this" if inside == "else" || inside == "this" => {
            Some(ForeignLanguage::Handlebars)
        }
        _ => None,
    }
}

fn is_liquid(tag: &str) -> bool {
    const WORDS: [&str; 9] = [
        "assign",
        "capture",
        "endcapture",
        "case",
        "when",
        "endcase",
        "unless",
        "endunless",
        "liquid",
    ];
    let inside = tag.trim_start_matches(['{', '%', '-']).trim_start();
    let word = inside.split(|c: char| !c.is_ascii_alphabetic()).next();
    word.is_some_and(|word| WORDS.contains(&word))
}

/// Returns true for `.Name` and `.user.name`.
fn is_field(inside: &str) -> bool {
    let mut characters = inside.chars();
    characters.next() == Some('.') && characters.next().is_some_and(|c| c.is_ascii_alphabetic())
}

/// Returns true for what stands between the braces of a style rule: `color: #333;`, another rule, nothing.
fn is_style(inside: &str) -> bool {
    if inside.is_empty() {
        return true;
    }
    let Some((property, value)) = inside.split_once(':') else {
        return false;
    };
    let property = property.trim().trim_matches(['"', '\'']);
    let is_property = !property.is_empty()
        && property
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    is_property && !value.trim().is_empty()
}

/// Returns the language at the start of a text, and the length of what is in it.
fn language_at(text: &str) -> Option<(ForeignLanguage, usize)> {
    let between = |open: &str, close: &str| {
        let inside = text.strip_prefix(open)?;
        let end = inside.find(close)?;
        Some((&inside[..end], open.len() + end + close.len()))
    };
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | ':');
    if let Some((inside, length)) = between("${", "}") {
        // `${{ price }}` is a dollar sign and a value.
        let is_code =
            inside.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '$' | ' '));
        return (is_code && !inside.contains('\n'))
            .then_some((ForeignLanguage::TemplateLiteral, length));
    }
    if let Some((inside, length)) = between("*|", "|*") {
        return inside
            .chars()
            .all(is_name)
            .then_some((ForeignLanguage::Mailchimp, length));
    }
    if let Some((_, length)) = between("<%", "%>") {
        return Some((ForeignLanguage::Ejs, length));
    }
    if let Some((inside, length)) = between("<?", "?>") {
        let is_php = inside.starts_with('=') || inside.starts_with("php");
        return is_php.then_some((ForeignLanguage::Php, length));
    }
    let (inside, length) = between("%(", ")")?;
    let is_value = inside.chars().all(is_name) && text[length..].starts_with(['s', 'd']);
    (is_value && !inside.is_empty()).then_some((ForeignLanguage::Percent, length + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{Layout, parse};

    fn languages(source: &str) -> Vec<ForeignLanguage> {
        let template = parse(source, Layout::Html);
        foreign(&template)
            .into_iter()
            .map(|one| one.language)
            .collect()
    }

    #[test]
    fn other_languages_are_recognised() {
        use ForeignLanguage::{
            DoubledBraces, Ejs, Go, Handlebars, Liquid, Mailchimp, Percent, Php, TemplateLiteral,
        };
        for (source, expected) in [
            ("{{#if name}}Hi{{/if}}", &[Handlebars, Handlebars][..]),
            ("{{{code}}}", &[Handlebars]),
            ("{{> footer}}{{! note }}{{else}}{{^name}}", &[Handlebars; 4]),
            ("<style>body {{ color: #333; }}</style>", &[DoubledBraces]),
            (
                "<style>@media x {{ .a {{ color:red }} }}</style>",
                &[DoubledBraces; 2],
            ),
            ("<style>a {{}}</style>", &[DoubledBraces]),
            ("<script>var a = {{\"key\": 1}}</script>", &[DoubledBraces]),
            (
                "{{ .Name }}{{.User.Name}}{{ if .A }}{{ end }}{{range .B}}",
                &[Go; 5],
            ),
            (
                "{% assign a = 1 %}{%- unless a %}{% endunless %}",
                &[Liquid; 3],
            ),
            ("{{this}}{{&name}}", &[Handlebars; 2]),
            ("Hello ${name}, ${ user.code }", &[TemplateLiteral; 2]),
            ("*|FNAME|* *|LIST:COMPANY|*", &[Mailchimp; 2]),
            ("<%= code %><% if (a) { %>", &[Ejs; 2]),
            ("<?php echo $code; ?><?= $code ?>", &[Php; 2]),
            ("Dear %(name)s", &[Percent]),
        ] {
            assert_eq!(languages(source), expected, "{source}");
        }
    }

    #[test]
    fn this_language_and_plain_text_are_not_foreign() {
        for source in [
            "{{ code }}{{- user.name -}}{{ <code value={code} label=\"a: b\" /> }}",
            "{% if user.name %}{{ text.intro }}{% else %}{{ links[\"sign-up\"] }}{% endif %}",
            "{{ user.name | default(value=\"a: b\") }}",
            "{{ 'a' if user.name else 'b' }}{{ end_of }}{{ within }}",
            "${{ brand.name }} costs $5 {5}, 10 % (net)s, **bold**, a|b",
            "<style>a{color:red}@media (max-width:9px){b{top:0}}</style>",
            "{# {{#if x}} ${y} *|Z|* #}",
            "<?xml version=\"1.0\"?><!-- a --><b>50%</b>",
        ] {
            assert_eq!(languages(source), [], "{source}");
        }
    }

    #[test]
    fn an_error_says_the_language_once() {
        let source = "<style>\na {{ color: red; }}\nb {{ top: 0; }}\n</style>\n{{ code | }}";
        let errors = parse(source, Layout::Html).errors;
        assert_eq!(errors.len(), 2, "{errors:?}");
        assert_eq!(
            errors[0].reason,
            ForeignLanguage::DoubledBraces.explanation()
        );
        assert!(source[errors[0].span.start..].starts_with("{{ color"));
    }
}
