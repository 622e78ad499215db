//! Invariants of the home routine: what it holds, how often, and for how long.

use barrier_first::domain::{
    ActiveId, Content, Phase, ProductStatus, Slot, Strength, Time, TriageLevel,
};
use barrier_first::engine::{Assessment, PhaseRoutine, Step, week_start};
use barrier_first::knowledge::{Effect, Until};

use super::oracle::Oracle;

/// All that a plan may hold until a doctor has looked.
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
/// What nobody under 18 is shown.
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
const SUNSCREENS: [&str; 4] = ["spf30", "spf50", "tinted_spf50", "mineral_spf50"];
/// All that a child's plan may hold, and all of a plan to which nothing need be added.
const BASIC_SLOTS: [Slot; 4] = [Slot::FirstCleanse, Slot::Cleanse, Slot::Moisturise, Slot::Protect];

pub fn check(oracle: &Oracle<'_>, plan: &Assessment, faults: &mut Vec<String>) {
    let phases = &plan.home.phases;
    let mut week = 0;
    for pair in phases.windows(2) {
        if pair[0].span.phase > pair[1].span.phase {
            faults.push("phases run backwards".to_owned());
        }
    }
    for routine in phases {
        let span = &routine.span;
        if span.from_week != week || span.to_week <= span.from_week {
            faults.push(format!("weeks {}–{} follow week {week}", span.from_week, span.to_week));
        }
        week = span.to_week;
        steps(oracle, routine, faults);
        forbidden(oracle, plan, routine, faults);
        together(oracle, routine, faults);
        nights(oracle, phases, routine, faults);
    }
    new_actives(oracle, phases, faults);
    limits(oracle, plan, faults);
    avoided(oracle, plan, faults);
    measure(oracle, plan, faults);
    products(oracle, plan, faults);
}

/// Every step of a stretch with its time.
fn all_steps(routine: &PhaseRoutine) -> impl Iterator<Item = (Time, &Step)> {
    let morning = routine.morning.iter().map(|step| (Time::Morning, step));
    let evening = routine.evening.iter().map(|step| (Time::Evening, step));
    let weekly = routine.weekly.iter().map(|step| (Time::Weekly, step));
    morning.chain(evening).chain(weekly)
}

/// Everything a stretch holds, nights included.
pub fn used(routine: &PhaseRoutine) -> Vec<ActiveId> {
    let nights = routine.nights.iter().flatten().copied();
    let steps = all_steps(routine).flat_map(|(_, step)| step.uses.iter().copied());
    let mut used: Vec<ActiveId> = steps.chain(nights).collect();
    used.sort_unstable();
    used.dedup();
    used
}

/// Cleanse, moisturise and protect every morning, cleanse and moisturise every evening, in order.
fn steps(oracle: &Oracle<'_>, routine: &PhaseRoutine, faults: &mut Vec<String>) {
    let phase = routine.span.phase;
    for (name, steps) in [("morning", &routine.morning), ("evening", &routine.evening)] {
        for slot in [Slot::Cleanse, Slot::Moisturise] {
            if !steps.iter().any(|step| step.slot == slot) {
                faults.push(format!("{phase:?}: no {slot:?} in the {name}"));
            }
        }
        if !steps.iter().map(|step| step.slot).is_sorted() {
            faults.push(format!("{phase:?}: the {name} is out of order"));
        }
        for (n, step) in steps.iter().enumerate() {
            let doubled = steps[..n].iter().any(|other| {
                other.slot == step.slot && other.uses.iter().any(|it| step.uses.contains(it))
            });
            if step.uses.is_empty() || doubled {
                faults.push(format!("{phase:?}: {name} {:?} is empty or doubled", step.slot));
            }
        }
    }
    let protected = |step: &Step| {
        step.slot == Slot::Protect
            && step.uses.iter().any(|it| SUNSCREENS.contains(&oracle.active_name(*it)))
    };
    if !routine.morning.last().is_some_and(protected) {
        faults.push(format!("{phase:?}: the morning does not end with sun protection"));
    }
}

/// Nothing that a rule forbids, nothing from the plan's own list of what to leave out, nothing
/// before its phase.
fn forbidden(
    oracle: &Oracle<'_>,
    plan: &Assessment,
    routine: &PhaseRoutine,
    faults: &mut Vec<String>,
) {
    let phase = routine.span.phase;
    let from = week_start(oracle.today, routine.span.from_week);
    let strong = oracle.knowledge.family("strong_active");
    for active in used(routine) {
        let name = oracle.active_name(active);
        if oracle.forbids(active, phase, from) {
            faults.push(format!("{phase:?} holds {name}, which a rule forbids"));
        }
        let listed = plan.home.avoid.iter().find(|avoided| avoided.active == active);
        if listed.is_some_and(|avoided| oracle.before(avoided.until, phase, from)) {
            faults.push(format!("{phase:?} holds {name}, which its own list leaves out"));
        }
        if oracle.knowledge.active(active).from_phase > phase {
            faults.push(format!("{phase:?} holds {name} before its phase"));
        }
        if phase == Phase::Reset && strong.contains(active) {
            faults.push(format!("the reset holds {name}"));
        }
    }
}

/// What must not share a time of day, and families with one member at most.
fn together(oracle: &Oracle<'_>, routine: &PhaseRoutine, faults: &mut Vec<String>) {
    let all = used(routine);
    for family in ["retinoid", "exfoliant"] {
        let members = oracle.knowledge.family(family);
        let mut names: Vec<&str> = all
            .iter()
            .filter(|active| members.contains(**active))
            .map(|active| oracle.active_name(*active))
            .collect();
        // A retinoid on prescription counts although its time is the prescriber's.
        if family == "retinoid"
            && oracle.says("medicines", "prescription_retinoid")
            && !names.contains(&"prescription_retinoid")
        {
            names.push("prescription_retinoid");
        }
        if names.len() > 1 {
            faults.push(format!("two of one family: {names:?}"));
        }
    }
    let holds = |steps: &[Step], name: &str| {
        steps.iter().flat_map(|step| &step.uses).any(|it| oracle.active_name(*it) == name)
    };
    let prescribed = oracle.uses("prescription_retinoid");
    if prescribed && holds(&routine.evening, "benzoyl_peroxide") && separates(oracle) {
        faults.push("benzoyl peroxide shares the evening with a prescribed retinoid".to_owned());
    }
}

/// Whether R-25 applies, which a clinic may relax.
fn separates(oracle: &Oracle<'_>) -> bool {
    oracle.effects().any(|effect| matches!(effect, Effect::MorningOnly(_)))
}

/// One active a night by type; here: as often as allowed, and the same actives as the evening.
fn nights(
    oracle: &Oracle<'_>,
    phases: &[PhaseRoutine],
    routine: &PhaseRoutine,
    faults: &mut Vec<String>,
) {
    let phase = routine.span.phase;
    let evening: Vec<ActiveId> =
        routine.evening.iter().flat_map(|step| step.uses.iter().copied()).collect();
    let slow = |active: ActiveId| oracle.knowledge.active(active).per_week;
    for active in evening.iter().copied().filter(|active| slow(*active).is_some()) {
        let name = oracle.active_name(active);
        let nights = routine.nights.iter().flatten().filter(|night| **night == active).count();
        let (start, later) = slow(active).unwrap_or((7, 7));
        let new = routine.span.introduces == Some(active);
        let kept = oracle.uses(name) && phases[0].span.introduces != Some(active);
        let joined = phases.iter().find(|it| used(it).contains(&active));
        let joined = joined.map_or(0, |it| it.span.from_week);
        let early = joined == 0 || phases.iter().all(|it| it.span.introduces != Some(active));
        let known = kept && early && oracle.established(name);
        // A night more after twelve weeks, then one every four.
        let weeks = routine.span.from_week.saturating_sub(joined);
        let more = if new || weeks < 12 { 0 } else { 1 + (weeks - 12) / 4 };
        let beginner = new || !known;
        // However long a stretch is, its end brings one night more and no second.
        let here = phases.iter().position(|it| it.span.from == routine.span.from).unwrap_or(0);
        let before = here.checked_sub(1).map_or(0, |place| {
            phases[place].nights.iter().flatten().filter(|night| **night == active).count()
        });
        let before = u8::try_from(before).unwrap_or(u8::MAX);
        let at_once = if before == 0 { u8::MAX } else { before.saturating_add(1) };
        let most = oracle
            .effects()
            .filter_map(|effect| match effect {
                Effect::NightsAtMost { targets, nights }
                    if beginner && targets.contains(active) =>
                {
                    let all = nights.saturating_add(u8::try_from(more).unwrap_or(u8::MAX));
                    Some(all.min(at_once.max(*nights)))
                }
                _ => None,
            })
            .fold(if new { start } else { later }, u8::min);
        if nights == 0 || nights > usize::from(most) {
            faults.push(format!("{phase:?}: {name} on {nights} nights, at most {most}"));
        }
    }
    for night in routine.nights.iter().flatten() {
        if !evening.contains(night) {
            let name = oracle.active_name(*night);
            faults.push(format!("{phase:?}: a night for {name}, which is no step of the evening"));
        }
    }
}

/// One new active a stretch: at the start only what is in use, then one at a time.
fn new_actives(oracle: &Oracle<'_>, phases: &[PhaseRoutine], faults: &mut Vec<String>) {
    let mut known: Vec<ActiveId> = Vec::new();
    for (n, routine) in phases.iter().enumerate() {
        let fresh: Vec<&str> = used(routine)
            .into_iter()
            .filter(|active| oracle.knowledge.active(*active).per_week.is_some())
            .filter(|active| !known.contains(active))
            .map(|active| oracle.active_name(active))
            .filter(|name| n > 0 || !oracle.uses(name))
            .collect();
        if fresh.len() > 1 {
            faults.push(format!("{:?} brings in {fresh:?} at once", routine.span.phase));
        }
        known.extend(used(routine));
        // What comes in stays: the phase that brings it in was its time.
        for later in &phases[n..] {
            let missing = routine.span.introduces.filter(|active| !used(later).contains(active));
            if let Some(active) = missing {
                let name = oracle.active_name(active);
                faults.push(format!("{name} comes in and is missing in {:?}", later.span.phase));
            }
        }
    }
}

/// Three steps for children, for a plan that waits for a doctor, and where nothing is needed.
fn limits(oracle: &Oracle<'_>, plan: &Assessment, faults: &mut Vec<String>) {
    let waits = oracle.level() >= TriageLevel::Urgent;
    let age = oracle.knowledge.questions.ids.age_band;
    let minor = oracle.says("age_band", "under_13") || oracle.answers.get(age).is_none();
    let teen = oracle.says("age_band", "13_17");
    for routine in &plan.home.phases {
        for active in used(routine) {
            let name = oracle.active_name(active);
            let slot = oracle.knowledge.active(active).slot;
            // Ointment is a moisturiser too, for skin that is raw or flakes.
            let plain = GENTLE.contains(&name) || (name == "ointment" && !waits);
            if (waits || minor) && !plain {
                faults.push(format!("a plan that must stay gentle holds {name}"));
            }
            // For spots, and only what is in use.
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

/// The list of what to leave out holds everything that a rule forbids today, each once.
fn avoided(oracle: &Oracle<'_>, plan: &Assessment, faults: &mut Vec<String>) {
    let list = &plan.home.avoid;
    for (n, avoided) in list.iter().enumerate() {
        if list[..n].iter().any(|other| other.active == avoided.active) {
            faults.push(format!("{} is left out twice", oracle.active_name(avoided.active)));
        }
    }
    if oracle.level() >= TriageLevel::Urgent {
        return;
    }
    for (active, entry) in oracle.knowledge.actives() {
        let forbidden = oracle.forbids(active, plan.phase, oracle.today);
        let listed = list.iter().find(|avoided| avoided.active == active);
        if forbidden && listed.is_none() {
            faults.push(format!("{} is forbidden but not listed", entry.id));
        }
        if listed.is_some_and(|avoided| avoided.in_use != oracle.uses(&entry.id)) {
            faults.push(format!("{}: «in use» is wrong", entry.id));
        }
    }
}

/// Five steps in the morning and four on any evening at most, unless there is time for more or what
/// the person uses already asks for it; three strong actives at most.
fn measure(oracle: &Oracle<'_>, plan: &Assessment, faults: &mut Vec<String>) {
    let strong = oracle.knowledge.family("strong_active");
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

/// A product fits only when all its actives may be used now.
fn products(oracle: &Oracle<'_>, plan: &Assessment, faults: &mut Vec<String>) {
    if oracle.level() >= TriageLevel::Urgent {
        return;
    }
    for (product, fit) in oracle.clinic.products.iter().zip(&plan.home.products) {
        let forbids = |active: &ActiveId| oracle.forbids(*active, plan.phase, oracle.today);
        let later = |active: &ActiveId| {
            let entry = oracle.knowledge.active(*active);
            entry.per_week.is_some() && entry.from_phase > plan.phase
        };
        let percent = |content: &Content| match content.strength {
            Strength::Percent(percent) => percent,
            Strength::Unknown | Strength::AtMost(_) => 0,
        };
        let too_strong = |content: &Content| {
            let mut limits = oracle.knowledge.active(content.active).at_most.iter();
            limits.any(|(most, rule)| {
                (oracle.fires(*rule) || oracle.knowledge.rule(*rule).floor)
                    && percent(content) > *most
            })
        };
        // Below its line an active counts for nothing but a clinic that leaves it out.
        let real = |content: &&Content| {
            let below = oracle.knowledge.active(content.active).little_below;
            below.is_none_or(|below| percent(content) >= below)
        };
        let actives: Vec<ActiveId> =
            product.contents.iter().filter(real).map(|content| content.active).collect();
        let for_good = |active: &ActiveId| {
            oracle.left_out(*active)
                || oracle.effects().any(|effect| match effect {
                    Effect::BlockActives { targets, until } => {
                        targets.contains(*active) && !matches!(until, Until::Phase(_))
                    }
                    _ => false,
                })
        };
        let status = match () {
            () if product.actives().any(|active| oracle.left_out(active)) => ProductStatus::Blocked,
            () if actives.iter().any(for_good) => ProductStatus::Blocked,
            () if product.contents.iter().any(too_strong) => ProductStatus::Blocked,
            () if actives.iter().any(forbids) => ProductStatus::NotYet,
            () if actives.iter().any(later) => ProductStatus::NotYet,
            () => ProductStatus::Fits,
        };
        if fit.until.is_none() != (status == ProductStatus::Fits) {
            faults.push(format!("{} does not say until when", fit.id));
        }
        if fit.id != product.id || fit.status != status {
            faults.push(format!("{} is {:?}, not {status:?}", fit.id, fit.status));
        }
    }
    if oracle.clinic.products.len() != plan.home.products.len() {
        faults.push("a product of the catalogue is missing".to_owned());
    }
}
