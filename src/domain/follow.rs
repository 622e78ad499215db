//! Follow-up terms as closed sets: the signs of a reaction, and the moves of the plan.

use super::closed_set::{ClosedSet, closed_set};

closed_set! {
    /// A sign or feeling after a product was used.
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
    /// Duration of a reaction, or when it was still visible; shortest first.
    Lasting {
        /// Under a minute.
        Seconds = "seconds",
        /// Longer than a minute or two.
        Minutes = "minutes",
        /// Hours.
        Hours = "hours",
        /// Still there the next day.
        NextDay = "next_day",
    }
}

closed_set! {
    /// The advice on a reaction, mildest first.
    ReactionClass {
        /// Usual at the start: continue, and ask again in a week.
        Expected = "expected",
        /// Fewer nights, over moisturiser, nothing new.
        SlowDown = "slow_down",
        /// Pause everything but cleanser, moisturiser and sun protection.
        Rest = "rest",
        /// Stop the product, and have a doctor look.
        SeeDoctor = "see_doctor",
        /// Emergency number now.
        Emergency = "emergency",
    }
}

closed_set! {
    /// The move of the plan at the latest check.
    PhaseMove {
        /// There was nothing to decide.
        None = "none",
        /// Stays where it is.
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
    /// Change of the index over the last check-ins.
    TrendChange {
        /// Too few check-ins to say.
        Unknown = "unknown",
        /// Within normal variation.
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

/// Declares a set of values of a closed set, stored in one word.
macro_rules! value_set {
    ($(#[$meta:meta])* $name:ident of $value:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
        pub struct $name(pub u16);

        impl $name {
            /// Returns `true` if `value` is in the set.
            pub fn contains(self, value: $value) -> bool {
                self.0 & (1 << value.index()) != 0
            }

            /// Adds `value`.
            pub fn insert(&mut self, value: $value) {
                self.0 |= 1 << value.index();
            }

            /// Removes `value`.
            pub fn remove(&mut self, value: $value) {
                self.0 &= !(1 << value.index());
            }

            /// Returns `true` if the two sets share a member.
            pub fn intersects(self, other: Self) -> bool {
                self.0 & other.0 != 0
            }

            /// Returns `true` if the set is empty.
            pub fn is_empty(self) -> bool {
                self.0 == 0
            }

            /// Iterates over the members in order.
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
    /// The signs of a reaction.
    SymptomSet of Symptom
}
value_set! {
    /// Durations of a reaction.
    LastingSet of Lasting
}
