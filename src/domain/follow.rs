//! The terms of follow-up as closed sets: what a reaction looked like, and how the plan moves.

use super::closed_set::{ClosedSet, closed_set};

closed_set! {
    /// Something seen or felt after a product was used.
    Symptom {
        /// Stinging or burning.
        Sting = "sting",
        /// Redness or another change of colour.
        Redness = "redness",
        /// Flaking or peeling.
        Flaking = "flaking",
        /// Itch.
        Itch = "itch",
        /// Bumps or spots.
        Bumps = "bumps",
        /// Hives.
        Hives = "hives",
        /// Swelling of face, eyes, lips or tongue.
        Swelling = "swelling",
        /// Blisters.
        Blisters = "blisters",
        /// Weeping skin, crusts or pus.
        Weeping = "weeping",
        /// Pain.
        Pain = "pain",
        /// The eyes are involved.
        Eyes = "eyes",
        /// A tight throat, trouble breathing, or fainting.
        Breathing = "breathing",
        /// Fever.
        Fever = "fever",
        /// A rash where a product was tested.
        RashAtTestSite = "rash_at_test_site",
    }
}

closed_set! {
    /// How long a reaction lasted, or when it was still to be seen; shortest first.
    Lasting {
        /// Under a minute.
        Seconds = "seconds",
        /// Longer than a minute or two.
        Minutes = "minutes",
        /// Hours.
        Hours = "hours",
        /// Still there on the next day.
        NextDay = "next_day",
    }
}

closed_set! {
    /// What a reaction asks for, mildest first.
    ReactionClass {
        /// Usual at the start: keep on, and ask again in a week.
        Expected = "expected",
        /// Fewer nights, over moisturiser, nothing new.
        SlowDown = "slow_down",
        /// Everything but cleanser, moisturiser and sun protection pauses.
        Rest = "rest",
        /// The product stops, and a doctor looks.
        SeeDoctor = "see_doctor",
        /// Emergency number now.
        Emergency = "emergency",
    }
}

closed_set! {
    /// How the plan has moved at the latest check.
    PhaseMove {
        /// There was nothing to decide.
        None = "none",
        /// It stays where it is.
        Hold = "hold",
        /// To the next phase, or to the next active.
        Forward = "forward",
        /// One phase back.
        Back = "back",
        /// To the reset.
        Reset = "reset",
    }
}

closed_set! {
    /// What the index has done over the last check-ins.
    TrendChange {
        /// Too few check-ins to say.
        Unknown = "unknown",
        /// Within the usual ups and downs.
        Same = "same",
        /// A little better, which may be chance.
        PerhapsBetter = "perhaps_better",
        /// A little worse, which may be chance.
        PerhapsWorse = "perhaps_worse",
        /// Better.
        Better = "better",
        /// Worse.
        Worse = "worse",
    }
}

/// Declares a set of a closed set's values, held in one word.
macro_rules! value_set {
    ($(#[$meta:meta])* $name:ident of $value:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
        pub struct $name(pub u16);

        impl $name {
            /// Whether `value` is in the set.
            pub fn contains(self, value: $value) -> bool {
                self.0 & (1 << value.index()) != 0
            }

            /// Adds `value`.
            pub fn insert(&mut self, value: $value) {
                self.0 |= 1 << value.index();
            }

            /// Takes `value` out.
            pub fn remove(&mut self, value: $value) {
                self.0 &= !(1 << value.index());
            }

            /// Whether the two sets share a member.
            pub fn intersects(self, other: Self) -> bool {
                self.0 & other.0 != 0
            }

            /// Whether the set holds nothing.
            pub fn is_empty(self) -> bool {
                self.0 == 0
            }

            /// Members in their order.
            pub fn iter(self) -> impl Iterator<Item = $value> {
                $value::ALL.iter().copied().filter(move |value| self.contains(*value))
            }
        }

        impl FromIterator<$value> for $name {
            fn from_iter<I: IntoIterator<Item = $value>>(values: I) -> Self {
                let mut set = Self::default();
                values.into_iter().for_each(|value| set.insert(value));
                set
            }
        }
    };
}

value_set! {
    /// What a reaction looked like.
    SymptomSet of Symptom
}
value_set! {
    /// Lengths of a reaction.
    LastingSet of Lasting
}
