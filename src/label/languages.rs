//! Labels with the list in Korean and again in another script: one product, and each amount counted once.

use std::collections::BTreeSet;

use super::{Name, Reading};

/// Least number of shared substances for two lists to be the same list.
const SHARED: usize = 3;

fn is_korean(text: &str, name: &Name) -> bool {
    let words = text.get(name.from..name.to).unwrap_or_default();
    words.chars().any(|c| ('가'..='힣').contains(&c))
}

/// Joins two consecutive products with the same list in two scripts. Lists that differ in more than a quarter
/// of the known names stay separate: it may be a set.
pub fn join(text: &str, reading: &mut Reading) {
    let of = |names: &[Name], product: usize| -> (BTreeSet<usize>, bool) {
        let own: Vec<&Name> = names.iter().filter(|name| name.product == product).collect();
        let korean = own.iter().filter(|name| is_korean(text, name)).count();
        (own.iter().filter_map(|name| name.substance).collect(), korean * 2 > own.len())
    };
    let mut product = 1;
    while product < reading.products {
        let (before, korean_before) = of(&reading.names, product - 1);
        let (here, korean) = of(&reading.names, product);
        let shared = before.intersection(&here).count();
        let same = shared >= SHARED && shared * 4 >= before.len().max(here.len()) * 3;
        if same && korean != korean_before {
            for name in reading.names.iter_mut().filter(|name| name.product >= product) {
                name.product -= 1;
            }
            reading.products -= 1;
        } else {
            product += 1;
        }
    }
}

/// Returns `true` if an earlier name of the same product gives the same substance with a printed amount in
/// the other script: this amount then repeats that one and is not added to it.
pub fn is_repeated(text: &str, names: &[Name], n: usize) -> bool {
    let Some(name) = names.get(n).filter(|name| name.substance.is_some()) else { return false };
    names.iter().take(n).any(|other| {
        other.substance == name.substance
            && other.product == name.product
            && other.printed.is_some()
            && is_korean(text, other) != is_korean(text, name)
    })
}
