//! Endpoints: the URL of a service in a Region, and the Region that a request is signed for.

use std::collections::BTreeMap;

use sending::arn::partition_of;

use super::service::Service;

/// The place of a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    /// Scheme and host, and perhaps a path, without a slash at the end.
    pub url: String,
    /// The Region of the signature.
    pub signing_region: String,
}

/// The choice of endpoints: AWS's own, or what the environment or a profile says.
#[derive(Debug, Clone, Default)]
pub struct Endpoints {
    /// URLs given for a service, by its name.
    pub given: BTreeMap<&'static str, String>,
    /// True if the hosts of FIPS 140 are to be used.
    pub fips: bool,
}

/// The domain of each partition's hosts, and the place of IAM, which is one service for a partition
/// (AWS's endpoint data; "AWS Identity and Access Management endpoints").
const PARTITIONS: [(&str, &str, &str, &str); 8] = [
    ("aws", "amazonaws.com", "iam.amazonaws.com", "us-east-1"),
    (
        "aws-us-gov",
        "amazonaws.com",
        "iam.us-gov.amazonaws.com",
        "us-gov-west-1",
    ),
    (
        "aws-cn",
        "amazonaws.com.cn",
        "iam.cn-north-1.amazonaws.com.cn",
        "cn-north-1",
    ),
    (
        "aws-iso",
        "c2s.ic.gov",
        "iam.us-iso-east-1.c2s.ic.gov",
        "us-iso-east-1",
    ),
    (
        "aws-iso-b",
        "sc2s.sgov.gov",
        "iam.us-isob-east-1.sc2s.sgov.gov",
        "us-isob-east-1",
    ),
    (
        "aws-iso-e",
        "cloud.adc-e.uk",
        "iam.eu-isoe-west-1.cloud.adc-e.uk",
        "eu-isoe-west-1",
    ),
    (
        "aws-iso-f",
        "csp.hci.ic.gov",
        "iam.us-isof-south-1.csp.hci.ic.gov",
        "us-isof-south-1",
    ),
    (
        "aws-eusc",
        "amazonaws.eu",
        "iam.eusc-de-east-1.amazonaws.eu",
        "eusc-de-east-1",
    ),
];

/// The services whose hosts in GovCloud have a second name for FIPS. The hosts of the others keep to
/// FIPS anyway.
const FIPS_IN_GOVCLOUD: [&str; 5] = ["cognito-idp", "sesv2", "lambda", "kms", "firehose"];

impl Endpoints {
    /// Returns the endpoint of a service. `region` is the Region that is asked about; IAM has one place
    /// for all Regions of a partition.
    #[must_use]
    pub fn of(&self, service: &Service, region: &str) -> Endpoint {
        let (partition, domain, iam, iam_region) = partition(region);
        let (host, signing_region) = if service.name == "iam" {
            (iam.to_owned(), iam_region)
        } else {
            let label = self.label(service, partition);
            (format!("{label}.{region}.{domain}"), region)
        };
        let given = self.given.get(service.name);
        Endpoint {
            url: given.map_or_else(
                || format!("https://{host}"),
                |url| url.trim_end_matches('/').to_owned(),
            ),
            signing_region: signing_region.to_owned(),
        }
    }

    fn label(&self, service: &Service, partition: &str) -> String {
        let has_own = partition != "aws-us-gov" || FIPS_IN_GOVCLOUD.contains(&service.name);
        let suffix = if self.fips && has_own { "-fips" } else { "" };
        format!("{}{suffix}", service.host)
    }
}

fn partition(region: &str) -> (&'static str, &'static str, &'static str, &'static str) {
    let name = partition_of(region);
    let row = PARTITIONS.iter().find(|row| row.0 == name);
    *row.expect("every partition of `sending::arn` has a row")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::service::SERVICES;

    fn service(name: &str) -> &'static Service {
        let mut all = SERVICES.iter();
        all.find(|service| service.name == name).unwrap()
    }

    fn url(name: &str, region: &str) -> String {
        Endpoints::default().of(service(name), region).url
    }

    #[test]
    fn every_partition_has_its_domain() {
        for (region, expected) in [
            ("eu-west-1", "https://email.eu-west-1.amazonaws.com"),
            ("us-gov-west-1", "https://email.us-gov-west-1.amazonaws.com"),
            ("cn-north-1", "https://email.cn-north-1.amazonaws.com.cn"),
            (
                "eusc-de-east-1",
                "https://email.eusc-de-east-1.amazonaws.eu",
            ),
            ("us-iso-east-1", "https://email.us-iso-east-1.c2s.ic.gov"),
            (
                "us-isob-east-1",
                "https://email.us-isob-east-1.sc2s.sgov.gov",
            ),
        ] {
            assert_eq!(url("sesv2", region), expected);
        }
    }

    #[test]
    fn iam_is_one_service_for_a_partition() {
        let iam = service("iam");
        let endpoint = Endpoints::default().of(iam, "ap-southeast-2");
        assert_eq!(endpoint.url, "https://iam.amazonaws.com");
        assert_eq!(endpoint.signing_region, "us-east-1");
        let china = Endpoints::default().of(iam, "cn-northwest-1");
        assert_eq!(china.url, "https://iam.cn-north-1.amazonaws.com.cn");
        assert_eq!(china.signing_region, "cn-north-1");
    }

    #[test]
    fn a_given_url_wins_and_the_region_of_the_signature_stays() {
        let endpoints = Endpoints {
            given: BTreeMap::from([("lambda", "http://127.0.0.1:4566/".to_owned())]),
            fips: false,
        };
        let endpoint = endpoints.of(service("lambda"), "eu-central-1");
        assert_eq!(endpoint.url, "http://127.0.0.1:4566");
        assert_eq!(endpoint.signing_region, "eu-central-1");
    }

    #[test]
    fn fips_has_hosts_of_its_own() {
        let endpoints = Endpoints {
            fips: true,
            ..Endpoints::default()
        };
        let url = |name, region| endpoints.of(service(name), region).url;
        assert_eq!(
            url("sesv2", "us-east-1"),
            "https://email-fips.us-east-1.amazonaws.com"
        );
        assert_eq!(
            url("logs", "us-gov-west-1"),
            "https://logs.us-gov-west-1.amazonaws.com"
        );
    }
}
