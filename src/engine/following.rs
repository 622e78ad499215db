//! The plan of somebody who follows one: where the course stands, and its consequences.

use jiff::civil::Date;

use crate::domain::{
    ActiveId, ActiveSet, CalendarKind, Journal, Phase, PhaseMove, ReactionClass, ShelfUse,
    TriageLevel, days_between, plus_days,
};
use crate::knowledge::Knowledge;

use super::actives::Selection;
use super::adoption::{Adoption, Period, over_since};
use super::context::Context;
use super::course_limits::CourseLimits;
use super::follow::{Adherence, Course, Fold, Ladder, PhaseStep, Start, adherence, trend};
use super::known::Known;
use super::phases::PhaseSpan;
use super::reason::Reason;
use super::rests::Rest;
use super::safety::FiredRules;
use super::{
    Assessment, CalendarEntry, Case, ClinicPlan, Facts, TestTerms, barrier, calendar, clinic_plan,
    closed_days, gentle_care_only, nights, nothing_more_needed, phases, products, rests, results,
    routine,
};

/// Assesses a person whose plan was started on a day that is not after today.
pub(super) fn assess(
    knowledge: &Knowledge,
    case: &Case<'_>,
    journal: &Journal,
    started: Date,
) -> Assessment {
    let Case { clinic, today, .. } = *case;
    let known = Known::following(knowledge, case, journal, started);
    let measured = |answers| {
        let barrier = barrier::measure(knowledge, answers);
        (Facts::new(knowledge, answers, barrier.band, case.region()), barrier)
    };
    let (facts, mut barrier) = measured(&known.answers);
    barrier.drivers = barrier::drivers(&facts);
    barrier.signs = barrier::costliest_signs(&facts);
    let mut fired = FiredRules::of(&facts, clinic);
    // What a course may hold on a day follows from the answers of that day: neither a bad week nor an
    // answer edited later rewrites what came in before.
    let earlier = known.earlier(knowledge, case, journal);
    let earlier: Vec<Period<'_>> =
        earlier.iter().map(|(then, days)| Period::new(knowledge, case, then, *days).0).collect();
    let (present, mut selection) = Period::new(knowledge, case, &known, (known.changed(), None));
    fired.take_needs(&present.fired);
    let past = earlier.iter().flat_map(|it| it.adoptions(it.facts, &it.fired));
    let adopt: Vec<Adoption<'_>> = past.chain(present.adoptions(facts, &fired)).collect();

    let baseline = if journal.baseline.is_empty() { case.answers } else { &journal.baseline };
    let (first_facts, first) = measured(baseline);
    let start = start(&first_facts, case, started, adopt);
    let context = Context { facts: &facts, fired: &fired, clinic, today };
    let fold = Fold::of(&context, journal, started, start);
    selection.joined = fold.joined().collect();
    let mut course = course(&fold, first.index);
    let nights = fold.history.iter().map(|step| nights_of(&context, &selection, step, &fold));
    let nights: Vec<_> = nights.collect();
    let ladder = fold.ladder.clone();
    let came_in = fold.came_in.clone();
    let limits = limits(&context, &fold, &known, &course);
    let noted = limits.triage.iter().map(|(level, _)| *level);
    let halted = noted.fold(fired.level(), TriageLevel::max) > TriageLevel::Clear;
    let begun = fold.begun();
    let mut spans = fold.spans(&context, halted.then_some(begun));
    course.introducing = course.introducing.filter(|_| !halted || begun > 0);
    let shorter = halted || !fold.stopped.is_empty();
    let whole = shorter.then(|| fold.whole(&context));
    for span in &mut spans {
        span.brings_back = span.introduces.is_some_and(|active| selection.in_use.contains(active));
    }
    fired.course = limits;

    let slow = |active: ActiveId| knowledge.active(active).per_week.is_some();
    let counted = |course: &Course, rests: &dyn Fn(&PhaseStep, Date) -> Vec<Rest>| {
        adherence::count(journal, (&course.history, &nights), today, slow, rests)
    };
    if fired.triage().stops_the_plan() {
        let because = fired.triage().because;
        let answers: Vec<_> =
            because.iter().flat_map(|reason| reason.answers.iter().copied()).collect();
        let noted = course.reactions.iter().filter(|reaction| reaction.open);
        let since = noted.map(|reaction| reaction.noted.on).chain([known.since(&answers)]).max();
        course.since = since.unwrap_or(started);
        (course.phase, course.introducing) = (Phase::Reset, None);
        (course.moved, course.because) = (PhaseMove::Hold, because);
        let context = Context { facts: &facts, fired: &fired, clinic, today };
        let plan = gentle_care_only(&context, barrier, course.since, Some(journal));
        course.adherence = counted(&course, &|_, _| Vec::new());
        return Assessment { course: Some(course), ..plan };
    }
    selection.kept = ladder.kept.iter().chain(&ladder.done).copied().collect();
    selection.new = ladder.done.iter().chain(&ladder.queue).copied().collect();
    if halted {
        let doctor = fired.level() >= TriageLevel::SeeDoctor;
        selection.halt(&facts, ladder.queue.get(begun..).unwrap_or_default(), doctor);
    }
    selection.leave_out_rest(&fired, knowledge.well_known.rules.until_looked);
    let facts = facts.with_plan(selection.holds(), selection.starts());
    let fired = fired.with_plan(&facts, clinic);
    let context = Context { facts: &facts, fired: &fired, clinic, today };
    let visit = |entry: &CalendarEntry| {
        entry.date >= today && matches!(entry.kind, CalendarKind::Visit | CalendarKind::Upkeep)
    };
    let room = phases::Room { started, first_may_move: false, step: 1 };
    let before_visits = closed_days::nothing_new(&facts, &[], today);
    let laid_out = phases::make_room(&facts, spans.clone(), room, before_visits);
    let dated = |from| ClinicPlan::dated_from(&context, &laid_out, from);
    // Dates stand while a phase lasts. Once all visits are in the past, new ones are proposed; the days
    // after the last of them are as gentle as before.
    let mut plan = dated(course.since);
    let mut visits = plan.calendar.clone();
    if !plan.calendar.iter().any(visit) {
        plan = dated(today);
        visits.extend_from_slice(&plan.calendar);
    }
    let closed = closed_days::nothing_new(&facts, &visits, today);
    // Actives that a reaction halts or stops make the plan shorter; those that rest until the plan is
    // looked at again do not come sooner for that.
    let whole = whole.map(|whole| phases::make_room(&facts, whole, room, &closed));
    let spans = phases::make_room(&facts, spans, room, closed);
    let review = whole.and_then(|whole| Some(whole.last()?.to));
    let mut home = routine::build(&context, &selection, &spans, review);
    home.rests = rests::around_visits(&facts, &visits, &home.held());
    home.rests.retain(|rest| rest.to >= today);
    // What paused on past days, by the visits that were dated when a stretch began. Visits from before
    // clinic care was asked for do not count: nothing paused for them.
    let wish = knowledge.questions.ids.clinic_interest;
    let wished = facts.answers.get(wish).map(|_| known.since(&[wish]));
    let past = |step: &PhaseStep, to: Date| {
        let Some(wished) = wished.filter(|wished| *wished < to) else { return Vec::new() };
        let span = span_of(step, started, to);
        let spans = std::slice::from_ref(&span);
        let dated = ClinicPlan::dated_from(&context, spans, step.on);
        let held = step.present.iter().copied().chain(step.introducing).collect();
        let mut rests = rests::around_visits(&facts, &dated.calendar, &[(&span, held)]);
        rests.retain(|rest| wished <= rest.from);
        rests
    };
    course.adherence = counted(&course, &past);
    let checks = calendar::Checks { today, first: course.next_check_in, every: course.check_every };
    let ClinicPlan { treatments, programmes, calendar } = plan;
    let mut calendar = calendar::with_check_ins(calendar, &facts, &spans, &checks);
    calendar.retain(|entry| entry.date >= today);
    let steady = steady_since(&course.history);
    let first_use = |of: ActiveSet| {
        let days = came_in.iter().filter(|(active, _)| of.contains(*active)).map(|(_, day)| *day);
        days.min().or(steady)
    };
    let mut results = results::expected(&fired, &home, &first_use);
    // A result that should have shown by now is nothing to wait for any more.
    results.retain(|result| result.to >= today);
    let nothing_more_needed = nothing_more_needed(&context, &selection, &home);
    Assessment {
        test_terms: TestTerms::of(&facts, Some(journal)),
        triage: fired.triage(),
        barrier,
        phase: course.phase,
        products: products::fits(&context, &spans),
        results,
        questions_for_clinic: clinic_plan::questions(&context, &treatments),
        treatments,
        programmes,
        calendar,
        warnings: fired.warnings(),
        nothing_more_needed,
        home,
        course: Some(course),
        shelf: Vec::new(),
    }
}

/// Where the plan stood on its first day.
fn start<'a>(
    facts: &Facts<'_>,
    case: &Case<'_>,
    started: Date,
    adopt: Vec<Adoption<'a>>,
) -> Start<'a> {
    let fired = FiredRules::of(facts, case.clinic);
    let first = Selection::of_course(facts, &fired);
    let context = Context { facts, fired: &fired, clinic: case.clinic, today: started };
    let phase = phases::start(&context, !first.new.is_empty());
    let because = phases::reasons(&context, phase, true);
    let ladder = Ladder {
        phase,
        since: started,
        band: facts.band,
        kept: first.kept,
        done: Vec::new(),
        queue: first.new,
        waits: false,
    };
    let tried = case.shelf.iter().filter(|own| own.status != ShelfUse::InUse);
    let tried = tried.filter_map(|own| Some((own.product.id.clone(), own.test.as_ref()?.started)));
    Start { ladder, because, tried: tried.collect(), adopt }
}

/// First day of the period since which no reset has interrupted the routine.
fn steady_since(history: &[PhaseStep]) -> Option<Date> {
    let steady = history.iter().rev().take_while(|step| step.phase >= Phase::Rebuild);
    steady.last().map(|step| step.on)
}

/// The seven nights of a step of the history.
fn nights_of(
    context: &Context<'_>,
    selection: &Selection,
    step: &PhaseStep,
    fold: &Fold<'_>,
) -> [Option<ActiveId>; 7] {
    let joined = |active: ActiveId| {
        let known = selection.joined.iter().find(|(other, _)| *other == active);
        (active, known.map_or(0, |(_, week)| *week))
    };
    let present: Vec<(ActiveId, u16)> =
        step.present.iter().copied().chain(step.introducing).map(joined).collect();
    let span = span_of(step, fold.started, step.on);
    let (evening, _) = routine::evening_actives(context, selection, &span, (&present, None));
    nights::nights(context, selection, &span, evening).0
}

/// A step of the history as a stretch that lasted until the given day.
fn span_of(step: &PhaseStep, started: Date, to: Date) -> PhaseSpan {
    let week = days_between(started, step.on) / 7;
    PhaseSpan {
        phase: step.phase,
        from: step.on,
        to,
        from_week: week,
        to_week: week + 1,
        introduces: step.introducing,
        brings_back: false,
        because: Vec::new(),
    }
}

fn course(fold: &Fold<'_>, index_at_start: u8) -> Course {
    let rules: Vec<_> = fold.effects().collect();
    let (change, noise, change_because) =
        trend::change(&fold.indexes(), &rules, |twice| fold.better_from(twice));
    Course {
        started: fold.started,
        phase: fold.ladder.phase,
        since: fold.ladder.since,
        introducing: fold.ladder.introducing(),
        moved: fold.moved,
        because: fold.because.clone(),
        pauses: fold
            .journal
            .pauses
            .iter()
            .filter(|pause| pause.to.is_none_or(|to| fold.today <= to))
            .copied()
            .collect(),
        paused: fold.journal.is_paused(fold.today),
        next_check_in: fold.next_check_in(),
        calm_in_a_row: fold.streak,
        earliest_end: fold.free_from(fold.earliest()),
        longest_gap: fold.longest_gap(),
        check_every: fold.rhythm(fold.today).0,
        trend: fold.trend.clone(),
        noise,
        usual: trend::usual(&fold.indexes(), noise),
        change,
        change_because,
        adherence: Adherence::default(),
        history: fold.history.clone(),
        reactions: fold.reactions.clone(),
        index_at_start,
    }
}

/// Additions by the course to the rules that apply to the latest answers.
fn limits(context: &Context<'_>, fold: &Fold<'_>, known: &Known, course: &Course) -> CourseLimits {
    let fired = context.fired;
    let knowledge = context.facts.knowledge;
    let due = course.next_check_in;
    let until = due.unwrap_or_else(|| plus_days(fold.today, course.check_every));
    let open = |class| move |it: &&super::NotedReaction| it.open && it.class == class;
    let reasons = |class: ReactionClass| {
        let noted = course.reactions.iter().filter(open(class));
        noted.flat_map(|reaction| reaction.because.clone()).collect::<Vec<_>>()
    };
    let level = |class, level: TriageLevel| {
        reasons(class).into_iter().map(move |reason| (level, reason)).collect::<Vec<_>>()
    };
    let mut triage = level(ReactionClass::Emergency, TriageLevel::Emergency);
    triage.extend(level(ReactionClass::SeeDoctor, TriageLevel::SeeDoctor));
    // The latest answers alone may ask for a reset; the plan moves at checks, the pause is at once.
    let strong = fired.get(knowledge.well_known.rules.reset_pause).cloned();
    let paused = strong
        .filter(|_| course.phase >= Phase::Introduce)
        .or_else(|| triage.first().map(|(_, reason)| reason.clone()))
        .map(|reason| (knowledge.well_known.families.strong_active, until, reason));
    let mut from = Vec::new();
    let mut over = Vec::new();
    for (reason, days) in fired.counted_days() {
        let day = known.since_without_signs(&reason.answers);
        from.push((reason.rule, day));
        if over_since(fold.journal, day, days, fold.today).is_some() {
            over.push(reason.rule);
        }
    }
    let stopped: ActiveSet = fold.stopped.iter().map(|(active, _)| *active).collect();
    let (resting, spared) = resting(fold, fired, stopped);
    CourseLimits {
        current: Some(course.since),
        more: fold.more.iter().map(|(active, more, _)| (*active, *more)).collect(),
        stopped: fold
            .stopped
            .iter()
            .map(|(active, reason)| (ActiveSet::from_iter([*active]), reason.clone()))
            .collect(),
        resting,
        spared,
        paused,
        nights: fold.slow.clone(),
        triage,
        from,
        over,
        due,
        today: Some(fold.today),
    }
}

/// The basics that the present rest is put down to: those that another of their kind can replace, with
/// the reason, and the others.
fn resting(
    fold: &Fold<'_>,
    fired: &FiredRules<'_>,
    stopped: ActiveSet,
) -> (Vec<(ActiveSet, Reason)>, ActiveSet) {
    let named = |it: &super::NotedReaction| {
        let active = it.noted.active.filter(|active| {
            fold.knowledge.active(*active).slot.is_basic() && !stopped.contains(*active)
        });
        Some((active?, it.because.first()?.clone()))
    };
    let blocked = fired.blocked_in(Phase::Reset, fold.ladder.since, fold.today).union(stopped);
    let (mut out, mut spared) = (Vec::new(), ActiveSet::EMPTY);
    let mut rested = blocked;
    // In date order: one that has replaced another has no replacement of its own.
    for (active, reason) in fold.reactions.iter().filter(|it| it.rests).filter_map(named) {
        if fired.stand_ins(fold.knowledge, active).any(|other| !rested.contains(other)) {
            rested.insert(active);
            out.push((ActiveSet::from_iter([active]), reason));
        } else {
            spared.insert(active);
        }
    }
    (out, spared)
}
