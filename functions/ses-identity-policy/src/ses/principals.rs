//! The principals of a policy when SES does not know one of them.

use super::error::SesError;
use sending::region::is_regional;

/// Returns the principals without those that the message names, else without the Regional ones, which
/// are the uncertain ones.
pub(super) fn without_refused(principals: &[String], message: &str) -> Vec<String> {
    // A global principal's name is part of another's, so whole words are compared.
    let words: Vec<&str> = message
        .split(|c: char| !(c.is_ascii_alphanumeric() || c == '.' || c == '-'))
        .map(|word| word.trim_matches('.'))
        .collect();
    let is_named = |principal: &&String| words.contains(&principal.as_str());
    let kept: Vec<String> = principals
        .iter()
        .filter(|principal| !is_named(principal))
        .cloned()
        .collect();
    if kept.len() < principals.len() {
        return kept;
    }
    let global = principals
        .iter()
        .filter(|principal| !is_regional(principal));
    global.cloned().collect()
}

/// Returns the warning on the principals that SES does not take.
pub(super) fn dropped_warning(all: &[String], kept: &[String], refused: &SesError) -> String {
    let dropped: Vec<&str> = all
        .iter()
        .filter(|principal| !kept.contains(principal))
        .map(String::as_str)
        .collect();
    format!(
        "SES in {} does not take the principal {}, so the policy trusts only {} ({})",
        refused.region,
        dropped.join(", "),
        kept.join(", "),
        refused.message
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_refused_principal_is_left_out() {
        let principals = sending::region::principals("ap-east-2", "ap-northeast-2");
        let regional = "cognito-idp.ap-east-2.amazonaws.com";
        for (message, kept) in [
            ("Invalid principal in policy", &principals[..2]),
            (&format!("Invalid principal: {regional}."), &principals[..2]),
            (
                "Invalid principal: \"cognito-idp.amazonaws.com\"",
                &principals[1..],
            ),
        ] {
            assert_eq!(without_refused(&principals, message), kept, "{message}");
        }
        let global = &principals[..2];
        assert!(without_refused(global, "Invalid principal").len() == 2);
    }
}
