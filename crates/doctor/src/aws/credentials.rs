//! Credentials as people have them: profiles, SSO, roles, web identity, processes, containers, all by
//! aws-config; what that does not know (`aws login`, a code of MFA) by AWS CLI, where there is one.

use std::collections::BTreeMap;
use std::path::PathBuf;

use aws_config::default_provider::region::DefaultRegionChain;
use aws_config::profile::ProfileFileCredentialsProvider;
use aws_config::provider_config::ProviderConfig;
use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_credential_types::Credentials;
use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use aws_smithy_types::error::display::DisplayErrorContext;
use aws_types::service_config::ServiceConfigKey;

use super::client::Client;
use super::endpoint::Endpoints;
use super::http::{BadBundle, Trust};
use super::service::SERVICES;
use super::{export, service::Service};

/// The choice on the command line or in the environment.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    /// The profile; it beats keys in the environment, as it does in AWS CLI.
    pub profile: Option<String>,
    /// The Region.
    pub region: Option<String>,
    /// `AWS_CA_BUNDLE`.
    pub certificates: Option<PathBuf>,
}

/// A reason why nothing can be asked.
#[derive(Debug)]
pub enum NoAccess {
    /// The file of certificates is unusable.
    Certificates(BadBundle),
    /// The SSO session of a profile has ended, or never began.
    SsoEnded {
        /// The profile, if one was named.
        profile: Option<String>,
    },
    /// There are no credentials, for this reason.
    NoCredentials {
        /// AWS's words, or those of a library.
        reason: String,
    },
}

impl std::fmt::Display for NoAccess {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Certificates(bundle) => bundle.fmt(f),
            Self::SsoEnded { profile } => {
                let option = profile.as_ref().map(|name| format!(" --profile {name}"));
                let option = option.unwrap_or_default();
                write!(
                    f,
                    "the SSO session has ended: sign in with `aws sso login{option}`"
                )
            }
            Self::NoCredentials { reason } => write!(
                f,
                "no AWS credentials: {reason}; name a profile with --profile, or set the variables with \
                 `eval \"$(aws configure export-credentials --format env)\"`"
            ),
        }
    }
}

impl std::error::Error for NoAccess {}

/// A client, and the Region of the settings.
#[derive(Debug)]
pub struct Access {
    /// The client.
    pub client: Client,
    /// The Region of the command line, the environment or the profile.
    pub region: Option<String>,
}

impl Access {
    /// Finds credentials, endpoints and the Region.
    ///
    /// # Errors
    /// If there are no credentials, or the certificates cannot be used.
    pub async fn find(choice: &Choice) -> Result<Self, NoAccess> {
        let trust = Trust::load(choice.certificates.as_deref()).map_err(NoAccess::Certificates)?;
        let connector = trust.connector();
        let config = load(choice, trust.client()).await;
        let credentials = credentials(choice, &config).await?;
        Ok(Self {
            client: Client::new(connector, credentials, endpoints(&config)),
            region: config.region().map(ToString::to_string),
        })
    }
}

async fn load(choice: &Choice, http: SharedHttpClient) -> SdkConfig {
    let mut loader = aws_config::defaults(BehaviorVersion::latest()).http_client(http.clone());
    if let Some(region) = &choice.region {
        loader = loader.region(Region::new(region.clone()));
    }
    if let Some(profile) = &choice.profile {
        loader = loader
            .profile_name(profile)
            .credentials_provider(of_profile(profile, choice, http).await);
    }
    loader.load().await
}

/// The provider of a profile alone: the default chain would prefer keys in the environment. A role of the
/// profile is assumed in a Region, which the chain would find by itself.
async fn of_profile(
    profile: &str,
    choice: &Choice,
    http: SharedHttpClient,
) -> ProfileFileCredentialsProvider {
    let region = match &choice.region {
        Some(region) => Some(Region::new(region.clone())),
        None => {
            let chain = DefaultRegionChain::builder().profile_name(profile).build();
            chain.region().await
        }
    };
    let provider = ProviderConfig::without_region()
        .with_http_client(http)
        .with_region(region);
    ProfileFileCredentialsProvider::builder()
        .profile_name(profile)
        .configure(&provider)
        .build()
}

async fn credentials(choice: &Choice, config: &SdkConfig) -> Result<Credentials, NoAccess> {
    let reason = match config.credentials_provider() {
        Some(provider) => match provide(&provider).await {
            Ok(credentials) => return Ok(credentials),
            Err(reason) => reason,
        },
        None => "none are set up".to_owned(),
    };
    if is_ended_sso(&reason) {
        let profile = choice.profile.clone();
        return Err(NoAccess::SsoEnded { profile });
    }
    let exported = export::credentials(choice.profile.as_deref()).await;
    exported.ok_or_else(|| NoAccess::NoCredentials {
        reason: shortened(&reason),
    })
}

async fn provide(provider: &SharedCredentialsProvider) -> Result<Credentials, String> {
    let provided = provider.provide_credentials().await;
    provided.map_err(|error| DisplayErrorContext(&error).to_string())
}

/// Recognises the errors of aws-config's `sso` module.
fn is_ended_sso(reason: &str) -> bool {
    let of_token = ["SSO token", "SSO OIDC", "SSO session"];
    let refused = reason.contains("UnauthorizedException") && reason.contains("sso");
    refused || of_token.iter().any(|words| reason.contains(words))
}

/// The chain of causes is long, repeats itself, and ends with Rust's own notation; only its words are for
/// people.
fn shortened(reason: &str) -> String {
    let words = reason.split(" (").next().unwrap_or(reason);
    let words = words.replace("an error occurred while loading credentials: ", "");
    words
        .trim_end_matches(['.', ':'])
        .chars()
        .take(300)
        .collect()
}

/// Reads `AWS_ENDPOINT_URL`, `AWS_ENDPOINT_URL_<SERVICE>` and their like in the profile.
fn endpoints(config: &SdkConfig) -> Endpoints {
    let given = SERVICES
        .iter()
        .filter_map(|service| Some((service.name, given_url(config, service)?)));
    Endpoints {
        given: BTreeMap::from_iter(given),
        fips: config.use_fips().unwrap_or(false),
    }
}

fn given_url(config: &SdkConfig, service: &Service) -> Option<String> {
    let key = ServiceConfigKey::builder()
        .service_id(service.id)
        .env("AWS_ENDPOINT_URL")
        .profile("endpoint_url")
        .build()
        .expect("all three parts are set");
    let own = config
        .service_config()
        .and_then(|services| services.load_config(key));
    own.or_else(|| config.endpoint_url().map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ended_session_is_recognised_by_aws_configs_words() {
        for words in [
            "the SSO token has expired and cannot be refreshed",
            "failed to load the cached SSO token",
            "call to SSO OIDC CreateToken for SSO token refresh failed: …",
        ] {
            assert!(is_ended_sso(words), "{words}");
        }
        assert!(!is_ended_sso("no providers in chain provided credentials"));
    }

    #[test]
    fn a_reason_names_the_way_out() {
        let ended = NoAccess::SsoEnded {
            profile: Some("prod".to_owned()),
        };
        assert!(ended.to_string().contains("`aws sso login --profile prod`"));
        let none = NoAccess::NoCredentials {
            reason: shortened(
                "no providers in chain provided credentials (CredentialsNotLoaded(…))",
            ),
        };
        let text = none.to_string();
        assert!(
            text.contains("provided credentials; name a profile"),
            "{text}"
        );
        assert!(text.contains("export-credentials"), "{text}");
    }
}
