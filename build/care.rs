//! Compiles the parts of a plan: actives, programmes and treatments.

use crate::domain::{ActiveId, ActiveSet, QuestionId};
use crate::knowledge::model::{Active, Programme, ProgrammeStep, Regulatory, Treatment};
use crate::knowledge::schema::{ActiveEntry, CeilingEntry, ProgrammeEntry, TreatmentEntry};
use crate::resolver::{Resolver, place};

/// Families of actives of which a routine contains at most one member.
const RIVAL_FAMILIES: [&str; 2] = ["retinoid", "exfoliant"];

/// Families of treatments that need preparation, besides invasive ones.
const PREPARED: [&str; 3] = ["peel", "laser", "abrasion"];

/// Families of treatments that use needles.
const NEEDLES: [&str; 2] = ["injectable", "needling"];

/// The aftercare entry that says to leave actives out.
const NO_ACTIVES: &str = "no_actives";

impl Resolver<'_> {
    /// Rejects knowledge without a name that this file depends on: after a renaming, its effect would
    /// silently disappear.
    pub fn check_names_of_care(&mut self) {
        let actives =
            RIVAL_FAMILIES.map(|family| (family, self.active_families.contains_key(family)));
        let treatments = PREPARED.iter().chain(&NEEDLES);
        let treatments = treatments.map(|family| (*family, self.find_treatments(family).is_some()));
        let told = |entry: &TreatmentEntry| entry.aftercare.iter().any(|it| it == NO_ACTIVES);
        let aftercare = (NO_ACTIVES, self.entries.treatments.iter().any(told));
        let names: Vec<_> = actives.into_iter().chain(treatments).chain([aftercare]).collect();
        for (name, _) in names.into_iter().filter(|(_, found)| !found) {
            self.faults.add("knowledge", format!("the build needs {name:?}, which is missing"));
        }
    }

    /// Compiles an active ingredient.
    pub fn active(&mut self, entry: &ActiveEntry) -> Active {
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

    /// Resolves a replacement for an active: another one for the same slot.
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

    /// Compiles a programme of visits.
    pub fn programme(&mut self, entry: &ProgrammeEntry) -> Programme {
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

    /// Compiles a clinic treatment.
    pub fn treatment(&mut self, entry: &TreatmentEntry) -> Treatment {
        let file = format!("knowledge/treatments/{}.ron", entry.id);
        Treatment {
            id: entry.id.clone(),
            formerly: entry.formerly.clone(),
            invasive: entry.invasive,
            prepared: entry.invasive
                || entry.families.iter().any(|f| PREPARED.contains(&f.as_str())),
            pauses_actives: entry.aftercare.iter().any(|it| it == NO_ACTIVES),
            needles: entry.families.iter().any(|f| NEEDLES.contains(&f.as_str())),
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
