//! The plan file: answers in, plan out, as JSON (`docs/command-line.md`).

use jiff::civil::Date;

use crate::clinic::ClinicConfig;
use crate::clinic::read::read_clinic;
use crate::domain::{
    Answers, ClosedSet, Journal, OwnProduct, Region, ShelfItem, TreatmentId, date_text,
};
use crate::engine::{
    Assessment, Avoided, CalendarEntry, Case, Driver, PhaseRoutine, Programme, Reason, Step,
    TreatmentPlan, assess, own_product_for,
};
use crate::input::answers::read_answers;
use crate::input::gate;
use crate::input::issues::{Issue, IssueKind, expected};
use crate::input::values::read_date;
use crate::json::Json;
use crate::knowledge::Knowledge;
use crate::knowledge::labels::LabelTables;
use crate::label::own_product;

use super::plan_writer::{Writer, id, moment};
use super::{plan_course, plan_shelf};

/// Version of the format.
pub const FORMAT: i64 = 1;

/// A request for a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// The day of the assessment.
    pub today: Date,
    /// The answers given.
    pub answers: Answers,
    /// Where the person lives, if the file says so; the clinic's region takes precedence.
    pub region: Option<Region>,
    /// The clinic's configuration, or none.
    pub clinic: ClinicConfig,
    /// Events since the plan was started; `None` for the first plan.
    pub course: Option<Journal>,
    /// The person's own products, as they describe them.
    pub shelf: Vec<ShelfItem>,
}

impl Request {
    /// Returns the first day of the plan.
    pub fn started(&self) -> Date {
        self.course.as_ref().and_then(|journal| journal.started).unwrap_or(self.today)
    }

    /// Returns the case described by the request.
    pub fn case(&self) -> Case<'_> {
        let case = Case::new(&self.answers, self.today, &self.clinic).living_in(self.region);
        Case { course: self.course.as_ref(), ..case }
    }
}

/// Reads a request strictly: any unknown or malformed part is rejected.
///
/// # Errors
/// One line that names the place.
pub fn read_request(knowledge: &Knowledge, text: &str) -> Result<Request, String> {
    let json = gate::read_text(text).map_err(|unread| unread.to_string())?;
    let answered = request(knowledge, &json).map_err(|issue| issue.to_string())?;
    let clinic = match json.get("clinic") {
        None | Some(Json::Null) => ClinicConfig::default(),
        Some(config) => {
            let (clinic, diagnostics) = read_clinic(knowledge, "clinic", config);
            if let Some(diagnostic) = diagnostics.first() {
                return Err(diagnostic.to_string());
            }
            clinic
        }
    };
    Ok(Request { clinic, ..answered })
}

/// Reads everything except the clinic.
fn request(knowledge: &Knowledge, json: &Json) -> Result<Request, Issue> {
    let pairs = json.as_object().ok_or_else(|| expected("the file", "an object", json))?;
    let missing = |place: &str| Issue::new(place, IssueKind::Missing);
    for (key, _) in pairs {
        let fields = ["today", "answers", "region", "clinic", "course", "shelf"];
        if !fields.contains(&key.as_str()) {
            return Err(Issue::new(key, IssueKind::Unknown(key.clone())));
        }
    }
    let today = read_date("today", json.get("today").ok_or_else(|| missing("today"))?)?;
    let given = json.get("answers").ok_or_else(|| missing("answers"))?;
    let (answers, issues) = read_answers(knowledge, "answers", given);
    if let Some(issue) = issues.into_iter().next() {
        return Err(issue);
    }
    let course = match json.get("course") {
        None | Some(Json::Null) => None,
        Some(course) => Some(plan_course::read(knowledge, today, &answers, course)?),
    };
    let shelf = match json.get("shelf") {
        None | Some(Json::Null) => Vec::new(),
        Some(shelf) => plan_shelf::read(knowledge, shelf)?,
    };
    let region = match json.get("region") {
        None | Some(Json::Null) => None,
        Some(value) => {
            let known = value.as_text().and_then(Region::from_id);
            let wrong = || expected("region", "one of EU, UK, US, KR", value);
            Some(known.ok_or_else(wrong)?)
        }
    };
    Ok(Request { today, answers, region, clinic: ClinicConfig::default(), course, shelf })
}

/// Assesses a request and writes the plan. Labels on the shelf are not read; see [`plan_with_labels`].
pub fn plan(knowledge: &Knowledge, request: &Request) -> Json {
    plan_with_labels(knowledge, &LabelTables::default(), request)
}

/// Assesses a request, reading its labels with these tables, and writes the plan.
pub fn plan_with_labels(knowledge: &Knowledge, tables: &LabelTables, request: &Request) -> Json {
    let region = request.clinic.region.or(request.region);
    let own = |item: &ShelfItem| own_product(tables, item, region, &[]);
    let shelf: Vec<OwnProduct> = request.shelf.iter().map(own).collect();
    let assessment = assess(knowledge, &request.case().owning(&shelf));
    Writer { knowledge, shelf: &shelf, today: request.today }.plan(&assessment)
}

impl Writer<'_> {
    fn plan(&self, assessment: &Assessment) -> Json {
        let barrier = &assessment.barrier;
        let range = (i64::from(barrier.range.0), i64::from(barrier.range.1));
        let course = assessment.course.as_ref().map(|course| ("course", self.course(course)));
        let warnings: Vec<Reason> = assessment.told_warnings(self.knowledge).cloned().collect();
        let parts = [
            ("format", Json::Int(FORMAT)),
            (
                "triage",
                Json::object([
                    ("level", id(assessment.triage.level)),
                    ("because", self.because(&assessment.triage.because)),
                ]),
            ),
            (
                "barrier",
                Json::object([
                    ("index", Json::Int(i64::from(barrier.index))),
                    ("range", Json::list([Json::Int(range.0), Json::Int(range.1)])),
                    ("band", id(barrier.band)),
                    ("drivers", Json::list(barrier.drivers.iter().map(|d| self.driver(d)))),
                ]),
            ),
            ("phase", id(assessment.phase)),
            (
                "home",
                Json::object([
                    (
                        "phases",
                        Json::list(
                            assessment.home.phases.iter().map(|p| self.phase(assessment, p)),
                        ),
                    ),
                    ("avoid", Json::list(assessment.home.avoid.iter().map(|a| self.avoided(a)))),
                    ("rests", Json::list(assessment.home.rests.iter().map(|it| self.rest(it)))),
                    (
                        "products",
                        Json::list(assessment.products.iter().map(|fit| {
                            Json::object([
                                ("id", Json::text(&fit.id)),
                                ("status", id(fit.status)),
                                ("because", self.because(&fit.because)),
                            ])
                        })),
                    ),
                ]),
            ),
            (
                "results",
                Json::list(assessment.results.iter().map(|result| {
                    Json::object([
                        ("from", Json::text(date_text(result.from))),
                        ("to", Json::text(date_text(result.to))),
                        ("because", self.because(&result.because)),
                    ])
                })),
            ),
            (
                "clinic",
                Json::object([
                    (
                        "treatments",
                        Json::list(assessment.treatments.iter().map(|plan| self.treatment(plan))),
                    ),
                    (
                        "programmes",
                        Json::list(assessment.programmes.iter().map(|it| self.programme(it))),
                    ),
                    (
                        "calendar",
                        Json::list(assessment.calendar.iter().map(|entry| self.entry(entry))),
                    ),
                ]),
            ),
            (
                "questions_for_clinic",
                Json::list(assessment.questions_for_clinic.iter().map(Json::text)),
            ),
            ("warnings", self.because(&warnings)),
            ("nothing_more_needed", Json::Bool(assessment.nothing_more_needed)),
        ];
        let fits = assessment.shelf.iter().map(|fit| self.shelf_fit(fit));
        let shelf = (!self.shelf.is_empty()).then(|| ("shelf", Json::list(fits)));
        Json::object(parts.into_iter().chain(course).chain(shelf))
    }

    fn driver(&self, driver: &Driver) -> Json {
        Json::object([
            ("id", Json::text(&driver.id)),
            ("points", Json::Int(i64::from(driver.points))),
            ("because", self.because(&driver.because)),
        ])
    }

    fn phase(&self, plan: &Assessment, routine: &PhaseRoutine) -> Json {
        let span = &routine.span;
        let weeks = [i64::from(span.from_week), i64::from(span.to_week)];
        let steps = |steps: &[Step]| {
            Json::list(steps.iter().map(|step| {
                let place = (routine, step);
                let own = own_product_for(self.knowledge, plan, self.shelf, place, self.today);
                let own = own.map(|own| ("product", Json::text(&own.product.id)));
                let parts = [
                    ("slot", id(step.slot)),
                    ("use", Json::list(step.uses.iter().map(|active| self.active(*active)))),
                    ("because", self.because(&step.because)),
                ];
                Json::object(parts.into_iter().chain(own))
            }))
        };
        Json::object([
            ("phase", id(span.phase)),
            ("weeks", Json::list(weeks.map(Json::Int))),
            ("from", Json::text(date_text(span.from))),
            ("to", Json::text(date_text(span.to))),
            ("introduces", span.introduces.map_or(Json::Null, |active| self.active(active))),
            ("brings_back", Json::Bool(span.brings_back)),
            ("morning", steps(&routine.morning)),
            ("evening", steps(&routine.evening)),
            ("weekly", steps(&routine.weekly)),
            (
                "nights",
                Json::list(routine.nights.iter().map(|night| {
                    night.map_or_else(|| Json::text("calm"), |active| self.active(active))
                })),
            ),
            ("nights_because", self.because(&routine.nights_because)),
            ("because", self.because(&span.because)),
        ])
    }

    fn avoided(&self, avoided: &Avoided) -> Json {
        Json::object([
            ("active", self.active(avoided.active)),
            ("until", moment(avoided.until)),
            ("in_use", Json::Bool(avoided.in_use)),
            ("because", self.because(&avoided.because)),
        ])
    }

    fn treatment(&self, plan: &TreatmentPlan) -> Json {
        let entry = self.knowledge.treatment(plan.treatment);
        let sessions = (u16::from(entry.sessions.0), u16::from(entry.sessions.1));
        Json::object([
            ("id", Json::text(&entry.id)),
            ("status", id(plan.status)),
            ("until", plan.until.map_or(Json::Null, moment)),
            ("from", plan.from.map_or(Json::Null, |date| Json::text(date_text(date)))),
            ("invasive", Json::Bool(entry.invasive)),
            ("sessions", pair(Some(sessions))),
            ("every_days", pair(entry.every_days)),
            ("upkeep_days", pair(entry.upkeep_days)),
            ("because", self.because(&plan.because)),
        ])
    }

    fn programme(&self, programme: &Programme) -> Json {
        let entry = self.knowledge.programme(programme.programme);
        let treatment = |id: TreatmentId| Json::text(&self.knowledge.treatment(id).id);
        let day = |date: Option<Date>| date.map_or(Json::Null, |date| Json::text(date_text(date)));
        let steps = programme.steps.iter().map(|step| {
            Json::object([
                ("step", Json::text(programme.step_id(self.knowledge, step))),
                ("item", treatment(step.item)),
                ("instead", Json::list(step.instead.iter().map(|item| treatment(*item)))),
                ("ask_first", Json::Bool(step.ask_first)),
            ])
        });
        let visits = (u16::from(programme.visits.0), u16::from(programme.visits.1));
        Json::object([
            ("id", Json::text(&entry.id)),
            ("status", id(programme.status)),
            ("from", day(programme.course.map(|(first, _)| first).or(programme.from))),
            ("leading", treatment(programme.leading)),
            ("visits", pair(Some(visits))),
            ("every_days", pair(programme.every_days)),
            ("upkeep_days", pair(programme.upkeep_days)),
            ("steps", Json::list(steps)),
            ("because", self.because(&programme.because)),
        ])
    }

    fn entry(&self, entry: &CalendarEntry) -> Json {
        let items = entry.items.iter().map(|item| Json::text(&self.knowledge.treatment(*item).id));
        Json::object([
            ("date", Json::text(date_text(entry.date))),
            ("kind", id(entry.kind)),
            ("items", Json::list(items)),
            ("because", self.because(&entry.because)),
        ])
    }
}

fn pair(range: Option<(u16, u16)>) -> Json {
    range.map_or(Json::Null, |(low, high)| {
        Json::list([Json::Int(i64::from(low)), Json::Int(i64::from(high))])
    })
}
