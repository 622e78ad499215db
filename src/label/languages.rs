//! A label that gives its list in Korean and again in another script: one product, and each amount once.

use std::collections::BTreeSet;

use super::{Name, Reading};

/// Substances that two lists share at least before they can be the same list.
const SHARED: usize = 3;

fn is_korean(text: &str, name: &Name) -> bool {
    let words = text.get(name.from..name.to).unwrap_or_default();
    words.chars().any(|c| ('가'..='힣').contains(&c))
}

/// Makes one product of two that follow each other with the same list in two scripts. Lists that differ
/// in more than a quarter of what is known stay two: it may be a set.
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

/// Whether a name of the same product says the same substance with a printed amount before, in the other
/// script: the amount of this one is then the same amount, not more of it.
pub fn is_repeated(text: &str, names: &[Name], n: usize) -> bool {
    let Some(name) = names.get(n).filter(|name| name.substance.is_some()) else { return false };
    names.iter().take(n).any(|other| {
        other.substance == name.substance
            && other.product == name.product
            && other.printed.is_some()
            && is_korean(text, other) != is_korean(text, name)
    })
}
