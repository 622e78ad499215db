//! Value types and ids used by all other modules.
//!
//! Independent of files, Yew and the browser, and without derived serialisation: saved data has its
//! own types in [`crate::storage`], so that a change here never changes a saved file.

mod answers;
mod calendar_file;
mod closed_set;
mod dates;
mod follow;
mod home_test;
mod ids;
mod journal;
mod order;
mod photo;
mod product;
mod region;
mod season;
mod shelf;
mod terms;

pub use answers::{Answer, Answers};
pub use calendar_file::{CalendarFile, HIGHEST_SEQUENCE, MINUTES_OF_A_DAY, minutes_since_2026};
pub use closed_set::ClosedSet;
pub use dates::{date_text, days_between, minus_days, parse_date, parse_moment, plus_days};
pub use follow::{Lasting, LastingSet, PhaseMove, ReactionClass, Symptom, SymptomSet, TrendChange};
pub use home_test::{HomeTest, MOST_LOOKS, SpotLook, TestPlace, TestResult};
pub use ids::{
    ActiveId, ActiveSet, OptionId, OptionSet, ProgrammeId, QuestionId, RuleId, SourceId,
    TreatmentId, TreatmentSet,
};
pub use journal::{Day, DayStart, Journal, MAX_NOTE, Pause, Reaction, StepKey, StepStatus};
pub use order::insertion_sort;
pub use photo::{PHOTO_SIDE, PHOTOS_OF_A_DAY, Photo, PhotoId, PhotoView};
pub use product::{Content, ContentForm, FlagSet, LabelFlag, Product, Strength};
pub use season::Season;
pub use shelf::{
    KnownContents, MAX_AVOIDED, MAX_LABEL, MAX_NAME, MOST_AVOIDED, MOST_PRODUCTS, OwnProduct,
    Shelf, ShelfItem, ShelfStatus, ShelfUse, plus_months,
};
pub use terms::{
    Band, CalendarKind, Grade, Interest, Phase, ProductKind, ProductStatus, ProgrammeStatus,
    QuestionGroup, Region, ReviewerRole, Section, Severity, Slot, SourceKind, Stage, Status, Time,
    TriageLevel, Verdict, VisitStep,
};
