#![doc = include_str!("../README.md")]

mod address;
mod answer;
mod body;
mod client;
mod clock;
mod conditional;
mod error;
mod failure;
mod fetcher;
mod guard;
mod http_date;
mod pace;
mod poll;
mod resolver;
mod robots;
mod rules;
mod settings;
mod trail;
mod turns;
mod user_agent;

pub use answer::{Answer, Outcome, Page};
pub use conditional::Validators;
pub use error::{Error, ErrorKind};
pub use fetcher::Fetcher;
pub use guard::{Reach, reach};
pub use pace::{Heard, Pace};
pub use poll::{Polled, Schedule};
pub use robots::Robots;
pub use settings::Settings;
