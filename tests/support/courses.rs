//! Random courses, and the invariants that every course must keep.

use barrier_first::domain::{
    ActiveId, Answer, Answers, ClosedSet, Journal, Lasting, OptionSet, Pause, Phase, PhaseMove,
    QuestionId, Reaction, ReactionClass, Slot, StepKey, StepStatus, Symptom, SymptomSet, Time,
    days_between, plus_days,
};
use barrier_first::engine::{Assessment, Case, PhaseRoutine, Step, assess, latest_answers};
use barrier_first::knowledge::{Kind, Knowledge};
use jiff::civil::Date;

use super::people::{Dice, Person};

/// The seven signs of the index.
pub fn signs(knowledge: &Knowledge) -> Vec<QuestionId> {
    let of_index = |id: &str| id.starts_with("sign_") && id != "sign_shine";
    knowledge.questions().filter(|(_, it)| of_index(&it.id)).map(|(id, _)| id).collect()
}

fn question(knowledge: &Knowledge, id: &str) -> QuestionId {
    let found = knowledge.questions().find(|(_, entry)| entry.id == id);
    found.map(|(id, _)| id).unwrap_or_default()
}

/// Returns the answer "none" of a multiple choice.
pub fn none_of(knowledge: &Knowledge, id: QuestionId) -> Option<Answer> {
    match &knowledge.question(id).kind {
        Kind::Many { exclusive, .. } => {
            exclusive.iter().next().map(|none| Answer::Many(OptionSet::from_iter([none])))
        }
        _ => None,
    }
}

/// Returns a check-in with every sign at most at `most`, possibly with something left open.
pub fn check_in(knowledge: &Knowledge, most: u8, dice: &mut impl Dice) -> Answers {
    let mut answers = Answers::default();
    for sign in signs(knowledge) {
        if !dice.one_in(60) {
            let level = u8::try_from(dice.below(u32::from(most) + 1)).unwrap_or(0);
            answers.set(sign, Answer::Level(level));
        }
    }
    let flags = question(knowledge, "red_flags");
    if let Some(none) = none_of(knowledge, flags)
        && !dice.one_in(40)
    {
        answers.set(flags, none);
    }
    answers
}

/// Returns this many weeks of a person who checks the skin more or less every week.
pub fn journal(
    knowledge: &Knowledge,
    person: &Person,
    weeks: u16,
    dice: &mut impl Dice,
) -> Journal {
    let started = person.today;
    let mut journal = Journal::start(started, person.answers.clone());
    let mood = dice.below(4);
    let last = weeks * 7;
    let mut day = 0;
    loop {
        day += if dice.one_in(8) { 1 + number(dice, 24) } else { 5 + number(dice, 5) };
        if day > last {
            break;
        }
        let most = match mood {
            0 => 1,
            1 => 2,
            2 if dice.one_in(6) => 4,
            2 => 1,
            _ => u8::try_from(dice.below(5)).unwrap_or(0),
        };
        journal.check_ins.insert(plus_days(started, day), check_in(knowledge, most, dice));
    }
    for _ in 0..dice.below(3) {
        let on = plus_days(started, number(dice, last + 1));
        journal.note_reaction(reaction(knowledge, on, dice));
    }
    for _ in 0..dice.below(3) {
        let from = plus_days(started, number(dice, last + 1));
        let to = Some(plus_days(from, number(dice, 30)));
        journal.pause(Pause { from, to });
    }
    for _ in 0..dice.below(20) {
        let on = plus_days(started, number(dice, last + 1));
        let active = ActiveId(u8::try_from(dice.below(20)).unwrap_or(0));
        let step = StepKey { time: Time::Evening, slot: Slot::Treat, active };
        let mark = if dice.one_in(4) { StepStatus::NotDone } else { StepStatus::Done };
        journal.mark(on, step, Some(mark));
    }
    journal
}

/// Returns a reaction on that day, with or without a suspected cause.
pub fn reaction(knowledge: &Knowledge, on: Date, dice: &mut impl Dice) -> Reaction {
    let what = (0..=dice.below(2)).map(|_| pick(Symptom::ALL, dice)).collect::<SymptomSet>();
    let mild = SymptomSet::from_iter([Symptom::Sting, Symptom::Flaking]);
    let what = if dice.one_in(3) { what } else { mild };
    let lasting = (!dice.one_in(4)).then(|| pick(Lasting::ALL, dice));
    let slow: Vec<ActiveId> = knowledge
        .actives()
        .filter(|(_, entry)| entry.per_week.is_some())
        .map(|(id, _)| id)
        .collect();
    let named = if dice.one_in(3) { basics(knowledge) } else { slow };
    let active = dice.one_in(2).then(|| pick(&named, dice));
    Reaction { on, what, lasting, active, product: None }
}

fn number(dice: &mut impl Dice, below: u16) -> u16 {
    u16::try_from(dice.below(u32::from(below))).unwrap_or(0)
}

fn pick<T: Copy>(from: &[T], dice: &mut impl Dice) -> T {
    from[dice.below(from.len() as u32) as usize]
}

/// The steps of every routine, each with its possible replacements.
const BASICS: [(&str, Slot, &[&str]); 7] = [
    ("gentle_cleanser", Slot::Cleanse, &[]),
    ("rich_moisturiser", Slot::Moisturise, &["light_moisturiser"]),
    ("light_moisturiser", Slot::Moisturise, &["rich_moisturiser"]),
    ("spf30", Slot::Protect, &["spf50", "mineral_spf50"]),
    ("spf50", Slot::Protect, &["mineral_spf50"]),
    ("tinted_spf50", Slot::Protect, &["spf50", "mineral_spf50"]),
    ("mineral_spf50", Slot::Protect, &["spf50"]),
];

fn basics(knowledge: &Knowledge) -> Vec<ActiveId> {
    BASICS.iter().filter_map(|(id, ..)| knowledge.find_active(id)).collect()
}

/// Anything ruled out by a reaction is absent from the routines concerned, and the day still has its
/// cleanser, moisturiser and sunscreen while one of them is left.
fn blamed(
    knowledge: &Knowledge,
    answers: &Answers,
    plan: &Assessment,
    fault: &mut impl FnMut(String),
) {
    let reactions = || plan.course.iter().flat_map(|course| &course.reactions);
    let stopped: Vec<ActiveId> = reactions()
        .filter(|it| it.class >= ReactionClass::SeeDoctor)
        .filter_map(|it| it.suspect)
        .collect();
    // The rest after a reaction ends with the first step forward after it.
    let steps = || plan.course.iter().flat_map(|course| &course.history);
    let over = |on: Date| steps().any(|step| step.on >= on && step.moved == PhaseMove::Forward);
    let resting: Vec<ActiveId> = reactions()
        .filter(|it| it.class == ReactionClass::Rest && !over(it.noted.on))
        .filter_map(|it| it.noted.active)
        .collect();
    let name = |active: ActiveId| knowledge.active(active).id.as_str();
    let out = |id: &str| stopped.iter().chain(&resting).any(|it| name(*it) == id);
    for routine in &plan.home.phases {
        for active in stopped.iter().filter(|active| routine.holds(**active)) {
            fault(format!("{} was stopped and is there", name(*active)));
        }
    }
    let Some(now) = plan.home.phases.first() else { return };
    // A rich cream is not for anybody with greasy scales on skin that is not dry, with bumps round the mouth
    // or under a steroid cream, nor with spots on most days.
    let says = |question: &str, options: &[&str]| {
        let id = self::question(knowledge, question);
        let entry = knowledge.question(id);
        match answers.get(id) {
            Some(Answer::One(one)) => options.contains(&entry.option_id(one)),
            Some(Answer::Many(many)) => {
                many.iter().any(|it| options.contains(&entry.option_id(it)))
            }
            _ => false,
        }
    };
    let level = |id: &str| match answers.get(self::question(knowledge, id)) {
        Some(Answer::Level(level)) => level,
        _ => 0,
    };
    let scales =
        says("conditions", &["seborrhoeic"]) && says("oil", &["normal", "combination", "oily"]);
    let bumps = says("conditions", &["perioral_rash"])
        || (says("medicines", &["steroid_cream_face"])
            && (level("sign_redness") >= 3 || level("sign_breakouts") >= 3));
    let too_rich = scales || bumps || level("sign_breakouts") >= 3;
    if let (true, Some(rich)) = (scales || bumps, knowledge.find_active("rich_moisturiser")) {
        let instead = |routine: &PhaseRoutine| {
            let steps = routine.morning.iter().chain(&routine.evening);
            steps.filter(|step| step.uses.contains(&rich)).any(|step| {
                step.because.iter().any(|why| knowledge.rule(why.rule).id == "F-instead")
            })
        };
        if plan.home.phases.iter().any(instead) {
            fault("a rich cream takes the place of a light one on skin that it is not for".into());
        }
    }
    let free = |others: &[&str]| {
        others.iter().any(|other| !out(other) && (*other != "rich_moisturiser" || !too_rich))
    };
    for (id, slot, others) in BASICS {
        let rests = resting.iter().any(|it| name(*it) == id) && now.span.phase == Phase::Reset;
        if rests && free(others) && knowledge.find_active(id).is_some_and(|it| now.holds(it)) {
            fault(format!("{id} should rest and is there"));
        }
        // Whichever product of the slot the rules name, it or another one is there.
        let mut of_slot = BASICS.iter().filter(|(_, at, _)| *at == slot);
        let sure = of_slot.all(|(it, _, others)| !out(it) || free(others));
        let has = |list: &[Step]| list.iter().any(|step| step.slot == slot);
        if sure && !(has(&now.morning) && (slot == Slot::Protect || has(&now.evening))) {
            fault(format!("{slot:?} is missing"));
        }
    }
}

/// Returns the plan of a day.
pub fn plan(knowledge: &Knowledge, person: &Person, journal: &Journal, today: Date) -> Assessment {
    assess(knowledge, &Case::new(&person.answers, today, &person.clinic).following(journal))
}

/// Returns products in use by the latest answers that a followed plan does not mention: they are in no
/// routine and not left out (`in_use_told` of the audit, in a course).
pub fn untold(
    knowledge: &Knowledge,
    person: &Person,
    journal: &Journal,
    (plan, today): (&Assessment, Date),
) -> Vec<String> {
    if plan.triage.stops_the_plan() {
        return Vec::new();
    }
    let case = Case::new(&person.answers, today, &person.clinic).following(journal);
    let answers = latest_answers(knowledge, &case);
    let mut untold = Vec::new();
    for question in ["actives", "medicines"].map(|id| question(knowledge, id)) {
        let Some(Answer::Many(options)) = answers.get(question) else { continue };
        let named = options.iter().map(|option| knowledge.question(question).option_id(option));
        for active in named.filter_map(|id| knowledge.find_active(id)) {
            let told = plan.home.phases.iter().any(|routine| routine.holds(active))
                || plan.home.avoid.iter().any(|avoided| avoided.active == active);
            if !told {
                let id = &knowledge.active(active).id;
                untold.push(format!("{id} is in use, in no routine and not left out"));
            }
        }
    }
    untold
}

/// Checks changes at home in the two weeks before the special day, if the person had named it by then: no
/// step forward, nothing new, and no stretch of the plan starts there.
pub fn before_event(
    knowledge: &Knowledge,
    person: &Person,
    journal: &Journal,
    plan: &Assessment,
) -> Vec<String> {
    let id = question(knowledge, "event_date");
    let Some(Answer::Date(event)) = person.answers.get(id) else { return Vec::new() };
    if plan.triage.stops_the_plan() {
        return Vec::new();
    }
    let known = |day: Date| journal.edited.get(&id).is_none_or(|since| *since <= day);
    let close = |day: Date| (0..=14).any(|before| plus_days(day, before) == event) && known(day);
    let mut faults = Vec::new();
    let history = plan.course.iter().flat_map(|course| &course.history);
    for step in history.filter(|step| close(step.on)) {
        let new = step.introducing.is_some() && step.moved == PhaseMove::None;
        if step.moved == PhaseMove::Forward || new {
            faults.push(format!("{:?} on {}, the special day is {event}", step.moved, step.on));
        }
    }
    for routine in plan.home.phases.iter().skip(1).filter(|it| close(it.span.from)) {
        let from = routine.span.from;
        faults.push(format!("{:?} from {from}, the special day is {event}", routine.span.phase));
    }
    faults
}

/// Returns the faults of a plan that follows a course; empty if it keeps every invariant.
pub fn violations(
    knowledge: &Knowledge,
    person: &Person,
    plan: &Assessment,
    journal: &Journal,
    today: Date,
) -> Vec<String> {
    let mut faults = Vec::new();
    let mut fault = |text: String| faults.push(text);
    let Some(course) = &plan.course else { return vec!["there is no course".to_owned()] };
    let spans: Vec<_> = plan.home.phases.iter().map(|routine| &routine.span).collect();
    if spans.first().map(|span| (span.phase, span.from)) != Some((course.phase, course.since))
        || plan.phase != course.phase
    {
        fault("two phases at once".to_owned());
    }
    for span in &spans {
        if span.from >= span.to && span.to != Date::MAX {
            fault(format!("a phase from {} to {}", span.from, span.to));
        }
    }
    for pair in spans.windows(2) {
        if pair[0].to != pair[1].from || pair[0].phase > pair[1].phase {
            fault("phases do not follow each other".to_owned());
        }
    }
    if spans.last().is_some_and(|span| span.to <= today) && today < Date::MAX {
        fault("the plan ends before today".to_owned());
    }
    if plan.results.iter().any(|result| result.to < today) {
        fault("a result is still expected although its days are over".to_owned());
    }
    if course.introducing.is_some() != (course.phase == Phase::Introduce)
        && course.introducing.is_some()
    {
        fault("something comes in outside its phase".to_owned());
    }
    if course.because.is_empty() || course.history.iter().any(|step| step.because.is_empty()) {
        fault("a move without a reason".to_owned());
    }
    for pair in course.history.windows(2) {
        if pair[0].on > pair[1].on {
            fault("history runs backwards".to_owned());
        }
        // A step within the introduction phase leads to the next new active.
        let later = pair[1].phase > pair[0].phase;
        if later && pair[1].moved != PhaseMove::Forward {
            fault(format!("{:?} to {:?} by {:?}", pair[0].phase, pair[1].phase, pair[1].moved));
        }
    }
    for step in course.history.iter().filter(|step| step.moved == PhaseMove::Forward) {
        if !journal.check_ins.contains_key(&step.on) || journal.is_paused(step.on) {
            fault(format!("forward on {} without a check", step.on));
        }
    }
    let between = |day: &Date| (course.started..=today).contains(day);
    if course.trend.iter().any(|point| !journal.check_ins.contains_key(&point.on)) {
        fault("a point without a check-in".to_owned());
    }
    let counted: Vec<Date> =
        course.trend.iter().filter(|point| point.counts).map(|point| point.on).collect();
    if counted.windows(2).any(|pair| days_between(pair[0], pair[1]) < 6) {
        fault("two points within six days count".to_owned());
    }
    if !course.history.iter().all(|step| between(&step.on)) {
        fault("history outside the course".to_owned());
    }
    if course.next_check_in.is_some_and(|day| day < today) {
        fault("the next check-in lies behind".to_owned());
    }
    if plan.calendar.iter().any(|entry| entry.date < today) {
        fault("a date lies behind".to_owned());
    }
    let adherence = &course.adherence;
    if adherence.kept + adherence.unknown > adherence.planned {
        fault(format!("{adherence:?}"));
    }
    let flags = question(knowledge, "red_flags");
    for reaction in course.reactions.iter().filter(|it| it.class >= ReactionClass::SeeDoctor) {
        let on = reaction.noted.on;
        let clear = journal.check_ins.iter().find(|(day, answers)| {
            **day > on
                && answers.get(flags).is_some()
                && answers.get(flags) == none_of(knowledge, flags)
        });
        let clear = clear.map_or(Date::MAX, |(day, _)| *day);
        for pair in course.history.windows(2) {
            let begins =
                pair[1].introducing.is_some() && pair[1].introducing != pair[0].introducing;
            let back = pair[1].moved == PhaseMove::Back;
            // On the day itself, the reaction may be the later entry.
            if begins && !back && on < pair[1].on && pair[1].on < clear {
                fault(format!("something new on {}, a doctor should look since {on}", pair[1].on));
            }
        }
    }
    let case = Case::new(&person.answers, today, &person.clinic).following(journal);
    blamed(knowledge, &latest_answers(knowledge, &case), plan, &mut fault);
    let strong = super::family(knowledge, "strong_active");
    if course.phase <= Phase::Rebuild {
        let now = plan.home.phases.first();
        let steps = now.iter().flat_map(|it| it.morning.iter().chain(&it.evening));
        if steps.flat_map(|step| &step.uses).any(|active| strong.contains(*active)) {
            fault(format!("a strong active in {:?}", course.phase));
        }
    }
    faults
}
