//! From an older format to the one this program writes, one step at a time.
//!
//! Format 1 is the only one that has been released, so there is no step yet. A new format adds
//! one function to [`STEPS`], a reader and writer of its own beside `v1.rs`, and fixtures in
//! `tests/fixtures/saves/`; what stands there is never edited.

use crate::json::Json;

/// Turns an object of one format into one of the next. A step cannot fail: what it does not
/// understand it leaves as it is, and the reader of the newest format tells it.
pub type Step = fn(Json) -> Json;

/// The steps in order: the first turns format 1 into format 2, and so on.
pub const STEPS: &[Step] = &[];

/// The format this program writes. It follows from the steps, so that neither can be forgotten.
pub const FORMAT: i64 = 1 + STEPS.len() as i64;

/// Applies the steps that lead on from `format`.
pub fn migrate(steps: &[Step], format: i64, json: Json) -> Json {
    let behind = usize::try_from(format.saturating_sub(1)).unwrap_or(0);
    steps.iter().skip(behind).fold(json, |json, step| step(json))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(json: Json, key: &str) -> Json {
        let mut pairs = json.as_object().map(<[_]>::to_vec).unwrap_or_default();
        pairs.push((key.to_owned(), Json::Int(1)));
        Json::Object(pairs)
    }

    /// Two steps that exist in this test only.
    const TEST_STEPS: &[Step] = &[|json| with(json, "two"), |json| with(json, "three")];

    #[test]
    fn runs_every_step_from_the_format_on() {
        let empty = || Json::object::<&str>([]);
        let keys = |format| {
            let json = migrate(TEST_STEPS, format, empty());
            json.as_object().unwrap().iter().map(|(key, _)| key.clone()).collect::<Vec<_>>()
        };
        assert_eq!(keys(1), ["two", "three"]);
        assert_eq!(keys(2), ["three"]);
        assert!(keys(3).is_empty());
        assert!(keys(i64::MAX).is_empty());
    }

    #[test]
    fn the_newest_format_is_left_alone() {
        let json = Json::object([("any", Json::Null)]);
        assert_eq!(migrate(STEPS, FORMAT, json.clone()), json);
    }
}
