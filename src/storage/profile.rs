//! The body of the profile: answers and settings. Format 1 stored it next to the envelope's own fields, since
//! format 2 it is under `body`.
//!
//! ```json
//! {"answers":{"<question>":"<option>" | ["<option>", …] | 0–4 | number | "YYYY-MM-DD" | "not_sure"},
//!  "hidden":{ … as in answers … },
//!  "assessed_on":"YYYY-MM-DD" | null,
//!  "settings":{"language":"<tag>" | null, "theme":"auto|light|dark", "keep":"device|tab",
//!              "expires_after_days":1–3650 | null, "photos":true,
//!              "region":"EU|UK|US|KR|elsewhere"},
//!  "position":"<question>" | null}
//! ```
//! `photos` is present while photos are wanted, `region` once it was chosen, `hidden` while there are answers
//! to questions that are not currently asked.
//!
//! A question or option that this program no longer knows is reported, and the question counts as unanswered,
//! so that it is asked again.

use crate::domain::ClosedSet;
use crate::json::Json;
use crate::knowledge::Questions;

use super::document::Document;
use super::keys::SLOTS;
use super::saved::{Keep, MAX_EXPIRY_DAYS, RegionSetting, Saved, Settings, Theme};
use crate::input::answers::{read_answers, write_answers};
use crate::input::issues::{Issue, IssueKind, expected, shown};
use crate::input::values::{read_date, read_number};

/// Longest language tag, as in BCP 47.
const LONGEST_TAG: usize = 35;

impl Document for Saved {
    type Knowledge = Questions;

    const NAME: &'static str = "profile";
    const SLOTS: [&'static str; 2] = SLOTS;

    fn read(knowledge: &Questions, body: &Json) -> (Self, Vec<Issue>) {
        read(knowledge, body)
    }

    fn write(&self, knowledge: &Questions) -> Json {
        write(knowledge, self)
    }

    fn knowledge_version(knowledge: &Questions) -> &str {
        &knowledge.version
    }

    fn keep(&self) -> Keep {
        self.settings.keep
    }

    fn expires_after_days(&self) -> Option<u16> {
        self.settings.expires_after_days
    }

    fn expired(self) -> Self {
        Self { settings: self.settings, ..Self::default() }
    }
}

/// Reads the body of an object. Valid parts are kept; invalid ones are reported and get their default.
pub fn read(knowledge: &Questions, json: &Json) -> (Saved, Vec<Issue>) {
    let mut saved = Saved::default();
    let mut issues = Vec::new();
    match json.get("answers") {
        Some(answers) => (saved.answers, issues) = read_answers(knowledge, "answers", answers),
        None => issues.push(issue("answers", IssueKind::Missing)),
    }
    if let Some(hidden) = json.get("hidden") {
        let (hidden, set_aside) = read_answers(knowledge, "hidden", hidden);
        saved.hidden = hidden;
        issues.extend(set_aside);
    }
    match json.get("settings") {
        Some(settings) => saved.settings = read_settings(settings, &mut issues),
        None => issues.push(issue("settings", IssueKind::Missing)),
    }
    if let Some(json) = given(json, "assessed_on") {
        saved.assessed_on = taken(read_date("assessed_on", json), &mut issues);
    }
    if let Some(json) = given(json, "position") {
        let question = json.as_text().ok_or_else(|| expected("position", "a question", json));
        let question = question.and_then(|id| {
            let unknown = || issue("position", IssueKind::Unknown(shown(id)));
            knowledge.find_question(id).ok_or_else(unknown)
        });
        saved.position = taken(question, &mut issues);
    }
    for (key, _) in json.as_object().unwrap_or_default() {
        let known = ["answers", "hidden", "settings", "assessed_on", "position"];
        let ours = known.contains(&key.as_str());
        if !ours {
            issues.push(issue(&shown(key), IssueKind::Unknown(shown(key))));
        }
    }
    (saved, issues)
}

fn read_settings(json: &Json, issues: &mut Vec<Issue>) -> Settings {
    let mut settings = Settings::default();
    let Some(pairs) = json.as_object() else {
        issues.push(expected("settings", "an object", json));
        return settings;
    };
    for (key, json) in pairs {
        match key.as_str() {
            "language" | "expires_after_days" if *json == Json::Null => {}
            "language" => {
                let tag = json.as_text().filter(|tag| is_tag(tag)).map(str::to_owned);
                let wrong = || expected("settings.language", "a language tag", json);
                settings.language = taken(tag.ok_or_else(wrong), issues);
            }
            "expires_after_days" => {
                let days = read_number("settings.expires_after_days", json, 1, MAX_EXPIRY_DAYS);
                settings.expires_after_days = taken(days, issues);
            }
            "theme" => {
                let theme = json.as_text().and_then(Theme::from_id);
                let wrong = || expected("settings.theme", "one of auto, light, dark", json);
                settings.theme = taken(theme.ok_or_else(wrong), issues).unwrap_or_default();
            }
            "keep" => {
                let keep = json.as_text().and_then(Keep::from_id);
                let wrong = || expected("settings.keep", "one of device, tab", json);
                settings.keep = taken(keep.ok_or_else(wrong), issues).unwrap_or_default();
            }
            "region" => {
                let region = json.as_text().and_then(RegionSetting::from_id);
                let wrong =
                    || expected("settings.region", "one of EU, UK, US, KR, elsewhere", json);
                settings.region = taken(region.ok_or_else(wrong), issues).unwrap_or_default();
            }
            "photos" => {
                let wanted = match json {
                    Json::Bool(wanted) => Ok(*wanted),
                    _ => Err(expected("settings.photos", "true or false", json)),
                };
                settings.photos = taken(wanted, issues).unwrap_or_default();
            }
            _ => {
                let name = shown(key);
                issues.push(issue(&format!("settings.{name}"), IssueKind::Unknown(name)));
            }
        }
    }
    settings
}

/// Returns the value under a key unless it is `null`.
fn given<'a>(json: &'a Json, key: &str) -> Option<&'a Json> {
    json.get(key).filter(|value| **value != Json::Null)
}

fn taken<T>(read: Result<T, Issue>, issues: &mut Vec<Issue>) -> Option<T> {
    read.map_err(|issue| issues.push(issue)).ok()
}

fn issue(place: &str, problem: IssueKind) -> Issue {
    Issue { path: place.to_owned(), kind: problem }
}

fn is_tag(tag: &str) -> bool {
    (1..=LONGEST_TAG).contains(&tag.len())
        && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// Writes the body.
pub fn write(knowledge: &Questions, saved: &Saved) -> Json {
    let settings = &saved.settings;
    let days = settings.expires_after_days.map(i64::from);
    let date = saved.assessed_on.map(crate::domain::date_text);
    let position = saved.position.and_then(|id| knowledge.get(id));
    let photos = settings.photos.then_some(("photos", Json::Bool(true)));
    let region = (settings.region != RegionSetting::Browser)
        .then(|| ("region", Json::text(settings.region.id())));
    let settings = [
        ("language", settings.language.as_ref().map_or(Json::Null, Json::text)),
        ("theme", Json::text(settings.theme.id())),
        ("keep", Json::text(settings.keep.id())),
        ("expires_after_days", days.map_or(Json::Null, Json::Int)),
    ];
    let hidden = (!saved.hidden.is_empty()).then(|| write_answers(knowledge, &saved.hidden));
    let answers = [("answers", write_answers(knowledge, &saved.answers))];
    let rest = [
        ("assessed_on", date.map_or(Json::Null, Json::Text)),
        ("settings", Json::object(settings.into_iter().chain(photos).chain(region))),
        ("position", position.map_or(Json::Null, |question| Json::text(&question.id))),
    ];
    let hidden = hidden.map(|hidden| ("hidden", hidden));
    let parts = answers.into_iter().chain(hidden).chain(rest);
    Json::object(parts.map(|(name, part)| (name.to_owned(), part)))
}
