//! A clinic's public profile: nothing here affects a plan.

use crate::domain::TreatmentId;

use super::theme::Theme;

/// Everything that a clinic shows. The default shows nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Profile {
    /// Its name.
    pub name: Option<LocalizedText>,
    /// Its logo.
    pub logo: Option<Logo>,
    /// Its validated colours.
    pub theme: Theme,
    /// Languages it wants to offer; empty means all.
    pub languages: Vec<String>,
    /// Contact details.
    pub contact: Contact,
    /// Where to book a visit.
    pub booking: Option<Booking>,
    /// Its notes on treatments.
    pub treatments: Vec<TreatmentNote>,
    /// Its notes on its products.
    pub products: Vec<ProductNote>,
    /// A welcome line.
    pub welcome: Option<LocalizedText>,
    /// A footer line for every page.
    pub footer: Option<LocalizedText>,
}

impl Profile {
    /// Returns the clinic's note on a treatment.
    pub fn treatment(&self, treatment: TreatmentId) -> Option<&TreatmentNote> {
        self.treatments.iter().find(|note| note.treatment == treatment)
    }

    /// Returns the clinic's note on a product of its catalogue.
    pub fn product(&self, id: &str) -> Option<&ProductNote> {
        self.products.iter().find(|note| note.id == id)
    }
}

/// A text in one or more languages, in the clinic's own words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LocalizedText(pub(super) Vec<(String, String)>);

impl LocalizedText {
    /// Returns the text for a language, with the tag of its actual language, which is empty if the clinic has
    /// not given one. Another language is better than nothing.
    pub fn get(&self, lang: &str) -> (&str, &str) {
        let exact = self.0.iter().find(|(tag, _)| tag == lang || tag.is_empty());
        exact.or(self.0.first()).map_or(("", ""), |(tag, text)| (tag, text))
    }
}

/// The clinic's logo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// A `data:` image, or a path below the folder of the clinic files.
    pub src: String,
    /// Its alternative text.
    pub alt: LocalizedText,
}

/// A clinic's contact details.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contact {
    /// A telephone number as people write it.
    pub phone: Option<String>,
    /// An e-mail address.
    pub email: Option<String>,
    /// An `https:` address.
    pub web: Option<String>,
    /// The postal address.
    pub address: Option<LocalizedText>,
    /// Opening hours.
    pub hours: Option<LocalizedText>,
}

impl Contact {
    /// Returns `true` if it is empty.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Returns the telephone number in the form for a link.
    pub fn phone_link(&self) -> Option<String> {
        let phone = self.phone.as_ref()?;
        let digits = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+');
        Some("tel:".chars().chain(digits).collect())
    }
}

/// Where to book a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booking {
    /// An `https:` address.
    pub link: String,
    /// The link text; `None` for the app's own.
    pub label: Option<LocalizedText>,
}

/// A clinic's note on a treatment it offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreatmentNote {
    /// The treatment.
    pub treatment: TreatmentId,
    /// The clinic's own name for it.
    pub name: Option<LocalizedText>,
    /// A remark.
    pub note: Option<LocalizedText>,
    /// The price, as the clinic words it.
    pub price: Option<LocalizedText>,
}

/// A clinic's note on a product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductNote {
    /// Id in the catalogue.
    pub id: String,
    /// Its name.
    pub name: LocalizedText,
    /// A remark.
    pub note: Option<LocalizedText>,
    /// An `https:` address.
    pub link: Option<String>,
    /// Figures of a user test, never without their limits.
    pub user_test: Option<UserTest>,
}

/// Figures of a user test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserTest {
    /// Number of participants.
    pub people: u16,
    /// Duration in weeks.
    pub weeks: u8,
    /// Participants, exclusions and method.
    pub limits: LocalizedText,
    /// Each statement with the percentage of participants who made it.
    pub results: Vec<(u8, LocalizedText)>,
}
