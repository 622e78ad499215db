//! Nothing depends on the order of files: conflicts resolve by severity and by phase.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use barrier_first::domain::ClosedSet;
use barrier_first::engine::{Assessment, Avoided, Case, assess};
use barrier_first::knowledge::{Knowledge, Questions, RuleKind};

use crate::compile::compile;
use crate::entries::{Entries, read_entries};
use crate::faults::Faults;
use crate::support::people::{Dice, Person, SplitMix, person};
use crate::{embedded, root};

fn entries() -> Entries {
    let mut faults = Faults::default();
    let entries = read_entries(&root().join("knowledge"), &mut faults);
    assert!(faults.is_empty(), "{:?}", faults.lines());
    entries.unwrap()
}

fn knowledge(entries: &Entries) -> Knowledge {
    let mut faults = Faults::default();
    let compiled = compile(entries, &mut faults);
    assert!(faults.is_empty(), "{:?}", faults.lines());
    let compiled = compiled.unwrap();
    Knowledge::new(Questions::new(compiled.questions).unwrap(), compiled.tables).unwrap()
}

/// The files are read in whatever order the disk returns them; the tables are sorted by id.
#[test]
fn tables_do_not_depend_on_the_order_of_files() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shuffled-knowledge");
    let _ = fs::remove_dir_all(&folder);
    let mut dice = SplitMix(3);
    for kind in
        ["questions", "rules", "actives", "treatments", "programmes", "clinic_questions", "sources"]
    {
        let to = folder.join(kind);
        fs::create_dir_all(&to).unwrap();
        let from = fs::read_dir(root().join("knowledge").join(kind)).unwrap();
        let mut files: Vec<_> = from.map(|file| file.unwrap().path()).collect();
        shuffle(&mut files, &mut dice);
        for file in files {
            fs::copy(&file, to.join(file.file_name().unwrap())).unwrap();
        }
    }
    let shuffled = read_entries(&folder, &mut Faults::default()).unwrap();
    assert_eq!(knowledge(&shuffled), knowledge(&entries()));
    assert_eq!(&knowledge(&shuffled), embedded());
}

/// Even with the rules in an order other than by id, safety comes out the same. (Which of two equally good
/// actives comes first does follow the ids, by design.)
#[test]
fn safety_does_not_depend_on_the_order_of_rules() {
    let mut dice = SplitMix(4);
    let mut shuffled = entries();
    shuffle(&mut shuffled.rules, &mut dice);
    let shuffled = knowledge(&shuffled);
    for _ in 0..400 {
        let it = Person { clinic: Default::default(), ..person(embedded(), &mut dice) };
        let plan_of = |knowledge| assess(knowledge, &Case::new(&it.answers, it.today, &it.clinic));
        let (one, other) = (plan_of(embedded()), plan_of(&shuffled));
        assert_eq!(safety(embedded(), &one), safety(&shuffled, &other));
    }
}

fn shuffle<T>(list: &mut [T], dice: &mut SplitMix) {
    for n in (1..list.len()).rev() {
        list.swap(n, dice.below(n as u32 + 1) as usize);
    }
}

/// The decisions of safety, by id.
fn safety(knowledge: &Knowledge, plan: &Assessment) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    // Rules about what the plan holds depend on the choice of actives.
    let rules = plan.warnings.iter().map(|because| knowledge.rule(because.rule));
    let mut warnings: Vec<&str> =
        rules.filter(|rule| !rule.when.reads_plan()).map(|rule| rule.id.as_str()).collect();
    warnings.sort_unstable();
    all.insert("warnings".to_owned(), warnings.join(" "));
    all.insert("triage".to_owned(), plan.triage.level.id().to_owned());
    for it in &plan.treatments {
        let id = &knowledge.treatment(it.treatment).id;
        all.insert(id.clone(), it.status.id().to_owned());
    }
    // So do actives left out because something else was chosen.
    let by_safety = |avoided: &&Avoided| {
        let mut because = avoided.because.iter();
        because.all(|it| knowledge.rule(it.rule).kind == RuleKind::Safety)
    };
    for avoided in plan.home.avoid.iter().filter(by_safety) {
        let id = format!("avoid {}", knowledge.active(avoided.active).id);
        all.insert(id, format!("{:?}", avoided.until));
    }
    all
}
