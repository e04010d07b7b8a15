//! SMTP: the server of test mails, and one mail through it.

use std::time::Duration;

use anyhow::{Context, anyhow, bail};
use lettre::transport::smtp::Error;
use lettre::{Message, SmtpTransport, Transport};

use crate::environment;
use crate::io_error;

/// The server where Mailpit and MailHog listen.
const DEFAULT: &str = "smtp://localhost:1025";
/// The names of this machine.
const LOOPBACK: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];
/// The time for the connection and for each answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// An SMTP server.
pub struct Server {
    url: String,
    /// Host and port, without user and password.
    name: String,
    /// The place that named it: an option or a variable.
    place: &'static str,
    is_default: bool,
}

impl Server {
    /// Finds the server: the given one, `SMTP_URL`, or the default one.
    ///
    /// # Errors
    /// The text is no URL of an SMTP server.
    pub fn find(given: Option<&str>) -> anyhow::Result<Self> {
        let of_environment = environment::smtp_url();
        let named = given.map(|url| (url, "--smtp"));
        let named = named.or(of_environment.as_deref().map(|url| (url, "SMTP_URL")));
        let (url, place) = named.unwrap_or((DEFAULT, "the default server"));
        Self::of_url(url, place, named.is_none()).context(place)
    }

    fn of_url(url: &str, place: &'static str, is_default: bool) -> anyhow::Result<Self> {
        let with_scheme = match url.contains("://") {
            true => url.to_owned(),
            false => format!("smtp://{url}"),
        };
        let (scheme, rest) = with_scheme.split_once("://").unwrap_or_default();
        if !["smtp", "smtps"].contains(&scheme) {
            bail!("a URL of an SMTP server begins with smtp:// or smtps://");
        }
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        // The password is in front of the last @, and never printed.
        let name = authority.rsplit('@').next().unwrap_or_default().to_owned();
        if name.is_empty() {
            bail!("the URL of the SMTP server names no host");
        }
        let server = Self {
            url: with_scheme,
            name,
            place,
            is_default,
        };
        server.transport().map(|_| server)
    }

    /// Returns host and port.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Describes the server for a reader: where it was named, TLS, and if there is a login, but not which.
    pub fn described(&self) -> String {
        let (scheme, rest) = self.url.split_once("://").unwrap_or_default();
        // A password may hold the same words as the query.
        let query = rest.split_once('?').map_or("", |(_, query)| query);
        let tls = match scheme {
            "smtps" => "TLS from the beginning",
            _ if query.contains("tls=required") => "STARTTLS required",
            _ if query.contains("tls=opportunistic") => "STARTTLS if the server has it",
            _ => "no TLS",
        };
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let login = match authority.contains('@') {
            true => "with a login",
            false => "without a login",
        };
        format!("{} ({}), {tls}, {login}", self.name, self.place)
    }

    /// Returns true if the server is on this machine.
    pub fn is_loopback(&self) -> bool {
        let has_port = |host: &str| self.name.strip_prefix(host)?.strip_prefix(':').map(|_| ());
        LOOPBACK
            .iter()
            .any(|host| self.name == *host || has_port(host).is_some())
    }

    /// Sends a mail.
    ///
    /// # Errors
    /// The server cannot be reached, or refuses the mail.
    pub fn send(&self, message: &Message) -> anyhow::Result<()> {
        let sent = self.transport()?.send(message);
        sent.map(drop).map_err(|error| self.refusal(&error))
    }

    fn transport(&self) -> anyhow::Result<SmtpTransport> {
        // The library's own words would quote the URL with its password.
        let builder = SmtpTransport::from_url(&self.url)
            .map_err(|_| anyhow!("not a URL of an SMTP server; write smtp://user:password@host:port, with special characters of the password percent-encoded"))?;
        Ok(builder.timeout(Some(PATIENCE)).build())
    }

    fn refusal(&self, error: &Error) -> anyhow::Error {
        let name = &self.name;
        if let Some(code) = error.status() {
            return anyhow!("{name} refuses the mail ({code}): {}", innermost(error));
        }
        let reason = match error.is_response() {
            // The library would quote bytes that nobody expects.
            true => "what answers there is not an SMTP server".to_owned(),
            false => innermost(error),
        };
        let hint = match self.is_default {
            true => "start a mail catcher such as Mailpit, or name a server with --smtp",
            false => hint(&reason),
        };
        anyhow!("{name} cannot be used: {reason}; {hint}")
    }
}

/// The way out of what a server is not used for; the library has only words for it.
fn hint(reason: &str) -> &'static str {
    if reason.contains("STARTTLS") {
        "a server that begins with TLS has smtps://, usually at port 465"
    } else if reason.contains("certificate") {
        "name the server as its certificate does, or give the file of its authority in SSL_CERT_FILE"
    } else {
        "look at host and port in --smtp or SMTP_URL"
    }
}

/// The innermost cause says what happened; the outer ones only name layers.
fn innermost(error: &Error) -> String {
    let mut cause: &dyn std::error::Error = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    let failure = cause.downcast_ref::<std::io::Error>();
    failure.map_or_else(|| cause.to_string(), io_error::of_connection)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_named_without_its_password() {
        for (url, name, is_loopback) in [
            ("localhost:1025", "localhost:1025", true),
            ("smtp://127.0.0.1:25", "127.0.0.1:25", true),
            ("smtp://[::1]:25", "[::1]:25", true),
            (
                "smtp://ana:s3cret@smtp.example.com:587?tls=required",
                "smtp.example.com:587",
                false,
            ),
            (
                "smtps://ana:p%40ss@smtp.example.com",
                "smtp.example.com",
                false,
            ),
            (
                "smtp://localhost.example.com:1",
                "localhost.example.com:1",
                false,
            ),
        ] {
            let server = Server::of_url(url, "--smtp", false).unwrap();
            assert_eq!(
                (server.name(), server.is_loopback()),
                (name, is_loopback),
                "{url}"
            );
        }
    }

    #[test]
    fn a_server_is_described_by_its_scheme_and_query_alone() {
        for (url, described) in [
            (
                "smtps://h:465",
                "h:465 (--smtp), TLS from the beginning, without a login",
            ),
            (
                "smtp://h:25?tls=required",
                "h:25 (--smtp), STARTTLS required, without a login",
            ),
            (
                "smtp://ana:tls=required@h:25",
                "h:25 (--smtp), no TLS, with a login",
            ),
        ] {
            let server = Server::of_url(url, "--smtp", false).unwrap();
            assert_eq!(server.described(), described, "{url}");
        }
    }

    #[test]
    fn a_url_that_is_none_is_named_without_its_password() {
        for url in [
            "http://ana:s3cret@example.com",
            "smtp://ana:s3cret@",
            "smtp://ana:s3cret@host:port",
        ] {
            let error = Server::of_url(url, "--smtp", false).err().unwrap();
            assert!(!format!("{error:#}").contains("s3cret"), "{error:#}");
        }
    }
}
