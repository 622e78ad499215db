//! The split point: code reachable only from here is not part of the first load.
//!
//! `tools/split` cuts the program at each function marked `wasm_split`; there is one, `part`. It is
//! called once the file with the deferred part is there, and returns the table of functions through which
//! the initial part calls the rest.

use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use wasm_split_helpers::wasm_split;

use crate::components::clinic_slot::clinic_slot;
use crate::components::conflict::conflict;
use crate::components::menu_settings::menu_settings;
use crate::components::shelf_actives::shelf_answer;
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
    complete: Knowledge::complete,
    assess: engine::assess,
    open_profile: persistence::open,
    open_journal,
    open_shelf,
    fetch_labels,
    read_clinic: clinic::read::open,
    page: pages::page,
    conflict,
    menu_settings,
    shelf_answer,
    clinic_slot,
};

/// Opens the journal of this device.
fn open_journal(knowledge: &Rc<Knowledge>) -> (JournalHandle, usize) {
    let tab = clock::random();
    if boot::safe_mode() {
        return (journal_store::unread(LocalBackend, tab, knowledge), 0);
    }
    journal_store::load(LocalBackend, tab, knowledge, &clock::now())
}

/// Opens the shelf of this device.
fn open_shelf(knowledge: &Rc<Knowledge>) -> (ShelfHandle, usize) {
    let tab = clock::random();
    if boot::safe_mode() {
        return (shelf_store::unread(LocalBackend, tab, knowledge), 0);
    }
    shelf_store::load(LocalBackend, tab, knowledge, &clock::now())
}

/// Fetches the label tables. Tables of another build count as missing.
fn fetch_labels(done: Box<dyn FnOnce(Labels)>) {
    boot::labels(move |bytes| {
        let tables = bytes.and_then(|bytes| LabelTables::from_bytes(&bytes).ok());
        done(tables.map_or(Labels::Missing, |tables| Labels::Ready(Rc::new(tables))));
    });
}

/// The split point: a function of the deferred part, and the initial part's entry to it.
#[wasm_split(late, fallible, wasm_split_path = self::linked)]
fn part() -> Result<&'static DeferredPart, linked::SplitLoaderError> {
    Ok(&PART)
}

/// Adds the other tables to the questions and returns the functions that need them. Call it only after
/// boot.js has linked the file of the deferred part, which it fetches with the tables.
///
/// # Errors
/// A description of the fault when the tables are not those of this build, or the file is not linked.
pub fn load(questions: Rc<Questions>, tables: &[u8]) -> Result<Loaded, String> {
    // The entry is asynchronous for callers that fetch in it; here there is nothing left to wait for.
    let entered = pin!(part()).poll(&mut Context::from_waker(Waker::noop()));
    let Poll::Ready(Ok(part)) = entered else {
        return Err(String::from("the file of the deferred part is not linked"));
    };
    let knowledge = (part.complete)(Rc::unwrap_or_clone(questions), tables)?;
    Ok(Loaded { knowledge: Rc::new(knowledge), part })
}

/// The interface that `wasm_split` requires of a loader. The crate's own fetching supports neither
/// integrity checks nor bypassing the browser's cache, and costs 3 KB of the first load; boot.js has
/// fetched and linked the file before `load` is called, so there is nothing to do.
mod linked {
    /// The error of a failed fetch. It never occurs here: boot.js fetches, and reports its failures.
    pub enum SplitLoaderError {}

    #[cfg(target_family = "wasm")]
    pub mod rt {
        use std::ffi::c_void;
        use std::pin::Pin;

        use super::SplitLoaderError;

        pub type LoadCallbackFn = unsafe extern "C" fn(*const c_void, bool);
        pub type LoadFn = unsafe extern "C" fn(LoadCallbackFn, *const c_void);

        pub struct LazySplitLoader;

        impl LazySplitLoader {
            pub const fn new(_: LoadFn) -> Self {
                Self
            }
        }

        pub async fn ensure_loaded(_: Pin<&LazySplitLoader>) -> Result<(), SplitLoaderError> {
            Ok(())
        }
    }
}
