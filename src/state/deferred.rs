//! The deferred part of the program: the engine, and the pages that show what it works out. It is
//! fetched after the first paint.
//!
//! The initial part reaches it through [`DeferredPart`] alone, a table of functions that
//! [`Deferred::Ready`] carries, so whatever is called too early does not compile. The one split
//! point that hands the table out is in `crate::deferred`.

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

/// What is used of a clinic's file, what is wrong with it, and that in words.
type ReadClinic = (Clinic, Vec<Diagnostic>, Vec<String>);

/// What the initial part may call of the deferred one.
pub struct DeferredPart {
    /// Completes the questions by the other tables; the error describes what is wrong with those.
    pub complete: fn(Questions, &[u8]) -> Result<Knowledge, String>,
    /// Assesses a person.
    pub assess: fn(&Knowledge, &Case<'_>) -> Assessment,
    /// Opens the storage core, which has not looked at what is stored yet.
    pub open_profile: fn(&Rc<Questions>) -> ProfileHandle,
    /// Reads the journal of this device, and tells how many parts of it could not be read.
    pub open_journal: fn(&Rc<Knowledge>) -> (JournalHandle, usize),
    /// Reads the shelf of this device, and tells how many parts of it could not be read.
    pub open_shelf: fn(&Rc<Knowledge>) -> (ShelfHandle, usize),
    /// Fetches the names on labels, and hands over what has come.
    pub fetch_labels: fn(Box<dyn FnOnce(Labels)>),
    /// Reads a clinic's file.
    pub read_clinic: fn(&Knowledge, &[u8]) -> ReadClinic,
    /// Draws a page.
    pub page: fn(&App, &Route) -> Html,
    /// Shows two tabs with different answers, and the choice between them.
    pub conflict: fn(&App, &Saved) -> Html,
    /// Draws what the shelf says about a question, with the way to answer with it.
    pub shelf_answer: fn(&App, QuestionId, &Callback<Option<Answer>>) -> Html,
    /// Draws what is set in the menu.
    pub menu_settings: fn(&App) -> Html,
    /// Draws what a clinic shows of itself in a slot of the page.
    pub clinic_slot: fn(&View, ClinicSlot) -> Html,
}

/// The deferred part once it is there.
#[derive(Clone)]
pub struct Loaded {
    /// All of the knowledge.
    pub knowledge: Rc<Knowledge>,
    /// The functions.
    pub part: &'static DeferredPart,
}

/// Enters the deferred part: completes the questions by the other tables.
///
/// # Errors
/// A description of the fault when these are not the tables of this build.
pub type Load = fn(Rc<Questions>, &[u8]) -> Result<Loaded, String>;

/// How far the deferred part is.
#[derive(Clone)]
pub enum Deferred {
    /// On its way.
    Loading,
    /// There, with its messages.
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
    /// The deferred part, if it is there.
    pub fn ready(&self) -> Option<&Loaded> {
        match self {
            Self::Ready(loaded) => Some(loaded),
            Self::Loading | Self::Failed => None,
        }
    }
}
