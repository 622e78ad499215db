//! The split point: what is reachable only from here is not in the first load.
//!
//! `tools/split` cuts the program at each function marked `wasm_split`; there is one, `part`. It is
//! called once the file with the deferred part is there, and hands out the table through which the
//! initial part calls the rest.

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

/// The split point: a function of the deferred file, and the way into it for the initial one.
#[wasm_split(late, fallible, wasm_split_path = self::linked)]
fn part() -> Result<&'static DeferredPart, linked::SplitLoaderError> {
    Ok(&PART)
}

/// Completes the questions by the other tables, and hands out the functions that need them. Only to
/// be called once boot.js has linked the file of the deferred part, which it fetches with the tables.
///
/// # Errors
/// A description of the fault when these are not the tables of this build, or the file is not linked.
pub fn load(questions: Rc<Questions>, tables: &[u8]) -> Result<Loaded, String> {
    // The way in is asynchronous for those who fetch in it; here nothing is left to wait for.
    let entered = pin!(part()).poll(&mut Context::from_waker(Waker::noop()));
    let Poll::Ready(Ok(part)) = entered else {
        return Err(String::from("the file of the deferred part is not linked"));
    };
    let knowledge = (part.complete)(Rc::unwrap_or_clone(questions), tables)?;
    Ok(Loaded { knowledge: Rc::new(knowledge), part })
}

/// What `wasm_split` asks of the one who fetches. The crate's own fetching has neither integrity nor a
/// way past the browser's cache, and costs 3 KB of the first load; boot.js has fetched and linked the
/// file before `load` is called, so there is nothing to do.
mod linked {
    /// The error of a failed fetch, which never occurs here: boot.js fetches, and reports its failures.
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
