//! The routes: the only place that knows paths.

use yew::AttrValue;

/// A page of the app. Standalone, paths follow the `#` of the address; embedded, they are kept in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// Introduction; start, resume, restore a backup.
    Welcome,
    /// A question of the assessment.
    Question {
        /// Id of the question.
        id: String,
    },
    /// A question, reached by a "Change" link.
    Change {
        /// Id of the question.
        id: String,
    },
    /// All answers with links to change them.
    Check,
    /// Triage, index, drivers, phases.
    Results,
    /// The home routine.
    Routine,
    /// The person's own products.
    Shelf,
    /// One of them, by its id; [`NEW_PRODUCT`] is a product to be checked.
    Product {
        /// Id on the shelf.
        id: String,
    },
    /// Two products on the shelf side by side.
    Compare {
        /// Id of the first.
        one: String,
        /// Id of the second.
        other: String,
    },
    /// The plan to discuss with a clinic.
    Plan,
    /// One treatment of the plan.
    Treatment {
        /// Id of the treatment.
        id: String,
    },
    /// The reasons for a line of the plan.
    Why {
        /// Kind of the line, as written by `engine::LineRef`.
        kind: String,
        /// Id within that kind.
        id: String,
    },
    /// The changes caused by an edited answer.
    Changed,
    /// The weekly check.
    CheckIn,
    /// Recording a reaction of the skin.
    Reaction,
    /// The results of the checks, and the moves of the plan.
    Progress,
    /// The steps done on a past day, to be filled in.
    Day {
        /// The day, `YYYY-MM-DD`.
        date: String,
    },
    /// How the barrier works.
    Learn,
    /// Print, back up, restore a backup, erase.
    Data,
    /// A single page for the clinician.
    Summary,
    /// Somebody else's answers, carried by a link or a code.
    Shared {
        /// The content of the link.
        payload: String,
    },
    /// Privacy.
    Privacy,
    /// Accessibility statement.
    Accessibility,
    /// About, sources and review status.
    About,
    /// For clinics: the code for their site.
    Embed,
    /// An unknown address.
    NotFound,
}

/// The id in the path of a product that is not on the shelf yet.
pub const NEW_PRODUCT: &str = "new";

/// Pages whose path is a single word.
static PLAIN: [(&str, Route); 17] = [
    ("", Route::Welcome),
    ("check", Route::Check),
    ("results", Route::Results),
    ("routine", Route::Routine),
    ("shelf", Route::Shelf),
    ("plan", Route::Plan),
    ("changed", Route::Changed),
    ("check-in", Route::CheckIn),
    ("reaction", Route::Reaction),
    ("progress", Route::Progress),
    ("learn", Route::Learn),
    ("data", Route::Data),
    ("summary", Route::Summary),
    ("privacy", Route::Privacy),
    ("accessibility", Route::Accessibility),
    ("about", Route::About),
    ("embed", Route::Embed),
];

impl Route {
    /// Returns the route of a path; every path has one.
    pub fn from_path(path: &str) -> Self {
        let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
        match parts[..] {
            ["question", id] => Self::Question { id: id.to_owned() },
            ["change", id] => Self::Change { id: id.to_owned() },
            ["why", kind, id] => Self::Why { kind: kind.to_owned(), id: id.to_owned() },
            ["treatment", id] => Self::Treatment { id: id.to_owned() },
            ["day", date] => Self::Day { date: date.to_owned() },
            ["compare", one, other] => {
                Self::Compare { one: one.to_owned(), other: other.to_owned() }
            }
            ["shelf", id] => Self::Product { id: id.to_owned() },
            ["summary", payload] => Self::Shared { payload: payload.to_owned() },
            [word] => {
                let found = PLAIN.iter().find(|(path, _)| *path == word);
                found.map_or(Self::NotFound, |(_, route)| route.clone())
            }
            _ => Self::NotFound,
        }
    }

    /// Returns the path. Ids consist of letters, digits, `-` and `_`, so nothing has to be escaped.
    pub fn to_path(&self) -> String {
        match self {
            Self::Question { id } => format!("/question/{id}"),
            Self::Change { id } => format!("/change/{id}"),
            Self::Why { kind, id } => format!("/why/{kind}/{id}"),
            Self::Treatment { id } => format!("/treatment/{id}"),
            Self::Day { date } => format!("/day/{date}"),
            Self::Product { id } => format!("/shelf/{id}"),
            Self::Compare { one, other } => format!("/compare/{one}/{other}"),
            Self::Shared { payload } => format!("/summary/{payload}"),
            plain => {
                let found = PLAIN.iter().find(|(_, route)| route == plain);
                format!("/{}", found.map_or("not-found", |(path, _)| path))
            }
        }
    }

    /// Returns the address for a link.
    pub fn href(&self) -> AttrValue {
        AttrValue::from(format!("#{}", self.to_path()))
    }

    /// Returns `true` if the page asks a question.
    pub fn asks(&self) -> bool {
        matches!(self, Self::Question { .. } | Self::Change { .. })
    }

    /// Returns `true` if the page reads labels.
    pub fn reads_labels(&self) -> bool {
        matches!(self, Self::Shelf | Self::Product { .. } | Self::Compare { .. })
    }

    /// Returns `true` if the page shows a plan and so needs answers.
    pub fn needs_answers(&self) -> bool {
        matches!(
            self,
            Self::Results
                | Self::Routine
                | Self::Shelf
                | Self::Product { .. }
                | Self::Compare { .. }
                | Self::Plan
                | Self::Why { .. }
                | Self::Changed
                | Self::CheckIn
                | Self::Reaction
                | Self::Progress
                | Self::Day { .. }
                | Self::Treatment { .. }
                | Self::Summary
        )
    }
}
