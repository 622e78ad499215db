//! The envelope around everything that is saved.
//!
//! ```json
//! {"app":"barrier-first","format":2,"document":"profile","app_version":"…","knowledge_version":"…",
//!  "saved_at":"…","revision":7,"tabs":{"<8 hex digits>":4,…},"checksum":"<8 hex digits>",
//!  "body":{…}}
//! ```
//! `tabs` says how many saves of which tab have gone into this one, the latest tab first.
//! `revision` and `tabs` are for the browser's storage only; backup files have neither.
//!
//! The meaning of all these names is the same in every format, now and later: that is how an old
//! program knows a newer save from a damaged one. `document` says whose `body` it is: that of
//! [`super::profile`], [`super::journal`] or [`super::shelf`], or of a [`super::backup`] with all of
//! them. In format 1 there was the profile only, and what is under `body` now stood beside the other names.

use crate::json::Json;

use super::document::Document;
use super::migrate::{FORMAT, STEPS, migrate};
use super::tabs::VersionVector;
use crate::input::checksum;

/// What every file and every save of this app says first.
pub const APP: &str = "barrier-first";

/// First revision that is too high to be one of ours; there is always a next one below it.
pub const END_OF_REVISIONS: u64 = 1 << 52;

/// Longest `saved_at` that is believed.
const LONGEST_MOMENT: usize = 40;

/// A saved object of this app, in the newest format.
#[derive(Debug, Clone, PartialEq)]
pub struct Envelope {
    /// When it was saved, RFC 3339 in UTC as given by the caller; empty when that is unreadable.
    pub saved_at: String,
    /// How often it had been saved; `None` in backup files and when unreadable.
    pub revision: Option<u64>,
    /// Whose saves have gone into it.
    pub tabs: VersionVector,
    /// Checksum of what is there.
    pub checksum: u32,
    /// Whose body it is.
    pub document: String,
    /// Whether that is the checksum it was written with.
    pub whole: bool,
    /// The body, brought to the newest format.
    pub body: Json,
}

/// Why an object is no envelope that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnvelopeError {
    /// Not an object of this app.
    NotOurs,
    /// Written by a newer version of the app.
    Newer {
        /// Its format.
        format: i64,
        /// Whether its checksum holds, so that it is not a damaged older one.
        whole: bool,
    },
}

impl Envelope {
    /// Looks at an object and brings it to the newest format.
    ///
    /// # Errors
    /// When it is not ours or too new.
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

/// Builds the object to save. A backup file has no revision and no tabs.
pub fn encode<D: Document>(
    knowledge: &D::Knowledge,
    saved: &D,
    now: &str,
    stamp: Option<(u64, &VersionVector)>,
) -> Json {
    let version = D::knowledge_version(knowledge);
    envelope(D::NAME, version, now, stamp, saved.write(knowledge))
}

/// Puts the envelope around a body.
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
