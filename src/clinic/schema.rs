//! The JSON Schema of a clinic's file, generated from the knowledge; only for the command line.
//!
//! `cargo run --example clinic_schema` writes it to `clinics/clinic.schema.json`, and a test compares that
//! file with this module. The schema helps with writing; [`super::read`] decides.

use crate::domain::{ClosedSet, ProductKind, Region};
use crate::json::Json;
use crate::knowledge::{Knowledge, RuleKind};

use super::fields::{LANGUAGES, LINE, LINK, MOST_ITEMS, NAME};
use super::read::FORMAT;
use super::theme;

/// Returns the schema as JSON text, with a trailing newline.
pub fn schema_text(knowledge: &Knowledge) -> String {
    let mut text = schema(knowledge).pretty();
    text.push('\n');
    text
}

fn schema(knowledge: &Knowledge) -> Json {
    let mut treatments: Vec<&str> = knowledge.treatments().map(|(_, it)| it.id.as_str()).collect();
    for (_, entry) in knowledge.treatments() {
        for former in &entry.formerly {
            if !treatments.contains(&former.as_str()) {
                treatments.push(former);
            }
        }
    }
    let actives: Vec<&str> = knowledge.actives().map(|(_, it)| it.id.as_str()).collect();
    let may = |id: &&&str| {
        knowledge.find_active(id).is_none_or(|active| knowledge.may_be_left_out(active))
    };
    let removable: Vec<&str> = actives.iter().filter(may).copied().collect();
    let limited: Vec<&str> = knowledge
        .actives()
        .filter(|(_, entry)| !entry.at_most.is_empty())
        .map(|(_, entry)| entry.id.as_str())
        .collect();
    let free: Vec<&str> = actives.iter().filter(|id| !limited.contains(id)).copied().collect();
    let rules: Vec<&str> = knowledge
        .rules()
        .filter(|(_, rule)| rule.kind == RuleKind::Safety && !rule.floor)
        .map(|(_, rule)| rule.id.as_str())
        .collect();
    let kinds: Vec<&str> = ProductKind::ALL.iter().map(|kind| kind.id()).collect();
    let regions: Vec<&str> = Region::ALL.iter().map(|region| region.id()).collect();
    let percent = described(
        Json::object([
            ("type", Json::text("number")),
            ("minimum", Json::Fraction("0.01".to_owned())),
            ("maximum", Json::Int(100)),
        ]),
        "How much of it the product holds, in percent.",
    );
    let active = |ids: &[&str], required: &[&str]| {
        object(&[("id", one_of(ids)), ("percent", percent.clone())], required)
    };
    let product = object(
        &[
            (
                "id",
                described(
                    matching("^[a-z0-9_-]{1,40}$"),
                    "Your own id for it: small letters, digits, - and _.",
                ),
            ),
            ("name", local(NAME)),
            (
                "kind",
                described(
                    one_of(&kinds),
                    "Where it may stand in a routine. Never decides whether it fits.",
                ),
            ),
            (
                "actives",
                described(
                    list(either(vec![
                        one_of(&free),
                        active(&free, &["id"]),
                        active(&limited, &["id", "percent"]),
                    ])),
                    "Everything in it that this list knows. Decides alone whether the product fits.",
                ),
            ),
            ("note", local(LINE)),
            ("link", link()),
            ("user_test", user_test()),
        ],
        &["id", "name", "actives"],
    );
    let treatment = either(vec![
        one_of(&treatments),
        object(
            &[
                ("id", one_of(&treatments)),
                ("name", local(NAME)),
                ("note", local(LINE)),
                ("price", local(NAME)),
            ],
            &["id"],
        ),
    ]);
    let mut root = vec![
        ("$schema", string(LINK)),
        ("format", Json::object([("const", Json::Int(FORMAT))])),
        ("name", local(NAME)),
        ("logo", object(&[("src", string(64 << 10)), ("alt", local(NAME))], &["src", "alt"])),
        ("theme", theme_schema()),
        ("languages", list(one_of(&LANGUAGES))),
        ("region", described(one_of(&regions), "Whose notes on approval are shown.")),
        ("contact", contact()),
        ("booking", object(&[("link", link()), ("label", local(NAME))], &["link"])),
        (
            "treatments",
            described(list(treatment), "What you offer. Left out: all count as offered."),
        ),
        ("products", list(product)),
        ("wait_weeks", whole(0, 52)),
        ("texts", object(&[("welcome", local(LINE)), ("footer", local(LINE))], &[])),
    ];
    root.push((
        "relax",
        described(
            list(one_of(&rules)),
            "Safety rules that you set aside. Floors are not in this list.",
        ),
    ));
    root.push((
        "tighten",
        object(
            &[
                (
                    "ask_first",
                    described(list(one_of(&treatments)), "Never suggested, at best «ask first»."),
                ),
                ("no_actives", described(list(one_of(&removable)), "In none of your plans.")),
                ("preparation_days", whole(7, 28)),
            ],
            &[],
        ),
    ));
    let mut whole = vec![
        ("$schema".to_owned(), Json::text("https://json-schema.org/draft/2020-12/schema")),
        ("title".to_owned(), Json::text("Barrier First: a clinic's file, format 1")),
        (
            "description".to_owned(),
            Json::text(
                "Written by `cargo run --example clinic_schema` from the knowledge; do not edit.",
            ),
        ),
    ];
    if let Json::Object(pairs) = object(&root, &["format", "name"]) {
        whole.extend(pairs);
    }
    let text = |most: usize| {
        let one = || string(most);
        let each = LANGUAGES.map(|lang| (lang, one()));
        either(vec![one(), object(&each, &[])])
    };
    whole.push((
        "$defs".to_owned(),
        Json::object([(format!("text{NAME}"), text(NAME)), (format!("text{LINE}"), text(LINE))]),
    ));
    Json::Object(whole)
}

fn contact() -> Json {
    object(
        &[
            ("phone", matching("^\\+?[0-9() -]{3,29}$")),
            ("email", matching("^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+$")),
            ("web", link()),
            ("address", local(LINE)),
            ("hours", local(LINE)),
        ],
        &[],
    )
}

fn user_test() -> Json {
    let result = object(&[("percent", whole(0, 100)), ("text", local(NAME))], &["percent", "text"]);
    described(
        object(
            &[
                ("people", whole(1, 65_535)),
                ("weeks", whole(1, 104)),
                ("limits", local(LINE)),
                ("results", list(result)),
            ],
            &["people", "weeks", "limits", "results"],
        ),
        "Figures of a user test. They are shown with their limits or not at all.",
    )
}

fn theme_schema() -> Json {
    let colour = matching("^(#[0-9A-Fa-f]{3}|#[0-9A-Fa-f]{6}|rgb\\([0-9, ]+\\))$");
    let tokens: Vec<(String, Json)> = theme::tokens()
        .map(|(name, is_colour)| (name, if is_colour { colour.clone() } else { string(200) }))
        .collect();
    Json::object([
        ("type", Json::text("object")),
        ("properties", Json::Object(tokens)),
        ("additionalProperties", Json::Bool(false)),
    ])
}

fn described(schema: Json, words: &str) -> Json {
    match schema {
        Json::Object(mut pairs) => {
            pairs.insert(0, ("description".to_owned(), Json::text(words)));
            Json::Object(pairs)
        }
        other => other,
    }
}

fn texts(list: &[&str]) -> Json {
    Json::list(list.iter().map(|text| Json::text(*text)))
}

fn one_of(ids: &[&str]) -> Json {
    Json::object([("enum", texts(ids))])
}

fn either(kinds: Vec<Json>) -> Json {
    Json::object([("anyOf", Json::List(kinds))])
}

fn list(item: Json) -> Json {
    Json::object([
        ("type", Json::text("array")),
        ("maxItems", Json::Int(i64::try_from(MOST_ITEMS).unwrap_or(0))),
        ("items", item),
    ])
}

fn whole(least: i64, most: i64) -> Json {
    Json::object([
        ("type", Json::text("integer")),
        ("minimum", Json::Int(least)),
        ("maximum", Json::Int(most)),
    ])
}

fn string(most: usize) -> Json {
    Json::object([
        ("type", Json::text("string")),
        ("minLength", Json::Int(1)),
        ("maxLength", Json::Int(i64::try_from(most).unwrap_or(0))),
    ])
}

fn matching(pattern: &str) -> Json {
    Json::object([("type", Json::text("string")), ("pattern", Json::text(pattern))])
}

fn link() -> Json {
    matching("^https://[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+(:[0-9]+)?([/?#][!#-;=?-\\[\\]_a-z~]*)?$")
}

/// A text of the clinic: one, or one for each language.
fn local(most: usize) -> Json {
    Json::object([("$ref", Json::text(format!("#/$defs/text{most}")))])
}

fn object(properties: &[(&str, Json)], required: &[&str]) -> Json {
    let mut pairs = vec![
        ("type".to_owned(), Json::text("object")),
        ("properties".to_owned(), Json::object(properties.iter().cloned())),
        ("additionalProperties".to_owned(), Json::Bool(false)),
    ];
    if !required.is_empty() {
        pairs.push(("required".to_owned(), texts(required)));
    }
    Json::Object(pairs)
}
