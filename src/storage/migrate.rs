//! Migration from an older format to the current one, one step at a time.
//!
//! A new format adds one function to [`STEPS`] and fixtures to `tests/fixtures/saves/`; existing fixtures are
//! never edited.

use crate::json::Json;

/// Field names of the envelope.
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

/// Converts an object from one format to the next. A step cannot fail: what it does not understand it leaves
/// unchanged, and the reader of the newest format reports it.
pub type Step = fn(Json) -> Json;

/// The steps in order: the first converts format 1 to format 2, and so on.
pub const STEPS: &[Step] = &[one_to_two];

/// Format 1 had only the profile and stored its parts next to the envelope's own fields.
fn one_to_two(json: Json) -> Json {
    let Json::Object(pairs) = json else { return json };
    let (mut envelope, body): (Vec<_>, Vec<_>) =
        pairs.into_iter().partition(|(name, _)| NAMES.contains(&name.as_str()));
    // Fields that format 1 did not have mean nothing in it.
    envelope.retain(|(name, _)| name != "document" && name != "body");
    envelope.push(("document".to_owned(), Json::text("profile")));
    envelope.push(("body".to_owned(), Json::Object(body)));
    Json::Object(envelope)
}

/// The format that this program writes, derived from the steps so that the two cannot diverge.
pub const FORMAT: i64 = 1 + STEPS.len() as i64;

/// Applies the steps starting at `format`.
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

    /// Two steps that exist only in this test.
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
