//! Encrypting a backup with a passphrase: PBKDF2-SHA-256 and AES-GCM of the browser's own
//! WebCrypto. The passphrase and the key are never kept.

use js_sys::{Array, JsString, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

use crate::storage::encrypted::{Encrypted, ITERATIONS, IV_BYTES, SALT_BYTES};
use crate::storage::photo_backup::{KeySource, Record};

/// Forms in which systems hand over the same typed text: macOS and iOS take `é` and `격` apart, others
/// do not.
const FORMS: [&str; 2] = ["NFC", "NFD"];

/// A text in a normal form of Unicode (UAX #15).
fn in_form(text: &str, form: &str) -> String {
    // Only a name of no form would fail.
    JsString::from(text).normalize(form).into()
}

/// A typed text as it is compared and kept: in normal form C, whatever keyboard it came from. A name in
/// another form would be another person's in a calendar.
pub fn normal(text: &str) -> String {
    in_form(text, FORMS[0])
}

/// Encrypts bytes; `None` when the browser has no WebCrypto here (it needs https).
pub async fn lock(passphrase: &str, bytes: &[u8]) -> Option<Encrypted> {
    let (salt, iv) = (random(SALT_BYTES)?, random(IV_BYTES)?);
    let subtle = web_sys::window()?.crypto().ok()?.subtle();
    let key = key(&subtle, &normal(passphrase), &salt, ITERATIONS, "encrypt").await?;
    let promise = subtle.encrypt_with_object_and_u8_array(&algorithm(&iv)?, &key, bytes).ok()?;
    let data = result(JsFuture::from(promise).await)?;
    Some(Encrypted { iterations: ITERATIONS, salt, iv, data })
}

/// Decrypts; `None` for a wrong passphrase or a changed file. Files of earlier versions were locked
/// with whatever form was typed, so each is tried.
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

/// A key that a passphrase stands for, to lock or unlock many pieces.
pub struct Key(CryptoKey);

impl Key {
    /// The key to lock with, and how it is derived; `None` when the browser has no WebCrypto here.
    pub async fn to_lock(passphrase: &str) -> Option<(Self, KeySource)> {
        let source = KeySource { iterations: ITERATIONS, salt: random(SALT_BYTES)? };
        let subtle = web_sys::window()?.crypto().ok()?.subtle();
        let key = key(&subtle, &normal(passphrase), &source.salt, ITERATIONS, "encrypt").await?;
        Some((Self(key), source))
    }

    /// The key to unlock with; `None` when the browser has no WebCrypto here.
    pub async fn to_unlock(passphrase: &str, source: &KeySource) -> Option<Self> {
        let subtle = web_sys::window()?.crypto().ok()?.subtle();
        let (salt, iterations) = (&source.salt, source.iterations);
        key(&subtle, &normal(passphrase), salt, iterations, "decrypt").await.map(Self)
    }

    /// Locks a piece.
    pub async fn lock(&self, bytes: &[u8]) -> Option<Record> {
        let iv = random(IV_BYTES)?;
        let subtle = web_sys::window()?.crypto().ok()?.subtle();
        let algorithm = algorithm(&iv)?;
        let promise = subtle.encrypt_with_object_and_u8_array(&algorithm, &self.0, bytes).ok()?;
        Some(Record { iv, data: result(JsFuture::from(promise).await)? })
    }

    /// Unlocks a piece; `None` for another key or changed bytes.
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

/// The AES key that a passphrase and a salt stand for.
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
