//! The stored part of a pasted text reads the same as the text.

use barrier_first::domain::{KnownContents, MAX_LABEL, ProductKind, ShelfItem};
use barrier_first::label::{Context, kept_part, own_product, read, within_limit};

use crate::label_forty::labels;
use crate::label_vectors::tables;

fn kept(text: &str) -> String {
    kept_part(tables(), text, &Context { kind: Some(ProductKind::Serum), ..Context::default() })
}

fn item(label: &str) -> ShelfItem {
    let kind = ProductKind::Serum;
    ShelfItem { id: "p".into(), kind, label: Some(label.to_owned()), ..ShelfItem::default() }
}

#[test]
fn a_list_in_a_long_page_is_kept_without_the_page() {
    let words = "Add to cart, $24.00 (30 ml). Our customers love how soft their skin feels.\n";
    let page = words.repeat((6 << 10) / words.len());
    let mut shorter = 0;
    for label in labels() {
        assert_eq!(kept(label), label.trim(), "a short text stays as it is");
        let long = format!("{page}\n\nIngredients:\n{label}\n\nHow to use:\n{page}");
        let kept = kept(&long);
        let own = |text: &str| own_product(tables(), &item(text), None, &[]);
        assert_eq!(own(&kept).product, own(&long).product, "{label}");
        shorter += usize::from(kept.len() < long.len() / 2);
        assert!(kept.len() <= MAX_LABEL);
    }
    assert!(shorter >= 36, "only {shorter} were made shorter");
}

/// A list longer than any real one is truncated when stored, and counts as truncated from then on.
#[test]
fn what_is_cut_is_known_in_part_only() {
    let endless = "Water, Glycerin, Panthenol, Squalane, Dimethicone, Phenoxyethanol, ".repeat(400);
    let kept = kept(&endless);
    assert!(kept.len() <= MAX_LABEL);
    assert!(read(tables(), &kept, &Context::default()).cut);
    assert_ne!(own_product(tables(), &item(&kept), None, &[]).known, KnownContents::Yes);
    let korean = "정제수, ".repeat(4000);
    assert!(within_limit(&korean).len() <= MAX_LABEL);
}
