//! Every key that this app uses in the browser's storage.
//!
//! A key is part of the saved format: renaming one loses the data that people have saved under it.

/// The prefix of every key of this app; nothing else on the origin is ever touched.
pub const PREFIX: &str = "barrier-first:";

/// The two profile slots, written alternately, so that the one not being written stays intact.
pub const SLOTS: [&str; 2] = ["barrier-first:slot-a", "barrier-first:slot-b"];

/// The two journal slots.
pub const JOURNAL_SLOTS: [&str; 2] = ["barrier-first:journal-a", "barrier-first:journal-b"];

/// The two shelf slots.
pub const SHELF_SLOTS: [&str; 2] = ["barrier-first:shelf-a", "barrier-first:shelf-b"];

/// Every document name with its two slots.
pub const DOCUMENTS: [(&str, [&str; 2]); 3] =
    [("profile", SLOTS), ("journal", JOURNAL_SLOTS), ("shelf", SHELF_SLOTS)];

/// Answers given before the storage core has loaded (`super::draft`).
pub const DRAFT: &str = "barrier-first:draft";

/// Holds damaged originals until the person has decided about them.
pub const QUARANTINE: [&str; 3] =
    ["barrier-first:quarantine-1", "barrier-first:quarantine-2", "barrier-first:quarantine-3"];

/// Name of the IndexedDB database of photos, which `boot.js` deletes with everything else.
pub const PHOTOS: &str = "barrier-first:photos";

/// The chosen language as plain text, so that `boot.js` can read it before the app has loaded.
pub const LANGUAGE: &str = "barrier-first:language";

/// The chosen colour scheme as plain text, for the first paint. Absent while it is automatic.
pub const THEME: &str = "barrier-first:theme";

/// A region chosen before there was an answer to save it with.
pub const REGION: &str = "barrier-first:region";
