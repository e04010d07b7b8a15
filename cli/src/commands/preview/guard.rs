//! Guard against other sites: a page of another site can give this address a name of its own (DNS
//! rebinding) and would then read the preview through the user's browser. Requests under a foreign
//! name are refused.

use axum::extract::{Request, State};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Passes on requests that name this machine and port; refuses all others with 421.
pub async fn own_host_only(State(port): State<u16>, request: Request, next: Next) -> Response {
    // A request may name a host in its target, too; that one counts as much as the header.
    let named = request.uri().authority().map(Authority::as_str);
    if is_own(request.headers(), port) && named.is_none_or(|host| is_own_name(host, port)) {
        next.run(request).await
    } else {
        let reason = format!("refused: open the preview as http://127.0.0.1:{port}/\n");
        (StatusCode::MISDIRECTED_REQUEST, reason).into_response()
    }
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
