//! The home test of a product: the consequences of the entries by day, and what never follows.

use barrier_first::domain::{
    HomeTest, KnownContents, Lasting, OwnProduct, Product, ProductKind, Reaction, Shelf, ShelfItem,
    ShelfStatus, ShelfUse, SpotLook, Symptom, SymptomSet, TestPlace, TestResult, date_text,
    plus_days,
};
use barrier_first::engine::{Assessment, Case, DueLook, TestStage, TestState, assess};
use barrier_first::export::plan_json::{Request, read_request};
use barrier_first::state::ShelfEvent;
use barrier_first::state::shelf::apply;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::embedded;
use crate::shelf::CALM;

const STARTED: Date = date(2026, 3, 2);

/// A day of the test, from 1.
fn nth(day: u16) -> Date {
    plus_days(STARTED, day - 1)
}

fn request(changed: &str, pauses: &str) -> Request {
    let answers = if changed.is_empty() {
        CALM.to_owned()
    } else {
        let name = changed.split(':').next().unwrap();
        let from = CALM.find(name).unwrap();
        let to = from + CALM[from..].find(']').unwrap() + 1;
        format!("{}{changed}{}", &CALM[..from], &CALM[to..])
    };
    let text = format!(
        r#"{{"today":"2026-03-02","answers":{{{answers}}},"course":{{"started":"2026-03-02","paused":[{pauses}]}}}}"#
    );
    read_request(embedded(), &text).unwrap_or_else(|fault| panic!("{fault}"))
}

fn own(test: Option<HomeTest>) -> OwnProduct {
    OwnProduct {
        product: Product { id: "a".into(), kind: ProductKind::Serum, ..Product::default() },
        known: KnownContents::Yes,
        status: ShelfUse::Paused,
        test,
        ..OwnProduct::default()
    }
}

/// The plan of a day for somebody with this test.
fn on(request: &Request, test: Option<HomeTest>, today: Date) -> Assessment {
    let shelf = [own(test)];
    let journal = request.course.as_ref().unwrap();
    let case = Case { today, ..request.case() }.following(journal).owning(&shelf);
    assess(embedded(), &case)
}

fn test_of(looks: &[(u16, SpotLook)]) -> HomeTest {
    let looks = looks.iter().map(|(day, look)| (nth(*day), *look)).collect();
    HomeTest { looks, ..HomeTest::new(STARTED) }
}

fn state(test: &HomeTest, today: Date) -> TestState {
    on(&request("", ""), None, today).test_terms.state("a", test, today)
}

fn names(plan: &Assessment) -> Vec<&str> {
    let because = plan.test_terms.because.iter();
    because.map(|reason| embedded().rule(reason.rule).id.as_str()).collect()
}

use SpotLook::{Fine, Missed, Sign};

#[test]
fn ten_days_with_a_look_on_the_third_and_the_last() {
    let test = test_of(&[]);
    for day in 1..=30 {
        let state = state(&test, nth(day));
        let due = match day {
            ..3 => None,
            3..10 => Some(DueLook::First),
            _ => Some(DueLook::Last),
        };
        assert_eq!((state.stage, state.due), (TestStage::Runs, due), "day {day}");
        assert_eq!(state.day, day.min(10));
        assert_eq!((state.first_look, state.last_look), (nth(3), nth(10)));
    }
    // Looked at on day 4: nothing more until day 10.
    let looked = test_of(&[(4, Fine)]);
    assert_eq!(state(&looked, nth(9)).due, None);
    assert_eq!(state(&looked, nth(10)).due, Some(DueLook::Last));
    let done = test_of(&[(4, Fine), (10, Fine)]);
    assert_eq!(state(&done, nth(10)).stage, TestStage::Passed);
    assert_eq!(state(&test_of(&[(17, Fine)]), nth(17)).stage, TestStage::Passed);
}

#[test]
fn a_product_waits_while_it_is_tested_and_goes_on_by_itself() {
    let request = request("", "");
    let fit = |test: Option<HomeTest>, day: u16| on(&request, test, nth(day)).shelf[0].clone();
    let runs = fit(Some(test_of(&[])), 4);
    assert_eq!((runs.status, runs.from), (ShelfStatus::Later, Some(nth(11))));
    let rules: Vec<_> = runs.because.iter().map(|it| &embedded().rule(it.rule).id).collect();
    assert!(rules.contains(&&"F-test".to_owned()) && rules.contains(&&"R-23".to_owned()));
    // Nobody has looked: it keeps waiting, always until tomorrow.
    assert_eq!(fit(Some(test_of(&[])), 25).from, Some(nth(26)));
    assert_eq!(fit(Some(test_of(&[(10, Fine)])), 10).status, ShelfStatus::UseNow);
    let showed = fit(Some(test_of(&[(3, Sign), (10, Fine)])), 40);
    assert_eq!(showed.status, ShelfStatus::NotForYou);
    let rules: Vec<_> = showed.because.iter().map(|it| &embedded().rule(it.rule).id).collect();
    assert!(rules.contains(&&"F-reaction-doctor".to_owned()));
    // Stopped without a result: as if it had never been.
    let stopped = HomeTest { ended: Some(nth(5)), ..test_of(&[(3, Fine)]) };
    assert_eq!(fit(Some(stopped), 20).status, fit(None, 20).status);
}

/// F-test applies to everybody; F-test-careful to those who react more easily, also while that is open.
#[test]
fn it_takes_longer_where_skin_reacts_more_easily() {
    let plan = |changed: &str| on(&request(changed, ""), None, nth(1));
    assert_eq!((names(&plan("")), plan("").test_terms.days), (vec!["F-test"], 10));
    for changed in [
        r#""conditions":["eczema_history"]"#,
        r#""conditions":["eczema_face_now"]"#,
        r#""allergies":["fragrance"]"#,
        r#""allergies":["not_sure"]"#,
    ] {
        let plan = plan(changed);
        assert_eq!(names(&plan), ["F-test-careful", "F-test"], "{changed}");
        assert_eq!((plan.test_terms.days, plan.test_terms.first_look), (14, 3));
    }
    for changed in [r#""allergies":["fish"]"#, r#""conditions":["rosacea"]"#] {
        assert_eq!(names(&plan(changed)), ["F-test"], "{changed}");
    }
}

/// Advice to those the rule concerns, for leave-on products not yet in use; it holds nothing back.
#[test]
fn a_test_is_advised_and_no_more() {
    let eczema = request(r#""conditions":["eczema_history"]"#, "");
    let fit = |request: &Request, own: OwnProduct| {
        let shelf = [own];
        let journal = request.course.as_ref().unwrap();
        assess(embedded(), &request.case().following(journal).owning(&shelf)).shelf[0].clone()
    };
    let new = fit(&eczema, own(None));
    assert!(new.test_advised);
    assert_eq!(new.status, ShelfStatus::UseNow, "advice holds nothing back");
    assert!(!fit(&eczema, OwnProduct { status: ShelfUse::InUse, ..own(None) }).test_advised);
    assert!(!fit(&eczema, own(Some(test_of(&[])))).test_advised);
    let mut washed = own(None);
    washed.product.kind = ProductKind::Cleanser;
    assert!(!fit(&eczema, washed).test_advised);
    let calm = request(r#""goals":["calm"]"#, "");
    assert!(!fit(&calm, own(None)).test_advised);
}

#[test]
fn days_without_the_product_are_added() {
    let missed = test_of(&[(2, Missed), (5, Missed)]);
    let found = state(&missed, nth(6));
    assert_eq!((found.day, found.first_look, found.last_look), (4, nth(4), nth(12)));
    assert_eq!(state(&test_of(&[(2, Missed), (10, Fine)]), nth(10)).stage, TestStage::Runs);
    // A pause, too; one without an end lasts until today.
    let of = |pauses: &str, today| {
        on(&request("", pauses), None, today).test_terms.state("a", &test_of(&[]), today)
    };
    let pause = r#"["2026-03-04","2026-03-10"]"#;
    assert_eq!(of(pause, nth(2)).last_look, nth(17));
    assert_eq!(of(pause, nth(4)).due, None, "nothing is asked in a pause");
    assert_eq!(of(pause, nth(10)).due, Some(DueLook::First));
    let open = of(r#"["2026-03-04",null]"#, nth(12));
    assert_eq!((open.day, open.due, open.last_look), (2, None, nth(20)));
}

/// A clock that was set back: entries for future days prove nothing, and a sign remains a sign.
#[test]
fn a_clock_set_back_proves_nothing() {
    assert_eq!(state(&test_of(&[(10, Fine)]), nth(4)).stage, TestStage::Runs);
    assert_eq!(state(&test_of(&[(10, Sign)]), nth(4)).stage, TestStage::Reacted);
    let before = state(&test_of(&[]), plus_days(STARTED, 0).yesterday().unwrap());
    assert_eq!((before.stage, before.day, before.due), (TestStage::Runs, 0, None));
}

/// The end that a plan file gives without days is accepted as given, the calendar's limits included.
#[test]
fn an_end_that_is_told_is_taken() {
    let told = |result| HomeTest { result, ..HomeTest::new(STARTED) };
    assert_eq!(state(&told(Some(TestResult::Passed)), nth(1)).stage, TestStage::Passed);
    assert_eq!(state(&told(Some(TestResult::Reaction)), nth(1)).stage, TestStage::Reacted);
    for started in [Date::MIN, Date::MAX] {
        for today in [Date::MIN, nth(1), Date::MAX] {
            state(&HomeTest::new(started), today);
        }
    }
    let endless = request("", r#"["2026-03-03","9999-12-31"]"#);
    let plan = on(&endless, Some(test_of(&[])), nth(9));
    assert_eq!(plan.shelf[0].status, ShelfStatus::Later);
}

/// The events of the shelf have their effect; none of them touches another product.
#[test]
fn a_test_is_begun_noted_and_stopped() {
    let item = |id: &str| ShelfItem { id: id.into(), ..Default::default() };
    let shelf = Shelf { items: vec![item("a"), item("b")], ..Default::default() };
    let begun = apply(&shelf, &ShelfEvent::TestStarted("a".into(), STARTED, TestPlace::ElbowBend));
    let test = |shelf: &Shelf| shelf.items[0].test.clone().unwrap();
    assert_eq!(
        test(&begun),
        HomeTest { place: Some(TestPlace::ElbowBend), ..HomeTest::new(STARTED) }
    );
    assert_eq!(begun.items[1], shelf.items[1]);
    let noted = apply(&begun, &ShelfEvent::SpotLooked("a".into(), nth(3), Some(Fine)));
    assert_eq!(test(&noted).looks.get(&nth(3)), Some(&Fine));
    let back = apply(&noted, &ShelfEvent::SpotLooked("a".into(), nth(3), None));
    assert_eq!(back, begun);
    let ended = apply(&noted, &ShelfEvent::TestEnded("a".into(), nth(4)));
    assert_eq!(test(&ended).ended, Some(nth(4)));
    // A product without a test has nowhere to note anything.
    let none = apply(&begun, &ShelfEvent::SpotLooked("b".into(), nth(3), Some(Sign)));
    assert_eq!(none, begun);
}

fn any_look() -> impl Strategy<Value = (u16, SpotLook)> {
    (1_u16..40, prop_oneof![Just(Fine), Just(Missed), Just(Sign)])
}

/// Hives on the third day, put down to a product by its id on the shelf, or to nothing.
fn hives(product: Option<&str>) -> Request {
    let mut request = request("", "");
    request.course.as_mut().unwrap().note_reaction(Reaction {
        on: nth(3),
        what: SymptomSet::from_iter([Symptom::Hives]),
        lasting: Some(Lasting::Hours),
        active: None,
        product: product.map(str::to_owned),
    });
    request
}

/// A reaction that is put down to the product on the arm stops that test, and not what came in on the face.
#[test]
fn a_product_on_the_arm_can_be_behind_a_reaction() {
    let test = test_of(&[]);
    let of = |request: &Request, status| {
        let shelf = [OwnProduct { status, ..own(Some(test.clone())) }];
        let journal = request.course.as_ref().unwrap();
        let case = Case { today: nth(4), ..request.case() }.following(journal).owning(&shelf);
        assess(embedded(), &case)
    };
    let suspect = |plan: &Assessment| plan.course.as_ref().unwrap().reactions[0].suspect;
    let nobody = of(&hives(None), ShelfUse::Paused);
    let new = suspect(&nobody).expect("what comes in now");
    assert!(!nobody.home.phases.iter().any(|routine| routine.holds(new)));
    assert_eq!(nobody.test_terms.state("a", &test, nth(4)).stage, TestStage::Runs);

    let named = of(&hives(Some("a")), ShelfUse::Paused);
    assert_eq!(suspect(&named), None);
    let state = named.test_terms.state("a", &test, nth(4));
    assert_eq!((state.stage, state.blamed, state.due), (TestStage::Reacted, Some(nth(3)), None));
    assert_eq!(named.shelf[0].status, ShelfStatus::NotForYou);
    assert_eq!(named.test_terms.state("b", &test, nth(4)).stage, TestStage::Runs);
    // A later test of the same product starts over.
    assert_eq!(named.test_terms.state("a", &HomeTest::new(nth(4)), nth(4)).stage, TestStage::Runs);
    // A product already on the face may be the active that came in now.
    assert_eq!(suspect(&of(&hives(Some("a")), ShelfUse::InUse)), Some(new));
}

/// A person whose skin reacts is asked about products on trial too, also shortly after the test.
#[test]
fn products_on_trial_are_suspects() {
    let terms = on(&request("", ""), None, nth(1)).test_terms;
    let offered = |test: Option<HomeTest>, day: u16| {
        let item = ShelfItem { id: "a".to_owned(), test, ..ShelfItem::default() };
        !terms.on_trial(&[item], nth(day)).is_empty()
    };
    assert!(!offered(None, 3));
    assert!(!offered(Some(HomeTest::new(nth(9))), 3), "a clock was set back");
    let stopped = HomeTest { ended: Some(nth(4)), ..test_of(&[]) };
    for (test, last) in [(stopped, 14), (test_of(&[(5, Sign)]), 15), (test_of(&[(10, Fine)]), 20)] {
        for (day, there) in [(1, true), (last, true), (last + 1, false)] {
            assert_eq!(offered(Some(test.clone()), day), there, "{test:?} on day {day}");
        }
    }
    assert!(offered(Some(test_of(&[])), 40), "it still runs");
}

proptest! {
    /// The order in which the days were noted does not matter.
    #[test]
    fn later_entry_order_does_not_matter(
        looks in proptest::collection::btree_map(1_u16..40, any_look(), 0..12),
        seed in any::<u64>(),
        today in 1_u16..50,
    ) {
        let looks: Vec<_> = looks.into_iter().map(|(day, (_, look))| (day, look)).collect();
        let mut other = looks.clone();
        let length = other.len().max(1);
        other.rotate_left(usize::try_from(seed % length as u64).unwrap());
        let noted = |looks: &[(u16, SpotLook)]| {
            let mut test = HomeTest::new(STARTED);
            looks.iter().for_each(|(day, look)| test.note(nth(*day), Some(*look)));
            test
        };
        prop_assert_eq!(state(&noted(&looks), nth(today)), state(&noted(&other), nth(today)));
    }

    /// No test passes before its days are over, none passes with a sign, and a sign allows nothing.
    #[test]
    fn no_result_without_the_days(
        looks in proptest::collection::vec(any_look(), 0..12),
        today in 1_u16..50,
        pause in 0_u16..20,
    ) {
        let test = test_of(&looks);
        let pauses = if pause == 0 { String::new() } else {
            format!(r#"["2026-03-03","{}"]"#, date_text(nth(pause + 2)))
        };
        let request = request("", &pauses);
        let plan = on(&request, Some(test.clone()), nth(today));
        let state = plan.test_terms.state("a", &test, nth(today));
        let signs = test.looks.values().any(|it| *it == Sign);
        if state.stage == TestStage::Passed {
            let rested = |day: u16| pause > 0 && (2..=pause + 2).contains(&day);
            let put_on = |day: &u16| !rested(*day) && test.looks.get(&nth(*day)) != Some(&Missed);
            prop_assert!((1..=today).filter(put_on).count() >= 10, "{test:?} on day {today}");
            prop_assert!(!signs && test.looks.iter().any(|(day, it)| *it == Fine && *day >= nth(10)));
        } else if plan.shelf[0].status == ShelfStatus::UseNow {
            prop_assert!(false, "{test:?} is used on day {today}");
        }
        prop_assert_eq!(signs, state.stage == TestStage::Reacted);
        // A test never allows more than having no test.
        let without = on(&request, None, nth(today));
        prop_assert!(without.shelf[0].status <= plan.shelf[0].status);
    }
}
