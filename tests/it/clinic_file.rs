//! A clinic's file: what is accepted, what is rejected and how that is reported.

use barrier_first::clinic::read::{MAX_BYTES, read_file};
use barrier_first::clinic::schema::schema_text;
use barrier_first::clinic::{Clinic, Diagnostic, Fallback};
use barrier_first::domain::{Region, Strength};
use barrier_first::json::Json;
use proptest::prelude::*;
use std::time::{Duration, Instant};

use crate::{embedded, root};

/// 50 ms for the app as built; the tests are built without optimisation.
const TIME: Duration = Duration::from_millis(if cfg!(debug_assertions) { 1500 } else { 50 });

fn read(text: &str) -> (Clinic, Vec<String>) {
    let (clinic, diagnostics) = read_file(embedded(), text);
    (clinic, diagnostics.iter().map(Diagnostic::to_string).collect())
}

/// A file with these fields beside the required ones.
fn file(fields: &str) -> String {
    let comma = if fields.is_empty() { "" } else { "," };
    format!(r#"{{"format":1,"name":"Clinic"{comma}{fields}}}"#)
}

pub fn demo() -> Clinic {
    let text = std::fs::read_to_string(root().join("clinics/demo.json")).unwrap();
    let (clinic, diagnostics) = read(&text);
    assert_eq!(diagnostics, Vec::<String>::new());
    clinic
}

/// Every existing field.
const FULL: &str = r##"{
  "$schema": "clinic.schema.json", "format": 1,
  "name": {"en": "Clinic", "ko": "병원"},
  "logo": {"src": "logos/clinic.svg", "alt": "Clinic"},
  "theme": {"--barrier-first-accent": "#1a4f8a", "--barrier-first-radius": "4px"},
  "languages": ["ko"], "region": "EU", "wait_weeks": 3,
  "contact": {"phone": "+82 (2) 123-4567", "email": "a@clinic.example",
    "web": "https://clinic.example/a?b=c#d", "address": {"ko": "서울"}, "hours": "9–5"},
  "booking": {"link": "https://clinic.example/book", "label": "Book"},
  "treatments": ["consultation", {"id": "led_red", "name": "Red light", "note": "Ten minutes", "price": "from 20"}],
  "products": [{"id": "cream", "name": "Cream", "kind": "moisturiser",
    "actives": ["ceramides", {"id": "niacinamide", "percent": 4.5}, {"id": "retinol", "percent": 0.1}],
    "note": "Rich", "link": "https://clinic.example/cream",
    "user_test": {"people": 20, "weeks": 4, "limits": "sensitive skin left out",
      "results": [{"percent": 96, "text": "more hydrated"}]}}],
  "texts": {"welcome": "Welcome", "footer": {"en": "Foot"}},
  "relax": ["R-60"],
  "tighten": {"ask_first": ["led_red"], "no_actives": ["aha"], "preparation_days": 10}
}"##;

#[test]
fn every_field_is_read() {
    let (Clinic { config, profile }, diagnostics) = read(FULL);
    assert_eq!(diagnostics, Vec::<String>::new());
    assert_eq!(config.region, Some(Region::Eu));
    assert_eq!(config.wait_weeks, Some(3));
    assert_eq!(config.treatments.as_ref().unwrap().len(), 2);
    assert_eq!(config.relaxed_rules.len(), 1);
    assert_eq!(config.tighter.ask_first.len(), 1);
    assert_eq!(config.tighter.no_actives.len(), 1);
    assert_eq!(config.tighter.preparation_days, Some(10));
    let product = &config.products[0];
    let strengths: Vec<Strength> = product.contents.iter().map(|it| it.strength).collect();
    assert_eq!(strengths.len(), 3);
    for percent in [450, 10] {
        assert!(strengths.contains(&Strength::Percent(percent)), "{strengths:?}");
    }
    assert_eq!(profile.name.as_ref().unwrap().get("ko"), ("ko", "병원"));
    assert_eq!(profile.name.as_ref().unwrap().get("de"), ("en", "Clinic"));
    assert_eq!(profile.logo.as_ref().unwrap().src, "logos/clinic.svg");
    assert_eq!(profile.theme.values.len(), 2);
    assert_eq!(profile.languages, ["ko"]);
    assert_eq!(profile.contact.phone_link().unwrap(), "tel:+8221234567");
    assert_eq!(profile.contact.web.as_deref(), Some("https://clinic.example/a?b=c#d"));
    assert_eq!(profile.contact.hours.as_ref().unwrap().get("ko"), ("", "9–5"));
    assert_eq!(profile.booking.as_ref().unwrap().label.as_ref().unwrap().get("en").1, "Book");
    let light = embedded().find_treatment("led_red").unwrap();
    assert_eq!(profile.treatment(light).unwrap().price.as_ref().unwrap().get("en").1, "from 20");
    let test = profile.product("cream").unwrap().user_test.as_ref().unwrap();
    assert_eq!((test.people, test.weeks, test.results[0].0), (20, 4, 96));
    assert_eq!(profile.welcome.as_ref().unwrap().get("en").1, "Welcome");
    assert_eq!(profile.footer.as_ref().unwrap().get("en").1, "Foot");
}

/// Faulty files, and the parts that each message must have: place, what is expected, what happens.
fn faults() -> Vec<(String, Vec<&'static str>)> {
    let mut list: Vec<(String, Vec<&'static str>)> = Vec::new();
    let mut bad = |fields: &str, parts: &[&'static str]| list.push((file(fields), parts.to_vec()));
    bad(r#""prices":{}"#, &["prices: there is no \"prices\"", "left out"]);
    bad(r#""region":"France""#, &["region: expected one of EU, UK, US, KR", "\"France\""]);
    bad(r#""wait_weeks":53"#, &["wait_weeks", "0 to 52", "53", "the app's own is used"]);
    bad(r#""wait_weeks":1.5"#, &["wait_weeks", "a fraction"]);
    bad(r#""languages":["fr"]"#, &["languages[0]", "en, ko", "\"fr\""]);
    bad(r#""languages":["ko","ko"]"#, &["languages[1]", "there already"]);
    bad(r#""languages":"en""#, &["languages: expected a list"]);
    bad(r#""texts":{"welcome":"","footer":"x"}"#, &["texts.welcome", "1 to 400 characters"]);
    bad(r#""texts":{"welcome":"a\u202eb"}"#, &["texts.welcome", "control characters"]);
    bad(r#""texts":{"welcome":{"fr":"Salut"}}"#, &["texts.welcome.fr", "there is no \"fr\""]);
    bad(r#""texts":{"welcome":3}"#, &["texts.welcome", "expected a text", "3"]);
    bad(r#""logo":{"src":"../x.svg","alt":"x"}"#, &["logo.src", "data:image"]);
    for src in [
        "https://a.example/x.png",
        "//a.example/x.png",
        "/x.png",
        "x.gif",
        "a//b.png",
        "x.png?y",
        "data:text/html;base64,AAAA",
        "data:image/png,AAAA",
        "data:image/png;base64,",
        "javascript:x.png",
        "x\\\\y.png",
        ".hidden.png",
    ] {
        let logo = format!(r#""logo":{{"src":"{src}","alt":"x"}}"#);
        list.push((file(&logo), vec!["logo.src: expected a picture", "left out"]));
    }
    let mut bad = |fields: &str, parts: &[&'static str]| list.push((file(fields), parts.to_vec()));
    bad(r#""logo":{"src":"x.svg"}"#, &["logo.alt: is missing"]);
    bad(
        r##""theme":{"--barrier-first-accent":"#ddffdd"}"##,
        &["theme.--barrier-first-accent", "too little contrast", "needs 4.50:1", "the app's own"],
    );
    bad(
        r#""theme":{"--barrier-first-accent":"red"}"#,
        &["theme.--barrier-first-accent: expected a colour"],
    );
    bad(
        r#""theme":{"--barrier-first-accent":7}"#,
        &["theme.--barrier-first-accent: expected a text"],
    );
    bad(r#""theme":{"background":"red"}"#, &["theme.background: there is no such"]);
    bad(r#""contact":{"phone":"call us"}"#, &["contact.phone", "telephone"]);
    bad(r#""contact":{"phone":"1;ext=2"}"#, &["contact.phone"]);
    bad(r#""contact":{"email":"a@b"}"#, &["contact.email"]);
    bad(r#""contact":{"email":"a@b.c?bcc=d"}"#, &["contact.email"]);
    bad(r#""contact":{"fax":"1"}"#, &["contact.fax"]);
    for link in [
        "http://clinic.example",
        "//clinic.example",
        "javascript:alert(1)",
        "https://",
        "https://clinic",
        "https://a@clinic.example",
        "https://a:b@clinic.example/",
        "https://clinic.example/a b",
        "https://clinic.example/\\u0022",
        "HTTPS://clinic.example",
        " https://clinic.example",
        "https://clinic.example\\\\@evil.example",
        "https://병원.example",
    ] {
        let booking = format!(r#""booking":{{"link":"{link}"}}"#);
        list.push((file(&booking), vec!["booking.link", "https://"]));
    }
    let mut bad = |fields: &str, parts: &[&'static str]| list.push((file(fields), parts.to_vec()));
    bad(r#""booking":{"label":"Book"}"#, &["booking.link: is missing"]);
    bad(r#""booking":"https://clinic.example""#, &["booking: expected an object"]);
    bad(r#""treatments":["botox"]"#, &["treatments[0]", "\"botox\"", "left out"]);
    bad(r#""treatments":[7]"#, &["treatments[0]", "the id of a treatment"]);
    bad(
        r#""treatments":["led_red","led_red"]"#,
        &["treatments[1]", "\"led_red\" is there already"],
    );
    bad(r#""treatments":[{"id":"led_red","cost":"1"}]"#, &["treatments[0].cost"]);
    bad(r#""treatments":{}"#, &["treatments: expected a list"]);
    let product = |rest: &str| format!(r#""products":[{{"id":"x","name":"X",{rest}}}]"#);
    bad(
        &product(r#""actives":["gold"]"#),
        &["products[0].actives[0]", "\"gold\"", "the product is not shown"],
    );
    bad(
        &product(r#""actives":"ceramides""#),
        &["products[0].actives: expected a list", "not shown"],
    );
    bad(&product(r#""kind":"cream","actives":[]"#), &["products[0].kind", "moisturiser"]);
    bad(
        &product(r#""actives":[{"id":"niacinamide","percent":0}]"#),
        &["actives[0].percent", "0.01 to 100"],
    );
    bad(
        &product(r#""actives":[{"id":"niacinamide","percent":"5%"}]"#),
        &["actives[0].percent", "\"5%\""],
    );
    bad(&product(r#""actives":["ceramides","ceramides"]"#), &["actives[1]", "there already"]);
    bad(
        &product(r#""actives":["aha"]"#),
        &["actives[0].percent: is missing", "\"aha\"", "not shown"],
    );
    bad(&product(r#""actives":[],"link":"http://x.example""#), &["products[0].link", "https://"]);
    bad(r#""products":[{"id":"x","name":"X"}]"#, &["products[0].actives: is missing", "not shown"]);
    bad(r#""products":[{"name":"X","actives":[]}]"#, &["products[0].id: is missing"]);
    bad(
        r#""products":[{"id":"A B","name":"X","actives":[]}]"#,
        &["products[0].id: expected an id"],
    );
    bad(r#""products":[{"id":"x","actives":[]}]"#, &["products[0].name: is missing"]);
    bad(
        r#""products":[{"id":"x","name":"X","actives":[]},{"id":"x","name":"Y","actives":[]}]"#,
        &["products[1].id", "there already"],
    );
    let test = |rest: &str| {
        format!(r#""products":[{{"id":"x","name":"X","actives":[],"user_test":{{{rest}}}}}]"#)
    };
    bad(
        &test(r#""people":20,"weeks":4,"results":[{"percent":96,"text":"x"}]"#),
        &["products[0].user_test.limits: is missing", "the figures are not shown"],
    );
    bad(
        &test(r#""people":20,"weeks":4,"limits":"l","results":[{"percent":196,"text":"x"}]"#),
        &["user_test.results[0].percent", "0 to 100", "196"],
    );
    bad(
        &test(r#""people":0,"weeks":4,"limits":"l","results":[{"percent":96,"text":"x"}]"#),
        &["user_test.people", "1 to 65535"],
    );
    bad(r#""relax":["R-999"]"#, &["relax[0]", "\"R-999\"", "nothing changes"]);
    bad(r#""relax":["N-glow"]"#, &["relax[0]", "N-glow is not a safety rule"]);
    bad(r#""relax":["R-11"]"#, &["relax[0]", "R-11 is a safety floor", "stays in force"]);
    bad(r#""relax":[{}]"#, &["relax[0]", "the id of a rule"]);
    bad(r#""tighten":{"no_actives":["spf30"]}"#, &["tighten.no_actives[0]", "basic care"]);
    let prescribed = r#""tighten":{"no_actives":["prescription_retinoid"]}"#;
    bad(prescribed, &["tighten.no_actives[0]", "another prescriber"]);
    bad(r#""tighten":{"no_actives":["gold"]}"#, &["tighten.no_actives[0]", "\"gold\""]);
    bad(r#""tighten":{"ask_first":["botox"]}"#, &["tighten.ask_first[0]", "\"botox\""]);
    bad(r#""tighten":{"preparation_days":3}"#, &["tighten.preparation_days", "7 to 28"]);
    bad(r#""tighten":{"more":3}"#, &["tighten.more"]);
    let many = vec![r#""R-60""#; 101].join(",");
    bad(&format!(r#""relax":[{many}]"#), &["relax", "at most 100 items"]);
    list
}

#[test]
fn every_fault_is_told_and_costs_nothing_else() {
    let mut wrong = Vec::new();
    for (text, parts) in faults() {
        let (clinic, said) = read(&text);
        let short: String = text.chars().take(110).collect();
        let [one] = said.as_slice() else {
            wrong.push(format!("{short}\n    says {said:#?}"));
            continue;
        };
        for part in parts.iter().filter(|part| !one.contains(**part)) {
            wrong.push(format!("{short}\n    says {one:?}, not {part:?}"));
        }
        if clinic.profile.name.is_none() {
            wrong.push(format!("{short}\n    lost the name"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// One file with faults and good parts side by side.
#[test]
fn good_parts_beside_bad_ones_are_taken() {
    let (clinic, said) = read(&file(
        r#""treatments":["botox","led_red"],"relax":["R-11","R-60","R-28"],"products":[
        {"id":"a","name":"A","actives":["gold"]},{"id":"b","name":"B","actives":["ceramides"]}],
        "contact":{"phone":"x","email":"a@b.example"}"#,
    ));
    assert_eq!(said.len(), 5, "{said:#?}");
    assert_eq!(clinic.config.treatments.unwrap().len(), 1);
    assert_eq!(clinic.config.relaxed_rules, [embedded().find_rule("R-60").unwrap()]);
    assert_eq!(clinic.config.products.len(), 1);
    assert_eq!(clinic.profile.contact.email.as_deref(), Some("a@b.example"));
}

/// No floor can be relaxed, whatever the rest of the file says.
#[test]
fn floors_stay() {
    for (id, rule) in embedded().rules() {
        let (clinic, said) = read(&file(&format!(r#""relax":["{}"]"#, rule.id)));
        let may = !rule.floor && rule.id.starts_with("R-");
        assert_eq!(clinic.config.relaxed_rules.contains(&id), may, "{}", rule.id);
        let alone = rule.speaks_for.is_empty();
        assert_eq!(said.is_empty(), may && alone, "{}: {said:?}", rule.id);
        assert!(may || said[0].contains(&rule.id), "{said:?}");
        for other in &rule.speaks_for {
            assert!(said[0].contains(&embedded().rule(*other).id), "{said:?}");
        }
    }
}

/// Relaxing a rule that also speaks for others is rejected until those are relaxed too.
#[test]
fn a_rule_that_speaks_for_others_goes_with_them() {
    let relaxed = |rules: &str| {
        let (clinic, said) = read(&file(&format!(r#""relax":{rules}"#)));
        let rule = embedded().find_rule("R-61").expect("a rule");
        (clinic.config.relaxes(embedded(), rule), said)
    };
    let (alone, said) = relaxed(r#"["R-61","R-54"]"#);
    assert!(!alone && said.len() == 1, "{said:?}");
    assert!(said[0].starts_with("relax[0]: ") && said[0].contains("R-57"), "{said:?}");
    assert!(!said[0].contains("R-54"), "{said:?}");
    assert_eq!(relaxed(r#"["R-61","R-54","R-57"]"#), (true, Vec::new()));
}

#[test]
fn a_file_that_cannot_be_read_changes_nothing() {
    let large = file(&format!(r#""texts":{{"welcome":"{}"}}"#, "a".repeat(MAX_BYTES)));
    let names = (0..5_000).map(|n| format!(r#""k{n}":0"#)).collect::<Vec<_>>().join(",");
    let deep = format!(r#""logo":{}{}"#, "[".repeat(500), "]".repeat(500));
    for (text, part) in [
        (String::new(), "empty"),
        ("\u{FEFF}  ".to_owned(), "empty"),
        ("<html>".to_owned(), "not JSON"),
        ("[]".to_owned(), "expected an object"),
        ("null".to_owned(), "expected an object"),
        (r#"{"name":"x"}"#.to_owned(), "format: expected 1"),
        (r#"{"format":2,"name":"x"}"#.to_owned(), "format: expected 1"),
        (r#"{"format":"1","name":"x"}"#.to_owned(), "format: expected 1"),
        (r#"{"format":1,"format":1}"#.to_owned(), "repeated"),
        (large, "larger than 256 KB"),
        (file(&names), "too many parts"),
        (file(&deep), "too many parts"),
        (file("") + "x", "trailing"),
    ] {
        let clock = Instant::now();
        let (clinic, diagnostics) = read_file(embedded(), &text);
        assert!(clock.elapsed() < TIME, "{part}: {:?}", clock.elapsed());
        assert_eq!(clinic, Clinic::default(), "{part}");
        assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
        assert_eq!(diagnostics[0].fallback, Fallback::NothingUsed);
        let said = diagnostics[0].to_string();
        assert!(said.contains(part) && said.lines().count() == 1, "{said}");
    }
    // A byte order mark, which some editors write, is no fault.
    assert!(read(&format!("\u{FEFF}{}", file(""))).1.is_empty());
}

/// The published schema matches the current knowledge.
#[test]
fn the_schema_is_fresh() {
    let written = std::fs::read_to_string(root().join("clinics/clinic.schema.json")).unwrap();
    assert!(written == schema_text(embedded()), "run: cargo run --example clinic_schema");
}

/// Every field of the schema is read, and every field that is read is in the schema: the file with all
/// fields names exactly those of the schema.
#[test]
fn the_schema_and_the_reader_know_the_same_fields() {
    fn fields(schema: &Json, path: &str, into: &mut Vec<String>) {
        if let Some(pairs) = schema.get("properties").and_then(Json::as_object) {
            for (name, inner) in pairs.iter().filter(|(name, _)| !name.starts_with("--")) {
                into.push(format!("{path}.{name}"));
                fields(inner, &format!("{path}.{name}"), into);
            }
        }
        if let Some(item) = schema.get("items") {
            fields(item, path, into);
        }
        for one in schema.get("anyOf").and_then(Json::as_list).unwrap_or_default() {
            fields(one, path, into);
        }
    }
    fn used(json: &Json, path: &str, into: &mut Vec<String>) {
        for item in json.as_list().unwrap_or_default() {
            used(item, path, into);
        }
        for (name, inner) in json.as_object().unwrap_or_default() {
            if !name.starts_with("--") && name != "en" && name != "ko" {
                into.push(format!("{path}.{name}"));
                used(inner, &format!("{path}.{name}"), into);
            }
        }
    }
    let sorted = |mut list: Vec<String>| {
        list.sort();
        list.dedup();
        list
    };
    let (mut known, mut written) = (Vec::new(), Vec::new());
    fields(&Json::parse(&schema_text(embedded())).unwrap(), "", &mut known);
    used(&Json::parse(FULL).unwrap(), "", &mut written);
    assert_eq!(sorted(known), sorted(written));
}

/// The example in the web master's guide is a valid file, and its messages are the real ones.
#[test]
fn the_guide_is_right() {
    let guide = std::fs::read_to_string(root().join("docs/clinic-file.md")).unwrap();
    let example =
        guide.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let (clinic, diagnostics) = read(example);
    assert_eq!(diagnostics, Vec::<String>::new());
    assert_eq!(clinic.config.products.len(), 1);
    let (_, said) = read(&file(
        r##""relax":["R-11"],"theme":{"--barrier-first-accent":"#f0f0f0"},"products":[
        {"id":"a","name":"A","actives":[]},{"id":"b","name":"B","actives":["gold"]}]"##,
    ));
    for line in said {
        assert!(guide.contains(&line), "{line}");
    }
}

proptest! {
    #![proptest_config(crate::property(256))]

    /// Whatever is cut out of a file or inserted into it, reading it terminates, reports in single lines,
    /// and never relaxes a floor.
    #[test]
    fn nothing_makes_the_reader_stumble(
        at in 0_usize..FULL.len(), cut in 0_usize..60, put in "\\PC{0,12}|[\\[\\]{}\",:0-9a-z]{0,12}",
    ) {
        let floor = |at: usize| (0..=at).rev().find(|at| FULL.is_char_boundary(*at)).unwrap_or(0);
        let (start, end) = (floor(at), floor((at + cut).min(FULL.len())));
        let text = [&FULL[..start], put.as_str(), &FULL[end.max(start)..]].concat();
        let (clinic, diagnostics) = read_file(embedded(), &text);
        for diagnostic in &diagnostics {
            let said = diagnostic.to_string();
            prop_assert!(said.lines().count() == 1 && said.len() < 700, "{}", said);
            prop_assert!(!said.chars().any(char::is_control), "{}", said);
        }
        for rule in &clinic.config.relaxed_rules {
            prop_assert!(!embedded().rule(*rule).floor);
        }
        for product in &clinic.config.products {
            prop_assert!(clinic.profile.product(&product.id).is_some());
        }
    }
}
