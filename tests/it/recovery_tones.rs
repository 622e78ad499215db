//! The days after a treatment, drawn by what they are like.

use barrier_first::components::pictures::RecoveryTone;

use crate::embedded;

/// A kind of day that has no tone would be missing from the picture without a word.
#[test]
fn every_kind_of_day_has_a_tone() {
    let mut seen = Vec::new();
    for (_, treatment) in embedded().treatments() {
        for (_, _, what) in &treatment.recovery {
            let tone = RecoveryTone::of(what);
            assert!(tone.is_some(), "{}: nobody said what «{what}» is like", treatment.id);
            seen.extend(tone);
        }
    }
    assert!(RecoveryTone::ALL.iter().all(|tone| seen.contains(tone)));
}
