use std::ops::Range;

/// What [`Encoder::encode_watched`](crate::Encoder::encode_watched) shall keep from within.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Watch {
    /// Layers after which states are kept, the first being 0.
    pub layers: Range<usize>,
    /// Positions whose states are kept, and from which and to which attention is.
    pub positions: Vec<usize>,
    /// Positions between which and each of the others attention is kept; a few.
    pub between: Vec<usize>,
}

/// What was kept of a window.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Watched {
    /// States, layer after layer: [layers, positions, hidden].
    pub states: Vec<f32>,
    /// How much `between` attends to `positions`, by all heads of all layers: [layers * heads, between, positions].
    pub paid: Vec<f32>,
    /// How much `positions` attend to `between`, in the same order.
    pub got: Vec<f32>,
}

/// Looks on while a window is encoded.
pub(crate) trait Onlooker {
    /// The attention chances [n, n] of the next head.
    fn attention(&mut self, chances: &[f32], length: usize);
    /// The states [n, hidden] after a layer.
    fn states(&mut self, layer: usize, states: &[f32], hidden: usize);
}

/// Nobody looks: costs nothing.
impl Onlooker for () {
    fn attention(&mut self, _: &[f32], _: usize) {}
    fn states(&mut self, _: usize, _: &[f32], _: usize) {}
}

impl Onlooker for (&Watch, Watched) {
    fn attention(&mut self, chances: &[f32], length: usize) {
        let (watch, watched) = self;
        for &one in &watch.between {
            watched.paid.extend(watch.positions.iter().map(|&other| chances[one * length + other]));
            watched.got.extend(watch.positions.iter().map(|&other| chances[other * length + one]));
        }
    }

    fn states(&mut self, layer: usize, states: &[f32], hidden: usize) {
        let (watch, watched) = self;
        if watch.layers.contains(&layer) {
            let rows = watch.positions.iter().map(|&position| &states[position * hidden..][..hidden]);
            rows.for_each(|row| watched.states.extend_from_slice(row));
        }
    }
}
