//! Domain terms as closed sets: bands, phases, severities, slots and statuses.

use super::closed_set::closed_set;

closed_set! {
    /// Parts of the assessment, in the order in which they are asked.
    Section {
        /// Red flags, pregnancy, medicines, allergies, conditions.
        Safety = "safety",
        /// The eight signs of the last seven days.
        Signs = "signs",
        /// Current skin care.
        Care = "care",
        /// Oil, burning, tanning, dark marks.
        Skin = "skin",
        /// Sun, climate, sleep and other habits.
        Life = "life",
        /// Goals and limits.
        Goals = "goals",
    }
}

closed_set! {
    /// The time at which a question is asked.
    Stage {
        /// Before the first plan, which requires it.
        Plan = "plan",
        /// Before the first plan if an answer opens it; no plan requires it, or an edit that opens
        /// it would take the plan away.
        Detail = "detail",
        /// Once there is a plan, to make it fit more closely.
        Later = "later",
    }
}

closed_set! {
    /// Questions asked together on one page; the id is that of the page.
    QuestionGroup {
        /// On how many days each sign occurred.
        Signs = "signs",
        /// How long each active has been in use.
        ActivesSince = "actives_since",
        /// Other care of the skin.
        Care = "care",
        /// Natural skin type.
        Skin = "skin",
        /// Sleep, stress, smoking, alcohol and food.
        Habits = "habits",
        /// Time outdoors, and the season there.
        Outdoors = "outside",
        /// Acceptable effects of a clinic visit: needles, and days of recovery.
        ClinicWishes = "visits",
    }
}

closed_set! {
    /// Bands of the barrier index, weakest first.
    Band {
        /// Index below 35.
        Compromised = "compromised",
        /// Index 35–59.
        Impaired = "impaired",
        /// Index 60–79.
        Strained = "strained",
        /// Index 80 and more.
        Strong = "strong",
    }
}

closed_set! {
    /// Phases of the plan, in order.
    Phase {
        /// Calm the skin: cleanser, moisturiser, sun protection.
        Reset = "reset",
        /// Strengthen it.
        Rebuild = "rebuild",
        /// Introduce one active at a time.
        Introduce = "introduce",
        /// Keep what works.
        Maintain = "maintain",
    }
}

closed_set! {
    /// Triage levels, mildest first.
    TriageLevel {
        /// No answer calls for a doctor before the plan.
        Clear = "clear",
        /// Ask a pharmacist or doctor soon; the plan continues, without anything new.
        AskSoon = "ask_soon",
        /// See a doctor soon; the gentle routine stays.
        SeeDoctor = "see_doctor",
        /// Medical attention the same day.
        Urgent = "urgent",
        /// Emergency number now.
        Emergency = "emergency",
    }
}

closed_set! {
    /// Severities of safety rules, strongest first.
    Severity {
        /// The plan ends; a care route is shown.
        Stop = "stop",
        /// Never recommended.
        Block = "block",
        /// A clinician decides.
        Clinic = "clinic",
        /// Allowed with a changed schedule or with care.
        Caution = "caution",
        /// Worth knowing.
        Info = "info",
        /// Not a safety rule: a need, a step, a date or a driver.
        Policy = "policy",
    }
}

closed_set! {
    /// How the evidence behind a rule was verified.
    Grade {
        /// The named source's own page or abstract was read.
        V = "v",
        /// Another page reports the named source.
        S = "s",
        /// General knowledge; never shown as a cited fact.
        K = "k",
        /// The product's own policy.
        P = "p",
    }
}

closed_set! {
    /// Regions with regulatory notes of their own.
    Region {
        /// European Union.
        Eu = "EU",
        /// United Kingdom.
        Uk = "UK",
        /// United States.
        Us = "US",
        /// South Korea.
        Kr = "KR",
    }
}

closed_set! {
    /// Times of a routine.
    Time {
        /// After getting up.
        Morning = "morning",
        /// Before bed.
        Evening = "evening",
        /// Once a week.
        Weekly = "weekly",
    }
}

closed_set! {
    /// Slots of a routine, in order of application.
    Slot {
        /// Oil cleanse, only with make-up or water-resistant sunscreen.
        FirstCleanse = "first_cleanse",
        /// Gentle cleanse.
        Cleanse = "cleanse",
        /// Hydrating toner or essence.
        ToneEssence = "tone_essence",
        /// Exfoliating active.
        Exfoliate = "exfoliate",
        /// Any other active.
        Treat = "treat",
        /// Hydrating serum.
        Serum = "serum",
        /// Moisturiser.
        Moisturise = "moisturise",
        /// Sleeping mask.
        OvernightMask = "overnight_mask",
        /// Sun protection.
        Protect = "protect",
        /// Sheet mask.
        SheetMask = "sheet_mask",
    }
}

impl Slot {
    /// Returns `true` if the slot is part of the care in every plan: cleanse, moisturise, protect.
    pub fn is_basic(self) -> bool {
        matches!(self, Self::FirstCleanse | Self::Cleanse | Self::Moisturise | Self::Protect)
    }
}

closed_set! {
    /// The kind of clinic care a treatment counts as.
    Interest {
        /// Shown to everyone who wants any clinic care.
        Gentle = "gentle",
        /// Devices, peels and lasers.
        Devices = "devices",
        /// Anything that goes in by needle.
        Injectables = "injectables",
    }
}

closed_set! {
    /// Status of a treatment in a plan, most useful first.
    Status {
        /// A need calls for it and nothing rules it out.
        Suggested = "suggested",
        /// A clinician decides.
        AskFirst = "ask_first",
        /// Unlocked by a later phase.
        NotYet = "not_yet",
        /// Ruled out for now by a safety rule.
        Blocked = "blocked",
        /// Not available at this clinic.
        NotOffered = "not_offered",
        /// No goal or sign calls for it.
        NotNeeded = "not_needed",
    }
}

impl Status {
    /// Returns `true` if the treatment is possible: now, after consulting a clinician, or later.
    pub fn may_come(self) -> bool {
        self <= Self::NotYet
    }
}

closed_set! {
    /// How well a product of a clinic's catalogue fits a plan.
    ProductStatus {
        /// All its actives may be used now.
        Fits = "fits",
        /// One of its actives has to wait for a later phase.
        NotYet = "not_yet",
        /// One of its actives is ruled out.
        Blocked = "blocked",
    }
}

closed_set! {
    /// Types of products.
    #[derive(Default)]
    ProductKind {
        /// Washes the face.
        Cleanser = "cleanser",
        /// Removes make-up, before the cleanser.
        OilCleanser = "oil_cleanser",
        /// Applied after washing.
        Toner = "toner",
        /// Applied before the moisturiser.
        Serum = "serum",
        /// Cream, lotion or emulsion.
        Moisturiser = "moisturiser",
        /// Sun protection.
        Sunscreen = "sunscreen",
        /// Left on for a while.
        Mask = "mask",
        /// Face oil.
        Oil = "oil",
        /// Acid or scrub.
        Exfoliant = "exfoliant",
        /// For one active, including medicines.
        Treatment = "treatment",
        /// Anything else.
        #[default]
        Other = "other",
    }
}

impl ProductKind {
    /// Returns `true` if it is rinsed off at once, so that little of it stays on the skin.
    pub fn is_washed_off(self) -> bool {
        matches!(self, Self::Cleanser | Self::OilCleanser)
    }
}

closed_set! {
    /// Steps of a visit, in order.
    VisitStep {
        /// Consultation and measurements.
        Assess = "assess",
        /// Cleansing and gentle preparation.
        Cleanse = "cleanse",
        /// Peel, microdermabrasion, aqua facial, laser.
        Exfoliate = "exfoliate",
        /// Calming.
        Soothe = "soothe",
        /// Boosters: injections, needling, mesotherapy.
        Booster = "booster",
        /// Light.
        Light = "light",
        /// Topical infusion.
        Infusion = "infusion",
        /// Brightening.
        Brighten = "brighten",
        /// Barrier finish and sun protection: always last.
        Finish = "finish",
    }
}

closed_set! {
    /// Kinds of calendar entry, in their order within a day.
    CalendarKind {
        /// Preparation starts.
        Prep = "prep",
        /// A visit of the course.
        Visit = "visit",
        /// A visit after the course.
        Upkeep = "upkeep",
        /// Aftercare instructions.
        Aftercare = "aftercare",
        /// The weekly one-minute check of the signs.
        CheckIn = "check_in",
    }
}

closed_set! {
    /// Professions that may review a rule.
    ReviewerRole {
        /// A dermatologist.
        Dermatologist = "dermatologist",
        /// Another physician.
        Physician = "physician",
        /// A pharmacist.
        Pharmacist = "pharmacist",
        /// A nurse.
        Nurse = "nurse",
    }
}

closed_set! {
    /// A reviewer's verdict on a rule.
    Verdict {
        /// It can stay as it is.
        Agree = "agree",
        /// It should be changed.
        Change = "change",
        /// It should be removed.
        Remove = "remove",
    }
}

closed_set! {
    /// Kinds of source.
    SourceKind {
        /// Guideline of a professional society.
        Guideline = "guideline",
        /// Notice, guidance or approval text of a regulator.
        Regulator = "regulator",
        /// Act or regulation.
        Law = "law",
        /// Peer-reviewed study or review.
        Study = "study",
        /// Leaflet of a health service or professional body for the public.
        Leaflet = "leaflet",
        /// Press or trade report about something else.
        Report = "report",
        /// Clinic or company article.
        Article = "article",
        /// Instructions of a device maker.
        Manual = "manual",
        /// General knowledge without a source that was read.
        GeneralKnowledge = "general_knowledge",
        /// This product's own policy.
        Policy = "policy",
    }
}

closed_set! {
    /// Status of a programme of visits with respect to the calendar.
    ProgrammeStatus {
        /// It is in the calendar; at most one programme is.
        Dated = "dated",
        /// It may be chosen instead of the dated one, or the calendar has no room for it.
        Choice = "choice",
        /// A clinician decides about its main treatment.
        AskFirst = "ask_first",
        /// It has to wait for a later phase.
        NotYet = "not_yet",
        /// Suitable for calm skin; nothing calls for it.
        Offer = "offer",
    }
}
