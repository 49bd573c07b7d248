use sayso_nn::{Error, Weights};

/// Turns the decoding's chances into shares of attributions that are right: a straight line between their log-odds (Platt
/// 1999), fitted on annotated articles by `training/sayso_train/calibrate.py` and kept in the model file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Calibration {
    slope: f32,
    shift: f32,
}

impl Calibration {
    /// As the model file's metadata has it, under `confidence`: slope and shift with a space between.
    pub(crate) fn of(weights: &Weights) -> Result<Calibration, Error> {
        let written = weights.metadata("confidence")?;
        let numbers: Vec<f32> =
            written.split(' ').filter_map(|n| n.parse().ok()).filter(|n: &f32| n.is_finite()).collect();
        match numbers[..] {
            [slope, shift] => Ok(Calibration { slope, shift }),
            _ => Err(weights.metadata_error("confidence", "two numbers with a space between")),
        }
    }

    /// A chance of 0 to 1 as a confidence of 0 to 1.
    pub(crate) fn apply(self, chance: f32) -> f32 {
        let chance = chance.clamp(1e-4, 1.0 - 1e-4);
        let log_odds = self.slope * (chance / (1.0 - chance)).ln() + self.shift;
        1.0 / (1.0 + (-log_odds).exp())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bends_chances_and_keeps_them_chances() {
        let same = Calibration { slope: 1.0, shift: 0.0 };
        assert!((same.apply(0.3) - 0.3).abs() < 1e-6);
        let wary = Calibration { slope: 0.5, shift: -0.2 };
        assert!(wary.apply(0.99) < 0.99);
        for chance in [-1.0, 0.0, 0.2, 1.0, 2.0] {
            assert!((0.0..=1.0).contains(&wary.apply(chance)));
        }
    }
}
