//! Files that nobody must be able to do harm with.
//!
//! Shared by the tests and by the fuzzing example. Each file has a name that says what it is.

use barrier_first::json::{Json, MAX_BYTES};

/// Scripts and markup that must never be more than text.
const MARKUP: [&str; 8] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "\\\"><svg/onload=alert(1)>",
    "{{constructor.constructor('alert(1)')()}}",
    "${alert(1)}",
    "&lt;b&gt;",
    "=HYPERLINK(\\\"http://a\\\")",
];

/// A file in the current format with this body.
pub fn file(body: &str) -> String {
    format!(r#"{{"app":"barrier-first","format":1,"saved_at":"2026-03-02T09:30:00Z",{body}}}"#)
}

/// A file in the current format with these answers.
pub fn answered(answers: &str) -> String {
    file(&format!(r#""answers":{{{answers}}},"settings":{{}}"#))
}

/// The files.
pub fn hostile() -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let mut add = |name: &str, bytes: Vec<u8>| files.push((name.to_owned(), bytes));
    shapes(&mut add);
    encodings(&mut add);
    frames(&mut add);
    values(&mut add);
    places(&mut add);
    rescues(&mut add);
    files
}

type Add<'a> = dyn FnMut(&str, Vec<u8>) + 'a;

/// Too large, too deep, too many.
fn shapes(add: &mut Add<'_>) {
    let deep = |open: &str, close: &str, depth: usize| {
        format!("{}{}", open.repeat(depth), close.repeat(depth))
    };
    add("empty", Vec::new());
    add("blank", b" \t\r\n".repeat(1000));
    add("lists, 100,000 deep", deep("[", "]", 100_000).into_bytes());
    add("lists, opened only", "[".repeat(100_000).into_bytes());
    add("objects, opened only", r#"{"a":"#.repeat(100_000).into_bytes());
    add("objects and lists, opened only", r#"[{"a":"#.repeat(100_000).into_bytes());
    add("deep answer", answered(&format!(r#""goals":{}"#, deep("[", "]", 120))).into_bytes());
    add("too deep answer", answered(&format!(r#""goals":{}"#, deep("[", "]", 2000))).into_bytes());
    add("one byte too many", vec![b' '; MAX_BYTES + 1]);
    add("8 MiB of zeros", vec![b'0'; 8 << 20]);
    add("1 MiB of quotes", vec![b'"'; MAX_BYTES]);
    add("1 MiB of backslashes", format!("\"{}", "\\".repeat(MAX_BYTES - 2)).into_bytes());
    add("1 MiB of commas", format!("[{}", ",".repeat(MAX_BYTES - 2)).into_bytes());
    add("1 MiB of colons", format!("{{{}", ":".repeat(MAX_BYTES - 2)).into_bytes());
    add("1 MiB of digits", vec![b'9'; MAX_BYTES]);
    add("1 MiB of blanks", vec![b' '; MAX_BYTES]);
    add("closed before opened", b"]}".repeat(1000));
    let names = |count: usize, length: usize| {
        let pairs = (0..count).map(|n| format!("\"{n:0length$}\":0")).collect::<Vec<_>>();
        format!("{{{}}}", pairs.join(","))
    };
    add("100,000 names", names(100_000, 6).into_bytes());
    add("as many long names as are let in", names(256, 4000).into_bytes());
    let objects = vec![names(256, 90); 38].join(",");
    add("as many objects of names as are let in", format!("[{objects}]").into_bytes());
    let options = vec![r#""calm""#; 9_900].join(",");
    add("9,900 options", answered(&format!(r#""goals":[{options}]"#)).into_bytes());
    let long = "a".repeat(900_000);
    add("long option", answered(&format!(r#""oil":"{long}""#)).into_bytes());
    add("long question", answered(&format!(r#""{long}":1"#)).into_bytes());
    add("long repeated name", format!(r#"{{"{0}":1,"{0}":2}}"#, &long[..400_000]).into_bytes());
    let escapes = "\\u0000".repeat(170_000);
    add("170,000 escapes", answered(&format!(r#""oil":"{escapes}""#)).into_bytes());
}

/// Not the expected text encoding.
fn encodings(add: &mut Add<'_>) {
    let good = answered(r#""oil":"dry""#);
    let utf16 = |bytes: fn(u16) -> [u8; 2]| good.encode_utf16().flat_map(bytes).collect::<Vec<_>>();
    add("UTF-16, little end first", [vec![0xFF, 0xFE], utf16(u16::to_le_bytes)].concat());
    add("UTF-16, big end first", [vec![0xFE, 0xFF], utf16(u16::to_be_bytes)].concat());
    add("UTF-16 without a mark", utf16(u16::to_le_bytes));
    add("byte order mark", [b"\xEF\xBB\xBF", good.as_bytes()].concat());
    add("two byte order marks", [b"\xEF\xBB\xBF\xEF\xBB\xBF", good.as_bytes()].concat());
    add("zip of another kind: gzip", b"\x1F\x8B\x08\0\0\0\0\0\0\x03".repeat(100));
    add("zip", b"PK\x03\x04\x14\0\0\0".repeat(100));
    add("picture", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR".to_vec());
    add(
        "Latin-1",
        answered(r#""oil":"d?y""#).replace('?', "\u{FE}").chars().map(|c| c as u8).collect(),
    );
    add("overlong", [good.as_bytes(), b"\xC0\xAF"].concat());
    add("encoded surrogate", [b"\"\xED\xA0\x80\"" as &[u8], b""].concat());
    add("NUL after the end", [good.as_bytes(), b"\0"].concat());
    add("NUL in a name", answered("\"oi\\u0000l\":\"dry\"").into_bytes());
    add("bare NUL in a string", answered("\"oil\":\"d\0ry\"").into_bytes());
    add("lone high surrogate", answered(r#""oil":"\ud800""#).into_bytes());
    add("lone low surrogate", answered(r#""oil":"\udc00x""#).into_bytes());
    add("surrogates the wrong way round", answered(r#""oil":"\udc00\ud800""#).into_bytes());
    add("text turned round", answered("\"oil\":\"\u{202E}yrd\"").into_bytes());
    add("name turned round", answered("\"\u{202E}lio\":\"dry\"").into_bytes());
    add("look-alike letters", answered("\"\u{043E}il\":\"dry\"").into_bytes());
}

/// A frame with a fault.
fn frames(add: &mut Add<'_>) {
    let body = r#""answers":{"oil":"dry"},"settings":{}"#;
    let texts = [
        ("null", "null".to_owned()),
        ("a number", "7".to_owned()),
        ("a string", r#""barrier-first""#.to_owned()),
        ("a list", r#"[{"app":"barrier-first","format":1}]"#.to_owned()),
        ("no app", format!(r#"{{"format":1,{body}}}"#)),
        ("another app", format!(r#"{{"app":"other","format":1,{body}}}"#)),
        ("app as a list", format!(r#"{{"app":["barrier-first"],"format":1,{body}}}"#)),
        ("no format", format!(r#"{{"app":"barrier-first",{body}}}"#)),
        ("format 0", format!(r#"{{"app":"barrier-first","format":0,{body}}}"#)),
        ("format -1", format!(r#"{{"app":"barrier-first","format":-1,{body}}}"#)),
        ("format -0", format!(r#"{{"app":"barrier-first","format":-0,{body}}}"#)),
        ("format 1.0", format!(r#"{{"app":"barrier-first","format":1.0,{body}}}"#)),
        ("format as text", format!(r#"{{"app":"barrier-first","format":"1",{body}}}"#)),
        ("format 1e999", format!(r#"{{"app":"barrier-first","format":1e999,{body}}}"#)),
        (
            "huge format",
            format!(r#"{{"app":"barrier-first","format":99999999999999999999,{body}}}"#),
        ),
        (
            "largest format",
            format!(r#"{{"app":"barrier-first","format":9223372036854775807,{body}}}"#),
        ),
        ("newer format", format!(r#"{{"app":"barrier-first","format":3,{body}}}"#)),
        ("wrong checksum", file(&format!(r#""checksum":"00000000",{body}"#))),
        ("checksum as a list", file(&format!(r#""checksum":[],{body}"#))),
        ("repeated name", file(&format!(r#"{body},"answers":{{"oil":"oily"}}"#))),
        ("repeated answer", answered(r#""oil":"dry","oil":"oily""#)),
        ("repeated by escape", answered(r#""oil":"dry","\u006fil":"oily""#)),
        ("text after the end", answered(r#""oil":"dry""#) + "{}"),
        ("comment", answered(r#"/* x */ "oil":"dry""#)),
        ("comma too many", answered(r#""oil":"dry","#)),
        ("single quotes", answered("'oil':'dry'")),
        ("NaN", answered(r#""sign_sting":NaN"#)),
        ("Infinity", answered(r#""sign_sting":-Infinity"#)),
        ("1e999", answered(r#""sign_sting":1e999"#)),
        ("hexadecimal", answered(r#""sign_sting":0x1"#)),
        ("leading zero", answered(r#""sign_sting":01"#)),
        ("locked by null", r#"{"app":"barrier-first","format":1,"encrypted":null}"#.to_owned()),
        ("locked, empty", r#"{"app":"barrier-first","format":1,"encrypted":{}}"#.to_owned()),
        ("locked, too many rounds", lock(r#""PBKDF2-SHA-256""#, "4294967295", "AAAAAAAAAAAAAAAA")),
        ("locked, no rounds", lock(r#""PBKDF2-SHA-256""#, "0", "AAAAAAAAAAAAAAAA")),
        ("locked, negative rounds", lock(r#""PBKDF2-SHA-256""#, "-600000", "AAAAAAAAAAAAAAAA")),
        ("locked, other lock", lock(r#""none""#, "600000", "AAAAAAAAAAAAAAAA")),
        ("locked, lock as number", lock("1", "600000", "AAAAAAAAAAAAAAAA")),
        ("locked, short vector", lock(r#""PBKDF2-SHA-256""#, "600000", "AAAA")),
        ("locked, no base64", lock(r#""PBKDF2-SHA-256""#, "600000", "????????????????")),
    ];
    for (name, text) in texts {
        add(name, text.into_bytes());
    }
    for name in ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"] {
        let pair = format!(r#""{name}":{{"polluted":true}}"#);
        add(&format!("{name} in the frame"), file(&format!("{body},{pair}")).into_bytes());
        add(&format!("{name} in the answers"), answered(&pair).into_bytes());
        let settings = format!(r#""answers":{{}},"settings":{{{pair}}}"#);
        add(&format!("{name} in the settings"), file(&settings).into_bytes());
    }
}

/// A locked backup.
pub fn lock(kdf: &str, iterations: &str, iv: &str) -> String {
    let data = "A".repeat(64);
    format!(
        r#"{{"app":"barrier-first","format":1,"encrypted":{{"kdf":{kdf},"iterations":{iterations},"salt":"AAAAAAAAAAAAAAAAAAAAAA==","iv":"{iv}","data":"{data}"}}}}"#
    )
}

/// Wrong values in every kind of place.
fn values(add: &mut Add<'_>) {
    let wrong = [
        "null",
        "true",
        "-1",
        "5",
        "256",
        "65536",
        "4294967296",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775809",
        "1.5",
        "-0",
        "1e2",
        "\"\"",
        "\"none\"",
        "\"0\"",
        "\"2026-02-30\"",
        "\"2026-13-01\"",
        "\"0000-00-00\"",
        "\"-00001-1-1\"",
        "\"2026-W01-1\"",
        "\"20260101ab\"",
        "\"99999-1-01\"",
        "[]",
        "[[]]",
        "[null]",
        "[\"none\",\"none\"]",
        "{}",
        "{\"id\":\"dry\"}",
        "[1,2,3]",
    ];
    for value in wrong {
        for question in ["oil", "goals", "sign_sting", "isotretinoin_stopped_months", "event_date"]
        {
            add(
                &format!("{question} as {value}"),
                answered(&format!(r#""{question}":{value}"#)).into_bytes(),
            );
        }
        for part in
            ["answers", "settings", "assessed_on", "position", "saved_at", "revision", "tabs"]
        {
            let text = format!(r#"{{"app":"barrier-first","format":1,"{part}":{value}}}"#);
            add(&format!("{part} as {value}"), text.into_bytes());
        }
        for part in ["language", "theme", "keep", "expires_after_days", "other"] {
            let text = file(&format!(r#""answers":{{}},"settings":{{"{part}":{value}}}"#));
            add(&format!("{part} as {value}"), text.into_bytes());
        }
    }
}

/// Markup wherever a string may appear.
fn places(add: &mut Add<'_>) {
    for (n, markup) in MARKUP.iter().enumerate() {
        let texts = [
            answered(&format!(r#""oil":"{markup}""#)),
            answered(&format!(r#""goals":["{markup}"]"#)),
            answered(&format!(r#""event_date":"{markup}""#)),
            answered(&format!(r#""{markup}":"dry""#)),
            file(&format!(r#""answers":{{}},"settings":{{"language":"{markup}"}}"#)),
            file(&format!(r#""answers":{{}},"settings":{{"{markup}":1}}"#)),
            file(&format!(r#""answers":{{}},"settings":{{}},"position":"{markup}""#)),
            file(&format!(r#""answers":{{}},"settings":{{}},"{markup}":0"#)),
            format!(r#"{{"app":"barrier-first","format":1,"saved_at":"{markup}","answers":{{}}}}"#),
            format!(r#"{{"app":"{markup}","format":1,"answers":{{}}}}"#),
        ];
        for (place, text) in texts.into_iter().enumerate() {
            add(&format!("markup {n} in place {place}"), text.into_bytes());
        }
    }
}

/// A rescue file with these texts in it.
pub fn rescue(texts: &[&str]) -> String {
    let stored = texts.iter().enumerate().map(|(n, text)| (n.to_string(), Json::text(*text)));
    let one = ("barrierFirstRescue", Json::Int(1));
    Json::object([one, ("stored", Json::object(stored))]).to_string()
}

/// Rescue files, whose texts are files within a file.
fn rescues(add: &mut Add<'_>) {
    let names = (0..40_000).map(|n| format!("\"{n:05}\":0")).collect::<Vec<_>>().join(",");
    let good = answered(r#""oil":"dry""#);
    let inner = [
        ("40,000 names", format!("{{{names}}}")),
        ("opened only", "[".repeat(500_000)),
        ("nonsense", "\0\u{202E}".to_owned()),
        ("itself", rescue(&[&rescue(&[&good])])),
        ("newer", good.replace("\"format\":1", "\"format\":3")),
        ("locked", lock(r#""PBKDF2-SHA-256""#, "600000", "AAAAAAAAAAAAAAAA")),
        ("a good one", good.clone()),
    ];
    for (name, text) in inner {
        add(&format!("rescue of {name}"), rescue(&[&text]).into_bytes());
    }
    add("rescue of 250 good ones", rescue(&[good.as_str(); 250]).into_bytes());
    for stored in ["null", "[]", "{}", "7", r#"{"a":{}}"#, r#"{"a":[1]}"#] {
        let text = format!(r#"{{"barrierFirstRescue":1,"stored":{stored}}}"#);
        add(&format!("rescue with {stored}"), text.into_bytes());
    }
}
