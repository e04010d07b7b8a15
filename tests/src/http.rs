//! As much of HTTP/1.1 as runtimes use: keep-alive, lengths or chunks, `Expect: 100-continue`.

use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::net::TcpStream;

/// One request, read whole.
pub(crate) struct Request {
    head: String,
    pub(crate) body: Vec<u8>,
}

impl Request {
    /// Reads the next request of a connection; `None` when the peer has hung up.
    ///
    /// # Errors
    /// When the connection breaks within a request, or what comes is not HTTP.
    pub(crate) fn read(from: &mut BufReader<&TcpStream>) -> io::Result<Option<Self>> {
        let Some(head) = read_head(from)? else {
            return Ok(None);
        };
        let mut request = Self {
            head,
            body: Vec::new(),
        };
        if request.header("expect").is_some() {
            from.get_mut().write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
        }
        request.body = request.read_body(from)?;
        Ok(Some(request))
    }

    /// Method and path, as in `GET /2018-06-01/runtime/invocation/next`.
    pub(crate) fn target(&self) -> &str {
        let line = self.head.lines().next().unwrap_or_default();
        line.rsplit_once(' ')
            .map_or(line, |(target, _version)| target)
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
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

/// A response with a JSON body, as one piece so that it is one packet. `fields` are whole header
/// lines, each with its line break.
pub(crate) fn response(status: &str, fields: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: application/json\r\n{fields}Content-Length: {length}\r\n\r\n"
    );
    [head.as_bytes(), body].concat()
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
    }

    #[test]
    fn headers_are_found_in_any_case() {
        let head = "POST /x HTTP/1.1\r\ncontent-LENGTH:  7\r\n\r\n".to_owned();
        let request = Request {
            head,
            body: Vec::new(),
        };
        assert_eq!(request.target(), "POST /x");
        assert_eq!(request.header("Content-Length"), Some("7"));
        assert_eq!(request.header("Host"), None);
    }
}
