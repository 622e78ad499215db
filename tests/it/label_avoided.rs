//! A person's own list of names they want in no product: which labels match, and which do not.

use barrier_first::domain::ShelfItem;
use barrier_first::label::{FoundBy, found_by, own_product};

use crate::label_vectors::tables;

/// Names on a label that are on the list.
fn hits(label: &str, avoid: &[&str]) -> Vec<String> {
    let item = ShelfItem { label: Some(label.to_owned()), ..ShelfItem::default() };
    let avoid: Vec<String> = avoid.iter().map(|name| (*name).to_owned()).collect();
    own_product(tables(), &item, None, &avoid).unwanted
}

const CREAM: &str = "Water, Glycerin, Dimethicone, Phenoxyethanol, Methylparaben, Linalool, \
    Unheardofium Extract, Rosa Damascena Flower Oil, Parfum";
const CREAM_KO: &str = "정제수, 글리세린, 페녹시에탄올, 메틸파라벤, 리날룰, 향료";

#[test]
fn a_name_is_found_whatever_the_label_calls_it() {
    for (avoid, label, found) in [
        ("Fragrance", CREAM, "Parfum"),
        ("향료", CREAM, "Parfum"),
        ("parfum", CREAM_KO, "향료"),
        ("페녹시에탄올", CREAM, "Phenoxyethanol"),
        ("2-phenoxyethanol", CREAM_KO, "페녹시에탄올"),
        ("  unheardofium   EXTRACT ", CREAM, "Unheardofium Extract"),
        ("Parabens", CREAM, "Methylparaben"),
        ("파라벤", CREAM_KO, "메틸파라벤"),
        ("silicone", CREAM, "Dimethicone"),
        ("essential oils", CREAM, "Rosa Damascena Flower Oil"),
        ("Methylparaben", CREAM, "Methylparaben"),
    ] {
        assert_eq!(hits(label, &[avoid]), [found], "{avoid}");
    }
    // As often as it occurs there, each name once.
    assert_eq!(hits("Water, Glycerin, Parfum, parfum", &["Parfum"]), ["Parfum"]);
}

/// Part of a name does not match, and one name of a group of substances does not stand for the others.
#[test]
fn nothing_else_is_found() {
    for (avoid, label) in [
        ("Unheardofium", CREAM),
        ("extract", CREAM),
        ("Glycer", CREAM),
        ("paraben e", CREAM),
        ("Ethylparaben", CREAM),
        ("에틸파라벤", CREAM_KO),
        ("Cyclopentasiloxane", CREAM),
        ("Lavender Oil", CREAM),
        ("Limonene", CREAM),
        ("***", CREAM),
        ("", CREAM),
        ("Alcohol", "Water, Glycerin, Cetyl Alcohol, Benzyl Alcohol, Carbomer"),
        ("Parfum", "Add to cart. Our customers love how soft their skin feels."),
    ] {
        assert!(hits(label, &[avoid]).is_empty(), "{avoid}: {:?}", hits(label, &[avoid]));
    }
    assert!(hits(CREAM, &[]).is_empty());
}

#[test]
fn how_a_name_is_found_is_known() {
    for (name, by) in [
        ("Parfum", FoundBy::Substance),
        ("향료", FoundBy::Substance),
        ("Parabens", FoundBy::Group),
        ("라놀린", FoundBy::Group),
        ("Methylparaben", FoundBy::Spelling),
        ("Unheardofium", FoundBy::Spelling),
    ] {
        assert_eq!(found_by(tables(), name), by, "{name}");
    }
    assert_eq!(
        hits("Water, PEG-75 Lanolin, Lanolin Alcohol, Carbomer", &["Lanolin"]),
        ["PEG-75 Lanolin", "Lanolin Alcohol"]
    );
}
