//! An SMTP server on loopback, as far as a client needs it to hand over one mail.

use std::io::{BufRead, BufReader, Error, Read, Result, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard};

use rustls::{ServerConnection, StreamOwned};

use crate::tls::Tls;

/// What the server does with a mail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reaction {
    /// It takes the mail.
    #[default]
    Takes,
    /// It knows no such recipient: 550.
    RefusesRecipient,
    /// It hangs up instead of a greeting.
    HangsUp,
}

/// A mail that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The address of `MAIL FROM`.
    pub from: String,
    /// The addresses of `RCPT TO`.
    pub to: Vec<String>,
    /// The credentials of `AUTH PLAIN`, in base64.
    pub credentials: Option<String>,
    /// The mail, dots undone.
    pub mail: String,
    /// True if it came over TLS.
    pub is_encrypted: bool,
}

/// SMTP on loopback, until its process ends.
#[derive(Debug)]
pub struct Smtp {
    /// Host and port.
    pub address: String,
    taken: Arc<Mutex<Vec<Taken>>>,
}

impl Smtp {
    /// Listens on a free port.
    ///
    /// # Panics
    /// If the system gives no socket or no thread.
    pub fn start(reaction: Reaction) -> Self {
        Self::start_with(reaction, None)
    }

    /// Listens on a free port, and offers STARTTLS.
    ///
    /// # Panics
    /// If the system gives no socket or no thread.
    pub fn start_with(reaction: Reaction, tls: Tls) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
        let address = listener.local_addr().expect("it is bound").to_string();
        let taken = Arc::<Mutex<Vec<Taken>>>::default();
        let world = Arc::clone(&taken);
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                // A client that hangs up ends its own connection only.
                let _ = talk(stream, reaction, &tls, &world);
            }
        });
        Self { address, taken }
    }

    /// The mails so far.
    ///
    /// # Panics
    /// When a connection made the double panic.
    pub fn taken(&self) -> MutexGuard<'_, Vec<Taken>> {
        self.taken.lock().expect("no connection panicked")
    }
}

/// One connection: in the clear, and after STARTTLS once more from the beginning (RFC 3207).
fn talk(stream: TcpStream, reaction: Reaction, tls: &Tls, world: &Mutex<Vec<Taken>>) -> Result<()> {
    if reaction == Reaction::HangsUp {
        return Ok(());
    }
    (&stream).write_all(b"220 double ESMTP\r\n")?;
    let mut session = Session {
        reaction,
        offers_tls: tls.is_some(),
        is_encrypted: false,
        world,
    };
    let upgrades = session.converse(&stream)?;
    if let (true, Some(config)) = (upgrades, tls) {
        let connection = ServerConnection::new(Arc::clone(config)).map_err(Error::other)?;
        session.offers_tls = false;
        session.is_encrypted = true;
        session.converse(StreamOwned::new(connection, stream))?;
    }
    Ok(())
}

/// The state of a connection: its answers depend on it.
struct Session<'a> {
    reaction: Reaction,
    offers_tls: bool,
    is_encrypted: bool,
    world: &'a Mutex<Vec<Taken>>,
}

impl Session<'_> {
    /// Answers command by command (RFC 5321, 4.1), and returns true if the client goes on with TLS.
    fn converse(&self, stream: impl Read + Write) -> Result<bool> {
        let mut stream = BufReader::new(stream);
        let (mut from, mut to, mut credentials) = (String::new(), Vec::new(), None);
        while let Some(line) = read(&mut stream)? {
            let verb = line.split([' ', ':']).next().unwrap_or_default();
            let answer = match verb.to_ascii_uppercase().as_str() {
                "EHLO" if self.offers_tls => "250-double\r\n250-8BITMIME\r\n250 STARTTLS",
                "EHLO" => "250-double\r\n250-8BITMIME\r\n250 AUTH PLAIN",
                "STARTTLS" if self.offers_tls => {
                    answer(&mut stream, "220 go ahead")?;
                    return Ok(true);
                }
                "AUTH" => {
                    credentials = line.rsplit(' ').next().map(str::to_owned);
                    "235 welcome"
                }
                "MAIL" => {
                    from = address(&line);
                    "250 ok"
                }
                "RCPT" if self.reaction == Reaction::RefusesRecipient => {
                    "550 5.1.1 no such user here"
                }
                "RCPT" => {
                    to.push(address(&line));
                    "250 ok"
                }
                "DATA" => {
                    answer(&mut stream, "354 go on")?;
                    let taken = Taken {
                        from: from.clone(),
                        to: std::mem::take(&mut to),
                        credentials: credentials.clone(),
                        mail: mail(&mut stream)?,
                        is_encrypted: self.is_encrypted,
                    };
                    self.world
                        .lock()
                        .expect("no connection panicked")
                        .push(taken);
                    "250 taken"
                }
                "QUIT" => {
                    answer(&mut stream, "221 bye")?;
                    return Ok(false);
                }
                "NOOP" | "RSET" => "250 ok",
                _ => "502 not here",
            };
            self::answer(&mut stream, answer)?;
        }
        Ok(false)
    }
}

fn answer(stream: &mut BufReader<impl Read + Write>, text: &str) -> Result<()> {
    let stream = stream.get_mut();
    stream.write_all(format!("{text}\r\n").as_bytes())?;
    stream.flush()
}

/// Reads a line without its end; none if the client hung up.
fn read(stream: &mut impl BufRead) -> Result<Option<String>> {
    let mut line = String::new();
    let is_there = stream.read_line(&mut line)? > 0;
    Ok(is_there.then(|| line.trim_end_matches(['\r', '\n']).to_owned()))
}

/// Reads a mail up to the lonely dot.
fn mail(stream: &mut impl BufRead) -> Result<String> {
    let mut mail = String::new();
    while let Some(line) = read(stream)?.filter(|line| line != ".") {
        mail.push_str(line.strip_prefix('.').unwrap_or(&line));
        mail.push_str("\r\n");
    }
    Ok(mail)
}

/// The address in angle brackets.
fn address(line: &str) -> String {
    let inner = line.split_once('<').map_or("", |(_, rest)| rest);
    inner.split('>').next().unwrap_or_default().to_owned()
}
