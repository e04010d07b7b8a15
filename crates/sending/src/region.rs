//! The SES Regions that a user pool's Region sends through, and the principals to trust there.
//!
//! Sources, one for each line of [`TABLE`]:
//!
//! - [`RowSource::Guide`]: the table of Regions in "Email settings for Amazon Cognito user pools", read
//!   in 2026-10.
//! - [`RowSource::Schemas`]: not in the guide's table. CloudFormation's resource schemas of 2026-10-20
//!   list `AWS::Cognito::UserPool` there. Whether the same schemas list `AWS::SES::EmailIdentity` is
//!   [`offers_ses`].
//! - [`RowSource::Runbook`]: not in the guide's table. A public runbook of 2026 says what worked.
//!
//! The table changes, so it is data. Where it is out of date it refuses nothing: a Region that the
//! guide does not list is a warning, and the policy trusts the global and the Regional principals.

/// The way that mail takes out of a user pool's Region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Category {
    /// Through SES of its own Region, or of any of [`SHARED_REGIONS`].
    Shared,
    /// Through SES of its own Region only.
    Own,
    /// Through SES of another Region, with a principal of the pool's Region: Cognito uses no SES in
    /// the pool's own, as far as the guide says.
    Alternate {
        /// The Region of the identity for a pool with `DEVELOPER`.
        developer: &'static str,
        /// The other Region that Cognito sends from with `COGNITO_DEFAULT`.
        default_only: &'static str,
    },
    /// Not in the guide's table.
    Unlisted {
        /// The Region of the identity that has been seen to work.
        seen: Option<&'static str>,
    },
}

/// The source of one line of [`TABLE`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowSource {
    /// The Cognito guide's table.
    Guide,
    /// CloudFormation's resource schemas of 2026-10-20.
    Schemas,
    /// A public runbook of 2026.
    Runbook,
}

/// The SES Regions that every pool of [`Category::Shared`] may use.
pub const SHARED_REGIONS: [&str; 3] = ["us-east-1", "us-west-2", "eu-west-1"];

/// The principals of pools that need no Regional one: the first from the SES guide, the second from
/// the Cognito guide. Each guide names only one, so a policy lists both.
pub const GLOBAL_PRINCIPALS: [&str; 2] = [
    "cognito-idp.amazonaws.com",
    "email.cognito-idp.amazonaws.com",
];

type Row = (&'static str, Category, RowSource);

const fn shared(region: &'static str) -> Row {
    (region, Category::Shared, RowSource::Guide)
}

const fn own(region: &'static str) -> Row {
    (region, Category::Own, RowSource::Guide)
}

const fn alternate(
    region: &'static str,
    developer: &'static str,
    default_only: &'static str,
) -> Row {
    let category = Category::Alternate {
        developer,
        default_only,
    };
    (region, category, RowSource::Guide)
}

const fn unlisted(region: &'static str) -> Row {
    (
        region,
        Category::Unlisted { seen: None },
        RowSource::Schemas,
    )
}

const fn seen(region: &'static str, identity: &'static str) -> Row {
    let category = Category::Unlisted {
        seen: Some(identity),
    };
    (region, category, RowSource::Runbook)
}

/// The Regions of user pools.
pub const TABLE: &[Row] = &[
    shared("us-east-1"),
    shared("us-west-2"),
    shared("eu-west-1"),
    shared("us-east-2"),
    shared("ca-central-1"),
    shared("ap-northeast-1"),
    shared("ap-northeast-2"),
    shared("ap-south-1"),
    shared("ap-southeast-1"),
    shared("ap-southeast-2"),
    shared("eu-west-2"),
    shared("eu-central-1"),
    own("us-west-1"),
    own("ap-northeast-3"),
    own("ap-southeast-3"),
    own("eu-west-3"),
    own("eu-north-1"),
    own("eu-south-1"),
    own("me-south-1"),
    own("sa-east-1"),
    own("il-central-1"),
    own("af-south-1"),
    alternate("ca-west-1", "ca-central-1", "us-west-1"),
    alternate("mx-central-1", "us-east-1", "us-west-2"),
    alternate("ap-east-1", "ap-southeast-1", "ap-northeast-1"),
    alternate("ap-southeast-5", "ap-southeast-2", "ap-southeast-1"),
    alternate("ap-southeast-7", "ap-southeast-1", "ap-south-1"),
    alternate("ap-south-2", "ap-south-1", "ap-southeast-1"),
    alternate("ap-southeast-4", "ap-southeast-2", "ap-southeast-1"),
    alternate("eu-central-2", "eu-central-1", "eu-west-2"),
    alternate("eu-south-2", "eu-west-3", "eu-north-1"),
    alternate("me-central-1", "eu-central-1", "eu-west-2"),
    seen("ap-east-2", "ap-northeast-2"),
    unlisted("ap-southeast-6"),
    unlisted("eu-isoe-west-1"),
    unlisted("eusc-de-east-1"),
    unlisted("us-gov-east-1"),
    unlisted("us-gov-west-1"),
    unlisted("us-iso-east-1"),
    unlisted("us-iso-west-1"),
    unlisted("us-isob-east-1"),
    unlisted("us-isob-west-1"),
    unlisted("us-isof-east-1"),
    unlisted("us-isof-south-1"),
];

/// The Regions of user pools where the schemas of 2026-10-20 list no `AWS::SES::EmailIdentity`.
const WITHOUT_SES: [&str; 7] = [
    "ap-east-1",
    "ap-east-2",
    "ap-southeast-4",
    "ap-southeast-6",
    "ap-southeast-7",
    "eu-south-2",
    "mx-central-1",
];

/// Returns false for a Region that is known to have no SES of its own.
#[must_use]
pub fn offers_ses(region: &str) -> bool {
    !WITHOUT_SES.contains(&region)
}

/// Returns the category of a pool's Region.
#[must_use]
pub fn category(pool_region: &str) -> Category {
    let row = TABLE.iter().find(|(region, ..)| *region == pool_region);
    row.map_or(Category::Unlisted { seen: None }, |(_, category, _)| {
        *category
    })
}

/// Returns the service principals that an identity in `identity_region` must trust for a pool in
/// `pool_region`.
#[must_use]
pub fn principals(pool_region: &str, identity_region: &str) -> Vec<String> {
    match category(pool_region) {
        Category::Shared | Category::Own => global(),
        Category::Alternate { .. } if is_listed(pool_region, identity_region) => {
            vec![regional(pool_region)]
        }
        // The guide does not say which of the two Cognito uses there.
        Category::Alternate { .. } | Category::Unlisted { .. } => {
            let mut principals = global();
            principals.push(regional(pool_region));
            principals
        }
    }
}

/// Returns the service principals for the pools of every Region that may send through an identity in
/// `identity_region`.
#[must_use]
pub fn principals_of_all_pools(identity_region: &str) -> Vec<String> {
    let sends_through = |category: &Category, region: &str| match category {
        Category::Shared | Category::Own => false,
        Category::Alternate {
            developer,
            default_only,
        } => [*developer, *default_only, region].contains(&identity_region),
        Category::Unlisted { seen } => [seen.unwrap_or(region), region].contains(&identity_region),
    };
    let regional = TABLE
        .iter()
        .filter(|(region, category, _)| sends_through(category, region))
        .map(|(region, ..)| regional(region));
    global().into_iter().chain(regional).collect()
}

/// Returns true for a principal of one Region, such as `cognito-idp.eu-central-2.amazonaws.com`.
#[must_use]
pub fn is_regional(principal: &str) -> bool {
    !GLOBAL_PRINCIPALS.contains(&principal)
}

fn global() -> Vec<String> {
    GLOBAL_PRINCIPALS.map(String::from).to_vec()
}

fn regional(region: &str) -> String {
    format!("cognito-idp.{region}.amazonaws.com")
}

/// Returns true if the guide's table names `identity_region` for pools in `pool_region`, with
/// `DEVELOPER` or with `COGNITO_DEFAULT`.
fn is_listed(pool_region: &str, identity_region: &str) -> bool {
    identity_regions(pool_region, false).contains(&identity_region)
}

/// Returns the SES Regions where the identity may be, as the guide has it; empty if the guide does not
/// list the pool's Region. `developer` is true for a pool with `DEVELOPER`: an alternate Region then
/// has only one.
#[must_use]
pub fn identity_regions(pool_region: &str, developer: bool) -> Vec<&str> {
    match category(pool_region) {
        Category::Shared => {
            let others = SHARED_REGIONS
                .into_iter()
                .filter(|other| *other != pool_region);
            std::iter::once(pool_region).chain(others).collect()
        }
        Category::Own => vec![pool_region],
        Category::Alternate {
            developer: only, ..
        } if developer => vec![only],
        Category::Alternate {
            developer,
            default_only,
        } => vec![developer, default_only],
        Category::Unlisted { .. } => vec![],
    }
}

#[cfg(test)]
mod tests;
