//! Reviews: how one enters the knowledge, what the build rejects, and the packet for reviewers.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use barrier_first::domain::{Grade, ReviewerRole, Verdict};
use barrier_first::export::review_text::review_lines;
use barrier_first::knowledge::{Rule, RuleReview};

use crate::compile::compile;
use crate::entries::read_entries;
use crate::faults::Faults;
use crate::packet::page::Packet;
use crate::support::localizer::HostLocalizer;
use crate::{embedded, root};

/// The rules with the reviews of a folder: id, and by whom, when and what; and the faults.
fn read(folder: &Path) -> (Vec<(String, String)>, bool, Vec<String>) {
    let mut faults = Faults::default();
    let entries = read_entries(&root().join("knowledge"), &mut faults).expect("the knowledge");
    let mut tables = compile(&entries, &mut faults).expect("it compiles").tables;
    crate::reviews::add(folder, &mut tables, &mut faults);
    let by_dermatologist = crate::reviews::by_a_dermatologist(&tables);
    let found = tables.rules.iter().flat_map(|rule| {
        rule.reviews
            .iter()
            .map(|it| (rule.id.clone(), format!("{:?} {} {:?}", it.role, it.on, it.verdict)))
    });
    (found.collect(), by_dermatologist, faults.lines())
}

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

#[test]
fn a_review_enters_the_knowledge() {
    let (found, by_dermatologist, faults) = read(&root().join("tests/fixtures/reviews"));
    assert_eq!(faults, Vec::<String>::new());
    assert!(by_dermatologist);
    let said = |id: &str| {
        let found: Vec<&str> =
            found.iter().filter(|(rule, _)| rule == id).map(|(_, said)| said.as_str()).collect();
        found.join(" ")
    };
    assert_eq!(said("R-44"), "Dermatologist 2027-01-15 Agree");
    assert_eq!(said("R-31"), "Dermatologist 2027-01-15 Change");
    assert_eq!(said("S-tone-spray"), "Dermatologist 2027-01-15 Remove");
    assert_eq!(found.len(), 4);
}

#[test]
fn without_a_folder_or_a_review_nothing_is_said() {
    let (found, by_dermatologist, faults) = read(&root().join("reviews/no such folder"));
    assert!(found.is_empty() && !by_dermatologist && faults.is_empty());
    let shipped = read(&root().join("reviews"));
    let rules = embedded().rules().filter(|(_, rule)| !rule.reviews.is_empty()).count();
    assert_eq!(rules, shipped.0.iter().map(|(id, _)| id).collect::<BTreeSet<_>>().len());
}

/// A rule changed after the review is not the one that was reviewed.
#[test]
fn a_review_ends_where_the_rule_has_changed() {
    let folder = folder("old-review");
    let text = fs::read_to_string(root().join("tests/fixtures/reviews/example_2027.ron"));
    let text = text.expect("the fixture").replace("2027-01-15", "2025-01-15");
    fs::write(folder.join("example_2027.ron"), text).expect("written");
    let (found, by_dermatologist, faults) = read(&folder);
    assert!(found.is_empty() && !by_dermatologist && faults.is_empty(), "{found:?} {faults:?}");
    fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn a_wrong_review_stops_the_build() {
    let text = fs::read_to_string(root().join("tests/fixtures/reviews/example_2027.ron"));
    let text = text.expect("the fixture");
    let folder = folder("wrong-review");
    for (from, to, says) in [
        ("\"R-44\"", "\"R-444\"", "there is no rule \"R-444\""),
        ("2027-01-15", "15 January", "on is not a date"),
        ("Example Reviewer", " ", "names nobody"),
        ("Not needed by anybody.", "", "S-tone-spray: say what is wrong"),
        ("Dermatologist", "Friend", "Friend"),
        ("role:", "post:", "post"),
        ("\"example_2027\"", "\"other\"", "its id is \"other\", not the file's"),
        ("    verdicts: {", "    verdicts: {}, // {", "xpected"),
    ] {
        let wrong = text.replacen(from, to, 1);
        assert_ne!(wrong, text, "{from}");
        fs::write(folder.join("example_2027.ron"), wrong).expect("written");
        let (_, _, faults) = read(&folder);
        assert!(
            faults
                .iter()
                .any(|it| it.starts_with("reviews/example_2027.ron: ") && it.contains(says)),
            "{says:?}: {faults:?}"
        );
    }
    fs::write(folder.join("notes.txt"), "").expect("written");
    assert!(read(&folder).2.iter().any(|it| it == "reviews/notes.txt: is not a .ron file"));
    fs::remove_dir_all(folder).expect("removed");
}

/// The app's text about a review.
#[test]
fn a_review_is_told_by_whom_and_when() {
    let review = |verdict| RuleReview {
        on: "2027-01-15".to_owned(),
        role: ReviewerRole::Dermatologist,
        verdict,
    };
    let mut rules: Vec<Rule> = embedded().rules().take(3).map(|(_, rule)| rule.clone()).collect();
    for (rule, verdict) in rules.iter_mut().zip([Verdict::Agree, Verdict::Agree, Verdict::Change]) {
        rule.reviews = vec![review(verdict)];
    }
    let ids: Vec<&str> = rules.iter().map(|rule| rule.id.as_str()).collect();
    let english = HostLocalizer::of("en").expect("English");
    assert_eq!(
        review_lines(&english, &rules),
        [
            format!("2027-01-15, a dermatologist: agrees with {}, {}", ids[0], ids[1]),
            format!("2027-01-15, a dermatologist: asks to change {}", ids[2]),
        ]
    );
    let korean = HostLocalizer::of("ko").expect("Korean");
    assert!(review_lines(&korean, &rules)[0].starts_with("2027-01-15, 피부과 의사: "));
    assert!(review_lines(&english, embedded().rules().map(|(_, rule)| rule)).is_empty());
}

/// Every rule once, our own decisions first, everything a reviewer needs, and nothing from elsewhere.
#[test]
fn the_packet_holds_every_rule() {
    let packet = Packet::read();
    let html = packet.html();
    let mut places = Vec::new();
    for (_, rule) in embedded().rules() {
        let article = format!("<article id=\"{}\">", rule.id);
        assert_eq!(html.matches(&article).count(), 1, "{}", rule.id);
        let from = html.find(&article).expect("it is there");
        places.push((from, rule.grade));
        let text = &html[from..];
        let text = &text[..text.find("</article>").expect("an end")];
        for part in
            ["Applies when", "적용 조건", "What it does", "작용", "The patient reads", "출처"]
        {
            assert!(text.contains(part) || part == "출처", "{} lacks {part}", rule.id);
        }
        assert_eq!(text.matches("☐").count(), 3, "{}", rule.id);
        for source in &rule.sources {
            let name = &embedded().source(*source).name;
            let name = name.replace('&', "&amp;").replace('"', "&quot;");
            assert!(text.contains(&name), "{} lacks {name}", rule.id);
        }
        assert!(!text.contains("{ ") && !text.contains("{told"), "{}", rule.id);
    }
    places.sort_unstable_by_key(|(from, _)| *from);
    let first_other = places.iter().position(|(_, grade)| *grade != Grade::P).expect("others");
    assert!(places[first_other..].iter().all(|(_, grade)| *grade != Grade::P), "P comes first");
    for loads in ["<script", "<img", "<link", "<iframe", "url(", "@import", "src="] {
        assert!(!html.contains(loads), "the page needs no network: {loads}");
    }
}

/// The form is a review as soon as something is decided in it.
#[test]
fn the_form_can_be_filled_in() {
    let form = Packet::read().form();
    for (_, rule) in embedded().rules() {
        assert!(form.contains(&format!("// \"{}\": Agree,", rule.id)), "{}", rule.id);
    }
    let filled = form
        .replace("name_2026", "form")
        .replace("name: \"\"", "name: \"Someone\"")
        .replace("YYYY-MM-DD", "2027-01-15")
        .replace("// \"R-11\"", "\"R-11\"");
    let folder = folder("form");
    fs::write(folder.join("form.ron"), filled).expect("written");
    let (found, _, faults) = read(&folder);
    assert_eq!(faults, Vec::<String>::new());
    assert_eq!(found, [("R-11".to_owned(), "Dermatologist 2027-01-15 Agree".to_owned())]);
    fs::remove_dir_all(folder).expect("removed");
}
