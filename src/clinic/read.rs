//! Reads a clinic's JSON file into a [`Clinic`]; every rejection gives the place and the reason.

use crate::domain::{ActiveId, ClosedSet, Region, RuleId, TreatmentId};
use crate::input::gate::{self, ReadError};
use crate::input::issues::under;
use crate::json::Json;
use crate::knowledge::{Knowledge, RuleKind};

use super::diagnostic::{Diagnostic, DiagnosticKind, Fallback};
use super::fields::{LINE, NAME, Reader, is_email, is_phone};
use super::profile::{Booking, Contact, Logo};
use super::{Clinic, ClinicConfig, Restrictions, theme};

pub use super::fields::LANGUAGES;

/// The format that this app reads and writes.
pub const FORMAT: i64 = 1;
/// Largest clinic file, in bytes (256 KiB).
pub const MAX_BYTES: usize = 256 << 10;
/// Longest logo, in characters of its `data:` address.
const MAX_LOGO: usize = 64 << 10;
/// Longest accepted wait for a consultation, in weeks.
pub const MAX_WAIT_WEEKS: u8 = 52;
/// Longest accepted preparation, in days.
const MAX_PREPARATION: u16 = 28;

/// Reads a clinic's file. Valid parts are kept; invalid ones are reported and get their default, which is the
/// safe one.
pub fn read_file(knowledge: &Knowledge, text: &str) -> (Clinic, Vec<Diagnostic>) {
    read_bytes(knowledge, text.as_bytes())
}

/// Like [`read_file`], from bytes that may not be UTF-8: Korean files often use an older encoding (EUC-KR),
/// and replacement characters would be visible to everybody.
pub fn read_bytes(knowledge: &Knowledge, bytes: &[u8]) -> (Clinic, Vec<Diagnostic>) {
    let unread = |words: String| {
        let kind = DiagnosticKind::ReadError(words);
        let place = "the file".to_owned();
        (Clinic::default(), vec![Diagnostic { place, kind, fallback: Fallback::NothingUsed }])
    };
    if bytes.len() > MAX_BYTES {
        return unread(format!("larger than {} KB", MAX_BYTES >> 10));
    }
    match gate::read(bytes) {
        Ok(json) => {
            let mut reader = Reader { knowledge, whole: true, diagnostics: Vec::new() };
            let clinic = reader.clinic("", &json);
            (clinic, reader.diagnostics)
        }
        Err(ReadError::Blank) => unread("it is empty".to_owned()),
        Err(ReadError::TooLarge) => unread("it has too many parts".to_owned()),
        Err(other) => unread(other.to_string()),
    }
}

/// Like [`read_bytes`], for the app, with each problem also as a line for the browser's console.
pub fn open(knowledge: &Knowledge, bytes: &[u8]) -> (Clinic, Vec<Diagnostic>, Vec<String>) {
    let (clinic, diagnostics) = read_bytes(knowledge, bytes);
    let said = diagnostics.iter().map(Diagnostic::to_string).collect();
    (clinic, diagnostics, said)
}

/// Reads the configuration in a plan file, where only the parts that a plan needs are required.
pub fn read_clinic(
    knowledge: &Knowledge,
    place: &str,
    json: &Json,
) -> (ClinicConfig, Vec<Diagnostic>) {
    let mut reader = Reader { knowledge, whole: false, diagnostics: Vec::new() };
    let clinic = reader.clinic(place, json);
    (clinic.config, reader.diagnostics)
}

impl Reader<'_> {
    fn clinic(&mut self, place: &str, json: &Json) -> Clinic {
        let mut clinic = Clinic::default();
        if json.as_object().is_none() {
            let place = if place.is_empty() { "the file" } else { place };
            self.expected_else(place, "an object", json, Fallback::NothingUsed);
            return clinic;
        }
        let format = json.get("format");
        if format.map_or(self.whole, |format| format.as_int() != Some(FORMAT)) {
            let place = under(place, "format");
            self.report(&place, DiagnosticKind::Format, Fallback::NothingUsed);
            return clinic;
        }
        for (place, key, value) in self.object(place, json) {
            self.field(&mut clinic, &place, key, value);
        }
        if self.whole && clinic.profile.name.is_none() && json.get("name").is_none() {
            self.report("name", DiagnosticKind::Missing, Fallback::LeftOut);
        }
        clinic
    }

    fn field(&mut self, clinic: &mut Clinic, place: &str, key: &str, value: &Json) {
        let Clinic { config, profile } = clinic;
        match key {
            "format" | "$schema" => {}
            "region" => config.region = self.region(place, value),
            "wait_weeks" => {
                let weeks = (0, MAX_WAIT_WEEKS.into());
                let words = "a number of weeks, 0 to 52";
                let wait = self.number(place, value, words, weeks, Fallback::OwnValue);
                config.wait_weeks = wait.and_then(|weeks| u8::try_from(weeks).ok());
            }
            "treatments" => {
                if let Some((offered, notes)) = self.treatments(place, value) {
                    config.treatments = Some(offered);
                    profile.treatments = notes;
                }
            }
            "products" => (config.products, profile.products) = self.products(place, value),
            "relax" => config.relaxed_rules = self.relaxed(place, value),
            "tighten" => config.tighter = self.tighter(place, value),
            "name" => profile.name = self.local(place, value, NAME),
            "logo" => profile.logo = self.logo(place, value),
            "theme" => profile.theme = self.theme(place, value),
            "languages" => profile.languages = self.languages(place, value),
            "contact" => profile.contact = self.contact(place, value),
            "booking" => profile.booking = self.booking(place, value),
            "texts" => {
                for (place, key, value) in self.object(place, value) {
                    match key {
                        "welcome" => profile.welcome = self.local(&place, value, LINE),
                        "footer" => profile.footer = self.local(&place, value, LINE),
                        _ => self.unknown(&place, key, Fallback::LeftOut),
                    }
                }
            }
            _ => self.unknown(place, key, Fallback::LeftOut),
        }
    }

    fn region(&mut self, place: &str, json: &Json) -> Option<Region> {
        let found = json.as_text().and_then(Region::from_id);
        if found.is_none() {
            self.expected(place, "one of EU, UK, US, KR", json);
        }
        found
    }

    fn relaxed(&mut self, place: &str, json: &Json) -> Vec<RuleId> {
        let mut rules = Vec::new();
        for (place, item) in self.list(place, json) {
            let Some(id) = item.as_text() else {
                self.expected(&place, "the id of a rule", item);
                continue;
            };
            let Some(rule) = self.knowledge.find_rule(id) else {
                self.unknown(&place, id, Fallback::RuleStays);
                continue;
            };
            let entry = self.knowledge.rule(rule);
            if entry.floor {
                self.report(&place, DiagnosticKind::Floor(entry.id.clone()), Fallback::RuleStays);
            } else if entry.kind != RuleKind::Safety {
                self.report(
                    &place,
                    DiagnosticKind::NotSafety(entry.id.clone()),
                    Fallback::RuleStays,
                );
            } else if !rules.iter().any(|(_, other)| *other == rule) {
                rules.push((place, rule));
            }
        }
        for (place, rule) in &rules {
            let missing = self.knowledge.rule(*rule).speaks_for.iter();
            let missing = missing.filter(|other| rules.iter().all(|(_, rule)| rule != *other));
            let names: Vec<&str> =
                missing.map(|other| self.knowledge.rule(*other).id.as_str()).collect();
            if !names.is_empty() {
                let kind = DiagnosticKind::SpeaksFor(names.join(", "));
                self.report(place, kind, Fallback::RuleStays);
            }
        }
        rules.into_iter().map(|(_, rule)| rule).collect()
    }

    fn tighter(&mut self, place: &str, json: &Json) -> Restrictions {
        let mut tighter = Restrictions::default();
        for (place, key, value) in self.object(place, json) {
            match key {
                "ask_first" => tighter.ask_first = self.ask_first(&place, value),
                "no_actives" => tighter.no_actives = self.no_actives(&place, value),
                "preparation_days" => {
                    let words = "a number of days, 7 to 28";
                    let days = (7, MAX_PREPARATION);
                    tighter.preparation_days =
                        self.number(&place, value, words, days, Fallback::OwnValue);
                }
                _ => self.unknown(&place, key, Fallback::LeftOut),
            }
        }
        tighter
    }

    fn ask_first(&mut self, place: &str, json: &Json) -> Vec<TreatmentId> {
        let list = self.list(place, json);
        list.iter().flat_map(|(place, item)| self.treatments_meant(place, item)).collect()
    }

    fn no_actives(&mut self, place: &str, json: &Json) -> Vec<ActiveId> {
        let mut actives = Vec::new();
        for (place, item) in self.list(place, json) {
            let Some(active) = self.active_id(&place, item, Fallback::LeftOut) else { continue };
            if self.knowledge.may_be_left_out(active) {
                actives.push(active);
            } else {
                let name = self.knowledge.active(active).id.clone();
                self.report(&place, DiagnosticKind::Basic(name), Fallback::RuleStays);
            }
        }
        actives
    }

    fn logo(&mut self, place: &str, json: &Json) -> Option<Logo> {
        let (mut src, mut alt) = (None, None);
        for (place, key, value) in self.object(place, json) {
            match key {
                "src" => {
                    let words = "a picture as data:image/…;base64, of at most 64 KB, or the name \
                                 of a .svg, .png, .jpg, .webp or .avif file beside this file";
                    src = self.text_that(&place, value, words, is_picture);
                }
                "alt" => alt = self.local(&place, value, NAME),
                _ => self.unknown(&place, key, Fallback::LeftOut),
            }
        }
        for name in ["src", "alt"] {
            if json.as_object().is_some() && json.get(name).is_none() {
                self.report(&under(place, name), DiagnosticKind::Missing, Fallback::LeftOut);
            }
        }
        Some(Logo { src: src?, alt: alt? })
    }

    fn theme(&mut self, place: &str, json: &Json) -> theme::Theme {
        let mut given = Vec::new();
        for (place, key, value) in self.object(place, json) {
            match value.as_text() {
                Some(text) => given.push((key, text)),
                None => self.expected_else(&place, "a text", value, Fallback::OwnValue),
            }
        }
        let (theme, refused) = theme::check(given);
        for (name, refusal) in refused {
            let place = under(place, &name);
            self.report(&place, DiagnosticKind::Theme(refusal), Fallback::OwnValue);
        }
        theme
    }

    fn languages(&mut self, place: &str, json: &Json) -> Vec<String> {
        let mut languages: Vec<String> = Vec::new();
        for (place, item) in self.list(place, json) {
            match item.as_text().filter(|lang| LANGUAGES.contains(lang)) {
                Some(lang) if languages.iter().any(|known| known == lang) => {
                    self.report(
                        &place,
                        DiagnosticKind::Repeated(lang.to_owned()),
                        Fallback::LeftOut,
                    );
                }
                Some(lang) => languages.push(lang.to_owned()),
                None => self.expected(&place, "one of en, ko", item),
            }
        }
        languages
    }

    fn contact(&mut self, place: &str, json: &Json) -> Contact {
        let mut contact = Contact::default();
        for (place, key, value) in self.object(place, json) {
            match key {
                "phone" => {
                    let words = "a telephone number, such as +44 20 7946 0000";
                    contact.phone = self.text_that(&place, value, words, is_phone);
                }
                "email" => {
                    contact.email = self.text_that(&place, value, "an e-mail address", is_email);
                }
                "web" => contact.web = self.link(&place, value),
                "address" => contact.address = self.local(&place, value, LINE),
                "hours" => contact.hours = self.local(&place, value, LINE),
                _ => self.unknown(&place, key, Fallback::LeftOut),
            }
        }
        contact
    }

    fn booking(&mut self, place: &str, json: &Json) -> Option<Booking> {
        let (mut link, mut label) = (None, None);
        for (place, key, value) in self.object(place, json) {
            match key {
                "link" => link = self.link(&place, value),
                "label" => label = self.local(&place, value, NAME),
                _ => self.unknown(&place, key, Fallback::LeftOut),
            }
        }
        if json.as_object().is_some() && json.get("link").is_none() {
            self.report(&under(place, "link"), DiagnosticKind::Missing, Fallback::LeftOut);
        }
        Some(Booking { link: link?, label })
    }
}

/// Returns `true` for a picture that the app's policy allows: in the file itself, or next to it.
fn is_picture(src: &str) -> bool {
    if let Some(data) = src.strip_prefix("data:image/") {
        let Some((kind, bytes)) = data.split_once(";base64,") else { return false };
        let fine = |c: char| c.is_ascii_alphanumeric() || "+/=".contains(c);
        return src.len() <= MAX_LOGO
            && ["svg+xml", "png", "jpeg", "webp", "avif"].contains(&kind)
            && !bytes.is_empty()
            && bytes.chars().all(fine);
    }
    let fine = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    let part = |part: &str| !part.is_empty() && !part.starts_with('.') && part.chars().all(fine);
    let kinds = [".svg", ".png", ".jpg", ".webp", ".avif"];
    src.len() <= 200 && src.split('/').all(part) && kinds.iter().any(|kind| src.ends_with(kind))
}
