//! `tests/cases/*.ron`: people in clinical situations, and what must and must not follow.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use barrier_first::clinic::read::read_clinic;
use barrier_first::engine::{self, Assessment, assess};
use barrier_first::input::answers::read_answers;
use barrier_first::input::values::read_date;
use barrier_first::json::Json;
use ron::extensions::Extensions;
use serde::Deserialize;

use crate::support::people::Person;
use crate::{embedded, root};

/// The day of a case unless it names another.
const TODAY: &str = "2026-03-02";

/// A person that cases start from (`tests/cases/bases.ron`).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Base {
    name: String,
    /// Another base whose answers are applied first.
    #[serde(default)]
    on: Option<String>,
    answers: BTreeMap<String, ron::Value>,
}

/// One situation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    base: String,
    /// Answers that differ from the base.
    #[serde(default)]
    answers: BTreeMap<String, ron::Value>,
    /// Answers of the base that are removed.
    #[serde(default)]
    unanswered: Vec<String>,
    #[serde(default)]
    today: Option<String>,
    #[serde(default)]
    clinic: Option<ron::Value>,
    expect: Expect,
}

/// The expectations. Fields that are left out are not checked.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Expect {
    /// Rules that apply, certainly or because something is open.
    pub fires: Vec<String>,
    /// Safety rules that apply only because something is open.
    pub uncertain: Vec<String>,
    /// Rules that do not apply.
    pub silent: Vec<String>,
    pub triage: Option<String>,
    pub index: Option<u8>,
    pub range: Option<(u8, u8)>,
    pub band: Option<String>,
    pub phase: Option<String>,
    /// Drivers, strongest first; more may follow.
    pub drivers: Vec<String>,
    /// Weeks that each phase lasts.
    pub weeks: BTreeMap<String, u16>,
    /// Status of treatments by id.
    pub treatments: BTreeMap<String, String>,
    /// Families or ids of treatments of which none is suggested, asked about or "not yet".
    pub no_treatment: Vec<String>,
    /// Actives that some stretch of the routine holds.
    pub uses: Vec<String>,
    /// Actives or families that no stretch holds.
    pub never_uses: Vec<String>,
    /// Actives of some morning, and of some evening.
    pub morning: Vec<String>,
    pub evening: Vec<String>,
    /// Actives brought in as new, in this order.
    pub introduces: Option<Vec<String>>,
    /// Actives to leave out, with until when.
    pub avoid: BTreeMap<String, String>,
    /// Actives that are not left out.
    pub not_avoided: Vec<String>,
    /// Products of the clinic's catalogue with their status.
    pub products: BTreeMap<String, String>,
    /// Rules among the reasons of a treatment.
    pub because: BTreeMap<String, Vec<String>>,
    /// First and last day of results, by the rule of each.
    pub results: BTreeMap<String, (String, String)>,
    /// Rules whose results the plan does not include.
    pub no_results: Vec<String>,
    /// First day of a kind of calendar entry.
    pub first: BTreeMap<String, String>,
    pub nothing_more_needed: Option<bool>,
    /// Only cleanser, moisturiser and sun protection, throughout.
    pub only_basics: bool,
    /// No dated visit.
    pub no_visits: bool,
    /// Whether the calendar has anything invasive.
    pub invasive_visits: Option<bool>,

    /// Triage levels of which one applies.
    pub triage_any: Vec<String>,
    pub triage_not: Option<String>,
    /// This band or a weaker one.
    pub band_at_most: Option<String>,
    /// Actives of which the routine brings one in, or already holds it.
    pub introduces_any: Vec<String>,
    pub never_introduces: Vec<String>,
    /// Actives that every stretch holds.
    pub always_uses: Vec<String>,
    /// No stretch that starts before this week brings anything in.
    pub nothing_new_before_week: Option<u16>,
    /// Actives that no stretch that starts before this week holds.
    pub not_before_week: BTreeMap<String, u16>,
    /// Nights of the last stretch.
    pub nights_at_least: BTreeMap<String, usize>,
    /// The most steps of any morning (`morning`) or of any one evening (`evening`).
    pub steps_at_most: BTreeMap<String, usize>,
    /// The most actives of the family `strong_active` in any stretch.
    pub strong_at_most: Option<usize>,
    /// Every active in use is in a routine or in the list of actives to leave out.
    pub in_use_told: bool,
    /// Actives left out until a phase enter the routine in that phase or later.
    pub until_phase_comes: bool,
    /// Treatments with several possible statuses.
    pub treatments_any: BTreeMap<String, Vec<String>>,
    pub not_suggested: Vec<String>,

    /// No dated visit but the consultation.
    pub only_consultation: bool,
    /// No visit on the special day or within this many days before it.
    pub event_clear: Option<u16>,
    /// No new active at home within this many days before the special day.
    pub no_new_home_before_event: Option<u16>,
    /// Upkeep visits within the range of the items done in them.
    pub upkeep_in_range: bool,
    /// Anything dated once is dated as often as its course takes.
    pub course_complete: bool,
    pub suggested_is_dated: bool,
    /// No stretch with a new active starts from this many days before something invasive to this many days
    /// after it.
    pub no_new_near_invasive: Option<(u16, u16)>,
    /// The most items of one visit.
    pub max_items: Option<usize>,
    pub no_exfoliation_with_needle: bool,
    /// Preparation only before the treatments that `R-60` names.
    pub no_prep_for_gentle: bool,
    /// No suggestion has a longest recovery beyond the person's limit.
    pub downtime_respected: bool,
}

/// A situation with its plan.
pub struct Case {
    pub name: String,
    /// File and name, for messages.
    pub place: String,
    pub person: Person,
    pub plan: Assessment,
    pub expect: Expect,
    /// The same as a plan file's request.
    pub request: Json,
}

/// Names of cases that fail for now (`tests/cases/pending.ron`). The list may only shrink: a case on it
/// that passes fails the test too.
pub fn pending() -> BTreeSet<String> {
    parse::<Vec<String>>(&root().join("tests/cases/pending.ron")).into_iter().collect()
}

/// Every case of every file, by file name and in the order written.
pub fn all() -> &'static [Case] {
    static CASES: std::sync::OnceLock<Vec<Case>> = std::sync::OnceLock::new();
    CASES.get_or_init(read_all)
}

fn read_all() -> Vec<Case> {
    let folder = root().join("tests/cases");
    let mut files: Vec<_> =
        fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let bases: Vec<Base> = parse(&folder.join("bases.ron"));
    let mut names = BTreeSet::new();
    let mut cases = Vec::new();
    let other = |file: &&std::path::PathBuf| {
        !["bases.ron", "pending.ron"].iter().any(|name| file.ends_with(name))
    };
    for file in files.iter().filter(other) {
        let topic = file.file_stem().unwrap().to_string_lossy().into_owned();
        for entry in parse::<Vec<Entry>>(file) {
            assert!(names.insert(entry.name.clone()), "{topic}: {} stands twice", entry.name);
            cases.push(case(&topic, entry, &bases));
        }
    }
    cases
}

fn parse<T: for<'de> Deserialize<'de>>(file: &std::path::Path) -> T {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let text = fs::read_to_string(file).unwrap();
    options.from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn case(topic: &str, entry: Entry, bases: &[Base]) -> Case {
    let place = format!("{topic}.ron «{}»", entry.name);
    let mut answers = base_answers(&entry.base, bases, &place);
    answers.extend(entry.answers.iter().map(|(id, value)| (id.clone(), json(value, &place))));
    for id in &entry.unanswered {
        assert!(answers.remove(id).is_some(), "{place}: {id} was not answered anyway");
    }
    let knowledge = embedded();
    let answers = Json::object(answers);
    let mut request = vec![("answers", answers.clone())];
    let (answers, faults) = read_answers(knowledge, "answers", &answers);
    assert!(faults.is_empty(), "{place}: {}", faults[0]);
    let today = entry.today.as_deref().unwrap_or(TODAY);
    request.push(("today", Json::text(today)));
    let today = read_date("today", &Json::text(today)).unwrap();
    let clinic = entry.clinic.as_ref().map_or_else(Default::default, |config| {
        let config = json(config, &place);
        let (clinic, faults) = read_clinic(knowledge, "clinic", &config);
        request.push(("clinic", config));
        assert!(faults.is_empty(), "{place}: {}", faults[0]);
        clinic
    });
    let plan = assess(knowledge, &engine::Case::new(&answers, today, &clinic));
    let person = Person { answers, today, clinic };
    let request = Json::object(request);
    Case { name: entry.name, place, person, plan, expect: entry.expect, request }
}

fn base_answers(name: &str, bases: &[Base], place: &str) -> BTreeMap<String, Json> {
    let base = bases
        .iter()
        .find(|base| base.name == name)
        .unwrap_or_else(|| panic!("{place}: there is no base {name:?}"));
    let mut answers =
        base.on.as_ref().map_or_else(BTreeMap::new, |on| base_answers(on, bases, place));
    answers.extend(base.answers.iter().map(|(id, value)| (id.clone(), json(value, place))));
    answers
}

/// Converts a value to its form in an answers file.
fn json(value: &ron::Value, place: &str) -> Json {
    match value {
        ron::Value::String(text) => Json::text(text),
        ron::Value::Number(number) => Json::Int(number.into_f64() as i64),
        ron::Value::Seq(values) => Json::list(values.iter().map(|value| json(value, place))),
        ron::Value::Map(map) => Json::object(map.iter().map(|(key, value)| {
            let ron::Value::String(key) = key else { panic!("{place}: a key is no text") };
            (key.clone(), json(value, place))
        })),
        other => panic!("{place}: {other:?} is no answer"),
    }
}
