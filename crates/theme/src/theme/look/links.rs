//! Links: templates with names in braces, and the base that those beginning with `/` are appended to.

use super::values::{https_url, is_url_character};
use crate::kind::Kind;
use crate::problem::{Cause, Refusal};

/// The names that every link may hold in braces, besides the attributes of `[attributes]`.
pub const LINK_NAMES: [&str; 8] = [
    "code",
    "email",
    "userName",
    "sub",
    "clientId",
    "userPoolId",
    "region",
    "locale",
];

/// The base of links that begin with `/`: the environment's before that of any scope.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LinkBase {
    pub(super) environment: Option<String>,
    pub(super) theme: Option<String>,
}

impl LinkBase {
    /// The base, without a `/` at its end; nothing where none is set.
    pub fn get(&self) -> Option<&str> {
        self.environment.as_deref().or(self.theme.as_deref())
    }
}

/// A part of a link template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkPart<'t> {
    /// Text that stays as it is.
    Text(&'t str),
    /// A name in braces, which a value replaces.
    Name(&'t str),
}

/// The parts of a link template; nothing where a brace has no counterpart.
pub fn link_parts(template: &str) -> Option<Vec<LinkPart<'_>>> {
    let mut parts = Vec::with_capacity(8);
    let mut pieces = template.split('{');
    let mut text = |text| parts.push(LinkPart::Text(text));
    let first = pieces.next().unwrap_or_default();
    if first.contains('}') {
        return None;
    }
    text(first);
    for piece in pieces {
        let (name, behind) = piece.split_once('}')?;
        if behind.contains('}') {
            return None;
        }
        parts.extend([LinkPart::Name(name), LinkPart::Text(behind)]);
    }
    Some(parts)
}

/// An https origin with an optional path, without a `/` at its end.
pub(super) fn base_url(value: &str) -> Result<String, String> {
    let wrong = |what: &str| {
        Err(format!(
            "{value:?} {what}: a base is https:// with a host, and perhaps a path"
        ))
    };
    if https_url(value).is_err() {
        return wrong("is not an https:// address");
    }
    if value.contains(['?', '#', '{', '}']) {
        return wrong("holds `?`, `#` or a brace");
    }
    Ok(value.trim_end_matches('/').to_owned())
}

/// The name of a host, without a scheme or a path.
pub(super) fn host_name(value: &str) -> Result<String, String> {
    let is_label = |label: &str| {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        !label.is_empty() && label.len() <= 63 && label.bytes().all(is_plain)
    };
    if value.contains('.') && value.len() <= 253 && value.split('.').all(is_label) {
        return Ok(value.to_owned());
    }
    Err(format!(
        "{value:?} is not a host name such as auth.example.com or <prefix>.auth.<region>.amazoncognito.com"
    ))
}

/// A link template that may be used, whatever its names stand for.
pub(super) fn link_template(name: &str, template: &str) -> Result<(), Refusal> {
    if template.starts_with("//") {
        let reason = format!(
            "{template:?} begins with //, which leads to another host: begin with https://, or with one / behind [links] base"
        );
        return Err(reason.into());
    }
    if template.starts_with('/') {
        if !template.chars().all(is_url_character) {
            return Err(format!("{template:?} holds what no address can: encode it").into());
        }
    } else if https_url(template).is_err() {
        let reason = format!(
            "{template:?} is not an https:// address, nor a path that begins with / behind [links] base"
        );
        return Err(reason.into());
    }
    let is_invitation = Kind::from_name(name).is_some_and(Kind::is_invitation);
    if template.contains("{code}") && is_invitation {
        return Err(Refusal {
            reason: format!(
                "links.{name} holds {{code}}: a temporary password must not be in a link"
            ),
            cause: Cause::CodeInInvitationLink,
        });
    }
    if link_parts(template).is_none() {
        let reason =
            format!("links.{name} has an unbalanced brace: variables are written {{like_this}}");
        return Err(reason.into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::Look;

    #[test]
    fn a_template_is_text_and_names() {
        let parts = link_parts("/a?c={code}&e={email}").unwrap();
        assert_eq!(
            parts,
            [
                LinkPart::Text("/a?c="),
                LinkPart::Name("code"),
                LinkPart::Text("&e="),
                LinkPart::Name("email"),
                LinkPart::Text(""),
            ]
        );
        for template in ["{", "}", "}{", "{a}}", "{{a}", "a{b", "{{code}}"] {
            assert_eq!(link_parts(template), None, "{template}");
        }
    }

    #[test]
    fn a_base_is_an_https_origin_with_an_optional_path() {
        for (base, kept) in [
            ("https://app.example.com", "https://app.example.com"),
            ("https://app.example.com/", "https://app.example.com"),
            (
                "https://app.example.com:8443",
                "https://app.example.com:8443",
            ),
            ("https://example.com/app/v2//", "https://example.com/app/v2"),
        ] {
            assert_eq!(base_url(base).as_deref(), Ok(kept));
        }
        for base in [
            "http://app.example.com",
            "app.example.com",
            "https://",
            "https:///a",
            "https://a@b.example",
            "https://{email}.example",
            "https://a.example/{email}",
            "https://a.example/?a",
            "https://a.example/#a",
            "https://a.example/ b",
            "javascript:x",
            "//a.example",
        ] {
            assert!(base_url(base).is_err(), "{base}");
        }
    }

    #[test]
    fn the_environments_base_wins_whenever_it_is_set() {
        let mut look = Look::default();
        look.set_link("base", "https://one.example").unwrap();
        assert_eq!(look.link_base.get(), Some("https://one.example"));
        look.set_link_base_of_environment("https://env.example")
            .unwrap();
        look.set_link("base", "https://two.example").unwrap();
        assert_eq!(look.link_base.get(), Some("https://env.example"));
        assert!(
            look.set_link_base_of_environment("http://x.example")
                .is_err()
        );
        assert_eq!(look.link_base.get(), Some("https://env.example"));
    }

    #[test]
    fn what_leads_to_another_host_is_no_link() {
        let mut look = Look::default();
        for template in [
            "//evil.example/a",
            "/a b",
            "/a\\b",
            "confirm",
            "http://a.example",
            "https://{email}.example",
            "/{code",
            "",
        ] {
            let set = look.set_link("help", template);
            assert_eq!(set.is_ok(), template.is_empty(), "{template}");
        }
        for name in ["domain", "base"] {
            assert!(look.set_link(name, "/a").is_err(), "{name}");
        }
        assert!(look.links.is_empty());
        look.set_link("sign-up", "/confirm?code={code}").unwrap();
        assert!(
            look.set_link("admin-create-user", "/start?p={code}")
                .is_err()
        );
        assert_eq!(look.link_name("sign_up"), Some("sign-up"));
        assert_eq!(look.link_name("sign-up"), Some("sign-up"));
        assert_eq!(look.link_name("signup"), None);
    }
}
