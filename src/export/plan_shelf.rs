//! The shelf in the plan file: products in, what is to be done with each out.

use crate::domain::{
    ClosedSet, Content, HomeTest, ProductKind, ShelfItem, ShelfUse, Strength, TestResult, date_text,
};
use crate::engine::ShelfFit;
use crate::json::Json;
use crate::knowledge::Knowledge;
use crate::label::MAX_BYTES;
use crate::storage::answers::{Fault, Problem, expected, read_date};

use super::plan_json::{Writer, id, moment};

/// Most products on one shelf.
pub const MOST: usize = 60;
/// Longest name of a product, in bytes.
const LONGEST_NAME: usize = 400;

/// Reads the shelf strictly.
pub(super) fn read(knowledge: &Knowledge, json: &Json) -> Result<Vec<ShelfItem>, Fault> {
    let list = json.as_list().ok_or_else(|| expected("shelf", "a list of products", json))?;
    if list.len() > MOST {
        return Err(expected("shelf", "at most 60 products", json));
    }
    let mut items: Vec<ShelfItem> = Vec::new();
    for (n, product) in list.iter().enumerate() {
        let place = format!("shelf[{n}]");
        let item = item(knowledge, &place, product)?;
        if items.iter().any(|other| other.id == item.id) {
            return Err(Fault { place: format!("{place}.id"), problem: Problem::Repeated });
        }
        items.push(item);
    }
    Ok(items)
}

fn item(knowledge: &Knowledge, place: &str, json: &Json) -> Result<ShelfItem, Fault> {
    let fields = json.as_object().ok_or_else(|| expected(place, "an object", json))?;
    let mut item = ShelfItem::default();
    for (key, value) in fields {
        let place = format!("{place}.{key}");
        let text = |most: usize| -> Result<String, Fault> {
            let text = value.as_text().filter(|text| text.len() <= most);
            text.map(str::to_owned)
                .ok_or_else(|| expected(&place, "a text that is not too long", value))
        };
        let given = *value != Json::Null;
        match key.as_str() {
            "id" => item.id = text(40)?,
            "name" => item.name = text(LONGEST_NAME)?,
            "kind" => {
                item.kind = value
                    .as_text()
                    .and_then(ProductKind::from_id)
                    .ok_or_else(|| expected(&place, "a sort of product", value))?;
            }
            "contents" if given => item.contents = Some(contents(knowledge, &place, value)?),
            "label" if given => item.label = Some(text(MAX_BYTES)?),
            "opened" if given => item.opened = Some(read_date(&place, value)?),
            "months" if given => {
                let months = value.as_number().filter(|it| (1.0..=60.0).contains(it));
                let months = months.filter(|it| it.fract() == 0.0);
                // Whole and at most 60.
                item.months = Some(
                    months.ok_or_else(|| expected(&place, "a number of months, 1 to 60", value))?
                        as u8,
                );
            }
            "status" => {
                item.status = value
                    .as_text()
                    .and_then(ShelfUse::from_id)
                    .ok_or_else(|| expected(&place, "in_use, paused or finished", value))?;
            }
            "test" if given => item.test = Some(test(&place, value)?),
            "contents" | "label" | "opened" | "months" | "test" => {}
            _ => return Err(Fault { problem: Problem::Unknown(key.clone()), place }),
        }
    }
    if item.id.is_empty() {
        return Err(Fault { place: format!("{place}.id"), problem: Problem::Missing });
    }
    Ok(item)
}

fn contents(knowledge: &Knowledge, place: &str, json: &Json) -> Result<Vec<Content>, Fault> {
    let list = json.as_list().ok_or_else(|| expected(place, "a list of actives", json))?;
    let mut contents = Vec::new();
    for (n, entry) in list.iter().enumerate() {
        let place = format!("{place}[{n}]");
        let name = entry.get("active").and_then(Json::as_text);
        let name = name.ok_or_else(|| expected(&place, "an object with an active", entry))?;
        let Some(active) = knowledge.find_active(name) else {
            return Err(Fault { place, problem: Problem::Unknown(name.to_owned()) });
        };
        let mut content = Content::of(active);
        for (key, value) in entry.as_object().unwrap_or_default() {
            let place = format!("{place}.{key}");
            match key.as_str() {
                "active" => {}
                "percent" if *value == Json::Null => {}
                "percent" => {
                    let percent = value.as_number().filter(|it| (0.01..=100.0).contains(it));
                    let percent = percent.ok_or_else(|| {
                        expected(&place, "a number of percent, 0.01 to 100", value)
                    })?;
                    // Rounded up, so that no limit is met by rounding. At most 10,000.
                    content.strength = Strength::Percent((percent * 100.0 - 1e-6).ceil() as u16);
                }
                _ => return Err(Fault { problem: Problem::Unknown(key.clone()), place }),
            }
        }
        contents.push(content);
    }
    Ok(contents)
}

fn test(place: &str, json: &Json) -> Result<HomeTest, Fault> {
    let missing = || Fault { place: format!("{place}.started"), problem: Problem::Missing };
    let started = read_date(place, json.get("started").ok_or_else(missing)?)?;
    let result = match json.get("result") {
        None | Some(Json::Null) => None,
        Some(value) => Some(
            value
                .as_text()
                .and_then(TestResult::from_id)
                .ok_or_else(|| expected(place, "passed or reaction", value))?,
        ),
    };
    Ok(HomeTest { started, result })
}

impl Writer<'_> {
    pub(super) fn shelf_fit(&self, fit: &ShelfFit) -> Json {
        let day = |day: Option<jiff::civil::Date>| {
            day.map_or(Json::Null, |day| Json::text(date_text(day)))
        };
        let conflicts = fit.conflicts.iter().map(|conflict| {
            Json::object([
                ("with", Json::text(&conflict.with)),
                ("because", self.because(&conflict.because)),
            ])
        });
        let nights = fit.nights.iter().map(|n| Json::Int(i64::try_from(*n).unwrap_or(0)));
        let serves = fit.serves.iter().map(|it| Json::text(&self.knowledge.active(*it).id));
        Json::object([
            ("id", Json::text(&fit.id)),
            ("status", id(fit.status)),
            ("until", fit.until.map_or(Json::Null, moment)),
            ("from", day(fit.from)),
            ("slot", fit.slot.map_or(Json::Null, id)),
            ("time", fit.time.map_or(Json::Null, id)),
            ("nights", Json::list(nights)),
            ("conflicts", Json::list(conflicts)),
            ("serves", Json::list(serves)),
            ("keeps_until", day(fit.keeps_until)),
            ("because", self.because(&fit.because)),
        ])
    }
}
