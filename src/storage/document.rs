//! What is saved apart from everything else: a document with two places of its own.

use crate::json::Json;

use super::saved::Keep;
use crate::input::issues::Issue;

/// A part of what is kept that is read, written and merged by itself.
pub trait Document: Clone + PartialEq + Default {
    /// What its ids are looked up in.
    type Knowledge;

    /// Its name in the envelope.
    const NAME: &'static str;

    /// The two keys that are written in turn.
    const SLOTS: [&'static str; 2];

    /// Reads the body. Every good part is taken; every bad one is told and left out.
    fn read(knowledge: &Self::Knowledge, body: &Json) -> (Self, Vec<Issue>);

    /// Writes the body.
    fn write(&self, knowledge: &Self::Knowledge) -> Json;

    /// The version of the knowledge, for the envelope.
    fn knowledge_version(knowledge: &Self::Knowledge) -> &str;

    /// Where the document is to be kept.
    fn keep(&self) -> Keep {
        Keep::Device
    }

    /// Days after the last save of any document when everything is removed, as this one says.
    fn expires_after_days(&self) -> Option<u16> {
        None
    }

    /// What of the document outlives that.
    #[must_use]
    fn expired(self) -> Self {
        Self::default()
    }
}
