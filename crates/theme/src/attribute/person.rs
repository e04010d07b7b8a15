//! The shape `person`: an allow-list of what names are made of, in any script.
//!
//! Prose in letters cannot be told from a name. So a name is short, and it never reaches a subject, an SMS or a
//! heading.

use unicode_normalization::char::is_combining_mark;

use crate::characters;

/// The bound on words, particles aside.
const WORDS_MAX: usize = 6;

/// The bound on marks on one letter: Burmese and Tibetan need six. More would cover the lines around.
const MARKS_MAX: usize = 8;

/// Words that stand between the parts of a name, one a line: they do not count.
const PARTICLES: &str = include_str!("particles.txt");

/// Returns true for words of letters and marks, with apostrophes, hyphens, middle dots and periods where names have
/// them; at most [`WORDS_MAX`] words.
pub(super) fn is_name(text: &str) -> bool {
    let words = || {
        text.split([' ', '\u{3000}'])
            .filter(|word| !word.is_empty())
    };
    text.chars().any(is_letter)
        && words().all(is_word)
        && (words().count() <= WORDS_MAX
            || words().filter(|word| !is_particle(word)).count() <= WORDS_MAX)
}

fn is_particle(word: &str) -> bool {
    let word = word.to_lowercase();
    let word = word.trim_end_matches('.');
    PARTICLES.lines().any(|particle| particle == word)
}

/// A period stands at the end of a word, or between single letters: `Dr.`, `J.R.R.`, `J.-P.`.
fn is_word(word: &str) -> bool {
    let word = word.strip_suffix('.').unwrap_or(word);
    match word.split_once('.') {
        None => is_plain_word(word),
        Some((first, rest)) => {
            let is_next = |part: &str| is_single_letter(part.strip_prefix('-').unwrap_or(part));
            is_single_letter(first) && rest.split('.').all(is_next)
        }
    }
}

fn is_single_letter(part: &str) -> bool {
    let mut characters = part.chars();
    characters.next().is_some_and(is_letter) && characters.all(is_mark)
}

/// Letters with their marks; apostrophes and hyphens anywhere; middle dots between letters.
fn is_plain_word(word: &str) -> bool {
    let mut before = None;
    let mut marks = 0;
    let mut characters = word.chars().peekable();
    while let Some(c) = characters.next() {
        let follows_letter = before.is_some_and(|before| is_letter(before) || is_mark(before));
        marks = if is_mark(c) { marks + 1 } else { 0 };
        let is_allowed = is_letter(c)
            || is_mark(c) && follows_letter && marks <= MARKS_MAX
            || is_apostrophe(c)
            || is_hyphen(c)
            || is_middle_dot(c)
                && follows_letter
                && characters.peek().copied().is_some_and(is_letter);
        if !is_allowed {
            return false;
        }
        before = Some(c);
    }
    before.is_some()
}

/// A letter of any script that can be seen (Unicode's categories L; the standard library's `is_alphabetic` has
/// numerals, some marks and letters in circles as well).
fn is_letter(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    let is_circled = matches!(c, '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f189}');
    c.is_alphabetic()
        && !c.is_numeric()
        && !is_circled
        && !is_blank(c)
        && !is_combining_mark(c)
        && characters::is_visible(c)
}

/// A mark of any script (Unicode's categories M).
fn is_mark(c: char) -> bool {
    !c.is_ascii() && is_combining_mark(c) && !is_blank(c) && characters::is_visible(c)
}

/// Letters and marks that nobody sees: fillers of Hangul and Khmer, the grapheme joiner.
fn is_blank(c: char) -> bool {
    matches!(
        c,
        '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{3164}' | '\u{ffa0}'
    )
}

/// The typewriter's apostrophe, the typographic ones, and Hebrew's. The ʻokina and `ʼ` are letters.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2018}' | '\u{2019}' | '\u{5f3}')
}

/// Hyphens, and Hebrew's maqaf.
fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{5be}')
}

/// The dots of Catalan and Japanese names, and the one between Tibetan syllables.
fn is_middle_dot(c: char) -> bool {
    matches!(c, '\u{b7}' | '\u{30fb}' | '\u{f0b}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribute::Shape;

    const NAMES: &str = include_str!("names.txt");

    /// Real names of many cultures, in the file in groups under `# <culture>`.
    #[test]
    fn two_thousand_real_names_pass() {
        let names = NAMES
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        let names: std::collections::BTreeSet<&str> = names.collect();
        assert!(names.len() >= 2_000, "{} names", names.len());
        let refused: Vec<&&str> = names
            .iter()
            .filter(|name| Shape::Person.shown(name) != Some(**name))
            .collect();
        assert!(refused.is_empty(), "{}: {refused:#?}", refused.len());
    }

    #[test]
    fn what_no_name_has_is_refused() {
        for text in [
            // prose and numbers
            "Your account is suspended, reply YES with your code now",
            "please send your code to the support team now",
            "Ana 🌸",
            "Ana2",
            "Nº 5",
            "Ⅷ",
            "Ana ½",
            "AT&T",
            "Smith, Jr.",
            "John \"Jack\" Doe",
            "ana_souza",
            "S:t Erik",
            "Ana!",
            "Ana?",
            "Ana (admin)",
            "Ana + Bo",
            "100%",
            "€",
            "Ⓐⓝⓐ",
            // periods, middle dots and marks where no name has them
            ".",
            "...",
            ". Ana",
            ".Ana",
            "Ana..",
            "St.John",
            "Ph.D. Student",
            "A.P.J.Kalam",
            "t.co",
            "e.g.x.yz",
            "·Ana",
            "Ana·",
            "Ana·-Bo",
            "・",
            "'-'",
            "\u{301}Ana",
            "A\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
            // nothing to see
            "\u{3164}",
            "\u{115f}\u{1160}",
            "Ana\u{34f}",
            // after NFKC: a digit, a space and a mark, two letters behind a dot
            "ͺAna",
            "K.ﬀ.",
            "Ana㏑",
        ] {
            assert_eq!(Shape::Person.shown(text), None, "{text:?}");
        }
    }

    #[test]
    fn particles_do_not_count_as_words() {
        let name = "Ana de la Cruz y dos Santos von der Bo e da Pi";
        assert_eq!(Shape::Person.shown(name), Some(name));
        assert!(Shape::Person.shown("Ana Bo Cy Dov Ed Fi").is_some());
        assert_eq!(Shape::Person.shown("Ana Bo Cy Dov Ed Fi Gu"), None);
        let list: Vec<&str> = PARTICLES.lines().collect();
        assert!(list.is_sorted(), "in order");
        assert!(
            list.iter()
                .all(|line| line.to_lowercase() == *line && line.trim() == *line)
        );
    }

    /// Letters and marks are Unicode's, and nothing but those.
    #[test]
    fn letters_and_marks_are_those_of_unicode() {
        let class = |name: &str| {
            let hir = regex_syntax::parse(name).unwrap();
            let regex_syntax::hir::HirKind::Class(regex_syntax::hir::Class::Unicode(class)) =
                hir.into_kind()
            else {
                panic!("{name} is a class")
            };
            class
        };
        let has = |class: &regex_syntax::hir::ClassUnicode, c: char| {
            class
                .ranges()
                .iter()
                .any(|range| (range.start()..=range.end()).contains(&c))
        };
        let (letters, marks) = (class(r"\p{L}"), class(r"\p{M}"));
        for c in ('\u{0}'..=char::MAX).filter(|c| characters::is_visible(*c) && !is_blank(*c)) {
            assert_eq!(is_letter(c), has(&letters, c), "letter {c:?}");
            assert_eq!(is_mark(c), has(&marks, c), "mark {c:?}");
        }
    }
}
