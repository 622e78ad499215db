//! Separately saved documents, each with two slots of its own.

use crate::json::Json;

use super::saved::Keep;
use crate::input::issues::Issue;

/// A part of the saved data that is read, written and merged on its own.
pub trait Document: Clone + PartialEq + Default {
    /// Where its ids are looked up.
    type Knowledge;

    /// Its name in the envelope.
    const NAME: &'static str;

    /// The two keys that are written alternately.
    const SLOTS: [&'static str; 2];

    /// Reads the body. Valid parts are kept; invalid ones are reported and left out.
    fn read(knowledge: &Self::Knowledge, body: &Json) -> (Self, Vec<Issue>);

    /// Writes the body.
    fn write(&self, knowledge: &Self::Knowledge) -> Json;

    /// Returns the knowledge version for the envelope.
    fn knowledge_version(knowledge: &Self::Knowledge) -> &str;

    /// Returns where the document is to be kept.
    fn keep(&self) -> Keep {
        Keep::Device
    }

    /// Returns this document's limit in days after the last save of any document; then everything is removed.
    fn expires_after_days(&self) -> Option<u16> {
        None
    }

    /// Returns the part of the document that outlives expiry.
    #[must_use]
    fn expired(self) -> Self {
        Self::default()
    }
}
