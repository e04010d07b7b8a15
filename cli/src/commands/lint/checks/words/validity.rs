//! Check of a validity in the owner's words: Cognito decides how long a code is valid, and no text changes it.

mod languages;

use theme::Kind;

use crate::commands::lint::checks::MailReport;
use crate::commands::lint::finding::Finding;
use crate::commands::lint::rule;
use languages::{LANGUAGES, ValidityWords};

const HOUR: u32 = 60;
const DAY: u32 = 24 * HOUR;
/// The days that a pool may set for a temporary password.
const PASSWORD_DAYS: std::ops::RangeInclusive<u32> = 1..=365;
/// The minutes that an app client may set for the session of a sign-in; its code is valid as long.
const SESSION_MINUTES: std::ops::RangeInclusive<u32> = 3..=15;

pub fn check(kind: Kind, text: &str, report: &mut MailReport<'_>) {
    if let Some(finding) = finding(kind, text) {
        match report.place_of_words(&finding.words) {
            Some(place) => report.add(finding.of_mail.at(Some(place))),
            None => report.message(finding.of_mail),
        }
    }
}

/// Checks an SMS.
pub fn check_sms(kind: Kind, text: &str, report: &mut MailReport<'_>) {
    if let Some(finding) = finding(kind, text) {
        report.part("sms", finding.of_mail);
    }
}

/// Returns true if a text says in any language how long something is valid.
pub fn is_stated(text: &str) -> bool {
    !stated(text).is_empty()
}

/// A finding and the words that it is about.
struct WordsFinding {
    of_mail: Finding,
    words: String,
}

fn finding(kind: Kind, text: &str) -> Option<WordsFinding> {
    let stated = stated(text)
        .into_iter()
        .find(|stated| !is_right(kind, stated.minutes))?;
    let text = format!(
        "{:?} is not how long Cognito accepts it: {}",
        stated.words,
        right(kind)
    );
    Some(WordsFinding {
        of_mail: Finding::new(&rule::VALIDITY, text),
        words: stated.words,
    })
}

fn is_right(kind: Kind, minutes: u32) -> bool {
    match kind.code_valid_hours() {
        Some(hours) => minutes == hours * HOUR,
        None if kind.is_invitation() => {
            minutes.is_multiple_of(DAY) && PASSWORD_DAYS.contains(&(minutes / DAY))
        }
        None => SESSION_MINUTES.contains(&minutes),
    }
}

/// Returns the right validity in words.
fn right(kind: Kind) -> String {
    match kind.code_valid_hours() {
        Some(1) => "this code is valid for 1 hour".to_owned(),
        Some(hours) => format!("this code is valid for {hours} hours"),
        None if kind.is_invitation() => {
            "the pool sets a temporary password's validity in days".to_owned()
        }
        None => format!(
            "this code is valid for {} minutes, or up to {} if the app client says so",
            SESSION_MINUTES.start(),
            SESSION_MINUTES.end()
        ),
    }
}

/// A validity that a text states.
#[derive(Debug, PartialEq, Eq)]
struct StatedValidity {
    words: String,
    minutes: u32,
}

/// Returns the durations in those sentences that speak of a validity.
fn stated(text: &str) -> Vec<StatedValidity> {
    let sentences = text
        .split(['\n', '!', '?', ';', '。', '！', '？'])
        .flat_map(|part| part.split(". "));
    sentences
        .filter(|sentence| sentence.chars().any(char::is_alphanumeric))
        .flat_map(|sentence| {
            let lower = sentence.to_lowercase();
            let spoken = LANGUAGES
                .iter()
                .filter(|language| language.speaks_of_validity(&lower));
            // Languages share words: the first that finds a duration is as good as any other.
            spoken
                .map(|language| durations(sentence, language))
                .find(|found| !found.is_empty())
                .unwrap_or_default()
        })
        .collect()
}

impl ValidityWords {
    fn speaks_of_validity(&self, sentence: &str) -> bool {
        if self.is_spaceless {
            return self.validity.iter().any(|word| sentence.contains(word));
        }
        words(sentence).any(|(_, word)| self.validity.iter().any(|stem| is_of_stem(word, stem)))
    }

    /// Returns the minutes of the unit that a word begins with.
    fn unit(&self, word: &str) -> Option<u32> {
        let units = [(self.minutes, 1), (self.hours, HOUR), (self.days, DAY)];
        let mut units = units.into_iter();
        units
            .find(|(stems, _)| stems.iter().any(|stem| is_of_stem(word, stem)))
            .map(|(_, minutes)| minutes)
    }

    fn number(&self, word: &str) -> Option<u32> {
        let named = self
            .numbers
            .iter()
            .find(|(name, _)| *name == word)
            .map(|(_, number)| *number);
        named.or_else(|| word.parse().ok())
    }
}

/// Returns true for a word that is the stem, or begins with it if it ends in `*`.
fn is_of_stem(word: &str, stem: &str) -> bool {
    match stem.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => word == stem,
    }
}

/// Returns the words of a text with their byte offsets.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let split = text.split(|c: char| !c.is_alphanumeric());
    let words = split.filter(|word| !word.is_empty());
    words.map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// Returns the numbers with a unit of time right behind them.
fn durations(sentence: &str, language: &ValidityWords) -> Vec<StatedValidity> {
    let words: Vec<(usize, &str)> = words(sentence)
        .flat_map(|(at, word)| number_and_unit(at, word))
        .collect();
    let pairs = words.windows(2).enumerate().filter_map(|(at, pair)| {
        let [(start, number), (end, unit)] = pair else {
            return None;
        };
        let number = language.number(&number.to_lowercase())?;
        let minutes = number.checked_mul(language.unit(&unit.to_lowercase())?)?;
        // "half an hour"
        let half = at
            .checked_sub(1)
            .map(|before| words[before])
            .filter(|(_, word)| *word == "half");
        let start = half.map_or(*start, |(start, _)| start);
        Some(StatedValidity {
            words: sentence[start..end + shown_length(unit, language)].to_owned(),
            minutes: if half.is_some() { minutes / 2 } else { minutes },
        })
    });
    pairs.collect()
}

/// Without spaces, the words behind a unit belong to the same run of letters: only the unit is shown.
fn shown_length(unit: &str, language: &ValidityWords) -> usize {
    if !language.is_spaceless {
        return unit.len();
    }
    let stems = [language.minutes, language.hours, language.days]
        .into_iter()
        .flatten();
    let lengths = stems.filter_map(|stem| {
        let stem = stem.trim_end_matches('*');
        unit.starts_with(stem).then_some(stem.len())
    });
    lengths.max().unwrap_or(unit.len())
}

/// Cuts `24時間` and `24h` into number and unit.
fn number_and_unit(at: usize, word: &str) -> Vec<(usize, &str)> {
    // Chinese and Japanese write words, too, in front of the number.
    let start = word.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let (before, rest) = word.split_at(start);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = rest.split_at(digits);
    let pieces = [
        (at, before),
        (at + start, number),
        (at + start + digits, unit),
    ];
    pieces
        .into_iter()
        .filter(|(_, piece)| !piece.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minutes(text: &str) -> Vec<u32> {
        stated(text).iter().map(|stated| stated.minutes).collect()
    }

    #[test]
    fn a_validity_is_read_in_every_language() {
        for (text, expected) in [
            ("It is valid for 24 hours.", DAY),
            ("This code expires in 10 minutes", 10),
            ("Your code will expire in an hour.", HOUR),
            ("The code expires after half an hour.", 30),
            ("The link is valid for one day", DAY),
            ("Der Code ist 30 Minuten gültig.", 30),
            ("Er gilt eine Stunde.", HOUR),
            ("Ce code expire dans 24 heures.", DAY),
            ("Il est valable une heure", HOUR),
            ("El código caduca en 15 minutos.", 15),
            ("O código expira em 2 horas.", 2 * HOUR),
            ("Il codice scade tra 10 minuti.", 10),
            ("De code is 24 uur geldig.", DAY),
            ("Koden är giltig i 30 minuter.", 30),
            ("Kod jest ważny przez 24 godziny.", DAY),
            ("Kód platí 15 minut.", 15),
            ("Код действителен 10 минут.", 10),
            ("Код дійсний 24 години.", DAY),
            ("Kod 5 dakika geçerlidir.", 5),
            ("Kode berlaku selama 10 menit.", 10),
            ("الرمز صالح لمدة 24 ساعة.", DAY),
            ("הקוד תקף למשך 30 דקות.", 30),
            ("有効期間は24時間です。", DAY),
            ("コードは10分間有効です。", 10),
            ("코드는 24시간 동안 유효합니다.", DAY),
            ("验证码5分钟内有效。", 5),
            ("驗證碼有效期為 24 小時。", DAY),
        ] {
            assert_eq!(minutes(text), [expected], "{text}");
        }
    }

    #[test]
    fn other_durations_are_no_validity() {
        for text in [
            "Our support answers within 24 hours.",
            "Open 24 hours a day, 7 days a week.",
            "It is valid for a limited time.",
            "It is valid for a few minutes only.",
            "Your trial runs for 30 days. The code is valid once.",
            "Has the code expired? Ask for a new one within 10 minutes.",
            "Wir antworten in 2 Tagen.",
            "Réponse sous 48 heures.",
            "valid",
        ] {
            assert_eq!(minutes(text), [0; 0], "{text}");
        }
    }

    #[test]
    fn cognito_decides_what_is_right() {
        for (kind, right, wrong) in [
            (Kind::SignUp, &[DAY][..], &[HOUR, 10, 2 * DAY][..]),
            (Kind::ForgotPassword, &[HOUR], &[DAY, 15]),
            (Kind::Authentication, &[3, 15], &[DAY, HOUR, 30, 1]),
            (
                Kind::AdminCreateUser,
                &[DAY, 7 * DAY, 365 * DAY],
                &[HOUR, 10, 366 * DAY],
            ),
        ] {
            assert!(
                right.iter().all(|minutes| is_right(kind, *minutes)),
                "{kind:?}"
            );
            assert!(
                !wrong.iter().any(|minutes| is_right(kind, *minutes)),
                "{kind:?}"
            );
        }
    }

    #[test]
    fn the_words_are_those_of_the_text() {
        let stated = stated("有効期間は24時間です。It is valid for 10 Minutes!");
        let words: Vec<&str> = stated.iter().map(|stated| stated.words.as_str()).collect();
        assert_eq!(words, ["24時間", "10 Minutes"]);
    }
}
