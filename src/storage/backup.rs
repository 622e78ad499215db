//! The backup file: everything that is saved, as human-readable JSON.
//!
//! ```json
//! {…, "document":"backup", …, "body":{"profile":{…},"journal":{…},"shelf":{…}}}
//! ```
//! The bodies are those of the documents ([`super::profile`], [`super::journal`], [`super::shelf`]); empty
//! ones are left out. A backup of format 1 holds only the profile.

use crate::domain::{Journal, Shelf};
use crate::json::Json;
use crate::knowledge::Knowledge;

use super::document::Document;
use super::encrypted::{self, Encrypted};
use super::format::{APP, Envelope, EnvelopeError, envelope};
use super::merge::{Side, combine};
use super::saved::Saved;
use super::{draft, keys};
use crate::input::gate::{self, ReadError};
use crate::input::issues::{Issue, IssueKind, shown};

/// The contents of a backup file.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The answers and settings that could be read.
    pub saved: Saved,
    /// The part of the course that could be read.
    pub journal: Journal,
    /// The products that could be read.
    pub shelf: Shelf,
    /// The parts that could not be read, and why.
    pub set_aside: Vec<Issue>,
    /// When the backup was written; empty if unreadable.
    pub saved_at: String,
    /// Whether the file was altered after it was written, so that the answers should be checked.
    pub altered: bool,
}

/// Why a file is rejected as a whole.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// Larger or more complex than any backup.
    #[error("larger or more complex than any backup")]
    TooLarge,
    /// Not UTF-8 text; the offset of the first invalid byte.
    #[error("not UTF-8 at byte {0}")]
    NotText(usize),
    /// Not JSON, with the parser's message.
    #[error("not JSON: {0}")]
    NotJson(String),
    /// JSON, but not a backup of this app.
    #[error("no backup of this app")]
    NotOurs,
    /// Written in this format by a newer version of the app.
    #[error("written in format {0} by a newer version of the app")]
    NewerFormat(i64),
    /// It contains this element, which is unknown to this app and may change the meaning of its answers.
    #[error("an element that this version cannot interpret: {0}")]
    NotUnderstood(String),
    /// It holds nothing to import.
    #[error("nothing to import")]
    Nothing,
    /// Encrypted with a passphrase; open the decrypted bytes instead.
    #[error("encrypted with a passphrase")]
    Locked(Box<Encrypted>),
    /// Encrypted with a passphrase, but damaged or of an unknown kind.
    #[error("damaged or unknown encryption: {0}")]
    BadLock(Issue),
}

impl From<ReadError> for ImportError {
    fn from(unread: ReadError) -> Self {
        match unread {
            ReadError::TooLarge => Self::TooLarge,
            ReadError::NotText(place) => Self::NotText(place),
            ReadError::Blank => Self::Nothing,
            ReadError::NotJson(words) => Self::NotJson(words),
        }
    }
}

/// Document name of a backup file.
const BACKUP: &str = "backup";

/// Everything that a backup contains.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Contents<'a> {
    /// Answers and settings.
    pub saved: &'a Saved,
    /// The course.
    pub journal: &'a Journal,
    /// The products.
    pub shelf: &'a Shelf,
}

/// Writes a backup of the answers and the course, one answer per line.
pub fn write(knowledge: &Knowledge, saved: &Saved, journal: &Journal, now: &str) -> String {
    write_all(knowledge, Contents { saved, journal, shelf: &Shelf::default() }, now)
}

/// Writes a backup of everything, one answer per line.
pub fn write_all(knowledge: &Knowledge, contents: Contents<'_>, now: &str) -> String {
    let Contents { saved, journal, shelf } = contents;
    let mut documents = vec![(Saved::NAME, saved.write(knowledge))];
    if *journal != Journal::default() {
        documents.push((Journal::NAME, journal.write(knowledge)));
    }
    if *shelf != Shelf::default() {
        documents.push((Shelf::NAME, shelf.write(knowledge)));
    }
    let body = Json::object(documents);
    let mut text = String::new();
    lines(&envelope(BACKUP, &knowledge.version, now, None, body), 0, &mut text);
    text.push('\n');
    text
}

/// Writes objects over several lines and everything else on one line.
fn lines(json: &Json, depth: usize, text: &mut String) {
    let Some(pairs) = json.as_object().filter(|pairs| !pairs.is_empty()) else {
        text.push_str(&json.to_string());
        return;
    };
    let new_line = |depth: usize, text: &mut String| {
        text.push('\n');
        (0..depth).for_each(|_| text.push_str("  "));
    };
    text.push('{');
    let mut separator = "";
    for (key, value) in pairs {
        text.push_str(separator);
        new_line(depth + 1, text);
        text.push_str(&Json::text(key).to_string());
        text.push_str(": ");
        lines(value, depth + 1, text);
        separator = ",";
    }
    new_line(depth, text);
    text.push('}');
}

/// Opens a backup, or the rescue file of the recovery screen. Valid parts are kept, invalid ones are
/// reported; nothing is changed anywhere.
///
/// # Errors
/// If there is nothing to import or the file cannot be read at all.
pub fn open(knowledge: &Knowledge, bytes: &[u8]) -> Result<Opened, ImportError> {
    let json = gate::read(bytes)?;
    if json.get(RESCUE).is_some() {
        return open_rescue(knowledge, &json);
    }
    open_json(knowledge, json).map(|(_, opened)| opened)
}

/// The file that the recovery screen saves after a crash: the raw stored texts by key.
const RESCUE: &str = "barrierFirstRescue";

/// Writes every storage entry unchanged, in the same form as the recovery screen.
pub fn write_rescue(build: &str, entries: Vec<(String, String)>) -> String {
    let stored = entries.into_iter().map(|(key, text)| (key, Json::text(text))).collect();
    Json::object([
        (RESCUE, Json::Int(1)),
        ("build", Json::text(build)),
        ("stored", Json::Object(stored)),
    ])
    .to_string()
}

/// Takes the latest save of each document in a rescue file, preferring intact ones. Draft answers fill in
/// what that save leaves unanswered.
fn open_rescue(knowledge: &Knowledge, json: &Json) -> Result<Opened, ImportError> {
    let stored = json.get("stored").and_then(Json::as_object).ok_or(ImportError::NotOurs)?;
    let mut best = [Saved::NAME, Journal::NAME, Shelf::NAME]
        .map(|document| (document, Result::<Opened, _>::Err(ImportError::Nothing)));
    for text in stored.iter().filter_map(|(_, text)| text.as_text()) {
        // Each text has to pass the same checks as a separate file.
        let read = gate::read(text.as_bytes()).map_err(ImportError::from);
        let (document, opened) = match read.and_then(|json| open_json(knowledge, json)) {
            Ok((document, opened)) => (document, Ok(opened)),
            Err(refusal) => (Saved::NAME, Err(refusal)),
        };
        for (_, best) in best.iter_mut().filter(|(name, _)| *name == document) {
            let better = match (&opened, &*best) {
                (Ok(this), Ok(other)) => {
                    (!this.altered, &this.saved_at) > (!other.altered, &other.saved_at)
                }
                (Ok(_) | Err(ImportError::NewerFormat(_)), Err(_)) => true,
                _ => false,
            };
            if better {
                best.clone_from(&opened);
            }
        }
    }
    let [(_, profile), (_, journal), (_, shelf)] = best;
    let rest = [journal, shelf].into_iter().flatten();
    rest.fold(with_draft(profile, drafted(knowledge, stored)), |whole, part| {
        let Ok(mut whole) = whole else { return Ok(part) };
        if part.journal != Journal::default() {
            whole.journal = part.journal;
        }
        if part.shelf != Shelf::default() {
            whole.shelf = part.shelf;
        }
        whole.set_aside.extend(part.set_aside);
        whole.altered |= part.altered;
        Ok(whole)
    })
}

/// Answers given before the crash that were not saved yet.
fn drafted(knowledge: &Knowledge, stored: &[(String, Json)]) -> Option<Saved> {
    let (_, text) = stored.iter().find(|(key, _)| key == keys::DRAFT)?;
    let answers = draft::read(knowledge, text.as_text()?);
    (!answers.is_empty()).then(|| Saved { answers, ..Saved::default() })
}

fn with_draft(
    profile: Result<Opened, ImportError>,
    draft: Option<Saved>,
) -> Result<Opened, ImportError> {
    match (profile, draft) {
        (Ok(mut opened), Some(draft)) => {
            opened.saved = combine(&Saved::default(), &opened.saved, &draft, Side::Mine).saved;
            Ok(opened)
        }
        (Err(ImportError::Nothing), Some(saved)) => Ok(Opened {
            saved,
            journal: Journal::default(),
            shelf: Shelf::default(),
            set_aside: Vec::new(),
            saved_at: String::new(),
            altered: false,
        }),
        (profile, _) => profile,
    }
}

/// Also returns which document the body belongs to; a backup counts as the profile.
fn open_json(knowledge: &Knowledge, json: Json) -> Result<(&'static str, Opened), ImportError> {
    let ours = json.get("app").and_then(Json::as_text) == Some(APP);
    let locked = json.get("encrypted").filter(|_| ours).map(encrypted::read);
    // The data of an encrypted backup is the only string that may be long.
    if locked.is_none() && !gate::texts_within_limit(&json) {
        return Err(ImportError::TooLarge);
    }
    let envelope = Envelope::open(json).map_err(|reason| match reason {
        EnvelopeError::NotOurs => ImportError::NotOurs,
        EnvelopeError::Newer { format, .. } => ImportError::NewerFormat(format),
    })?;
    match locked {
        Some(Ok(encrypted)) => return Err(ImportError::Locked(Box::new(encrypted))),
        Some(Err(issue)) => return Err(ImportError::BadLock(issue)),
        None => {}
    }
    let parts = match envelope.document.as_str() {
        BACKUP => envelope.body.as_object().unwrap_or_default(),
        Saved::NAME | Journal::NAME | Shelf::NAME => {
            &[(envelope.document.clone(), envelope.body.clone())][..]
        }
        _ => return Err(ImportError::NotOurs),
    };
    let (mut saved, mut journal) = (Saved::default(), Journal::default());
    let mut shelf = Shelf::default();
    let mut set_aside = Vec::new();
    for (document, body) in parts {
        match document.as_str() {
            Saved::NAME => {
                let (read, issues) = Saved::read(knowledge, body);
                saved = read;
                set_aside.extend(issues);
            }
            Journal::NAME => {
                let (read, issues) = Journal::read(knowledge, body);
                journal = read;
                set_aside.extend(inside(Journal::NAME, issues));
            }
            Shelf::NAME => {
                let (read, issues) = Shelf::read(knowledge, body);
                shelf = read;
                set_aside.extend(inside(Shelf::NAME, issues));
            }
            _ => {
                let name = shown(document);
                set_aside.push(Issue { path: name.clone(), kind: IssueKind::Unknown(name) });
            }
        }
    }
    let nothing =
        saved == Saved::default() && journal == Journal::default() && shelf == Shelf::default();
    if nothing && set_aside.is_empty() {
        return Err(ImportError::Nothing);
    }
    let document = match envelope.document.as_str() {
        Journal::NAME => Journal::NAME,
        Shelf::NAME => Shelf::NAME,
        _ => Saved::NAME,
    };
    let (saved_at, altered) = (envelope.saved_at, !envelope.whole);
    Ok((document, Opened { saved, journal, shelf, set_aside, saved_at, altered }))
}

/// Prefixes the place of each issue with the document.
fn inside(document: &str, issues: Vec<Issue>) -> impl Iterator<Item = Issue> {
    issues
        .into_iter()
        .map(move |issue| Issue { path: format!("{document}.{}", issue.path), ..issue })
}

#[cfg(test)]
mod tests {
    use super::{ImportError, open, write};
    use crate::domain::{Answer, Journal};
    use crate::json::Json;
    use crate::knowledge::Knowledge;
    use crate::storage::saved::Saved;

    fn knowledge() -> Knowledge {
        Knowledge::embedded().unwrap_or_else(|issue| unreachable!("{issue}"))
    }

    #[test]
    fn a_rescue_file_gives_back_the_latest_save() {
        let knowledge = knowledge();
        let Some(sting) = knowledge.find_question("sign_sting") else {
            unreachable!("a sign that every release has asked for")
        };
        let save = |level: u8, at: &str| {
            let mut saved = Saved::default();
            saved.answers.set(sting, Answer::Level(level));
            write(&knowledge, &saved, &Journal::default(), at)
        };
        let file = Json::object([
            ("barrierFirstRescue", Json::Int(1)),
            ("build", Json::text("test")),
            (
                "stored",
                Json::object([
                    ("barrier-first:slot-a", Json::text(save(3, "2026-11-21T10:00:00Z"))),
                    ("barrier-first:slot-b", Json::text(save(1, "2026-11-20T10:00:00Z"))),
                    ("barrier-first:quarantine-1", Json::text("{torn")),
                ]),
            ),
        ]);
        let opened = open(&knowledge, file.to_string().as_bytes());
        let level = opened.map(|opened| opened.saved.answers.get(sting));
        assert_eq!(level, Ok(Some(Answer::Level(3))));
    }

    #[test]
    fn an_empty_rescue_file_is_refused() {
        let refused = open(&knowledge(), br#"{"barrierFirstRescue":1,"stored":{}}"#);
        assert_eq!(refused, Err(ImportError::Nothing));
    }
}
