//! An SMTP server on loopback, as far as a client needs it to hand over one mail.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard};

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
    /// When there is no socket or no thread to be had.
    pub fn start(reaction: Reaction) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
        let address = listener.local_addr().expect("it is bound").to_string();
        let taken = Arc::<Mutex<Vec<Taken>>>::default();
        let world = Arc::clone(&taken);
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                // A client that hangs up ends its own connection only.
                let _ = talk(stream, reaction, &world);
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

/// One connection, command by command (RFC 5321, 4.1).
fn talk(stream: TcpStream, reaction: Reaction, world: &Mutex<Vec<Taken>>) -> std::io::Result<()> {
    if reaction == Reaction::HangsUp {
        return Ok(());
    }
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let mut out = stream;
    let (mut from, mut to, mut credentials) = (String::new(), Vec::new(), None);
    out.write_all(b"220 double ESMTP\r\n")?;
    while let Some(line) = lines.next().transpose()? {
        let verb = line.split([' ', ':']).next().unwrap_or_default();
        let answer = match verb.to_ascii_uppercase().as_str() {
            "EHLO" => "250-double\r\n250-8BITMIME\r\n250 AUTH PLAIN",
            "AUTH" => {
                credentials = line.rsplit(' ').next().map(str::to_owned);
                "235 welcome"
            }
            "MAIL" => {
                from = address(&line);
                "250 ok"
            }
            "RCPT" if reaction == Reaction::RefusesRecipient => "550 5.1.1 no such user here",
            "RCPT" => {
                to.push(address(&line));
                "250 ok"
            }
            "DATA" => {
                out.write_all(b"354 go on\r\n")?;
                let mut mail = String::new();
                for line in lines.by_ref() {
                    let line = line?;
                    if line == "." {
                        break;
                    }
                    mail.push_str(line.strip_prefix('.').unwrap_or(&line));
                    mail.push_str("\r\n");
                }
                let taken = Taken {
                    from: from.clone(),
                    to: std::mem::take(&mut to),
                    credentials: credentials.clone(),
                    mail,
                };
                world.lock().expect("no connection panicked").push(taken);
                "250 taken"
            }
            "QUIT" => {
                out.write_all(b"221 bye\r\n")?;
                return Ok(());
            }
            "NOOP" | "RSET" => "250 ok",
            _ => "502 not here",
        };
        out.write_all(answer.as_bytes())?;
        out.write_all(b"\r\n")?;
    }
    Ok(())
}

/// The address in angle brackets.
fn address(line: &str) -> String {
    let inner = line.split_once('<').map_or("", |(_, rest)| rest);
    inner.split('>').next().unwrap_or_default().to_owned()
}
