use std::process::Command;

use anstyle::{Color, RgbColor};
use anstyle_svg::{Palette, Term, VGA};

/// Columns of the recorded terminal.
const COLUMNS: &str = "84";

/// What the recorded terminal reads, and where its picture is kept.
const ARTICLE: &str = "examples/strait-talks.txt";
const PICTURE: &str = "docs/read.svg";

/// Records what `sayso read` shows of the example article as the picture of the README.
///
/// The picture is made of text, so it can be searched, and it shows what the program says: run this again when that changes.
pub(crate) fn record() -> Result<(), String> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let output = Command::new(cargo)
        .args(["run", "--quiet", "--release", "--package", "sayso-cli", "--"])
        .args(["read", ARTICLE, "--color", "always", "--width", COLUMNS])
        .output()
        .map_err(|e| format!("cannot run the program: {e}"))?;
    if !output.status.success() {
        return Err(format!("sayso read {ARTICLE} failed: {}", String::from_utf8_lossy(&output.stderr)));
    }
    let page = String::from_utf8_lossy(&output.stdout);
    let session = format!("$ sayso read {ARTICLE}\n\n{page}");
    std::fs::write(PICTURE, terminal().render_svg(&session)).map_err(|e| format!("{PICTURE}: {e}"))
}

/// A terminal whose colours are easy on the eye; those of the first colour screens are too dark on black.
fn terminal() -> Term {
    let Palette(mut colours) = VGA;
    colours[5] = RgbColor(0xe8, 0x95, 0xd2); // magenta: sources
    colours[12] = RgbColor(0x82, 0xb4, 0xff); // bright blue: cues
    let ground = |r, g, b| Color::Rgb(RgbColor(r, g, b));
    Term::new().palette(Palette(colours)).fg_color(ground(0xdd, 0xdd, 0xdd)).bg_color(ground(0x17, 0x19, 0x21))
}
