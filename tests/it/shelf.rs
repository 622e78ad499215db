//! A person's own products: the verdict on each, and that none is allowed more than its contents.

use barrier_first::domain::{
    Answer, Content, KnownContents, OptionSet, OwnProduct, Product, ProductKind, ShelfStatus,
    ShelfUse, Slot, Strength, Time,
};
use barrier_first::engine::{
    Assessment, Case, actives_answer, actives_by_product, assess, held_back_at, own_product_for,
};
use barrier_first::export::plan_json::{plan_with_labels, read_request};
use barrier_first::json::Json;
use barrier_first::label::own_product;
use proptest::prelude::*;

use crate::embedded;
use crate::label_vectors::tables;
use crate::support::people::{Person, Tape, person};

/// A calm adult who has answered everything.
pub const CALM: &str = r#""age_band":"25_44","red_flags":["none"],"pregnancy":"no","medicines":["none"],
    "allergies":["none"],"conditions":["none"],"recent":["none"],"sign_tight":0,"sign_sting":0,
    "sign_flaking":0,"sign_redness":0,"sign_itch":0,"sign_rough_dull":0,"sign_breakouts":0,
    "sign_shine":0,"cleanser_feel":"comfortable","cleanse_per_day":"two","exfoliation":"never",
    "actives":["none"],"new_product_4_weeks":"none","spf_use":"daily","oil":"normal",
    "goals":["lines_firmness"],"time_per_day":"full","clinic_interest":"none""#;

/// The plan of somebody with a shelf; `changed` answers override those of the calm adult.
pub fn plan(changed: &[(&str, &str)], shelf: &str) -> Json {
    let mut answers = Json::parse(&format!("{{{CALM}}}")).unwrap();
    if let Json::Object(pairs) = &mut answers {
        for (key, value) in changed {
            pairs.retain(|(known, _)| known != key);
            pairs.push(((*key).to_owned(), Json::parse(value).unwrap()));
        }
    }
    let text = format!(r#"{{"today":"2026-03-02","answers":{answers},"shelf":[{shelf}]}}"#);
    let request = read_request(embedded(), &text).unwrap_or_else(|reason| panic!("{reason}"));
    plan_with_labels(embedded(), tables(), &request)
}

pub fn fit(plan: &Json, n: usize) -> Json {
    plan.get("shelf").unwrap().as_list().unwrap()[n].clone()
}

pub fn text<'a>(json: &'a Json, key: &str) -> &'a str {
    json.get(key).and_then(Json::as_text).unwrap_or("null")
}

pub fn status(plan: &Json, n: usize) -> String {
    text(&fit(plan, n), "status").to_owned()
}

/// Rules among the reasons of a line.
pub fn rules(json: &Json) -> Vec<String> {
    let because = json.get("because").unwrap().as_list().unwrap();
    because.iter().map(|it| text(it, "rule").to_owned()).collect()
}

const RETINOL: &str = r#"{"id":"p1","name":"Night serum","kind":"serum",
    "label":"Water, Glycerin, Phenoxyethanol, Retinol, BHT","opened":"2026-01-31","months":1}"#;
const CREAM: &str = r#"{"id":"cream","name":"Cream","kind":"moisturiser",
    "label":"Water, Glycerin, Ceramide NP, Dimethicone, Phenoxyethanol, Lactic Acid, Parfum"}"#;

#[test]
fn a_retinoid_is_judged_whatever_its_place_on_the_label() {
    let calm = plan(&[], RETINOL);
    assert_eq!(status(&calm, 0), "use_now");
    assert_eq!(text(&fit(&calm, 0), "slot"), "treat");
    assert_eq!(text(&fit(&calm, 0), "time"), "evening");
    assert_eq!(text(&fit(&calm, 0), "keeps_until"), "2026-02-28");
    assert!(!fit(&calm, 0).get("nights").unwrap().as_list().unwrap().is_empty());

    let pregnant = plan(&[("pregnancy", "\"pregnant\"")], RETINOL);
    assert_eq!(status(&pregnant, 0), "not_for_you");
    assert!(rules(&fit(&pregnant, 0)).contains(&"R-11".to_owned()));
    assert_eq!(text(&fit(&pregnant, 0), "until"), "cleared_by_clinician");

    let stinging = plan(&[("sign_sting", "3"), ("sign_flaking", "2")], RETINOL);
    let later = fit(&stinging, 0);
    assert_eq!((text(&later, "status"), text(&later, "until")), ("later", "introduce"));
    assert!(rules(&later).contains(&"R-20".to_owned()));
    // The day is that of the stretch that brings it in.
    let from = text(&later, "from");
    let phases = stinging.get("home").unwrap().get("phases").unwrap().as_list().unwrap();
    let stretch = phases.iter().find(|it| text(it, "from") == from).expect("a stretch starts then");
    assert_eq!(text(stretch, "introduces"), "retinol");
}

/// A trace of an acid in a cream is no exfoliant; its perfume matters to somebody who is allergic to it.
#[test]
fn a_trace_of_an_acid_bars_no_cream() {
    for changed in [&[][..], &[("sign_sting", "3")][..], &[("pregnancy", "\"pregnant\"")][..]] {
        let plan = plan(changed, CREAM);
        assert_eq!(status(&plan, 0), "use_now", "{changed:?}");
        let phases = plan.get("home").unwrap().get("phases").unwrap().as_list().unwrap();
        let evening = phases[0].get("evening").unwrap().as_list().unwrap();
        let step = evening.iter().find(|step| text(step, "slot") == "moisturise").unwrap();
        assert_eq!(text(step, "product"), "cream", "{changed:?}");
    }
    let allergic = plan(&[("allergies", "[\"fragrance\"]")], CREAM);
    assert_eq!(status(&allergic, 0), "not_for_you");
    assert!(rules(&fit(&allergic, 0)).contains(&"R-36".to_owned()));
    let strong = r#"{"id":"a","name":"Toner","kind":"toner","label":"Water, Glycolic Acid 8%"}"#;
    assert_eq!(status(&plan(&[("sign_sting", "3")], strong), 0), "later");
}

#[test]
fn an_ester_of_vitamin_a_is_barred_in_pregnancy_only() {
    let cream = r#"{"id":"c","name":"Day cream","kind":"moisturiser",
        "label":"Water, Glycerin, Dimethicone, Phenoxyethanol, Retinyl Palmitate"}"#;
    assert_eq!(status(&plan(&[("sign_sting", "3")], cream), 0), "use_now");
    assert_eq!(status(&plan(&[("pregnancy", "\"pregnant\"")], cream), 0), "not_for_you");
}

#[test]
fn conflicts_come_from_rules_alone() {
    let acid =
        r#"{"id":"p2","name":"Acid","kind":"toner","contents":[{"active":"aha","percent":7}]}"#;
    let both = plan(&[], &format!("{RETINOL},{acid}"));
    let conflicts = fit(&both, 0).get("conflicts").unwrap().as_list().unwrap().to_vec();
    assert_eq!(text(&conflicts[0], "with"), "p2");
    assert!(rules(&conflicts[0]).contains(&"R-24".to_owned()));
    let product = |id: &str, active: &str| {
        format!(r#"{{"id":"{id}","name":"x","kind":"serum","contents":[{{"active":"{active}"}}]}}"#)
    };
    let pair = |a: &str, b: &str| {
        let plan = plan(&[], &format!("{},{}", product("a", a), product("b", b)));
        let fit = fit(&plan, 0);
        let conflicts = fit.get("conflicts").unwrap().as_list().unwrap();
        conflicts.iter().flat_map(rules).collect::<Vec<_>>()
    };
    assert_eq!(pair("prescription_retinoid", "benzoyl_peroxide"), ["R-25"]);
    // R-35 and common sense: none of these is a conflict.
    for (a, b) in [
        ("vitamin_c", "niacinamide"),
        ("vitamin_c", "retinol"),
        ("niacinamide", "retinol"),
        ("niacinamide", "niacinamide"),
        ("adapalene", "benzoyl_peroxide"),
    ] {
        assert!(pair(a, b).is_empty(), "{a} {b}");
    }
    // A second retinoid, a second exfoliant.
    assert!(!pair("retinol", "adapalene").is_empty());
    assert!(!pair("aha", "bha").is_empty());
    // Two actives of one product are no conflict.
    let fixed = r#"{"id":"e","name":"Epiduo","kind":"treatment",
        "contents":[{"active":"adapalene"},{"active":"benzoyl_peroxide"}]}"#;
    let plan = plan(&[], fixed);
    assert!(fit(&plan, 0).get("conflicts").unwrap().as_list().unwrap().is_empty());
}

#[test]
fn what_is_not_known_is_said_and_what_nobody_may_use_is_stopped() {
    let product = |rest: &str| format!(r#"{{"id":"a","name":"Something","kind":"serum"{rest}}}"#);
    assert_eq!(status(&plan(&[], &product("")), 0), "unknown");
    assert_eq!(status(&plan(&[], &product(r#","label":"Visit the boutique""#)), 0), "unknown");
    let cut = r#","label":"Water, Glycerin, Panthenol, …""#;
    assert_eq!(status(&plan(&[], &product(cut)), 0), "unknown");
    assert_eq!(status(&plan(&[], &product(r#","contents":[]"#)), 0), "use_now");
    let peel = r#","contents":[{"active":"aha","percent":30}]"#;
    assert_eq!(status(&plan(&[], &product(peel)), 0), "stop");
    let urgent = plan(&[("red_flags", "[\"blistering_or_raw\"]")], RETINOL);
    assert_eq!(status(&urgent, 0), "stop");
    // The claim in a name is taken at its word where it counts against the product.
    let claim = r#"{"id":"a","name":"Epiduo","kind":"treatment"}"#;
    assert_eq!(status(&plan(&[("pregnancy", "\"pregnant\"")], claim), 0), "not_for_you");
    assert_eq!(status(&plan(&[], claim), 0), "unknown");
}

#[test]
fn a_home_test_comes_before_the_face() {
    let tested = |result: &str| {
        format!(
            r#"{{"id":"a","name":"x","kind":"serum","contents":[],
                "test":{{"started":"2026-02-25","result":{result}}}}}"#
        )
    };
    let runs = plan(&[], &tested("null"));
    assert_eq!(status(&runs, 0), "later");
    assert_eq!(text(&fit(&runs, 0), "until"), "2026-03-07");
    assert!(rules(&fit(&runs, 0)).contains(&"R-23".to_owned()));
    assert_eq!(status(&plan(&[], &tested("\"passed\"")), 0), "use_now");
    assert_eq!(status(&plan(&[], &tested("\"reaction\"")), 0), "not_for_you");
}

/// A name on the owner's own list is no reason of ours: the verdict stays. But the product appears at no
/// step, and is mentioned there.
#[test]
fn what_its_owner_wants_to_leave_out_stands_in_no_step() {
    let text = format!(r#"{{"today":"2026-03-02","answers":{{{CALM}}},"shelf":[{CREAM}]}}"#);
    let request = read_request(embedded(), &text).unwrap();
    for (avoid, hit) in [("Parfum", true), ("Parf", false)] {
        let own = own_product(tables(), &request.shelf[0], None, &[avoid.to_owned()]);
        assert_eq!(own.unwanted.len(), usize::from(hit), "{avoid}");
        let shelf = [own];
        let plan = assess(embedded(), &request.case().owning(&shelf));
        assert_eq!(plan.shelf[0].status, ShelfStatus::UseNow);
        let routine = &plan.home.phases[0];
        let step = routine.evening.iter().find(|step| step.slot == Slot::Moisturise).unwrap();
        let placed =
            own_product_for(embedded(), &plan, &shelf, (routine, step), request.today).is_some();
        let held = held_back_at(&plan, &shelf, (step, Time::Evening)).count();
        assert_eq!((placed, held), (!hit, usize::from(hit)), "{avoid}");
    }
}

#[test]
fn wrong_shelves_are_refused_by_name() {
    for (shelf, says) in [
        (r#"{}"#, "shelf[0].id"),
        (r#"{"id":"a","colour":"red"}"#, "shelf[0].colour"),
        (r#"{"id":"a","kind":"cream"}"#, "shelf[0].kind"),
        (r#"{"id":"a"},{"id":"a"}"#, "shelf[1].id"),
        (r#"{"id":"a","contents":[{"active":"gold"}]}"#, "gold"),
        (r#"{"id":"a","contents":[{"active":"aha","percent":0}]}"#, "percent"),
        (r#"{"id":"a","months":0}"#, "months"),
        (r#"{"id":"a","opened":"2026-02-30"}"#, "opened"),
        (r#"{"id":"a","status":"lost"}"#, "status"),
        (r#"3"#, "shelf[0]"),
    ] {
        let text = format!(r#"{{"today":"2026-03-02","answers":{{}},"shelf":[{shelf}]}}"#);
        let reason = read_request(embedded(), &text).expect_err(shelf);
        assert!(reason.contains(says) && reason.lines().count() == 1, "{shelf}: {reason}");
    }
}

/// The question about actives, answered from the shelf, and only when all its contents are known.
#[test]
fn the_shelf_answers_the_question_about_actives() {
    let question = embedded().find_question("actives").unwrap();
    let options = |ids: &[&str]| {
        let found = ids.iter().map(|id| embedded().question(question).find_option(id).unwrap());
        Some(Answer::Many(found.collect::<OptionSet>()))
    };
    let own = |ids: &[&str], known: KnownContents, status: ShelfUse| OwnProduct {
        product: Product {
            contents: ids
                .iter()
                .map(|id| Content::of(embedded().find_active(id).unwrap()))
                .collect(),
            ..Product::default()
        },
        known,
        status,
        ..OwnProduct::default()
    };
    let (yes, used) = (KnownContents::Yes, ShelfUse::InUse);
    assert_eq!(actives_answer(embedded(), &[]), options(&["none"]));
    let shelf = [own(&["retinol", "ceramides"], yes, used), own(&["aha"], yes, ShelfUse::Paused)];
    assert_eq!(actives_answer(embedded(), &shelf), options(&["retinol"]));
    assert_eq!(actives_answer(embedded(), &[own(&[], KnownContents::Partly, used)]), None);
    // Each product separately, for the text beside the question.
    let said: Vec<_> =
        actives_by_product(embedded(), &shelf).map(|(_, said)| Some(Answer::Many(said))).collect();
    assert_eq!(said, [options(&["retinol"])]);
}

fn shelf_of(actives: &[u8], strengths: &[u16]) -> Vec<OwnProduct> {
    let count = embedded().tables.actives.len() as u8;
    let one = |(n, active): (usize, &u8)| OwnProduct {
        product: Product {
            id: format!("p{n}"),
            kind: ProductKind::Serum,
            contents: vec![Content {
                strength: match strengths.get(n) {
                    Some(percent) if *percent > 0 => Strength::Percent(*percent),
                    _ => Strength::Unknown,
                },
                ..Content::of(barrier_first::domain::ActiveId(active % count))
            }],
            ..Product::default()
        },
        known: KnownContents::Yes,
        ..OwnProduct::default()
    };
    actives.iter().enumerate().map(one).collect()
}

proptest! {
    #![proptest_config(crate::property(300))]

    /// A product on the shelf never allows more than the same active ticked by hand.
    #[test]
    fn a_product_allows_no_more_than_its_actives(
        choices in prop::collection::vec(any::<u32>(), 0..220),
        actives in prop::collection::vec(any::<u8>(), 1..4),
        strong in prop::collection::vec(300_u16..3000, 4),
    ) {
        let it: Person = person(embedded(), &mut Tape(&choices));
        let case = Case::new(&it.answers, it.today, &it.clinic);
        for strengths in [&[][..], &strong[..]] {
            let shelf = shelf_of(&actives, strengths);
            let with: Assessment = assess(embedded(), &case.owning(&shelf));
            // Ticked by hand.
            let question = embedded().find_question("actives").unwrap();
            let entry = embedded().question(question);
            let mut answers = it.answers.clone();
            let mut set = match answers.get(question) {
                Some(Answer::Many(set)) => set,
                _ => entry.unknown,
            };
            let mut ticked = false;
            for own in &shelf {
                for active in own.product.actives() {
                    if let Some(option) = entry.find_option(&embedded().active(active).id) {
                        set.insert(option);
                        ticked = true;
                    }
                }
            }
            if ticked {
                entry.find_option("none").into_iter().for_each(|none| set.remove(none));
                answers.set(question, Answer::Many(set));
            }
            let by_hand = assess(embedded(), &Case::new(&answers, it.today, &it.clinic));
            let mut same = with.clone();
            same.shelf.clear();
            prop_assert_eq!(&same, &by_hand);
            for (own, fit) in shelf.iter().zip(&with.shelf) {
                let barred = own.product.actives().any(|active| {
                    by_hand.home.avoid.iter().any(|avoided| avoided.active == active)
                });
                prop_assert!(!barred || fit.status != ShelfStatus::UseNow, "{:?} {:?}", own, fit);
                prop_assert!(!fit.because.is_empty());
            }
        }
    }
}
