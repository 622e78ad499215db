//! Deliberate faults in `locales/`, and the compiled form of valid files.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use barrier_first::i18n::compiled::{CompiledLocale, LOCALES};
use barrier_first::json::Json;

use crate::embedded;
use crate::faults::Faults;
use crate::locales::{Locale, compile_all};
use crate::texts::required;

/// Compiles files given as `lang/name` and text.
fn compiled(name: &str, files: &[(&str, &str)], keys: &[&str]) -> (Vec<Locale>, Vec<String>) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("locales").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (file, text) in files {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let keys: BTreeSet<String> = keys.iter().map(|key| (*key).to_owned()).collect();
    let mut faults = Faults::default();
    let locales = compile_all(&folder, &keys, false, &mut faults);
    (locales, faults.lines())
}

#[test]
fn every_fault_is_named_with_its_file() {
    type Files = &'static [(&'static str, &'static str)];
    let faults: [(&str, Files, &str); 18] = [
        ("no-english", &[("ko/a.ftl", "a = A\n")], "locales/en: is missing"),
        ("needed", &[("en/a.ftl", "b = B\n")], "locales/en: the knowledge needs the message \"a\""),
        (
            "lacking",
            &[("en/x.ftl", "a = A\nb = B\n"), ("ko/x.ftl", "a = A\n")],
            "locales/ko/x.ftl: lacks the message \"b\"",
        ),
        (
            "attribute",
            &[("en/x.ftl", "a = A\n    .hint = H\n"), ("ko/x.ftl", "a = A\n")],
            "locales/ko/x.ftl: lacks the message \"a.hint\"",
        ),
        (
            "extra",
            &[("en/x.ftl", "a = A\n"), ("ko/x.ftl", "a = A\nc = C\n")],
            "locales/ko/x.ftl: \"c\" is not in English",
        ),
        (
            "other-name",
            &[("en/x.ftl", "a = { $n } days\n"), ("ko/x.ftl", "a = { $m }\n")],
            "locales/ko/x.ftl: \"a\" must take exactly [n]",
        ),
        (
            "dropped-name",
            &[("en/x.ftl", "a = { $n } of { $all }\n"), ("ko/x.ftl", "a = { $n }\n")],
            "\"a\" must take exactly [all, n]",
        ),
        (
            "function",
            &[("en/x.ftl", "a = { NUMBER($n) }\n")],
            "locales/en/x.ftl: \"a\": holds a construct outside the subset",
        ),
        (
            "reference",
            &[("en/x.ftl", "a = { b }\nb = B\n")],
            "\"a\": holds a construct outside the subset",
        ),
        (
            "literal",
            &[("en/x.ftl", "a = { \"quoted\" }\n")],
            "\"a\": holds a construct outside the subset",
        ),
        (
            "select-in-text",
            &[("en/x.ftl", "a = For { $n ->\n    [one] day\n   *[other] days\n }\n")],
            "\"a\": a select must make up the whole message",
        ),
        (
            "select-on-function",
            &[("en/x.ftl", "a = { NUMBER($n) ->\n   *[other] days\n }\n")],
            "\"a\": a select is on a variable",
        ),
        (
            "default",
            &[("en/x.ftl", "a = { $n ->\n   *[one] day\n    [other] days\n }\n")],
            "\"a\": the default variant is [other]",
        ),
        (
            "twice",
            &[("en/x.ftl", "a = A\n"), ("en/y.ftl", "a = B\n")],
            "locales/en/y.ftl: \"a\" is also in locales/en/x.ftl",
        ),
        ("no-term", &[("en/x.ftl", "a = { -brand } says\n")], "\"a\": there is no term -brand"),
        (
            "particle",
            &[("en/x.ftl", "a = { PARTICLE($n, pair: 3) }\n")],
            "\"a\": PARTICLE takes pair",
        ),
        ("broken", &[("en/x.ftl", "a = A\nb = { $n\n")], "locales/en/x.ftl: at byte"),
        (
            "other-file",
            &[("en/x.ftl", "a = A\n"), ("en/notes.md", "hello")],
            "locales/en/notes.md: is not a .ftl file",
        ),
    ];
    let mut wrong = Vec::new();
    for (name, files, says) in faults {
        let (_, lines) = compiled(name, files, &["a"]);
        if !lines.iter().any(|line| line.contains(says)) {
            wrong.push(format!("{name}: no {says:?} in {lines:#?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn sound_files_compile_to_plain_json() {
    let en = "-app = Barrier First\na = { -app } says { $name }\n    .hint = Plain\n\
              b = { $n ->\n    [one] { $n } day\n   *[other] { $n } days\n }\n";
    let ko = "-app = 배리어 퍼스트\na = { PARTICLE($name, pair: \"이/가\") } { -app }\n    .hint = 글\n\
              b = { $n ->\n   *[other] { $n }일\n }\n";
    let (locales, faults) = compiled("sound", &[("en/x.ftl", en), ("ko/x.ftl", ko)], &["a", "b"]);
    assert_eq!(faults, Vec::<String>::new());
    assert!(locales.iter().map(|locale| locale.lang.as_str()).eq(["en", "ko"]));
    let json = |n: usize| Json::parse(&locales[n].early).unwrap();
    assert_eq!(json(0).get("a"), Some(&Json::text("Barrier First says {name}")));
    assert_eq!(json(0).get("a.hint"), Some(&Json::text("Plain")));
    let plural = json(0).get("b").cloned().unwrap();
    assert_eq!(plural.get("$"), Some(&Json::text("n")));
    assert_eq!(plural.get("one"), Some(&Json::text("{n} day")));
    assert_eq!(json(1).get("a"), Some(&Json::text("{name|이/가} 배리어 퍼스트")));
}

#[test]
fn a_late_folder_makes_a_second_file() {
    let files = [("en/x.ftl", "a = A\n"), ("en/late/y.ftl", "b = B\n")];
    let (locales, faults) = compiled("late", &files, &["a", "b"]);
    assert_eq!(faults, Vec::<String>::new());
    assert_eq!((&*locales[0].early, &*locales[0].late), (r#"{"a":"A"}"#, r#"{"b":"B"}"#));
    let twins = [("en/x.ftl", "a = A\n"), ("en/late/y.ftl", "a = B\n")];
    let (_, faults) = compiled("late-twins", &twins, &[]);
    assert_eq!(faults, ["locales/en/late/y.ftl: \"a\" is also in locales/en/x.ftl"]);
}

/// A text that the knowledge needs and no file has stops the build; here: none is missing.
#[test]
fn every_language_has_every_text_of_the_knowledge() {
    let keys = required(&embedded().questions.entries, &embedded().tables);
    assert!(keys.contains("rule-R-11.change") && keys.contains("option-oil-dry"));
    for CompiledLocale { lang, early, late } in LOCALES {
        let parts = [early, late].map(|text| Json::parse(text).unwrap());
        let has = |key: &str| parts.iter().any(|part| part.get(key).is_some());
        let missing: Vec<&String> = keys.iter().filter(|key| !has(key)).collect();
        assert!(missing.is_empty(), "{lang} lacks {missing:?}");
    }
}
