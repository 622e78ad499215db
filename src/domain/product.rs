//! Products: what is in one, and how much of it, whoever owns it.

use super::closed_set::{ClosedSet, closed_set};

closed_set! {
    /// What a label can show beside the actives, because it matters for somebody.
    LabelFlag {
        /// Perfume, or a named fragrance allergen.
        Fragrance = "fragrance",
        /// May be there for its scent: benzyl alcohol, flower waters.
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
        /// Preservative that gives off formaldehyde.
        FormaldehydeReleaser = "formaldehyde_releaser",
        /// Another preservative known for contact allergy.
        PreservativeAllergen = "preservative_allergen",
        /// Lanolin or a substance made from it.
        Lanolin = "lanolin",
        /// From fish.
        Fish = "fish",
        /// From fish or from something else; the label does not say.
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
        /// Grains that scrub.
        ExfoliatingParticle = "exfoliating_particle",
        /// Enzymes that exfoliate.
        Enzyme = "enzyme",
        /// Sulphur.
        Sulphur = "sulphur",
    }
}

/// A set of label flags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct FlagSet(pub u32);

impl FlagSet {
    /// The set that holds nothing.
    pub const EMPTY: Self = Self(0);

    /// Whether the flag is in the set.
    pub fn contains(self, flag: LabelFlag) -> bool {
        self.0 & (1 << flag.index()) != 0
    }

    /// Adds a flag.
    pub fn insert(&mut self, flag: LabelFlag) {
        self.0 |= 1 << flag.index();
    }

    /// Takes a flag out.
    pub fn remove(&mut self, flag: LabelFlag) {
        self.0 &= !(1 << flag.index());
    }

    /// Flags of either set.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the two sets share a flag.
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether the set holds nothing.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Flags in the order of [`LabelFlag`].
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
