//! Text typed into a form is read as it was meant, or asked for again: never as something else.

use barrier_first::components::question::{Draft, Invalid};
use barrier_first::domain::Answer;
use barrier_first::knowledge::{Kind, Question};
use jiff::civil::{Date, date};

use crate::embedded;

const TODAY: Date = date(2026, 3, 2);

fn number() -> Question {
    let mut all = embedded().questions().map(|(_, question)| question);
    all.find(|question| matches!(question.kind, Kind::Number { .. })).expect("one").clone()
}

fn day(optional: bool) -> Question {
    let mut all = embedded().questions().map(|(_, question)| question);
    let found = all.find(|question| matches!(question.kind, Kind::Date)).expect("one");
    Question { optional, ..found.clone() }
}

fn read(question: &Question, text: &str, unit: &str) -> Result<Option<Answer>, Invalid> {
    Draft { text: text.to_owned(), ..Draft::default() }.answer(question, TODAY, unit)
}

#[test]
fn numbers_are_read_from_any_keyboard() {
    let question = number();
    for text in
        ["12", " 12 ", "１２", "\u{3000}１２", "12 months", "12 month", "12Months", "１２ｍ"]
    {
        let found = read(&question, text, "months");
        // The last one has a unit in full-width letters, which is not a known one.
        let wanted = if text.ends_with('ｍ') { None } else { Some(Answer::Number(12)) };
        assert_eq!(found.ok().flatten(), wanted, "{text}");
    }
    for text in ["12개월", "12 개월", "１２개월"] {
        assert_eq!(read(&question, text, "개월"), Ok(Some(Answer::Number(12))), "{text}");
    }
}

/// Another unit, a fraction or a range is another answer.
#[test]
fn numbers_are_never_misread() {
    let question = number();
    for text in [
        "12 weeks",
        "12주",
        "1.5",
        "1,5",
        "1-2",
        "1~2",
        "12/5",
        "1 2",
        "1e1",
        "+",
        "one",
        "-1",
        "１．５",
        "2년",
        "1O",
    ] {
        assert!(matches!(read(&question, text, "months"), Err(Invalid::Number(..))), "{text}");
    }
}

#[test]
fn days_are_read_as_typed_or_asked_again() {
    let question = day(true);
    let wanted = Ok(Some(Answer::Date(date(2026, 5, 9))));
    for text in [
        "2026-05-09",
        "２０２６－０５－０９",
        "2026. 5. 9.",
        "2026/5/9",
        "2026년 5월 9일",
        "2026.05.09",
    ] {
        assert_eq!(read(&question, text, ""), wanted, "{text}");
    }
    // Another order of the parts, a missing part, a day that no calendar has.
    for text in [
        "05/09/2026",
        "9.5.2026",
        "26-05-09",
        "2026-05",
        "2026-02-30",
        "2026-5-9-1",
        "May 9 2026",
        "2026-05-09T10:00",
    ] {
        assert_eq!(read(&question, text, ""), Err(Invalid::Date), "{text}");
    }
}

/// Browsers report a half-typed day as an empty string; that is not "left empty".
#[test]
fn a_half_typed_day_is_not_an_empty_one() {
    let half = Draft { half_typed: true, ..Draft::default() };
    assert_eq!(half.answer(&day(true), TODAY, ""), Err(Invalid::Date));
    assert_eq!(Draft::default().answer(&day(true), TODAY, ""), Ok(None));
    assert_eq!(Draft::default().answer(&day(false), TODAY, ""), Err(Invalid::Date));
}
