//! The authorities that sign the certificates of AWS's endpoints.

/// The five roots of Amazon Trust Services, which sign the certificates of SES, KMS and S3, as PEM. Reading
/// the system's bundle instead costs 3 ms at every cold start.
pub const AMAZON_ROOTS: &str = include_str!("amazon-roots.pem");

/// Returns false for China and the isolated partitions, which have other authorities: there the
/// system's bundle is used.
#[must_use]
pub fn has_amazon_roots(region: &str) -> bool {
    let elsewhere =
        region.starts_with("cn-") || region.contains("-iso") || region.starts_with("eusc-");
    !elsewhere
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amazons_roots_are_for_amazons_partitions() {
        for region in ["us-east-1", "us-gov-west-1", "eu-central-2", ""] {
            assert!(has_amazon_roots(region), "{region}");
        }
        for region in [
            "cn-north-1",
            "us-iso-east-1",
            "us-isob-east-1",
            "eusc-de-east-1",
        ] {
            assert!(!has_amazon_roots(region), "{region}");
        }
    }
}
