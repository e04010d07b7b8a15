//! Damaged texts for the tests of readers: the same in every run.

use fastrand::Rng;

/// The longest text, in bytes. A reader's own bound is tested by tests of its own.
const LONGEST: usize = 16_384;

/// Returns `count` texts, each made of a seed by a few changes: bytes that flip, words of the format put in, parts
/// cut, doubled, repeated, or taken from another seed.
///
/// # Panics
/// Without a seed.
pub fn damaged<'a>(
    seeds: &'a [Vec<u8>],
    words: &'a [&str],
    count: usize,
    seed: u64,
) -> impl Iterator<Item = Vec<u8>> + 'a {
    assert!(!seeds.is_empty(), "texts are made of other texts");
    let mut chance = Rng::with_seed(seed);
    (0..count).map(move |_| {
        let mut text = chance.choice(seeds).expect("there is one").clone();
        for _ in 0..chance.usize(1..=4) {
            change(&mut text, seeds, words, &mut chance);
            text.truncate(LONGEST);
        }
        text
    })
}

fn change(text: &mut Vec<u8>, seeds: &[Vec<u8>], words: &[&str], chance: &mut Rng) {
    let (start, end) = part(text, chance);
    match chance.u8(..6) {
        0 => {
            if let Some(byte) = text.get_mut(start) {
                *byte ^= 1 << chance.u8(..8);
            }
        }
        1 => {
            let word = chance.choice(words).copied().unwrap_or("\0");
            text.splice(start..start, word.bytes());
        }
        2 => drop(text.drain(start..end)),
        3 => {
            let doubled = text[start..end].to_vec();
            text.splice(end..end, doubled);
        }
        4 => {
            let repeated = text[start..end.min(start + 32)].repeat(chance.usize(..64));
            text.splice(start..start, repeated);
        }
        _ => {
            let other = chance.choice(seeds).expect("there is one");
            let (from, to) = part(other, chance);
            text.splice(start..end, other[from..to].iter().copied());
        }
    }
}

/// A part of a text: from a place to a later one.
fn part(text: &[u8], chance: &mut Rng) -> (usize, usize) {
    let start = chance.usize(..=text.len());
    (
        start,
        start + chance.usize(..=(text.len() - start).min(200)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_texts_and_hardly_one_twice() {
        let seeds = [
            b"{{ code }} and more".to_vec(),
            b"{% if a %}b{% endif %}".to_vec(),
        ];
        let texts = |seed| damaged(&seeds, &["{{", "%}"], 1000, seed).collect::<Vec<_>>();
        assert_eq!(texts(1), texts(1));
        assert_ne!(texts(1), texts(2));
        let mut different = texts(1);
        different.sort();
        different.dedup();
        assert!(different.len() > 900, "{}", different.len());
    }
}
