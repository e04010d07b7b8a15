//! Patterns for the names of files: `*` and `?` within a folder, `**` across folders.

/// Returns true if a name matches a pattern as a whole.
pub fn matches(pattern: &str, name: &str) -> bool {
    let (pattern, name): (Vec<char>, Vec<char>) =
        (pattern.chars().collect(), name.chars().collect());
    // `reached[n]`: the pattern read so far matches the first n characters of the name.
    let mut reached = vec![false; name.len() + 1];
    reached[0] = true;
    let mut at = 0;
    while at < pattern.len() {
        let is_deep = pattern[at..].starts_with(&['*', '*']);
        reached = match pattern[at] {
            '*' => spread(&reached, &name, is_deep),
            c => step(&reached, &name, c),
        };
        at += 1 + usize::from(is_deep);
    }
    reached[name.len()]
}

/// The positions behind a `*`.
fn spread(reached: &[bool], name: &[char], is_deep: bool) -> Vec<bool> {
    let mut next = reached.to_vec();
    for (at, c) in name.iter().enumerate() {
        next[at + 1] |= next[at] && (is_deep || *c != '/');
    }
    next
}

/// The positions behind a character.
fn step(reached: &[bool], name: &[char], wanted: char) -> Vec<bool> {
    let mut next = vec![false; reached.len()];
    for (at, c) in name.iter().enumerate() {
        next[at + 1] = reached[at] && (*c == wanted || wanted == '?' && *c != '/');
    }
    next
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn stars_stay_within_a_folder_and_double_ones_do_not() {
        for (pattern, name) in [
            ("theme.toml", "theme.toml"),
            ("messages/*.html", "messages/sign-up.html"),
            ("locales/??.ftl", "locales/de.ftl"),
            ("default/**", "default/messages/sign-up.html"),
            ("**/*.html", "messages/a/b.html"),
            ("*", "layout.html"),
            ("**", ""),
        ] {
            assert!(matches(pattern, name), "{pattern} {name}");
        }
        for (pattern, name) in [
            ("*", "messages/sign-up.html"),
            ("messages/*", "messages/a/b.html"),
            ("locales/?.ftl", "locales/de.ftl"),
            ("theme", "theme.toml"),
            ("", "a"),
        ] {
            assert!(!matches(pattern, name), "{pattern} {name}");
        }
    }

    #[test]
    fn many_stars_take_no_time() {
        assert!(!matches(&"*a".repeat(200), &"a".repeat(190)));
    }
}
