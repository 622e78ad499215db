//! A label as it was understood, as JSON, with the position of every name in the text.

use crate::domain::ClosedSet;
use crate::json::Json;
use crate::knowledge::Knowledge;
use crate::knowledge::labels::{LabelTables, NameKind, Substance};
use crate::label::{Amount, Context, FoundActive, Name, PPM, Reading, read};

/// Version of the format.
pub const FORMAT: i64 = 1;

/// Reads a label and writes the result.
pub fn label(
    knowledge: &Knowledge,
    tables: &LabelTables,
    text: &str,
    context: &Context<'_>,
) -> Json {
    let reading = read(tables, text, context);
    let words = |from: usize, to: usize| Json::text(text.get(from..to).unwrap_or_default());
    let place = |at: usize| Json::Int(i64::try_from(at).unwrap_or(i64::MAX));
    let name = |name: &Name| {
        let known = name.substance.and_then(|n| tables.substances.get(n));
        let mut pairs = vec![
            ("text", words(name.from, name.to)),
            ("from", place(name.from)),
            ("to", place(name.to)),
            ("known", known.map_or(Json::Null, |it| Json::text(known_id(knowledge, it)))),
            ("kind", known.map_or(Json::Null, |it| Json::text(it.kind.id()))),
        ];
        if let Some(near) = name.perhaps.and_then(|n| tables.substances.get(n)) {
            pairs.push(("perhaps", Json::text(&near.id)));
        }
        Json::object(pairs)
    };
    let found = |found: &FoundActive| {
        Json::object([
            ("active", Json::text(&knowledge.active(found.active).id)),
            ("kind", Json::text(found.found.id())),
            ("strength", strength(found.amount)),
            ("place", found.place.map_or(Json::Null, place)),
        ])
    };
    let flags = reading.flags.iter().map(|(flag, names)| {
        let named = names.iter().filter_map(|n| reading.names.get(*n));
        Json::object([
            ("id", Json::text(flag.id())),
            ("names", Json::list(named.map(|name| words(name.from, name.to)))),
        ])
    });
    Json::object([
        ("format", Json::Int(FORMAT)),
        ("is_list", Json::Bool(reading.is_list)),
        ("cut", Json::Bool(reading.cut)),
        ("products", place(reading.products)),
        ("names", Json::list(reading.names.iter().map(name))),
        ("unknown", place(reading.unknown())),
        ("dropped", Json::list(dropped(&reading).map(|(from, to)| words(from, to)))),
        ("actives", Json::list(reading.actives.iter().map(found))),
        ("flags", Json::list(flags)),
    ])
}

/// Returns the skipped ranges, without empty ones.
fn dropped(reading: &Reading) -> impl Iterator<Item = (usize, usize)> {
    reading.dropped.iter().copied().filter(|(from, to)| from < to)
}

/// Returns the id of the active that a name stands for, or the substance's own id.
fn known_id<'a>(knowledge: &'a Knowledge, known: &'a Substance) -> &'a str {
    match (known.kind, known.actives.first()) {
        (NameKind::Is | NameKind::Weak | NameKind::Hint, Some(active)) => {
            &knowledge.active(*active).id
        }
        _ => &known.id,
    }
}

fn strength(amount: Option<Amount>) -> Json {
    let key = match amount {
        None => return Json::Null,
        Some(Amount::Exactly(_)) => "percent",
        Some(Amount::AtMost(_)) => "at_most",
    };
    Json::object([(key, percent(amount.map_or(0, Amount::ppm)))])
}

/// Converts parts per million to percent, without spurious digits.
fn percent(ppm: u32) -> Json {
    let (whole, part) = (ppm / PPM, ppm % PPM);
    if part == 0 {
        return Json::Int(i64::from(whole));
    }
    Json::Fraction(format!("{whole}.{part:04}").trim_end_matches('0').to_owned())
}
