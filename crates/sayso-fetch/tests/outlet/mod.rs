//! An outlet on this machine that answers as a test wants it to.
#![allow(clippy::disallowed_types, dead_code)] // something must answer; not every file of tests asks it all

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use sayso_fetch::{Fetcher, Settings};

/// An outlet; it answers as long as the test runs.
pub(crate) struct Outlet {
    pub(crate) address: SocketAddr,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Outlet {
    /// An outlet that answers a path (`/feed`) with bytes.
    pub(crate) fn of(pages: impl Fn(&str) -> Vec<u8> + Send + Sync + 'static) -> Outlet {
        Outlet::that(move |request, stream| {
            let path = request.split(' ').nth(1).unwrap_or_default();
            let _ = stream.write_all(&pages(path));
        })
    }

    /// An outlet that answers in any way.
    /// It gets the head of the request.
    pub(crate) fn that(answers: impl Fn(&str, &mut TcpStream) + Send + Sync + 'static) -> Outlet {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let outlet = Outlet { address, requests: requests.clone() };
        let answers = Arc::new(answers);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let (requests, answers) = (requests.clone(), answers.clone());
                std::thread::spawn(move || serve(stream.unwrap(), &requests, &*answers));
            }
        });
        outlet
    }

    /// Heads of the requests so far.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }

    /// First lines of the requests so far, without the version: `GET /feed`.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.requests().iter().map(|head| head.split(" HTTP").next().unwrap_or_default().to_owned()).collect()
    }
}

fn serve(mut stream: TcpStream, requests: &Mutex<Vec<String>>, answers: &impl Fn(&str, &mut TcpStream)) {
    let mut head = String::new();
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).unwrap_or(0) == 0 {
            break;
        }
    }
    requests.lock().unwrap().push(head.clone());
    answers(&head, &mut stream);
}

/// A page with a head of these lines.
pub(crate) fn page(status: &str, lines: &[&str], body: &[u8]) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n", body.len());
    for line in lines {
        head.push_str(line);
        head.push_str("\r\n");
    }
    [head.as_bytes(), b"\r\n", body].concat()
}

/// No page.
pub(crate) fn missing() -> Vec<u8> {
    page("404 Not Found", &[], b"")
}

/// Settings under which the outlets are called so, and nobody waits for long.
pub(crate) fn settings(outlets: &[(&str, &Outlet)]) -> Settings {
    Settings {
        hosts: outlets.iter().map(|(name, outlet)| ((*name).to_owned(), outlet.address)).collect(),
        gap: Duration::ZERO,
        patience: Duration::ZERO,
        connect: Duration::from_secs(2),
        silence: Duration::from_millis(500),
        whole: Duration::from_secs(3),
        longest: 3 << 20,
        ..Settings::default()
    }
}

/// A fetcher under these settings.
pub(crate) fn fetcher(outlets: &[(&str, &Outlet)]) -> Fetcher {
    Fetcher::new(settings(outlets))
}
