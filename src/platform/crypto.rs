//! Encryption of backups with a passphrase: PBKDF2-SHA-256 and AES-GCM from the browser's
//! WebCrypto. Neither the passphrase nor the key is ever stored.

use js_sys::{Array, JsString, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

use crate::storage::encrypted::{Encrypted, ITERATIONS, IV_BYTES, SALT_BYTES};
use crate::storage::photo_backup::{KeySource, Record};

/// Normalisation forms in which systems deliver the same typed text: macOS and iOS decompose `é`
/// and `격`, others do not.
const FORMS: [&str; 2] = ["NFC", "NFD"];

/// Converts a text to a Unicode normalisation form (UAX #15).
fn in_form(text: &str, form: &str) -> String {
    // Fails only for an unknown form.
    JsString::from(text).normalize(form).into()
}

/// Normalises typed text for comparison and storage: to NFC, whatever keyboard it came from. In a
/// calendar, a name in another form would be another person's.
pub fn normal(text: &str) -> String {
    in_form(text, FORMS[0])
}

/// Encrypts bytes; `None` if WebCrypto is not available here (it needs https).
pub async fn lock(passphrase: &str, bytes: &[u8]) -> Option<Encrypted> {
    let (salt, iv) = (random(SALT_BYTES)?, random(IV_BYTES)?);
    let subtle = web_sys::window()?.crypto().ok()?.subtle();
    let key = key(&subtle, &normal(passphrase), &salt, ITERATIONS, "encrypt").await?;
    let promise = subtle.encrypt_with_object_and_u8_array(&algorithm(&iv)?, &key, bytes).ok()?;
    let data = result(JsFuture::from(promise).await)?;
    Some(Encrypted { iterations: ITERATIONS, salt, iv, data })
}

/// Decrypts; `None` for a wrong passphrase or a modified file. Earlier versions encrypted with the
/// text as typed, so each form is tried.
pub async fn unlock(passphrase: &str, locked: &Encrypted) -> Option<Vec<u8>> {
    let mut tried: Vec<String> = Vec::new();
    let forms = FORMS.iter().map(|form| in_form(passphrase, form));
    for typed in forms.chain([passphrase.to_owned()]) {
        if !tried.contains(&typed) {
            if let Some(bytes) = unlock_with(&typed, locked).await {
                return Some(bytes);
            }
            tried.push(typed);
        }
    }
    None
}

async fn unlock_with(passphrase: &str, locked: &Encrypted) -> Option<Vec<u8>> {
    let subtle = web_sys::window()?.crypto().ok()?.subtle();
    let key = key(&subtle, passphrase, &locked.salt, locked.iterations, "decrypt").await?;
    let promise = subtle
        .decrypt_with_object_and_u8_array(&algorithm(&locked.iv)?, &key, &locked.data)
        .ok()?;
    result(JsFuture::from(promise).await)
}

/// A key derived from a passphrase, for encrypting or decrypting many records.
pub struct Key(CryptoKey);

impl Key {
    /// Returns an encryption key and its derivation parameters; `None` without WebCrypto.
    pub async fn to_lock(passphrase: &str) -> Option<(Self, KeySource)> {
        let source = KeySource { iterations: ITERATIONS, salt: random(SALT_BYTES)? };
        let subtle = web_sys::window()?.crypto().ok()?.subtle();
        let key = key(&subtle, &normal(passphrase), &source.salt, ITERATIONS, "encrypt").await?;
        Some((Self(key), source))
    }

    /// Returns the decryption key; `None` without WebCrypto.
    pub async fn to_unlock(passphrase: &str, source: &KeySource) -> Option<Self> {
        let subtle = web_sys::window()?.crypto().ok()?.subtle();
        let (salt, iterations) = (&source.salt, source.iterations);
        key(&subtle, &normal(passphrase), salt, iterations, "decrypt").await.map(Self)
    }

    /// Encrypts a record.
    pub async fn lock(&self, bytes: &[u8]) -> Option<Record> {
        let iv = random(IV_BYTES)?;
        let subtle = web_sys::window()?.crypto().ok()?.subtle();
        let algorithm = algorithm(&iv)?;
        let promise = subtle.encrypt_with_object_and_u8_array(&algorithm, &self.0, bytes).ok()?;
        Some(Record { iv, data: result(JsFuture::from(promise).await)? })
    }

    /// Decrypts a record; `None` for another key or modified bytes.
    pub async fn unlock(&self, record: &Record) -> Option<Vec<u8>> {
        let subtle = web_sys::window()?.crypto().ok()?.subtle();
        let algorithm = algorithm(&record.iv)?;
        let promise =
            subtle.decrypt_with_object_and_u8_array(&algorithm, &self.0, &record.data).ok()?;
        result(JsFuture::from(promise).await)
    }
}

fn random(bytes: usize) -> Option<Vec<u8>> {
    let mut random = vec![0; bytes];
    web_sys::window()?.crypto().ok()?.get_random_values_with_u8_array(&mut random).ok()?;
    Some(random)
}

fn result(value: Result<JsValue, JsValue>) -> Option<Vec<u8>> {
    value.ok().map(|buffer| Uint8Array::new(&buffer).to_vec())
}

fn object(pairs: &[(&str, JsValue)]) -> Option<Object> {
    let object = Object::new();
    for (name, value) in pairs {
        Reflect::set(&object, &JsValue::from_str(name), value).ok()?;
    }
    Some(object)
}

fn algorithm(iv: &[u8]) -> Option<Object> {
    object(&[("name", JsValue::from_str("AES-GCM")), ("iv", Uint8Array::from(iv).into())])
}

/// Derives the AES key for a passphrase and a salt.
async fn key(
    subtle: &SubtleCrypto,
    passphrase: &str,
    salt: &[u8],
    iterations: u32,
    usage: &str,
) -> Option<CryptoKey> {
    let bytes: Object = Uint8Array::from(passphrase.as_bytes()).into();
    let derive = Array::of1(&JsValue::from_str("deriveKey"));
    let promise = subtle.import_key_with_str("raw", &bytes, "PBKDF2", false, &derive).ok()?;
    let base: CryptoKey = JsFuture::from(promise).await.ok()?.unchecked_into();
    let kdf = object(&[
        ("name", JsValue::from_str("PBKDF2")),
        ("hash", JsValue::from_str("SHA-256")),
        ("salt", Uint8Array::from(salt).into()),
        ("iterations", JsValue::from(iterations)),
    ])?;
    let aes = object(&[("name", JsValue::from_str("AES-GCM")), ("length", JsValue::from(256))])?;
    let usages = Array::of1(&JsValue::from_str(usage));
    let promise =
        subtle.derive_key_with_object_and_object(&kdf, &base, &aes, false, &usages).ok()?;
    JsFuture::from(promise).await.ok().map(JsCast::unchecked_into)
}
