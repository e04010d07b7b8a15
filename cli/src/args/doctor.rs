//! Arguments of `signet doctor`.

use std::net::SocketAddr;

use clap::{ArgGroup, Args, ValueEnum};
use doctor::catalog::Check;
use doctor::finding::Hop;
use sending::arn::UserPoolArn;

/// Arguments of `signet doctor`.
#[derive(Debug, Args)]
#[command(
    group(ArgGroup::new("subject").required(true).multiple(true).args([
        "user_pool_id", "stack", "all", "list", "explain", "permissions",
    ])),
    group(ArgGroup::new("pools").args(["user_pool_id", "stack", "all"])),
    after_help = "\
It reads and changes nothing, unless --probe is given and confirmed. Credentials come from where AWS CLI
takes them; with --permissions it prints the policy that allows every call.

--user: the user is looked up by ListUsers if the name is an address, else by AdminGetUser. AWS counts a
user that AdminGetUser returns as active in this month, which may be billed.

Examples:
  signet doctor --user-pool-id eu-west-1_AbC123
  signet doctor --user-pool-id eu-west-1_AbC123 --user anna@example.org
  signet doctor --stack users --deny risks          # after a deployment
  signet doctor --all --region eu-west-1 --format json
  signet doctor --explain ses-sandbox

Exit codes: 0 nothing broken, 1 broken (with --deny risks also risks), 2 could not run, 3 nothing broken,
but something that decides could not be read (with --allow-unknown 0)."
)]
pub struct DoctorArguments {
    /// The user pool, by its id or ARN
    #[arg(long, value_name = "ID", value_parser = pool)]
    pub user_pool_id: Option<Pool>,
    /// The user pools of a CloudFormation stack
    #[arg(long, value_name = "NAME", conflicts_with = "user_pool_id")]
    pub stack: Option<String>,
    /// Every user pool of the Region
    #[arg(long, conflicts_with_all = ["user_pool_id", "stack", "user", "probe"])]
    pub all: bool,
    /// A user who waits for a mail, by user name or address
    #[arg(long, value_name = "NAME|ADDRESS", requires = "pools")]
    pub user: Option<String>,
    /// The Region; without it, the pool's own, or that of the environment or profile
    #[arg(long, value_name = "REGION")]
    pub region: Option<String>,
    /// The profile of the credentials
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,
    /// The format of the output
    #[arg(long, value_enum, default_value_t = DoctorFormat::Text)]
    pub format: DoctorFormat,
    /// Run only these checks; may be repeated
    #[arg(long, value_name = "HOP|ID", value_delimiter = ',', value_parser = only)]
    pub only: Vec<String>,
    /// Fail on these findings, too
    #[arg(long, value_enum, value_name = "STATE")]
    pub deny: Option<DenyState>,
    /// Do not fail if something could not be read
    #[arg(long)]
    pub allow_unknown: bool,
    /// The DNS server to ask, in place of the system's
    #[arg(long, value_name = "IP[:PORT]", value_parser = doctor::resolver::parse)]
    pub resolver: Option<SocketAddr>,
    /// Ask no DNS server
    #[arg(long, conflicts_with = "resolver")]
    pub no_dns: bool,
    /// The time for all answers about a pool
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..=600))]
    pub timeout: u64,
    /// Print addresses as they are; without it, they are masked
    #[arg(long)]
    pub show_addresses: bool,
    /// Show also what is right, and everything that is unknown
    #[arg(long, short)]
    pub verbose: bool,
    /// Allow calls that AWS bills (GetEmailAddressInsights)
    #[arg(long)]
    pub paid: bool,
    /// Send one mail: a throw-away user at the mailbox simulator of SES; asks first
    #[arg(long, requires = "pools")]
    pub probe: bool,
    /// List all checks
    #[arg(long)]
    pub list: bool,
    /// Explain a check and its fix; without an id, list all checks
    #[arg(long, value_name = "ID", num_args = 0..=1, default_missing_value = "")]
    pub explain: Option<String>,
    /// Print the read-only policy that every call needs, for the pool and Region that are given
    #[arg(long)]
    pub permissions: bool,
}

/// The formats of `signet doctor`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DoctorFormat {
    /// For people: the first broken step in one sentence, then each finding with its fix
    Text,
    /// For programs; docs/doctor.schema.json is its schema
    Json,
}

/// The states of `--deny`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DenyState {
    /// Risks
    Risks,
}

/// A user pool, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pool {
    /// The id.
    pub id: String,
    /// The Region in its id or ARN.
    pub region: String,
}

/// Reads a pool's id, `<region>_<id>`, or its ARN.
fn pool(text: &str) -> Result<Pool, String> {
    if text.starts_with("arn:") {
        let arn = UserPoolArn::parse(text).map_err(|error| error.to_string())?;
        return pool(&arn.pool);
    }
    let is_region = |region: &str| region.split('-').count() >= 3;
    match text.split_once('_') {
        Some((region, rest)) if is_region(region) && is_word(rest) => Ok(Pool {
            id: text.to_owned(),
            region: region.to_owned(),
        }),
        _ => Err("a user pool's id is of the form eu-west-1_AbC123".to_owned()),
    }
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// Checks that a hop or a check has this name.
fn only(text: &str) -> Result<String, String> {
    if Hop::of_name(text).is_some() || Check::of_id(text).is_some() {
        return Ok(text.to_owned());
    }
    let hops: Vec<&str> = Hop::ALL.into_iter().map(Hop::name).collect();
    Err(format!(
        "no hop and no check has this name: the hops are {}, and signet doctor --list has the checks",
        hops.join(", ")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pool_is_an_id_or_an_arn() {
        let expected = Pool {
            id: "us-gov-west-1_AbC123".to_owned(),
            region: "us-gov-west-1".to_owned(),
        };
        let arn =
            "arn:aws-us-gov:cognito-idp:us-gov-west-1:123456789012:userpool/us-gov-west-1_AbC123";
        for text in ["us-gov-west-1_AbC123", arn] {
            assert_eq!(pool(text), Ok(expected.clone()), "{text}");
        }
        for text in [
            "",
            "AbC123",
            "eu-west-1_",
            "eu-west-1_a b",
            "eu-west-1:0a1b2c3d-identity-pool",
            "arn:aws:cognito-identity:eu-west-1:123456789012:identitypool/eu-west-1:0a1b",
        ] {
            assert!(pool(text).is_err(), "{text}");
        }
    }

    #[test]
    fn only_takes_hops_and_ids() {
        assert_eq!(only("account"), Ok("account".to_owned()));
        assert!(only("acount").unwrap_err().contains("account"));
    }
}
