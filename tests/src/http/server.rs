//! A server on 127.0.0.1, in the clear or over TLS.

use std::io::{self, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use super::{Request, Response};
use crate::tls::Tls;

/// Threads that wait for a connection from the start, so that a client's first connections wait for no
/// thread: runtimes hold one connection and open a second one at times.
const THREADS: usize = 4;

/// Answers requests, in the thread of their connection. Each double is one.
pub trait Service: Send + Sync + 'static {
    /// Gives the answer; it may wait as long as it likes.
    fn answer(&self, request: Request) -> Reply;
}

/// A service's reaction to a request.
#[derive(Clone, Debug)]
pub enum Reply {
    /// Sends the response.
    Send(Response),
    /// Keeps the connection open and says nothing, until the client hangs up.
    Silence,
    /// A body of 64 MiB under this status, which a careful client does not read to its end.
    Endless(u16),
}

/// The pieces of an endless body.
const PIECES: usize = 1024;

/// A server; it takes no more connections once it is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    closed: Arc<AtomicBool>,
}

impl Server {
    /// Serves on a free port.
    ///
    /// # Errors
    /// When there is no socket or no thread to be had.
    pub fn start(service: impl Service, tls: Tls) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let server = Self {
            address: listener.local_addr()?,
            closed: Arc::default(),
        };
        let listening = Arc::new(Listening {
            listener,
            address: server.address,
            tls,
            service,
            closed: Arc::clone(&server.closed),
            waiting: AtomicUsize::new(0),
        });
        for _ in 0..THREADS {
            listening.add_thread()?;
        }
        Ok(server)
    }

    /// Host and port.
    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.closed.store(true, Ordering::Release);
        wake_one(self.address);
    }
}

/// A thread that waits for a connection is woken by one.
fn wake_one(address: SocketAddr) {
    // Nothing listens there any more: then nobody is left to wake.
    let _ = TcpStream::connect(address);
}

/// The state that the threads of a server share.
struct Listening<S> {
    listener: TcpListener,
    address: SocketAddr,
    tls: Tls,
    service: S,
    closed: Arc<AtomicBool>,
    /// The number of threads that wait for a connection.
    waiting: AtomicUsize,
}

impl<S: Service> Listening<S> {
    fn add_thread(self: &Arc<Self>) -> io::Result<()> {
        self.waiting.fetch_add(1, Ordering::AcqRel);
        let shared = Arc::clone(self);
        thread::Builder::new()
            .name("double".to_owned())
            .spawn(move || shared.run())
            .map(drop)
    }

    /// One thread's part: it takes a connection and serves it until it is closed, and sees to it that
    /// another thread waits for the next connection.
    fn run(self: &Arc<Self>) {
        while let Ok((stream, _)) = self.listener.accept() {
            if self.is_closed() {
                return wake_one(self.address);
            }
            if self.waiting.fetch_sub(1, Ordering::AcqRel) == 1 {
                self.add_thread().expect("the system has a thread left");
            }
            // What breaks off is the client's process ending, which its owner notices.
            let _ = self.serve(stream);
            self.waiting.fetch_add(1, Ordering::AcqRel);
            if self.is_closed() {
                return;
            }
        }
    }

    fn is_closed(&self) -> bool {
        self.closed.load(Ordering::Acquire)
    }

    fn serve(&self, stream: TcpStream) -> io::Result<()> {
        stream.set_nodelay(true)?;
        match &self.tls {
            None => self.converse(stream),
            Some(config) => {
                let session = rustls::ServerConnection::new(Arc::clone(config))
                    .expect("the certificate was made for this");
                self.converse(rustls::StreamOwned::new(session, stream))
            }
        }
    }

    fn converse(&self, stream: impl Read + Write) -> io::Result<()> {
        let mut stream = BufReader::with_capacity(64 * 1024, stream);
        while let Some(request) = Request::read(&mut stream)? {
            match self.service.answer(request) {
                Reply::Send(response) => {
                    stream.get_mut().write_all(response.bytes())?;
                    stream.get_mut().flush()?;
                }
                Reply::Endless(status) => {
                    let to = stream.get_mut();
                    write!(
                        to,
                        "HTTP/1.1 {status} -\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                    )?;
                    let piece = [&b"10000\r\n"[..], &[b'x'; 0x10000], b"\r\n"].concat();
                    for _ in 0..PIECES {
                        to.write_all(&piece)?;
                    }
                    return to.write_all(b"0\r\n\r\n");
                }
                Reply::Silence => return io::copy(&mut stream, &mut io::sink()).map(drop),
            }
        }
        Ok(())
    }
}
