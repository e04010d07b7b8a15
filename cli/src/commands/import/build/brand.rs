//! The brand's name: what the texts of answers say again and again, and what differs between app clients and pools.

/// The most words of a name.
const WORDS_MAX: usize = 3;
/// Words that begin sentences of mails and are nobody's name.
const USUAL: [&str; 40] = [
    "Your",
    "You",
    "Welcome",
    "Hello",
    "Hi",
    "Dear",
    "Please",
    "Code",
    "Confirm",
    "Verify",
    "New",
    "The",
    "This",
    "If",
    "It",
    "We",
    "Use",
    "Enter",
    "Click",
    "Thank",
    "Thanks",
    "Sign",
    "Password",
    "Account",
    "Reset",
    "Choose",
    "Verification",
    "Email",
    "Finish",
    "Complete",
    "Activate",
    "Open",
    "To",
    "From",
    "For",
    "Here",
    "Temporary",
    "Username",
    "User",
    "Ihr",
];

/// The texts that may name a brand.
#[derive(Debug, Default)]
pub struct Texts {
    /// Subjects, SMS and titles.
    pub lines: Vec<String>,
    /// Bodies.
    pub bodies: Vec<String>,
    /// True if nouns are capitalised in the language.
    pub has_capital_nouns: bool,
}

impl Texts {
    /// Guesses the brand's name: of the names that a line seems to have, the one in most texts.
    pub fn brand(&self) -> Option<String> {
        let mut best: Option<(usize, String)> = None;
        let labels = self.lines.iter().filter_map(|line| label(line));
        // A line that is nothing but a name needs another text that has it: "Invitation" is none.
        let labels = labels.filter_map(|(name, is_whole)| {
            let texts = self.lines.iter().chain(&self.bodies);
            let others = texts.filter(|text| holds(text, &name)).count();
            (!is_whole || others > 1).then_some(name)
        });
        let inner = self.lines.iter().filter(|_| !self.has_capital_nouns);
        for name in labels.chain(inner.flat_map(|line| names(line))) {
            let texts = self.lines.iter().chain(&self.bodies);
            let count = texts.filter(|text| holds(text, &name)).count();
            // Of two that stand equally often, the first.
            if best.as_ref().is_none_or(|(most, _)| count > *most) {
                best = Some((count, name));
            }
        }
        best.map(|(_, name)| name)
    }
}

/// Returns the name at the start of `Kestrel: new password`, or a line that is nothing but a name, and true for such
/// a line.
fn label(line: &str) -> Option<(String, bool)> {
    let words = line.split_whitespace();
    let run: Vec<&str> = words
        .clone()
        .take_while(|word| is_name(plain(word)))
        .collect();
    let colon = words.clone().position(|word| word.ends_with(':'));
    let is_whole = run.len() == words.count();
    let is_label = colon.is_some_and(|at| at < WORDS_MAX + 1) || is_whole;
    let name: Vec<&str> = run.into_iter().map(plain).take(WORDS_MAX).collect();
    (is_label && !name.is_empty()).then(|| (name.join(" "), is_whole))
}

/// Lists the runs of capitalised words within a line: behind its first word, and behind no full stop.
fn names(line: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut run: Vec<&str> = Vec::new();
    let mut begins = true;
    for word in line.split_whitespace() {
        let is_inside = !begins && is_name(plain(word));
        if is_inside {
            run.push(plain(word));
        }
        let is_last = !is_inside || word.ends_with(|c: char| c.is_ascii_punctuation());
        if is_last && !run.is_empty() {
            names.push(run.join(" "));
            run.clear();
        }
        begins = word.ends_with(['.', '!', '?', ':']);
    }
    names.extend((!run.is_empty()).then(|| run.join(" ")));
    names.retain(|name| name.split(' ').count() <= WORDS_MAX);
    names
}

fn plain(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.chars().count() > 1 && !USUAL.contains(&word)
}

/// Returns true if a text holds a name as whole words.
fn holds(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let is_inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !is_inside(text[..at].chars().next_back())
            && !is_inside(text[at + name.len()..].chars().next())
    })
}

/// Returns the two names by which two lines differ, if they differ by nothing else.
pub fn difference(base: &str, other: &str) -> Option<(String, String)> {
    if base == other {
        return None;
    }
    let (base, other): (Vec<&str>, Vec<&str>) = (words(base), words(other));
    let prefix = base.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let rest = base.len().min(other.len()) - prefix;
    let pairs = base.iter().rev().zip(other.iter().rev());
    let suffix = pairs.take(rest).take_while(|(a, b)| a == b).count();
    let mut start = prefix;
    let name = |words: &[&str], start: usize| {
        let name = words[start..words.len() - suffix].join(" ");
        name.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
    };
    // `Kestrel` and `Kestrel Staff`: the shorter name is a part of the longer one.
    if (base.len() - suffix == start || other.len() - suffix == start) && start > 0 {
        start -= 1;
    }
    let names = (name(&base, start), name(&other, start));
    let is_name = |name: &str| !name.is_empty() && name.split(' ').count() <= WORDS_MAX + 1;
    let is_plain = |name: &str| !name.contains(['"', '{', '}', '\\']);
    (is_name(&names.0) && is_name(&names.1) && is_plain(&names.0) && is_plain(&names.1))
        .then_some(names)
}

fn words(line: &str) -> Vec<&str> {
    line.split(' ').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_brand_is_what_most_texts_name() {
        for (lines, body, brand) in [
            (
                &["Finish your Kestrel sign-up", "Kestrel code: 1"][..],
                "",
                Some("Kestrel"),
            ),
            (
                &["Kestrel portal: new password"],
                "Dear Ana",
                Some("Kestrel"),
            ),
            (&["Welcome to Kestrel Air. Hello!"], "", Some("Kestrel Air")),
            (&["Kestrel"], "Your Kestrel code", Some("Kestrel")),
            (&["Your code", "Welcome to us"], "", None),
            (&["Code: 1"], "", None),
        ] {
            let texts = Texts {
                lines: lines.iter().map(ToString::to_string).collect(),
                bodies: vec![body.to_owned()],
                has_capital_nouns: false,
            };
            assert_eq!(texts.brand().as_deref(), brand, "{lines:?}");
        }
    }

    #[test]
    fn two_brands_are_what_two_lines_differ_by() {
        let pair = |base, other| difference(base, other);
        let names = |a: &str, b: &str| Some((a.to_owned(), b.to_owned()));
        assert_eq!(
            pair("Welcome to Kestrel", "Welcome to Kestrel Staff"),
            names("Kestrel", "Kestrel Staff")
        );
        assert_eq!(
            pair("New Kestrel password", "New Kestrel Staff password"),
            names("Kestrel", "Kestrel Staff")
        );
        assert_eq!(pair("Acme: code", "Merlin: code"), names("Acme", "Merlin"));
        assert_eq!(pair("same", "same"), None);
    }
}
