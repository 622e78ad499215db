//! Serialisation of domain types for the compiled knowledge and the RON files.
//!
//! Closed sets are written as variants (the name in RON, the index in binary), ids and sets as numbers. The
//! domain itself stays free of serialisation.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, EnumAccess, Error, VariantAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::domain::{
    ActiveId, ActiveSet, Band, ClosedSet, FlagSet, Grade, Interest, Lasting, LastingSet, OptionId,
    OptionSet, Phase, PhaseMove, QuestionGroup, QuestionId, ReactionClass, Region, ReviewerRole,
    RuleId, Section, Severity, Slot, SourceId, SourceKind, Stage, Symptom, SymptomSet, Time,
    TreatmentId, TreatmentSet, TriageLevel, Verdict, VisitStep,
};

struct SetVisitor<T>(PhantomData<T>);

impl<'de, T: ClosedSet> Visitor<'de> for SetVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "one of {}", T::VARIANTS.join(", "))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<T, A::Error> {
        let (value, rest) = data.variant_seed(self)?;
        rest.unit_variant()?;
        Ok(value)
    }

    fn visit_u64<E: Error>(self, place: u64) -> Result<T, E> {
        usize::try_from(place)
            .ok()
            .and_then(|place| T::ALL.get(place).copied())
            .ok_or_else(|| E::custom(format_args!("no {} number {place}", T::NAME)))
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<T, E> {
        T::VARIANTS
            .iter()
            .position(|variant| *variant == name)
            .map(|place| T::ALL[place])
            .ok_or_else(|| E::unknown_variant(name, T::VARIANTS))
    }
}

impl<'de, T: ClosedSet> DeserializeSeed<'de> for SetVisitor<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

macro_rules! closed_sets {
    ($($set:ty),+ $(,)?) => { $(
        impl Serialize for $set {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let place = self.index();
                serializer.serialize_unit_variant(
                    <$set>::NAME,
                    place as u32,
                    <$set>::VARIANTS[place],
                )
            }
        }

        impl<'de> Deserialize<'de> for $set {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_enum(
                    <$set>::NAME,
                    <$set>::VARIANTS,
                    SetVisitor(PhantomData),
                )
            }
        }
    )+ };
}

macro_rules! numbers {
    ($($newtype:ident),+ $(,)?) => { $(
        impl Serialize for $newtype {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.serialize(serializer)
            }
        }

        impl<'de> Deserialize<'de> for $newtype {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Deserialize::deserialize(deserializer).map($newtype)
            }
        }
    )+ };
}

closed_sets!(
    Band,
    Grade,
    Interest,
    Lasting,
    Phase,
    PhaseMove,
    ReactionClass,
    Region,
    ReviewerRole,
    QuestionGroup,
    Section,
    Stage,
    Severity,
    Slot,
    SourceKind,
    Symptom,
    Time,
    TriageLevel,
    Verdict,
    VisitStep,
);
numbers!(
    ActiveId,
    ActiveSet,
    FlagSet,
    LastingSet,
    OptionId,
    OptionSet,
    QuestionId,
    RuleId,
    SourceId,
    SymptomSet,
    TreatmentId,
    TreatmentSet,
);
