//! The result of a check: one finding for each id, with what was read and the fix.

/// A stage of the mail's way. The order is the order of the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hop {
    /// The user who waits for a mail.
    User,
    /// The pool's own settings.
    Pool,
    /// The functions that the pool calls.
    Trigger,
    /// Cognito's permission to send as the identity.
    Permission,
    /// The identity of SES.
    Identity,
    /// The account's SES.
    Account,
    /// The configuration set.
    ConfigurationSet,
    /// The records of the domains.
    Dns,
    /// The evidence of mail that left or did not.
    Delivery,
}

impl Hop {
    /// All hops, in the chain's order.
    pub const ALL: [Self; 9] = [
        Self::User,
        Self::Pool,
        Self::Trigger,
        Self::Permission,
        Self::Identity,
        Self::Account,
        Self::ConfigurationSet,
        Self::Dns,
        Self::Delivery,
    ];

    /// Returns the word of every format.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Pool => "pool",
            Self::Trigger => "trigger",
            Self::Permission => "permission",
            Self::Identity => "identity",
            Self::Account => "account",
            Self::ConfigurationSet => "configuration-set",
            Self::Dns => "dns",
            Self::Delivery => "delivery",
        }
    }

    /// Returns the hop of a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|hop| hop.name() == name)
    }
}

/// The state of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// A field proves that this is right.
    Ok,
    /// A field proves that mail does not leave or arrive.
    Broken,
    /// Mail may be filtered, or will stop.
    Risk,
    /// Not known: not allowed, not enabled, timed out, not in this partition.
    Unknown,
}

impl State {
    /// Returns the word of every format.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Broken => "broken",
            Self::Risk => "risk",
            Self::Unknown => "unknown",
        }
    }
}

/// A value that a finding rests on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Read {
    /// `sesv2 GetAccount`, or `dns TXT`.
    pub api: String,
    /// `ProductionAccessEnabled`, or the name that DNS was asked for.
    pub field: String,
    /// The value, or the error, as it was read. Addresses are masked.
    pub value: String,
    /// The Region that was asked; none for DNS.
    pub region: Option<String>,
}

/// The form of a fix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FixKind {
    /// A command line.
    Command,
    /// Lines of a CloudFormation template.
    CloudFormation,
    /// Lines of Terraform.
    Terraform,
    /// A sentence.
    Note,
}

impl FixKind {
    /// Returns the word of every format.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Command => "command",
            Self::CloudFormation => "cloudformation",
            Self::Terraform => "terraform",
            Self::Note => "note",
        }
    }
}

/// One way to fix a finding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fix {
    /// The form.
    pub kind: FixKind,
    /// The text, with Region, names and ARNs filled in.
    pub text: String,
}

/// The result of one check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The id in the catalog.
    pub id: &'static str,
    /// The stage of the mail's way.
    pub hop: Hop,
    /// The state.
    pub state: State,
    /// One sentence with the value that was read: lower case at its start, no full stop.
    pub message: String,
    /// The values that it rests on.
    pub read: Vec<Read>,
    /// The ways to fix it; empty if it is ok.
    pub fix: Vec<Fix>,
    /// True if an unknown here leaves open whether mail leaves: exit code 3.
    pub decisive: bool,
}
