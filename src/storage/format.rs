//! The envelope around all saved data.
//!
//! ```json
//! {"app":"barrier-first","format":2,"document":"profile","app_version":"…","knowledge_version":"…",
//!  "saved_at":"…","revision":7,"tabs":{"<8 hex digits>":4,…},"checksum":"<8 hex digits>",
//!  "body":{…}}
//! ```
//! `tabs` counts the saves of each tab that went into this one, the latest tab first. `revision` and `tabs`
//! exist only in the browser's storage, not in backup files.
//!
//! These names mean the same in every format, now and later, so that an old program can tell a newer save
//! from a damaged one. `document` names the owner of `body`: [`super::profile`], [`super::journal`] or
//! [`super::shelf`], or a [`super::backup`] with all of them. Format 1 had only the profile, and stored what
//! is now under `body` next to the other names.

use crate::json::Json;

use super::document::Document;
use super::migrate::{FORMAT, STEPS, migrate};
use super::tabs::VersionVector;
use crate::input::checksum;

/// The app name at the start of every file and save.
pub const APP: &str = "barrier-first";

/// First revision too high to be genuine; below it there is always a next one.
pub const END_OF_REVISIONS: u64 = 1 << 52;

/// Longest `saved_at` that is accepted.
const LONGEST_MOMENT: usize = 40;

/// A saved object of this app, in the newest format.
#[derive(Debug, Clone, PartialEq)]
pub struct Envelope {
    /// When it was saved, RFC 3339 in UTC as given by the caller; empty if unreadable.
    pub saved_at: String,
    /// Number of saves so far; `None` in backup files and if unreadable.
    pub revision: Option<u64>,
    /// The tabs whose saves went into it.
    pub tabs: VersionVector,
    /// Checksum of the actual contents.
    pub checksum: u32,
    /// The document that the body belongs to.
    pub document: String,
    /// Whether `checksum` matches the one it was written with.
    pub whole: bool,
    /// The body, migrated to the newest format.
    pub body: Json,
}

/// Why an object is not a readable envelope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EnvelopeError {
    /// Not an object of this app.
    #[error("no envelope of this app")]
    NotOurs,
    /// Written by a newer version of the app.
    #[error("format {format}, of a newer version of the app")]
    Newer {
        /// Its format.
        format: i64,
        /// Whether its checksum is valid, so that it is not a damaged older save.
        whole: bool,
    },
}

impl Envelope {
    /// Checks an object and migrates it to the newest format.
    ///
    /// # Errors
    /// If it is not ours or too new.
    pub fn open(json: Json) -> Result<Self, EnvelopeError> {
        let pairs = json.as_object().ok_or(EnvelopeError::NotOurs)?;
        if json.get("app").and_then(Json::as_text) != Some(APP) {
            return Err(EnvelopeError::NotOurs);
        }
        let format = json.get("format").and_then(Json::as_int).filter(|format| *format > 0);
        let format = format.ok_or(EnvelopeError::NotOurs)?;
        let checksum = checksum::checksum(pairs, "checksum");
        let written = json.get("checksum").and_then(Json::as_text);
        let whole = written == Some(checksum::write(checksum).as_str());
        if format > FORMAT {
            return Err(EnvelopeError::Newer { format, whole });
        }
        let saved_at = json.get("saved_at").and_then(Json::as_text).filter(|text| moment(text));
        let revision = json.get("revision").and_then(Json::as_int);
        let tabs = json.get("tabs").map(VersionVector::read).unwrap_or_default();
        let saved_at = saved_at.unwrap_or_default().to_owned();
        let revision = revision
            .and_then(|number| u64::try_from(number).ok())
            .filter(|number| (1..END_OF_REVISIONS).contains(number));
        let json = migrate(STEPS, format, json);
        let document = json.get("document").and_then(Json::as_text).unwrap_or_default().to_owned();
        let body = json.get("body").cloned().unwrap_or(Json::Null);
        Ok(Self { saved_at, revision, tabs, checksum, document, whole, body })
    }
}

fn moment(text: &str) -> bool {
    text.len() <= LONGEST_MOMENT && text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Builds the object to save. A backup file has no revision or tabs.
pub fn encode<D: Document>(
    knowledge: &D::Knowledge,
    saved: &D,
    now: &str,
    stamp: Option<(u64, &VersionVector)>,
) -> Json {
    let version = D::knowledge_version(knowledge);
    envelope(D::NAME, version, now, stamp, saved.write(knowledge))
}

/// Wraps a body in an envelope.
pub(super) fn envelope(
    document: &str,
    knowledge_version: &str,
    now: &str,
    stamp: Option<(u64, &VersionVector)>,
    body: Json,
) -> Json {
    let text = |key: &str, value: &str| (key.to_owned(), Json::text(value));
    let mut pairs = vec![
        text("app", APP),
        ("format".to_owned(), Json::Int(FORMAT)),
        text("document", document),
        text("app_version", env!("CARGO_PKG_VERSION")),
        text("knowledge_version", knowledge_version),
        text("saved_at", now),
    ];
    if let Some((revision, tabs)) = stamp {
        pairs.push(("revision".to_owned(), Json::count(revision)));
        pairs.push(("tabs".to_owned(), tabs.write()));
    }
    let place = pairs.len();
    pairs.push(("body".to_owned(), body));
    let sum = checksum::write(checksum::checksum(&pairs, "checksum"));
    pairs.insert(place, text("checksum", &sum));
    Json::Object(pairs)
}
