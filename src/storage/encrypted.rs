//! The wrapper of a passphrase-encrypted backup. The browser's WebCrypto does the rest.
//!
//! ```json
//! {"app":"barrier-first","format":1,
//!  "encrypted":{"kdf":"PBKDF2-SHA-256","iterations":600000,"salt":"…","iv":"…","data":"…"}}
//! ```
//! `data` is the backup file, encrypted by AES-GCM with a 256-bit key; all three texts are base64.

use base64ct::{Base64, Encoding};

use crate::json::Json;

use super::format::APP;
use super::migrate::FORMAT;
use crate::input::issues::{Issue, IssueKind, expected, shown};

/// Key derivation iterations in files written by this program.
pub const ITERATIONS: u32 = 600_000;

/// Length of the salt in bytes.
pub const SALT_BYTES: usize = 16;

/// Length of the initialisation vector in bytes.
pub const IV_BYTES: usize = 12;

/// The only supported key derivation.
const KDF: &str = "PBKDF2-SHA-256";

/// Accepted iteration counts: not so few that guessing is cheap, not so many that the page freezes.
const ACCEPTED_ITERATIONS: (u32, u32) = (100_000, 10_000_000);

/// Returns `true` if a file with this many key derivation iterations is accepted.
pub fn accepts_iterations(iterations: u32) -> bool {
    let (least, most) = ACCEPTED_ITERATIONS;
    (least..=most).contains(&iterations)
}

/// Length of the authentication tag at the end of `data`, which shows whether the passphrase is right.
const TAG_BYTES: usize = 16;

/// An encrypted backup with the parameters that WebCrypto needs to decrypt it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encrypted {
    /// Iterations of PBKDF2 with SHA-256.
    pub iterations: u32,
    /// Salt of PBKDF2.
    pub salt: Vec<u8>,
    /// Initialisation vector of AES-GCM.
    pub iv: Vec<u8>,
    /// The encrypted bytes with their authentication tag.
    pub data: Vec<u8>,
}

/// Writes the file.
pub fn write(encrypted: &Encrypted) -> String {
    let base64 = |bytes: &[u8]| Json::Text(Base64::encode_string(bytes));
    let inner = Json::object([
        ("kdf", Json::text(KDF)),
        ("iterations", Json::Int(i64::from(encrypted.iterations))),
        ("salt", base64(&encrypted.salt)),
        ("iv", base64(&encrypted.iv)),
        ("data", base64(&encrypted.data)),
    ]);
    let format = Json::Int(FORMAT);
    let file = [("app", Json::text(APP)), ("format", format), ("encrypted", inner)];
    Json::object(file).to_string()
}

/// Reads the value under `encrypted`.
///
/// # Errors
/// The first fault found in it.
pub fn read(json: &Json) -> Result<Encrypted, Issue> {
    let part = |key: &str| {
        let missing = || Issue { path: format!("encrypted.{key}"), kind: IssueKind::Missing };
        json.get(key).ok_or_else(missing)
    };
    let bytes = |key: &str, accepted: &dyn Fn(usize) -> bool| {
        let value = part(key)?;
        let decoded = value.as_text().and_then(|text| Base64::decode_vec(text).ok());
        decoded
            .filter(|bytes| accepted(bytes.len()))
            .ok_or_else(|| expected(&format!("encrypted.{key}"), "base64", value))
    };
    let kdf = part("kdf")?;
    match kdf.as_text() {
        Some(KDF) => {}
        Some(other) => {
            let problem = IssueKind::Unknown(shown(other));
            return Err(Issue { path: "encrypted.kdf".to_owned(), kind: problem });
        }
        None => return Err(expected("encrypted.kdf", "a text", kdf)),
    }
    let iterations = part("iterations")?;
    let iterations = iterations
        .as_int()
        .and_then(|number| u32::try_from(number).ok())
        .filter(|number| accepts_iterations(*number))
        .ok_or_else(|| {
            let wanted = "a whole number, 100000 to 10000000";
            expected("encrypted.iterations", wanted, iterations)
        })?;
    Ok(Encrypted {
        iterations,
        salt: bytes("salt", &|len| (SALT_BYTES..=64).contains(&len))?,
        iv: bytes("iv", &|len| len == IV_BYTES)?,
        data: bytes("data", &|len| len > TAG_BYTES)?,
    })
}
