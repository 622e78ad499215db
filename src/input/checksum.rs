//! A checksum over a JSON tree, to detect whether a saved text has changed since it was written.
//!
//! CRC-32 (IEEE 802.3) detects every burst error of up to 32 bits, so every changed byte. It covers
//! the values rather than the text, so that a backup reformatted by an editor still counts as
//! unchanged. It guards against accidents, not against forgery.

use crc::{CRC_32_ISO_HDLC, Crc, Digest, NoTable};

use crate::json::Json;

/// No lookup table: saved data is small, and a table is 1 KB of the first load.
static CRC_32: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);

struct Walk(Digest<'static, u32, NoTable>);

impl Walk {
    fn byte(&mut self, byte: u8) {
        self.bytes(&[byte]);
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn text(&mut self, tag: u8, text: &str) {
        self.byte(tag);
        self.bytes(text.as_bytes());
        // No UTF-8 text contains this byte, so it is an unambiguous terminator.
        self.byte(0xFF);
    }

    fn pairs(&mut self, pairs: &[(String, Json)], leave_out: Option<&str>) {
        self.byte(b'{');
        for (key, value) in pairs {
            if leave_out != Some(key.as_str()) {
                self.text(b'k', key);
                self.value(value);
            }
        }
        self.byte(b'}');
    }

    fn value(&mut self, json: &Json) {
        match json {
            Json::Null => self.byte(b'n'),
            Json::Bool(value) => self.bytes(&[b'b', u8::from(*value)]),
            Json::Int(number) => {
                self.byte(b'i');
                self.bytes(&number.to_le_bytes());
            }
            Json::Fraction(number) => self.text(b'f', number),
            Json::Text(text) => self.text(b't', text),
            Json::List(values) => {
                self.byte(b'[');
                for value in values {
                    self.value(value);
                }
                self.byte(b']');
            }
            Json::Object(pairs) => self.pairs(pairs, None),
        }
    }
}

/// Computes the checksum of an object, without the value under `leave_out`.
pub fn checksum(pairs: &[(String, Json)], leave_out: &str) -> u32 {
    let mut walk = Walk(CRC_32.digest());
    walk.pairs(pairs, Some(leave_out));
    walk.0.finalize()
}

/// Computes the checksum of plain bytes.
pub fn of_bytes(bytes: &[u8]) -> u32 {
    CRC_32.checksum(bytes)
}

/// Formats a checksum as eight hexadecimal digits.
pub fn write(checksum: u32) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    (0..8)
        .rev()
        .filter_map(|place| DIGITS.get((checksum >> (place * 4) & 15) as usize))
        .map(|digit| char::from(*digit))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_the_well_known_crc_32() {
        assert_eq!(of_bytes(b"123456789"), 0xCBF4_3926);
    }

    #[test]
    fn is_written_as_eight_digits() {
        assert_eq!(write(0xCBF4_3926), "cbf43926");
        assert_eq!(write(0x0000_001F), "0000001f");
    }

    #[test]
    fn leaves_out_its_own_place_and_nothing_else() {
        let pairs = |sum: &str, value: i64| {
            vec![
                ("a".to_owned(), Json::Int(value)),
                ("sum".to_owned(), Json::text(sum)),
                ("b".to_owned(), Json::object([("sum", Json::text(sum))])),
            ]
        };
        let one = checksum(&pairs("x", 1), "sum");
        assert_ne!(one, checksum(&pairs("x", 2), "sum"));
        assert_ne!(one, checksum(&pairs("y", 1), "sum"), "an inner key of that name counts");
        let mut other = pairs("x", 1);
        other[1].1 = Json::text("y");
        assert_eq!(one, checksum(&other, "sum"));
    }

    #[test]
    fn tells_apart_what_looks_alike() {
        let sum = |json: Json| checksum(&[("v".to_owned(), json)], "");
        let alike = [
            Json::Null,
            Json::Int(1),
            Json::Fraction("1.0".to_owned()),
            Json::text("1"),
            Json::Bool(true),
            Json::list([Json::Int(1)]),
            Json::list([Json::list([Json::Int(1)])]),
            Json::object([("1", Json::Null)]),
            Json::text(""),
            Json::list([]),
        ];
        for (n, one) in alike.iter().enumerate() {
            for other in alike.iter().skip(n + 1) {
                assert_ne!(sum(one.clone()), sum(other.clone()), "{one:?} {other:?}");
            }
        }
        assert_ne!(
            sum(Json::list([Json::text("ab"), Json::text("c")])),
            sum(Json::list([Json::text("a"), Json::text("bc")])),
        );
    }
}
