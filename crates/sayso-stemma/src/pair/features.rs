//! What two tellings have in common, and what parts them, in numbers.

/// Numbers with names, always the same in the same order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Features(Vec<(&'static str, f32)>);

impl Features {
    /// One more.
    pub(crate) fn put(&mut self, name: &'static str, value: f32) {
        self.0.push((name, value));
    }

    /// Yes or no.
    pub(crate) fn put_if(&mut self, name: &'static str, is: bool) {
        self.put(name, f32::from(u8::from(is)));
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, f32)> + '_ {
        self.0.iter().copied()
    }
}
