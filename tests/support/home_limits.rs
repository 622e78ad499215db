//! Invariants of the extent of the home routine: for children, people who wait for a doctor, everybody.

use barrier_first::domain::{Slot, TriageLevel};
use barrier_first::engine::{Assessment, Step};

use super::home::used;
use super::oracle::Oracle;

/// Everything that a plan may contain until a doctor has looked.
const GENTLE: [&str; 8] = [
    "gentle_cleanser",
    "light_moisturiser",
    "rich_moisturiser",
    "spf30",
    "spf50",
    "tinted_spf50",
    "mineral_spf50",
    "lip_balm_spf",
];
/// Never shown to anybody under 18.
const NOT_FOR_TEENS: [&str; 11] = [
    "retinol",
    "bakuchiol",
    "aha",
    "pha",
    "vitamin_c",
    "hydroquinone",
    "scrub",
    "strong_peel_at_home",
    "tranexamic_acid",
    "alpha_arbutin",
    "peptides",
];
/// Everything that a child's plan may contain, and a plan to which nothing needs to be added.
const BASIC_SLOTS: [Slot; 4] = [Slot::FirstCleanse, Slot::Cleanse, Slot::Moisturise, Slot::Protect];

pub fn check(oracle: &Oracle<'_>, plan: &Assessment, faults: &mut Vec<String>) {
    limits(oracle, plan, faults);
    measure(oracle, plan, faults);
}

/// Three steps for children, for a plan that waits for a doctor, and if nothing is needed.
fn limits(oracle: &Oracle<'_>, plan: &Assessment, faults: &mut Vec<String>) {
    let waits = oracle.level() >= TriageLevel::Urgent;
    let age = oracle.knowledge.questions.ids.age_band;
    let minor = oracle.says("age_band", "under_13") || oracle.answers.get(age).is_none();
    let teen = oracle.says("age_band", "13_17");
    for routine in &plan.home.phases {
        for active in used(routine) {
            let name = oracle.active_name(active);
            let slot = oracle.knowledge.active(active).slot;
            // Ointment also counts as a moisturiser, for skin that is raw or flakes.
            let plain = GENTLE.contains(&name) || (name == "ointment" && !waits);
            if (waits || minor) && !plain {
                faults.push(format!("a plan that must stay gentle holds {name}"));
            }
            // For spots, and only those in use.
            let spots = oracle.says("goals", "breakouts") || oracle.level_of("sign_breakouts") >= 2;
            let for_spots = ["azelaic_acid", "bha"].contains(&name);
            if teen && for_spots && !(spots && oracle.uses(name)) {
                faults.push(format!("a plan under 18 starts {name}"));
            }
            if teen && NOT_FOR_TEENS.contains(&name) {
                faults.push(format!("a plan under 18 holds {name}"));
            }
            if plan.nothing_more_needed && !BASIC_SLOTS.contains(&slot) {
                faults.push(format!("nothing more is needed, yet the plan holds {name}"));
            }
        }
        let extra = |step: &&Step| !BASIC_SLOTS.contains(&step.slot);
        let treats = |steps: &[Step]| steps.iter().filter(extra).count();
        let minimal = oracle.says("time_per_day", "minimal");
        if minimal && treats(&routine.morning) + treats(&routine.evening) > 1 {
            faults.push(format!("minimal time, yet {:?} has extra steps", routine.span.phase));
        }
    }
    if plan.nothing_more_needed && plan.home.avoid.iter().any(|avoided| avoided.in_use) {
        faults.push("nothing more is needed, yet something in use must go".to_owned());
    }
}

/// At most five steps in the morning and four on any evening, unless there is time for more or the products
/// in use already need it; at most three strong actives.
fn measure(oracle: &Oracle<'_>, plan: &Assessment, faults: &mut Vec<String>) {
    let strong = super::family(oracle.knowledge, "strong_active");
    let extra = |step: &&Step| {
        let mut uses = step.uses.iter();
        let needed = uses.all(|it| {
            let entry = oracle.knowledge.active(*it);
            entry.per_week.is_none() && !oracle.uses(&entry.id)
        });
        needed && !BASIC_SLOTS.contains(&step.slot)
    };
    for routine in &plan.home.phases {
        let evenings = (0..7).map(|night| routine.evening_of(night));
        let evening = evenings.max_by_key(Vec::len).unwrap_or_default();
        let morning: Vec<&Step> = routine.morning.iter().collect();
        for (time, steps, most) in [("morning", morning, 5), ("evening", evening, 4)] {
            let spare = steps.iter().copied().filter(extra).count();
            if steps.len() > most && spare > 0 && !oracle.says("time_per_day", "full") {
                faults.push(format!("{} steps in the {time}", steps.len()));
            }
        }
        let held = used(routine).iter().filter(|it| strong.contains(**it)).count();
        if held > 3 {
            faults.push(format!("{held} strong actives at a time"));
        }
    }
}
