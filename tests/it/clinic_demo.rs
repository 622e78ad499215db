//! The demo clinic and its range: gated by the contents of a product, in every phase.

use barrier_first::clinic::{Clinic, ClinicConfig};
use barrier_first::domain::{Phase, ProductStatus};
use barrier_first::engine::{self, Assessment, ProductFit, Step, assess, products_for};

use crate::case_file::{Case, all};
use crate::clinic_file::demo;
use crate::embedded;

const EMULSION: &str = "allskin-defence-emulsion";
const CREAM: &str = "allskin-recovery-cream";

/// Every case that has a plan, at the demo clinic.
fn plans() -> Vec<(&'static Case, Assessment)> {
    let Clinic { config, .. } = demo();
    all()
        .iter()
        .map(|case| {
            let person = &case.person;
            (case, assess(embedded(), &engine::Case::new(&person.answers, person.today, &config)))
        })
        .filter(|(_, plan)| !plan.triage.stops_the_plan())
        .collect()
}

fn fit<'a>(plan: &'a Assessment, id: &str) -> &'a ProductFit {
    plan.products.iter().find(|fit| fit.id == id).unwrap()
}

fn steps(plan: &Assessment) -> impl Iterator<Item = (Phase, &Step)> {
    plan.home.phases.iter().flat_map(|routine| {
        let steps = routine.morning.iter().chain(&routine.evening).chain(&routine.weekly);
        steps.map(|step| (routine.span.phase, step))
    })
}

/// Products offered for a step, by id.
fn offered(config: &ClinicConfig, plan: &Assessment, step: &Step) -> Vec<String> {
    let products = products_for(embedded(), config, &plan.products, step);
    products.iter().map(|product| product.id.clone()).collect()
}

#[test]
fn the_emulsion_is_blocked_in_pregnancy() {
    let pregnancy = embedded().find_question("pregnancy").unwrap();
    let question = embedded().question(pregnancy);
    let rule = embedded().find_rule("R-11").unwrap();
    let (mut asked, mut others) = (0, 0);
    for (case, plan) in plans() {
        let said = |option: &str| {
            let option = question.find_option(option).unwrap();
            case.person.answers.get(pregnancy) == Some(barrier_first::domain::Answer::One(option))
        };
        let emulsion = fit(&plan, EMULSION);
        if ["pregnant", "trying", "prefer_not_to_say"].iter().any(|option| said(option)) {
            asked += 1;
            assert_eq!(emulsion.status, ProductStatus::Blocked, "{}", case.place);
            assert!(emulsion.because.iter().any(|it| it.rule == rule), "{}", case.place);
            for (_, step) in steps(&plan) {
                let offered = offered(&demo().config, &plan, step);
                assert!(!offered.contains(&EMULSION.to_owned()), "{}", case.place);
            }
        } else {
            others += usize::from(emulsion.status == ProductStatus::Fits);
        }
    }
    assert!(asked >= 5 && others >= 5, "{asked} {others}");
}

#[test]
fn the_emulsion_waits_during_the_reset() {
    let mut seen = 0;
    for (case, plan) in plans().iter().filter(|(_, plan)| plan.phase == Phase::Reset) {
        seen += 1;
        let emulsion = fit(plan, EMULSION);
        assert_ne!(emulsion.status, ProductStatus::Fits, "{}", case.place);
        assert!(emulsion.until.is_some(), "{}", case.place);
        for (_, step) in steps(plan) {
            let offered = offered(&demo().config, plan, step);
            assert!(!offered.contains(&EMULSION.to_owned()), "{}", case.place);
        }
    }
    assert!(seen >= 5, "{seen}");
}

/// It is called an emulsion, yet it is not offered as a moisturiser: it contains retinol and vitamin C.
#[test]
fn the_emulsion_never_comes_in_by_the_back_door() {
    let retinol = embedded().find_active("retinol").unwrap();
    let vitamin_c = embedded().find_active("vitamin_c").unwrap();
    for (case, plan) in plans() {
        for (_, step) in steps(&plan) {
            if offered(&demo().config, &plan, step).contains(&EMULSION.to_owned()) {
                let both = step.uses.contains(&retinol) && step.uses.contains(&vitamin_c);
                assert!(both, "{}: {:?}", case.place, step.uses);
            }
        }
    }
}

#[test]
fn the_cream_stands_with_the_moisturiser() {
    let mut shown = 0;
    for (_, plan) in plans() {
        for (_, step) in steps(&plan) {
            shown += usize::from(offered(&demo().config, &plan, step).contains(&CREAM.to_owned()));
        }
    }
    assert!(shown >= 20, "{shown}");
}

/// Its figures are the maker's, each with its participants.
#[test]
fn figures_stand_with_their_limits() {
    let Clinic { profile, .. } = demo();
    for (id, figures) in [(EMULSION, [96, 96, 94, 95]), (CREAM, [91, 96, 94, 86])] {
        let test = profile.product(id).unwrap().user_test.as_ref().unwrap();
        assert_eq!((test.people, test.weeks), (20, 4), "{id}");
        assert_eq!(test.results.iter().map(|it| it.0).collect::<Vec<_>>(), figures, "{id}");
        assert!(test.limits.get("en").1.contains("sensitive skin"), "{id}");
        assert!(test.limits.get("ko").1.contains("민감한 피부"), "{id}");
    }
}

/// Whatever a clinic sells, the plan itself stays the same.
#[test]
fn products_change_nothing_else() {
    let config = ClinicConfig { products: demo().config.products, ..ClinicConfig::default() };
    for case in all().iter().filter(|case| case.person.clinic == ClinicConfig::default()) {
        let person = &case.person;
        let mut plan =
            assess(embedded(), &engine::Case::new(&person.answers, person.today, &config));
        plan.products.clear();
        assert_eq!(plan, case.plan, "{}", case.place);
    }
}
