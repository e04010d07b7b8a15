//! Addresses in whatever is printed: `a…@example.org` in sentences, `$ADDRESS` in commands.

use crate::finding::{Finding, FixKind};

/// Masks every address of a finding.
pub(crate) fn mask(finding: &mut Finding) {
    finding.message = masked(&finding.message);
    for read in &mut finding.read {
        read.field = masked(&read.field);
        read.value = masked(&read.value);
    }
    for fix in &mut finding.fix {
        fix.text = match fix.kind {
            FixKind::Command => in_command(&fix.text),
            FixKind::CloudFormation | FixKind::Terraform => {
                replace(&fix.text, |_, _| "$ADDRESS".to_owned())
            }
            FixKind::Note => masked(&fix.text),
        };
    }
}

/// Returns a sentence without addresses.
pub(crate) fn masked(text: &str) -> String {
    replace(text, |_, address| {
        let first = address.chars().next().unwrap_or('…');
        let domain = address.rsplit_once('@').map_or("", |(_, domain)| domain);
        format!("{first}…@{domain}")
    })
}

/// Returns a command whose addresses are the shell's variable, outside of single quotes.
fn in_command(text: &str) -> String {
    replace(text, |before, _| match quote_at_end(before) {
        Some('\'') => "'\"$ADDRESS\"'".to_owned(),
        Some(_) => "$ADDRESS".to_owned(),
        None => "\"$ADDRESS\"".to_owned(),
    })
}

/// Returns the quote that is open at the end of a shell text.
fn quote_at_end(text: &str) -> Option<char> {
    let mut open = None;
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        match (open, c) {
            (None | Some('"'), '\\') => {
                characters.next();
            }
            (None, '\'' | '"') => open = Some(c),
            (Some(quote), c) if quote == c => open = None,
            _ => {}
        }
    }
    open
}

/// Replaces each address. The function gets the text before it and the address.
fn replace(text: &str, with: impl Fn(&str, &str) -> String) -> String {
    let mut result = String::with_capacity(text.len());
    let mut done = 0;
    while let Some((start, end)) = next_address(text, done) {
        result.push_str(&text[done..start]);
        result.push_str(&with(&text[..start], &text[start..end]));
        done = end;
    }
    result.push_str(&text[done..]);
    result
}

/// Returns the next address at or after a position.
fn next_address(text: &str, from: usize) -> Option<(usize, usize)> {
    let mut searched = from;
    while let Some(found) = text[searched..].find('@') {
        let at = searched + found;
        let before = &text[from..at];
        let local = before.len() - before.trim_end_matches(is_local).len();
        let after = &text[at + 1..];
        let domain = after.len() - after.trim_start_matches(is_of_domain).len();
        let domain = after[..domain].trim_end_matches(['.', '-']).len();
        if local > 0 && domain > 0 {
            return Some((at - local, at + 1 + domain));
        }
        searched = at + 1;
    }
    None
}

/// Characters of a local part. Quotes, `/`, `:` and `=` are left out, because they stand before
/// addresses in ARNs, JSON and commands; a local part that has them shows only what is before them.
fn is_local(c: char) -> bool {
    c.is_alphanumeric() || ".!#$%&*+-?^_{|}~…".contains(c)
}

fn is_of_domain(c: char) -> bool {
    c.is_alphanumeric() || ".-".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_address_stays() {
        for (text, expected) in [
            ("user anna@example.org has", "user a…@example.org has"),
            (
                "arn:aws:ses:eu-west-1:1:identity/no-reply@example.com.",
                "arn:aws:ses:eu-west-1:1:identity/n…@example.com.",
            ),
            (
                "\"Ana\" <a.b+c@x.org>, d@y.org",
                "\"Ana\" <a…@x.org>, d…@y.org",
            ),
            ("@ alone, a@ and @b", "@ alone, a@ and @b"),
            ("jörg@münchen.de", "j…@münchen.de"),
        ] {
            assert_eq!(masked(text), expected);
            assert_eq!(masked(&masked(text)), expected, "twice");
        }
    }

    #[test]
    fn a_command_takes_the_variable() {
        for (text, expected) in [
            ("x --to a@b.org --y", "x --to \"$ADDRESS\" --y"),
            ("x --to \"a@b.org\"", "x --to \"$ADDRESS\""),
            ("x '{\"a\":\"a@b.org\"}'", "x '{\"a\":\"'\"$ADDRESS\"'\"}'"),
            ("x \"it's\" 'a@b.org'", "x \"it's\" ''\"$ADDRESS\"''"),
        ] {
            assert_eq!(in_command(text), expected);
        }
    }
}
