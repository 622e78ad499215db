//! Reasons in words: each states what this person said, and nothing that somebody else might have said.

use std::collections::BTreeSet;

use barrier_first::domain::{Answer, Section};
use barrier_first::engine;
use barrier_first::engine::{Assessment, Reason, Said, assess, group_by_reason};
use barrier_first::export::localizer::Localizer;
use barrier_first::export::reason_text::{general, sentence, told};
use barrier_first::i18n::compiled::LOCALES;
use barrier_first::knowledge::{Condition, Kind, Rule, RuleKind};

use crate::case_file::all;
use crate::embedded;
use crate::support::localizer::HostLocalizer;
use crate::support::oracle::{Oracle, describe};
use crate::support::people::{Person, SplitMix, person};

/// Random people in addition to those of the cases.
const PEOPLE: u64 = 100;

fn languages() -> Vec<(&'static str, HostLocalizer)> {
    LOCALES.iter().map(|it| (it.lang, HostLocalizer::of(it.lang).expect("a language"))).collect()
}

/// The number of ways in which an answer can make the condition hold, without wishes. Age bands are one
/// way: "under 18" is true of all of them.
fn alternatives(condition: &Condition) -> usize {
    let knowledge = embedded();
    match condition {
        Condition::Is(question, options) => {
            let entry = knowledge.question(*question);
            match (entry.section, entry.id.as_str()) {
                (Section::Goals, _) => 0,
                (_, "age_band") => 1,
                _ => options.iter().count(),
            }
        }
        Condition::AtLeast(..) | Condition::BandAtMost(_) => 1,
        Condition::AtMost(question, _) => {
            usize::from(matches!(knowledge.question(*question).kind, Kind::Number { .. }))
        }
        Condition::Any(parts) => parts.iter().map(alternatives).sum(),
        Condition::All(parts) => {
            let ways = parts.iter().map(alternatives).filter(|ways| *ways > 0);
            ways.reduce(|one, other| one * other).unwrap_or(0)
        }
        Condition::Always
        | Condition::Region(_)
        | Condition::Course(_)
        | Condition::PlanHolds(_)
        | Condition::PlanStarts(_)
        | Condition::Not(_) => 0,
    }
}

/// The text of a rule with a mark in the place of the person's own words.
fn marked(localizer: &HostLocalizer, rule: &Rule) -> String {
    localizer.format(&format!("rule-{}", rule.id), &[("told", "<told>")])
}

#[test]
fn a_rule_with_alternatives_says_which() {
    let mut faults = Vec::new();
    for (lang, localizer) in languages() {
        // A rule of follow-up speaks at the check whose answers it reads, so it need not repeat them.
        let rules = embedded().rules().filter(|(_, rule)| rule.kind != RuleKind::Follow);
        for (_, rule) in rules.filter(|(_, rule)| alternatives(&rule.when) > 1) {
            if !marked(&localizer, rule).contains("<told>") {
                let text = marked(&localizer, rule);
                faults.push(format!("{lang} rule-{}: must use {{ $told }}: {text:?}", rule.id));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Returns `true` if the words occur in the text, and not as a part of other words. Korean joins particles
/// to words, so there matching letters are enough.
fn names(text: &str, words: &str) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    text.match_indices(words).any(|(from, _)| {
        let (before, after) = (&text[..from], &text[from + words.len()..]);
        !letter(before.chars().next_back()) && !letter(after.chars().next())
    })
}

/// Phrases of answers about health that this condition does not name as its only way.
fn foreign_health(localizer: &HostLocalizer, rule: &Rule) -> Vec<String> {
    let knowledge = embedded();
    let own: BTreeSet<_> = if alternatives(&rule.when) > 1 {
        BTreeSet::new()
    } else {
        let mut own = BTreeSet::new();
        rule.when.for_each_named(&mut |question, option| {
            own.insert((question, option));
        });
        own
    };
    let mut phrases = Vec::new();
    for (id, entry) in knowledge.questions() {
        if entry.section != Section::Safety || entry.id == "age_band" {
            continue;
        }
        for option in entry.kind.options() {
            let key = format!("told-{}-{option}", entry.id);
            if !localizer.has(&key) || own.contains(&(id, entry.find_option(option))) {
                continue;
            }
            // "your blood thinner" as "blood thinner", "지금 있는 입술 물집(…)" as "입술 물집".
            let phrase = localizer.text(&key);
            let core = phrase.trim_start_matches("your ").split(['(', ')']).next().unwrap_or("");
            let leading = ["지금 있는 ", "지금 먹는 ", "예전에 난 ", "예전에 있던 ", "최근 받은 "];
            let core = leading.iter().fold(core, |core, it| core.trim_start_matches(it));
            phrases.push(core.trim().to_owned());
        }
    }
    phrases
}

/// A text for everybody names nobody's illness.
#[test]
fn no_text_lists_conditions() {
    let mut faults = Vec::new();
    for (lang, localizer) in languages() {
        for (_, rule) in embedded().rules() {
            let text = marked(&localizer, rule);
            for phrase in foreign_health(&localizer, rule) {
                if names(&text, &phrase) && !speaks_of_it_by_right(&rule.id, &phrase) {
                    faults.push(format!("{lang} rule-{}: {phrase:?} in {text:?}", rule.id));
                }
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Rules whose subject is the thing itself, whoever reads them: what the sign appears on, what a procedure
/// can bring back or set off, the medicine to stop, the question that was left open.
fn speaks_of_it_by_right(rule: &str, phrase: &str) -> bool {
    matches!(
        (rule, phrase),
        ("R-06" | "R-06-eye" | "R-49", "습진·아토피")
            | ("R-47" | "R-48", "입술 물집")
            | ("R-12", "이소트레티노인")
            | ("R-18", "pregnancy")
    )
}

/// Every list of reasons that a page shows.
fn lists(plan: &Assessment) -> Vec<Vec<&Reason>> {
    let mut lists: Vec<Vec<&Reason>> =
        vec![plan.triage.because.iter().collect(), plan.warnings.iter().collect()];
    lists.extend(plan.barrier.drivers.iter().map(|it| it.because.iter().collect()));
    for routine in &plan.home.phases {
        lists.push(routine.span.because.iter().collect());
        lists.push(routine.nights_because.iter().collect());
        let steps = [&routine.morning, &routine.evening, &routine.weekly];
        lists.extend(steps.into_iter().flatten().map(|step| step.because.iter().collect()));
    }
    lists.extend(plan.home.avoid.iter().map(|it| it.because.iter().collect()));
    lists.extend(plan.products.iter().map(|it| it.because.iter().collect()));
    lists.extend(plan.results.iter().map(|it| it.because.iter().collect()));
    lists.extend(plan.treatments.iter().map(|it| it.because.iter().collect()));
    lists.extend(plan.calendar.iter().map(|it| it.because.iter().collect()));
    lists
}

/// Phrases for what this person said, and for what they did not.
fn phrases(localizer: &HostLocalizer, person: &Person) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut given, mut other) = (BTreeSet::new(), BTreeSet::new());
    for (id, entry) in embedded().questions() {
        let answer = person.answers.get(id);
        let key = format!("told-{}", entry.id);
        for option in entry.kind.options() {
            let key = format!("{key}-{option}");
            if !localizer.has(&key) {
                continue;
            }
            let said = match (answer, entry.find_option(option)) {
                (Some(Answer::One(one)), Some(option)) => one == option,
                (Some(Answer::Many(many)), Some(option)) => many.contains(option),
                _ => false,
            };
            if said { &mut given } else { &mut other }.insert(localizer.text(&key));
        }
        if matches!(entry.kind, Kind::Level) && localizer.has(&key) {
            for level in 1..=4 {
                let often = localizer.text_for("told-often-", &level.to_string());
                let phrase = localizer.format(&key, &[("often", &often)]);
                let said = answer == Some(Answer::Level(level));
                if said { &mut given } else { &mut other }.insert(phrase);
            }
        }
    }
    (given, other)
}

fn check_plan(person: &Person, plan: &Assessment, faults: &mut Vec<String>) {
    let who = || format!("\n    {}", describe(embedded(), &person.answers));
    for (lang, localizer) in languages() {
        let (given, other) = phrases(&localizer, person);
        // Longest first: a shorter one would leave half of a longer phrase behind.
        let mut given: Vec<String> = given.into_iter().collect();
        given.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
        let mut texts: Vec<(&Reason, String)> = Vec::new();
        for list in lists(plan) {
            let mut seen = BTreeSet::new();
            for reason in list {
                let known = texts.iter().position(|(one, _)| *one == reason);
                let place = known.unwrap_or_else(|| {
                    texts.push((reason, sentence(&localizer, embedded(), reason)));
                    texts.len() - 1
                });
                let text = texts[place].1.clone();
                if !seen.insert(text.clone()) {
                    faults.push(format!("{lang} {text:?} stands twice in one list{}", who()));
                }
            }
        }
        for (reason, text) in texts {
            let rule = embedded().rule(reason.rule);
            let place = format!("{lang} {}: {text:?}", rule.id);
            let rest = given.iter().fold(text.clone(), |rest, it| rest.replace(it.as_str(), "…"));
            if let Some(phrase) = other.iter().find(|phrase| names(&rest, phrase)) {
                faults.push(format!("{place} names {phrase:?}{}", who()));
            }
            for leak in ["told-", "open-", "rule-", "{", "}", "  "] {
                if text.contains(leak) {
                    faults.push(format!("{place} holds {leak:?}"));
                }
            }
            if reads_health(rule) && !reason.certain && !speaks_of_open(&localizer, reason, &text) {
                faults.push(format!("{place} does not say what is open{}", who()));
            }
        }
    }
}

/// Returns `true` if a rule claims something about a person's health that they may leave open.
fn reads_health(rule: &Rule) -> bool {
    use barrier_first::domain::Severity;
    let mut health = false;
    rule.when.for_each_question(&mut |question| {
        let entry = embedded().question(question);
        let open = !entry.unknown.is_empty();
        health |= entry.section == Section::Safety && open && entry.id != "age_band";
    });
    health && rule.severity <= Severity::Clinic
}

fn speaks_of_open(localizer: &HostLocalizer, reason: &Reason, text: &str) -> bool {
    let open = reason.matched.iter().filter(|one| one.said == Said::Open);
    open.into_iter().any(|one| {
        text.contains(&localizer.text_for("open-", &embedded().question(one.question).id))
    })
}

#[test]
fn a_plan_tells_only_what_the_person_said() {
    let mut faults = Vec::new();
    for case in all() {
        check_plan(&case.person, &case.plan, &mut faults);
    }
    for seed in 0..PEOPLE {
        let person = person(embedded(), &mut SplitMix(seed));
        let plan =
            assess(embedded(), &engine::Case::new(&person.answers, person.today, &person.clinic));
        check_plan(&person, &plan, &mut faults);
    }
    let count = faults.len();
    faults.truncate(25);
    assert!(faults.is_empty(), "{count} faults\n{}", faults.join("\n"));
}

/// The page of treatments states each reason once, with everything it applies to.
#[test]
fn each_reason_heads_one_group() {
    for case in all() {
        let lines = &case.plan.treatments;
        let groups = group_by_reason(lines, |line| {
            line.because.iter().take(line.deciding_count(embedded())).collect()
        });
        for (_, localizer) in languages() {
            let texts = groups.iter().map(|group| sentence(&localizer, embedded(), group.reason));
            let texts: Vec<String> = texts.collect();
            let once: BTreeSet<&String> = texts.iter().collect();
            assert_eq!(once.len(), texts.len(), "{}: {texts:?}", case.place);
        }
        let mut standing: Vec<_> =
            groups.iter().flat_map(|group| &group.lines).map(|line| line.treatment).collect();
        standing.sort_unstable();
        let mut expected: Vec<_> = lines.iter().map(|line| line.treatment).collect();
        expected.sort_unstable();
        assert_eq!(standing, expected, "{}: every line stands once", case.place);
        for line in lines {
            let reasons = line.because.iter().take(line.deciding_count(embedded()));
            for reason in reasons {
                let group = groups.iter().find(|group| group.reason == reason);
                let group = group.expect("a group for the reason");
                let here = group.lines.iter().chain(&group.also);
                assert_eq!(here.filter(|it| **it == line).count(), 1, "{}", case.place);
            }
        }
    }
}

/// The sentences of one person, as a reader of each language sees them.
#[test]
fn sentences_of_one_person() {
    let case = all().iter().find(|case| case.name == "told: thinner, light, fish, rosacea");
    let case = case.expect("the case is there");
    let say = |lang: &str, rule: &str| {
        let localizer = HostLocalizer::of(lang).expect("a language");
        let reason = case
            .plan
            .warnings
            .iter()
            .find(|reason| embedded().rule(reason.rule).id == rule)
            .expect("the rule applies");
        sentence(&localizer, embedded(), reason)
    };
    assert_eq!(
        say("en", "R-54"),
        "Because of your blood thinner and your rosacea, a clinician decides about needling."
    );
    assert_eq!(
        say("ko", "R-54"),
        "피를 묽게 하는 약과 로사세아(주사 피부염) 때문에 니들링은 의료진이 정해요."
    );
    assert_eq!(
        say("en", "R-44"),
        "Because of your fish allergy, polynucleotides are left out: they are made from fish."
    );
    assert!(say("en", "R-46").contains("your medicine that makes skin react to light"));
}

/// The shared beginning of several products in use is said once: "쓰고 있는 레티놀과 AHA(아하)".
#[test]
fn products_in_use_share_their_first_words() {
    let actives = embedded().questions.ids.actives;
    for (lang, lead) in [("en", "your "), ("ko", "쓰고 있는 ")] {
        let localizer = HostLocalizer::of(lang).expect("a language");
        let mut several = 0;
        for case in all() {
            for reason in lists(&case.plan).into_iter().flatten() {
                if reason.matched.iter().any(|one| one.question != actives) {
                    continue;
                }
                let text = told(&localizer, embedded(), std::slice::from_ref(reason));
                let leads = text.matches(lead).count();
                several += usize::from(leads == 1 && reason.matched.iter().count() > 1);
                // Prescribed ones have their own wording.
                let own = usize::from(lang == "en" && text.contains("your prescribed"));
                assert!(leads <= 1 + own, "{}: {text}", case.place);
            }
        }
        assert!(several > 0, "{lang}: nobody with two of them");
    }
}

#[test]
fn what_is_open_is_told_as_open() {
    let case = all().iter().find(|case| case.name == "nothing answered").expect("the case");
    let oracle = Oracle::of(embedded(), &case.person);
    let (_, localizer) = languages().remove(0);
    for reason in &case.plan.warnings {
        let rule = oracle.knowledge.rule(reason.rule);
        if reads_health(rule) {
            let text = sentence(&localizer, embedded(), reason);
            assert!(text.contains("open"), "{}: {text}", rule.id);
        }
    }
}

/// A general text, and a line without an answer behind it.
#[test]
fn a_text_for_everybody_has_no_gap() {
    for (lang, localizer) in languages() {
        for (id, rule) in embedded().rules() {
            let text = general(&localizer, &rule.id);
            assert!(!text.contains(['{', '}']) && !text.contains("  "), "{lang} {text}");
            let bare = Reason::rule(id, []);
            assert_eq!(sentence(&localizer, embedded(), &bare), text, "{lang} {}", rule.id);
            assert_eq!(told(&localizer, embedded(), &[bare]), "");
        }
    }
}
