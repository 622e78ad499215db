//! Reads `knowledge/ingredients/` and `knowledge/label_reading.ron`, checks and compiles the label names.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::domain::{ActiveId, ClosedSet, FlagSet, LabelFlag};
use crate::entries::read_folder;
use crate::faults::Faults;
use crate::fold::{self, fold};
use crate::knowledge::Tables;
use crate::knowledge::labels::{Family, Heading, LabelTables, NameKind, Substance};
use crate::knowledge::schema::ingredients::{IngredientGroup, LabelReadingEntry};

/// Shortest name allowed in a list: letters in Latin script, syllables in others.
const SHORTEST: (usize, usize) = (2, 1);

/// Reads and compiles the names; `None` if something could not be read at all.
pub fn compile(root: &Path, tables: &Tables, faults: &mut Faults) -> Option<LabelTables> {
    let groups =
        read_folder(&root.join("ingredients"), |group: &IngredientGroup| &group.id, faults);
    let place = "knowledge/label_reading.ron";
    let read = fs::read_to_string(root.join("label_reading.ron"))
        .map_err(|error| error.to_string())
        .and_then(|text| {
            ron::from_str::<LabelReadingEntry>(&text).map_err(|error| error.to_string())
        });
    let reading = read.map_err(|error| faults.add(place, error)).ok()?;
    faults.is_empty().then(|| compile_groups(&groups, &reading, tables, faults))
}

/// Compiles the entries read.
pub fn compile_groups(
    groups: &[IngredientGroup],
    reading: &LabelReadingEntry,
    tables: &Tables,
    faults: &mut Faults,
) -> LabelTables {
    Names::new(tables, reading, faults).compile(groups, reading)
}

/// The names seen so far.
struct Names<'a> {
    tables: &'a Tables,
    faults: &'a mut Faults,
    folds: Vec<(String, String)>,
    /// Folded names with their substance, the original spelling and the entry's id.
    seen: BTreeMap<String, (u16, String, String)>,
    trade: BTreeMap<String, u16>,
    collective: BTreeSet<(String, u16)>,
    ids: BTreeSet<String>,
}

impl<'a> Names<'a> {
    fn new(tables: &'a Tables, reading: &LabelReadingEntry, faults: &'a mut Faults) -> Self {
        let plain = |(from, to): &(String, String)| (fold::plain(from), fold::plain(to));
        let folds = fold::sorted(reading.folds.iter().map(plain).collect());
        for (from, to) in &folds {
            if fold(to, &folds) != *to {
                faults.add(
                    "knowledge/label_reading.ron",
                    format!("{from:?} becomes {to:?}, which another spelling changes again"),
                );
            }
        }
        let (seen, trade, collective, ids) = Default::default();
        Self { tables, faults, folds, seen, trade, collective, ids }
    }

    fn compile(mut self, groups: &[IngredientGroup], reading: &LabelReadingEntry) -> LabelTables {
        let mut substances = Vec::new();
        let mut families = Vec::new();
        for group in groups {
            self.group(group, &mut substances, &mut families);
        }
        let fold_all = |words: &[String]| -> Vec<String> {
            words.iter().map(|word| fold(word, &self.folds)).collect()
        };
        let mut headings = Vec::new();
        for (words, heading) in [
            (&reading.headings, Heading::List),
            (&reading.active_part, Heading::Active),
            (&reading.inactive_part, Heading::Inactive),
            (&reading.may_contain, Heading::MayContain),
            (&reading.at_most, Heading::AtMost),
            (&reading.ends, Heading::End),
            (&reading.without, Heading::Without),
        ] {
            headings.extend(fold_all(words).into_iter().map(|word| (word, heading)));
        }
        headings.sort_by(|(a, _), (b, _)| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        headings.dedup();
        let mut prose = fold_all(&reading.prose);
        prose.sort();
        prose.dedup();
        let mut claims = Vec::new();
        for (word, active) in &reading.claims {
            match self.active(active) {
                Some(active) => claims.push((fold(word, &self.folds), active)),
                None => self
                    .faults
                    .add("knowledge/label_reading.ron", format!("there is no active {active:?}")),
            }
        }
        claims.sort_by(|(a, _), (b, _)| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        LabelTables {
            substances,
            names: self.seen.iter().map(|(name, (n, _, _))| (name.clone(), *n)).collect(),
            trade: self.trade.iter().map(|(name, n)| (name.clone(), *n)).collect(),
            collective: self.collective.iter().cloned().collect(),
            families,
            in_no_family: fold_all(&reading.in_no_family),
            headings,
            prose,
            sentence_ends: reading.sentence_ends.clone(),
            cut: fold_all(&reading.cut),
            claims,
            folds: self.folds,
        }
    }

    fn group(
        &mut self,
        group: &IngredientGroup,
        substances: &mut Vec<Substance>,
        families: &mut Vec<Family>,
    ) {
        let file = format!("knowledge/ingredients/{}.ron", group.id);
        if group.sources.is_empty() {
            self.faults.add(&file, "names no source");
        }
        for source in &group.sources {
            if !self.tables.sources.iter().any(|known| known.id == *source) {
                self.faults.add(&file, format!("there is no source {source:?}"));
            }
        }
        let own = group.active.iter().cloned().collect::<Vec<_>>();
        for entry in &group.entries {
            let n = u16::try_from(substances.len()).unwrap_or(u16::MAX);
            let place = format!("{file}: {}", entry.id);
            self.check_entry(&place, &entry.id, &entry.grade);
            let actives = if entry.actives.is_empty() { &own } else { &entry.actives };
            substances.push(Substance {
                id: entry.id.clone(),
                kind: entry.kind,
                actives: self.actives(&place, entry.kind, actives),
                flags: self.flags(&place, &entry.flags),
                marker: entry.marker,
                microgram_per_iu: entry.microgram_per_iu,
                limits: entry.limits.clone(),
                counts: entry.counts,
                several: entry.several,
            });
            self.collective(&place, &entry.collective, n);
            let names = entry.names.iter().chain(&entry.korean).chain(&entry.unconfirmed);
            for name in names {
                self.name(&place, &entry.id, name, n);
            }
            for name in &entry.trade {
                let folded = fold(name, &self.folds);
                if folded.chars().count() < 3 || self.trade.insert(folded, n).is_some() {
                    self.faults.add(&place, format!("{name:?} is too short or stands twice"));
                }
            }
            if entry.names.is_empty() && entry.trade.is_empty() {
                self.faults.add(&place, "has no name");
            }
        }
        for family in &group.families {
            let n = u16::try_from(substances.len()).unwrap_or(u16::MAX);
            let place = format!("{file}: {}", family.id);
            self.check_entry(&place, &family.id, &family.grade);
            substances.push(Substance {
                id: family.id.clone(),
                kind: family.kind,
                actives: self.actives(&place, family.kind, &family.actives),
                flags: self.flags(&place, &family.flags),
                marker: None,
                microgram_per_iu: None,
                limits: Vec::new(),
                counts: crate::knowledge::labels::Counts::Always,
                several: true,
            });
            self.collective(&place, &family.collective, n);
            let parts =
                |words: &[String]| words.iter().map(|word| fold(word, &self.folds)).collect();
            if family.starts.is_empty() && family.ends.is_empty() {
                self.faults.add(&place, "needs a beginning or an end");
            }
            families.push(Family {
                substance: n,
                starts: parts(&family.starts),
                contains: parts(&family.contains),
                ends: parts(&family.ends),
                digits: family.digits,
                never: parts(&family.never),
            });
        }
    }

    /// Adds the collective names of an entry.
    fn collective(&mut self, place: &str, names: &[String], n: u16) {
        for name in names {
            let folded = fold(name, &self.folds);
            if folded.chars().count() < 2 || !self.collective.insert((folded, n)) {
                self.faults.add(place, format!("{name:?} is too short or stands twice"));
            }
        }
    }

    fn check_entry(&mut self, place: &str, id: &str, grade: &str) {
        if !self.ids.insert(id.to_owned()) {
            self.faults.add(place, "its id stands twice");
        }
        let known = |part: &str| match part.strip_prefix('C') {
            Some(count) => count.chars().all(|c| c.is_ascii_digit()),
            None => ["R", "L", "V", "K"].contains(&part),
        };
        if grade.is_empty() || !grade.split(' ').all(known) {
            self.faults.add(place, format!("{grade:?} is no grade (C with a count, R, L, V, K)"));
        }
    }

    fn active(&self, id: &str) -> Option<ActiveId> {
        let place = self.tables.actives.iter().position(|active| active.id == id)?;
        u8::try_from(place).ok().map(ActiveId)
    }

    /// Resolves the actives of a kind that stands for some; other kinds stand for none.
    fn actives(&mut self, place: &str, kind: NameKind, ids: &[String]) -> Vec<ActiveId> {
        let stands = !matches!(kind, NameKind::Not | NameKind::Other);
        if stands && ids.is_empty() {
            self.faults.add(place, "stands for no active");
        }
        let mut actives = Vec::new();
        for id in ids.iter().filter(|_| stands) {
            match self.active(id) {
                Some(active) => actives.push(active),
                None => self.faults.add(place, format!("there is no active {id:?}")),
            }
        }
        actives
    }

    fn flags(&mut self, place: &str, ids: &[String]) -> FlagSet {
        let mut flags = FlagSet::EMPTY;
        for id in ids {
            match LabelFlag::from_id(id) {
                Some(flag) => flags.insert(flag),
                None => self.faults.add(place, format!("there is no flag {id:?}")),
            }
        }
        flags
    }

    /// Adds a name. Two substances with the same folded name could not be told apart.
    fn name(&mut self, place: &str, id: &str, name: &str, n: u16) {
        let folded = fold(name, &self.folds);
        let latin = folded.is_ascii();
        let least = if latin { SHORTEST.0 } else { SHORTEST.1 };
        if folded.chars().count() < least {
            self.faults.add(place, format!("{name:?} is too short"));
            return;
        }
        if let Some((other, words, entry)) = self.seen.get(&folded)
            && *other != n
        {
            let reason = format!("{name:?} reads as {words:?} of {entry} once it is folded");
            self.faults.add(place, reason);
            return;
        }
        self.seen.insert(folded, (n, name.to_owned(), id.to_owned()));
    }
}
