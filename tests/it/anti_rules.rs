//! Popular warnings that must not appear.

use barrier_first::domain::{ActiveId, ActiveSet, Time};
use barrier_first::knowledge::Effect;

use crate::embedded;

/// Pairs that no rule, no entry and no plan may separate.
const FINE_TOGETHER: [(&str, &str); 5] = [
    ("vitamin_c", "niacinamide"),
    ("niacinamide", "ceramides"),
    ("niacinamide", "hyaluronic_acid"),
    ("benzoyl_peroxide", "adapalene"),
    ("retinol", "vitamin_c"),
];

fn active(id: &str) -> ActiveId {
    embedded().find_active(id).unwrap_or_else(|| panic!("there is no active {id:?}"))
}

fn parts(these: ActiveSet, from: ActiveSet, a: ActiveId, b: ActiveId) -> bool {
    these.contains(a) && from.contains(b) || these.contains(b) && from.contains(a)
}

#[test]
fn no_rule_separates_what_is_fine_together() {
    for (_, rule) in embedded().rules() {
        for effect in &rule.then {
            let Effect::Separate { these, from } = effect else { continue };
            for (a, b) in FINE_TOGETHER {
                assert!(!parts(*these, *from, active(a), active(b)), "{} parts {a}, {b}", rule.id);
            }
        }
    }
}

#[test]
fn no_active_refuses_what_is_fine_beside_it() {
    for (a, b) in FINE_TOGETHER {
        for (one, other) in [(a, b), (b, a)] {
            let entry = embedded().active(active(one));
            let refused = entry.not_with.iter().any(|(set, _)| set.contains(active(other)));
            assert!(!refused, "{one} must not refuse {other}");
            assert!(!entry.rivals.contains(active(other)), "{one} and {other} are rivals");
        }
    }
}

#[test]
fn the_answer_to_the_popular_warning_restricts_nothing() {
    let knowledge = embedded();
    let rule = knowledge.rule(knowledge.find_rule("R-35").expect("R-35 exists"));
    let informs = rule.then.iter().all(|effect| matches!(effect, Effect::Inform { .. }));
    assert!(informs && !rule.then.is_empty(), "R-35 only informs");
}

/// Only benzoyl peroxide beside tretinoin moves to the morning, and only because of R-25.
#[test]
fn only_one_rule_moves_an_active_to_the_morning() {
    for (_, rule) in embedded().rules() {
        for effect in &rule.then {
            if let Effect::MorningOnly(targets) = effect {
                assert_eq!(rule.id, "R-25");
                assert!(targets.iter().eq([active("benzoyl_peroxide")]));
            }
        }
    }
}

#[test]
fn vitamin_c_is_for_the_morning_and_retinol_for_the_evening() {
    assert_eq!(embedded().active(active("vitamin_c")).time, Time::Morning);
    assert_eq!(embedded().active(active("retinol")).time, Time::Evening);
}
