//! Guard against other sites: a page of another site can give this address a name of its own (DNS
//! rebinding) and would then read the preview through the user's browser. Requests under a foreign
//! name are refused. So is what another site's page fetches or posts under the right name: it could not read the
//! answer, but it could make the preview work, write and send.

use axum::extract::{Request, State};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Passes on requests that name this machine and port, and that come from the preview's own page; refuses all
/// others with 421 or 403.
pub async fn own_requests_only(State(port): State<u16>, request: Request, next: Next) -> Response {
    // A request may name a host in its target, too; that one counts as much as the header.
    let named = request.uri().authority().map(Authority::as_str);
    if !is_own(request.headers(), port) || named.is_some_and(|host| !is_own_name(host, port)) {
        let reason = format!("refused: open the preview as http://127.0.0.1:{port}/\n");
        return (StatusCode::MISDIRECTED_REQUEST, reason).into_response();
    }
    if is_of_another_site(&request, port) {
        let reason = "refused: another site's page asks for this\n";
        return (StatusCode::FORBIDDEN, reason).into_response();
    }
    next.run(request).await
}

/// Returns true for what another site's page asks for. Browsers say so in `Sec-Fetch-Site`, and in `Origin` with
/// every POST. A link that a person follows to the page itself is no fetch.
fn is_of_another_site(request: &Request, port: u16) -> bool {
    let headers = request.headers();
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let is_own_origin = |origin: &str| {
        let host = origin.strip_prefix("http://");
        host.is_some_and(|host| is_own_name(host, port))
    };
    let origin = text("origin");
    if origin.is_some_and(|origin| !is_own_origin(origin)) {
        return true;
    }
    if request.method() != Method::GET {
        return origin.is_none();
    }
    let is_followed = text("sec-fetch-mode") == Some("navigate")
        && text("sec-fetch-dest") == Some("document")
        && request.uri().path() == "/";
    let site = text("sec-fetch-site").unwrap_or("none");
    !["none", "same-origin"].contains(&site) && !is_followed
}

fn is_own(headers: &HeaderMap, port: u16) -> bool {
    let mut hosts = headers.get_all(header::HOST).iter();
    let host = hosts.next().and_then(|host| host.to_str().ok());
    // Of two Host headers, a proxy may follow one and this server the other.
    host.is_some_and(|host| is_own_name(host, port)) && hosts.next().is_none()
}

fn is_own_name(host: &str, port: u16) -> bool {
    let (name, own_port) = match host.rsplit_once(':') {
        Some((name, digits)) if !digits.ends_with(']') => (name, digits.parse() == Ok(port)),
        // A browser leaves out the port of plain HTTP.
        _ => (host, port == 80),
    };
    let own_name = ["localhost", "127.0.0.1", "[::1]"]
        .iter()
        .any(|own| name.eq_ignore_ascii_case(own));
    own_name && own_port
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_with_this_port_pass() {
        for host in [
            "localhost:4747",
            "LOCALHOST:4747",
            "127.0.0.1:4747",
            "[::1]:4747",
        ] {
            assert!(is_own_name(host, 4747), "{host}");
        }
        for host in [
            "",
            "localhost",
            "127.0.0.1",
            "[::1]",
            "localhost:80",
            "localhost:",
            "localhost:4747:4747",
            "evil.example:4747",
            "localhost.evil.example:4747",
            "127.0.0.1.nip.io:4747",
            "localhost.:4747",
            "user@localhost:4747",
            "0.0.0.0:4747",
            "127.0.0.2:4747",
        ] {
            assert!(!is_own_name(host, 4747), "{host}");
        }
        assert!(is_own_name("localhost", 80) && is_own_name("[::1]", 80));
    }

    fn is_foreign(method: &str, path: &str, headers: &[(&str, &str)]) -> bool {
        let mut request = axum::http::Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        is_of_another_site(&request.body(axum::body::Body::empty()).unwrap(), 4747)
    }

    #[test]
    fn another_sites_page_gets_nothing() {
        let site = |site| [("sec-fetch-site", site), ("sec-fetch-mode", "no-cors")];
        assert!(is_foreign("GET", "/page.css", &site("cross-site")));
        assert!(
            is_foreign("GET", "/mail", &site("same-site")),
            "another port"
        );
        assert!(!is_foreign("GET", "/mail", &site("same-origin")));
        assert!(
            !is_foreign("GET", "/mail", &site("none")),
            "typed by a person"
        );
        assert!(!is_foreign("GET", "/mail", &[]), "no browser");
        let link = |dest| {
            [
                ("sec-fetch-site", "cross-site"),
                ("sec-fetch-mode", "navigate"),
                ("sec-fetch-dest", dest),
            ]
        };
        assert!(!is_foreign("GET", "/?sample=a", &link("document")));
        assert!(is_foreign("GET", "/", &link("iframe")));
        assert!(is_foreign("GET", "/mail", &link("document")));
        for origin in [
            "http://evil.example",
            "null",
            "http://localhost:4748",
            "https://localhost:4747",
        ] {
            assert!(is_foreign("GET", "/", &[("origin", origin)]), "{origin}");
            assert!(
                is_foreign("POST", "/brand", &[("origin", origin)]),
                "{origin}"
            );
        }
        assert!(is_foreign("POST", "/brand", &[]));
        assert!(!is_foreign(
            "POST",
            "/brand",
            &[("origin", "http://localhost:4747")]
        ));
    }

    #[test]
    fn a_request_has_exactly_one_host() {
        let mut headers = HeaderMap::new();
        assert!(!is_own(&headers, 1));
        headers.append(header::HOST, "localhost:1".parse().unwrap());
        assert!(is_own(&headers, 1));
        headers.append(header::HOST, "evil.example".parse().unwrap());
        assert!(!is_own(&headers, 1));
    }
}
