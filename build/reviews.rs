//! Reads and checks reviews of rules (`reviews/*.ron`), and attaches them to their rules.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::domain::{ReviewerRole, Verdict};
use crate::faults::Faults;
use crate::knowledge::Tables;
use crate::knowledge::model::RuleReview;
use crate::knowledge::schema::{ReviewEntry, VerdictEntry};

/// The only file in the folder that is not a review.
const GUIDE: &str = "README.md";

/// Reads every review in the folder into the rules. A review applies to the rules as they were: one older
/// than the last change of a rule (`reviewed`) says nothing about it.
pub fn add(folder: &Path, tables: &mut Tables, faults: &mut Faults) {
    let files = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let mut paths: Vec<PathBuf> = files.map(|file| file.path()).collect();
    paths.sort();
    for path in paths {
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if file == GUIDE {
            continue;
        }
        let place = format!("reviews/{file}");
        let Some(stem) = file.strip_suffix(".ron") else {
            faults.add(&place, "is not a .ron file");
            continue;
        };
        let parsed =
            fs::read_to_string(&path).map_err(|error| error.to_string()).and_then(|text| {
                ron::from_str::<ReviewEntry>(&text).map_err(|error| error.to_string())
            });
        match parsed {
            Ok(review) if review.id == stem => enter(&place, &review, tables, faults),
            Ok(review) => faults.add(&place, format!("its id is {:?}, not the file's", review.id)),
            Err(error) => faults.add(&place, error),
        }
    }
    for rule in &mut tables.rules {
        rule.reviews.sort();
    }
}

fn enter(place: &str, review: &ReviewEntry, tables: &mut Tables, faults: &mut Faults) {
    if review.name.trim().is_empty() {
        faults.add(place, "names nobody");
    }
    let Ok(day) = review.on.parse::<Date>() else {
        faults.add(place, "on is not a date (YYYY-MM-DD)");
        return;
    };
    if review.verdicts.is_empty() {
        faults.add(place, "holds no verdict");
    }
    for (id, verdict) in &review.verdicts {
        let (verdict, remark) = match verdict {
            VerdictEntry::Agree => (Verdict::Agree, None),
            VerdictEntry::Change(remark) => (Verdict::Change, Some(remark)),
            VerdictEntry::Remove(remark) => (Verdict::Remove, Some(remark)),
        };
        if remark.is_some_and(|remark| remark.trim().is_empty()) {
            faults.add(place, format!("{id}: say what is wrong"));
        }
        let Some(rule) = tables.rules.iter_mut().find(|rule| rule.id == *id) else {
            faults.add(place, format!("there is no rule {id:?}"));
            continue;
        };
        if rule.reviewed.parse::<Date>().is_ok_and(|changed| changed <= day) {
            let on = review.on.clone();
            rule.reviews.push(RuleReview { on, role: review.role, verdict });
        }
    }
}

/// Returns `true` if a dermatologist has reviewed a rule.
pub fn by_a_dermatologist(tables: &Tables) -> bool {
    let mut reviews = tables.rules.iter().flat_map(|rule| &rule.reviews);
    reviews.any(|review| review.role == ReviewerRole::Dermatologist)
}
