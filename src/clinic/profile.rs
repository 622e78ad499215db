//! What a clinic shows of itself: nothing here changes what a plan says.

use crate::domain::TreatmentId;

use super::theme::Theme;

/// Everything a clinic shows. The default shows nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Profile {
    /// Its name.
    pub name: Option<LocalizedText>,
    /// Its logo.
    pub logo: Option<Logo>,
    /// Its colours, checked.
    pub theme: Theme,
    /// Languages it wants offered; empty means all.
    pub languages: Vec<String>,
    /// How to reach it.
    pub contact: Contact,
    /// Where a visit can be booked.
    pub booking: Option<Booking>,
    /// What it says about treatments.
    pub treatments: Vec<TreatmentNote>,
    /// What it says about its products.
    pub products: Vec<ProductNote>,
    /// A line of welcome.
    pub welcome: Option<LocalizedText>,
    /// A line for the foot of every page.
    pub footer: Option<LocalizedText>,
}

impl Profile {
    /// What the clinic says about a treatment.
    pub fn treatment(&self, treatment: TreatmentId) -> Option<&TreatmentNote> {
        self.treatments.iter().find(|note| note.treatment == treatment)
    }

    /// What the clinic says about a product of its catalogue.
    pub fn product(&self, id: &str) -> Option<&ProductNote> {
        self.products.iter().find(|note| note.id == id)
    }
}

/// A text in one or more languages, in the clinic's own words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LocalizedText(pub(super) Vec<(String, String)>);

impl LocalizedText {
    /// The text for a language with the tag of the language it is in, which is empty when the
    /// clinic has not said. Another language rather than nothing.
    pub fn get(&self, lang: &str) -> (&str, &str) {
        let exact = self.0.iter().find(|(tag, _)| tag == lang || tag.is_empty());
        exact.or(self.0.first()).map_or(("", ""), |(tag, text)| (tag, text))
    }
}

/// A picture of the clinic's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// A `data:` picture, or a path below the folder of the clinic files.
    pub src: String,
    /// What the picture says, for those who do not see it.
    pub alt: LocalizedText,
}

/// How to reach a clinic.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contact {
    /// A telephone number as people write it.
    pub phone: Option<String>,
    /// An e-mail address.
    pub email: Option<String>,
    /// An `https:` address.
    pub web: Option<String>,
    /// Where it is.
    pub address: Option<LocalizedText>,
    /// When it is open.
    pub hours: Option<LocalizedText>,
}

impl Contact {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The telephone number as a link takes it.
    pub fn phone_link(&self) -> Option<String> {
        let phone = self.phone.as_ref()?;
        let digits = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+');
        Some("tel:".chars().chain(digits).collect())
    }
}

/// Where a visit can be booked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booking {
    /// An `https:` address.
    pub link: String,
    /// The words of the link, else the app's own.
    pub label: Option<LocalizedText>,
}

/// What a clinic says about a treatment it offers.
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

/// What a clinic says about a product.
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
    /// How many people took part.
    pub people: u16,
    /// How long, in weeks.
    pub weeks: u8,
    /// Who took part, who did not, and how it was done.
    pub limits: LocalizedText,
    /// What share of them said what, in percent.
    pub results: Vec<(u8, LocalizedText)>,
}
