//! The body of the shelf, and its products in the form that the plan file shares.
//!
//! ```json
//! {"products":[{"id":"…","name":"…","kind":"<kind>","contents":[{"active":"…","percent":0.3}],
//!   "label":"…" | ["…",…],"added":"YYYY-MM-DD","opened":"YYYY-MM-DD","months":1–60,"status":"in_use|paused|finished",
//!   "test":{"started":"YYYY-MM-DD","place":"inner_forearm|elbow_bend",
//!     "looks":[["YYYY-MM-DD","fine|missed|sign"], …],"ended":"YYYY-MM-DD",
//!     "result":"passed|reaction"}}, …],
//!  "avoid":["…", …]}
//! ```
//! `avoid` lists the names that the person wants in no product; an empty list is left out, as earlier
//! versions did not know it. Unknown properties of a product are left out. A label too long for one string is
//! stored in several consecutive ones.
//!
//! Unreadable parts of a product are reported and left out, so that its contents are never known better than
//! before; its other parts stay.

use crate::domain::{
    ClosedSet, Content, MAX_AVOIDED, MAX_LABEL, MAX_NAME, ProductKind, Shelf, ShelfItem, ShelfUse,
    Strength, date_text,
};
use crate::json::Json;
use crate::knowledge::Knowledge;

use super::document::Document;
use super::home_test;
use super::keys::SHELF_SLOTS;
use crate::input::gate::MAX_TEXT;
use crate::input::issues::{Issue, IssueKind, Issues, expected, shown, under};
use crate::input::values::{member, read_date};

/// Limit of products, and of names, that are read: two full shelves merged, twice over.
const MOST_READ: usize = 240;

/// Longest product id, in bytes.
const MAX_ID: usize = 40;

impl Document for Shelf {
    type Knowledge = Knowledge;

    const NAME: &'static str = "shelf";
    const SLOTS: [&'static str; 2] = SHELF_SLOTS;

    fn read(knowledge: &Knowledge, body: &Json) -> (Self, Vec<Issue>) {
        let (mut shelf, mut issues) = (Self::default(), Issues::default());
        for (key, json) in body.as_object().unwrap_or_default() {
            match (key.as_str(), json.as_list()) {
                ("products", Some(list)) => {
                    let (items, found) = read_items(knowledge, key, list);
                    shelf.items = items;
                    issues.extend(found);
                }
                ("avoid", Some(list)) => shelf.avoid = read_avoid(key, list, &mut issues),
                ("avoid", None) => issues.push(expected(key, "a list of names", json)),
                ("products", None) => issues.push(expected(key, "a list of products", json)),
                _ => {
                    issues.unknown(shown(key), key);
                }
            }
        }
        if body.as_object().is_none() {
            issues.push(expected("body", "an object", body));
        }
        (shelf, issues.into())
    }

    fn write(&self, knowledge: &Knowledge) -> Json {
        let items = self.items.iter().map(|item| write_item(knowledge, item));
        let avoid = (!self.avoid.is_empty())
            .then(|| ("avoid", Json::list(self.avoid.iter().map(Json::text))));
        Json::object([Some(("products", Json::list(items))), avoid].into_iter().flatten())
    }

    fn knowledge_version(knowledge: &Knowledge) -> &str {
        &knowledge.version
    }
}

/// Reads the names that are wanted in no product. Valid ones are kept, invalid ones are reported.
fn read_avoid(place: &str, list: &[Json], issues: &mut Issues) -> Vec<String> {
    let mut names = Vec::<String>::new();
    for (n, name) in list.iter().enumerate() {
        let place = format!("{place}[{n}]");
        if n >= MOST_READ {
            issues.push(expected(&place, "at most 240 names", name));
            break;
        }
        match text(&place, name, MAX_AVOIDED) {
            Ok(name) if names.contains(&name) => {
                issues.report(place, IssueKind::Repeated);
            }
            Ok(name) => names.push(name),
            Err(issue) => issues.push(issue),
        }
    }
    names
}

/// Reads a list of products. Valid parts are kept, invalid ones are reported.
pub fn read_items(
    knowledge: &Knowledge,
    place: &str,
    list: &[Json],
) -> (Vec<ShelfItem>, Vec<Issue>) {
    let (mut items, mut issues) = (Vec::<ShelfItem>::new(), Issues::default());
    for (n, product) in list.iter().enumerate() {
        let place = format!("{place}[{n}]");
        if n >= MOST_READ {
            issues.push(expected(&place, "at most 240 products", product));
            break;
        }
        let mut reader = Reader { knowledge, issues: &mut issues };
        let Some(item) = reader.item(&place, product) else { continue };
        if items.iter().any(|other| other.id == item.id) {
            issues.report(format!("{place}.id"), IssueKind::Repeated);
        } else {
            items.push(item);
        }
    }
    (items, issues.into())
}

struct Reader<'a> {
    knowledge: &'a Knowledge,
    issues: &'a mut Issues,
}

impl Reader<'_> {
    /// Reads a product; `None` without an id, which identifies it.
    fn item(&mut self, place: &str, json: &Json) -> Option<ShelfItem> {
        let fields =
            self.issues.taken(json.as_object().ok_or_else(|| expected(place, "an object", json)));
        let mut item = ShelfItem::default();
        for (key, value) in fields? {
            let place = under(place, key);
            if *value == Json::Null && OPTIONAL.contains(&key.as_str()) {
                continue;
            }
            match key.as_str() {
                "id" => {
                    item.id = self.issues.taken(text(&place, value, MAX_ID)).unwrap_or_default()
                }
                "name" => {
                    item.name = self.issues.taken(text(&place, value, MAX_NAME)).unwrap_or_default()
                }
                "kind" => {
                    let kind = member::<ProductKind>(&place, value, "a sort of product");
                    item.kind = self.issues.taken(kind).unwrap_or_default();
                }
                "contents" => {
                    item.contents = self.issues.taken(contents(self.knowledge, &place, value));
                }
                "label" => item.label = self.issues.taken(label(&place, value)),
                "added" => item.added = self.issues.taken(read_date(&place, value)),
                "opened" => item.opened = self.issues.taken(read_date(&place, value)),
                "months" => item.months = self.issues.taken(months(&place, value)),
                "status" => {
                    let used = member::<ShelfUse>(&place, value, "in_use, paused or finished");
                    item.status = self.issues.taken(used).unwrap_or_default();
                }
                "test" => item.test = home_test::read(&place, value, self.issues),
                _ => {
                    self.issues.unknown(place, key);
                }
            }
        }
        if item.id.is_empty() {
            let place = format!("{place}.id");
            if !self.issues.has(&place) {
                self.issues.report(place, IssueKind::Missing);
            }
            return None;
        }
        Some(item)
    }
}

/// Fields that may be `null`.
const OPTIONAL: [&str; 6] = ["contents", "label", "added", "opened", "months", "test"];

fn text(place: &str, json: &Json, most: usize) -> Result<String, Issue> {
    let text = json.as_text().filter(|text| text.len() <= most);
    text.map(str::to_owned).ok_or_else(|| expected(place, "a text that is not too long", json))
}

fn label(place: &str, json: &Json) -> Result<String, Issue> {
    let Some(parts) = json.as_list() else { return text(place, json, MAX_LABEL) };
    let parts: Option<String> = parts.iter().map(Json::as_text).collect();
    parts
        .filter(|label| label.len() <= MAX_LABEL)
        .ok_or_else(|| expected(place, "a text that is not too long", json))
}

fn months(place: &str, json: &Json) -> Result<u8, Issue> {
    let months = json.as_number().filter(|it| (1.0..=60.0).contains(it) && it.fract() == 0.0);
    // An integer of at most 60.
    months
        .map(|months| months as u8)
        .ok_or_else(|| expected(place, "a number of months, 1 to 60", json))
}

fn contents(knowledge: &Knowledge, place: &str, json: &Json) -> Result<Vec<Content>, Issue> {
    let list = json.as_list().ok_or_else(|| expected(place, "a list of actives", json))?;
    let mut contents = Vec::new();
    for (n, entry) in list.iter().enumerate() {
        let place = format!("{place}[{n}]");
        let name = entry.get("active").and_then(Json::as_text);
        let name = name.ok_or_else(|| expected(&place, "an object with an active", entry))?;
        let Some(active) = knowledge.find_active(name) else {
            return Err(Issue::unknown(place, name));
        };
        let mut content = Content::of(active);
        for (key, value) in entry.as_object().unwrap_or_default() {
            let place = under(&place, key);
            match key.as_str() {
                "active" => {}
                "percent" if *value == Json::Null => {}
                "percent" => {
                    let percent = value.as_number().filter(|it| (0.01..=100.0).contains(it));
                    let percent = percent.ok_or_else(|| {
                        expected(&place, "a number of percent, 0.01 to 100", value)
                    })?;
                    // Rounded up, so that rounding never brings it below a limit. At most 10,000.
                    content.strength = Strength::Percent((percent * 100.0 - 1e-6).ceil() as u16);
                }
                _ => return Err(Issue::unknown(place, key)),
            }
        }
        contents.push(content);
    }
    Ok(contents)
}

fn write_item(knowledge: &Knowledge, item: &ShelfItem) -> Json {
    let date = |day| Json::text(date_text(day));
    let contents = item.contents.as_ref().map(|contents| {
        let entry = |content: &Content| {
            let active = ("active", Json::text(&knowledge.active(content.active).id));
            let percent = match content.strength {
                Strength::Percent(hundredths) => Some(("percent", percent(hundredths))),
                Strength::Unknown | Strength::AtMost(_) => None,
            };
            Json::object([Some(active), percent].into_iter().flatten())
        };
        Json::list(contents.iter().map(entry))
    });
    let fields = [
        ("id", Some(Json::text(&item.id))),
        ("name", Some(Json::text(&item.name))),
        ("kind", Some(Json::text(item.kind.id()))),
        ("contents", contents),
        ("label", item.label.as_deref().map(write_label)),
        ("added", item.added.map(date)),
        ("opened", item.opened.map(date)),
        ("months", item.months.map(|months| Json::Int(i64::from(months)))),
        ("status", Some(Json::text(item.status.id()))),
        ("test", item.test.as_ref().map(home_test::write)),
    ];
    Json::object(fields.into_iter().filter_map(|(key, value)| Some((key, value?))))
}

/// Converts hundredths of a percent to percent.
fn percent(hundredths: u16) -> Json {
    match (hundredths / 100, hundredths % 100) {
        (whole, 0) => Json::Int(i64::from(whole)),
        (whole, rest) => Json::Fraction(format!("{whole}.{rest:02}")),
    }
}

/// Splits a label into as many strings as it needs.
fn write_label(label: &str) -> Json {
    if label.len() <= MAX_TEXT {
        return Json::text(label);
    }
    let mut parts = vec![String::new()];
    for c in label.chars() {
        match parts.last_mut() {
            Some(part) if part.len() + c.len_utf8() <= MAX_TEXT => part.push(c),
            _ => parts.push(c.to_string()),
        }
    }
    Json::list(parts.into_iter().map(Json::Text))
}
