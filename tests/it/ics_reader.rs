//! Reads a calendar file byte by byte: lines, folding, entries with their alarms.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};

/// A content line after unfolding: name, parameters, value.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub name: String,
    pub parameters: String,
    pub value: String,
}

/// An entry, with the lines of its alarms kept apart.
#[derive(Debug, Default)]
pub struct Entry {
    pub lines: Vec<Line>,
    pub alarms: Vec<Vec<Line>>,
}

impl Entry {
    pub fn get(&self, name: &str) -> &str {
        let found: Vec<&Line> = self.lines.iter().filter(|line| line.name == name).collect();
        assert!(found.len() <= 1, "{name} stands {} times", found.len());
        found.first().map_or("", |line| line.value.as_str())
    }

    pub fn uid(&self) -> &str {
        self.get("UID")
    }

    pub fn starts(&self) -> Date {
        day(self.get("DTSTART"))
    }
}

pub fn day(value: &str) -> Date {
    let number = |from: usize, to: usize| value[from..to].parse::<i16>().unwrap();
    date(number(0, 4), number(4, 6) as i8, number(6, 8) as i8)
}

/// Reads a file byte by byte and refuses everything that RFC 5545 forbids.
pub fn read(file: &str) -> Vec<Entry> {
    assert!(file.ends_with("\r\n"), "the last line has no end");
    let mut lines: Vec<String> = Vec::new();
    for line in file.strip_suffix("\r\n").unwrap().as_bytes().split(|byte| *byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        assert!(line.len() <= 75, "{} octets: {}", line.len(), String::from_utf8_lossy(line));
        let line = std::str::from_utf8(line).expect("each line is UTF-8 by itself");
        assert!(!line.chars().any(char::is_control), "a control character in {line:?}");
        assert!(!line.is_empty(), "an empty line");
        match line.strip_prefix(' ') {
            Some(rest) => lines.last_mut().expect("something to go on from").push_str(rest),
            None => lines.push(line.to_owned()),
        }
    }
    assert_eq!(file.matches('\n').count(), file.matches("\r\n").count(), "a bare line feed");
    assert_eq!(file.matches('\r').count(), file.matches("\r\n").count(), "a bare return");
    let lines: Vec<Line> = lines
        .iter()
        .map(|line| {
            let (head, value) = line.split_once(':').expect("a colon");
            let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
            let (name, parameters) = (name.to_owned(), parameters.to_owned());
            Line { name, parameters, value: value.to_owned() }
        })
        .collect();
    entries(&lines)
}

pub fn entries(lines: &[Line]) -> Vec<Entry> {
    let mut open: Vec<&str> = Vec::new();
    let mut head = BTreeMap::new();
    let mut entries: Vec<Entry> = Vec::new();
    for line in lines {
        match line.name.as_str() {
            "BEGIN" => {
                let above = open.last().copied().unwrap_or("");
                let fits = matches!(
                    (above, line.value.as_str()),
                    ("", "VCALENDAR") | ("VCALENDAR", "VEVENT") | ("VEVENT", "VALARM")
                );
                assert!(fits, "{} in {above:?}", line.value);
                open.push(&line.value);
                match line.value.as_str() {
                    "VEVENT" => entries.push(Entry::default()),
                    "VALARM" => entries.last_mut().unwrap().alarms.push(Vec::new()),
                    _ => {}
                }
            }
            "END" => assert_eq!(open.pop(), Some(line.value.as_str())),
            _ => match open.last().copied() {
                Some("VCALENDAR") => {
                    assert!(head.insert(line.name.clone(), line.value.clone()).is_none());
                }
                Some("VEVENT") => entries.last_mut().unwrap().lines.push(line.clone()),
                Some("VALARM") => {
                    entries.last_mut().unwrap().alarms.last_mut().unwrap().push(line.clone());
                }
                _ => panic!("{line:?} outside of everything"),
            },
        }
    }
    assert!(open.is_empty(), "{open:?} is not closed");
    assert_eq!(head.get("VERSION").map(String::as_str), Some("2.0"));
    assert!(head.contains_key("PRODID") && !head.contains_key("METHOD"));
    entries
}
