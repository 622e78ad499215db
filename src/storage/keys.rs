//! Every key that this app uses in the browser's storage.
//!
//! A key is part of the saved format: renaming one loses what people have saved under it.

/// How every key of this app starts; nothing else on the origin is ever touched.
pub const PREFIX: &str = "barrier-first:";

/// The two places of the profile that are written in turn, so that the one not being written stays whole.
pub const SLOTS: [&str; 2] = ["barrier-first:slot-a", "barrier-first:slot-b"];

/// The same two places of the journal.
pub const JOURNAL_SLOTS: [&str; 2] = ["barrier-first:journal-a", "barrier-first:journal-b"];

/// The same two places of the shelf.
pub const SHELF_SLOTS: [&str; 2] = ["barrier-first:shelf-a", "barrier-first:shelf-b"];

/// Every document by its name, with its two places.
pub const DOCUMENTS: [(&str, [&str; 2]); 3] =
    [("profile", SLOTS), ("journal", JOURNAL_SLOTS), ("shelf", SHELF_SLOTS)];

/// Answers that were given before the storage core had arrived (`super::draft`).
pub const DRAFT: &str = "barrier-first:draft";

/// Where damaged originals wait until the person has decided about them.
pub const QUARANTINE: [&str; 3] =
    ["barrier-first:quarantine-1", "barrier-first:quarantine-2", "barrier-first:quarantine-3"];

/// Name of the IndexedDB database of photos, which `boot.js` deletes with everything else.
pub const PHOTOS: &str = "barrier-first:photos";

/// The chosen language, plain, so that `boot.js` can read it before the app is there.
pub const LANGUAGE: &str = "barrier-first:language";

/// The chosen colour scheme, plain, so that the first paint has it. Absent while it is automatic.
pub const THEME: &str = "barrier-first:theme";

/// The region that was chosen before there was an answer to save it with.
pub const REGION: &str = "barrier-first:region";
