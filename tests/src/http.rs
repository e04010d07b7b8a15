//! As much of HTTP/1.1 as runtimes, AWS SDKs and HTTP clients use: keep-alive, lengths or chunks,
//! `Expect: 100-continue`.
//!
//! The server is our own because benches take times with it: its threads exist before a client
//! connects, one thread reads a request and writes the response, and a response is one packet.

mod response;
mod server;

pub use response::Response;
pub use server::{Reply, Server, Service};

use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};

/// One request, read whole.
#[derive(Clone, Debug)]
pub struct Request {
    /// `GET`, `PUT` and so on.
    pub method: String,
    /// Path and query as they came over the wire.
    pub target: String,
    head: String,
    /// The body, its chunks joined.
    pub body: Vec<u8>,
}

impl Request {
    /// Reads the next request of a connection; `None` when the peer has hung up.
    ///
    /// # Errors
    /// When the connection breaks within a request, or what comes is not HTTP.
    pub(crate) fn read<S: Read + Write>(from: &mut BufReader<S>) -> io::Result<Option<Self>> {
        let Some(head) = read_head(from)? else {
            return Ok(None);
        };
        let mut request = Self::of(head)?;
        if request.header("expect").is_some() {
            from.get_mut().write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
        }
        request.body = request.read_body(from)?;
        Ok(Some(request))
    }

    fn of(head: String) -> io::Result<Self> {
        let mut words = head.lines().next().unwrap_or_default().split(' ');
        let (Some(method), Some(target), Some(_version)) =
            (words.next(), words.next(), words.next())
        else {
            return Err(io::Error::new(ErrorKind::InvalidData, "no request line"));
        };
        Ok(Self {
            method: method.to_owned(),
            target: target.to_owned(),
            head,
            body: Vec::new(),
        })
    }

    /// The value of a header, its name in any case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut fields = self
            .head
            .lines()
            .skip(1)
            .filter_map(|line| line.split_once(':'));
        fields
            .find(|(field, _)| field.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim())
    }

    fn read_body(&self, from: &mut impl BufRead) -> io::Result<Vec<u8>> {
        if self
            .header("transfer-encoding")
            .is_some_and(|coding| coding.eq_ignore_ascii_case("chunked"))
        {
            return read_chunks(from);
        }
        let length = self
            .header("content-length")
            .map_or(Ok(0), str::parse)
            .map_err(malformed)?;
        read_exactly(from, length)
    }
}

fn read_head(from: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut head = String::with_capacity(512);
    while !head.ends_with("\r\n\r\n") {
        if from.read_line(&mut head)? == 0 {
            return if head.is_empty() {
                Ok(None)
            } else {
                Err(ErrorKind::UnexpectedEof.into())
            };
        }
    }
    Ok(Some(head))
}

fn read_exactly(from: &mut impl Read, length: usize) -> io::Result<Vec<u8>> {
    let mut body = vec![0; length];
    from.read_exact(&mut body)?;
    Ok(body)
}

/// <https://www.rfc-editor.org/rfc/rfc9112#section-7.1>, the trailers read and dropped.
fn read_chunks(from: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let line = read_line(from)?;
        let size = line.split(';').next().unwrap_or_default().trim();
        let size = usize::from_str_radix(size, 16).map_err(malformed)?;
        if size == 0 {
            while read_line(from)?.trim_end() != "" {}
            return Ok(body);
        }
        body.extend(read_exactly(from, size)?);
        read_line(from)?;
    }
}

fn read_line(from: &mut impl BufRead) -> io::Result<String> {
    let mut line = String::new();
    from.read_line(&mut line)?;
    if line.is_empty() {
        Err(ErrorKind::UnexpectedEof.into())
    } else {
        Ok(line)
    }
}

fn malformed(error: std::num::ParseIntError) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_joined_and_trailers_dropped() {
        let mut wire = &b"4\r\nWiki\r\n5;x=y\r\npedia\r\n0\r\nLambda-Runtime-Function-Error-Type: x\r\n\r\nrest"[..];
        assert_eq!(read_chunks(&mut wire).unwrap(), b"Wikipedia");
        assert_eq!(wire, b"rest");
    }

    #[test]
    fn a_broken_head_is_an_error_and_a_hang_up_is_none() {
        assert!(read_head(&mut &b"GET / HT"[..]).is_err());
        assert!(read_head(&mut &b""[..]).unwrap().is_none());
        assert!(Request::of("\u{16}\u{3}\u{1}\r\n\r\n".to_owned()).is_err());
    }

    #[test]
    fn headers_are_found_in_any_case() {
        let head = "POST /x?y=1 HTTP/1.1\r\ncontent-LENGTH:  7\r\n\r\n".to_owned();
        let request = Request::of(head).unwrap();
        assert_eq!(
            (request.method.as_str(), request.target.as_str()),
            ("POST", "/x?y=1")
        );
        assert_eq!(request.header("Content-Length"), Some("7"));
        assert_eq!(request.header("Host"), None);
    }
}
