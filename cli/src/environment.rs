//! The environment variables of the command line's own.

/// Returns the sender that custom-email-sender has, `FROM`.
pub fn sender() -> Option<String> {
    variable("FROM")
}

/// Returns the domain of the stage's pool that custom-email-sender has, `LINK_DOMAIN`.
pub fn link_domain() -> Option<String> {
    variable("LINK_DOMAIN")
}

/// Returns the URL of the SMTP server for test mails, `SMTP_URL`.
#[cfg(feature = "send")]
pub fn smtp_url() -> Option<String> {
    variable("SMTP_URL")
}

/// Returns those of the variables that are set.
pub fn present(names: &[&'static str]) -> Vec<&'static str> {
    let names = names.iter().copied();
    names.filter(|name| variable(name).is_some()).collect()
}

/// An empty value is as good as none.
#[allow(
    clippy::disallowed_methods,
    reason = "this is where the environment is read"
)]
fn variable(name: &str) -> Option<String> {
    let value = std::env::var(name).ok()?;
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}
