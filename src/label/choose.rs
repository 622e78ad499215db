//! Chooses the parts of a text that are the list: those with known names, close together or under a heading.
//! The rest is skipped and reported as skipped.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::knowledge::labels::{Heading, LabelTables};

use super::amount::{Amount, Written};
use super::fold::fold;
use super::lookup::Hit;
use super::split::{Gap, Item};

/// Minimum names in a list without a heading, next to a better list.
const ENOUGH: usize = 5;

/// Names that belong together, under one heading.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct List {
    /// The heading.
    pub heading: Option<Heading>,
    /// Upper bound for each name, by the heading.
    pub bound: Option<Amount>,
    /// Whether it is preceded by a product's name.
    pub product: bool,
    /// The names and their amounts.
    pub names: Vec<(Hit, Option<Written>)>,
}

/// The parts chosen from a text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Chosen {
    /// The lists, in the order of the text; empty if there is none.
    pub lists: Vec<List>,
    /// The skipped parts.
    pub dropped: Vec<Range<usize>>,
    /// Whether the text ends where the list should continue.
    pub cut: bool,
}

/// A run of names that may be a list.
#[derive(Default)]
struct Run {
    list: List,
    gaps: Vec<Gap>,
}

impl Run {
    fn known(&self) -> usize {
        self.list.names.iter().filter(|(hit, _)| hit.substance.is_some()).count()
    }

    /// Returns `true` if this can be a list at all: a few names, most of them known, or many, some of them
    /// known.
    fn may_be_list(&self) -> bool {
        let (names, known) = (self.list.names.len(), self.known());
        let few = known * 2 > names || (known * 2 == names && known >= 2);
        self.list.heading != Some(Heading::Without)
            && self.list.heading != Some(Heading::End)
            && known > 0
            && (few || (known >= 3 && known * 4 >= names))
    }

    /// Removes unknown names not attached by a comma, at both ends.
    fn trim(&mut self, dropped: &mut Vec<Range<usize>>) {
        while let (Some((hit, _)), Some(gap)) = (self.list.names.last(), self.gaps.last()) {
            if hit.substance.is_some() || *gap == Gap::Comma || self.known() == 0 {
                break;
            }
            dropped.push(hit.at.clone());
            self.list.names.pop();
            self.gaps.pop();
        }
        let loose = |run: &Self| {
            let unknown = run.list.names.first().is_some_and(|(hit, _)| hit.substance.is_none());
            unknown && run.gaps.get(1).is_some_and(|gap| *gap > Gap::Comma) && run.known() > 0
        };
        while loose(self) {
            dropped.push(self.list.names.remove(0).0.at);
            self.gaps.remove(0);
        }
    }
}

/// Chooses the lists of a text.
pub fn lists(tables: &LabelTables, text: &str, items: Vec<Item>) -> Chosen {
    let mut chosen = Chosen::default();
    let mut runs = runs(items, &mut chosen.dropped);
    for run in &mut runs {
        run.trim(&mut chosen.dropped);
    }
    let weight = |run: &Run| {
        let headed =
            matches!(run.list.heading, Some(Heading::List | Heading::Active | Heading::Inactive));
        (run.known() * 2 + usize::from(headed) * 4, run.known())
    };
    let best = runs.iter().filter(|run| run.may_be_list()).map(weight).max();
    let folded = |run: &Run| -> BTreeSet<String> {
        let name = |hit: &Hit| fold(text.get(hit.at.clone()).unwrap_or_default(), &tables.folds);
        run.list.names.iter().map(|(hit, _)| name(hit)).collect()
    };
    let mut taken: Vec<BTreeSet<String>> = Vec::new();
    if let Some(best) = best {
        let main = runs.iter().filter(|run| weight(run) == best).find(|run| run.may_be_list());
        taken.extend(main.map(folded));
    }
    let mut main_seen = false;
    for run in runs {
        let own = folded(&run);
        let main = !main_seen && best == Some(weight(&run)) && run.may_be_list();
        let headed = run.list.heading.is_some() || run.list.product;
        let other = best.is_some()
            && run.may_be_list()
            && (headed
                || (run.list.names.len() >= ENOUGH && run.known() * 2 >= run.list.names.len()));
        let again = !main
            && taken.iter().any(|list| {
                let same = own.iter().filter(|name| list.contains(*name)).count();
                same * 10 >= own.len() * 9
            });
        if main || (other && !again) {
            main_seen |= main;
            taken.push(own);
            chosen.lists.push(run.list);
        } else {
            chosen.dropped.extend(run.list.names.into_iter().map(|(hit, _)| hit.at));
        }
    }
    chosen.dropped.sort_by_key(|place| place.start);
    chosen.cut = !chosen.lists.is_empty() && cut(tables, text, &chosen.lists);
    chosen
}

/// Splits the items into runs at headings, sentences and pictures.
fn runs(items: Vec<Item>, dropped: &mut Vec<Range<usize>>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut run = Run::default();
    for item in items {
        match item {
            Item::Name { hit, written, gap } => {
                // A "without" list ends with its line; a picture ends a list unless a known name follows.
                let left = run.list.heading == Some(Heading::Without)
                    && gap >= Gap::Line
                    && !run.list.names.is_empty();
                let other = hit.substance.is_none()
                    && (gap == Gap::Picture || gap == Gap::Paragraph)
                    && !run.list.names.is_empty();
                if left || other {
                    runs.push(std::mem::take(&mut run));
                }
                run.gaps.push(gap);
                run.list.names.push((hit, written));
            }
            Item::Heading { heading, written, at } => {
                dropped.push(at);
                // The names before the other ingredients are the active part.
                if heading == Heading::Inactive && run.list.heading.is_none() {
                    run.list.heading = Some(Heading::Active);
                }
                runs.push(std::mem::take(&mut run));
                run.list.heading = Some(heading);
                run.list.bound = written
                    .and_then(|it| it.amount(None))
                    .map(|amount| Amount::AtMost(amount.ppm()));
            }
            Item::Product(at) => {
                dropped.push(at);
                runs.push(std::mem::take(&mut run));
                run.list.product = true;
            }
            Item::Dropped(at, gap) => {
                dropped.push(at);
                // A sentence ends a list, unless it is a remark between two commas.
                if gap > Gap::Soft {
                    runs.push(std::mem::take(&mut run));
                }
            }
        }
    }
    runs.push(run);
    runs.retain(|run| !run.list.names.is_empty());
    runs
}

/// Returns `true` if the last list stops before its end: it is followed by a separator, dots or "read more",
/// or ends in half a name or an unclosed bracket.
fn cut(tables: &LabelTables, text: &str, lists: &[List]) -> bool {
    let Some((last, _)) = lists.iter().rev().find_map(|list| list.names.last()) else {
        return false;
    };
    let after = text.get(last.at.end..).unwrap_or_default();
    let line = after.lines().next().unwrap_or_default();
    let line = line.trim_start_matches([' ', ',', '，', '、', ';']);
    let rest = after.trim();
    if line.starts_with("...") || line.starts_with('…') || rest.ends_with("...") && rest.len() < 6
    {
        return true;
    }
    if [",", "，", "、", ";", "(", "…"].contains(&rest) {
        return true;
    }
    let folded = fold(rest.lines().next().unwrap_or_default(), &tables.folds);
    let own = fold(text.get(last.at.clone()).unwrap_or_default(), &tables.folds);
    let told = |word: &String| folded == *word || (last.substance.is_none() && own == *word);
    if tables.cut.iter().any(told) {
        return true;
    }
    // Half a name with nothing after it.
    let half = last.substance.is_none()
        && rest.is_empty()
        && own.chars().count() >= if own.is_ascii() { 5 } else { 3 }
        && super::lookup::begins(tables, &own);
    let open = text.get(last.at.start..).unwrap_or_default();
    let unclosed = rest.is_empty() && open.matches('(').count() > open.matches(')').count();
    half || unclosed
}
