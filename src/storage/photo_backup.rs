//! The photo backup: a binary file of records, each encrypted separately, so that a damaged one does not
//! affect the others. All numbers are big-endian.
//!
//! ```text
//! "BFPHOTOS"  version (1 byte: 1)  rounds of PBKDF2-SHA-256 (4)  salt (16)
//! then records: "BFrc"  length of the locked bytes (4)  initialisation vector (12)  locked bytes
//! ```
//! Encryption is AES-GCM with a 256-bit key. Decrypted, the first record is the table of contents, one line
//! per photo: its key (`photos.rs`), a space, the SHA-256 of its picture in hex. Every other record is a
//! photo's key, a line feed, and its picture.

use crate::domain::Photo;

use super::encrypted::{IV_BYTES, SALT_BYTES, accepts_iterations};
use super::photos::{MAX_KEPT, from_key, hash, is_picture_of, key};

/// Most bytes of pictures in one file; more go into another file.
pub const MAX_PART: usize = 40 << 20;

/// Largest file that is opened, in bytes.
pub const MAX_FILE: usize = 64 << 20;

/// Most records that are read from one file.
const MOST_RECORDS: usize = 10_000;

const MAGIC: &[u8] = b"BFPHOTOS";
const VERSION: u8 = 1;
const MARK: &[u8] = b"BFrc";

/// Longest record: a picture, its key and the tag of AES-GCM.
const LONGEST: usize = MAX_KEPT + 256;

/// Key derivation parameters of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeySource {
    /// Iterations of PBKDF2 with SHA-256.
    pub iterations: u32,
    /// Salt of PBKDF2.
    pub salt: Vec<u8>,
}

/// An encrypted record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Initialisation vector of AES-GCM.
    pub iv: Vec<u8>,
    /// The encrypted bytes.
    pub data: Vec<u8>,
}

/// A file with its records still encrypted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhotoFile {
    /// Key derivation parameters.
    pub source: KeySource,
    /// The table of contents and the photos, as far as they can be located.
    pub records: Vec<Record>,
}

/// Why a file is not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PhotoBackupError {
    /// Not a photo backup.
    #[error("no photo backup")]
    NotOurs,
    /// Written by a newer version of the app.
    #[error("written by a newer version of the app")]
    Newer,
    /// Larger than [`MAX_FILE`].
    #[error("larger than {MAX_FILE} bytes")]
    TooLarge,
    /// Truncated or altered before the first record.
    #[error("truncated or altered before the first record")]
    Damaged,
}

/// A line of the table of contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed {
    /// The photo.
    pub photo: Photo,
    /// The SHA-256 of its picture.
    pub hash: [u8; 32],
}

/// Divides photos into files, none with more than `most` bytes of pictures unless it holds a single photo.
pub fn parts(photos: &[Photo], most: usize) -> Vec<Vec<Photo>> {
    let mut parts: Vec<Vec<Photo>> = Vec::new();
    let mut size = 0;
    for photo in photos {
        match parts.last_mut() {
            Some(part) if size + photo.bytes <= most => {
                part.push(*photo);
                size += photo.bytes;
            }
            _ => {
                parts.push(vec![*photo]);
                size = photo.bytes;
            }
        }
    }
    parts
}

/// Returns the header of a file.
pub fn begin(source: &KeySource) -> Vec<u8> {
    let mut file = MAGIC.to_vec();
    file.push(VERSION);
    file.extend_from_slice(&source.iterations.to_be_bytes());
    file.extend_from_slice(&source.salt);
    file
}

/// Appends a record to a file.
pub fn push(file: &mut Vec<u8>, record: &Record) {
    // A picture has a few megabytes at most.
    let length = u32::try_from(record.data.len()).unwrap_or(u32::MAX);
    file.extend_from_slice(MARK);
    file.extend_from_slice(&length.to_be_bytes());
    file.extend_from_slice(&record.iv);
    file.extend_from_slice(&record.data);
}

/// Returns the table of contents, unencrypted.
pub fn contents(listed: &[Listed]) -> Vec<u8> {
    let hex = |hash: &[u8; 32]| hash.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let lines = listed.iter().map(|line| format!("{} {}\n", key(line.photo), hex(&line.hash)));
    lines.collect::<String>().into_bytes()
}

/// Parses the table of contents; `None` if it is something else.
pub fn read_contents(bytes: &[u8]) -> Option<Vec<Listed>> {
    let line = |line: &str| {
        let (name, hex) = line.split_once(' ')?;
        let mut hash = [0; 32];
        if hex.len() != 64 || !hex.is_ascii() {
            return None;
        }
        for (n, byte) in hash.iter_mut().enumerate() {
            *byte = u8::from_str_radix(hex.get(2 * n..2 * n + 2)?, 16).ok()?;
        }
        Some(Listed { photo: from_key(name)?, hash })
    };
    let text = std::str::from_utf8(bytes).ok()?;
    text.lines().map(line).collect()
}

/// Returns a photo with its picture, unencrypted.
pub fn item(photo: Photo, picture: &[u8]) -> Vec<u8> {
    let mut bytes = key(photo).into_bytes();
    bytes.push(b'\n');
    bytes.extend_from_slice(picture);
    bytes
}

/// Parses a photo; `None` if the picture does not match its key and the table of contents, or may not be
/// kept. Without a table of contents, only the key is checked.
pub fn read_item<'a>(bytes: &'a [u8], listed: Option<&[Listed]>) -> Option<(Photo, &'a [u8])> {
    let end = bytes.iter().take(128).position(|byte| *byte == b'\n')?;
    let photo = from_key(std::str::from_utf8(bytes.get(..end)?).ok()?)?;
    let picture = bytes.get(end + 1..)?;
    let known = |listed: &[Listed]| {
        listed.iter().any(|line| line.photo == photo && line.hash == hash(picture))
    };
    (is_picture_of(photo, picture) && listed.is_none_or(known)).then_some((photo, picture))
}

/// Finds the records of a file. A damaged length costs its record; the next one is found by its marker.
///
/// # Errors
/// Why the file cannot be opened.
pub fn open(bytes: &[u8]) -> Result<PhotoFile, PhotoBackupError> {
    if bytes.len() > MAX_FILE {
        return Err(PhotoBackupError::TooLarge);
    }
    let rest = bytes.strip_prefix(MAGIC).ok_or(PhotoBackupError::NotOurs)?;
    let (version, rest) = rest.split_first().ok_or(PhotoBackupError::Damaged)?;
    if *version != VERSION {
        return Err(if *version > VERSION {
            PhotoBackupError::Newer
        } else {
            PhotoBackupError::Damaged
        });
    }
    let (iterations, rest) = rest.split_first_chunk::<4>().ok_or(PhotoBackupError::Damaged)?;
    let (salt, mut rest) = rest.split_at_checked(SALT_BYTES).ok_or(PhotoBackupError::Damaged)?;
    let iterations = u32::from_be_bytes(*iterations);
    if !accepts_iterations(iterations) {
        return Err(PhotoBackupError::Damaged);
    }
    let source = KeySource { iterations, salt: salt.to_vec() };
    let mut records = Vec::new();
    while let Some(at) = rest.windows(MARK.len()).position(|found| found == MARK) {
        rest = rest.get(at + MARK.len()..).unwrap_or_default();
        if let Some((record, behind)) = record(rest) {
            records.push(record);
            // If no record follows, the length may be wrong, and others may lie within.
            if behind.is_empty() || behind.starts_with(MARK) {
                rest = behind;
            }
        }
        if records.len() == MOST_RECORDS {
            break;
        }
    }
    if records.is_empty() {
        Err(PhotoBackupError::Damaged)
    } else {
        Ok(PhotoFile { source, records })
    }
}

/// Returns the record after a marker, with the remaining bytes.
fn record(bytes: &[u8]) -> Option<(Record, &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let (iv, rest) = rest.split_at_checked(IV_BYTES)?;
    let (data, behind) = rest.split_at_checked(length).filter(|_| length <= LONGEST)?;
    Some((Record { iv: iv.to_vec(), data: data.to_vec() }, behind))
}
