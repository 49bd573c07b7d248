use std::sync::Arc;

use crate::embedding::Embedding;
use crate::linear::transpose;
use crate::watch::Onlooker;
use crate::{Error, ErrorKind, Kernel, LayerNorm, Linear, View, ViewMut, Watch, Watched, Weights, gelu, softmax};

/// What a model file must have as `format` in its metadata.
pub const FORMAT: &str = "sayso-model-1";

/// A BERT encoder: word, position and feature embeddings, then layers of self-attention and a feed-forward net, each with
/// a residual connection and a norm behind it.
///
/// It is read-only and may be shared by any number of threads, each with a [`Scratch`] of its own.
pub struct Encoder {
    below: Arc<Embeddings>,
    layers: Vec<Layer>,
    hidden: usize,
    heads: usize,
}

/// What the first layer sees of a window.
struct Embeddings {
    words: Embedding,
    positions: Embedding,
    features: Embedding,
    norm: LayerNorm,
}

/// What stands at one position of a window.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Token<'a> {
    /// The word piece.
    pub piece: u32,
    /// Rows of the feature embedding that are added here; what they mean is up to the caller.
    pub features: &'a [u32],
}

/// The working memory of [`Encoder::encode`]; it grows with the longest window and is then used again.
#[derive(Debug, Default)]
pub struct Scratch {
    states: Vec<f32>,
    queries: Vec<f32>,
    keys: Vec<f32>,
    values: Vec<f32>,
    context: Vec<f32>,
    head_keys: Vec<f32>,
    scores: Vec<f32>,
    inner: Vec<f32>,
}

struct Layer {
    query: Linear,
    key: Linear,
    value: Linear,
    output: Linear,
    attention_norm: LayerNorm,
    up: Linear,
    down: Linear,
    ffn_norm: LayerNorm,
}

impl Encoder {
    /// Reads the encoder of a model file: its metadata `format`, `layers`, `hidden`, `heads`, `ffn` and its tensors
    /// `embeddings.…` and `layers.…`.
    ///
    /// # Errors
    /// [`ErrorKind::Metadata`] where the file is of another format or its counts don't fit together; else as
    /// [`Weights::matrix`].
    pub fn load(weights: &Weights) -> Result<Self, Error> {
        weights.is_of(FORMAT)?;
        let below = Embeddings::load(weights, weights.count("hidden")?)?;
        Encoder::with(Arc::new(below), weights)
    }

    /// Reads an encoder whose file has no embeddings: those of another one are used, which is held in memory once.
    ///
    /// # Errors
    /// As [`Encoder::load`], and where the two do not fit together.
    pub fn load_above(weights: &Weights, other: &Encoder) -> Result<Self, Error> {
        weights.is_of(FORMAT)?;
        if weights.count("hidden")? != other.hidden {
            let message =
                format!("the model file's `hidden` is not {}, as that of the embeddings below it", other.hidden);
            return Err(Error::new(ErrorKind::Metadata, message));
        }
        Encoder::with(Arc::clone(&other.below), weights)
    }

    fn with(below: Arc<Embeddings>, weights: &Weights) -> Result<Self, Error> {
        let (hidden, heads, ffn) = (weights.count("hidden")?, weights.count("heads")?, weights.count("ffn")?);
        if hidden % heads != 0 {
            let message =
                format!("the model file's metadata has `hidden` = {hidden}, no multiple of `heads` = {heads}");
            return Err(Error::new(ErrorKind::Metadata, message));
        }
        Ok(Self {
            below,
            layers: (0..weights.count("layers")?)
                .map(|index| Layer::load(weights, &format!("layers.{index}"), hidden, ffn))
                .collect::<Result<_, _>>()?,
            hidden,
            heads,
        })
    }

    /// The length of a hidden state.
    pub fn hidden(&self) -> usize {
        self.hidden
    }

    /// The number of layers.
    pub fn layers(&self) -> usize {
        self.layers.len()
    }

    /// The number of heads of each layer.
    pub fn heads(&self) -> usize {
        self.heads
    }

    /// The longest window it can take.
    pub fn positions(&self) -> usize {
        self.below.positions.rows()
    }

    /// The size of the vocabulary it was trained with.
    pub fn pieces(&self) -> usize {
        self.below.words.rows()
    }

    /// The number of rows of the feature embedding.
    pub fn features(&self) -> usize {
        self.below.features.rows()
    }

    /// The hidden states [n, hidden] of a window of n positions. Begin and end pieces are the caller's to put in.
    ///
    /// # Panics
    /// If the window is longer than [`Encoder::positions`], or a piece or feature is none of the model's.
    pub fn encode<'s>(&self, kernel: Kernel, window: &[Token], scratch: &'s mut Scratch) -> &'s [f32] {
        self.encode_before(kernel, window, scratch, &mut ())
    }

    /// The same hidden states, and what is watched within: states after chosen layers and attention between chosen positions.
    ///
    /// # Panics
    /// As [`Encoder::encode`], and if a watched position lies beyond the window.
    pub fn encode_watched<'s>(
        &self,
        kernel: Kernel,
        window: &[Token],
        scratch: &'s mut Scratch,
        watch: &Watch,
    ) -> (&'s [f32], Watched) {
        let mut onlooker = (watch, Watched::default());
        let states = self.encode_before(kernel, window, scratch, &mut onlooker);
        (states, onlooker.1)
    }

    fn encode_before<'s>(
        &self,
        kernel: Kernel,
        window: &[Token],
        scratch: &'s mut Scratch,
        onlooker: &mut impl Onlooker,
    ) -> &'s [f32] {
        assert!(window.len() <= self.positions(), "a window of {} in {} positions", window.len(), self.positions());
        self.embed(window, &mut scratch.states);
        if window.is_empty() {
            return &[];
        }
        for (index, layer) in self.layers.iter().enumerate() {
            layer.attend(kernel, self.heads, self.hidden, scratch, onlooker);
            layer.feed_forward(kernel, scratch);
            onlooker.states(index, &scratch.states, self.hidden);
        }
        &scratch.states
    }

    fn embed(&self, window: &[Token], states: &mut Vec<f32>) {
        resize(states, window.len() * self.hidden);
        states.fill(0.0);
        for (position, (token, state)) in window.iter().zip(states.chunks_exact_mut(self.hidden)).enumerate() {
            self.below.words.add_row(token.piece, state);
            self.below.positions.add_row(position as u32, state);
            for &feature in token.features {
                self.below.features.add_row(feature, state);
            }
        }
        self.below.norm.apply(states);
    }
}

impl Embeddings {
    fn load(weights: &Weights, hidden: usize) -> Result<Self, Error> {
        Ok(Self {
            words: Embedding::load(weights, "embeddings.word.weight", hidden)?,
            positions: Embedding::load(weights, "embeddings.position.weight", hidden)?,
            features: Embedding::load(weights, "embeddings.feature.weight", hidden)?,
            norm: LayerNorm::load(weights, "embeddings.norm", hidden)?,
        })
    }
}

impl Layer {
    fn load(weights: &Weights, name: &str, hidden: usize, ffn: usize) -> Result<Self, Error> {
        let linear =
            |part: &str, outputs, inputs| Linear::load(weights, &format!("{name}.{part}"), Some(outputs), inputs);
        let norm = |part: &str| LayerNorm::load(weights, &format!("{name}.{part}"), hidden);
        Ok(Self {
            query: linear("query", hidden, hidden)?,
            key: linear("key", hidden, hidden)?,
            value: linear("value", hidden, hidden)?,
            output: linear("output", hidden, hidden)?,
            attention_norm: norm("attention_norm")?,
            up: linear("up", ffn, hidden)?,
            down: linear("down", hidden, ffn)?,
            ffn_norm: norm("ffn_norm")?,
        })
    }

    fn attend(&self, kernel: Kernel, heads: usize, hidden: usize, scratch: &mut Scratch, onlooker: &mut impl Onlooker) {
        let Scratch { states, queries, keys, values, context, head_keys, scores, .. } = scratch;
        let (length, width) = (states.len() / hidden, hidden / heads);
        for (linear, out) in [(&self.query, &mut *queries), (&self.key, keys), (&self.value, values)] {
            resize(out, states.len());
            linear.apply(kernel, states, out);
        }
        resize(context, states.len());
        resize(head_keys, length * width);
        resize(scores, length * length);
        context.fill(0.0);
        for head in 0..heads {
            let (first, scale) = (head * width, 1.0 / (width as f32).sqrt());
            transpose(View::rows(keys, hidden).part(first, width), head_keys, length);
            scores.fill(0.0);
            let head_queries = View::rows(queries, hidden).part(first, width);
            kernel.add_product(head_queries, View::rows(head_keys, length), ViewMut::rows(scores, length));
            for row in scores.chunks_exact_mut(length) {
                softmax(row, scale);
            }
            onlooker.attention(scores, length);
            let head_values = View::rows(values, hidden).part(first, width);
            let head_context = ViewMut::rows(context, hidden).part(first, width);
            kernel.add_product(View::rows(scores, length), head_values, head_context);
        }
        self.output.add(kernel, context, states);
        self.attention_norm.apply(states);
    }

    fn feed_forward(&self, kernel: Kernel, scratch: &mut Scratch) {
        let Scratch { states, inner, .. } = scratch;
        resize(inner, states.len() / self.up.inputs() * self.up.outputs());
        self.up.apply(kernel, states, inner);
        gelu(inner);
        self.down.add(kernel, inner, states);
        self.ffn_norm.apply(states);
    }
}

/// The numbers in it mean nothing afterwards.
fn resize(numbers: &mut Vec<f32>, length: usize) {
    numbers.resize(length, 0.0);
}
