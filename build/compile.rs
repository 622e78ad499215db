//! From the authoring format to the compiled tables: every name becomes a place.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::de::DeserializeOwned;

use crate::domain::{
    ActiveId, ActiveSet, ClosedSet, FlagSet, LabelFlag, OptionId, OptionSet, QuestionId, RuleId,
    SourceId, TreatmentId, TreatmentSet, TriageLevel,
};
use crate::faults::Faults;
use crate::knowledge::follow::CourseLeaf;
use crate::knowledge::model::{
    Active, Condition, EarlierOption, Effect, Kind, OnLabels, Programme, ProgrammeStep, Question,
    Regulatory, Rule, RuleKind, Source, Treatment, Until,
};
use crate::knowledge::schema::{
    ActiveEntry, CeilingEntry, ClinicQuestionEntry, ConditionEntry, EffectEntry, KindEntry,
    OnLabelsEntry, ProgrammeEntry, QuestionEntry, RuleEntry, SourceEntry, TreatmentEntry,
    UntilEntry,
};
use crate::knowledge::{QuestionTable, Tables};

/// Families of actives of which a routine holds one member at most.
const RIVAL_FAMILIES: [&str; 2] = ["retinoid", "exfoliant"];

/// Families of treatments that ask for preparation beside what is invasive.
const PREPARED: [&str; 3] = ["peel", "laser", "abrasion"];

/// Everything as written, sorted by id (questions by section and order).
pub struct Entries {
    pub questions: Vec<QuestionEntry>,
    pub rules: Vec<RuleEntry>,
    pub actives: Vec<ActiveEntry>,
    pub treatments: Vec<TreatmentEntry>,
    pub programmes: Vec<ProgrammeEntry>,
    pub sources: Vec<SourceEntry>,
    /// Sorted by order.
    pub clinic_questions: Vec<ClinicQuestionEntry>,
}

/// Reads every file below `knowledge/`. `None` when something could not be read at all.
pub fn read_entries(root: &Path, faults: &mut Faults) -> Option<Entries> {
    let mut questions: Vec<QuestionEntry> =
        read_folder(&root.join("questions"), |entry: &QuestionEntry| &entry.id, faults);
    questions.sort_by_key(|question| (question.section, question.order));
    let mut clinic_questions: Vec<ClinicQuestionEntry> =
        read_folder(&root.join("clinic_questions"), |e: &ClinicQuestionEntry| &e.id, faults);
    clinic_questions.sort_by_key(|question| question.order);
    let entries = Entries {
        questions,
        clinic_questions,
        rules: read_folder(&root.join("rules"), |entry: &RuleEntry| &entry.id, faults),
        actives: read_folder(&root.join("actives"), |entry: &ActiveEntry| &entry.id, faults),
        treatments: read_folder(&root.join("treatments"), |e: &TreatmentEntry| &e.id, faults),
        programmes: read_folder(&root.join("programmes"), |e: &ProgrammeEntry| &e.id, faults),
        sources: read_folder(&root.join("sources"), |entry: &SourceEntry| &entry.id, faults),
    };
    faults.is_empty().then_some(entries)
}

/// Reads every file of a folder, sorted by id.
pub fn read_folder<T: DeserializeOwned>(
    folder: &Path,
    id: impl Fn(&T) -> &String,
    faults: &mut Faults,
) -> Vec<T> {
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let files = match fs::read_dir(folder) {
        Ok(files) => files,
        Err(error) => {
            faults.add(&format!("knowledge/{name}"), format!("cannot be read: {error}"));
            return Vec::new();
        }
    };
    let mut entries: BTreeMap<String, T> = BTreeMap::new();
    for path in files.filter_map(|file| file.ok().map(|file| file.path())) {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let place = format!("knowledge/{name}/{stem}.ron");
        if path.extension().is_none_or(|extension| extension != "ron") {
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            faults.add(&format!("knowledge/{name}/{file}"), "is not a .ron file");
            continue;
        }
        let parsed = fs::read_to_string(&path)
            .map_err(|error| error.to_string())
            .and_then(|text| ron::from_str::<T>(&text).map_err(|error| error.to_string()));
        match parsed {
            Ok(entry) if *id(&entry) == stem => {
                entries.insert(stem, entry);
            }
            Ok(entry) => faults.add(&place, format!("its id is {:?}, not the file's", id(&entry))),
            Err(error) => faults.add(&place, error),
        }
    }
    // As many as an id of that kind can number (`domain/ids.rs`).
    let most = if name == "rules" { 1 << 16 } else { 1 << 8 };
    if entries.len() > most {
        faults.add(&format!("knowledge/{name}"), format!("holds more than {most} entries"));
    }
    entries.into_values().collect()
}

/// Names to places, and the faults found on the way.
pub struct Resolver<'a> {
    entries: &'a Entries,
    active_families: BTreeMap<&'a str, ActiveSet>,
    treatment_families: BTreeMap<&'a str, TreatmentSet>,
    pub faults: &'a mut Faults,
    /// What conditions of follow-up look at, so far.
    pub leaves: Vec<CourseLeaf>,
}

/// What the app carries, in the two files it comes in.
pub struct Compiled {
    /// For `questions.bin`.
    pub questions: QuestionTable,
    /// For `knowledge.bin`.
    pub tables: Tables,
}

/// Compiles the entries; `None` when a reference did not resolve.
pub fn compile(entries: &Entries, faults: &mut Faults) -> Option<Compiled> {
    let mut names = Resolver::new(entries, faults);
    let version = entries.rules.iter().map(|entry| entry.reviewed.clone()).max();
    let mut questions = QuestionTable {
        version: version.unwrap_or_default(),
        entries: entries.questions.iter().map(|entry| names.question(entry)).collect(),
    };
    let mut tables = Tables {
        leaves: Vec::new(),
        rules: entries.rules.iter().map(|entry| names.rule(entry)).collect(),
        actives: entries.actives.iter().map(|entry| names.active(entry)).collect(),
        treatments: entries.treatments.iter().map(|entry| names.treatment(entry)).collect(),
        programmes: entries.programmes.iter().map(|entry| names.programme(entry)).collect(),
        sources: entries.sources.iter().map(source).collect(),
        clinic_questions: entries
            .clinic_questions
            .iter()
            .map(|entry| crate::clinic_questions::compile(entry, &mut names))
            .collect(),
        families: names
            .active_families
            .iter()
            .map(|(name, set)| ((*name).to_owned(), *set))
            .collect(),
    };
    tables.leaves = std::mem::take(&mut names.leaves);
    note_stops(&mut questions, &tables.rules);
    faults.is_empty().then_some(Compiled { questions, tables })
}

/// Notes at each question with which options a doctor has to look today, as far as one rule says so of
/// that question alone.
fn note_stops(questions: &mut QuestionTable, rules: &[Rule]) {
    for rule in rules.iter().filter(|rule| rule.kind == RuleKind::Safety) {
        let stops = |effect: &Effect| matches!(effect, Effect::Triage(level) if *level >= TriageLevel::Urgent);
        if let Condition::Is(question, options) = &rule.when
            && rule.then.iter().any(stops)
            && let Some(entry) = questions.entries.get_mut(question.index())
        {
            entry.stops = entry.stops.union(*options);
        }
    }
}

fn source(entry: &SourceEntry) -> Source {
    Source {
        id: entry.id.clone(),
        name: entry.name.clone(),
        kind: entry.kind,
        date: entry.date.clone(),
        link: entry.link.clone(),
    }
}

/// Place of the entry with this id in a list sorted as the tables are.
fn place<N: TryFrom<usize>, T>(list: &[T], is: impl Fn(&T) -> bool) -> Option<N> {
    list.iter().position(is).and_then(|place| N::try_from(place).ok())
}

impl<'a> Resolver<'a> {
    fn new(entries: &'a Entries, faults: &'a mut Faults) -> Self {
        let mut active_families: BTreeMap<&str, ActiveSet> = BTreeMap::new();
        for (n, entry) in (0..=u8::MAX).zip(&entries.actives) {
            for family in &entry.families {
                active_families.entry(family).or_default().insert(ActiveId(n));
            }
        }
        let mut treatment_families: BTreeMap<&str, TreatmentSet> = BTreeMap::new();
        for (n, entry) in (0..=u8::MAX).zip(&entries.treatments) {
            let invasive = entry.invasive.then_some("invasive");
            for family in entry.families.iter().map(String::as_str).chain(invasive) {
                treatment_families.entry(family).or_default().insert(TreatmentId(n));
            }
        }
        if entries.actives.len() > ActiveSet::CAPACITY {
            faults.add("knowledge/actives", "holds more than 64 entries");
        }
        if entries.treatments.len() > TreatmentSet::CAPACITY {
            faults.add("knowledge/treatments", "holds more than 64 entries");
        }
        Self { entries, active_families, treatment_families, faults, leaves: Vec::new() }
    }

    fn question_id(&mut self, file: &str, id: &str) -> QuestionId {
        place(&self.entries.questions, |entry| entry.id == id).map_or_else(
            || {
                self.faults.add(file, format!("there is no question {id:?}"));
                QuestionId(0)
            },
            QuestionId,
        )
    }

    pub fn rule_id(&mut self, file: &str, id: &str) -> RuleId {
        place(&self.entries.rules, |entry| entry.id == id).map_or_else(
            || {
                self.faults.add(file, format!("there is no rule {id:?}"));
                RuleId(0)
            },
            RuleId,
        )
    }

    fn active_id(&mut self, file: &str, id: &str) -> ActiveId {
        place(&self.entries.actives, |entry| entry.id == id).map_or_else(
            || {
                self.faults.add(file, format!("there is no active {id:?}"));
                ActiveId(0)
            },
            ActiveId,
        )
    }

    fn sources(&mut self, file: &str, ids: &[String]) -> Vec<SourceId> {
        if ids.is_empty() {
            self.faults.add(file, "names no source");
        }
        ids.iter().map(|id| self.source_id(file, id)).collect()
    }

    fn source_id(&mut self, file: &str, id: &str) -> SourceId {
        place(&self.entries.sources, |entry| entry.id == id).map_or_else(
            || {
                self.faults.add(file, format!("there is no source {id:?}"));
                SourceId(0)
            },
            SourceId,
        )
    }

    /// Actives behind a list of ids and family names.
    pub fn active_set(&mut self, file: &str, targets: &[String]) -> ActiveSet {
        let mut set = ActiveSet::EMPTY;
        for target in targets {
            match self.find_actives(target) {
                Some(found) => set = set.union(found),
                None => self.faults.add(file, format!("no active or family {target:?}")),
            }
        }
        set
    }

    fn find_actives(&self, target: &str) -> Option<ActiveSet> {
        place(&self.entries.actives, |entry| entry.id == target)
            .map(|n| ActiveSet::from_iter([ActiveId(n)]))
            .or_else(|| self.active_families.get(target).copied())
    }

    fn find_treatments(&self, target: &str) -> Option<TreatmentSet> {
        place(&self.entries.treatments, |entry| entry.id == target)
            .map(|n| TreatmentSet::from_iter([TreatmentId(n)]))
            .or_else(|| self.treatment_families.get(target).copied())
    }

    fn treatment_set(&mut self, file: &str, targets: &[String]) -> TreatmentSet {
        let mut set = TreatmentSet::EMPTY;
        for target in targets {
            match self.find_treatments(target) {
                Some(found) => set = set.union(found),
                None => self.faults.add(file, format!("no treatment or family {target:?}")),
            }
        }
        set
    }

    /// Targets that may be of either kind.
    fn either(&mut self, file: &str, targets: &[String]) -> (ActiveSet, TreatmentSet) {
        let (mut actives, mut treatments) = (ActiveSet::EMPTY, TreatmentSet::EMPTY);
        for target in targets {
            let found = (self.find_actives(target), self.find_treatments(target));
            if found == (None, None) {
                self.faults.add(file, format!("no active, treatment or family {target:?}"));
            }
            actives = actives.union(found.0.unwrap_or_default());
            treatments = treatments.union(found.1.unwrap_or_default());
        }
        (actives, treatments)
    }

    fn options(&mut self, file: &str, list: &[String], ids: &[String]) -> OptionSet {
        let mut set = OptionSet::EMPTY;
        for id in ids {
            match place(list, |option| option == id) {
                Some(n) => set.insert(OptionId(n)),
                None => self.faults.add(file, format!("there is no option {id:?}")),
            }
        }
        set
    }

    fn question(&mut self, entry: &QuestionEntry) -> Question {
        let file = format!("knowledge/questions/{}.ron", entry.id);
        let kind = match &entry.kind {
            KindEntry::One { options } => Kind::One { options: options.clone() },
            KindEntry::Many { options, exclusive, at_most } => Kind::Many {
                options: options.clone(),
                exclusive: self.options(&file, options, exclusive),
                at_most: *at_most,
            },
            KindEntry::Level => Kind::Level,
            KindEntry::Number { min, max, unit } => {
                Kind::Number { min: *min, max: *max, unit: unit.clone() }
            }
            KindEntry::Date => Kind::Date,
        };
        let has_options = !kind.options().is_empty();
        let not_sure = !has_options && entry.unknown_options.iter().any(|id| id == "not_sure");
        let unknown = if has_options {
            self.options(&file, kind.options(), &entry.unknown_options)
        } else {
            OptionSet::EMPTY
        };
        let (aliases, earlier) = self.earlier(&file, entry, kind.options());
        let distinct: BTreeSet<&String> = kind.options().iter().collect();
        if distinct.len() != kind.options().len() || distinct.len() > OptionSet::CAPACITY {
            self.faults.add(&file, "options are repeated or more than 32");
        }
        Question {
            id: entry.id.clone(),
            section: entry.section,
            stage: entry.stage,
            group: entry.group,
            asked_when: self.condition(&file, &entry.asked_when),
            kind,
            optional: entry.optional,
            unknown,
            stops: OptionSet::EMPTY,
            not_sure,
            aliases,
            earlier,
        }
    }

    /// What earlier versions called the options, and in which order they stood.
    fn earlier(
        &mut self,
        file: &str,
        entry: &QuestionEntry,
        options: &[String],
    ) -> (Vec<(String, OptionId)>, Vec<Vec<EarlierOption>>) {
        let mut aliases = Vec::new();
        for (old, now) in &entry.aliases {
            if options.contains(old) {
                self.faults.add(file, format!("{old:?} is an option and an alias"));
            }
            match place(options, |option| option == now) {
                Some(n) => aliases.push((old.clone(), OptionId(n))),
                None => self.faults.add(file, format!("there is no option {now:?}")),
            }
        }
        let mut lists = Vec::new();
        for list in &entry.earlier {
            let mut known = Vec::new();
            for id in list {
                let kept = place(options, |option| option == id);
                let alias = place(&aliases, |(alias, _)| alias == id);
                match (kept, alias) {
                    (Some(n), _) => known.push(EarlierOption::Kept(OptionId(n))),
                    (None, Some(n)) => known.push(EarlierOption::Alias(n)),
                    (None, None) => {
                        self.faults.add(file, format!("{id:?} is neither an option nor an alias"));
                    }
                }
            }
            lists.push(known);
        }
        (aliases, lists)
    }

    pub fn condition(&mut self, file: &str, entry: &ConditionEntry) -> Condition {
        match entry {
            ConditionEntry::Always => Condition::Always,
            ConditionEntry::Is(id, options) => {
                let question = self.question_id(file, id);
                let list = match &self.entries.questions[question.index()].kind {
                    KindEntry::One { options } | KindEntry::Many { options, .. } => options,
                    KindEntry::Level | KindEntry::Number { .. } | KindEntry::Date => {
                        self.faults.add(file, format!("{id:?} has no options to compare"));
                        return Condition::Always;
                    }
                };
                Condition::Is(question, self.options(file, list, options))
            }
            ConditionEntry::AtLeast(id, value) => {
                Condition::AtLeast(self.measured(file, id), *value)
            }
            ConditionEntry::AtMost(id, value) => Condition::AtMost(self.measured(file, id), *value),
            ConditionEntry::BandAtMost(band) => Condition::BandAtMost(*band),
            ConditionEntry::Region(regions) => Condition::Region(regions.clone()),
            ConditionEntry::Course(leaf) => Condition::Course(self.leaf(file, leaf)),
            ConditionEntry::PlanHolds(targets) => {
                Condition::PlanHolds(self.active_set(file, targets))
            }
            ConditionEntry::PlanStarts(targets) => {
                Condition::PlanStarts(self.active_set(file, targets))
            }
            ConditionEntry::All(parts) => Condition::All(self.conditions(file, parts)),
            ConditionEntry::Any(parts) => Condition::Any(self.conditions(file, parts)),
            ConditionEntry::Not(part) => Condition::Not(Box::new(self.condition(file, part))),
        }
    }

    fn conditions(&mut self, file: &str, parts: &[ConditionEntry]) -> Vec<Condition> {
        if parts.is_empty() {
            self.faults.add(file, "has an empty All or Any");
        }
        parts.iter().map(|part| self.condition(file, part)).collect()
    }

    pub fn measured(&mut self, file: &str, id: &str) -> QuestionId {
        let question = self.question_id(file, id);
        if !matches!(
            self.entries.questions[question.index()].kind,
            KindEntry::Level | KindEntry::Number { .. }
        ) {
            self.faults.add(file, format!("{id:?} is neither a level nor a number"));
        }
        question
    }

    fn rule(&mut self, entry: &RuleEntry) -> Rule {
        let file = format!("knowledge/rules/{}.ron", entry.id);
        let kind = match entry.id.as_bytes() {
            [b'R', b'-', ..] => RuleKind::Safety,
            [b'N', b'-', b'B', digit, ..] if digit.is_ascii_digit() => RuleKind::Driver,
            [b'N', b'-', ..] => RuleKind::Need,
            [b'S', b'-', ..] => RuleKind::Step,
            [b'C', b'-', ..] => RuleKind::Calendar,
            [b'F', b'-', ..] => RuleKind::Follow,
            [b'I', b'-', ..] => RuleKind::Index,
            _ => {
                self.faults.add(&file, "the id starts with none of R- N- S- C- F- I-");
                RuleKind::Safety
            }
        };
        Rule {
            id: entry.id.clone(),
            kind,
            when: self.condition(&file, &entry.when),
            then: entry.then.iter().map(|effect| self.effect(&file, effect)).collect(),
            severity: entry.severity,
            grade: entry.grade,
            sources: self.sources(&file, &entry.sources),
            reviewed: entry.reviewed.clone(),
            reviews: Vec::new(),
            floor: entry.floor,
            speaks_for: entry.speaks_for.iter().map(|id| self.rule_id(&file, id)).collect(),
            on_labels: entry.on_labels.as_ref().map(|shown| self.on_labels(&file, shown)),
        }
    }

    /// What a label can show that a rule is about.
    fn on_labels(&mut self, file: &str, entry: &OnLabelsEntry) -> OnLabels {
        let question = self.question_id(file, "allergies");
        let options = self.entries.questions.iter().find(|it| it.id == "allergies");
        let option = options.and_then(|it| match &it.kind {
            KindEntry::One { options } | KindEntry::Many { options, .. } => {
                place(options, |id| *id == entry.allergy)
            }
            KindEntry::Level | KindEntry::Number { .. } | KindEntry::Date => None,
        });
        if option.is_none() {
            self.faults.add(file, format!("there is no allergy {:?}", entry.allergy));
        }
        let mut flags = |ids: &[String]| {
            let mut set = FlagSet::EMPTY;
            for id in ids {
                match LabelFlag::from_id(id) {
                    Some(flag) => set.insert(flag),
                    None => self.faults.add(file, format!("there is no flag {id:?}")),
                }
            }
            set
        };
        let (sure, perhaps) = (flags(&entry.flags), flags(&entry.perhaps));
        if sure.is_empty() {
            self.faults.add(file, "names no flag of a label");
        }
        let allergy = (question, OptionId(option.unwrap_or_default()));
        OnLabels { allergy, flags: sure, perhaps, own_words: entry.own_words }
    }

    fn effect(&mut self, file: &str, entry: &EffectEntry) -> Effect {
        match entry {
            EffectEntry::Triage(level) => Effect::Triage(*level),
            EffectEntry::BlockActives { targets, until } => Effect::BlockActives {
                targets: self.active_set(file, targets),
                until: compile_until(*until),
            },
            EffectEntry::HoldNew { targets, until } => Effect::HoldNew {
                targets: self.active_set(file, targets),
                until: compile_until(*until),
            },
            EffectEntry::BlockTreatments { targets, until } => Effect::BlockTreatments {
                targets: self.treatment_set(file, targets),
                until: compile_until(*until),
            },
            EffectEntry::AskFirst { targets } => {
                Effect::AskFirst(self.treatment_set(file, targets))
            }
            EffectEntry::Caution { targets } => {
                let (actives, treatments) = self.either(file, targets);
                Effect::Caution { actives, treatments }
            }
            EffectEntry::Inform { targets } => {
                let (actives, treatments) = self.either(file, targets);
                Effect::Inform { actives, treatments }
            }
            EffectEntry::Prefer { actives } => {
                Effect::Prefer(actives.iter().map(|id| self.active_id(file, id)).collect())
            }
            EffectEntry::Separate { these, from } => Effect::Separate {
                these: self.active_set(file, these),
                from: self.active_set(file, from),
            },
            EffectEntry::MorningOnly { targets } => {
                Effect::MorningOnly(self.active_set(file, targets))
            }
            EffectEntry::NightsAtMost { targets, nights } => {
                Effect::NightsAtMost { targets: self.active_set(file, targets), nights: *nights }
            }
            EffectEntry::StretchPhases { percent } => Effect::StretchPhases { percent: *percent },
            EffectEntry::PhaseWeeks { phase, band, weeks } => {
                Effect::PhaseWeeks { phase: *phase, band: *band, weeks: *weeks }
            }
            EffectEntry::Want { actives } => {
                Effect::Want(actives.iter().map(|id| self.active_id(file, id)).collect())
            }
            EffectEntry::Step { time, slot, uses, phases, adds } => Effect::Step {
                adds: *adds,
                time: *time,
                slot: *slot,
                uses: uses.iter().map(|id| self.active_id(file, id)).collect(),
                phases: phases.clone(),
            },
            EffectEntry::Points(points) => Effect::Points(*points),
            EffectEntry::Weight { sign, half_points } => {
                let question = self.measured(file, sign);
                Effect::Weight { sign: question, half_points: *half_points }
            }
            EffectEntry::BandFrom { band, index } => {
                Effect::BandFrom { band: *band, index: *index }
            }
            EffectEntry::Ceiling(band) => Effect::Ceiling(*band),
            EffectEntry::NoAllClear => Effect::NoAllClear,
            EffectEntry::Days(days) => Effect::Days(*days),
            EffectEntry::Results { of, days } => {
                Effect::Results { of: self.active_set(file, of), days: *days }
            }
            EffectEntry::Follow(entry) => Effect::Follow(self.follow(file, entry)),
        }
    }

    fn active(&mut self, entry: &ActiveEntry) -> Active {
        let file = format!("knowledge/actives/{}.ron", entry.id);
        let rivals = RIVAL_FAMILIES
            .iter()
            .filter(|family| entry.families.iter().any(|own| own == **family))
            .filter_map(|family| self.active_families.get(family).copied())
            .fold(ActiveSet::EMPTY, ActiveSet::union);
        Active {
            id: entry.id.clone(),
            time: entry.time,
            morning_too: entry.morning_too,
            slot: entry.slot,
            from_phase: entry.from_phase,
            per_week: entry.per_week.map(|times| (times.start, times.later)),
            since: place(&self.entries.questions, |question| {
                question.id.strip_prefix("actives_since_") == Some(entry.id.as_str())
            })
            .map(QuestionId),
            rivals,
            not_with: entry
                .not_with
                .iter()
                .map(|pair| {
                    let other = self.active_set(&file, std::slice::from_ref(&pair.other));
                    (other, self.rule_id(&file, &pair.rule))
                })
                .collect(),
            little_below: entry.little_below,
            instead: entry.instead.iter().map(|other| self.stand_in(&file, entry, other)).collect(),
            not_instead: entry.not_instead.iter().map(|rule| self.rule_id(&file, rule)).collect(),
            at_most: entry
                .at_most
                .iter()
                .map(|(most, rule)| (*most, self.rule_id(&file, rule)))
                .collect(),
            sources: self.sources(&file, &entry.sources),
        }
    }

    /// What takes the place of an active: another one of the same slot.
    fn stand_in(&mut self, file: &str, entry: &ActiveEntry, other: &str) -> ActiveId {
        let fits = |it: &ActiveEntry| it.id == other && it.slot == entry.slot && it.id != entry.id;
        place(&self.entries.actives, fits).map_or_else(
            || {
                self.faults.add(
                    file,
                    format!("instead names {other:?}, which is no other {:?}", entry.slot),
                );
                ActiveId(0)
            },
            ActiveId,
        )
    }

    fn treatment_id(&mut self, file: &str, id: &str) -> TreatmentId {
        place(&self.entries.treatments, |entry| entry.id == id).map_or_else(
            || {
                self.faults.add(file, format!("there is no treatment {id:?}"));
                TreatmentId(0)
            },
            TreatmentId,
        )
    }

    fn programme(&mut self, entry: &ProgrammeEntry) -> Programme {
        let file = format!("knowledge/programmes/{}.ron", entry.id);
        let leading = entry
            .leading
            .iter()
            .filter_map(|id| {
                let found = place(&entry.steps, |step| step.id == *id);
                if found.is_none() {
                    self.faults.add(&file, format!("there is no step {id:?}"));
                }
                found
            })
            .collect();
        Programme {
            id: entry.id.clone(),
            needs: entry.needs.iter().map(|id| self.rule_id(&file, id)).collect(),
            offers: entry.offers.iter().map(|id| self.rule_id(&file, id)).collect(),
            strength: entry
                .strength
                .iter()
                .map(|one| (self.condition(&file, &one.when), one.points))
                .collect(),
            order: entry.order,
            weak_skin: entry.weak_skin,
            steps: entry
                .steps
                .iter()
                .map(|step| ProgrammeStep {
                    id: step.id.clone(),
                    items: step.items.iter().map(|id| self.treatment_id(&file, id)).collect(),
                })
                .collect(),
            leading,
            upkeep: self.rule_id(&file, &entry.upkeep),
            grade: entry.grade,
            sources: self.sources(&file, &entry.sources),
        }
    }

    fn treatment(&mut self, entry: &TreatmentEntry) -> Treatment {
        let file = format!("knowledge/treatments/{}.ron", entry.id);
        Treatment {
            id: entry.id.clone(),
            formerly: entry.formerly.clone(),
            invasive: entry.invasive,
            prepared: entry.invasive
                || entry.families.iter().any(|f| PREPARED.contains(&f.as_str())),
            pauses_actives: entry.aftercare.iter().any(|it| it == "no_actives"),
            needles: entry.families.iter().any(|f| f == "injectable" || f == "needling"),
            interest: entry.interest,
            downtime_days: entry.downtime_days,
            needs: entry.needs.iter().map(|id| self.rule_id(&file, id)).collect(),
            needs_phase: entry.needs_phase,
            always_ask: entry.ceiling == CeilingEntry::AskFirst,
            sessions: entry.sessions,
            every_days: entry.every_days,
            upkeep_days: entry.upkeep_days,
            visit_step: entry.visit_step,
            preparation: entry.preparation.clone(),
            recovery: entry.recovery.iter().map(|r| (r.from, r.to, r.what.clone())).collect(),
            aftercare: entry.aftercare.clone(),
            complications: entry.complications.clone(),
            regulatory: entry
                .regulatory
                .iter()
                .map(|note| Regulatory {
                    note: note.note.clone(),
                    region: note.region,
                    date: note.date.clone(),
                    source: self.source_id(&file, &note.source),
                    rule: self.rule_id(&file, &note.rule),
                })
                .collect(),
            questions: entry.questions.clone(),
            sources: self.sources(&file, &entry.sources),
        }
    }
}

fn compile_until(entry: UntilEntry) -> Until {
    match entry {
        UntilEntry::ClearedByClinician => Until::ClearedByClinician,
        UntilEntry::Phase(phase) => Until::Phase(phase),
        UntilEntry::Days(days) => Until::Days(days),
    }
}
