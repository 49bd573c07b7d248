//! The encoder against PyTorch on the same stored weights, and against rten on the same graph (see `reference.py`).

use rten_tensor::AsView;
use rten_tensor::NdTensor;
use safetensors::SafeTensors;
use sayso_nn::{Encoder, ErrorKind, Kernel, Scratch, Token, Watch, Weights};

const MODEL: &[u8] = include_bytes!("data/tiny.safetensors");
const EXPECTED: &[u8] = include_bytes!("data/tiny-expected.safetensors");

/// The window that `reference.py` drew, with two features a position, and its hidden states.
struct Expected {
    pieces: Vec<u32>,
    features: Vec<u32>,
    hidden: Vec<f32>,
    /// [layers, n, hidden]
    states: Vec<f32>,
    /// [layers * heads, n, n]
    attention: Vec<f32>,
}

impl Expected {
    fn read() -> Self {
        let file = SafeTensors::deserialize(EXPECTED).expect("a whole file");
        let words = |name: &str| -> Vec<[u8; 4]> { file.tensor(name).expect(name).data().as_chunks().0.to_vec() };
        let floats = |name: &str| words(name).into_iter().map(f32::from_le_bytes).collect();
        Self {
            pieces: words("pieces").into_iter().map(u32::from_le_bytes).collect(),
            features: words("features").into_iter().map(u32::from_le_bytes).collect(),
            hidden: floats("hidden"),
            states: floats("states"),
            attention: floats("attention"),
        }
    }

    fn window(&self) -> Vec<Token<'_>> {
        let features = self.features.chunks_exact(2);
        self.pieces.iter().zip(features).map(|(&piece, features)| Token { piece, features }).collect()
    }
}

fn encoder() -> Encoder {
    Encoder::load(&Weights::parse(MODEL).expect("a whole file")).expect("a whole model")
}

fn largest_difference(a: &[f32], b: &[f32]) -> f32 {
    assert_eq!(a.len(), b.len());
    a.iter().zip(b).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
}

#[test]
fn agrees_with_pytorch() {
    let (encoder, expected) = (encoder(), Expected::read());
    for &kernel in Kernel::ALL {
        let mut scratch = Scratch::default();
        let hidden = encoder.encode(kernel, &expected.window(), &mut scratch);
        let difference = largest_difference(hidden, &expected.hidden);
        assert!(difference <= 1e-4, "{}: {difference:e}", kernel.name());
    }
}

#[test]
fn watching_shows_what_pytorch_has_within_and_changes_nothing() {
    let (encoder, expected) = (encoder(), Expected::read());
    let watch = Watch { layers: 1..2, positions: vec![0, 3, 16], between: vec![5, 3] };
    let (n, hidden) = (expected.pieces.len(), encoder.hidden());
    let states: Vec<f32> =
        watch.positions.iter().flat_map(|&p| expected.states[(n + p) * hidden..][..hidden].to_vec()).collect();
    let (mut paid, mut got) = (Vec::new(), Vec::new());
    for chances in expected.attention.chunks_exact(n * n) {
        for &one in &watch.between {
            paid.extend(watch.positions.iter().map(|&other| chances[one * n + other]));
            got.extend(watch.positions.iter().map(|&other| chances[other * n + one]));
        }
    }
    for &kernel in Kernel::ALL {
        let (mut scratch, mut plain) = (Scratch::default(), Scratch::default());
        let (last, watched) = encoder.encode_watched(kernel, &expected.window(), &mut scratch, &watch);
        assert_eq!(last, encoder.encode(kernel, &expected.window(), &mut plain), "{}", kernel.name());
        assert!(largest_difference(&watched.states, &states) <= 1e-4, "{}", kernel.name());
        assert!(largest_difference(&watched.paid, &paid) <= 1e-5, "{}", kernel.name());
        assert!(largest_difference(&watched.got, &got) <= 1e-5, "{}", kernel.name());
    }
}

#[test]
fn agrees_with_rten() {
    let expected = Expected::read();
    let model = rten::Model::load(include_bytes!("data/tiny.onnx").to_vec()).expect("a graph that rten reads");
    let whole = |values: &[u32]| -> Vec<i32> { values.iter().map(|&value| value as i32).collect() };
    let length = expected.pieces.len();
    let pieces = NdTensor::from_data([length], whole(&expected.pieces));
    let features = NdTensor::from_data([length, 2], whole(&expected.features));
    let inputs = vec![
        (model.node_id("pieces").expect("an input"), pieces.into()),
        (model.node_id("features").expect("an input"), features.into()),
    ];
    let outputs = model.run(inputs, &[model.node_id("hidden").expect("an output")], None).expect("a run");
    let theirs: NdTensor<f32, 2> = outputs.into_iter().next().expect("one output").try_into().expect("a matrix");
    let encoder = encoder();
    for &kernel in Kernel::ALL {
        let mut scratch = Scratch::default();
        let hidden = encoder.encode(kernel, &expected.window(), &mut scratch);
        let difference = largest_difference(hidden, &theirs.to_vec());
        assert!(difference <= 1e-4, "{}: {difference:e}", kernel.name());
    }
}

#[test]
fn windows_leave_no_trace_in_the_scratch() {
    let (encoder, expected) = (encoder(), Expected::read());
    let window = expected.window();
    for &kernel in Kernel::ALL {
        let mut scratch = Scratch::default();
        for length in [17, 1, 0, 5, 17] {
            let again = encoder.encode(kernel, &window[..length], &mut scratch).to_vec();
            let mut fresh = Scratch::default();
            assert_eq!(again, encoder.encode(kernel, &window[..length], &mut fresh), "{} {length}", kernel.name());
            assert_eq!(again.len(), length * encoder.hidden());
        }
    }
}

#[test]
fn threads_share_an_encoder() {
    let (encoder, expected) = (encoder(), Expected::read());
    let window = expected.window();
    for &kernel in Kernel::ALL {
        let encode = || encoder.encode(kernel, &window, &mut Scratch::default()).to_vec();
        let alone = encode();
        std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8).map(|_| scope.spawn(encode)).collect();
            for thread in threads {
                assert_eq!(thread.join().expect("no panic"), alone, "{}", kernel.name());
            }
        });
    }
}

#[test]
fn says_what_it_is() {
    let encoder = encoder();
    assert_eq!((encoder.hidden(), encoder.positions(), encoder.pieces(), encoder.features()), (32, 24, 50, 9));
}

#[test]
#[should_panic(expected = "a window of 25 in 24 positions")]
fn too_long_a_window() {
    encoder().encode(Kernel::Portable, &[Token::default(); 25], &mut Scratch::default());
}

#[test]
fn other_models_are_refused() {
    let check = |from: &str, to: &str, kind: ErrorKind, message: &str| {
        assert_eq!(from.len(), to.len(), "the header's length must stay");
        let at = MODEL.windows(from.len()).position(|bytes| bytes == from.as_bytes()).expect(from);
        let mut bytes = MODEL.to_vec();
        bytes[at..at + to.len()].copy_from_slice(to.as_bytes());
        let error = Encoder::load(&Weights::parse(&bytes).expect("a whole file")).err().expect(message);
        assert_eq!(error.kind(), kind, "{error}");
        assert!(error.to_string().contains(message), "{error}");
    };
    check("sayso-model-1", "sayso-model-9", ErrorKind::Metadata, "format `sayso-model-9`");
    check(r#""heads":"4""#, r#""heads":"5""#, ErrorKind::Metadata, "no multiple of `heads` = 5");
    check(r#""heads":"4""#, r#""heads":"0""#, ErrorKind::Metadata, "not a count");
    check(r#""layers":"2""#, r#""layers":"3""#, ErrorKind::Missing, "no tensor `layers.2.query.weight`");
    check(
        r#""ffn":"64""#,
        r#""ffn":"65""#,
        ErrorKind::Shape,
        "`layers.0.up.weight`: expected [65, 32], found [64, 32]",
    );
    check("layers.1.down.bias", "layers.1.town.bias", ErrorKind::Missing, "no tensor `layers.1.down.bias`");
}
