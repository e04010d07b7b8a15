//! The mails that SES has accepted lately. Lambda may hand over an event twice, and SES has no key against
//! duplicates; the ciphertext's message id is one: the same in every try, another in each resend.

use std::collections::VecDeque;

/// As many are remembered: an environment handles one event at a time.
const REMEMBERED: usize = 64;

/// The ids of accepted mails.
#[derive(Debug, Default)]
pub struct Sent(VecDeque<Vec<u8>>);

impl Sent {
    /// Returns true if a mail of that id was accepted.
    #[must_use]
    pub fn holds(&self, id: &[u8]) -> bool {
        self.0.iter().any(|known| known == id)
    }

    /// Remembers a mail that SES said yes to.
    pub fn remember(&mut self, id: Vec<u8>) {
        if self.0.len() == REMEMBERED {
            self.0.pop_front();
        }
        self.0.push_back(id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_are_remembered() {
        let mut sent = Sent::default();
        for id in 0..=64_u8 {
            assert!(!sent.holds(&[id]));
            sent.remember(vec![id]);
        }
        assert!(!sent.holds(&[0]));
        assert!((1..=64).all(|id| sent.holds(&[id])));
        assert_eq!(sent.0.len(), REMEMBERED);
    }
}
