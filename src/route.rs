//! The routes: the only place that knows paths.

use yew_router::Routable;

/// A page of the app. Standalone they live behind the `#` of the address, embedded in memory.
#[derive(Debug, Clone, PartialEq, Eq, Routable)]
pub enum Route {
    /// What this is; start, resume, open a backup.
    #[at("/")]
    Welcome,
    /// One question on the way through.
    #[at("/question/:id")]
    Question {
        /// Id of the question.
        id: String,
    },
    /// One question, reached by «Change».
    #[at("/change/:id")]
    Change {
        /// Id of the question.
        id: String,
    },
    /// All answers with links to change them.
    #[at("/check")]
    Check,
    /// Triage, index, drivers, phases.
    #[at("/results")]
    Results,
    /// The home routine.
    #[at("/routine")]
    Routine,
    /// The plan to discuss with a clinic.
    #[at("/plan")]
    Plan,
    /// Why a line of the plan is there.
    #[at("/why/:kind/:id")]
    Why {
        /// `active`, `avoid`, `treatment`, `driver`, `phase`, `triage`, `night` or `rule`.
        kind: String,
        /// Id within the kind.
        id: String,
    },
    /// What an edited answer changed.
    #[at("/changed")]
    Changed,
    /// How the barrier works.
    #[at("/learn")]
    Learn,
    /// Print, back up, open a backup, erase.
    #[at("/data")]
    Data,
    /// One page for the clinician.
    #[at("/summary")]
    Summary,
    /// Privacy.
    #[at("/privacy")]
    Privacy,
    /// Accessibility statement.
    #[at("/accessibility")]
    Accessibility,
    /// About, sources and review status.
    #[at("/about")]
    About,
    /// An address that leads nowhere.
    #[not_found]
    #[at("/not-found")]
    NotFound,
}

impl Route {
    /// Whether the page asks a question.
    pub fn asks(&self) -> bool {
        matches!(self, Self::Question { .. } | Self::Change { .. })
    }

    /// Whether the page shows a plan and so needs answers.
    pub fn needs_answers(&self) -> bool {
        matches!(
            self,
            Self::Results
                | Self::Routine
                | Self::Plan
                | Self::Why { .. }
                | Self::Changed
                | Self::Summary
        )
    }
}
