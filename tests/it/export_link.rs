//! The link that carries answers to a clinician's screen: round trips, hostile input, versions, and as a
//! code for a camera.

use std::collections::BTreeSet;
use std::fs;

use barrier_first::components::pictures::geometry::{Picture, Shape, code};
use barrier_first::domain::{Answer, Answers, OptionId, OptionSet, QuestionId};
use barrier_first::export::link::{DecodedLink, LONGEST, LinkError, VERSION, read, write};
use barrier_first::export::qr::Code;
use barrier_first::input::answers::write_answers;
use barrier_first::input::checksum;
use barrier_first::knowledge::{Kind, Knowledge};
use base64ct::{Base64, Base64UrlUnpadded, Encoding};
use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::case_file;
use crate::support::people::{Tape, person};
use crate::{embedded, root};

/// An address about as long as those of real clinics.
const ADDRESS: &str =
    "https://www.clinic-with-a-long-name.example.co.kr/skin/barrier-first/index.html";

fn sound(payload: &str) -> bool {
    payload.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

/// A payload of bytes, with a correct checksum.
fn sealed(content: &[u8]) -> String {
    let mut bytes = content.to_vec();
    bytes.extend(checksum::of_bytes(content).to_le_bytes());
    Base64UrlUnpadded::encode_string(&bytes)
}

fn opened(payload: &str) -> Vec<u8> {
    let mut text = payload.replace('-', "+").replace('_', "/");
    while !text.len().is_multiple_of(4) {
        text.push('=');
    }
    Base64::decode_vec(&text).expect("base64")
}

#[test]
fn every_case_comes_back_and_fits_a_code() {
    let (mut longest, mut largest) = (0, 0);
    for case in case_file::all() {
        let payload = write(embedded(), &case.person.answers, case.person.today);
        assert!(sound(&payload), "{payload}");
        let back = read(embedded(), &payload).expect("a link of ours");
        let DecodedLink { answers, started, lost } = back;
        assert_eq!((started, lost), (case.person.today, 0));
        // The mark that a question is asked again stays on the device.
        assert!(answers.iter().eq(case.person.answers.iter()), "{}", case.place);
        let code = Code::of(&[ADDRESS, "#/summary/", &payload].concat()).expect("it fits");
        longest = longest.max(payload.len());
        largest = largest.max((code.size() - 17) / 4);
    }
    assert!(longest < 260, "{longest} characters");
    assert!(largest <= 15, "version {largest}");
}

/// Everything answered, with as many options as a question accepts.
fn wordy(knowledge: &Knowledge) -> Answers {
    knowledge
        .questions()
        .map(|(id, question)| {
            let answer = match &question.kind {
                Kind::One { options } => Answer::One(OptionId(options.len() as u8 - 1)),
                Kind::Many { options, exclusive, at_most } => {
                    let all = (0..options.len() as u8).map(OptionId);
                    let free = all.filter(|option| !exclusive.contains(*option));
                    Answer::Many(free.rev().take(at_most.map_or(32, usize::from)).collect())
                }
                Kind::Level => Answer::Level(4),
                Kind::Number { max, .. } => Answer::Number(*max),
                Kind::Date => Answer::Date(date(2199, 12, 31)),
            };
            (id, answer)
        })
        .collect()
}

#[test]
fn the_longest_link_fits_too() {
    let answers = wordy(embedded());
    let payload = write(embedded(), &answers, date(2199, 12, 31));
    assert!(payload.len() < 400, "{} characters", payload.len());
    assert_eq!(read(embedded(), &payload).expect("ours").answers, answers);
    let code = Code::of(&[ADDRESS, "#/summary/", &payload].concat()).expect("it fits");
    assert!((code.size() - 17) / 4 <= 18, "{} modules", code.size());
    assert!(Code::of(&"x".repeat(666)).is_some() && Code::of(&"x".repeat(667)).is_none());
}

/// Two bytes for each question; two questions with the same bytes could be confused.
#[test]
fn questions_have_marks_of_their_own() {
    let marks: BTreeSet<Vec<u8>> = embedded()
        .questions()
        .map(|(id, _)| {
            let one: Answers = [(id, Answer::NotSure)].into_iter().collect();
            // Version, day (three bytes for 2026), number of answers, mark.
            opened(&write(embedded(), &one, date(2026, 3, 2)))[4..6].to_vec()
        })
        .collect();
    assert_eq!(marks.len(), embedded().questions().count());
}

/// Links that were handed out stay readable. One file per released version, never edited; one line of JSON
/// with what must come back.
#[test]
fn links_of_every_version_stay_readable() {
    let folder = root().join("tests/fixtures/links");
    let mut versions = 0;
    for version in 1..=VERSION {
        let file = folder.join(format!("v{version}.txt"));
        let text = fs::read_to_string(&file).expect("a fixture of each version");
        for line in text.lines() {
            let (payload, expected) = line.split_once(' ').expect("payload and answers");
            let back = read(embedded(), payload).expect("readable");
            let (day, answers) = expected.split_once(' ').expect("day and answers");
            assert_eq!(back.started.to_string(), day);
            // A question changed since then is asked again; all others are there.
            let found = write_answers(embedded(), &back.answers).to_string();
            let found: serde_json::Value = serde_json::from_str(&found).expect("JSON");
            let all: serde_json::Value = serde_json::from_str(answers).expect("JSON");
            let all = all.as_object().expect("an object");
            for (id, answer) in found.as_object().expect("an object") {
                assert_eq!(all.get(id), Some(answer), "{id}");
            }
            assert_eq!(all.len(), back.answers.len() + back.lost);
        }
        versions += 1;
    }
    assert_eq!(versions, 1);
}

#[test]
fn damage_is_noticed() {
    let case = &case_file::all()[0];
    let good = write(embedded(), &case.person.answers, case.person.today);
    let alphabet = b"ABCXYZabcxyz019-_";
    for place in 0..good.len() {
        // Truncated, as by a mail program, or with something added.
        assert_eq!(read(embedded(), &good[..place]), Err(LinkError::Damaged), "cut at {place}");
        for other in alphabet.iter().filter(|other| **other != good.as_bytes()[place]) {
            let mut changed = good.clone().into_bytes();
            changed[place] = *other;
            let changed = String::from_utf8(changed).expect("ASCII");
            assert_eq!(read(embedded(), &changed), Err(LinkError::Damaged), "{place}: {changed}");
        }
    }
    for text in ["", "A", "AAAA", "AAAAAAAA", "%20", "é", "<script>", " ", "A=", "A+", "A/"] {
        assert_eq!(read(embedded(), text), Err(LinkError::Damaged), "{text:?}");
    }
    for more in ["A", "-", "_", "AAAA"] {
        assert_eq!(read(embedded(), &[&good, more].concat()), Err(LinkError::Damaged));
    }
    assert_eq!(read(embedded(), &"A".repeat(LONGEST + 1)), Err(LinkError::Damaged));
}

/// Mail and chat programs take characters after an address for part of it, or characters at its end for
/// punctuation.
#[test]
fn links_survive_mail_and_chat() {
    for case in case_file::all().iter().step_by(8) {
        let (answers, day) = (&case.person.answers, case.person.today);
        for shift in 0..40_u16 {
            let payload = write(embedded(), answers, barrier_first::domain::plus_days(day, shift));
            assert!(payload.ends_with(|last: char| last.is_ascii_alphanumeric()), "{payload}");
        }
    }
    let case = &case_file::all()[0];
    let payload = write(embedded(), &case.person.answers, case.person.today);
    let whole = read(embedded(), &payload).expect("ours");
    for behind in [".", ")", ").", "%20", ",", ">", "*", "=", "?fbclid=AbC-1_", "&utm=x", "…", "。"]
    {
        assert_eq!(read(embedded(), &[&payload, behind].concat()), Ok(whole.clone()), "{behind}");
    }
}

/// A link of an earlier version of the app that ended in `-` or `_`, and lost it in transit.
#[test]
fn an_ending_that_was_cut_off_is_found() {
    let mut found = BTreeSet::new();
    for bits in 8200..12200_u32 {
        // An empty list of answers on a day of three bytes: nine bytes with version, count and checksum, so
        // that every character of the alphabet may be the last.
        let mut content = vec![VERSION];
        content.extend(
            postcard::to_allocvec(&(i32::try_from(bits).unwrap(), [0_u8; 0].as_slice())).unwrap(),
        );
        let payload = sealed(&content);
        let cut = payload.trim_end_matches(['-', '_']);
        let ending = &payload[cut.len()..];
        if !ending.is_empty() && ending.len() < 3 {
            found.insert(ending.to_owned());
            assert_eq!(read(embedded(), cut), read(embedded(), &payload), "{payload}");
            assert!(read(embedded(), cut).is_ok(), "{payload}");
        }
    }
    assert!(found.contains("-") && found.contains("_"), "{found:?}");
}

#[test]
fn a_newer_link_is_told_from_a_damaged_one() {
    assert_eq!(read(embedded(), &sealed(&[VERSION + 1, 9, 9, 9])), Err(LinkError::Newer));
    assert_eq!(read(embedded(), &sealed(&[255])), Err(LinkError::Newer));
    assert_eq!(read(embedded(), &sealed(&[0, 0, 0])), Err(LinkError::Damaged));
    assert_eq!(read(embedded(), &sealed(&[VERSION])), Err(LinkError::Damaged));
    assert_eq!(read(embedded(), &sealed(&[])), Err(LinkError::Damaged));
    // Trailing data.
    assert_eq!(read(embedded(), &sealed(&[VERSION, 0, 0, 0])), Err(LinkError::Damaged));
    // A day that no calendar has, and more answers than there are bytes.
    assert_eq!(
        read(embedded(), &sealed(&[VERSION, 254, 255, 255, 255, 15, 0])),
        Err(LinkError::Damaged)
    );
    assert_eq!(
        read(embedded(), &sealed(&[VERSION, 0, 255, 255, 255, 255, 15])),
        Err(LinkError::Damaged)
    );
}

#[test]
fn what_other_knowledge_asked_is_counted_as_lost() {
    let (id, _) = embedded().questions().find(|(_, question)| question.not_sure).expect("one");
    let one: Answers = [(id, Answer::NotSure)].into_iter().collect();
    let good = opened(&write(embedded(), &one, date(2026, 3, 2)));
    let mut other = good[..good.len() - 4].to_vec();
    other[4] ^= 0x55;
    let back = read(embedded(), &sealed(&other)).expect("readable");
    assert_eq!((back.answers.len(), back.lost, back.started), (0, 1, date(2026, 3, 2)));
}

/// Answers that do not fit their question, as a hostile link may contain.
#[test]
fn answers_that_do_not_fit_are_lost() {
    for (id, question) in embedded().questions() {
        let bad = match &question.kind {
            Kind::One { options } => Answer::One(OptionId(options.len() as u8)),
            Kind::Many { options, .. } => Answer::Many(OptionSet(1 << options.len())),
            Kind::Level => Answer::Level(5),
            Kind::Number { max, .. } => Answer::Number(max + 1),
            Kind::Date => Answer::Level(0),
        };
        let one: Answers = [(id, bad)].into_iter().collect();
        let back = read(embedded(), &write(embedded(), &one, date(2026, 3, 2))).expect("readable");
        assert_eq!((back.answers.len(), back.lost), (0, 1), "{}", question.id);
        if let Kind::Many { exclusive, options, .. } = &question.kind
            && !exclusive.is_empty()
        {
            let all = (0..options.len() as u8).map(OptionId).collect();
            let one: Answers = [(id, Answer::Many(all))].into_iter().collect();
            let back = read(embedded(), &write(embedded(), &one, date(2026, 3, 2))).expect("ok");
            assert_eq!((back.answers.len(), back.lost), (0, 1), "{}", question.id);
        }
    }
    // A place that no question has is not written at all.
    let none: Answers = [(QuestionId(255), Answer::Level(0))].into_iter().collect();
    let back = read(embedded(), &write(embedded(), &none, date(2026, 3, 2))).expect("readable");
    assert_eq!((back.answers.len(), back.lost), (0, 0));
}

/// Dark modules of a picture, as the pixels that a camera would see.
fn pixels(picture: &Picture, scale: usize) -> (usize, Vec<u8>) {
    let Shape::Rect(ground) = &picture.shapes[0] else { panic!("no ground") };
    let across = usize::try_from(ground.width / 10).unwrap();
    let Shape::Path { d, .. } = &picture.shapes[1] else { panic!("no modules") };
    let mut grey = vec![255; across * across * scale * scale];
    for bar in d.split('M').skip(1) {
        let (place, length) = bar.split_once('h').unwrap();
        let (x, y) = place.split_once(' ').unwrap();
        let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
        let length: usize = length.split_once('v').unwrap().0.parse().unwrap();
        assert!(x >= 4 && y >= 4 && x + length <= across - 4 && y < across - 4, "no quiet zone");
        for row in y * scale..(y + 1) * scale {
            let start = row * across * scale + x * scale;
            grey[start..start + length * scale].fill(0);
        }
    }
    (across * scale, grey)
}

/// Reads the drawn picture back with an independent reader.
#[test]
fn a_camera_reads_the_code() {
    let longest = write(embedded(), &wordy(embedded()), date(2026, 3, 2));
    let payloads = case_file::all()
        .iter()
        .step_by(40)
        .map(|case| write(embedded(), &case.person.answers, case.person.today))
        .chain([longest]);
    for payload in payloads {
        let link = [ADDRESS, "#/summary/", &payload].concat();
        let modules = Code::of(&link).expect("it fits");
        let (size, grey) = pixels(&code::code(modules.rows()), 4);
        let mut image =
            rqrr::PreparedImage::prepare_from_greyscale(size, size, |x, y| grey[y * size + x]);
        let found = image.detect_grids();
        assert_eq!(found.len(), 1);
        let (meta, content) = found[0].decode().expect("readable");
        assert_eq!(content, link);
        assert_eq!(meta.version.to_size(), modules.size());
    }
}

proptest! {
    #![proptest_config(crate::property(400))]

    #[test]
    fn everybody_comes_back(tape in prop::collection::vec(any::<u32>(), 0..220), days in -40_000..60_000_i32) {
        let person = person(embedded(), &mut Tape(&tape));
        let day: Date = date(2020, 1, 1).saturating_add(jiff::SignedDuration::from_hours(24 * i64::from(days)));
        let payload = write(embedded(), &person.answers, day);
        prop_assert!(sound(&payload) && payload.len() < 400);
        let back = read(embedded(), &payload).expect("ours");
        prop_assert_eq!(back, DecodedLink { answers: person.answers, started: day, lost: 0 });
    }

    /// Arbitrary input, with a correct checksum as well, so that it reaches the inner reader.
    #[test]
    fn nothing_from_outside_breaks_it(
        text in "\\PC{0,80}|[A-Za-z0-9_-]{0,200}",
        bytes in prop::collection::vec(any::<u8>(), 0..300),
    ) {
        prop_assert!(read(embedded(), &text).is_err());
        let _ = read(embedded(), &sealed(&bytes));
        let mut ours = vec![VERSION];
        ours.extend(&bytes);
        if let Ok(linked) = read(embedded(), &sealed(&ours)) {
            let again = write(embedded(), &linked.answers, linked.started);
            let back = read(embedded(), &again).expect("what was taken can be written");
            prop_assert_eq!((back.answers, back.lost), (linked.answers, 0));
        }
    }

    /// One byte of a good link changed and sealed again: answers may differ, nothing breaks, and every
    /// answer fits its question.
    #[test]
    fn forged_links_hold_only_what_may_be_answered(place in 0..400_usize, byte in any::<u8>(), n in 0..150_usize) {
        let cases = case_file::all();
        let case = &cases[n % cases.len()];
        let mut bytes = opened(&write(embedded(), &case.person.answers, case.person.today));
        bytes.truncate(bytes.len() - 4);
        let place = place % bytes.len();
        bytes[place] = byte;
        if let Ok(linked) = read(embedded(), &sealed(&bytes)) {
            let json = write_answers(embedded(), &linked.answers);
            let (answers, faults) =
                barrier_first::input::answers::read_answers(embedded(), "answers", &json);
            prop_assert!(faults.is_empty());
            prop_assert_eq!(answers, linked.answers);
        }
    }
}

/// Prints the lines of a fixture, for the day a version is released.
#[test]
#[ignore = "prints a fixture"]
fn print_a_fixture() {
    for case in case_file::all().iter().step_by(30) {
        let answers = write_answers(embedded(), &case.person.answers).to_string();
        let payload = write(embedded(), &case.person.answers, case.person.today);
        let compact: serde_json::Value = serde_json::from_str(&answers).unwrap();
        println!("{payload} {} {compact}", case.person.today);
    }
}
