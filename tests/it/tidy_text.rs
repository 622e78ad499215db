//! No text that a person reads is in the code: all of it is in `locales/`.
//!
//! A heuristic over the `html!` blocks: a string literal there that contains a space, or starts with a
//! capital letter, is taken for a text unless it is the value of an attribute that nobody reads.

use crate::tidy::sources;

/// Attributes whose values are for the browser.
const FOR_THE_BROWSER: [&str; 34] = [
    "class",
    "classes!",
    "id",
    "key",
    "type",
    "type_",
    "role",
    "name",
    "href",
    "rel",
    "target",
    "for",
    "lang",
    "dir",
    "method",
    "action",
    "autocomplete",
    "inputmode",
    "viewBox",
    "d",
    "transform",
    "points",
    "fill",
    "stroke",
    "x",
    "y",
    "width",
    "height",
    "style",
    "xmlns",
    "text-anchor",
    "accept",
    "preserveAspectRatio",
    "pattern",
];

#[test]
fn no_text_stands_in_the_program() {
    let mut faults = Vec::new();
    for source in sources() {
        if !["pages/", "components/", "app.rs"].iter().any(|part| source.path.starts_with(part)) {
            continue;
        }
        let code: String = source.code().map(|(_, line)| format!("{line}\n")).collect();
        for block in html_blocks(&code) {
            for (before, literal) in literals(block) {
                if reads_like_text(literal) && !is_for_the_browser(before) {
                    faults.push(format!("src/{}: {literal:?}", source.path));
                }
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// The insides of `html! { … }` and `html_nested! { … }`.
fn html_blocks(code: &str) -> Vec<&str> {
    let mut blocks = Vec::new();
    for (place, _) in code.match_indices("html! {").chain(code.match_indices("html_nested! {")) {
        let start = place + code[place..].find('{').unwrap_or(0) + 1;
        let mut depth = 1;
        let end = code[start..]
            .char_indices()
            .find(|(_, c)| {
                depth += i32::from(*c == '{') - i32::from(*c == '}');
                depth == 0
            })
            .map_or(code.len(), |(end, _)| start + end);
        blocks.push(&code[start..end]);
    }
    blocks
}

/// String literals with the code before them.
fn literals(block: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = block[from..].find('"').map(|place| from + place) {
        let Some(length) = closing_quote(&block[open + 1..]) else { break };
        found.push((&block[..open], &block[open + 1..open + 1 + length]));
        from = open + length + 2;
    }
    found
}

fn closing_quote(text: &str) -> Option<usize> {
    let mut escaped = false;
    for (place, c) in text.char_indices() {
        match c {
            '"' if !escaped => return Some(place),
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    None
}

fn reads_like_text(literal: &str) -> bool {
    let letters = literal.chars().any(|c| c.is_alphabetic());
    let first_capital = literal.chars().next().is_some_and(char::is_uppercase);
    // Drawing commands ("M 0 0 L 4 4") and placeholders are no texts.
    let words = literal.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 1).count();
    // Names of classes and of build variables.
    let name = literal.contains("--")
        || literal.contains("__")
        || !literal.contains(' ') && literal.contains('_');
    letters && words > 0 && !name && (literal.trim().contains(' ') || first_capital)
}

/// Returns `true` if the nearest `name=` before the literal is one that nobody reads. Everything between
/// may be part of the expression: `class={classes!("a b")}`.
fn is_for_the_browser(before: &str) -> bool {
    let tail = before.rsplit('>').next().unwrap_or(before);
    let Some((name, _)) = tail.rsplit_once('=').or_else(|| tail.rsplit_once("classes!(")) else {
        return false;
    };
    let name = name.trim_end_matches(['=', '{', '!', ' ']);
    let start = name
        .rfind(|c: char| !(c.is_ascii_alphanumeric() || ['-', '_'].contains(&c)))
        .map_or(0, |place| place + 1);
    let name = &name[start..];
    FOR_THE_BROWSER.contains(&name) || name.starts_with("data-") || tail.contains("classes!(")
}

#[test]
fn the_heuristic_tells_texts_from_names() {
    let text = r#"html! { <p class="a b">{ "Hello you" }</p> }"#;
    let block = html_blocks(text)[0];
    let found: Vec<&str> = literals(block)
        .into_iter()
        .filter(|(before, literal)| reads_like_text(literal) && !is_for_the_browser(before))
        .map(|(_, literal)| literal)
        .collect();
    assert_eq!(found, ["Hello you"]);
}
