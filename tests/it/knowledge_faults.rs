//! Deliberate faults in `knowledge/`: each stops the build with the file and the reason.

use std::fs;
use std::path::{Path, PathBuf};

use crate::checks::check;
use crate::compile::compile;
use crate::entries::read_entries;
use crate::faults::Faults;
use crate::root;

/// A change to one file, and the message that the build must give.
struct Fault {
    /// Below `knowledge/`; the file that is named.
    file: &'static str,
    /// The text that is replaced, once, and its replacement.
    change: (&'static str, &'static str),
    says: &'static str,
}

const fn fault(
    file: &'static str,
    from: &'static str,
    to: &'static str,
    says: &'static str,
) -> Fault {
    Fault { file, change: (from, to), says }
}

const FAULTS: [Fault; 68] = [
    // Form.
    fault("rules/R-11.ron", "\"R-11\"", "\"R-99\"", "its id is \"R-99\", not the file's"),
    fault("questions/oil.ron", "\"oil\"", "\"grease\"", "its id is \"grease\""),
    fault("rules/R-11.ron", "severity: Block,", "severity: Block, colour: 1,", "colour"),
    fault("rules/R-11.ron", "severity: Block,", "", "severity"),
    fault("rules/R-11.ron", "Block,", "Fatal,", "Fatal"),
    fault("rules/R-11.ron", "BlockActives", "BanActives", "BanActives"),
    fault("questions/oil.ron", ")", "", "xpected"),
    // References.
    fault("rules/R-11.ron", "\"pregnancy\"", "\"pregnant\"", "there is no question \"pregnant\""),
    fault("rules/R-11.ron", "\"trying\"", "\"triyng\"", "there is no option \"triyng\""),
    fault(
        "rules/R-11.ron",
        "[\"retinoid\"]",
        "[\"retinoids\"]",
        "no active or family \"retinoids\"",
    ),
    fault(
        "rules/R-44.ron",
        "[\"polynucleotides\"]",
        "[\"salmon\"]",
        "no treatment or family \"salmon\"",
    ),
    fault(
        "rules/R-17.ron",
        "[\"strong_active\"]",
        "[\"x\"]",
        "no active, treatment or family \"x\"",
    ),
    fault("rules/R-15.ron", "\"azelaic_acid\"", "\"azelaic\"", "there is no active \"azelaic\""),
    fault(
        "rules/R-11.ron",
        "\"bumps_topical_retinoids_2024\"",
        "\"bumps\"",
        "there is no source \"bumps\"",
    ),
    fault("rules/R-17.ron", "[\"general_knowledge\"]", "[]", "names no source"),
    fault("actives/squalane.ron", "[\"s0\", \"s1\"]", "[]", "names no source"),
    fault("actives/retinol.ron", "\"R-24\"", "\"R-424\"", "there is no rule \"R-424\""),
    fault("actives/retinol.ron", "other: \"exfoliant\"", "other: \"peels\"", "\"peels\""),
    fault("treatments/cryotherapy.ron", "\"N-calm\"", "\"N-cold\"", "there is no rule \"N-cold\""),
    fault(
        "questions/oil.ron",
        "unknown_options: [\"not_sure\"]",
        "unknown_options: [\"dunno\"]",
        "\"dunno\"",
    ),
    fault("questions/medicines.ron", "exclusive: [\"none\"]", "exclusive: [\"nil\"]", "\"nil\""),
    // Conditions.
    fault(
        "rules/R-11.ron",
        "Is(\"pregnancy\", [\"pregnant\", \"trying\"])",
        "Is(\"sign_itch\", [\"1\"])",
        "has no options",
    ),
    fault(
        "rules/R-11.ron",
        "Is(\"pregnancy\", [\"pregnant\", \"trying\"])",
        "AtLeast(\"oil\", 1)",
        "neither a level nor a number",
    ),
    fault(
        "rules/R-11.ron",
        "Is(\"pregnancy\", [\"pregnant\", \"trying\"])",
        "Any([])",
        "empty All or Any",
    ),
    fault(
        "rules/R-85.ron",
        "Is(\"conditions\", [\"skin_infection\"])",
        "Always",
        "must be able to stay silent",
    ),
    fault(
        "questions/oil.ron",
        "kind: One(",
        "asked_when: Is(\"goals\", [\"glow\"]), kind: One(",
        "asked later",
    ),
    fault(
        "questions/spf_use.ron",
        "kind: One(",
        "asked_when: Is(\"cleanser_feel\", [\"squeaky\"]), kind: One(",
        "asked after the first plan",
    ),
    fault("questions/recent.ron", "order: 80,", "order: 80, stage: Later,", "what safety rests on"),
    fault(
        "questions/climate.ron",
        "stage: Later,",
        "stage: Later, group: Some(Habits),",
        "takes one choice or a level each",
    ),
    fault(
        "questions/outdoors.ron",
        "group: Some(Outdoors),",
        "group: Some(Habits),",
        "do not follow each other",
    ),
    fault("questions/oil.ron", "\"dry\", ", "\"dry\", \"dry\", ", "repeated"),
    // Meaning.
    fault("rules/R-11.ron", "severity: Block", "severity: Clinic", "strongest effect is Block"),
    fault(
        "rules/R-15.ron",
        "Prefer(actives: [\"azelaic_acid\", \"benzoyl_peroxide\"])",
        "Points(1)",
        "needs a safety effect",
    ),
    fault(
        "rules/R-20.ron",
        "[\"strong_active\"]",
        "[\"spf50\"]",
        "blocks a cleanser, moisturiser or sun protection",
    ),
    fault("rules/R-31.ron", "nights: 3", "nights: 8", "nights are 1 to 7"),
    fault("rules/R-73.ron", "percent: 150", "percent: 50", "percent is 100 to 300"),
    fault("rules/S-phase-reset.ron", "weeks: 2", "weeks: 0", "weeks are 1 to 12"),
    fault(
        "rules/S-protect.ron",
        "phases: [Reset, Rebuild, Introduce, Maintain]",
        "phases: []",
        "a step needs",
    ),
    fault("rules/N-lines.ron", "severity: Policy", "severity: Info", "only safety rules carry"),
    fault(
        "rules/N-lines.ron",
        "Want(actives: [\"retinol\", \"peptides\", \"vitamin_c\"])",
        "Caution(targets: [\"retinol\"])",
        "only safety rules block",
    ),
    fault("rules/R-17.ron", "reviewed: \"2026", "reviewed: \"26", "not a date"),
    fault(
        "rules/R-17.ron",
        "[\"general_knowledge\"]",
        "[\"s0\"]",
        "grade K cites general_knowledge",
    ),
    fault(
        "rules/R-18.ron",
        "[\"barrier_first_policy\"]",
        "[\"s0\"]",
        "grade P cites barrier_first_policy",
    ),
    fault(
        "rules/R-13.ron",
        "[\"bozzo_2011_pregnancy\", \"arbutin_pregnancy\"]",
        "[\"general_knowledge\"]",
        "need a source that can be read",
    ),
    fault("questions/oil.ron", "order: 10", "order: 20", "shares its place"),
    fault("actives/retinol.ron", "start: 2", "start: 9", "per_week is 1 to 7"),
    fault("treatments/cryotherapy.ron", "sessions: (3, 5)", "sessions: (5, 3)", "a range is empty"),
    fault(
        "treatments/cryotherapy.ron",
        "every_days: Some((14, 28)),",
        "",
        "several sessions need every_days",
    ),
    fault(
        "treatments/cryotherapy.ron",
        "[\"N-calm\", \"N-recovery\"]",
        "[\"N-none\", \"R-11\"]",
        "R-11 is not a need",
    ),
    fault("sources/s0.ron", "name: \"", "name: \"\", // \"", "has no name"),
    // Programmes.
    fault("programmes/glow.ron", "\"peel_superficial\"", "\"peel\"", "no treatment \"peel\""),
    fault("programmes/glow.ron", "[\"exfoliate\",", "[\"polish\",", "there is no step \"polish\""),
    fault("programmes/glow.ron", "order: 5", "order: 1", "shares its order"),
    fault("programmes/glow.ron", "\"C-upkeep-glow\"", "\"N-glow\"", "is no calendar rule"),
    fault("programmes/glow.ron", "[\"N-glow\", ", "[\"R-11\", ", "R-11 is not a need"),
    fault("programmes/glow.ron", "points: 6", "points: 0", "gives no point"),
    fault(
        "treatments/aqua_facial.ron",
        "\"N-breakouts\"",
        "\"N-recovery\"",
        "no programme that answers N-recovery",
    ),
    fault(
        "programmes/glow.ron",
        "[\"brightening_infusion\"]",
        "[\"aqua_facial\"]",
        "names a treatment twice",
    ),
    fault("clinic_questions/my_rosacea.ron", "\"R-79\"", "\"R-790\"", "no rule \"R-790\""),
    fault("rules/R-78.ron", "[\"R-54\"]", "[\"R-78\"]", "no other safety rule"),
    fault("rules/R-78.ron", "[\"R-54\"]", "[\"N-calm\"]", "no other safety rule"),
    fault("rules/R-61-immune.ron", "\"R-57\", ", "", "leaves out whom"),
    fault("clinic_questions/my_rosacea.ron", "\"R-79\"", "\"R-11\"", "speaks of no treatment"),
    fault("clinic_questions/my_rosacea.ron", "order: 10", "order: 9", "shares its order"),
    fault("clinic_questions/my_dark_marks.ron", "\"skin_tone\"", "\"tone\"", "question \"tone\""),
    fault(
        "clinic_questions/my_rosacea.ron",
        "Is(\"conditions\", [\"rosacea\"])",
        "Always",
        "must rest on answers to one question",
    ),
    fault("programmes/tone.ron", "[\"barrier_finish\"]", "[\"led_red\"]", "its last the barrier"),
    fault("programmes/tone.ron", "leading: [\"brighten\"]", "leading: [\"finish\"]", "leads"),
];

/// A copy of `knowledge/` to corrupt.
fn copy(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    for kind in
        ["questions", "rules", "actives", "treatments", "programmes", "clinic_questions", "sources"]
    {
        fs::create_dir_all(folder.join(kind)).unwrap();
        for file in fs::read_dir(root().join("knowledge").join(kind)).unwrap() {
            let file = file.unwrap().path();
            fs::copy(&file, folder.join(kind).join(file.file_name().unwrap())).unwrap();
        }
    }
    folder
}

/// The messages of the build about a folder.
fn build(folder: &Path) -> Vec<String> {
    let mut faults = Faults::default();
    if let Some(entries) = read_entries(folder, &mut faults)
        && let Some(tables) = compile(&entries, &mut faults)
    {
        check(&entries, &tables, &mut faults);
    }
    faults.lines()
}

#[test]
fn the_knowledge_has_no_fault() {
    assert_eq!(build(&root().join("knowledge")), Vec::<String>::new());
}

#[test]
fn every_fault_is_named_with_its_file() {
    let folder = copy("spoilt-knowledge");
    let mut wrong = Vec::new();
    for it in &FAULTS {
        let file = folder.join(it.file);
        let sound = fs::read_to_string(&file).unwrap();
        let (from, to) = it.change;
        assert!(sound.contains(from), "{} holds no {from:?}", it.file);
        fs::write(&file, sound.replacen(from, to, 1)).unwrap();
        let lines = build(&folder);
        fs::write(&file, sound).unwrap();
        let place = format!("knowledge/{}: ", it.file);
        if !lines.iter().any(|line| line.starts_with(&place) && line.contains(it.says)) {
            wrong.push(format!("{}: {from:?} → {to:?}\n  no {:?} in {lines:#?}", it.file, it.says));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn faults_of_whole_files_are_named() {
    let folder = copy("incomplete-knowledge");
    let says = |wanted: &str| {
        let lines = build(&folder);
        assert!(lines.iter().any(|line| line.contains(wanted)), "no {wanted:?} in {lines:#?}");
    };
    fs::write(folder.join("rules/notes.txt"), "remember").unwrap();
    says("knowledge/rules/notes.txt: is not a .ron file");
    fs::remove_file(folder.join("rules/notes.txt")).unwrap();

    let rule = folder.join("rules/C-check-in.ron");
    let kept = fs::read_to_string(&rule).unwrap();
    fs::remove_file(&rule).unwrap();
    says("the program needs \"C-check-in\", which is missing");
    fs::write(folder.join("rules/X-1.ron"), kept.replace("C-check-in", "X-1")).unwrap();
    says("knowledge/rules/X-1.ron: the id starts with none of R- N- S- C- F-");
    fs::remove_file(folder.join("rules/X-1.ron")).unwrap();
    fs::write(&rule, kept).unwrap();

    // An option that the engine reads, renamed wherever the knowledge mentions it.
    let speak = ["questions/needle_comfort.ron", "rules/N-needles.ron"].map(|it| folder.join(it));
    let kept = speak.each_ref().map(|file| fs::read_to_string(file).unwrap());
    for (file, text) in speak.iter().zip(&kept) {
        fs::write(file, text.replace("\"never\"", "\"not_ever\"")).unwrap();
    }
    says("the program needs \"needle_comfort/never\", which is missing");
    speak.iter().zip(kept).for_each(|(file, text)| fs::write(file, text).unwrap());

    // A question of the clinician's sheet, renamed throughout: its line there would disappear silently.
    let speak = ["questions/tans.ron", "rules/R-51.ron"].map(|it| folder.join(it));
    let kept = speak.each_ref().map(|file| fs::read_to_string(file).unwrap());
    let [question, rule] = kept.each_ref().map(|text| text.replace("\"tans\"", "\"tanning\""));
    fs::remove_file(&speak[0]).unwrap();
    let renamed = folder.join("questions/tanning.ron");
    fs::write(&renamed, question).unwrap();
    fs::write(&speak[1], rule).unwrap();
    says("the program needs \"tans\", which is missing");
    fs::remove_file(renamed).unwrap();
    speak.iter().zip(kept).for_each(|(file, text)| fs::write(file, text).unwrap());

    // A number that no rule states, and one that two rules state.
    let few = folder.join("rules/S-few-strong.ron");
    let kept = fs::read_to_string(&few).unwrap();
    fs::write(&few, kept.replace("[Limit(StrongActives, 3)]", "[]")).unwrap();
    says("the program needs \"StrongActives\", which is missing");
    fs::write(&few, kept.replace("3)]", "3), Limit(ActiveNights, 5)]")).unwrap();
    says("knowledge/rules/S-few-strong.ron: a limit is stated by one rule, and always");
    fs::write(&few, kept.replace("(StrongActives, 3)", "(StrongActives, 0)")).unwrap();
    says("knowledge/rules/S-few-strong.ron: a limit is at least 1");
    fs::write(&few, kept).unwrap();

    // Families that the engine and the build ask for, renamed in every entry.
    let rename = |kind: &str, from: &str, to: &str| {
        for file in fs::read_dir(folder.join(kind)).unwrap() {
            let file = file.unwrap().path();
            let text = fs::read_to_string(&file).unwrap();
            fs::write(&file, text.replace(&format!("\"{from}\""), &format!("\"{to}\""))).unwrap();
        }
    };
    for (kinds, family, who) in [
        (["actives", "rules"], "leave_out", "program"),
        (["actives", "rules"], "strong_active", "program"),
        (["treatments", "rules"], "abrasion", "build"),
        (["treatments", "rules"], "no_actives", "build"),
    ] {
        for kind in kinds {
            rename(kind, family, "renamed");
        }
        says(&format!("the {who} needs {family:?}, which is missing"));
        for kind in kinds {
            rename(kind, "renamed", family);
        }
    }

    let source = folder.join("sources/s0.ron");
    let kept = fs::read_to_string(&source).unwrap();
    let link = "link: Some(\"http://example.org\"), id: \"s0\"";
    fs::write(&source, kept.replacen("link:", "// link:", 1).replacen("id: \"s0\"", link, 1))
        .unwrap();
    says("knowledge/sources/s0.ron: its link is not https");
    fs::remove_dir_all(folder.join("sources")).unwrap();
    says("knowledge/sources: cannot be read");
}
