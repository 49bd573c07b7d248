#![doc = include_str!("../README.md")]

mod amount;
mod context;
mod found;
mod period;
mod read;
mod rules;
mod tense;
mod token;

pub use read::{Sequence, normalise, times};
