//! From a clinic's JSON file to a [`ClinicConfig`]; every refusal names the place and the reason.

use crate::domain::{ActiveId, ClosedSet, Region, RuleId, TreatmentId};
use crate::json::Json;
use crate::knowledge::Knowledge;
use crate::storage::answers::{Fault, Problem, expected};

use super::{ClinicConfig, Product};

/// Longest wait for a consultation that is accepted, in weeks.
const MAX_WAIT_WEEKS: i64 = 52;

/// Reads a configuration. Every good part is taken; every bad one is told and left at its
/// default, which is the safe one.
pub fn read_clinic(knowledge: &Knowledge, place: &str, json: &Json) -> (ClinicConfig, Vec<Fault>) {
    let mut reader = Reader { knowledge, faults: Vec::new() };
    let clinic = reader.clinic(place, json);
    (clinic, reader.faults)
}

struct Reader<'a> {
    knowledge: &'a Knowledge,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn fault(&mut self, place: &str, problem: Problem) {
        self.faults.push(Fault { place: place.to_owned(), problem });
    }

    fn clinic(&mut self, place: &str, json: &Json) -> ClinicConfig {
        let mut clinic = ClinicConfig::default();
        let Some(pairs) = json.as_object() else {
            self.faults.push(expected(place, "an object", json));
            return clinic;
        };
        for (key, value) in pairs {
            let place = format!("{place}.{key}");
            match key.as_str() {
                "region" => clinic.region = self.region(&place, value),
                "treatments" => clinic.treatments = self.treatments(&place, value),
                "products" => clinic.products = self.products(&place, value),
                "wait_weeks" => clinic.wait_weeks = self.wait_weeks(&place, value),
                "relax" => clinic.relaxed_rules = self.relaxed(&place, value),
                _ => self.fault(&place, Problem::Unknown(key.clone())),
            }
        }
        clinic
    }

    fn region(&mut self, place: &str, json: &Json) -> Option<Region> {
        let found = json.as_text().and_then(Region::from_id);
        if found.is_none() {
            self.faults.push(expected(place, "one of EU, UK, US, KR", json));
        }
        found
    }

    fn list<'j>(&mut self, place: &str, json: &'j Json) -> &'j [Json] {
        json.as_list().unwrap_or_else(|| {
            self.faults.push(expected(place, "a list", json));
            &[]
        })
    }

    fn treatments(&mut self, place: &str, json: &Json) -> Option<Vec<TreatmentId>> {
        let list = self.list(place, json);
        let mut treatments = Vec::new();
        for (n, item) in list.iter().enumerate() {
            let place = format!("{place}[{n}]");
            let id = item.as_text().or_else(|| item.get("id").and_then(Json::as_text));
            match id.map(|id| (id, self.knowledge.find_treatment(id))) {
                Some((_, Some(treatment))) => treatments.push(treatment),
                Some((id, None)) => self.fault(&place, Problem::Unknown(id.to_owned())),
                None => self.faults.push(expected(&place, "the id of a treatment", item)),
            }
        }
        Some(treatments)
    }

    fn products(&mut self, place: &str, json: &Json) -> Vec<Product> {
        let list = self.list(place, json);
        let mut products = Vec::new();
        for (n, item) in list.iter().enumerate() {
            let place = format!("{place}[{n}]");
            let Some(id) = item.get("id").and_then(Json::as_text) else {
                self.fault(&format!("{place}.id"), Problem::Missing);
                continue;
            };
            let Some(actives) = item.get("actives") else {
                self.fault(&format!("{place}.actives"), Problem::Missing);
                continue;
            };
            let faults = self.faults.len();
            let actives = self.actives(&format!("{place}.actives"), actives);
            // A product whose actives are not all known cannot be gated, so it is not shown.
            if self.faults.len() == faults {
                products.push(Product { id: id.to_owned(), actives });
            }
        }
        products
    }

    fn actives(&mut self, place: &str, json: &Json) -> Vec<ActiveId> {
        let list = self.list(place, json);
        let mut actives = Vec::new();
        for (n, item) in list.iter().enumerate() {
            let place = format!("{place}[{n}]");
            let id = item.as_text().or_else(|| item.get("id").and_then(Json::as_text));
            match id.map(|id| (id, self.knowledge.find_active(id))) {
                Some((_, Some(active))) => actives.push(active),
                Some((id, None)) => self.fault(&place, Problem::Unknown(id.to_owned())),
                None => self.faults.push(expected(&place, "the id of an active", item)),
            }
        }
        actives
    }

    fn wait_weeks(&mut self, place: &str, json: &Json) -> Option<u8> {
        let weeks = json.as_int().filter(|weeks| (0..=MAX_WAIT_WEEKS).contains(weeks));
        if weeks.is_none() {
            self.faults.push(expected(place, "a number of weeks, 0 to 52", json));
        }
        weeks.and_then(|weeks| u8::try_from(weeks).ok())
    }

    fn relaxed(&mut self, place: &str, json: &Json) -> Vec<RuleId> {
        let list = self.list(place, json);
        let mut rules = Vec::new();
        for (n, item) in list.iter().enumerate() {
            let place = format!("{place}[{n}]");
            let id = item.as_text();
            match id.map(|id| (id, self.knowledge.find_rule(id))) {
                Some((id, Some(rule))) if self.knowledge.rule(rule).floor => {
                    self.fault(&place, Problem::Floor(id.to_owned()));
                }
                Some((_, Some(rule))) => rules.push(rule),
                Some((id, None)) => self.fault(&place, Problem::Unknown(id.to_owned())),
                None => self.faults.push(expected(&place, "the id of a rule", item)),
            }
        }
        rules
    }
}
