//! The table of Regions, and the principals that follow from it.

use super::*;
use std::collections::HashSet;

#[test]
fn every_region_is_listed_once() {
    let regions: HashSet<_> = TABLE.iter().map(|(region, ..)| region).collect();
    assert_eq!(regions.len(), TABLE.len());
    let of_the_guide = TABLE.iter().filter(|row| row.2 == RowSource::Guide);
    assert_eq!(of_the_guide.count(), 32);
    assert!(WITHOUT_SES.iter().all(|region| regions.contains(region)));
}

#[test]
fn only_the_guides_lines_have_a_category_of_the_guide() {
    for (region, category, source) in TABLE {
        let unlisted = matches!(category, Category::Unlisted { .. });
        assert_eq!(unlisted, *source != RowSource::Guide, "{region}");
    }
}

#[test]
fn alternates_point_at_regions_that_have_ses() {
    for (region, category, _) in TABLE {
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
    assert_eq!(principals("us-east-1", "us-east-1"), GLOBAL_PRINCIPALS);
    assert_eq!(principals("eu-north-1", "eu-north-1"), GLOBAL_PRINCIPALS);
    let regional = "cognito-idp.eu-central-2.amazonaws.com";
    assert_eq!(principals("eu-central-2", "eu-central-1"), [regional]);
    assert_eq!(principals("eu-central-2", "eu-west-2"), [regional]);
    let [one, other] = GLOBAL_PRINCIPALS;
    assert_eq!(
        principals("eu-central-2", "eu-central-2"),
        [one, other, regional]
    );
    for unlisted in [
        "ap-east-2",
        "ap-southeast-6",
        "us-gov-west-1",
        "xx-nowhere-9",
    ] {
        let regional = format!("cognito-idp.{unlisted}.amazonaws.com");
        assert_eq!(
            principals(unlisted, "ap-northeast-2"),
            [one, other, &regional]
        );
    }
}

#[test]
fn all_pools_need_the_principal_of_each_region_that_sends_there() {
    assert_eq!(principals_of_all_pools("us-east-2"), GLOBAL_PRINCIPALS);
    let [one, other] = GLOBAL_PRINCIPALS;
    assert_eq!(
        principals_of_all_pools("eu-central-1"),
        [
            one,
            other,
            "cognito-idp.eu-central-2.amazonaws.com",
            "cognito-idp.me-central-1.amazonaws.com"
        ]
    );
    assert_eq!(
        principals_of_all_pools("ap-northeast-2"),
        [one, other, "cognito-idp.ap-east-2.amazonaws.com"]
    );
    assert!(
        principals_of_all_pools("eu-central-2")
            .contains(&"cognito-idp.eu-central-2.amazonaws.com".to_owned())
    );
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
