//! The app's own JSON reader and writer, compared with `serde_json`.

use std::fmt;

use barrier_first::json::{Json, JsonError};
use proptest::collection::vec;
use proptest::prelude::*;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// The result of `serde_json` for a text, with repeated keys refused as well.
#[derive(Debug, Clone, PartialEq)]
enum RemoteState {
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<RemoteState>),
    Object(Vec<(String, RemoteState)>),
}

impl<'de> Deserialize<'de> for RemoteState {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Tree;
        impl<'de> Visitor<'de> for Tree {
            type Value = RemoteState;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a JSON value")
            }
            fn visit_unit<E: Error>(self) -> Result<RemoteState, E> {
                Ok(RemoteState::Null)
            }
            fn visit_bool<E: Error>(self, value: bool) -> Result<RemoteState, E> {
                Ok(RemoteState::Bool(value))
            }
            fn visit_i64<E: Error>(self, value: i64) -> Result<RemoteState, E> {
                Ok(RemoteState::Number(value as f64))
            }
            fn visit_u64<E: Error>(self, value: u64) -> Result<RemoteState, E> {
                Ok(RemoteState::Number(value as f64))
            }
            fn visit_f64<E: Error>(self, value: f64) -> Result<RemoteState, E> {
                Ok(RemoteState::Number(value))
            }
            fn visit_str<E: Error>(self, value: &str) -> Result<RemoteState, E> {
                Ok(RemoteState::Text(value.to_owned()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<RemoteState, A::Error> {
                let mut values = Vec::new();
                while let Some(value) = seq.next_element()? {
                    values.push(value);
                }
                Ok(RemoteState::List(values))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RemoteState, A::Error> {
                let mut pairs: Vec<(String, RemoteState)> = Vec::new();
                while let Some((key, value)) = map.next_entry::<String, RemoteState>()? {
                    if pairs.iter().any(|(known, _)| *known == key) {
                        return Err(A::Error::custom("repeated"));
                    }
                    pairs.push((key, value));
                }
                Ok(RemoteState::Object(pairs))
            }
        }
        deserializer.deserialize_any(Tree)
    }
}

/// Converts our form to theirs.
fn as_theirs(ours: &Json) -> RemoteState {
    match ours {
        Json::Null => RemoteState::Null,
        Json::Bool(value) => RemoteState::Bool(*value),
        Json::Int(_) | Json::Fraction(_) => {
            RemoteState::Number(ours.as_number().expect("a number"))
        }
        Json::Text(text) => RemoteState::Text(text.clone()),
        Json::List(values) => RemoteState::List(values.iter().map(as_theirs).collect()),
        Json::Object(pairs) => RemoteState::Object(
            pairs.iter().map(|(key, value)| (key.clone(), as_theirs(value))).collect(),
        ),
    }
}

/// Nearly equal: `serde_json` without its feature for exact floats rounds the last bit its own way.
fn alike(ours: &RemoteState, theirs: &RemoteState) -> bool {
    match (ours, theirs) {
        (RemoteState::Number(one), RemoteState::Number(other)) => {
            (one - other).abs() <= one.abs() * 4.0 * f64::EPSILON
        }
        (RemoteState::List(one), RemoteState::List(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| alike(one, other))
        }
        (RemoteState::Object(one), RemoteState::Object(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other)
                    .all(|(one, other)| one.0 == other.0 && alike(&one.1, &other.1))
        }
        _ => ours == theirs,
    }
}

/// Both accept the text with the same result, or both refuse it.
fn same(text: &str) -> Result<(), String> {
    let theirs = serde_json::from_str::<RemoteState>(text);
    match (Json::parse(text), theirs) {
        (Ok(ours), Ok(theirs)) if alike(&as_theirs(&ours), &theirs) => Ok(()),
        (Err(_), Err(_)) => Ok(()),
        // Our limits are narrower.
        (Err(ours), Ok(_)) if ours.to_string().starts_with("a number is too ") => Ok(()),
        (ours, theirs) => Err(format!("{text:?}: ours {ours:?}, theirs {theirs:?}")),
    }
}

fn trees() -> impl Strategy<Value = Json> {
    let numbers = (any::<i64>(), 0..30_u8).prop_map(|(digits, places)| {
        Json::Fraction(format!("{digits}.{}e-{places}", digits.unsigned_abs() % 1000))
    });
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        any::<i64>().prop_map(Json::Int),
        numbers,
        any::<String>().prop_map(Json::Text),
        "[\\x00-\\x7f가-힣😀\"\\\\]{0,9}".prop_map(Json::Text),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(Json::List),
            vec((any::<String>(), inner), 0..6).prop_map(|pairs| {
                let mut known = std::collections::HashSet::new();
                Json::object(pairs.into_iter().filter(|(key, _)| known.insert(key.clone())))
            }),
        ]
    })
}

proptest! {
    #![proptest_config(crate::property(3_000))]

    #[test]
    fn what_is_written_is_read_back_by_both(tree in trees()) {
        for text in [tree.to_string(), tree.pretty()] {
            prop_assert_eq!(Json::parse(&text), Ok(tree.clone()));
            prop_assert_eq!(same(&text), Ok(()));
        }
    }

    #[test]
    fn any_text_means_the_same_to_both(text in "[\\[\\]{}\",:0-9eE.+tfalsrun\\\\ \\n\\t-]{0,14}") {
        prop_assert_eq!(same(&text), Ok(()));
    }

    #[test]
    fn a_text_with_faults_means_the_same_to_both(
        tree in trees(),
        faults in vec((any::<prop::sample::Index>(), "[\\[\\]{}\",:0-9eE.+u\\\\\\x00-\\x1f가-]{0,2}", 0..3_usize), 1..4),
    ) {
        let mut letters: Vec<char> = tree.to_string().chars().collect();
        for (place, put, gone) in faults {
            let from = place.index(letters.len() + 1);
            let to = (from + gone).min(letters.len());
            letters.splice(from..to, put.chars());
        }
        prop_assert_eq!(same(&letters.iter().collect::<String>()), Ok(()));
    }
}

#[test]
fn edges_mean_the_same_to_both() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    for text in [
        "",
        " ",
        "-",
        "-0",
        "01",
        "1.",
        ".5",
        "1e",
        "1e+",
        "1E-7",
        "1e400",
        "1e-400",
        &"1".repeat(41),
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "18446744073709551616",
        r#""\u0041""#,
        r#""\ud83d\ude00""#,
        r#""\ud83d""#,
        r#""\ud83d\u0041""#,
        r#""\ude00""#,
        r#""\u00g0""#,
        r#""\u00"#,
        r#""\x""#,
        "\"\u{0}\"",
        "\"\u{7f}\u{2028}\"",
        r#"{"a":1,"a":2}"#,
        r#"{"a":1,"\u0061":2}"#,
        r#"{"b":1,"a":2,"b":3}"#,
        r#"{"a":1,}"#,
        "[1,]",
        "[1 2]",
        "{1:2}",
        "nul",
        "nulll",
        "true false",
        "\u{feff}1",
        "\u{a0}1",
        "1\u{c}",
        &nested(127),
        &nested(128),
        &format!("{}1", "[".repeat(200)),
    ] {
        assert_eq!(same(text), Ok(()));
    }
    assert!(Json::parse(&nested(127)).is_ok(), "the documented depth");
}

#[test]
fn a_fault_is_named_with_its_place() {
    let fault = |text: &str| match Json::parse(text) {
        Err(error @ JsonError::Syntax { .. }) => error.to_string(),
        other => format!("{other:?}"),
    };
    assert_eq!(
        fault("{\n  \"a\": 1,\n  \"a\": 2\n}"),
        r#"the key "a" is repeated at line 3 column 6"#
    );
    assert_eq!(fault("[1,\n 2"), "a comma or ] is expected at line 2 column 3");
    assert_eq!(fault("{'a': 1}"), "a key in double quotes is expected at line 1 column 2");
}
