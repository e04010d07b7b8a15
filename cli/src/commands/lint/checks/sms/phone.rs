//! One-time codes in a text, as phones find them: the rule of Android's detector
//! (`NotificationOtpDetectionHelper` of AOSP's ExtServices), which decides if a code is offered and
//! protected. iOS publishes no rule; what Android accepts, iOS accepts as well as far as is known.

use std::ops::Range;

/// The shortest and the longest code with letters, in characters.
const LENGTH: std::ops::RangeInclusive<usize> = 5..=9;

/// Returns the ranges of what a phone takes for a code, in order, in characters.
pub fn codes(text: &[char]) -> Vec<Range<usize>> {
    let mut codes = Vec::new();
    let mut at = 0;
    while at < text.len() {
        match code_at(text, at) {
            Some(end) => {
                codes.push(at..end);
                at = end;
            }
            None => at += 1,
        }
    }
    codes
}

/// Returns the end of a code that starts there.
fn code_at(text: &[char], at: usize) -> Option<usize> {
    if !may_start(&text[..at]) {
        return None;
    }
    let ends = [
        mixed_ends(text, at),
        four_digits(text, at),
        two_triples(text, at),
    ];
    let mut ends = ends.into_iter().flatten();
    ends.find(|end| may_end(&text[*end..]))
}

/// Returns the ends of five to nine letters and digits with dashes between them, the longest first. One
/// of them is a digit.
fn mixed_ends(text: &[char], at: usize) -> Vec<usize> {
    let mut ends = Vec::new();
    let (mut count, mut has_digit, mut end) = (0, false, at);
    while let Some(c) = text.get(end).filter(|c| belongs(**c)) {
        count += 1;
        has_digit |= c.is_ascii_digit();
        end += 1;
        if has_digit && LENGTH.contains(&count) {
            ends.push(end);
        }
        if count == *LENGTH.end() {
            break;
        }
        end += usize::from(text.get(end) == Some(&'-'));
    }
    ends.reverse();
    ends
}

fn four_digits(text: &[char], at: usize) -> Vec<usize> {
    digits(text, at, 4).into_iter().collect()
}

/// `123 456`.
fn two_triples(text: &[char], at: usize) -> Vec<usize> {
    let space = digits(text, at, 3).filter(|end| text.get(*end).is_some_and(is_space));
    let end = space.and_then(|space| digits(text, space + 1, 3));
    end.into_iter().collect()
}

/// Returns the end of that many digits.
fn digits(text: &[char], at: usize, count: usize) -> Option<usize> {
    let end = at + count;
    let digits = text.get(at..end)?;
    digits.iter().all(char::is_ascii_digit).then_some(end)
}

/// Returns true if a code may start behind this text.
fn may_start(before: &[char]) -> bool {
    let Some((last, earlier)) = before.split_last() else {
        return true;
    };
    match last {
        '\n' => true,
        space if is_space(space) => !earlier.last().is_some_and(char::is_ascii_digit),
        '>' | '(' | '"' | '\'' | '=' | '[' => true,
        ':' | '-' => earlier.last().is_some_and(|c| c.is_alphabetic()),
        c => is_ideograph(*c),
    }
}

/// Returns true if a code may end before this text.
fn may_end(behind: &[char]) -> bool {
    match behind {
        [] | ['\n' | '.' | '?' | '!' | ',' | ')' | '\'' | ']' | '"', ..] => true,
        [space, rest @ ..] if is_space(space) => !rest.first().is_some_and(char::is_ascii_digit),
        [c, ..] => is_ideograph(*c),
    }
}

fn belongs(c: char) -> bool {
    c.is_ascii_digit() || c.is_alphabetic() && !is_ideograph(c)
}

fn is_space(c: &char) -> bool {
    matches!(c, ' ' | '\t'..='\r')
}

/// Returns true for Unicode's property Ideographic, without the scripts that no language of today uses.
fn is_ideograph(c: char) -> bool {
    matches!(c,
        '\u{3006}' | '\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3038}'..='\u{303a}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let text: Vec<char> = text.chars().collect();
        let codes = codes(&text).into_iter();
        codes.map(|code| text[code].iter().collect()).collect()
    }

    #[test]
    fn a_code_is_found_where_android_finds_it() {
        for text in [
            "482913",
            "482913 is your code",
            "Your code: 482913",
            "code:482913",
            "Ihr Code lautet 482913.",
            "(482913)",
            "[482913] Acme",
            "\"482913\", please",
            "482913 - código",
            "482913 Acmeの番号",
            "验证码482913，请勿",
            "您的验证码为482913请勿告知",
            "a\n482913\nb",
            "code=482913 now",
            "(47) 482913",
        ] {
            let text_and_found = (text, found(text));
            let is_expected = found(text).iter().any(|code| code == "482913");
            // "，" is neither an ideograph nor a mark of the list.
            assert_eq!(is_expected, !text.contains('，'), "{text_and_found:?}");
        }
    }

    #[test]
    fn a_code_is_not_found_where_android_does_not_find_it() {
        for text in [
            "482913: código",
            "482913：Acme",
            "482913; code",
            "482913は",
            "482913입니다",
            "482913/Acme",
            "482913 2026",
            "2026 482913",
            "#482913",
            "<b>482913</b>",
            "：482913",
            "482913…",
            "48291",
            "482913-",
            "*482913*",
        ] {
            let is_found = found(text).iter().any(|code| code == "482913");
            assert!(!is_found, "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn other_words_look_like_codes() {
        assert_eq!(found("Shop24Pro code 4829"), ["Shop24Pro", "4829"]);
        assert_eq!(found("482 913, ABC-12"), ["482 913", "ABC-12"]);
        assert_eq!(found("G-482913 is your code"), ["G-482913"]);
        assert_eq!(found("Acme Online code"), Vec::<String>::new());
    }
}
