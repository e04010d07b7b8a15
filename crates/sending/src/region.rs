//! The SES Regions that a user pool's Region sends through, and the principals to trust there.
//!
//! Source: "Email settings for Amazon Cognito user pools", the table of Regions, as of 2026-10. The
//! table changes, so it is data, and a Region that it does not list is only a warning.

/// The way that mail takes out of a user pool's Region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Category {
    /// Through SES of its own Region, or of any of [`SHARED_REGIONS`].
    Shared,
    /// Through SES of its own Region only.
    Own,
    /// Through SES of another Region, with a principal of the pool's Region: Cognito uses no SES in
    /// the pool's own.
    Alternate {
        /// The Region of the identity for a pool with `DEVELOPER`.
        developer: &'static str,
        /// The other Region that Cognito sends from with `COGNITO_DEFAULT`.
        default_only: &'static str,
    },
    /// Not in the table.
    Unknown,
}

/// The SES Regions that every pool of [`Category::Shared`] may use.
pub const SHARED_REGIONS: [&str; 3] = ["us-east-1", "us-west-2", "eu-west-1"];

/// The principals of pools that need no Regional one: the first from the SES guide, the second from
/// the Cognito guide. Each guide names only one, so a policy lists both.
pub const GLOBAL_PRINCIPALS: [&str; 2] = [
    "cognito-idp.amazonaws.com",
    "email.cognito-idp.amazonaws.com",
];

const fn alternate(developer: &'static str, default_only: &'static str) -> Category {
    Category::Alternate {
        developer,
        default_only,
    }
}

/// The Regions of Cognito's table.
pub const TABLE: &[(&str, Category)] = &[
    ("us-east-1", Category::Shared),
    ("us-west-2", Category::Shared),
    ("eu-west-1", Category::Shared),
    ("us-east-2", Category::Shared),
    ("ca-central-1", Category::Shared),
    ("ap-northeast-1", Category::Shared),
    ("ap-northeast-2", Category::Shared),
    ("ap-south-1", Category::Shared),
    ("ap-southeast-1", Category::Shared),
    ("ap-southeast-2", Category::Shared),
    ("eu-west-2", Category::Shared),
    ("eu-central-1", Category::Shared),
    ("us-west-1", Category::Own),
    ("ap-northeast-3", Category::Own),
    ("ap-southeast-3", Category::Own),
    ("eu-west-3", Category::Own),
    ("eu-north-1", Category::Own),
    ("eu-south-1", Category::Own),
    ("me-south-1", Category::Own),
    ("sa-east-1", Category::Own),
    ("il-central-1", Category::Own),
    ("af-south-1", Category::Own),
    ("ca-west-1", alternate("ca-central-1", "us-west-1")),
    ("mx-central-1", alternate("us-east-1", "us-west-2")),
    ("ap-east-1", alternate("ap-southeast-1", "ap-northeast-1")),
    (
        "ap-southeast-5",
        alternate("ap-southeast-2", "ap-southeast-1"),
    ),
    ("ap-southeast-7", alternate("ap-southeast-1", "ap-south-1")),
    ("ap-south-2", alternate("ap-south-1", "ap-southeast-1")),
    (
        "ap-southeast-4",
        alternate("ap-southeast-2", "ap-southeast-1"),
    ),
    ("eu-central-2", alternate("eu-central-1", "eu-west-2")),
    ("eu-south-2", alternate("eu-west-3", "eu-north-1")),
    ("me-central-1", alternate("eu-central-1", "eu-west-2")),
];

/// Returns the category of a pool's Region.
#[must_use]
pub fn category(pool_region: &str) -> Category {
    let row = TABLE.iter().find(|(region, _)| *region == pool_region);
    row.map_or(Category::Unknown, |(_, category)| *category)
}

/// Returns the service principals that an identity must trust for a pool in this Region.
#[must_use]
pub fn principals(pool_region: &str) -> Vec<String> {
    match category(pool_region) {
        Category::Alternate { .. } => vec![format!("cognito-idp.{pool_region}.amazonaws.com")],
        Category::Shared | Category::Own | Category::Unknown => {
            GLOBAL_PRINCIPALS.map(String::from).to_vec()
        }
    }
}

/// Returns the SES Regions where the identity may be; empty if the table does not list the pool's
/// Region. `developer` is true for a pool with `DEVELOPER`: an alternate Region then has only one.
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
        Category::Unknown => vec![],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_region_is_listed_once() {
        let regions: HashSet<_> = TABLE.iter().map(|(region, _)| region).collect();
        assert_eq!(regions.len(), TABLE.len());
        assert_eq!(TABLE.len(), 32);
    }

    #[test]
    fn alternates_point_at_regions_that_have_ses() {
        for (region, category) in TABLE {
            if let Category::Alternate {
                developer,
                default_only,
            } = category
            {
                for target in [developer, default_only] {
                    let there = super::category(target);
                    assert!(
                        matches!(there, Category::Shared | Category::Own),
                        "{region} → {target}"
                    );
                }
            }
        }
    }

    #[test]
    fn principals_by_category() {
        assert_eq!(principals("us-east-1"), GLOBAL_PRINCIPALS);
        assert_eq!(principals("eu-north-1"), GLOBAL_PRINCIPALS);
        assert_eq!(
            principals("eu-central-2"),
            ["cognito-idp.eu-central-2.amazonaws.com"]
        );
        assert_eq!(principals("xx-nowhere-9"), GLOBAL_PRINCIPALS);
    }

    #[test]
    fn regions_by_category() {
        assert_eq!(
            identity_regions("us-east-1", true),
            ["us-east-1", "us-west-2", "eu-west-1"]
        );
        assert_eq!(
            identity_regions("eu-central-1", true),
            ["eu-central-1", "us-east-1", "us-west-2", "eu-west-1"]
        );
        assert_eq!(identity_regions("us-west-1", true), ["us-west-1"]);
        assert_eq!(identity_regions("eu-central-2", true), ["eu-central-1"]);
        assert_eq!(
            identity_regions("eu-central-2", false),
            ["eu-central-1", "eu-west-2"]
        );
        assert!(identity_regions("xx-nowhere-9", true).is_empty());
    }
}
