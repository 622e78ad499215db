//! The few entries that the engine knows by name.
//!
//! Everything else in the knowledge can be added, changed or removed without touching Rust.

use crate::domain::{ActiveId, ActiveSet, OptionId, QuestionId, RuleId, TreatmentId};

use super::limits::Limits;
use super::model::Question;
use super::{QuestionTable, Tables};

macro_rules! well_known {
    ($(#[$meta:meta])* $name:ident: $id:ident from $tables:ident.$table:ident {
        $( $(#[$fmeta:meta])* $field:ident = $text:literal ),+ $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name { $( $(#[$fmeta])* pub $field: $id ),+ }

        impl $name {
            /// Finds every entry, or returns the first that is missing.
            pub fn find(tables: &$tables) -> Result<Self, &'static str> {
                Ok(Self { $( $field: tables.$table
                    .iter()
                    .position(|entry| entry.id == $text)
                    .and_then(|place| place.try_into().ok())
                    .map($id)
                    .ok_or($text)? ),+ })
            }
        }
    };
}

well_known! {
    /// Questions that the engine or a page reads directly rather than through a rule. The build fails if one
    /// of them is missing, so a renamed question leaves no gap on the clinician's sheet.
    QuestionIds: QuestionId from QuestionTable.entries {
        /// Red flags.
        red_flags = "red_flags",
        /// Age band.
        age_band = "age_band",
        /// Actives in use.
        actives = "actives",
        /// Medicines, some of which are prescription actives.
        medicines = "medicines",
        /// Goals.
        goals = "goals",
        /// Interest in clinic care.
        clinic_interest = "clinic_interest",
        /// Attitude to needles.
        needle_comfort = "needle_comfort",
        /// Acceptable days of visible recovery.
        downtime = "downtime",
        /// The date of an important event.
        event_date = "event_date",
        /// Whether spots leave dark marks.
        dark_marks = "dark_marks",
        /// How easily the skin burns.
        burns = "burns",
        /// How the skin tans.
        tans = "tans",
    }
}

well_known! {
    /// Rules behind the engine's own decisions.
    Rules: RuleId from Tables.rules {
        /// Reset pauses strong actives.
        reset_pause = "R-20",
        /// A new product is tested on a small spot first.
        use_test = "R-23",
        /// For a rash where a product was tested, among other reactions.
        reaction_doctor = "F-reaction-doctor",
        /// One invasive item a day.
        one_invasive = "R-62",
        /// Nothing calls for it.
        not_needed = "N-none",
        /// Not the kind of clinic care that was asked for.
        interest = "N-interest",
        /// Needles were ruled out.
        needles = "N-needles",
        /// Recovery takes longer than is acceptable.
        downtime = "N-downtime",
        /// A later phase unlocks it.
        phase = "N-phase",
        /// A clinician always decides.
        clinician = "N-clinician",
        /// The clinic does not have it.
        not_offered = "N-not-offered",
        /// The clinic wants to look first.
        clinic_asks = "N-clinic-asks",
        /// The clinic leaves an active out of its plans.
        clinic_leaves_out = "S-clinic-leaves-out",
        /// The clinic wants a longer preparation.
        clinic_prep = "C-clinic-prep",
        /// How the band determines the starting phase.
        phase_start = "S-phase-start",
        /// Treated skin starts with the rebuild phase.
        phase_healing = "S-phase-healing",
        /// Nothing strong after a procedure until the clinic agrees.
        procedure_pause = "R-74",
        /// Length of the reset.
        phase_reset = "S-phase-reset",
        /// Length of the rebuild, and what has to wait for its end.
        phase_rebuild = "S-phase-rebuild",
        /// One active at a time.
        phase_introduce = "S-phase-introduce",
        /// Keep what works.
        phase_maintain = "S-phase-maintain",
        /// An active that is used and tolerated stays.
        keep = "S-keep",
        /// Calm nights, and one active a night.
        nights = "S-nights",
        /// One night more once it is no longer new.
        nights_more = "S-nights-more",
        /// Gentle care until a doctor has looked.
        gentle_until_seen = "S-gentle-until-seen",
        /// A catalogue product is gated by its actives.
        product = "S-product",
        /// A catalogue product contains more of an active than allowed.
        product_limit = "S-product-limit",
        /// The plan contains one of two of a kind in use.
        one_of_a_kind = "S-one-of-a-kind",
        /// A few strong actives at a time.
        few_strong = "S-few-strong",
        /// Never suggested by the app.
        leave_out = "S-leave-out",
        /// Anything that bothers the skin is not reintroduced.
        bothers = "S-bothers",
        /// Nothing new until somebody has looked.
        until_looked = "S-until-looked",
        /// Another basic replaces one that a reaction rules out.
        instead = "F-instead",
        /// A basic that has to rest because of a reaction, and that nothing can replace.
        none_instead = "F-none-instead",
        /// A stretch without anything new.
        hold = "S-hold",
        /// Weights of the signs, bounds of the bands.
        weights = "I-weights",
        /// Consultation first.
        consultation = "C-consultation",
        /// Preparation before a visit.
        prep = "C-prep",
        /// The day after.
        aftercare = "C-aftercare",
        /// Days between visits.
        visits = "C-visit-barrier",
        /// The weekly check of the signs.
        check_in = "C-check-in",
        /// Days between two invasive items.
        invasive_spacing = "C-one-invasive",
        /// Nothing invasive shortly before an event.
        event_invasive = "C-event-invasive",
        /// Nothing new shortly before an event.
        event_new = "C-event-new",
        /// No visit just before an event.
        event_clear = "C-event-clear",
        /// No visit just after an event.
        event_after = "C-event-after",
        /// One leading item determines interval, count and upkeep of a programme.
        leading = "C-leading",
        /// One programme is dated.
        one_programme = "C-one-programme",
        /// One item for each step of a programme.
        one_item = "C-one-item",
        /// The finish goes with the visit.
        finish = "C-finish",
        /// Calm skin gets an offer without dates.
        offer = "C-offer",
        /// A suggested treatment that makes no course of visits by itself is named without dates.
        adjunct = "C-adjunct",
        /// Nothing new at home shortly before something invasive.
        new_before_invasive = "C-new-before-invasive",
        /// Nothing new at home shortly after something invasive.
        new_after_invasive = "C-new-after-invasive",
        /// Nothing new at home shortly after a facial after which actives pause.
        new_after_facial = "C-new-after-facial",
        /// Strong actives pause at home after a facial with acids.
        rest_facial = "C-rest-facial",
        /// Strong actives pause at home after a treatment that needs preparation.
        rest_procedure = "C-rest-procedure",
    }
}

well_known! {
    /// Treatments with special handling in the engine.
    Treatments: TreatmentId from Tables.treatments {
        /// Always first.
        consultation = "consultation",
        /// Always last in a visit.
        barrier_finish = "barrier_finish",
    }
}

well_known! {
    /// Actives with special handling in the engine.
    Actives: ActiveId from Tables.actives {
        /// Every morning includes one of the two.
        spf30 = "spf30",
        /// Every morning includes one of the two.
        spf50 = "spf50",
        /// The base of every plan.
        gentle_cleanser = "gentle_cleanser",
        /// The base of every plan.
        rich_moisturiser = "rich_moisturiser",
        /// The prescriber decides about it.
        prescription_retinoid = "prescription_retinoid",
        /// Never continued, even if nothing else is against it.
        strong_peel_at_home = "strong_peel_at_home",
    }
}

macro_rules! families {
    ($(#[$outer:meta])* $name:ident {
        $( $(#[$meta:meta])* $field:ident = $family:literal ),+ $(,)?
    }) => {
        $(#[$outer])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name { $( $(#[$meta])* pub $field: ActiveSet ),+ }

        impl $name {
            /// Finds every family, or returns the first without members.
            pub fn find(tables: &Tables) -> Result<Self, &'static str> {
                Ok(Self { $( $field: tables.family($family).ok_or($family)? ),+ })
            }
        }
    };
}

families! {
    /// Families of actives with special handling in the engine: their members.
    Families {
        /// Paused in a reset and around visits, and introduced one at a time.
        strong_active = "strong_active",
        /// Paused before a visit that needs preparation.
        retinoid = "retinoid",
        /// Paused before a visit that needs preparation.
        exfoliant = "exfoliant",
        /// Never suggested by the app.
        leave_out = "leave_out",
        /// Part of every morning.
        sunscreen = "sunscreen",
    }
}

/// Questions about health, the most significant first: facts a clinician must know, for the clinician's
/// sheet. The build requires a clinical term for each of their answers that states a fact.
pub const HEALTH_QUESTIONS: [&str; 10] = [
    "red_flags",
    "spot_place",
    "pregnancy",
    "medicines",
    "isotretinoin_stopped_months",
    "allergies",
    "conditions",
    "recent",
    "implants",
    "history",
];

/// The [`HEALTH_QUESTIONS`] whose answers the plan page asks the person to mention at a clinic, in the order
/// of that card. It has fewer than the clinician's sheet, which must contain everything.
pub const MENTION_AT_CLINIC: [&str; 7] =
    ["pregnancy", "medicines", "allergies", "conditions", "implants", "recent", "history"];

/// An option of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Choice {
    /// The question.
    pub question: QuestionId,
    /// The option.
    pub option: OptionId,
}

impl Choice {
    /// Finds the option of a question by their ids.
    fn find(questions: &[Question], question: &str, option: &str) -> Option<Self> {
        let place = questions.iter().position(|entry| entry.id == question)?;
        let options = questions.get(place)?.kind.options();
        let option = options.iter().position(|one| one == option)?;
        Some(Self {
            question: QuestionId(u8::try_from(place).ok()?),
            option: OptionId(u8::try_from(option).ok()?),
        })
    }
}

macro_rules! choices {
    ($(#[$outer:meta])* $name:ident {
        $( $(#[$meta:meta])* $field:ident = $question:literal, $option:literal; )+
    }) => {
        $(#[$outer])*
        #[derive(Debug, Clone, PartialEq, Default)]
        pub struct $name { $( $(#[$meta])* pub $field: Choice ),+ }

        impl $name {
            /// Finds every option, or returns the first that is missing.
            pub fn find(questions: &[Question]) -> Result<Self, &'static str> {
                Ok(Self { $(
                    $field: Choice::find(questions, $question, $option)
                        .ok_or(concat!($question, "/", $option))?
                ),+ })
            }
        }
    };
}

choices! {
    /// Options that the engine reads directly rather than through a rule.
    Options {
        /// Below 18 years.
        age_under_13 = "age_band", "under_13";
        /// Below 18 years.
        age_13_17 = "age_band", "13_17";
        /// The shortest routine.
        time_minimal = "time_per_day", "minimal";
        /// Time for more steps.
        time_full = "time_per_day", "full";
        /// Something new in the last 4 weeks.
        new_product_one = "new_product_4_weeks", "one";
        /// Several new things in the last 4 weeks.
        new_product_several = "new_product_4_weeks", "several";
        /// No warning sign.
        no_red_flag = "red_flags", "none";
        /// No strong ingredient in use.
        no_active = "actives", "none";
        /// No clinic care is wanted.
        interest_none = "clinic_interest", "none";
        /// Only gentle clinic care.
        interest_gentle_only = "clinic_interest", "gentle_only";
        /// Devices, and no injections.
        interest_devices = "clinic_interest", "devices";
        /// Injections, and no devices.
        interest_injectables = "clinic_interest", "injectables";
        /// Prefers no needles.
        needles_prefer_not = "needle_comfort", "prefer_not";
        /// Never needles.
        needles_never = "needle_comfort", "never";
        /// Only recovery that nobody sees.
        downtime_none = "downtime", "none";
        /// Up to 3 days of visible recovery.
        downtime_3_days = "downtime", "up_to_3_days";
        /// Up to a week of visible recovery.
        downtime_week = "downtime", "up_to_a_week";
    }
}

/// All entries known by name except the questions, which are in [`super::Questions`].
#[derive(Debug, Clone, PartialEq)]
pub struct WellKnown {
    /// Rules by name.
    pub rules: Rules,
    /// Treatments by name.
    pub treatments: Treatments,
    /// Actives by name.
    pub actives: Actives,
    /// Families of actives by name.
    pub families: Families,
    /// Options by name.
    pub options: Options,
    /// Numbers that rules set.
    pub limits: Limits,
}

impl WellKnown {
    /// Finds every entry, or returns the first that is missing.
    pub fn find(tables: &Tables, questions: &[Question]) -> Result<Self, &'static str> {
        Ok(Self {
            options: Options::find(questions)?,
            limits: Limits::find(tables)?,
            rules: Rules::find(tables)?,
            treatments: Treatments::find(tables)?,
            actives: Actives::find(tables)?,
            families: Families::find(tables)?,
        })
    }
}
