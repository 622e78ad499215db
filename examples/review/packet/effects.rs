//! The effects of a rule, in the words of the packet.

use barrier_first::domain::{ActiveId, ActiveSet, ClosedSet, TreatmentSet};
use barrier_first::export::localizer::Localizer;
use barrier_first::knowledge::{Effect, Rule, Until};

use super::page::{Language, Packet, plain};
use crate::embedded;

/// One line for each effect.
pub fn effects(packet: &Packet, language: &Language, rule: &Rule) -> Vec<String> {
    rule.then.iter().map(|effect| Writer { packet, language }.effect(effect)).collect()
}

struct Writer<'a> {
    packet: &'a Packet,
    language: &'a Language,
}

impl Writer<'_> {
    fn word(&self, key: &str, places: &[(&str, &str)]) -> String {
        self.packet.word(self.language, key, places)
    }

    fn of(&self, prefix: &str, id: &str) -> String {
        self.language.localizer.text_for(prefix, id)
    }

    fn actives(&self, set: impl IntoIterator<Item = ActiveId>) -> String {
        let names = set.into_iter().map(|id| self.of("active-", &embedded().active(id).id));
        names.collect::<Vec<_>>().join(", ")
    }

    fn treatments(&self, set: TreatmentSet) -> String {
        let names = set.iter().map(|id| self.of("treatment-", &embedded().treatment(id).id));
        names.collect::<Vec<_>>().join(", ")
    }

    fn targets(&self, actives: ActiveSet, treatments: TreatmentSet) -> String {
        let parts = [self.actives(actives.iter()), self.treatments(treatments)];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        if parts.is_empty() { self.word("whole-plan", &[]) } else { parts.join(", ") }
    }

    fn until(&self, until: Until) -> String {
        match until {
            Until::ClearedByClinician => self.word("until-clinician", &[]),
            Until::Phase(phase) => {
                self.word("until-phase", &[("phase", &self.of("phase-", phase.id()))])
            }
            Until::Days(days) => self.word("until-days", &[("days", &days.to_string())]),
        }
    }

    fn effect(&self, effect: &Effect) -> String {
        let with = |key: &str, targets: &str| self.word(key, &[("targets", targets)]);
        match effect {
            Effect::Triage(level) => {
                self.word("triage", &[("level", &self.of("triage-", level.id()))])
            }
            Effect::BlockActives { targets, until } => {
                let names = self.actives(targets.iter());
                self.word("block-actives", &[("until", &self.until(*until)), ("targets", &names)])
            }
            Effect::HoldNew { targets, until } => {
                let names = self.actives(targets.iter());
                self.word("hold-new", &[("until", &self.until(*until)), ("targets", &names)])
            }
            Effect::Weight { sign, half_points } => {
                let sign = self.of("open-", &embedded().question(*sign).id);
                let weight = (f32::from(*half_points) / 2.0).to_string();
                self.word("weight", &[("sign", &sign), ("weight", &weight)])
            }
            Effect::BandFrom { band, index } => {
                let band = self.of("band-", band.id());
                self.word("band-from", &[("band", &band), ("index", &index.to_string())])
            }
            Effect::Ceiling(band) => {
                self.word("ceiling", &[("band", &self.of("band-", band.id()))])
            }
            Effect::NoAllClear => self.word("no-all-clear", &[]),
            Effect::BlockTreatments { targets, until } => {
                let names = self.treatments(*targets);
                let until = self.until(*until);
                self.word("block-treatments", &[("until", &until), ("targets", &names)])
            }
            Effect::AskFirst(targets) => with("ask-first", &self.treatments(*targets)),
            Effect::Caution { actives, treatments } => {
                with("caution", &self.targets(*actives, *treatments))
            }
            Effect::Inform { actives, treatments } => {
                with("inform", &self.targets(*actives, *treatments))
            }
            Effect::Prefer(actives) => with("prefer", &self.actives(actives.iter().copied())),
            Effect::Separate { these, from } => {
                let (these, from) = (self.actives(these.iter()), self.actives(from.iter()));
                self.word("separate", &[("these", &these), ("from", &from)])
            }
            Effect::MorningOnly(targets) => with("morning-only", &self.actives(targets.iter())),
            Effect::NightsAtMost { targets, nights } => {
                let names = self.actives(targets.iter());
                self.word("nights", &[("nights", &nights.to_string()), ("targets", &names)])
            }
            Effect::StretchPhases { percent } => {
                self.word("stretch", &[("percent", &percent.to_string())])
            }
            Effect::PhaseWeeks { phase, band, weeks } => {
                let (phase, band) = (self.of("phase-", phase.id()), self.of("band-", band.id()));
                let weeks = weeks.to_string();
                self.word("phase-weeks", &[("phase", &phase), ("band", &band), ("weeks", &weeks)])
            }
            Effect::Limit(limit, number) => {
                let limit = plain(limit);
                self.word("limit", &[("limit", &limit), ("number", &number.to_string())])
            }
            Effect::Want(actives) => with("want", &self.actives(actives.iter().copied())),
            Effect::Step { time, uses, phases, .. } => {
                let time = self.of("ics-", time.id());
                let phases: Vec<String> =
                    phases.iter().map(|phase| self.of("phase-", phase.id())).collect();
                let names = self.actives(uses.iter().copied());
                let phases = phases.join(", ");
                self.word("step", &[("time", &time), ("phases", &phases), ("targets", &names)])
            }
            Effect::Points(points) => self.word("points", &[("points", &points.to_string())]),
            Effect::Days(days) => self.word("days", &[("days", &days.to_string())]),
            Effect::Follow(effect) => self.word("follow", &[("effect", &plain(effect))]),
            Effect::Results { of, days: (from, to) } => {
                let (from, to) = (from.to_string(), to.to_string());
                let names = self.actives(of.iter());
                self.word("results", &[("from", &from), ("to", &to), ("targets", &names)])
            }
        }
    }
}
