//! Checks of the pool's way to verify, as the environment states it.

use custom_message::message::Verification;

use crate::commands::lint::finding::{Finding, Findings};
use crate::commands::lint::rule;

/// Warns of confirmation links: programs that scan mail open them.
pub fn check(verification: Verification, findings: &mut Findings) {
    if verification == Verification::Link {
        let text = "VERIFICATION=link: a program that scans mail opens the link and so confirms the sign-up, also for an address that somebody else typed";
        findings.add(Finding::new(&rule::LINK_SCANNERS, text));
    }
}
