//! The contents of the person's own product: as stated by the owner, else by its label, else as its name
//! claims.

use crate::domain::{
    ActiveId, Content, ContentForm, KnownContents, OwnProduct, Product, Region, ShelfItem, Strength,
};
use crate::knowledge::labels::LabelTables;

use super::amount::{Amount, PPM};
use super::avoided::unwanted;
use super::{Context, FoundActive, FoundAs, Reading, claims, read};

/// Determines the contents of a product. `avoid` are names that its owner wants in no product.
pub fn own_product(
    tables: &LabelTables,
    item: &ShelfItem,
    region: Option<Region>,
    avoid: &[String],
) -> OwnProduct {
    let text = item.label.as_deref().unwrap_or_default();
    let context = Context { name: &item.name, kind: Some(item.kind), region };
    let reading = read(tables, text, &context);
    let (contents, known) = match &item.contents {
        Some(contents) => (contents.clone(), KnownContents::Yes),
        None => read_contents(tables, &item.name, &reading),
    };
    OwnProduct {
        product: Product {
            id: item.id.clone(),
            kind: item.kind,
            contents,
            flags: reading.flag_set(),
        },
        known,
        status: item.status,
        opened: item.opened,
        months: item.months,
        test: item.test.clone(),
        unwanted: unwanted(tables, text, &reading, avoid),
    }
}

fn read_contents(
    tables: &LabelTables,
    name: &str,
    reading: &Reading,
) -> (Vec<Content>, KnownContents) {
    let claimed = claims(tables, name);
    if !reading.is_list {
        let known = if claimed.is_empty() { KnownContents::No } else { KnownContents::Partly };
        return (claimed.into_iter().map(Content::of).collect(), known);
    }
    let content = |found: &FoundActive| {
        let sunscreen = protection(tables).contains(&found.active);
        let form = match found.found {
            FoundAs::Is => ContentForm::Itself,
            // An ester sold under the active's name counts as the active.
            FoundAs::Weak if claimed.contains(&found.active) => ContentForm::Itself,
            FoundAs::Weak => ContentForm::Derivative,
            FoundAs::Hint => return None,
            // The strength of a sunscreen is never in the list, only in the name.
            FoundAs::Claim if sunscreen => ContentForm::Itself,
            FoundAs::Claim => return None,
        };
        let strength = match found.amount {
            Some(Amount::Exactly(ppm)) => Strength::Percent(hundredths(ppm)),
            Some(Amount::AtMost(ppm)) if !found.strong_below => Strength::AtMost(hundredths(ppm)),
            Some(Amount::AtMost(_)) | None => Strength::Unknown,
        };
        Some(Content { active: found.active, strength, form })
    };
    let partly = reading.cut || reading.unknown() * 2 > reading.names.len();
    let known = if partly { KnownContents::Partly } else { KnownContents::Yes };
    (reading.actives.iter().filter_map(content).collect(), known)
}

/// Returns the actives that a product's name claims by its sun protection factor.
fn protection(tables: &LabelTables) -> Vec<ActiveId> {
    let spf = tables.claims.iter().filter(|(word, _)| word.starts_with("spf"));
    spf.map(|(_, active)| *active).collect()
}

/// Converts parts per million to hundredths of a percent, rounded up.
fn hundredths(ppm: u32) -> u16 {
    u16::try_from(ppm.div_ceil(PPM / 100)).unwrap_or(u16::MAX)
}
