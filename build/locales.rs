//! Compiles Fluent files to one compact JSON file per language.
//!
//! Translators edit `locales/<lang>/*.ftl`; the app fetches one compiled file. The supported subset: text, `{
//! $name }`, `{ -term }`, `{ PARTICLE($name, pair: "을/를") }`, one plural select (`{ $n -> [one] … *[other] …
//! }`) that makes up the whole message, and attributes. Everything else stops the build with a fault.
//!
//! Files in a folder `late/` below a language's folder go into a second file, which the app fetches after the
//! first paint; keys are unique across both.
//!
//! Compiled form: `"key": "text with {name}"`, `{name|을/를}` for a particle, and for a select an object `{"$":
//! "n", "one": "…", "other": "…"}`. Attributes are separate keys, `key.attr`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, Resource, VariantKey,
};
use fluent_syntax::parser;
use serde_json::{Map, Value};

use crate::faults::Faults;

/// Terms by name, as plain text.
type Terms = BTreeMap<String, String>;

/// One language, compiled.
pub struct Locale {
    /// Language tag, from the folder name.
    pub lang: String,
    /// The compiled file with the texts of the first page and the questions.
    pub early: String,
    /// The compiled file with all other texts.
    pub late: String,
}

/// A compiled message and its placeholders.
struct Message {
    file: String,
    late: bool,
    value: Value,
    placeholders: BTreeSet<String>,
}

/// Compiles every language below `root` and checks them against each other and against the keys that the
/// knowledge requires. English is the reference.
///
/// `reviewed` is `true` if a dermatologist has reviewed a rule: texts that say nobody has are then replaced
/// (`<key>-once-reviewed`).
pub fn compile_all(
    root: &Path,
    required: &BTreeSet<String>,
    reviewed: bool,
    faults: &mut Faults,
) -> Vec<Locale> {
    let mut langs: Vec<String> = fs::read_dir(root)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    langs.sort();
    let compiled: BTreeMap<String, BTreeMap<String, Message>> = langs
        .iter()
        .map(|lang| (lang.clone(), compile_language(&root.join(lang), lang, faults)))
        .collect();
    let Some(english) = compiled.get("en") else {
        faults.add("locales/en", "is missing");
        return Vec::new();
    };
    for key in required.iter().filter(|key| !english.contains_key(*key)) {
        faults.add("locales/en", format!("the knowledge needs the message {key:?}"));
    }
    for (lang, messages) in &compiled {
        compare(lang, messages, english, faults);
    }
    compiled
        .into_iter()
        .map(|(lang, mut messages)| {
            settle_reviewed(&mut messages, reviewed);
            let (late, early): (Vec<_>, Vec<_>) =
                messages.into_iter().partition(|(_, message)| message.late);
            let text = |part: Vec<(String, Message)>| {
                let map: Map<String, Value> =
                    part.into_iter().map(|(key, message)| (key, message.value)).collect();
                Value::Object(map).to_string()
            };
            Locale { lang, early: text(early), late: text(late) }
        })
        .collect()
}

/// The suffix of a key whose text replaces another once a dermatologist has reviewed.
const ONCE_REVIEWED: &str = "-once-reviewed";

fn settle_reviewed(messages: &mut BTreeMap<String, Message>, reviewed: bool) {
    let keys: Vec<String> =
        messages.keys().filter(|key| key.ends_with(ONCE_REVIEWED)).cloned().collect();
    for key in keys {
        let Some(message) = messages.remove(&key) else { continue };
        if reviewed {
            messages.insert(key.trim_end_matches(ONCE_REVIEWED).to_owned(), message);
        }
    }
}

fn compare(
    lang: &str,
    messages: &BTreeMap<String, Message>,
    english: &BTreeMap<String, Message>,
    faults: &mut Faults,
) {
    for (key, reference) in english {
        match messages.get(key) {
            None => {
                let file = reference.file.replacen("/en/", &format!("/{lang}/"), 1);
                faults.add(&file, format!("lacks the message {key:?}"));
            }
            Some(message) if message.placeholders != reference.placeholders => {
                let expected: Vec<&str> =
                    reference.placeholders.iter().map(String::as_str).collect();
                let expected = expected.join(", ");
                faults.add(&message.file, format!("{key:?} must take exactly [{expected}]"));
            }
            Some(_) => {}
        }
    }
    for (key, message) in messages.iter().filter(|(key, _)| !english.contains_key(*key)) {
        faults.add(&message.file, format!("{key:?} is not in English"));
    }
}

fn compile_language(folder: &Path, lang: &str, faults: &mut Faults) -> BTreeMap<String, Message> {
    let mut resources: Vec<(String, Resource<String>)> = Vec::new();
    let entries = |folder: &Path| {
        let mut files: Vec<_> =
            fs::read_dir(folder).into_iter().flatten().filter_map(|entry| entry.ok()).collect();
        files.sort_by_key(fs::DirEntry::file_name);
        files
    };
    let late = folder.join("late");
    let early_files = entries(folder).into_iter().filter(|entry| entry.path() != late);
    let late_files = entries(&late).into_iter().map(|entry| ("late/", entry));
    for (part, entry) in early_files.map(|entry| ("", entry)).chain(late_files) {
        let name = entry.file_name().to_string_lossy().into_owned();
        let place = format!("locales/{lang}/{part}{name}");
        if !name.ends_with(".ftl") {
            faults.add(&place, "is not a .ftl file");
            continue;
        }
        match fs::read_to_string(entry.path()) {
            Err(error) => faults.add(&place, format!("cannot be read: {error}")),
            Ok(text) => match parser::parse(text) {
                Ok(resource) => resources.push((place, resource)),
                Err((resource, errors)) => {
                    for error in errors {
                        faults.add(&place, format!("at byte {}: {error}", error.pos.start));
                    }
                    resources.push((place, resource));
                }
            },
        }
    }
    let terms = collect_terms(&resources, faults);
    let mut messages = BTreeMap::new();
    for (place, resource) in &resources {
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let id = &message.id.name;
            if let Some(pattern) = &message.value {
                insert(&mut messages, place, id.clone(), pattern, &terms, faults);
            }
            for attribute in &message.attributes {
                let key = format!("{id}.{}", attribute.id.name);
                insert(&mut messages, place, key, &attribute.value, &terms, faults);
            }
        }
    }
    messages
}

fn collect_terms(resources: &[(String, Resource<String>)], faults: &mut Faults) -> Terms {
    let mut terms = Terms::new();
    for (place, resource) in resources {
        for entry in &resource.body {
            let Entry::Term(term) = entry else { continue };
            match flatten(&term.value, &Terms::new(), &mut BTreeSet::new()) {
                Ok(text) => {
                    terms.insert(term.id.name.clone(), text);
                }
                Err(reason) => faults.add(place, format!("term -{}: {reason}", term.id.name)),
            }
        }
    }
    terms
}

fn insert(
    messages: &mut BTreeMap<String, Message>,
    place: &str,
    key: String,
    pattern: &Pattern<String>,
    terms: &Terms,
    faults: &mut Faults,
) {
    let mut placeholders = BTreeSet::new();
    match compile_pattern(pattern, terms, &mut placeholders) {
        Ok(value) => {
            let late = place.contains("/late/");
            let message = Message { file: place.to_owned(), late, value, placeholders };
            if let Some(twin) = messages.insert(key.clone(), message) {
                faults.add(place, format!("{key:?} is also in {}", twin.file));
            }
        }
        Err(reason) => faults.add(place, format!("{key:?}: {reason}")),
    }
}

fn compile_pattern(
    pattern: &Pattern<String>,
    terms: &Terms,
    placeholders: &mut BTreeSet<String>,
) -> Result<Value, String> {
    let [PatternElement::Placeable { expression: Expression::Select { selector, variants } }] =
        pattern.elements.as_slice()
    else {
        return flatten(pattern, terms, placeholders).map(Value::String);
    };
    let InlineExpression::VariableReference { id } = selector else {
        return Err("a select is on a variable".to_owned());
    };
    placeholders.insert(id.name.clone());
    let mut map = Map::new();
    map.insert("$".to_owned(), Value::String(id.name.clone()));
    for variant in variants {
        let name = match &variant.key {
            VariantKey::Identifier { name } => name.clone(),
            VariantKey::NumberLiteral { value } => value.clone(),
        };
        if variant.default && name != "other" {
            return Err("the default variant is [other]".to_owned());
        }
        map.insert(name, Value::String(flatten(&variant.value, terms, placeholders)?));
    }
    Ok(Value::Object(map))
}

fn flatten(
    pattern: &Pattern<String>,
    terms: &Terms,
    placeholders: &mut BTreeSet<String>,
) -> Result<String, String> {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable { expression: Expression::Inline(inline) } => {
                text.push_str(&flatten_inline(inline, terms, placeholders)?);
            }
            PatternElement::Placeable { expression: Expression::Select { .. } } => {
                return Err("a select must make up the whole message".to_owned());
            }
        }
    }
    Ok(text)
}

fn flatten_inline(
    inline: &InlineExpression<String>,
    terms: &Terms,
    placeholders: &mut BTreeSet<String>,
) -> Result<String, String> {
    match inline {
        InlineExpression::VariableReference { id } => {
            placeholders.insert(id.name.clone());
            Ok(format!("{{{}}}", id.name))
        }
        InlineExpression::TermReference { id, attribute: None, .. } => {
            terms.get(&id.name).cloned().ok_or_else(|| format!("there is no term -{}", id.name))
        }
        InlineExpression::FunctionReference { id, arguments } if id.name == "PARTICLE" => {
            match (arguments.positional.as_slice(), arguments.named.as_slice()) {
                ([InlineExpression::VariableReference { id }], [pair])
                    if pair.name.name == "pair" =>
                {
                    let InlineExpression::StringLiteral { value } = &pair.value else {
                        return Err("PARTICLE takes pair: \"…/…\"".to_owned());
                    };
                    placeholders.insert(id.name.clone());
                    Ok(format!("{{{}|{value}}}", id.name))
                }
                _ => Err("PARTICLE takes a variable and pair: \"…/…\"".to_owned()),
            }
        }
        _ => Err("holds a construct outside the subset of locales/AUTHORING.md".to_owned()),
    }
}
