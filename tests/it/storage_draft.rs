//! Answers given before the storage core has arrived.

use barrier_first::domain::{Answers, Journal};
use barrier_first::storage::backup::{self, ImportError, write_rescue};
use barrier_first::storage::draft::{read, write};
use barrier_first::storage::{Saved, keys};
use proptest::prelude::*;

use crate::embedded;
use crate::support::people::{Tape, person};

proptest! {
    #![proptest_config(crate::property(300))]

    /// A written draft reads back the same.
    #[test]
    fn answers_survive_a_draft(choices in prop::collection::vec(any::<u32>(), 0..220)) {
        let answers = person(embedded(), &mut Tape(&choices)).answers;
        prop_assert_eq!(read(embedded(), &write(embedded(), &answers)), answers);
    }

    /// Whatever is stored: no panic, and no more answers than there are questions.
    #[test]
    fn any_text_is_read(text in "(\\PC{0,20}[\t\n]?){0,40}") {
        prop_assert!(read(embedded(), &text).len() <= embedded().questions.entries.len());
    }
}

/// A line that this program does not understand costs its own answer and no other.
#[test]
fn a_damaged_line_is_passed_over() {
    let known = |text: &str| read(embedded(), text);
    let whole = known("age_band\t25_44\nsign_sting\t3\n");
    assert_eq!(whole.len(), 2);
    let lines = [
        "age_band\t25_44",
        "sign_sting\t3",
        "sign_itch\t9",
        "no_such_question\tyes",
        "actives\tretinol+no_such_option",
        "medicines",
        "red_flags\t",
        "\t\t",
    ];
    assert_eq!(known(&lines.join("\n")), whole);
    assert_eq!(known(""), Answers::default());
}

/// A crash in the first second leaves a rescue file with only a draft in it.
#[test]
fn a_rescue_file_gives_back_a_draft() {
    let knowledge = embedded();
    let open = |entries: &[(&str, &str)]| {
        let entries =
            entries.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
        backup::open(knowledge, write_rescue("test", entries).as_bytes())
    };
    let draft = "age_band\t25_44\nsign_sting\t3\n";
    let alone = open(&[(keys::DRAFT, draft)]).expect("the draft is opened");
    assert_eq!(alone.saved.answers, read(knowledge, draft));
    assert_eq!(open(&[(keys::DRAFT, "no_such_question\tyes")]), Err(ImportError::Nothing));
    assert_eq!(open(&[(keys::DRAFT, "{")]), Err(ImportError::Nothing));

    // Beside a save the draft fills in what is not answered there, and changes nothing.
    let saved = Saved { answers: read(knowledge, "sign_sting\t1\n"), ..Saved::default() };
    let save = backup::write(knowledge, &saved, &Journal::default(), "2026-03-02T09:30:00Z");
    let both = open(&[(keys::SLOTS[0], &save), (keys::DRAFT, draft)]).expect("both are opened");
    assert_eq!(both.saved.answers, read(knowledge, "age_band\t25_44\nsign_sting\t1\n"));
    assert_eq!(both.saved_at, "2026-03-02T09:30:00Z");
}
