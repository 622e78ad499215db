//! Products: their actives and amounts, whoever owns them.

use super::closed_set::{ClosedSet, closed_set};
use super::ids::ActiveId;
use super::terms::ProductKind;

closed_set! {
    /// A property a label can reveal apart from the actives, because it matters for somebody.
    LabelFlag {
        /// Perfume, or a named fragrance allergen.
        Fragrance = "fragrance",
        /// Possibly used for its scent: benzyl alcohol, flower waters.
        FragrancePossible = "fragrance_possible",
        /// Essential oil.
        EssentialOil = "essential_oil",
        /// Drying alcohol among the first names.
        DryingAlcohol = "drying_alcohol",
        /// Strong surfactant of the sulfate kind.
        StrongCleanser = "strong_cleanser",
        /// True soap.
        Soap = "soap",
        /// Methylisothiazolinone or methylchloroisothiazolinone.
        MiMci = "mi_mci",
        /// Formaldehyde-releasing preservative.
        FormaldehydeReleaser = "formaldehyde_releaser",
        /// Another preservative known for contact allergy.
        PreservativeAllergen = "preservative_allergen",
        /// Lanolin or a derivative.
        Lanolin = "lanolin",
        /// From fish.
        Fish = "fish",
        /// From fish or another source; the label does not say.
        FishPossible = "fish_possible",
        /// From crabs or shrimps.
        Shellfish = "shellfish",
        /// Honey, wax, propolis or royal jelly.
        Bee = "bee",
        /// A salicylate of any kind.
        Salicylate = "salicylate",
        /// Organic UV filter.
        UvFilter = "uv_filter",
        /// Zinc oxide or titanium dioxide: filter or pigment.
        MineralFilter = "mineral_filter",
        /// Corticosteroid.
        Steroid = "steroid",
        /// Antibiotic.
        Antibiotic = "antibiotic",
        /// Local anaesthetic.
        LocalAnaesthetic = "local_anaesthetic",
        /// Menthol and other cooling substances.
        Cooling = "cooling",
        /// Nicotinates, capsicum and other warming substances.
        Warming = "warming",
        /// Witch hazel.
        Astringent = "astringent",
        /// Propylene glycol.
        PropyleneGlycol = "propylene_glycol",
        /// Sponge spicules.
        Microneedle = "microneedle",
        /// Scrub particles.
        ExfoliatingParticle = "exfoliating_particle",
        /// Exfoliating enzymes.
        Enzyme = "enzyme",
        /// Sulphur.
        Sulphur = "sulphur",
    }
}

/// A set of label flags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct FlagSet(pub u32);

impl FlagSet {
    /// The empty set.
    pub const EMPTY: Self = Self(0);

    /// Returns `true` if the flag is in the set.
    pub fn contains(self, flag: LabelFlag) -> bool {
        self.0 & (1 << flag.index()) != 0
    }

    /// Adds a flag.
    pub fn insert(&mut self, flag: LabelFlag) {
        self.0 |= 1 << flag.index();
    }

    /// Removes a flag.
    pub fn remove(&mut self, flag: LabelFlag) {
        self.0 &= !(1 << flag.index());
    }

    /// Returns the flags of either set.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns `true` if the two sets share a flag.
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Returns `true` if the set is empty.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Iterates over the flags in the order of [`LabelFlag`].
    pub fn iter(self) -> impl Iterator<Item = LabelFlag> {
        LabelFlag::ALL.iter().copied().filter(move |flag| self.contains(*flag))
    }
}

impl FromIterator<LabelFlag> for FlagSet {
    fn from_iter<I: IntoIterator<Item = LabelFlag>>(flags: I) -> Self {
        let mut set = Self::EMPTY;
        flags.into_iter().for_each(|flag| set.insert(flag));
        set
    }
}

/// The concentration of an active in a product, in hundredths of a percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Strength {
    /// Not stated.
    #[default]
    Unknown,
    /// This much, as printed or as stated by the maker.
    Percent(u16),
    /// At most this much, by its place on the label or by law.
    AtMost(u16),
}

/// The form of an active in a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ContentForm {
    /// The active itself.
    #[default]
    Itself,
    /// An ester or a salt of it, usually a trace.
    Derivative,
}

/// An active in a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Content {
    /// The active.
    pub active: ActiveId,
    /// Its concentration.
    pub strength: Strength,
    /// Its form.
    pub form: ContentForm,
}

impl Content {
    /// Creates the active itself, with unknown concentration.
    pub fn of(active: ActiveId) -> Self {
        Self { active, strength: Strength::Unknown, form: ContentForm::Itself }
    }
}

/// A product of a clinic's catalogue or a person's own.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Product {
    /// Id within the catalogue or the shelf.
    pub id: String,
    /// Its type: which step of a routine it may be used at, never whether it fits.
    pub kind: ProductKind,
    /// Its actives. If an active is listed twice, the stronger entry counts.
    pub contents: Vec<Content>,
    /// Its other properties.
    pub flags: FlagSet,
}

impl Product {
    /// Iterates over its actives, in the order listed.
    pub fn actives(&self) -> impl Iterator<Item = ActiveId> {
        self.contents.iter().map(|content| content.active)
    }

    /// Returns `true` if it contains the active, in any form.
    pub fn holds(&self, active: ActiveId) -> bool {
        self.contents.iter().any(|content| content.active == active)
    }
}
