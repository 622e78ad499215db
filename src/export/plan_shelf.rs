//! The shelf in the plan file: reads products, writes what to do with each.

use crate::domain::{MOST_PRODUCTS, ShelfItem, date_text};
use crate::engine::ShelfFit;
use crate::input::issues::{Issue, expected};
use crate::json::Json;
use crate::knowledge::Knowledge;
use crate::storage::shelf::read_items;

use super::plan_writer::{Writer, id, moment};

/// Reads the shelf strictly.
pub(super) fn read(knowledge: &Knowledge, json: &Json) -> Result<Vec<ShelfItem>, Issue> {
    let list = json.as_list().ok_or_else(|| expected("shelf", "a list of products", json))?;
    if list.len() > MOST_PRODUCTS {
        return Err(expected("shelf", "at most 60 products", json));
    }
    let (items, issues) = read_items(knowledge, "shelf", list);
    issues.into_iter().next().map_or(Ok(items), Err)
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
