//! Treatments and products in a clinic's file.

use crate::domain::{ActiveId, ClosedSet, Content, Product, ProductKind, Strength, TreatmentId};
use crate::input::issues::under;
use crate::json::Json;

use super::diagnostic::{DiagnosticKind, Fallback};
use super::fields::{LINE, NAME, Reader};
use super::profile::{LocalizedText, ProductNote, TreatmentNote, UserTest};

impl Reader<'_> {
    /// Reads the treatments the clinic offers; an item is an id, or an object with one.
    pub(super) fn treatments(
        &mut self,
        place: &str,
        json: &Json,
    ) -> Option<(Vec<TreatmentId>, Vec<TreatmentNote>)> {
        // A value that is not a list says nothing about what is offered.
        json.as_list().or_else(|| {
            self.expected(place, "a list", json);
            None
        })?;
        let (mut offered, mut notes) = (Vec::new(), Vec::new());
        for (place, item) in self.list(place, json) {
            let meant = self.treatments_meant(&place, item);
            let Some(treatment) = meant.iter().copied().find(|it| !offered.contains(it)) else {
                if let Some(known) = meant.first() {
                    let name = self.knowledge.treatment(*known).id.clone();
                    self.report(&place, DiagnosticKind::Repeated(name), Fallback::LeftOut);
                }
                continue;
            };
            let fresh = meant.into_iter().filter(|it| !offered.contains(it)).collect::<Vec<_>>();
            offered.extend(&fresh);
            if item.as_object().is_some() {
                let mut note = TreatmentNote { treatment, name: None, note: None, price: None };
                for (place, key, value) in self.object(&place, item) {
                    match key {
                        "id" => {}
                        "name" => note.name = self.local(&place, value, NAME),
                        "note" => note.note = self.local(&place, value, LINE),
                        "price" => note.price = self.local(&place, value, NAME),
                        _ => self.unknown(&place, key, Fallback::LeftOut),
                    }
                }
                // An older id that stands for two treatments today gives its texts to both.
                notes.extend(
                    fresh.iter().map(|it| TreatmentNote { treatment: *it, ..note.clone() }),
                );
            }
        }
        Some((offered, notes))
    }

    /// Returns the treatments that an item names: one, or several by an id of an earlier version.
    pub(super) fn treatments_meant(&mut self, place: &str, item: &Json) -> Vec<TreatmentId> {
        let Some(id) = item.as_text().or_else(|| item.get("id").and_then(Json::as_text)) else {
            self.expected(place, "the id of a treatment", item);
            return Vec::new();
        };
        let found = self.knowledge.treatments_named(id);
        if found.is_empty() {
            self.unknown(place, id, Fallback::LeftOut);
        }
        found
    }

    pub(super) fn products(
        &mut self,
        place: &str,
        json: &Json,
    ) -> (Vec<Product>, Vec<ProductNote>) {
        let (mut products, mut notes): (Vec<Product>, Vec<ProductNote>) = Default::default();
        for (place, item) in self.list(place, json) {
            let Some((product, note)) = self.product(&place, item) else { continue };
            if products.iter().any(|other| other.id == product.id) {
                self.report(
                    &under(&place, "id"),
                    DiagnosticKind::Repeated(product.id),
                    Fallback::ProductHidden,
                );
                continue;
            }
            products.push(product);
            notes.extend(note);
        }
        (products, notes)
    }

    /// Reads a product. Without its id, its name or all of its actives it is rejected: unknown contents
    /// cannot be checked.
    fn product(&mut self, place: &str, item: &Json) -> Option<(Product, Option<ProductNote>)> {
        let fields = self.object(place, item);
        let field = |name: &str| fields.iter().find(|(_, key, _)| *key == name);
        let id = field("id").and_then(|(_, _, value)| value.as_text());
        if !id.is_some_and(is_product_id) {
            let place = under(place, "id");
            match field("id") {
                Some((_, _, value)) => self.expected_else(
                    &place,
                    "an id of small letters, digits, - and _, at most 40",
                    value,
                    Fallback::ProductHidden,
                ),
                None => self.report(&place, DiagnosticKind::Missing, Fallback::ProductHidden),
            }
            return None;
        }
        let mut product = Product { id: id.unwrap_or_default().to_owned(), ..Product::default() };
        let Some((actives_place, _, actives)) = field("actives") else {
            self.report(&under(place, "actives"), DiagnosticKind::Missing, Fallback::ProductHidden);
            return None;
        };
        let whole = self.actives(actives_place, actives, &mut product);
        let mut name = None;
        let mut note = ProductNote {
            id: product.id.clone(),
            name: LocalizedText::default(),
            note: None,
            link: None,
            user_test: None,
        };
        for (place, key, value) in &fields {
            match *key {
                "id" | "actives" => {}
                "kind" => {
                    let kind = value.as_text().and_then(ProductKind::from_id);
                    if kind.is_none() {
                        let kinds = "one of cleanser, oil_cleanser, toner, serum, moisturiser, \
                                     sunscreen, mask, oil, exfoliant, treatment, other";
                        self.expected(place, kinds, value);
                    }
                    product.kind = kind.unwrap_or_default();
                }
                "name" => name = self.local(place, value, NAME),
                "note" => note.note = self.local(place, value, LINE),
                "link" => note.link = self.link(place, value),
                "user_test" => note.user_test = self.user_test(place, value),
                _ => self.unknown(place, key, Fallback::LeftOut),
            }
        }
        if name.is_none() && self.whole {
            if field("name").is_none() {
                self.report(
                    &under(place, "name"),
                    DiagnosticKind::Missing,
                    Fallback::ProductHidden,
                );
            }
            return None;
        }
        let note = name.map(|name| ProductNote { name, ..note });
        whole.then_some((product, note))
    }

    /// Reads the actives of a product; `false` if one of them could not be read.
    fn actives(&mut self, place: &str, json: &Json, product: &mut Product) -> bool {
        if json.as_list().is_none() {
            self.expected_else(place, "a list", json, Fallback::ProductHidden);
            return false;
        }
        let before = self.diagnostics.len();
        for (place, item) in self.list(place, json) {
            let Some(active) = self.active_id(&place, item, Fallback::ProductHidden) else {
                continue;
            };
            if product.holds(active) {
                let name = self.knowledge.active(active).id.clone();
                self.report(&place, DiagnosticKind::Repeated(name), Fallback::ProductHidden);
                continue;
            }
            let mut strength = None;
            if item.as_object().is_some() {
                for (place, key, value) in self.object(&place, item) {
                    match key {
                        "id" => {}
                        "percent" => strength = self.percent(&place, value),
                        _ => self.unknown(&place, key, Fallback::ProductHidden),
                    }
                }
            }
            // Without a figure, nobody could tell that the product keeps within the limit.
            if strength.is_none() && self.whole && item.get("percent").is_none() {
                let entry = self.knowledge.active(active);
                if !entry.at_most.is_empty() {
                    let (place, id) = (under(&place, "percent"), entry.id.clone());
                    self.report(&place, DiagnosticKind::Strength(id), Fallback::ProductHidden);
                }
            }
            let strength = strength.map_or(Strength::Unknown, Strength::Percent);
            product.contents.push(Content { strength, ..Content::of(active) });
        }
        self.diagnostics.len() == before
    }

    /// Returns the active that an item names.
    pub(super) fn active_id(
        &mut self,
        place: &str,
        item: &Json,
        fallback: Fallback,
    ) -> Option<ActiveId> {
        let Some(id) = item.as_text().or_else(|| item.get("id").and_then(Json::as_text)) else {
            self.expected_else(place, "the id of an active", item, fallback);
            return None;
        };
        let found = self.knowledge.find_active(id);
        if found.is_none() {
            self.unknown(place, id, fallback);
        }
        found
    }

    /// Reads a percentage in hundredths of a percent.
    fn percent(&mut self, place: &str, json: &Json) -> Option<u16> {
        let value = json.as_number().filter(|value| (0.01..=100.0).contains(value));
        if value.is_none() {
            self.expected_else(
                place,
                "a number of percent, 0.01 to 100",
                json,
                Fallback::ProductHidden,
            );
        }
        // Rounded up, so that rounding never brings it below a limit. At most 10,000.
        value.map(|value| (value * 100.0 - 1e-6).ceil() as u16)
    }

    /// Reads the figures of a user test. Without their limits they are not shown.
    fn user_test(&mut self, place: &str, json: &Json) -> Option<UserTest> {
        let before = self.diagnostics.len();
        let (mut people, mut weeks, mut limits) = (None, None, None);
        let mut results = Vec::new();
        let fields = self.object(place, json);
        for (place, key, value) in &fields {
            let hidden = Fallback::FiguresHidden;
            match *key {
                "people" => {
                    let words = "a number of people, 1 to 65535";
                    people = self.number(place, value, words, (1, u16::MAX), hidden);
                }
                "weeks" => {
                    let words = "a number of weeks, 1 to 104";
                    weeks = self.number(place, value, words, (1, 104), hidden);
                }
                "limits" => limits = self.local(place, value, LINE),
                "results" => {
                    for (place, item) in self.list(place, value) {
                        results.extend(self.result(&place, item));
                    }
                }
                _ => self.unknown(place, key, hidden),
            }
        }
        for name in ["people", "weeks", "limits", "results"] {
            if fields.iter().all(|(_, key, _)| *key != name) {
                self.report(&under(place, name), DiagnosticKind::Missing, Fallback::FiguresHidden);
            }
        }
        let (people, weeks, limits) = (people?, weeks?, limits?);
        let weeks = u8::try_from(weeks).ok()?;
        let whole = self.diagnostics.len() == before && !results.is_empty();
        whole.then_some(UserTest { people, weeks, limits, results })
    }

    fn result(&mut self, place: &str, json: &Json) -> Option<(u8, LocalizedText)> {
        let (mut percent, mut text) = (None, None);
        for (place, key, value) in self.object(place, json) {
            match key {
                "percent" => {
                    let words = "a number of percent, 0 to 100";
                    percent = self.number(&place, value, words, (0, 100), Fallback::FiguresHidden);
                }
                "text" => text = self.local(&place, value, NAME),
                _ => self.unknown(&place, key, Fallback::FiguresHidden),
            }
        }
        for (name, given) in [("percent", json.get("percent")), ("text", json.get("text"))] {
            if given.is_none() && json.as_object().is_some() {
                self.report(&under(place, name), DiagnosticKind::Missing, Fallback::FiguresHidden);
            }
        }
        Some((u8::try_from(percent?).ok()?, text?))
    }
}

/// Returns `true` if an id is suitable for an address.
fn is_product_id(id: &str) -> bool {
    let fine = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_".contains(c);
    (1..=40).contains(&id.len()) && id.chars().all(fine)
}
