//! From an older format to the one this program writes, one step at a time.
//!
//! A new format adds one function to [`STEPS`] and fixtures in `tests/fixtures/saves/`; what stands
//! there is never edited.

use crate::json::Json;

/// Names of the fields of the envelope.
const NAMES: [&str; 10] = [
    "app",
    "format",
    "app_version",
    "knowledge_version",
    "saved_at",
    "revision",
    "tabs",
    "checksum",
    "document",
    "body",
];

/// Turns an object of one format into one of the next. A step cannot fail: what it does not
/// understand it leaves as it is, and the reader of the newest format tells it.
pub type Step = fn(Json) -> Json;

/// The steps in order: the first turns format 1 into format 2, and so on.
pub const STEPS: &[Step] = &[one_to_two];

/// Format 1 knew the profile only, and kept its parts beside the names of the envelope.
fn one_to_two(json: Json) -> Json {
    let Json::Object(pairs) = json else { return json };
    let (mut envelope, body): (Vec<_>, Vec<_>) =
        pairs.into_iter().partition(|(name, _)| NAMES.contains(&name.as_str()));
    // Names that format 1 did not have mean nothing in it.
    envelope.retain(|(name, _)| name != "document" && name != "body");
    envelope.push(("document".to_owned(), Json::text("profile")));
    envelope.push(("body".to_owned(), Json::Object(body)));
    Json::Object(envelope)
}

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
