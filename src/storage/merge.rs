//! Merges two states: from two tabs, or from a device and a backup file.

use crate::domain::{Answer, Answers, QuestionId};

use super::saved::{Saved, Settings};

/// A question that two states answer differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference {
    /// The question.
    pub question: QuestionId,
    /// The local answer.
    pub mine: Option<Answer>,
    /// The other state's answer.
    pub theirs: Option<Answer>,
}

/// The side that wins if both changed the same thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The local state.
    Mine,
    /// The other state.
    Theirs,
}

/// The result of a merge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Combined {
    /// The merged state.
    pub saved: Saved,
    /// Questions that both sides answered differently since the base.
    pub conflicts: Vec<Difference>,
}

/// Returns every question that is answered differently, in question order.
pub fn differences(mine: &Answers, theirs: &Answers) -> Vec<Difference> {
    let mut questions: Vec<QuestionId> =
        mine.iter().chain(theirs.iter()).map(|(question, _)| question).collect();
    crate::domain::insertion_sort(&mut questions, |question| *question);
    questions.dedup();
    questions
        .into_iter()
        .map(|question| Difference {
            question,
            mine: mine.get(question),
            theirs: theirs.get(question),
        })
        .filter(|difference| difference.mine != difference.theirs)
        .collect()
}

/// Takes the changes of each side since `base`; if both changed the same thing in different ways, `prefer`
/// decides and the question is reported as a conflict. For a backup file the base is the empty state.
pub fn combine(base: &Saved, mine: &Saved, theirs: &Saved, prefer: Side) -> Combined {
    let (answers, conflicts) =
        combine_answers((&base.answers, &mine.answers, &theirs.answers), prefer);
    // Answers that no plan uses need no decision by the person.
    let (hidden, _) = combine_answers((&base.hidden, &mine.hidden, &theirs.hidden), prefer);
    let (b, m, t) = (&base.settings, &mine.settings, &theirs.settings);
    let saved = Saved {
        answers,
        hidden,
        settings: Settings {
            language: pick(&b.language, &m.language, &t.language, prefer),
            theme: pick(&b.theme, &m.theme, &t.theme, prefer),
            keep: pick(&b.keep, &m.keep, &t.keep, prefer),
            expires_after_days: pick(
                &b.expires_after_days,
                &m.expires_after_days,
                &t.expires_after_days,
                prefer,
            ),
            photos: pick(&b.photos, &m.photos, &t.photos, prefer),
            region: pick(&b.region, &m.region, &t.region, prefer),
        },
        assessed_on: pick(&base.assessed_on, &mine.assessed_on, &theirs.assessed_on, prefer),
        position: pick(&base.position, &mine.position, &theirs.position, prefer),
    };
    Combined { saved, conflicts }
}

/// Merges the answers of base, mine and theirs, and returns the questions that both sides changed.
fn combine_answers(
    (base, mine, theirs): (&Answers, &Answers, &Answers),
    prefer: Side,
) -> (Answers, Vec<Difference>) {
    let mut answers = mine.clone();
    let mut conflicts = Vec::new();
    for difference in differences(mine, theirs) {
        let before = base.get(difference.question);
        if before != difference.mine && before != difference.theirs {
            conflicts.push(difference);
        }
        match pick(&before, &difference.mine, &difference.theirs, prefer) {
            Some(answer) => {
                answers.set(difference.question, answer);
                let taken = difference.theirs == Some(answer);
                if taken && theirs.asks_again(difference.question) {
                    answers.ask_again(difference.question);
                }
            }
            None => {
                answers.remove(difference.question);
            }
        }
    }
    (answers, conflicts)
}

fn pick<T: Clone + PartialEq>(base: &T, mine: &T, theirs: &T, prefer: Side) -> T {
    let winner = match prefer {
        _ if base == mine => theirs,
        _ if base == theirs => mine,
        Side::Mine => mine,
        Side::Theirs => theirs,
    };
    winner.clone()
}
