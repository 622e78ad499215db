//! The split point: what is reachable only from here is not in the first load.
//!
//! `scripts/split.mjs` cuts the program at every function of this module; there is one. It is called
//! once the file with the deferred part is there, and hands out the table through which the initial
//! part calls the rest.

use std::rc::Rc;

use crate::components::clinic_slot::clinic_slot;
use crate::components::conflict::conflict;
use crate::components::theme_choice::theme_choice;
use crate::knowledge::labels::LabelTables;
use crate::knowledge::{Knowledge, Questions};
use crate::platform::backend::LocalBackend;
use crate::platform::{boot, clock};
use crate::state::{
    DeferredPart, JournalHandle, Labels, Loaded, ShelfHandle, journal_store, persistence,
    shelf_store,
};
use crate::{clinic, engine, pages};

static PART: DeferredPart = DeferredPart {
    assess: engine::assess,
    open_profile: persistence::open,
    open_journal,
    open_shelf,
    fetch_labels,
    read_clinic: clinic::read::open,
    page: pages::page,
    confirm_change: pages::confirm_change,
    conflict,
    theme_choice,
    clinic_slot,
};

/// Reads the journal of this device.
fn open_journal(knowledge: &Rc<Knowledge>) -> (JournalHandle, usize) {
    let tab = clock::random();
    if boot::safe_mode() {
        return (journal_store::unread(LocalBackend, tab, knowledge), 0);
    }
    journal_store::load(LocalBackend, tab, knowledge, &clock::now())
}

/// Reads the shelf of this device.
fn open_shelf(knowledge: &Rc<Knowledge>) -> (ShelfHandle, usize) {
    let tab = clock::random();
    if boot::safe_mode() {
        return (shelf_store::unread(LocalBackend, tab, knowledge), 0);
    }
    shelf_store::load(LocalBackend, tab, knowledge, &clock::now())
}

/// Fetches the names on labels. Those of another build count as missing.
fn fetch_labels(done: Box<dyn FnOnce(Labels)>) {
    boot::labels(move |bytes| {
        let tables = bytes.and_then(|bytes| LabelTables::from_bytes(&bytes).ok());
        done(tables.map_or(Labels::Missing, |tables| Labels::Ready(Rc::new(tables))));
    });
}

/// Completes the questions by the other tables, and hands out the functions that need them.
///
/// # Errors
/// A description of the fault when these are not the tables of this build.
#[inline(never)]
pub fn load(questions: Rc<Questions>, tables: &[u8]) -> Result<Loaded, String> {
    let knowledge = Knowledge::complete(Rc::unwrap_or_clone(questions), tables)?;
    Ok(Loaded { knowledge: Rc::new(knowledge), part: &PART })
}
