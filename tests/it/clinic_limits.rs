//! Effects that a clinic's settings must not have, found by the simulation and kept here.

use barrier_first::clinic::read::read_file;
use barrier_first::clinic::{ClinicConfig, Restrictions};
use barrier_first::domain::{
    ActiveId, Content, Phase, Product, ProductKind, ProductStatus, Status, Strength,
};
use barrier_first::engine::{Assessment, Case, assess};
use barrier_first::export::plan_json::read_request;

use crate::embedded;

/// Somebody with strong, calm skin, and their other answers.
fn plan(more: &str, config: &ClinicConfig) -> Assessment {
    plan_at("45_64", more, config)
}

fn plan_at(age: &str, more: &str, config: &ClinicConfig) -> Assessment {
    let signs = ["sting", "tight", "flaking", "redness", "itch", "rough_dull", "breakouts"];
    let signs: String = signs.iter().map(|sign| format!(r#""sign_{sign}":0,"#)).collect();
    let text = format!(
        r#"{{"today":"2026-03-02","answers":{{"age_band":"{age}","red_flags":["none"],
            "pregnancy":"no","conditions":["none"],"spf_use":"daily",{signs}{more}}}}}"#
    );
    let request = read_request(embedded(), &text).expect("a request");
    assess(embedded(), &Case::new(&request.answers, request.today, config))
}

fn active(id: &str) -> ActiveId {
    embedded().find_active(id).expect("an active")
}

/// A clinic that wants no prescribed retinoid does not hide the person's own: that would make room for a
/// second retinoid beside it.
#[test]
fn a_prescribed_retinoid_stays_the_only_one() {
    let taken = r#""medicines":["prescription_retinoid"],
        "actives":["retinol","prescription_retinoid"],"goals":["lines_firmness"]"#;
    let no_actives = vec![active("prescription_retinoid")];
    let config = ClinicConfig {
        tighter: Restrictions { no_actives, ..Restrictions::default() },
        ..ClinicConfig::default()
    };
    let plan = plan(taken, &config);
    assert!(!plan.triage.stops_the_plan() && !plan.home.phases.is_empty());
    for routine in &plan.home.phases {
        let steps = routine.morning.iter().chain(&routine.evening).chain(&routine.weekly);
        let used: Vec<ActiveId> = steps.flat_map(|step| step.uses.iter().copied()).collect();
        assert!(!used.contains(&active("retinol")), "{:?}", routine.span.phase);
    }
}

/// If a product lists an active twice, the stronger part is checked against the limit.
#[test]
fn the_stronger_of_two_parts_counts() {
    let retinol = active("retinol");
    let product = |strengths: &[u16]| Product {
        id: "serum".to_owned(),
        kind: ProductKind::Serum,
        contents: strengths
            .iter()
            .map(|part| Content { strength: Strength::Percent(*part), ..Content::of(retinol) })
            .collect(),
        ..Product::default()
    };
    let status = |strengths: &[u16]| {
        let config = ClinicConfig { products: vec![product(strengths)], ..ClinicConfig::default() };
        let calm = r#""medicines":["none"],"recent":["none"],"goals":["lines_firmness"]"#;
        plan(calm, &config).products[0].status
    };
    // Hundredths of a percent: the limit is 0.3 %.
    assert_ne!(status(&[10]), ProductStatus::Blocked);
    assert_eq!(status(&[10, 900]), ProductStatus::Blocked);
    assert_eq!(status(&[900, 10]), ProductStatus::Blocked);
}

/// One entry has become two: an older file that names it means both, with the texts it gave.
#[test]
fn an_older_id_of_a_treatment_means_what_it_has_become() {
    let text = r#"{"format":1,"name":{"en":"Clinic"},
        "treatments":["led_red",{"id":"laser_pigment_vascular","price":{"en":"from 90"}}],
        "tighten":{"ask_first":["laser_pigment_vascular"]}}"#;
    let (clinic, faults) = read_file(embedded(), text);
    assert!(faults.is_empty(), "{}", faults[0]);
    let find = |id| embedded().find_treatment(id).expect("a treatment");
    let both = [find("laser_pigment"), find("laser_vascular")];
    assert_eq!(clinic.config.treatments, Some(vec![find("led_red"), both[0], both[1]]));
    assert_eq!(clinic.config.tighter.ask_first, both);
    for treatment in both {
        let price = clinic.profile.treatment(treatment).and_then(|note| note.price.as_ref());
        assert_eq!(price.expect("a price").get("en").1, "from 90");
    }
}

/// Actives that take turns at night do not in the morning: there each of them is a step.
#[test]
fn a_morning_with_actives_of_the_night_is_short_all_the_same() {
    let text = r#"{"today":"2026-01-17","answers":{"age_band":"80_plus","red_flags":["none"],
        "pregnancy":"no","medicines":["none"],"allergies":["none"],"conditions":["none"],
        "recent":["none"],"sign_tight":0,"sign_sting":0,"sign_flaking":0,"sign_redness":0,
        "sign_itch":0,"sign_rough_dull":0,"sign_breakouts":0,"sign_shine":0,
        "cleanser_feel":"comfortable","actives":["benzoyl_peroxide","azelaic_acid","sulphur"],
        "actives_since":{"benzoyl_peroxide":"not_sure","azelaic_acid":"not_sure"},
        "spf_use":"sometimes","makeup_or_water_resistant_spf":"some_days","hair_removal":"none",
        "oil":"normal","burns":"not_sure","tans":"gradually","dark_marks":"usually",
        "outdoors":"1_3h","goals":["glow","texture_pores","prevention"],
        "time_per_day":"standard","clinic_interest":"devices","needle_comfort":"never",
        "implants":["none"],"history":["none"],"downtime":"up_to_a_week",
        "event_date":"2026-01-31"}}"#;
    let request = read_request(embedded(), text).expect("a request");
    let config = ClinicConfig::default();
    let plan = assess(embedded(), &Case::new(&request.answers, request.today, &config));
    for routine in &plan.home.phases {
        let steps: Vec<_> = routine.morning.iter().map(|step| step.slot).collect();
        assert!(steps.len() <= 5, "{:?}: {steps:?}", routine.span.phase);
    }
}

/// Recent treatments are asked about before anything is injected, and before suction or heat.
#[test]
fn lately_done_things_are_asked_about() {
    for (_, treatment) in embedded().treatments() {
        let asks = |key: &str| treatment.preparation.iter().any(|it| it == key);
        let injected =
            ["ha_booster", "vitamin_booster", "polynucleotides", "mesotherapy", "exosomes_needled"];
        assert_eq!(asks("recent_care"), injected.contains(&&*treatment.id), "{}", treatment.id);
        let warm = ["aqua_facial", "radiofrequency", "rf_microneedling", "ultrasound_infusion"];
        assert_eq!(asks("botulinum"), warm.contains(&&*treatment.id), "{}", treatment.id);
    }
}

/// A person who is open to everything but gets nothing with a needle proposed reads nothing about needles.
#[test]
fn restrictions_speak_of_what_may_come() {
    let told = |more: &str| -> Vec<String> {
        let taken = r#""medicines":["blood_thinner"],"allergies":["none"],"recent":["none"],
            "clinic_interest":"all","needle_comfort":"fine","downtime":"up_to_a_week","#;
        let plan = plan(&[taken, more].concat(), &ClinicConfig::default());
        let ids = plan.restrictions(embedded()).map(|(_, rule)| rule.id.clone());
        ids.collect()
    };
    let calm = told(r#""goals":["calm"]"#);
    for rule in ["R-42", "R-54", "R-57"] {
        assert!(!calm.iter().any(|it| it == rule), "{rule} in {calm:?}");
    }
    let lines = told(r#""goals":["lines_firmness"]"#);
    for rule in ["R-54", "R-57"] {
        assert!(lines.iter().any(|it| it == rule), "{rule} is not in {lines:?}");
    }
}

/// After twelve weeks a retinoid that was newly brought in gets one night more, not all of them at once,
/// and the week says why; also from age 80, where each stretch lasts eight weeks.
#[test]
fn a_new_retinoid_gains_one_night_at_a_time() {
    let full = r#""medicines":["none"],"allergies":["none"],"recent":["none"],"actives":["none"],
        "time_per_day":"full","clinic_interest":"none","dark_marks":"never",
        "goals":["lines_firmness","even_tone","glow"]"#;
    // Here retinol comes first, and the two stretches of eight weeks after it end in the last one.
    let lines = full.replace(r#","even_tone","glow""#, "");
    for (age, answers) in [("25_44", full), ("80_plus", full), ("80_plus", &lines)] {
        gains_one_at_a_time(&plan_at(age, answers, &ClinicConfig::default()));
    }
}

fn gains_one_at_a_time(plan: &Assessment) {
    let retinol = active("retinol");
    let nights: Vec<(u16, usize, bool)> = plan
        .home
        .phases
        .iter()
        .map(|routine| {
            let count = routine.nights.iter().flatten().filter(|it| **it == retinol).count();
            let more = routine
                .nights_because
                .iter()
                .any(|because| embedded().rule(because.rule).id == "S-nights-more");
            (routine.span.from_week, count, more)
        })
        .collect();
    let used: Vec<usize> = nights.iter().map(|(_, count, _)| *count).collect();
    assert!(used.iter().any(|count| *count > 0), "{nights:?}");
    assert!(used.windows(2).all(|pair| pair[1] <= pair[0] + 1 || pair[0] == 0), "{nights:?}");
    for (week, count, more) in nights {
        assert_eq!(more, count > 3, "week {week}: {count} nights");
    }
}

/// An active moved to the morning to make room for something new stays there afterwards.
#[test]
fn what_moved_to_the_morning_stays_there() {
    let spots = r#""medicines":["none"],"allergies":["none"],"recent":["none"],"actives":["none"],
        "oil":"normal","clinic_interest":"none","dark_marks":"never","goals":["breakouts"]"#;
    let plan = plan(spots, &ClinicConfig::default());
    let peroxide = active("benzoyl_peroxide");
    let mornings: Vec<bool> = plan
        .home
        .phases
        .iter()
        .map(|routine| routine.morning.iter().any(|step| step.uses.contains(&peroxide)))
        .collect();
    let moved = mornings.iter().position(|here| *here).expect("it makes room for the second one");
    assert!(mornings[moved..].iter().all(|here| *here), "{mornings:?}");
    assert!(moved + 1 < mornings.len(), "{mornings:?}");
}

/// If a clinic lets strong products go on after its procedure, they do not vanish for the weeks of a
/// rebuild and come back beside something new.
#[test]
fn what_a_clinic_lets_go_on_after_a_procedure_goes_on() {
    let treated = r#""medicines":["none"],"allergies":["none"],"recent":["procedure_under_2_weeks"],
        "actives":["bha"],"actives_since_bha":"under_4_weeks","clinic_interest":"none",
        "oil":"dry","dark_marks":"never","goals":["breakouts"]"#;
    let relaxed_rules = vec![embedded().find_rule("R-74").expect("a rule")];
    let config = ClinicConfig { relaxed_rules, ..ClinicConfig::default() };
    let bha = active("bha");
    for (config, goes_on) in [(ClinicConfig::default(), false), (config, true)] {
        let plan = plan(treated, &config);
        let first = plan.home.phases.first().expect("a phase");
        assert_eq!(first.span.phase == Phase::Rebuild, !goes_on, "{:?}", first.span.phase);
        let used = first.morning.iter().chain(&first.evening);
        assert_eq!(used.flat_map(|step| &step.uses).any(|it| *it == bha), goes_on);
    }
}

/// Relaxing one rule removes nothing that another one guards. The sources of the needling and the filler
/// rules name severe allergic reactions and recent fillers; these rules are silent about them only because
/// R-61 covers them.
#[test]
fn relaxing_one_rule_leaves_the_safety_of_others() {
    let status = |relaxed: &[&str], (question, answer): (&str, &str), treatment: &str| {
        let nothing =
            ["red_flags", "medicines", "allergies", "conditions", "recent", "implants", "history"];
        let mut answers: Vec<(&str, String)> =
            nothing.map(|question| (question, r#"["none"]"#.to_owned())).to_vec();
        for sign in ["sting", "tight", "flaking", "redness", "itch", "rough_dull", "breakouts"] {
            let question = ["sign_", sign].concat();
            answers.push((question.leak(), "0".to_owned()));
        }
        for (question, option) in [
            ("age_band", "45_64"),
            ("pregnancy", "no"),
            ("spf_use", "daily"),
            ("hair_removal", "none"),
            ("burns", "sometimes"),
            ("tans", "gradually"),
            ("dark_marks", "never"),
            ("clinic_interest", "all"),
            ("needle_comfort", "fine"),
            ("downtime", "up_to_a_week"),
        ] {
            answers.push((question, format!("{option:?}")));
        }
        answers.push(("goals", r#"["hydrate","texture_pores","calm"]"#.to_owned()));
        answers.retain(|(other, _)| *other != question);
        answers.push((question, format!("[{answer:?}]")));
        let answers: Vec<String> =
            answers.iter().map(|(question, answer)| format!("{question:?}:{answer}")).collect();
        let text = format!(r#"{{"today":"2026-03-02","answers":{{{}}}}}"#, answers.join(","));
        let request = read_request(embedded(), &text).expect("a request");
        let rule = |id: &&str| embedded().find_rule(id).expect("a rule");
        let relaxed_rules = relaxed.iter().map(rule).collect();
        let config = ClinicConfig { relaxed_rules, ..ClinicConfig::default() };
        let plan = assess(embedded(), &Case::new(&request.answers, request.today, &config));
        let treatment = embedded().find_treatment(treatment).expect("a treatment");
        let told = plan.treatments.iter().find(|it| it.treatment == treatment);
        let told = told.expect("it is told");
        let speaks = told.because.iter().any(|because| because.rule == rule(&relaxed[0]));
        (told.status, speaks)
    };
    for (relaxed, answers, treatment) in [
        (["R-61"], ("allergies", "severe_reaction_ever"), "ha_booster"),
        (["R-61"], ("recent", "injectables_4_weeks"), "microneedling"),
        (["R-54-diabetes"], ("conditions", "diabetes_uncontrolled"), "microneedling"),
        (["R-61-immune"], ("medicines", "immunosuppressant"), "microneedling"),
        (["R-61-immune"], ("conditions", "autoimmune"), "led_red"),
    ] {
        let found = status(&relaxed, answers, treatment);
        assert_eq!(found, (Status::AskFirst, true), "{relaxed:?}: {treatment}");
    }
    // A clinic that relaxes all of them takes the decision.
    let all = ["R-61", "R-54", "R-57"];
    assert!(!status(&all, ("allergies", "severe_reaction_ever"), "ha_booster").1);
}
