//! App clients in `theme.toml` without parsing them all: a thousand clients cost a look at each `[`, and
//! only the tables of the one that a message needs are parsed.

use std::borrow::Cow;

use memchr::{memchr_iter, memmem, memrchr};

/// How the header of a client's table begins that nobody wrote with more blanks than needed.
const CLIENT: &str = "[clients.";

/// A `theme.toml` with its app clients.
#[derive(Debug, Default)]
pub struct Clients {
    text: String,
    /// Whether all that is said of clients stands in tables that begin with [`CLIENT`].
    is_plain: bool,
}

impl Clients {
    /// The clients of a `theme.toml`, and the file without their tables. They leave their line breaks
    /// behind, so that positions stay true.
    pub fn of(text: String) -> (String, Self) {
        let (base, is_plain) = without_clients(&text);
        let is_plain = is_plain && memmem::find(base.as_bytes(), b"clients").is_none();
        (base.into_owned(), Self { text, is_plain })
    }

    /// The whole file.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether that client is named anywhere, so that a look of its own may exist.
    pub fn names(&self, id: &str) -> bool {
        !id.is_empty() && memmem::find(self.text.as_bytes(), id.as_bytes()).is_some()
    }

    /// What may concern that app client, and nothing else; its lines are not where they were.
    pub fn only(&self, id: &str) -> Cow<'_, str> {
        if self.is_plain {
            return Cow::Owned(plain_tables(&self.text, id).collect());
        }
        let Some(tables) = tables(&self.text) else {
            return Cow::Borrowed(&self.text);
        };
        let concerns = |table: &&str| {
            let header = header(table);
            header.is_empty() || is_clients(header) || is_client(header) && header.contains(id)
        };
        Cow::Owned(tables.filter(concerns).collect())
    }
}

/// The tables with that id in a header that begins with [`CLIENT`].
fn plain_tables<'t>(text: &'t str, id: &'t str) -> impl Iterator<Item = &'t str> {
    let lines = memmem::find_iter(text.as_bytes(), id).map(|at| start_of_line(text, at));
    let mut behind = 0;
    lines.filter_map(move |start| {
        // Twice in one header, or in the table that was taken.
        if start < behind || !text[start..].starts_with(CLIENT) {
            return None;
        }
        let mut brackets = memchr_iter(b'[', &text.as_bytes()[start + 1..]);
        let next = brackets.find_map(|at| start_of_header(text, start + 1 + at));
        behind = next.unwrap_or(text.len());
        Some(&text[start..behind])
    })
}

/// The file without clients' tables, and whether each of those begins with [`CLIENT`].
fn without_clients(text: &str) -> (Cow<'_, str>, bool) {
    let Some(tables) = tables(text) else {
        return (Cow::Borrowed(text), true);
    };
    let mut are_plain = true;
    let mut base = String::with_capacity(text.len().min(16_384));
    // What was read, and what of it is in `base`: between the two are clients' tables.
    let (mut read, mut kept) = (0, 0);
    for table in tables {
        let is_plain = table.starts_with(CLIENT);
        let start = read;
        read += table.len();
        if is_plain || is_client(header(table)) {
            are_plain &= is_plain;
        } else {
            let left_out = text[kept..start].bytes();
            base.extend(left_out.filter(|&byte| byte == b'\n').map(char::from));
            base.push_str(table);
            kept = read;
        }
    }
    (Cow::Owned(base), are_plain)
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

/// The text cut before each header; nothing where it cannot be cut, or need not: a multi-line string
/// could hold a line that looks like a header.
fn tables(text: &str) -> Option<impl Iterator<Item = &str>> {
    let holds = |part: &str| memmem::find(text.as_bytes(), part.as_bytes()).is_some();
    if holds("\"\"\"") || holds("'''") || !holds("clients") {
        return None;
    }
    let starts = memchr_iter(b'[', text.as_bytes()).filter_map(|at| start_of_header(text, at));
    let cut = move |start: &mut usize, end: usize| {
        let table = &text[*start..end];
        *start = end;
        Some(table)
    };
    Some(starts.chain([text.len()]).scan(0, cut))
}

/// The first line of a table, if it is its header: what stands before the first header has none.
fn header(table: &str) -> &str {
    let line = table.lines().next().unwrap_or_default().trim_start();
    if is_header(line) { line } else { "" }
}

/// Where the line starts that has its header's bracket at `at`.
fn start_of_header(text: &str, at: usize) -> Option<usize> {
    let is_at_start = at == 0 || text.as_bytes()[at - 1] == b'\n';
    // No value begins with such a word, so no line of an array does.
    if is_at_start && text[at..].starts_with(CLIENT) {
        return Some(at);
    }
    let start = start_of_line(text, at);
    let is_first = text[start..at].trim().is_empty();
    (is_first && is_header(text[at..].lines().next()?)).then_some(start)
}

fn start_of_line(text: &str, at: usize) -> usize {
    memrchr(b'\n', &text.as_bytes()[..at]).map_or(0, |newline| newline + 1)
}

/// An array's continuation line may start with a bracket, too: a header has a name in it, and nothing but
/// a comment behind.
fn is_header(line: &str) -> bool {
    let named = |c: char| c.is_alphanumeric() || matches!(c, '"' | '\'' | '[' | '_' | ' ');
    // A quoted key may hold a bracket.
    let end = if line.contains(['"', '\'']) {
        line.rfind(']')
    } else {
        line.find(']')
    };
    let Some(end) = end.filter(|_| line.starts_with('[')) else {
        return false;
    };
    let behind = line[end + 1..].trim_start_matches(']').trim();
    line[1..].starts_with(named) && (behind.is_empty() || behind.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "[brand]\nname = \"A\"\n[clients.\"one\"]\nlocale = \"de\"\n[clients.\"one\".brand]\nname = \"B\"\n[ clients . two ] # x\nlocale = \"ar\"\n[links]\nhelp = \"https://a.example\"\n";

    fn only(text: &str, id: &str) -> String {
        Clients::of(text.to_owned()).1.only(id).into_owned()
    }

    #[test]
    fn the_base_keeps_its_lines_and_drops_the_clients() {
        assert_eq!(
            without_clients(TEXT).0,
            "[brand]\nname = \"A\"\n\n\n\n\n\n\n[links]\nhelp = \"https://a.example\"\n"
        );
    }

    #[test]
    fn a_client_is_its_tables_alone() {
        assert_eq!(
            only(TEXT, "one"),
            "[clients.\"one\"]\nlocale = \"de\"\n[clients.\"one\".brand]\nname = \"B\"\n"
        );
        assert_eq!(
            only(TEXT, "two"),
            "[ clients . two ] # x\nlocale = \"ar\"\n"
        );
    }

    #[test]
    fn a_bracket_is_a_header_at_the_start_of_a_line_alone() {
        let text = "a = [\n  [\"clients.x\"],\n  [1], 2 ]\nb = \"[clients.x]\"\n# [clients.x]\n  [clients.x]\nc = 1\n[[d]]\n";
        assert_eq!(
            without_clients(text).0,
            text.replace("  [clients.x]\nc = 1\n[[d]]\n", "\n\n[[d]]\n")
        );
        let client = only(text, "x");
        assert!(client.ends_with("  [clients.x]\nc = 1\n"), "{client}");
    }

    #[test]
    fn a_client_is_found_among_plain_tables() {
        let text = "[brand]\nname = \"b\"\n[clients.ab]\nlocale = \"a\"\n[clients.a]\nx = [\n  [1], 2 ]\n[clients.a.brand]\nname = \"a, and a\"\n[clients.b]\n[links]\na = \"\"\n";
        let (base, clients) = Clients::of(text.to_owned());
        assert!(clients.is_plain, "{base}");
        assert_eq!(
            base,
            "[brand]\nname = \"b\"\n\n\n\n\n\n\n\n\n[links]\na = \"\"\n"
        );
        // also what only begins alike: the parser tells them apart
        assert_eq!(
            clients.only("a"),
            "[clients.ab]\nlocale = \"a\"\n[clients.a]\nx = [\n  [1], 2 ]\n[clients.a.brand]\nname = \"a, and a\"\n"
        );
        assert_eq!(
            clients.only("b"),
            "[clients.ab]\nlocale = \"a\"\n[clients.a.brand]\nname = \"a, and a\"\n[clients.b]\n"
        );
    }

    #[test]
    fn multi_line_strings_are_left_to_the_parser() {
        let text = "a = \"\"\"\n[clients.x]\n\"\"\"\n";
        assert_eq!(without_clients(text).0, text);
    }
}
