//! Answers to the question about actives from the products in use.

use crate::domain::{ActiveId, Answer, Answers, KnownContents, OptionSet, OwnProduct, ShelfUse};
use crate::knowledge::Knowledge;

use super::products::little;

/// The answers with the actives of the products in use, as if each had been ticked by hand. While the
/// question about actives is open, it stays open.
pub fn answers_with(knowledge: &Knowledge, answers: &Answers, shelf: &[OwnProduct]) -> Answers {
    let question = knowledge.questions.ids.actives;
    let entry = knowledge.question(question);
    let mut all = answers.clone();
    let options: OptionSet = in_use(knowledge, shelf)
        .filter_map(|active| entry.find_option(&knowledge.active(active).id))
        .collect();
    if options.is_empty() {
        return all;
    }
    let mut given = match answers.get(question) {
        Some(Answer::Many(set)) => set,
        _ => entry.unknown,
    };
    given.remove(knowledge.well_known.options.no_active.option);
    all.set(question, Answer::Many(given.union(options)));
    all
}

/// The answer to the question about actives that the shelf alone gives: the actives of the products in
/// use, or that there are none. `None` while the contents of one of them are not known.
pub fn actives_answer(knowledge: &Knowledge, shelf: &[OwnProduct]) -> Option<Answer> {
    let used = |own: &&OwnProduct| own.status == ShelfUse::InUse;
    if shelf.iter().filter(used).any(|own| own.known != KnownContents::Yes) {
        return None;
    }
    let entry = knowledge.question(knowledge.questions.ids.actives);
    let options: OptionSet = in_use(knowledge, shelf)
        .filter_map(|active| entry.find_option(&knowledge.active(active).id))
        .collect();
    if options.is_empty() {
        let none = knowledge.well_known.options.no_active.option;
        return Some(Answer::Many(OptionSet::from_iter([none])));
    }
    Some(Answer::Many(options))
}

/// The answer of each product in use to the question about actives, in the order of the shelf.
pub fn actives_by_product<'a>(
    knowledge: &'a Knowledge,
    shelf: &'a [OwnProduct],
) -> impl Iterator<Item = (&'a OwnProduct, OptionSet)> {
    let entry = knowledge.question(knowledge.questions.ids.actives);
    let used = shelf.iter().filter(|own| own.status == ShelfUse::InUse);
    used.map(move |own| {
        let actives = held(knowledge, own);
        (own, actives.filter_map(|id| entry.find_option(&knowledge.active(id).id)).collect())
    })
}

/// Actives of the products in use, small amounts left out.
fn in_use<'a>(
    knowledge: &'a Knowledge,
    shelf: &'a [OwnProduct],
) -> impl Iterator<Item = ActiveId> + 'a {
    let used = shelf.iter().filter(|own| own.status == ShelfUse::InUse);
    used.flat_map(|own| held(knowledge, own))
}

/// Actives of a product, small amounts left out.
fn held<'a>(knowledge: &'a Knowledge, own: &'a OwnProduct) -> impl Iterator<Item = ActiveId> + 'a {
    let contents = own.product.contents.iter();
    contents.filter(|content| !little(knowledge, content)).map(|content| content.active)
}
