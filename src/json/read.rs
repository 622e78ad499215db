//! The reader: RFC 8259, except that repeated keys and deep nesting are rejected.

use std::borrow::Cow;

use super::{Json, JsonError};

/// Maximum nesting of objects and lists.
const MAX_DEPTH: usize = 127;
/// Maximum characters of a number, and digits of its exponent: more than any file of ours has, and
/// few enough for every number to be a finite `f64`.
const MAX_NUMBER: usize = 40;
const MAX_EXPONENT: usize = 2;

/// A result whose error describes the fault; the reader's position is where it is.
type Outcome<T> = Result<T, Cow<'static, str>>;

/// Returns an error with a constant description.
fn problem<T>(words: &'static str) -> Outcome<T> {
    Err(Cow::Borrowed(words))
}

/// Reads a complete text.
pub(super) fn read(text: &str) -> Result<Json, JsonError> {
    let mut reader = Reader { text, at: 0, depth: 0 };
    reader.whole().map_err(|problem| {
        let before = &text.as_bytes()[..reader.at.min(text.len())];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        JsonError::Syntax { problem, line, column: before.len() - start + 1 }
    })
}

struct Reader<'a> {
    text: &'a str,
    /// Index of the next byte; always on a character boundary when a value begins or ends.
    at: usize,
    depth: usize,
}

impl Reader<'_> {
    fn whole(&mut self) -> Outcome<Json> {
        self.skip_space();
        let value = self.value()?;
        self.skip_space();
        match self.peek() {
            None => Ok(value),
            Some(_) => problem("trailing text follows the end"),
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Consumes this byte if it is next.
    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    fn value(&mut self) -> Outcome<Json> {
        match self.peek() {
            Some(b'{') => self.nested(Self::object),
            Some(b'[') => self.nested(Self::list),
            Some(b'"') => self.string().map(Json::Text),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Json::Bool(true)),
            Some(b'f') => self.word("false", Json::Bool(false)),
            Some(b'n') => self.word("null", Json::Null),
            Some(_) => problem("a value is expected"),
            None => problem("the text ends too early"),
        }
    }

    fn word(&mut self, word: &str, value: Json) -> Outcome<Json> {
        if !self.text.as_bytes()[self.at..].starts_with(word.as_bytes()) {
            return problem("a value is expected");
        }
        self.at += word.len();
        Ok(value)
    }

    fn nested(&mut self, read: impl Fn(&mut Self) -> Outcome<Json>) -> Outcome<Json> {
        if self.depth == MAX_DEPTH {
            return problem("it is nested too deeply");
        }
        self.depth += 1;
        self.at += 1;
        self.skip_space();
        let value = read(self);
        self.depth -= 1;
        value
    }

    /// Reads the comma-separated parts of a list or an object, up to the bracket.
    fn parts(
        &mut self,
        close: u8,
        expected: &'static str,
        mut read: impl FnMut(&mut Self) -> Outcome<()>,
    ) -> Outcome<()> {
        if self.take(close) {
            return Ok(());
        }
        loop {
            self.skip_space();
            read(self)?;
            self.skip_space();
            if self.take(close) {
                return Ok(());
            }
            if !self.take(b',') {
                return problem(expected);
            }
        }
    }

    fn list(&mut self) -> Outcome<Json> {
        let mut values = Vec::new();
        self.parts(b']', "a comma or ] is expected", |reader| {
            values.push(reader.value()?);
            Ok(())
        })?;
        Ok(Json::List(values))
    }

    fn object(&mut self) -> Outcome<Json> {
        let mut pairs: Vec<(String, Json)> = Vec::new();
        // Long objects, such as the messages of a language, are written in order.
        let mut in_order = true;
        self.parts(b'}', "a comma or } is expected", |reader| {
            if reader.peek() != Some(b'"') {
                return problem("a key in double quotes is expected");
            }
            let key = reader.string()?;
            in_order &= pairs.last().is_none_or(|(last, _)| *last < key);
            if !in_order && pairs.iter().any(|(known, _)| *known == key) {
                return Err(["the key \"", &key, "\" is repeated"].concat().into());
            }
            reader.skip_space();
            if !reader.take(b':') {
                return problem("a colon is expected");
            }
            reader.skip_space();
            pairs.push((key, reader.value()?));
            Ok(())
        })?;
        Ok(Json::Object(pairs))
    }

    /// Reads `-`, digits without a leading zero, then an optional fraction and exponent.
    fn number(&mut self) -> Outcome<Json> {
        let start = self.at;
        self.take(b'-');
        if !self.take(b'0') && !self.digits() {
            return problem("a digit is expected");
        }
        let whole = self.at;
        if self.take(b'.') && !self.digits() {
            return problem("a digit is expected");
        }
        if self.take(b'e') || self.take(b'E') {
            if !self.take(b'+') {
                self.take(b'-');
            }
            let first = self.at;
            if !self.digits() {
                return problem("a digit is expected");
            }
            if self.at - first > MAX_EXPONENT {
                return problem("a number is too large");
            }
        }
        let number = &self.text[start..self.at];
        if number.len() > MAX_NUMBER {
            return problem("a number is too long");
        }
        // `-0` would lose its sign as an integer.
        let int = (self.at == whole && number != "-0").then(|| number.parse().ok()).flatten();
        Ok(int.map_or_else(|| Json::Fraction(number.to_owned()), Json::Int))
    }

    /// Consumes digits; returns `true` if there were any.
    fn digits(&mut self) -> bool {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        self.at > start
    }

    fn string(&mut self) -> Outcome<String> {
        self.at += 1;
        let mut string = String::new();
        loop {
            let start = self.at;
            while self.peek().is_some_and(|byte| byte >= b' ' && byte != b'"' && byte != b'\\') {
                self.at += 1;
            }
            // Both ends are next to ASCII, so no character is split.
            string.push_str(&self.text[start..self.at]);
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(string);
                }
                Some(b'\\') => {
                    self.at += 1;
                    string.push(self.escaped()?);
                }
                Some(_) => return problem("a control character stands in a text"),
                None => return problem("the text ends too early"),
            }
        }
    }

    fn escaped(&mut self) -> Outcome<char> {
        let byte = self.peek().ok_or(Cow::Borrowed("the text ends too early"))?;
        let character = match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                self.at += 1;
                return self.unicode();
            }
            _ => return problem("no such escape"),
        };
        self.at += 1;
        Ok(character)
    }

    /// Reads a character of four hexadecimal digits, or of a surrogate pair.
    fn unicode(&mut self) -> Outcome<char> {
        const LONE: Cow<'static, str> = Cow::Borrowed("half of a character");
        let first = self.code_unit()?;
        if !(0xD800..0xDC00).contains(&first) {
            return char::from_u32(first).ok_or(LONE);
        }
        if !(self.take(b'\\') && self.take(b'u')) {
            return Err(LONE);
        }
        let second = self.code_unit()?;
        if !(0xDC00..0xE000).contains(&second) {
            return Err(LONE);
        }
        char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00)).ok_or(LONE)
    }

    fn code_unit(&mut self) -> Outcome<u32> {
        let mut unit = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            unit =
                unit * 16 + digit.ok_or(Cow::Borrowed("four hexadecimal digits are expected"))?;
            self.at += 1;
        }
        Ok(unit)
    }
}
