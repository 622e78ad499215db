//! Evaluates the chosen lists: names with their positions and amounts, actives, flags.

use crate::domain::{ActiveId, ClosedSet, LabelFlag, ProductKind};
use crate::knowledge::labels::{Counts, Heading, LabelTables, Marker, NameKind, Substance};

use super::amount::{self, Amount, PPM};
use super::choose::{Chosen, List};
use super::fold::fold;
use super::languages;
use super::lookup;
use super::{Context, FoundActive, FoundAs, Name, Reading, found_as};

/// A drying alcohol is reported among this many first names.
const FIRST: usize = 6;
/// Soap is looked for among this many first names.
const SOAP: usize = 10;
/// Most names that are compared with all known ones, letter by letter.
const MOST_COMPARED: usize = 40;
/// Names in a list before a second water starts another product.
const OF_ONE_PRODUCT: usize = 4;
/// Citric acid of at least this strength counts as an acid.
const ACID: u32 = 2 * PPM;

/// Evaluates everything.
pub fn gather(tables: &LabelTables, text: &str, chosen: Chosen, context: &Context<'_>) -> Reading {
    let mut reading = Reading {
        is_list: !chosen.lists.is_empty(),
        cut: chosen.cut,
        dropped: chosen.dropped.iter().map(|place| (place.start, place.end)).collect(),
        ..Reading::default()
    };
    let mut acids = Vec::new();
    names(tables, text, &chosen.lists, context, &mut reading, &mut acids);
    languages::join(text, &mut reading);
    reading.actives = actives(tables, text, &reading, &acids, context);
    reading.flags = flags(tables, &reading, context.kind);
    let unknown = reading.names.iter_mut().filter(|name| name.substance.is_none());
    for name in unknown.take(MOST_COMPARED) {
        let words = text.get(name.from..name.to).unwrap_or_default();
        name.perhaps = lookup::nearly(tables, words);
    }
    reading
}

fn entry(tables: &LabelTables, place: Option<usize>) -> Option<&Substance> {
    place.and_then(|place| tables.substances.get(place))
}

fn names(
    tables: &LabelTables,
    text: &str,
    lists: &[List],
    context: &Context<'_>,
    reading: &mut Reading,
    acids: &mut Vec<bool>,
) {
    let (mut product, mut count, mut watered) = (0, 0, false);
    for list in lists {
        let part = matches!(
            list.heading,
            Some(Heading::Active | Heading::Inactive | Heading::MayContain | Heading::AtMost)
        );
        if !part && list.product && count >= OF_ONE_PRODUCT {
            (product, count, watered) = (product + 1, 0, false);
        }
        let ordered = !matches!(list.heading, Some(Heading::Inactive | Heading::MayContain))
            && !alphabetical(text, list);
        let mut low = false;
        for (n, (hit, written)) in list.names.iter().enumerate() {
            let known = entry(tables, hit.substance);
            if known.is_some_and(|it| it.id == "water") && !part {
                if watered && count >= OF_ONE_PRODUCT {
                    (product, count, low) = (product + 1, 0, false);
                }
                watered = true;
            }
            count += 1;
            let marker = known.and_then(|it| it.marker);
            let next = list.names.get(n + 1).and_then(|(hit, _)| entry(tables, hit.substance));
            let paired = marker.is_some() && next.is_some_and(|it| it.marker.is_some());
            low |= ordered && (marker == Some(Marker::Alone) || paired);
            let hundredths = known.and_then(|it| it.microgram_per_iu);
            let limit = known.and_then(|it| {
                let region = context.region?;
                let own = it.limits.iter().find(|(of, _)| *of == region);
                own.map(|(_, most)| u32::from(*most) * PPM / 100)
            });
            let bounds =
                [low.then_some(PPM), list.bound.map(Amount::ppm), limit].into_iter().flatten();
            reading.names.push(Name {
                from: hit.at.start,
                to: hit.at.end,
                substance: hit.substance,
                perhaps: None,
                printed: written.and_then(|written| written.amount(hundredths)),
                bound: bounds.min().map(Amount::AtMost),
                place: count,
                product,
            });
            acids.push(hit.acid);
        }
    }
    reading.products = if reading.names.is_empty() { 0 } else { product + 1 };
}

/// Returns `true` if the names are in alphabetical order, so that their order has no meaning.
fn alphabetical(text: &str, list: &List) -> bool {
    let words: Vec<String> = list
        .names
        .iter()
        .map(|(hit, _)| text.get(hit.at.clone()).unwrap_or_default().to_lowercase())
        .collect();
    words.len() >= 6 && words.is_sorted()
}

fn actives(
    tables: &LabelTables,
    text: &str,
    reading: &Reading,
    acids: &[bool],
    context: &Context<'_>,
) -> Vec<FoundActive> {
    let mut found: Vec<FoundActive> = Vec::new();
    let strong_acid = reading.names.iter().any(|name| {
        let real = |it: &Substance| {
            it.kind == NameKind::Is
                && tables
                    .substances
                    .iter()
                    .any(|acid| acid.counts == Counts::OnlyAsAcid && acid.actives == it.actives)
        };
        name.bound.is_none() && entry(tables, name.substance).is_some_and(real)
    });
    let washes = matches!(
        context.kind,
        Some(
            ProductKind::Cleanser
                | ProductKind::OilCleanser
                | ProductKind::Exfoliant
                | ProductKind::Mask
        )
    );
    for (n, name) in reading.names.iter().enumerate() {
        let Some(known) = entry(tables, name.substance) else { continue };
        let Some(kind) = found_as(known.kind) else { continue };
        let acid = acids.get(n).copied().unwrap_or_default();
        let enough = name.printed.is_some_and(|amount| amount.ppm() >= ACID);
        let (counts, kind) = match known.counts {
            Counts::Always | Counts::StrongBelowOnePercent => (true, kind),
            Counts::Quiet => (false, kind),
            Counts::OnlyAsAcid => {
                (acid || enough || (strong_acid && name.bound.is_none()), FoundAs::Is)
            }
            Counts::OnlyInCleanser => {
                (washes || known.flags.contains(LabelFlag::Microneedle), kind)
            }
            Counts::OnlyAsFirst => (name.place == 1, kind),
        };
        if !counts {
            continue;
        }
        let repeated = languages::is_repeated(text, &reading.names, n);
        let strong_below = known.counts == Counts::StrongBelowOnePercent;
        for active in &known.actives {
            let own = FoundActive {
                active: *active,
                found: kind,
                amount: name.printed.or(name.bound),
                strong_below,
                place: Some(name.place),
            };
            match found.iter_mut().find(|other| other.active == *active) {
                Some(other) => *other = joined(*other, own, repeated),
                None => found.push(own),
            }
        }
    }
    claimed(tables, context.name, reading.is_list, &mut found);
    found
}

/// Joins two finds of an active. The more certain one counts; printed amounts are added up unless one repeats
/// the other in another script, and an unknown amount outweighs a bound.
fn joined(a: FoundActive, b: FoundActive, repeated: bool) -> FoundActive {
    if a.found != b.found {
        return if a.found < b.found { a } else { b };
    }
    let amount = match (a.amount, b.amount) {
        (Some(Amount::Exactly(x)), Some(Amount::Exactly(y))) => {
            Some(Amount::Exactly(if repeated { x.max(y) } else { x + y }))
        }
        (Some(Amount::Exactly(x)), _) | (_, Some(Amount::Exactly(x))) => Some(Amount::Exactly(x)),
        (Some(Amount::AtMost(x)), Some(Amount::AtMost(y))) => Some(Amount::AtMost(x.max(y))),
        (None, _) | (_, None) => None,
    };
    FoundActive { amount, strong_below: a.strong_below || b.strong_below, ..a }
}

/// Adds the claims of the product's name. A percentage in it belongs to the one active it names.
fn claimed(tables: &LabelTables, name: &str, is_list: bool, found: &mut Vec<FoundActive>) {
    let claims = claims(tables, name);
    let figure = named_amount(tables, name).filter(|_| claims.len() == 1);
    for active in claims {
        let listed = found.iter_mut().find(|it| it.active == active && it.found != FoundAs::Hint);
        match listed {
            Some(listed) => {
                let printed = matches!(listed.amount, Some(Amount::Exactly(_)));
                if is_list && !printed && figure.is_some() {
                    listed.amount = figure;
                }
            }
            None => found.push(FoundActive {
                active,
                found: FoundAs::Claim,
                amount: figure,
                strong_below: false,
                place: None,
            }),
        }
    }
}

/// Returns the amount in a product's name for the one active it claims. Of several figures, takes the one
/// next to the active alone; if that is unclear, returns `None`, so the strength is unknown. All of something
/// is praise (`100 % vegan`), not the strength of an active.
fn named_amount(tables: &LabelTables, name: &str) -> Option<Amount> {
    let parts = name.split(['+', '&', '|', '/', ';', '·']);
    let written = |part: &str| amount::find(part).and_then(|written| written.amount(None));
    let figures: Vec<(&str, Amount)> =
        parts.filter_map(|part| Some((part, written(part)?))).collect();
    let figure = match figures.as_slice() {
        [one] => Some(*one),
        several => {
            let mut own = several.iter().filter(|(part, _)| !claims(tables, part).is_empty());
            own.next().copied().filter(|_| own.next().is_none())
        }
    };
    let (part, amount) = figure?;
    let count = part.matches(['%', '％']).count() + part.to_lowercase().matches("ppm").count();
    (count < 2 && amount.ppm() < PPM * 100).then_some(amount)
}

/// Returns the actives that a product's name claims, or that a product of this name is known to contain.
pub fn claims(tables: &LabelTables, name: &str) -> Vec<ActiveId> {
    let words: Vec<String> = name
        .split(|c: char| c.is_whitespace() || ",;:()[]+&|".contains(c))
        .map(|word| fold(word, &tables.folds))
        .filter(|word| !word.is_empty())
        .collect();
    let mut found: Vec<ActiveId> = Vec::new();
    let mut add = |actives: &[ActiveId]| {
        for active in actives {
            if !found.contains(active) {
                found.push(*active);
            }
        }
    };
    for start in 0..words.len() {
        // The longest run of whole words counts: `vitamin c`, `stieva a`.
        for end in (start + 1..=words.len().min(start + 4)).rev() {
            let joined = words.get(start..end).unwrap_or_default().concat();
            if let Some(known) = lookup::trade(tables, &joined) {
                if let Some(known) = tables.substances.get(known) {
                    add(&known.actives);
                }
                break;
            }
            let claim = tables.claims.iter().find(|(word, _)| {
                // Korean words take endings and are not separated by spaces: `레티놀크림`.
                joined == *word
                    || (!word.is_ascii() && end == start + 1 && joined.starts_with(word.as_str()))
            });
            if let Some((_, active)) = claim {
                add(&[*active]);
                break;
            }
        }
    }
    found
}

fn flags(
    tables: &LabelTables,
    reading: &Reading,
    kind: Option<ProductKind>,
) -> Vec<(LabelFlag, Vec<usize>)> {
    let with = |flag: LabelFlag| -> Vec<usize> {
        let has = |name: &&(usize, &Name)| {
            entry(tables, name.1.substance).is_some_and(|it| it.flags.contains(flag))
        };
        let names: Vec<(usize, &Name)> = reading.names.iter().enumerate().collect();
        names.iter().filter(has).map(|(n, _)| *n).collect()
    };
    let place = |n: &usize| reading.names.get(*n).map_or(usize::MAX, |name| name.place);
    let washes = !matches!(
        kind,
        Some(ProductKind::Moisturiser | ProductKind::Serum | ProductKind::Sunscreen)
    );
    let mut flags = Vec::new();
    for flag in LabelFlag::ALL.iter().copied() {
        let mut names = with(flag);
        match flag {
            LabelFlag::DryingAlcohol => names.retain(|n| place(n) <= FIRST),
            LabelFlag::Fragrance if !names.is_empty() => {
                names.extend(with(LabelFlag::FragrancePossible));
                names.sort_unstable();
            }
            LabelFlag::FragrancePossible if !with(LabelFlag::Fragrance).is_empty() => continue,
            LabelFlag::UvFilter if !names.is_empty() || kind == Some(ProductKind::Sunscreen) => {
                names.extend(with(LabelFlag::MineralFilter));
                names.sort_unstable();
            }
            LabelFlag::MineralFilter => continue,
            LabelFlag::ExfoliatingParticle | LabelFlag::Enzyme if !washes => continue,
            LabelFlag::Soap if kind == Some(ProductKind::Cleanser) => {
                names.extend(soap(tables, reading));
            }
            _ => {}
        }
        if !names.is_empty() {
            flags.push((flag, names));
        }
    }
    flags
}

/// Lye and two or more fatty acids near the top: soap is made from them.
fn soap(tables: &LabelTables, reading: &Reading) -> Vec<usize> {
    let id = |name: &Name| entry(tables, name.substance).map_or("", |it| it.id.as_str());
    let top: Vec<(usize, &str)> = reading
        .names
        .iter()
        .enumerate()
        .filter(|(_, name)| name.place <= SOAP)
        .map(|(n, name)| (n, id(name)))
        .collect();
    let lye = ["potassium_hydroxide", "sodium_hydroxide"];
    let found: Vec<usize> = top
        .iter()
        .filter(|(_, id)| lye.contains(id) || *id == "other_acids")
        .map(|(n, _)| *n)
        .collect();
    let acids = top.iter().filter(|(_, id)| *id == "other_acids").count();
    let lye = top.iter().any(|(_, id)| lye.contains(id));
    if lye && acids >= 2 { found } else { Vec::new() }
}
