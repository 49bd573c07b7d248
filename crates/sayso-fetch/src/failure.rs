use std::io;
use std::time::Duration;

use ureq::{Error, Timeout};

use crate::body::Broken;
use crate::error::{ErrorKind, Trouble, shown};
use crate::resolver::Nowhere;

/// How long the host was waited for, to be told.
pub(crate) struct Limits {
    pub(crate) connect: Duration,
    pub(crate) silence: Duration,
    pub(crate) whole: Duration,
}

/// What went wrong before an answer came.
pub(crate) fn of_request(error: Error, host: &str, limits: &Limits) -> Trouble {
    let trouble = Trouble::new;
    match error {
        Error::Other(other) => match other.downcast::<Nowhere>().map(|nowhere| *nowhere) {
            Ok(Nowhere::Refused(why)) => trouble(ErrorKind::Refused, why),
            Ok(unknown) => {
                let message =
                    format!("{host} cannot be looked up ({unknown}): is it spelt right, and is there a network?");
                trouble(ErrorKind::Dns, message)
            }
            Err(other) => trouble(ErrorKind::Protocol, format!("the answer cannot be read ({other})")),
        },
        Error::Timeout(timeout) => of_timeout(timeout, limits),
        Error::Rustls(error) => of_tls(&error.to_string()),
        Error::Tls(reason) => of_tls(reason),
        // The socket itself knows no invalid data: it comes from what is decrypted.
        Error::Io(error) if error.kind() == io::ErrorKind::InvalidData => of_tls(&error.to_string()),
        Error::Io(error) if error.kind() == io::ErrorKind::TimedOut => of_timeout(Timeout::Connect, limits),
        Error::Io(error) if is_hang_up(&error) => {
            trouble(ErrorKind::Connect, format!("{host} hung up before it answered: try again later"))
        }
        Error::Io(error) => {
            trouble(ErrorKind::Connect, format!("{host} cannot be reached ({error}): is it down? try again later"))
        }
        Error::ConnectionFailed => trouble(ErrorKind::Connect, format!("{host} cannot be reached: try again later")),
        Error::LargeResponseHeader(_, most) => {
            let message = format!("the head of its answer is longer than {} KiB: this is no ordinary page", most >> 10);
            trouble(ErrorKind::Protocol, message)
        }
        Error::BadUri(why) => trouble(ErrorKind::Address, format!("this address cannot be asked ({why})")),
        other => trouble(ErrorKind::Protocol, format!("the answer is no HTTP ({other}): is a web server there?")),
    }
}

/// What went wrong while the body came.
pub(crate) fn of_body(broken: Broken, ratio: u64, limits: &Limits) -> Trouble {
    match broken {
        Broken::Bomb => Trouble::new(
            ErrorKind::TooLong,
            format!("it grows to more than {ratio} times its size when unpacked, as no page does: it was left"),
        ),
        Broken::Packing(how) => Trouble::new(
            ErrorKind::Protocol,
            format!("it is packed as `{}`, which nobody asked for: it was left", shown(&how)),
        ),
        Broken::Io(error) => match Error::from(error) {
            Error::Timeout(timeout) => of_timeout(timeout, limits),
            Error::Io(error) => Trouble::new(
                ErrorKind::Damaged,
                format!("it was cut off, or cannot be unpacked ({error}): try again later"),
            ),
            error => Trouble::new(ErrorKind::Damaged, format!("it was cut off ({error}): try again later")),
        },
    }
}

fn of_timeout(timeout: Timeout, limits: &Limits) -> Trouble {
    let message = match timeout {
        Timeout::Resolve => format!("its name was not looked up within {:?}: is there a network?", limits.connect),
        Timeout::Connect => format!("no connection within {:?}: is it down? try again later", limits.connect),
        Timeout::PerRead | Timeout::PerWrite => format!("silent for {:?}: try again later", limits.silence),
        _ => format!("not done within {:?}: it is slow or has no end; try again later", limits.whole),
    };
    Trouble::new(ErrorKind::Timeout, message)
}

fn of_tls(why: &str) -> Trouble {
    let message = format!(
        "it cannot show that it is who it says it is ({why}): is its certificate out of date, or does something on the way read along?"
    );
    Trouble::new(ErrorKind::Tls, message)
}

fn is_hang_up(error: &io::Error) -> bool {
    use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, UnexpectedEof};
    matches!(error.kind(), BrokenPipe | ConnectionAborted | ConnectionReset | UnexpectedEof)
}
