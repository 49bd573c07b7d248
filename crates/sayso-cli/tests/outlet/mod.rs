//! An outlet on this machine.
#![allow(clippy::disallowed_types, clippy::disallowed_methods, reason = "something must answer")]

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

/// An outlet that answers until the test ends.
pub(crate) struct Outlet {
    address: String,
    heads: Arc<Mutex<Vec<String>>>,
    dialled: Arc<AtomicUsize>,
}

impl Outlet {
    /// An outlet that answers a request, by its path and its head in small letters.
    pub(crate) fn of(answer: impl Fn(&str, &str) -> Vec<u8> + Send + Sync + 'static) -> Outlet {
        Outlet::that(move |path, head, stream| drop(stream.write_all(&answer(path, head))))
    }

    /// An outlet that answers in any way.
    pub(crate) fn that(answer: impl Fn(&str, &str, &mut TcpStream) + Send + Sync + 'static) -> Outlet {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let (heads, dialled): (Arc<Mutex<Vec<String>>>, Arc<AtomicUsize>) = Default::default();
        let outlet = Outlet { address, heads: heads.clone(), dialled: dialled.clone() };
        let answer = Arc::new(answer);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                dialled.fetch_add(1, Ordering::SeqCst);
                let (heads, answer) = (heads.clone(), answer.clone());
                std::thread::spawn(move || serve(stream.unwrap(), &heads, &*answer));
            }
        });
        outlet
    }

    /// The address of a page.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// How often somebody has connected.
    pub(crate) fn dialled(&self) -> usize {
        self.dialled.load(Ordering::SeqCst)
    }

    /// The heads of the requests so far, in small letters.
    pub(crate) fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }

    /// The paths that were asked for so far, but for robots.txt.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.heads().iter().map(|head| path(head).to_owned()).filter(|path| path != "/robots.txt").collect()
    }
}

fn serve(mut stream: TcpStream, heads: &Mutex<Vec<String>>, answer: &impl Fn(&str, &str, &mut TcpStream)) {
    let mut head = String::new();
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).unwrap_or(0) == 0 {
            return;
        }
    }
    let head = head.to_ascii_lowercase();
    heads.lock().unwrap().push(head.clone());
    answer(path(&head), &head, &mut stream);
}

fn path(head: &str) -> &str {
    head.split(' ').nth(1).unwrap_or_default()
}

/// An answer with lines in its head.
pub(crate) fn page(status: &str, lines: &[&str], body: &str) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n", body.len());
    for line in lines {
        head.push_str(line);
        head.push_str("\r\n");
    }
    format!("{head}\r\n{body}").into_bytes()
}

/// No page.
pub(crate) fn missing() -> Vec<u8> {
    page("404 Not Found", &[], "")
}

/// A web page with an article.
pub(crate) fn article(title: &str, words: &str) -> Vec<u8> {
    let body = format!(
        "<!DOCTYPE html><html lang=en><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{words}</p>\
         <p>The council of Sarn is to meet again next week, and the ferry stays where it is until then.</p></article></body></html>"
    );
    page("200 OK", &["Content-Type: text/html; charset=utf-8"], &body)
}

/// A feed whose entries have summaries: path and title.
pub(crate) fn feed(entries: &[(&str, &str)], lines: &[&str]) -> Vec<u8> {
    let items: Vec<String> = entries
        .iter()
        .map(|(path, title)| {
            format!(
                "<item><title>{title}</title><link>{path}</link><description>In short: {title}.</description></item>"
            )
        })
        .collect();
    rss(&items.concat(), lines)
}

/// A feed of these items.
pub(crate) fn rss(items: &str, lines: &[&str]) -> Vec<u8> {
    let body = format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">\
         <channel><title>Sarn Courier</title><language>en</language>{items}</channel></rss>"
    );
    page("200 OK", &[&["Content-Type: application/rss+xml"], lines].concat(), &body)
}
