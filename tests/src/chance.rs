//! Chance that depends on the request and on nothing else: no clock, no order of threads. The same seed
//! and the same words always give the same number.

/// A number below 100.
pub(crate) fn percentile(seed: u64, words: &[&[u8]]) -> u8 {
    let mut hash = Fnv::new();
    hash.add(&seed.to_le_bytes());
    for word in words {
        hash.add(&word.len().to_le_bytes());
        hash.add(word);
    }
    u8::try_from(hash.mixed() % 100).expect("below 100")
}

/// FNV-1a: the standard library's hash may change with a toolchain, and every fixed seed with it.
/// <https://datatracker.ietf.org/doc/html/draft-eastlake-fnv>
struct Fnv(u64);

impl Fnv {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    /// Murmur's last step, since FNV alone hardly moves the high bits for the last bytes.
    fn mixed(&self) -> u64 {
        let once = (self.0 ^ (self.0 >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        once ^ (once >> 33)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_comes_about_as_often() {
        let mut counts = [0; 100];
        for attempt in 0..10_000_u32 {
            counts[usize::from(percentile(7, &[b"GetAccount", &attempt.to_le_bytes()]))] += 1;
        }
        assert!(
            counts.iter().all(|count| (50..150).contains(count)),
            "{counts:?}"
        );
    }

    #[test]
    fn seed_and_words_matter_and_so_does_where_a_word_ends() {
        let draws = |seed, words: &[&[u8]]| -> Vec<u8> {
            (0..20_u8)
                .map(|n| percentile(seed, &[words, &[&[n]]].concat()))
                .collect()
        };
        let first = draws(1, &[b"ab", b"c"]);
        assert_eq!(first, draws(1, &[b"ab", b"c"]));
        assert_ne!(first, draws(2, &[b"ab", b"c"]));
        assert_ne!(first, draws(1, &[b"a", b"bc"]));
    }
}
