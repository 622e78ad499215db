//! The days after a treatment, drawn by how they feel.

use barrier_first::components::pictures::RecoveryTone;

use crate::embedded;

/// A kind of day without a tone would be silently missing from the picture.
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
