//! Base64 (RFC 4648, with padding) for the encrypted backup.
//!
//! Some forty lines instead of the `base64` crate, whose tables and engines would be part of
//! every first load for the sake of this one file.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Bytes as text.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let word = (0..3).fold(0_u32, |word, place| {
            word << 8 | u32::from(chunk.get(place).copied().unwrap_or(0))
        });
        for place in 0..4 {
            let digit = ALPHABET.get((word >> (18 - 6 * place) & 63) as usize);
            let filled = place <= chunk.len();
            text.push(digit.filter(|_| filled).map_or('=', |digit| char::from(*digit)));
        }
    }
    text
}

/// Text as bytes; `None` unless it is exactly what [`encode`] writes for them.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let digits = text.trim_end_matches('=');
    let mut bytes = Vec::with_capacity(digits.len() / 4 * 3 + 2);
    let mut word = 0_u32;
    let mut bits = 0_u32;
    for byte in digits.bytes() {
        word = (word << 6 | value(byte)?) & 0xFFFF;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((word >> bits & 0xFF) as u8);
        }
    }
    // Left-over bits and the padding have one right form only.
    (encode(&bytes) == text).then_some(bytes)
}

fn value(digit: u8) -> Option<u32> {
    let value = match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(u32::from(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_the_examples_of_the_standard() {
        let pairs = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ];
        for (plain, text) in pairs {
            assert_eq!(encode(plain.as_bytes()), text);
            assert_eq!(decode(text).as_deref(), Some(plain.as_bytes()));
        }
    }

    #[test]
    fn every_byte_comes_back() {
        let bytes: Vec<u8> = (0..=255).collect();
        assert_eq!(decode(&encode(&bytes)), Some(bytes));
    }

    #[test]
    fn refuses_all_other_forms() {
        for text in ["Zg", "Zg=", "Zh==", "Zg===", "=", "Z", "Zm9v\n", "Zm-_", "Zg==Zg==", "é"] {
            assert_eq!(decode(text), None, "{text:?}");
        }
    }
}
