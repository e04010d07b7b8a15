//! A function that does what an event tells it, for the tests of the Runtime API's double: a runtime of
//! its own, so that it can also do what no runtime should.
//!
//! `{"do":"echo"}` (also anything else), `"error"`, `"exit"`, `"hang"`, `"chunks"`, `"stranger"` (an
//! answer to another event), `"headers"` (what `next` came with), `"environment"`, `"large"` (more than
//! Lambda takes), `"reconnect"`; `SCRIPT=init-error` and `SCRIPT=exit` act at once.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::{env, process, thread, time::Duration};

use serde_json::{Value, json};

const NEXT: &str = "GET /2018-06-01/runtime/invocation/next";

fn main() -> io::Result<()> {
    let environment: BTreeMap<String, String> = env::vars().collect();
    let mut wire = Wire::connect(&environment)?;
    match environment.get("SCRIPT").map(String::as_str) {
        Some("init-error") => {
            let report = br#"{"errorType":"Scripted.Init","errorMessage":"no strings"}"#;
            wire.post("POST /2018-06-01/runtime/init/error", report)?;
            process::exit(1);
        }
        Some("exit") => {
            eprintln!("gone at once");
            process::exit(3);
        }
        _ => loop {
            perform(&mut wire, &environment)?;
        },
    }
}

fn perform(wire: &mut Wire, environment: &BTreeMap<String, String>) -> io::Result<()> {
    let next = wire.send(NEXT, "", b"")?;
    let event: Value = serde_json::from_slice(&next.body).unwrap_or_default();
    let id = &next.headers["lambda-runtime-aws-request-id"];
    let response = format!("POST /2018-06-01/runtime/invocation/{id}/response");
    println!("event {id}");
    match event["do"].as_str() {
        Some("error") => wire.post(
            &format!("POST /2018-06-01/runtime/invocation/{id}/error"),
            br#"{"errorType":"Scripted.Error","errorMessage":"told to"}"#,
        ),
        Some("exit") => {
            eprintln!("told to exit");
            process::exit(7)
        }
        Some("hang") => loop {
            thread::sleep(Duration::from_secs(60));
        },
        Some("chunks") => {
            let chunks = b"3\r\n{\"a\r\n4\r\n\":1}\r\n0\r\n\r\n";
            wire.exchange(&response, "Transfer-Encoding: chunked\r\n", chunks)
                .map(drop)
        }
        Some("stranger") => {
            let status = wire
                .send(
                    "POST /2018-06-01/runtime/invocation/stranger/response",
                    "",
                    b"{}",
                )?
                .status;
            wire.post(&response, status.as_bytes())
        }
        Some("headers") => wire.post(&response, json!(next.headers).to_string().as_bytes()),
        Some("environment") => wire.post(&response, json!(environment).to_string().as_bytes()),
        Some("large") => {
            let status = wire.send(&response, "", &vec![b' '; 7 << 20])?.status;
            println!("refused: {status}");
            Ok(())
        }
        Some("reconnect") => {
            *wire = Wire::connect(environment)?;
            wire.post(&response, &next.body)
        }
        _ => wire.post(&response, &next.body),
    }
}

struct Received {
    status: String,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

struct Wire(BufReader<TcpStream>);

impl Wire {
    fn connect(environment: &BTreeMap<String, String>) -> io::Result<Self> {
        TcpStream::connect(&environment["AWS_LAMBDA_RUNTIME_API"])
            .map(|stream| Self(BufReader::new(stream)))
    }

    fn post(&mut self, target: &str, body: &[u8]) -> io::Result<()> {
        self.send(target, "Expect: 100-continue\r\n", body)
            .map(drop)
    }

    fn send(&mut self, target: &str, fields: &str, body: &[u8]) -> io::Result<Received> {
        let length = body.len();
        self.exchange(
            target,
            &format!("{fields}Content-Length: {length}\r\n"),
            body,
        )
    }

    fn exchange(&mut self, target: &str, fields: &str, body: &[u8]) -> io::Result<Received> {
        let head = format!("{target} HTTP/1.1\r\nHost: loopback\r\n{fields}\r\n");
        self.0
            .get_mut()
            .write_all(&[head.as_bytes(), body].concat())?;
        let mut received = self.receive()?;
        while received.status.starts_with("100") {
            received = self.receive()?;
        }
        Ok(received)
    }

    fn receive(&mut self) -> io::Result<Received> {
        let status = self
            .line()?
            .split_once(' ')
            .map(|(_, status)| status.to_owned())
            .unwrap_or_default();
        let mut headers = BTreeMap::new();
        while let Some((name, value)) = self.line()?.split_once(": ") {
            headers.insert(name.to_lowercase(), value.to_owned());
        }
        let length = headers
            .get("content-length")
            .and_then(|length| length.parse().ok())
            .unwrap_or(0);
        let mut body = vec![0; length];
        self.0.read_exact(&mut body)?;
        Ok(Received {
            status,
            headers,
            body,
        })
    }

    fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        match self.0.read_line(&mut line)? {
            0 => process::exit(0),
            _ => Ok(line.trim_end().to_owned()),
        }
    }
}
