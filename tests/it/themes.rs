//! A theme is validated twice: by `src/clinic/theme.rs` for a clinic's file, and by `public/frame.js` for
//! the host page of a frame. `tests/fixtures/themes.json` holds the results that both must give; the
//! browser test `both_sides_judge_colours_alike` checks the other side.

use std::collections::BTreeMap;

use barrier_first::clinic::theme::{PREFIX, check};
use serde::Deserialize;

use crate::root;

#[derive(Deserialize)]
struct Case {
    given: BTreeMap<String, String>,
    taken: BTreeMap<String, String>,
    refused: Vec<String>,
}

#[test]
fn themes_are_judged_as_the_fixture_says() {
    let text = std::fs::read_to_string(root().join("tests/fixtures/themes.json")).unwrap();
    let cases: Vec<Case> = serde_json::from_str(&text).unwrap();
    for case in cases {
        let given: Vec<(String, &str)> =
            case.given.iter().map(|(name, value)| (format!("{PREFIX}{name}"), &**value)).collect();
        let (theme, refused) = check(given.iter().map(|(name, value)| (&**name, *value)));
        let short = |name: &str| name.trim_start_matches(PREFIX).to_owned();
        let taken: BTreeMap<String, String> =
            theme.values.iter().map(|(name, value)| (short(name), value.clone())).collect();
        let mut names: Vec<String> = refused.iter().map(|(name, _)| short(name)).collect();
        names.sort();
        assert_eq!(taken, case.taken, "{:?}: {refused:?}", case.given);
        assert_eq!(names, case.refused, "{:?}: {refused:?}", case.given);
    }
}
