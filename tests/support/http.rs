//! Just enough of a browser.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

pub struct Answer {
    pub status: u16,
    /// As they came, in small letters.
    pub headers: String,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

/// Asks for a path.
pub fn get(address: SocketAddr, path: &str) -> Answer {
    ask(address, "GET", path, &format!("Host: {address}\r\n"))
}

/// Sends a request with these header lines.
pub fn ask(address: SocketAddr, method: &str, path: &str, headers: &str) -> Answer {
    let mut stream = connect(address, method, path, &format!("{headers}Connection: close\r\n"));
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Answer { status, headers: head.to_lowercase(), body: body.to_owned() }
}

fn connect(address: SocketAddr, method: &str, path: &str, headers: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    write!(stream, "{method} {path} HTTP/1.1\r\n{headers}\r\n").unwrap();
    stream
}

/// The messages of the server's stream of events.
pub struct Events(BufReader<TcpStream>);

impl Events {
    pub fn listen(address: SocketAddr) -> Self {
        Self(BufReader::new(connect(address, "GET", "/-/pearls/events", &format!("Host: {address}\r\n"))))
    }

    /// The next message; the server speaks of the present only, so of two quick changes one may go untold.
    pub fn next(&mut self) -> serde_json::Value {
        let mut line = String::new();
        let begin = Instant::now();
        loop {
            line.clear();
            assert!(begin.elapsed() < Duration::from_secs(20), "no message came");
            assert_ne!(self.0.read_line(&mut line).unwrap(), 0, "the server went away");
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).unwrap();
            }
        }
    }

    /// The next message that `is_wanted`.
    pub fn wait(&mut self, is_wanted: impl Fn(&serde_json::Value) -> bool) -> serde_json::Value {
        loop {
            let message = self.next();
            if is_wanted(&message) {
                return message;
            }
        }
    }
}
