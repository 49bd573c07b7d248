//! What two tellings have in common, and what parts them, in numbers.

/// Numbers in the order of [`names`](super::names).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Features(pub(super) Vec<f32>);

impl Features {
    /// One more.
    pub(super) fn put(&mut self, value: f32) {
        self.0.push(value);
    }

    /// Yes or no.
    pub(super) fn put_if(&mut self, is: bool) {
        self.put(f32::from(u8::from(is)));
    }

    /// All of them.
    pub fn values(&self) -> &[f32] {
        &self.0
    }
}
