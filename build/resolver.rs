//! Resolves the names in the entries to indexes in the tables.

use std::collections::BTreeMap;

use crate::domain::{
    ActiveId, ActiveSet, OptionId, OptionSet, QuestionId, RuleId, SourceId, TreatmentId,
    TreatmentSet,
};
use crate::entries::Entries;
use crate::faults::Faults;
use crate::knowledge::follow::CourseLeaf;

/// Resolves names and collects the faults found.
pub struct Resolver<'a> {
    /// All entries as written.
    pub entries: &'a Entries,
    pub active_families: BTreeMap<&'a str, ActiveSet>,
    treatment_families: BTreeMap<&'a str, TreatmentSet>,
    pub faults: &'a mut Faults,
    /// Follow-up conditions so far.
    pub leaves: Vec<CourseLeaf>,
}

/// Returns the index of the entry with this id in a list sorted like the tables.
pub fn place<N: TryFrom<usize>, T>(list: &[T], is: impl Fn(&T) -> bool) -> Option<N> {
    list.iter().position(is).and_then(|place| N::try_from(place).ok())
}

impl<'a> Resolver<'a> {
    /// Collects the families and their members.
    pub fn new(entries: &'a Entries, faults: &'a mut Faults) -> Self {
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

    /// Returns the index for an id; reports a fault and returns the first index if there is none.
    fn found<N: Default>(&mut self, file: &str, kind: &str, id: &str, place: Option<N>) -> N {
        place.unwrap_or_else(|| {
            self.faults.add(file, format!("there is no {kind} {id:?}"));
            N::default()
        })
    }

    pub fn question_id(&mut self, file: &str, id: &str) -> QuestionId {
        let place = place(&self.entries.questions, |entry| entry.id == id);
        QuestionId(self.found(file, "question", id, place))
    }

    pub fn rule_id(&mut self, file: &str, id: &str) -> RuleId {
        let place = place(&self.entries.rules, |entry| entry.id == id);
        RuleId(self.found(file, "rule", id, place))
    }

    pub fn active_id(&mut self, file: &str, id: &str) -> ActiveId {
        let place = place(&self.entries.actives, |entry| entry.id == id);
        ActiveId(self.found(file, "active", id, place))
    }

    pub fn sources(&mut self, file: &str, ids: &[String]) -> Vec<SourceId> {
        if ids.is_empty() {
            self.faults.add(file, "names no source");
        }
        ids.iter().map(|id| self.source_id(file, id)).collect()
    }

    pub fn source_id(&mut self, file: &str, id: &str) -> SourceId {
        let place = place(&self.entries.sources, |entry| entry.id == id);
        SourceId(self.found(file, "source", id, place))
    }

    /// Resolves a list of ids and family names to actives.
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

    pub fn find_actives(&self, target: &str) -> Option<ActiveSet> {
        place(&self.entries.actives, |entry| entry.id == target)
            .map(|n| ActiveSet::from_iter([ActiveId(n)]))
            .or_else(|| self.active_families.get(target).copied())
    }

    pub fn find_treatments(&self, target: &str) -> Option<TreatmentSet> {
        place(&self.entries.treatments, |entry| entry.id == target)
            .map(|n| TreatmentSet::from_iter([TreatmentId(n)]))
            .or_else(|| self.treatment_families.get(target).copied())
    }

    pub fn treatment_set(&mut self, file: &str, targets: &[String]) -> TreatmentSet {
        let mut set = TreatmentSet::EMPTY;
        for target in targets {
            match self.find_treatments(target) {
                Some(found) => set = set.union(found),
                None => self.faults.add(file, format!("no treatment or family {target:?}")),
            }
        }
        set
    }

    /// Resolves targets that may be of either kind.
    pub fn either(&mut self, file: &str, targets: &[String]) -> (ActiveSet, TreatmentSet) {
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

    /// Resolves the options with these ids among those of a question.
    pub fn options(&mut self, file: &str, list: &[String], ids: &[String]) -> OptionSet {
        let mut set = OptionSet::EMPTY;
        for id in ids {
            match place(list, |option| option == id) {
                Some(n) => set.insert(OptionId(n)),
                None => self.faults.add(file, format!("there is no option {id:?}")),
            }
        }
        set
    }

    pub fn treatment_id(&mut self, file: &str, id: &str) -> TreatmentId {
        let place = place(&self.entries.treatments, |entry| entry.id == id);
        TreatmentId(self.found(file, "treatment", id, place))
    }
}
