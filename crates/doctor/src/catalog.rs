//! The checks as a table: what each asks for, why it stops mail, the fix, the operations that it reads.
//!
//! `docs/doctor.md`, `--list` and `--explain` are made from this table, and a test holds the read-only
//! policy against it.

use crate::finding::Hop;
use crate::operation::Operation;

/// One check.
#[derive(Debug)]
pub struct Check {
    /// The id, in kebab case.
    pub id: &'static str,
    /// The stage of the mail's way.
    pub hop: Hop,
    /// The requirement, in one line.
    pub title: &'static str,
    /// The reason why mail stops or may be filtered otherwise.
    pub reason: &'static str,
    /// The fix in general. A finding has it for the account.
    pub fix: &'static str,
    /// The operations that the check reads, besides DescribeUserPool.
    pub reads: &'static [Operation],
    /// True if the check may end in `broken`.
    pub breaks: bool,
    /// True if the check is about the way through SES, which a custom sender need not take.
    pub is_of_ses: bool,
}

impl Check {
    /// Returns the check of an id.
    #[must_use]
    pub fn of_id(id: &str) -> Option<&'static Self> {
        checks().find(|check| check.id == id)
    }
}

/// Returns all checks, in the chain's order.
pub fn checks() -> impl Iterator<Item = &'static Check> {
    let hops = [
        user::CHECKS,
        pool::CHECKS,
        trigger::CHECKS,
        permission::CHECKS,
        identity::CHECKS,
        account::CHECKS,
        configuration_set::CHECKS,
        dns::CHECKS,
        delivery::CHECKS,
    ];
    hops.into_iter().flatten().copied()
}

/// Makes the table of a hop. `Breaks` or `Warns`: the worst state of the check. `Ses` or `Own`: a check
/// of the way through SES, or of the pool's own.
macro_rules! hop {
    ($hop:ident: $($name:ident $id:literal $worst:ident $way:ident [$($operation:ident),*]
        $title:literal $reason:literal $fix:literal;)*) => {
        use super::Check;
        use crate::finding::Hop;
        #[allow(unused_imports, reason = "a hop of DNS alone reads no operation")]
        use crate::operation::Operation;

        $(
            #[doc = $title]
            pub(crate) static $name: Check = Check {
                id: $id,
                hop: Hop::$hop,
                title: $title,
                reason: $reason,
                fix: $fix,
                reads: &[$(Operation::$operation),*],
                breaks: super::worst::$worst,
                is_of_ses: super::way::$way,
            };
        )*
        pub(super) static CHECKS: &[&Check] = &[$(&$name),*];
    };
}

#[allow(non_upper_case_globals, reason = "words of the table")]
mod worst {
    pub(super) const Breaks: bool = true;
    pub(super) const Warns: bool = false;
}

#[allow(non_upper_case_globals, reason = "words of the table")]
mod way {
    pub(super) const Ses: bool = true;
    pub(super) const Own: bool = false;
}

pub(crate) mod account;
pub(crate) mod configuration_set;
pub(crate) mod delivery;
pub(crate) mod dns;
pub(crate) mod identity;
pub(crate) mod permission;
pub(crate) mod pool;
pub(crate) mod trigger;
pub(crate) mod user;
