//! Texts of which mail clients make a link by themselves.

/// Returns true if a word holds a host name, a scheme or a network path.
pub(super) fn holds_link(text: &str) -> bool {
    text.split(char::is_whitespace).any(|word| {
        let characters: Vec<char> = word.chars().collect();
        holds_host_name(&characters) || holds_scheme(&characters) || holds_path(&characters)
    })
}

/// Returns true for what a browser's address bar or a mail client's linker takes for a full stop (UTS #46 and
/// compatibility forms).
fn is_dot(c: char) -> bool {
    matches!(
        c,
        '.' | '\u{3002}' | '\u{ff0e}' | '\u{ff61}' | '\u{2024}' | '\u{fe52}' | '\u{fe12}'
    )
}

fn is_colon(c: char) -> bool {
    matches!(c, ':' | '\u{ff1a}' | '\u{fe55}' | '\u{fe13}' | '\u{2236}')
}

fn is_slash(c: char) -> bool {
    matches!(
        c,
        '/' | '\\' | '\u{ff0f}' | '\u{ff3c}' | '\u{2044}' | '\u{2215}' | '\u{29f8}' | '\u{fe68}'
    )
}

/// `label.label` with two or more characters, or a digit, behind a dot: `evil.example`, `1.2.3.4`,
/// `www.x`; but not `Dr.`, `J.R.R.` or `Ph.D.`. A dot that begins the word counts, since not every
/// language has a space before a name.
fn holds_host_name(word: &[char]) -> bool {
    if begins_with_www(word) {
        return true;
    }
    word.iter().enumerate().any(|(at, &c)| {
        is_dot(c) && {
            let label: Vec<char> = word[at + 1..]
                .iter()
                .copied()
                .take_while(|&c| !is_dot(c))
                .collect();
            label.iter().any(|c| c.is_numeric())
                || label.iter().filter(|c| c.is_alphanumeric()).count() >= 2
                // a label in front of a path, port or query may be as short as it likes
                || label.len() >= 2 && label[0].is_alphanumeric() && label[1..].iter().any(|&c| is_slash(c) || is_colon(c) || c == '?')
        }
    })
}

/// `www.`, in any letters that look like it to a browser.
fn begins_with_www(word: &[char]) -> bool {
    word.windows(4).any(|four| {
        four[..3]
            .iter()
            .all(|c| matches!(c, 'w' | 'W' | '\u{ff57}' | '\u{ff37}'))
            && is_dot(four[3])
    })
}

/// Two or more letters, a colon and something behind it: `javascript:x`; but not `S:t Erik`.
fn holds_scheme(word: &[char]) -> bool {
    word.iter()
        .enumerate()
        .any(|(at, &c)| is_colon(c) && at >= 2 && at + 1 < word.len())
}

/// `//host` or `\\server`.
fn holds_path(word: &[char]) -> bool {
    word.windows(2)
        .any(|pair| is_slash(pair[0]) && is_slash(pair[1]))
}
