//! Ids as indices into the compiled knowledge, and sets of them.
//!
//! The ids that people write (`retinol`, `R-11`) are in the knowledge; inside the program an id is
//! the index of its entry, so that lookups cannot fail and sets fit in a single word.

/// Declares an id newtype over the integer that holds its index.
macro_rules! id {
    ($(#[$meta:meta])* $name:ident in $word:ty) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(pub $word);

        impl $name {
            /// Returns the index in the knowledge's list.
            pub fn index(self) -> usize {
                usize::from(self.0)
            }
        }
    };
}

id! {
    /// A question of the assessment.
    QuestionId in u8
}
id! {
    /// A rule of any kind.
    RuleId in u16
}
id! {
    /// An active or product kind of the home routine.
    ActiveId in u8
}
id! {
    /// A professional treatment.
    TreatmentId in u8
}
id! {
    /// A programme of clinic visits.
    ProgrammeId in u8
}
id! {
    /// A source.
    SourceId in u8
}
id! {
    /// An option, as its index in its question's list (0–31).
    OptionId in u8
}

/// Declares a set of small ids stored in one word.
macro_rules! id_set {
    ($(#[$meta:meta])* $name:ident of $id:ident in $word:ty) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
        pub struct $name(pub $word);

        impl $name {
            /// The empty set.
            pub const EMPTY: Self = Self(0);

            /// The number of different ids the set can hold.
            pub const CAPACITY: usize = <$word>::BITS as usize;

            /// Returns `true` if `id` is in the set.
            pub fn contains(self, id: $id) -> bool {
                id.index() < Self::CAPACITY && self.0 & (1 << id.0) != 0
            }

            /// Adds `id`; ids beyond the capacity are ignored.
            pub fn insert(&mut self, id: $id) {
                if id.index() < Self::CAPACITY {
                    self.0 |= 1 << id.0;
                }
            }

            /// Removes `id`.
            pub fn remove(&mut self, id: $id) {
                if id.index() < Self::CAPACITY {
                    self.0 &= !(1 << id.0);
                }
            }

            /// Returns `true` if the two sets share a member.
            pub fn intersects(self, other: Self) -> bool {
                self.0 & other.0 != 0
            }

            /// Returns the members of either set.
            #[must_use]
            pub fn union(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }

            /// Returns `true` if the set is empty.
            pub fn is_empty(self) -> bool {
                self.0 == 0
            }

            /// Returns the number of members.
            pub fn len(self) -> usize {
                self.0.count_ones() as usize
            }

            /// Iterates over the members in ascending order.
            pub fn iter(self) -> impl Iterator<Item = $id> {
                (0..Self::CAPACITY as u8).map($id).filter(move |id| self.contains(*id))
            }
        }

        impl FromIterator<$id> for $name {
            fn from_iter<I: IntoIterator<Item = $id>>(ids: I) -> Self {
                let mut set = Self::EMPTY;
                for id in ids {
                    set.insert(id);
                }
                set
            }
        }
    };
}

id_set! {
    /// Options of one question.
    OptionSet of OptionId in u32
}
id_set! {
    /// Actives.
    ActiveSet of ActiveId in u64
}
id_set! {
    /// Treatments.
    TreatmentSet of TreatmentId in u64
}
