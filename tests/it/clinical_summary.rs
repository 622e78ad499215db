//! The page for the clinician: what must be known, what was denied, what is open, and conflicts.

use barrier_first::clinic::ClinicConfig;
use barrier_first::domain::{Answer, Journal, Reaction, Status, Symptom, SymptomSet, TriageLevel};
use barrier_first::engine::{Case, assess};
use barrier_first::export::clinical_summary::{ClinicalSummary, ConflictLevel, steps_line};
use barrier_first::export::localizer::Localizer;
use barrier_first::knowledge::Effect;
use barrier_first::knowledge::well_known::{HEALTH_QUESTIONS, MENTION_AT_CLINIC};

use jiff::civil::date;

use crate::case_file::all;
use crate::embedded;
use crate::support::localizer::HostLocalizer;

#[test]
fn every_question_about_health_is_there() {
    for name in HEALTH_QUESTIONS {
        assert!(embedded().find_question(name).is_some(), "{name}");
    }
    for name in MENTION_AT_CLINIC {
        assert!(HEALTH_QUESTIONS.contains(&name), "{name} is no question about health");
    }
}

/// A reaction that a doctor has to look at comes first, and nothing beside it says that all is well.
#[test]
fn an_open_reaction_stands_first() {
    let knowledge = embedded();
    let localizer = HostLocalizer::of("en").expect("a language");
    let started = date(2026, 3, 2);
    let calm = all().iter().find(|case| case.plan.triage.level == TriageLevel::Clear);
    let answers = &calm.expect("somebody").person.answers;
    let summary = |journal: &Journal, today| {
        let clinic = ClinicConfig::default();
        let plan = assess(knowledge, &Case::new(answers, today, &clinic).following(journal));
        ClinicalSummary::of(&localizer, knowledge, answers, &plan)
    };
    let mut journal = Journal::start(started, answers.clone());
    assert!(summary(&journal, started).no_red_flag);
    journal.note_reaction(Reaction {
        on: started,
        what: SymptomSet::from_iter([Symptom::Swelling]),
        lasting: None,
        active: knowledge.find_active("rich_moisturiser"),
        product: None,
    });
    let told = summary(&journal, started);
    let line = "Reaction 2026-03-02: Swelling of face, eyes, lips or tongue; after: ";
    assert!(told.must_know[0].starts_with(line), "{:?}", told.must_know);
    assert!(!told.no_red_flag);
}

/// Everything that a person said about their health is there once, and nothing else.
#[test]
fn nothing_said_of_health_is_missing() {
    let knowledge = embedded();
    for lang in ["en", "ko"] {
        let localizer = HostLocalizer::of(lang).expect("a language");
        let (mut told, mut denied) = (0, 0);
        for case in all() {
            let summary =
                ClinicalSummary::of(&localizer, knowledge, &case.person.answers, &case.plan);
            let mut expected = Vec::new();
            for name in HEALTH_QUESTIONS {
                let question = knowledge.find_question(name).expect("a question");
                let entry = knowledge.question(question);
                let key = format!("chart-{name}");
                match case.person.answers.get(question) {
                    Some(Answer::One(one)) => {
                        expected.push(format!("{key}-{}", entry.option_id(one)))
                    }
                    Some(Answer::Many(many)) => expected
                        .extend(many.iter().map(|one| format!("{key}-{}", entry.option_id(one)))),
                    Some(Answer::Number(number)) => {
                        let count = number.to_string();
                        let line = localizer.format(&key, &[("count", &count)]);
                        assert!(summary.must_know.contains(&line), "{}: {line}", case.place);
                        assert!(line.contains(&count), "{line}");
                    }
                    _ => {}
                }
            }
            expected.retain(|key| localizer.has(key));
            for key in &expected {
                let line = localizer.text(key);
                let open = summary.open.iter().any(|topic| {
                    HEALTH_QUESTIONS.iter().any(|name| {
                        key.starts_with(&format!("chart-{name}-"))
                            && *topic == localizer.text_for("chart-topic-", name)
                    })
                });
                assert!(open || summary.must_know.contains(&line), "{}: {line}", case.place);
                told += 1;
            }
            assert!(
                summary.must_know.len() <= expected.len() + 1,
                "{}: more than said",
                case.place
            );
            denied += summary.denied.len();
            let both: Vec<_> =
                summary.denied.iter().filter(|topic| summary.open.contains(topic)).collect();
            assert!(both.is_empty(), "{}: denied and open: {both:?}", case.place);
        }
        assert!(told > 100 && denied > 100, "{told} facts, {denied} denials");
    }
}

/// A mark is shown where a rule that rests on the fact excludes the treatment or asks first.
#[test]
fn marks_come_from_rules() {
    let knowledge = embedded();
    let localizer = HostLocalizer::of("en").expect("English");
    let (mut asked, mut left_out) = (0, 0);
    for case in all() {
        let summary = ClinicalSummary::of(&localizer, knowledge, &case.person.answers, &case.plan);
        if case.plan.triage.stops_the_plan() {
            assert!(summary.conflicts.rows.is_empty(), "{}", case.place);
            continue;
        }
        let mut seen = Vec::new();
        for row in &summary.conflicts.rows {
            assert_eq!(row.marks.len(), summary.conflicts.facts.len(), "{}", case.place);
            assert!(row.marks.iter().any(Option::is_some), "{}: an empty row", case.place);
            for treatment in &row.treatments {
                assert!(!seen.contains(treatment), "{}: two rows of one", case.place);
                seen.push(*treatment);
                let line = case.plan.treatments.iter().find(|line| line.treatment == *treatment);
                let line = line.expect("a treatment of the plan");
                assert_ne!(line.status, Status::Suggested, "{}", case.place);
                for mark in row.marks.iter().flatten() {
                    let effects = line.because.iter().flat_map(|it| &knowledge.rule(it.rule).then);
                    let found = effects.into_iter().any(|effect| match (mark, effect) {
                        (ConflictLevel::LeftOut, Effect::BlockTreatments { targets, .. }) => {
                            targets.contains(*treatment)
                        }
                        (ConflictLevel::AskFirst, Effect::AskFirst(targets)) => {
                            targets.contains(*treatment)
                        }
                        _ => false,
                    });
                    assert!(found, "{}: {mark:?}", case.place);
                    match mark {
                        ConflictLevel::AskFirst => asked += 1,
                        ConflictLevel::LeftOut => left_out += 1,
                    }
                }
            }
        }
        for fact in &summary.conflicts.facts {
            assert!(summary.must_know.contains(fact), "{}: {fact} was not said", case.place);
        }
    }
    assert!(asked > 50 && left_out > 50, "{asked} asked, {left_out} left out");
}

/// An active with nights of its own names them within the line, from the day its stretch begins.
#[test]
fn nights_stand_in_the_line() {
    let knowledge = embedded();
    let localizer = HostLocalizer::of("en").expect("English");
    let mut with_nights = 0;
    for case in all() {
        for routine in &case.plan.home.phases {
            let line = steps_line(&localizer, knowledge, routine, &routine.evening);
            for (active, night) in
                routine.nights.iter().zip(0_i64..).filter_map(|(one, n)| Some((one.as_ref()?, n)))
            {
                let shown = routine.evening.iter().any(|step| step.uses.contains(active));
                if !shown {
                    continue;
                }
                let name = localizer.text_for("active-", &knowledge.active(*active).id);
                let date = routine.span.from.saturating_add(jiff::Span::new().days(night));
                let from = line.find(&format!("{name} (")).expect("nights behind the name");
                let nights = line[from + name.len()..].split_once(')').expect("closed").0;
                assert!(nights.contains(&localizer.weekday(date)), "{}: {line}", case.place);
                with_nights += 1;
            }
        }
    }
    assert!(with_nights > 50, "only {with_nights}");
}
