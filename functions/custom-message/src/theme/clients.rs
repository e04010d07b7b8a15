//! App clients in `theme.toml` without parsing them all: a thousand clients cost a scan for lines
//! that start with `[`, and only the tables of the one that a message needs are parsed.
//!
//! What is left out leaves its line breaks behind, so positions stay true.

use std::borrow::Cow;

/// The file without its `[clients…]` tables.
pub fn without_clients(text: &str) -> Cow<'_, str> {
    keep(text, |header| !is_client(header))
}

/// The file with nothing but what may concern that app client.
pub fn only_client<'a>(text: &'a str, id: &str) -> Cow<'a, str> {
    keep(text, |header| {
        header.is_empty() || is_clients(header) || is_client(header) && header.contains(id)
    })
}

/// Whether that client is named anywhere, so that a look of its own may exist.
pub fn names_client(text: &str, id: &str) -> bool {
    !id.is_empty() && text.contains(id)
}

fn is_clients(header: &str) -> bool {
    inner(header) == "clients"
}

fn is_client(header: &str) -> bool {
    inner(header)
        .strip_prefix("clients")
        .is_some_and(|rest| rest.trim_start().starts_with('.') || rest.trim_start().is_empty())
}

fn inner(header: &str) -> &str {
    header
        .trim_start_matches('[')
        .split(']')
        .next()
        .unwrap_or_default()
        .trim()
}

/// `text` with the lines of each table whose header (`[…]`; empty before the first) `wanted` refuses
/// made empty. Multi-line strings could hold a line that looks like a header: then all is kept.
fn keep<'a>(text: &'a str, wanted: impl Fn(&str) -> bool) -> Cow<'a, str> {
    if text.contains("\"\"\"") || text.contains("'''") || !text.contains("clients") {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len().min(16_384));
    let mut keeping = wanted("");
    for line in text.split_inclusive('\n') {
        let start = line.trim_start();
        // an array's continuation line may start with a bracket, too: a header has a name in it
        if start.starts_with('[')
            && start[1..].starts_with(|c: char| {
                c.is_alphanumeric() || matches!(c, '"' | '\'' | '[' | '_' | ' ')
            })
            && is_header(start)
        {
            keeping = wanted(start);
        }
        if keeping {
            kept.push_str(line);
        } else if line.ends_with('\n') {
            kept.push('\n');
        }
    }
    Cow::Owned(kept)
}

/// A header's line has nothing but a comment behind its closing bracket.
fn is_header(line: &str) -> bool {
    match line.rfind(']') {
        Some(end) => {
            let behind = line[end + 1..].trim();
            behind.is_empty() || behind.starts_with('#')
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "[brand]\nname = \"A\"\n[clients.\"one\"]\nlocale = \"de\"\n[clients.\"one\".brand]\nname = \"B\"\n[ clients . two ] # x\nlocale = \"ar\"\n[links]\nhelp = \"https://a.example\"\n";

    #[test]
    fn the_base_keeps_its_lines_and_drops_the_clients() {
        assert_eq!(
            without_clients(TEXT),
            "[brand]\nname = \"A\"\n\n\n\n\n\n\n[links]\nhelp = \"https://a.example\"\n"
        );
    }

    #[test]
    fn a_client_is_its_tables_alone() {
        assert_eq!(
            only_client(TEXT, "one"),
            "\n\n[clients.\"one\"]\nlocale = \"de\"\n[clients.\"one\".brand]\nname = \"B\"\n\n\n\n\n"
        );
        assert_eq!(
            only_client(TEXT, "two"),
            "\n\n\n\n\n\n[ clients . two ] # x\nlocale = \"ar\"\n\n\n"
        );
    }

    #[test]
    fn multi_line_strings_are_left_to_the_parser() {
        let text = "a = \"\"\"\n[clients.x]\n\"\"\"\n";
        assert_eq!(without_clients(text), text);
    }
}
