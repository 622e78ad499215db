//! The plan as text: what it says, and what it omits while someone should look first.

use barrier_first::domain::{Status, TriageLevel};
use barrier_first::export::localizer::Localizer;
use barrier_first::export::text::text;
use barrier_first::knowledge::model::Effect;

use crate::case_file;
use crate::course_request::{CALM, check, plan};
use crate::embedded;
use crate::support::localizer::HostLocalizer;

#[test]
fn every_case_reads_well_in_each_language() {
    for lang in ["en", "ko"] {
        let localizer = HostLocalizer::of(lang).expect("the language is there");
        for case in case_file::all() {
            for stretch in 0..=case.plan.home.phases.len() {
                let text = text(embedded(), &case.plan, &localizer, case.person.today, stretch);
                assert!(!text.contains(['{', '}', '\r', '\t']), "{}: {text}", case.place);
                // Nor an unfilled placeholder: "Call  now".
                assert!(!text.contains("  "), "{}: {text}", case.place);
                assert!(!text.contains("\n\n\n") && text.ends_with('\n'), "{}", case.place);
                // A key instead of its message.
                for word in text.split([' ', '\n', ',', '(', ')']) {
                    let key = ["active-", "treatment-", "rule-", "until-", "ask-", "ics-"];
                    assert!(!key.iter().any(|start| word.starts_with(start)), "{word}: {text}");
                }
                assert!(text.contains(&localizer.text("footer-note")));
                let treatments = case.plan.treatments.iter().any(|line| {
                    let name = &embedded().treatment(line.treatment).id;
                    text.contains(&localizer.text_for("treatment-", name))
                });
                if case.plan.triage.stops_the_plan() {
                    assert!(text.contains(&localizer.text("stop-no-plan")) && !treatments);
                    assert!(!text.contains(&localizer.text("ics-morning")));
                } else {
                    let here = stretch < case.plan.home.phases.len();
                    assert_eq!(text.contains(&localizer.text("ics-morning")), here);
                }
                // Nothing about a clinic where everything there is blocked.
                let open = case.plan.treatments.iter().any(|line| {
                    matches!(line.status, Status::Suggested | Status::AskFirst | Status::NotYet)
                });
                let titled = text.contains(&["\n", &localizer.text("plan-title"), "\n"].concat());
                assert_eq!(titled, open && !case.plan.triage.stops_the_plan(), "{}", case.place);
                // "Soon" never appears beside "today".
                let soon = case.plan.triage.because.iter().any(|because| {
                    let then = &embedded().rule(because.rule).then;
                    then.iter().any(|it| matches!(it, Effect::Triage(TriageLevel::AskSoon)))
                });
                assert!(!(soon && case.plan.triage.stops_the_plan()), "{}: {text}", case.place);
                // A visit's date always comes with the note that it is a proposal.
                let dated =
                    text.contains(&["\n", &localizer.text("calendar-title"), "\n"].concat());
                assert!(!dated || text.contains(&localizer.text("ics-proposal")));
            }
        }
    }
}

/// A day on which lemon or a roller would come back would read as permission.
#[test]
fn what_the_app_never_suggests_has_no_day() {
    let mut seen = 0;
    for lang in ["en", "ko"] {
        let localizer = HostLocalizer::of(lang).expect("the language is there");
        let names = ["home_remedies", "home_device"].map(|id| localizer.text_for("active-", id));
        for case in case_file::all() {
            let text = text(embedded(), &case.plan, &localizer, case.person.today, 0);
            for line in text.lines().filter(|line| names.iter().any(|name| line.contains(&**name)))
            {
                assert!(!line.contains("20"), "{}: {line}", case.place);
                seen += 1;
            }
        }
    }
    assert!(seen > 20, "{seen}");
}

/// The text says how the plan was followed, also while someone should look first.
#[test]
fn what_happened_since_is_told() {
    let parts = |what: &str| {
        format!(
            r#""check_ins":[{},{}],"reactions":[{{"on":"2026-03-10","what":["{what}"],"lasting":"minutes","active":null,"product":null}}]"#,
            check("2026-03-09", CALM, ""),
            check("2026-03-16", CALM, "")
        )
    };
    for lang in ["en", "ko"] {
        let localizer = HostLocalizer::of(lang).expect("the language is there");
        for (what, class) in [("itch", "slow_down"), ("breathing", "emergency")] {
            let plan = plan("2026-03-16", &parts(what));
            let course = plan.course.as_ref().expect("a course");
            let text = text(embedded(), &plan, &localizer, course.started, 0);
            let [first, second] = &course.trend[..] else { panic!("two points") };
            let points = format!("{} (2026-03-09) → {} (2026-03-16)", first.index, second.index);
            assert!(text.contains(&points), "{points} in {text}");
            let told = ["- 2026-03-10: ", &localizer.text_for("reaction-is-", class)].concat();
            assert!(text.contains(&told), "{told} in {text}");
            let evenings = ["- ", &localizer.text("evenings-title"), ": "].concat();
            assert!(!text.contains(&evenings), "no evening is noted: {text}");
        }
        let first = plan("2026-03-02", "");
        let text = text(embedded(), &first, &localizer, jiff::civil::date(2026, 3, 2), 0);
        assert!(!text.contains(&localizer.text("summary-follow-up")), "{text}");
    }
}

#[test]
fn a_whole_text_reads_as_reviewed() {
    let cases = case_file::all();
    let long = cases.iter().max_by_key(|case| case.plan.calendar.len()).expect("cases");
    let stopped =
        cases.iter().find(|case| case.plan.triage.stops_the_plan()).expect("one that stops");
    for lang in ["en", "ko"] {
        let localizer = HostLocalizer::of(lang).expect("the language is there");
        for (name, case) in [("long", long), ("stopped", stopped)] {
            let stretch = case.plan.home.phases.len().saturating_sub(2);
            let text = text(embedded(), &case.plan, &localizer, case.person.today, stretch);
            insta::with_settings!({ description => case.place.clone(), omit_expression => true }, {
                insta::assert_snapshot!(format!("text_{name}_{lang}"), text);
            });
        }
    }
}
