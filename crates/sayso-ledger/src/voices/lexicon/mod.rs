//! What the rule of identity knows of names: lists of words, one file a phenomenon. All words are in the form that
//! [`fold`](super::fold::fold) gives them; names of several words are joined by hyphens.

mod bodies;
mod common;
mod outlets;
mod places;
mod roles;
mod titles;

use std::collections::HashSet;

pub(super) use bodies::{is_generic, is_known_body, is_local, is_short_lived, means_people};
pub(super) use common::{is_common_first, is_common_last, is_shared};
pub(super) use outlets::{is_generic_in_outlets, is_known_outlet, is_tail};
pub(super) use places::{is_ambiguous_place, is_country, is_of_country, is_place};
pub(super) use roles::{Walk, is_body_word, is_telling, office, part_ways, walk};
pub(super) use titles::{
    is_family_first, is_no_family_name, is_particle, is_title, letters_after, never_in_a_name, suffix,
};

/// A list for looking up; nothing ever goes through it in order.
type Table = HashSet<&'static str>;

/// Makes a table of words parted by white space.
fn table(words: &'static str) -> Table {
    words.split_whitespace().collect()
}
