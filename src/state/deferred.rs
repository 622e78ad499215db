//! The deferred part of the program: the engine and the pages that show its results. It is fetched
//! after the first paint.
//!
//! The initial part reaches it only through [`DeferredPart`], a table of functions carried by
//! [`Deferred::Ready`], so calling any of them too early does not compile. The single split point
//! that provides the table is in `crate::deferred`.

use std::rc::Rc;

use yew::{Callback, Html};

use crate::clinic::{Clinic, Diagnostic};
use crate::domain::{Answer, QuestionId};
use crate::engine::{Assessment, Case};
use crate::knowledge::{Knowledge, Questions};
use crate::route::Route;
use crate::storage::Saved;

use super::clinic_site::ClinicSlot;
use super::{App, JournalHandle, Labels, ProfileHandle, ShelfHandle, View};

/// A clinic's usable settings, the diagnostics of its file, and those as text.
type ReadClinic = (Clinic, Vec<Diagnostic>, Vec<String>);

/// The functions of the deferred part that the initial part may call.
pub struct DeferredPart {
    /// Completes the questions with the other tables; the error says what is wrong with those.
    pub complete: fn(Questions, &[u8]) -> Result<Knowledge, String>,
    /// Assesses a person.
    pub assess: fn(&Knowledge, &Case<'_>) -> Assessment,
    /// Opens the storage core without reading the storage yet.
    pub open_profile: fn(&Rc<Questions>) -> ProfileHandle,
    /// Reads this device's journal; also returns how many parts could not be read.
    pub open_journal: fn(&Rc<Knowledge>) -> (JournalHandle, usize),
    /// Reads this device's shelf; also returns how many parts could not be read.
    pub open_shelf: fn(&Rc<Knowledge>) -> (ShelfHandle, usize),
    /// Fetches the label tables and passes on the result.
    pub fetch_labels: fn(Box<dyn FnOnce(Labels)>),
    /// Reads a clinic's file.
    pub read_clinic: fn(&Knowledge, &[u8]) -> ReadClinic,
    /// Draws a page.
    pub page: fn(&App, &Route) -> Html,
    /// Shows the differing answers of two tabs and the choice between them.
    pub conflict: fn(&App, &Saved) -> Html,
    /// Draws what the shelf says about a question, with a control to answer accordingly.
    pub shelf_answer: fn(&App, QuestionId, &Callback<Option<Answer>>) -> Html,
    /// Draws the settings in the menu.
    pub menu_settings: fn(&App) -> Html,
    /// Draws a clinic's content for a slot of the page.
    pub clinic_slot: fn(&View, ClinicSlot) -> Html,
}

/// The deferred part, loaded.
#[derive(Clone)]
pub struct Loaded {
    /// The whole knowledge.
    pub knowledge: Rc<Knowledge>,
    /// The functions.
    pub part: &'static DeferredPart,
}

/// Enters the deferred part: completes the questions with the other tables.
///
/// # Errors
/// A description of the fault if the tables do not belong to this build.
pub type Load = fn(Rc<Questions>, &[u8]) -> Result<Loaded, String>;

/// Load state of the deferred part.
#[derive(Clone)]
pub enum Deferred {
    /// Being fetched.
    Loading,
    /// Loaded, with its messages.
    Ready(Loaded),
    /// It could not be fetched.
    Failed,
}

impl PartialEq for Deferred {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Loading, Self::Loading) | (Self::Failed, Self::Failed) => true,
            (Self::Ready(one), Self::Ready(other)) => Rc::ptr_eq(&one.knowledge, &other.knowledge),
            _ => false,
        }
    }
}

impl Deferred {
    /// Returns the deferred part if it is loaded.
    pub fn ready(&self) -> Option<&Loaded> {
        match self {
            Self::Ready(loaded) => Some(loaded),
            Self::Loading | Self::Failed => None,
        }
    }
}
