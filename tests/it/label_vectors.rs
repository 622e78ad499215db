//! Reading labels: the vectors of the research, one by one.

use barrier_first::domain::{ClosedSet, LabelFlag, ProductKind, Region};
use barrier_first::export::label_json::label;
use barrier_first::json::Json;
use barrier_first::knowledge::labels::LabelTables;
use barrier_first::label::{Amount, Context, FoundAs, Reading, claims, read};

use crate::embedded;

/// The label tables that the app was built with, read once.
pub fn tables() -> &'static LabelTables {
    static TABLES: std::sync::OnceLock<LabelTables> = std::sync::OnceLock::new();
    TABLES.get_or_init(|| LabelTables::embedded().expect("the names are readable"))
}

fn plain(text: &str) -> Reading {
    read(tables(), text, &Context::default())
}

/// Actives found by a name that identifies them or is weakly theirs.
fn held(text: &str) -> Vec<String> {
    let sure = |found: &FoundAs| matches!(found, FoundAs::Is | FoundAs::Weak);
    let reading = plain(text);
    let found = reading.actives.iter().filter(|it| sure(&it.found));
    found.map(|it| embedded().active(it.active).id.clone()).collect()
}

fn hinted(text: &str) -> Vec<String> {
    let reading = plain(text);
    let found = reading.actives.iter().filter(|it| it.found == FoundAs::Hint);
    found.map(|it| embedded().active(it.active).id.clone()).collect()
}

fn flags(text: &str) -> Vec<&'static str> {
    plain(text).flags.iter().map(|(flag, _)| flag.id()).collect()
}

fn names(text: &str) -> Vec<String> {
    plain(text).names.iter().map(|name| text[name.from..name.to].to_owned()).collect()
}

fn known(text: &str) -> Vec<String> {
    let id = |n: usize| tables().substances[n].id.clone();
    plain(text).names.iter().map(|it| it.substance.map_or("?".to_owned(), id)).collect()
}

fn percent(text: &str, active: &str) -> Option<Amount> {
    let reading = plain(text);
    let active = embedded().find_active(active).unwrap();
    reading.actives.iter().find(|it| it.active == active).and_then(|it| it.amount)
}

const NONE: [&str; 0] = [];

#[test]
fn v1_to_6_words_that_mislead() {
    assert_eq!(held("Water, Glycerin, Retinol"), ["retinol"]);
    assert_eq!(known("Aqua/Water/Eau, Glycerin"), ["water", "glycerin"]);
    assert_eq!(held("Hyaluronic Acid, Stearic Acid, Amino Acids"), ["hyaluronic_acid"]);
    assert_eq!(flags("Cetyl Alcohol, Cetearyl Alcohol, Benzyl Alcohol"), ["fragrance_possible"]);
    let alcohol = "Water, Alcohol Denat., Glycerin";
    assert_eq!(flags(alcohol), ["drying_alcohol"]);
    assert_eq!(plain(alcohol).names[1].place, 2);
    assert_eq!(known("Alcohol .Citric Acid"), ["drying_alcohol", "citric_acid"]);
}

#[test]
fn v8_to_13_acids_and_their_doubles() {
    for text in ["Betaine Salicylate", "베타인살리실레이트"] {
        assert_eq!(held(text), ["bha"], "{text}");
    }
    for text in ["Salix Alba (Willow) Bark Extract", "흰버드나무껍질추출물"] {
        assert_eq!(held(text), NONE, "{text}");
        assert_eq!(hinted(text), ["bha"], "{text}");
    }
    assert_eq!(held("BHA, BHT, Tocopherol"), NONE);
    assert_eq!(hinted("BHA, BHT, Tocopherol"), NONE);
    let filter = "Butyl Methoxydibenzoylmethane";
    assert_eq!((held(filter), flags(filter)), (vec![], vec!["uv_filter"]));
    assert_eq!(held("Hamamelis Virginiana (Witch Hazel) Water"), NONE);
}

#[test]
fn v14_to_18_lookalikes_and_forms() {
    for text in ["Alpha-Arbutin", "알파-알부틴", "α-Arbutin"] {
        assert_eq!(held(text), ["alpha_arbutin"], "{text}");
    }
    for text in ["Bakuchiol", "바쿠치올"] {
        assert_eq!((held(text), hinted(text)), (vec![], vec![]), "{text}");
        assert_eq!(known(text), ["bakuchiol"], "{text}");
    }
    for text in
        ["Hydroxypinacolone Retinoate", "Dimethyl Isosorbide (and) Hydroxypinacolone Retinoate"]
    {
        assert_eq!(held(text), ["retinol"], "{text}");
    }
    assert_eq!(names("Dimethyl Isosorbide (and) Hydroxypinacolone Retinoate").len(), 2);
}

#[test]
fn v20_to_25_salts_and_ureas() {
    assert_eq!(held("Water, Glycerin, Panthenol, Citric Acid"), ["panthenol"]);
    assert_eq!(held("Lactic Acid (AHA), Citric Acid (AHA)"), ["aha"]);
    assert_eq!(known("Hydroxyethyl Urea"), ["hydroxyethyl_urea"]);
    for text in ["Urea", "우레아"] {
        assert_eq!(known(text), ["urea"], "{text}");
    }
    assert_eq!(flags("Diazolidinyl Urea"), ["formaldehyde_releaser"]);
    assert_eq!((held("Niacin"), held("Hexyl Nicotinate")), (vec![], vec![]));
    assert_eq!(flags("Hexyl Nicotinate"), ["warming"]);
}

#[test]
fn v27_to_34_spellings_and_amounts() {
    for text in ["3-0-Ethyl Ascorbic Acid", "에칠아스코빌에텔", "3-O-에틸아스코빅애씨드"]
    {
        assert_eq!(held(text), ["vitamin_c"], "{text}");
    }
    for text in ["Sodium Lauryl Sulfoacetate", "Disodium Laureth Sulfosuccinate"] {
        assert_eq!(flags(text), NONE, "{text}");
    }
    for text in ["1,2-Hexanediol", "1, 2-Hexanediol", "1.2-헥산다이올", "1,2-헥산디올"] {
        assert_eq!(known(text), ["hexanediol"], "{text}");
    }
    let text = "하이드롤라이즈드하이알루로닉애씨드(29,049ppm),나이아신아마이드";
    assert_eq!(known(text), ["hyaluronate_forms", "niacinamide"]);
    assert_eq!(percent(text, "hyaluronic_acid"), Some(Amount::Exactly(29_049)));
    let text = "나이아신아마이드(30,000ppm)";
    assert_eq!(percent(text, "niacinamide"), Some(Amount::Exactly(30_000)));
}

#[test]
fn v37_to_49_brackets_marks_and_headings() {
    let text = "나이아신아마이드 (Niacinamide) 5%";
    assert_eq!(names(text), ["나이아신아마이드 (Niacinamide)"]);
    assert_eq!(percent(text, "niacinamide"), Some(Amount::Exactly(50_000)));
    assert_eq!(known("Retinol(레티놀), 리모넨(Limonene)"), ["retinol", "limonene"]);
    assert_eq!(names("나일론6/12").len(), 1);
    assert_eq!(known("Nylon-6/12"), ["thickeners"]);
    for text in ["Caprylic/Capric Triglyceride", "카프릴릭/카프릭트라이글리세라이드"]
    {
        assert_eq!(known(text), ["emollients"], "{text}");
    }
    assert_eq!(names("Iron Oxides (CI 77491, CI 77492, CI 77499)").len(), 1);
    let text = "Avobenzone 3.0%, Homosalate 10%. Inactive Ingredients: Water, Glycerin";
    assert_eq!(known(text), ["avobenzone", "homosalate", "water", "glycerin"]);
    let filters = plain(text);
    assert_eq!(filters.names[1].printed, Some(Amount::Exactly(100_000)));
    assert!(filters.flag_set().contains(LabelFlag::UvFilter));
    let text = "Contains less than 2% of Phenoxyethanol";
    assert_eq!(names(text), ["Phenoxyethanol"]);
    assert_eq!(plain(text).names[0].bound, Some(Amount::AtMost(10_000)));
    let text = "Contains less than 2% of Glycerin";
    assert_eq!(plain(text).names[0].bound, Some(Amount::AtMost(20_000)));
    let text = "Limonene*, Linalool*. *from essential oils";
    assert_eq!(known(text), ["limonene", "linalool"]);
    assert_eq!(names("Rosmarinus Officinalis Leaf Extract¹ ¹Organic").len(), 1);
}

#[test]
fn v50_to_52_what_is_no_list() {
    for text in [
        "-Niacinamide: brightens the look of skin and evens its tone.",
        "Visit the boutique",
        "성분정보 없음",
        "",
        "   \n ",
        r#""works","skin","looks","bottle","daily","results","smooth","love""#,
        "I love retinol and niacinamide so much that I use both of them every day.",
        "No parabens, no fragrance",
        "Free from: Parabens, Fragrance, Retinol",
    ] {
        let reading = plain(text);
        assert!(!reading.is_list, "{text}: {reading:?}");
        assert!(reading.actives.is_empty() && reading.flags.is_empty(), "{text}");
    }
}

#[test]
fn v54_to_62_allergens() {
    for (text, id) in [
        ("Methyl 2-Octynoate", "methyl_2_octynoate"),
        ("알파-이소메칠이오논", "alpha_isomethyl_ionone"),
    ] {
        assert_eq!((known(text), flags(text)), (vec![id.to_owned()], vec!["fragrance"]), "{text}");
    }
    assert_eq!(flags("Water, Glycerin, Benzyl Alcohol"), ["fragrance_possible"]);
    let reading = plain("Water, Glycerin, Benzyl Alcohol, Parfum");
    assert_eq!(reading.flags, [(LabelFlag::Fragrance, vec![2, 3])]);
    let fish = plain("이리추출물, 연어알추출물, 소듐디엔에이");
    assert_eq!(fish.flags, [(LabelFlag::Fish, vec![0, 1, 2])]);
    assert_eq!(flags("Lonicera (Honeysuckle) Flower Extract"), NONE);
    assert_eq!(flags("Lagerstroemia Indica Flower Extract"), NONE);
    assert_eq!(flags("Water, Hydrolyzed Starfish"), NONE);
    assert_eq!(flags("Lavandula Angustifolia (Lavender) Oil"), ["fragrance", "essential_oil"]);
    assert_eq!(flags("Simmondsia Chinensis (Jojoba) Seed Oil"), NONE);
}

#[test]
fn v63_to_67_numbers_and_trade_names() {
    let peg = ["PEG-4", "PEG-40"].map(barrier_first::label::fold::plain);
    assert_ne!(peg[0], peg[1]);
    for text in ["Ceramide 3", "세라마이드 3", "Ceramide NP (Ceramide 3)"] {
        assert_eq!(held(text), ["ceramides"], "{text}");
        assert_eq!(names(text).len(), 1, "{text}");
    }
    let id = |it: &barrier_first::domain::ActiveId| embedded().active(*it).id.clone();
    for name in ["에피듀오", "Epiduo", "Epiduo Forte gel"] {
        let claimed: Vec<String> = claims(tables(), name).iter().map(id).collect();
        assert_eq!(claimed, ["adapalene", "benzoyl_peroxide"], "{name}");
    }
    for (name, active) in [
        ("Vitamin C 20 serum", "vitamin_c"),
        ("레티놀크림", "retinol"),
        ("BHA toner", "bha"),
        ("Stieva-A", "prescription_retinoid"),
    ] {
        let claimed: Vec<String> = claims(tables(), name).iter().map(id).collect();
        assert_eq!(claimed, [active], "{name}");
    }
    assert!(claims(tables(), "Alphabet soap").is_empty());
}

#[test]
fn v72_to_77_other_scripts_and_pages() {
    let text = "有効成分：トラネキサム酸、グリチルリチン酸2K その他の成分：精製水、グリセリン";
    assert_eq!(known(text), ["tranexamic_acid", "licorice", "water", "glycerin"]);
    for text in [
        "정제수ᆞ글리세린",
        "정제수 · 글리세린",
        "정제수、글리세린",
        "정제수_글리세린",
        "정제수;글리세린",
        "정제수\n글리세린",
    ] {
        assert_eq!(known(text), ["water", "glycerin"], "{text}");
    }
    let text = "Wa\u{200B}ter,\u{A0}Gly\u{AD}cerin, Retinol 💧✨";
    assert_eq!(known(text), ["water", "glycerin", "retinol"]);
    assert_eq!(
        known("GLYCERINE, Tocopherol Acetate, Vit. E"),
        ["glycerin", "tocopheryl_acetate", "tocopherol"]
    );
    assert_eq!(held("Water, Ascorbic Acid(23%)"), ["vitamin_c"]);
    assert_eq!(percent("Ascorbic Acid(23%)", "vitamin_c"), Some(Amount::Exactly(230_000)));
}

#[test]
fn v81_a_list_ends_at_its_last_name() {
    let text = "Ingredients Water, Glycerin, Niacinamide, Panthenol, Tocopherol 🤖 Still not sure? \
                Ask our AI Shopping Consultant. More details Benefits: Brightening.&emsp;slow-aging.";
    let reading = plain(text);
    assert_eq!(known(text).last().unwrap(), "tocopherol");
    assert_eq!(reading.names.len(), 5, "{:?}", names(text));
    assert!(!reading.cut);
}

/// The order of a list tells some strengths and not others: 1 % of retinol is strong, 1 % of an acid is little.
#[test]
fn amounts_follow_the_place_in_the_list() {
    let below = "Water, Glycerin, Phenoxyethanol, Lactic Acid, Retinol";
    assert_eq!(percent(below, "aha"), Some(Amount::AtMost(10_000)));
    assert_eq!(percent(below, "retinol"), Some(Amount::AtMost(10_000)));
    assert_eq!(percent("Water, Lactic Acid, Glycerin, Phenoxyethanol", "aha"), None);
    let group = "Water, Glycerin, Carbomer, Disodium EDTA, Allantoin, Glycolic Acid";
    assert_eq!(percent(group, "aha"), Some(Amount::AtMost(10_000)));
    let single = "Water, Glycerin, Xanthan Gum, Glycolic Acid";
    assert_eq!(percent(single, "aha"), None);
    // A printed figure outweighs the position.
    let printed = "Water, Phenoxyethanol, Glycolic Acid 8%";
    assert_eq!(percent(printed, "aha"), Some(Amount::Exactly(80_000)));
    // Alphabetical order says nothing.
    let sorted = "Alcohol, Betaine, Chlorphenesin, Glycerin, Lactic Acid, Phenoxyethanol, Water";
    assert_eq!(percent(sorted, "aha"), None);
    let law = Context { region: Some(Region::Eu), ..Context::default() };
    let reading = read(tables(), "Water, Glycerin, Retinol", &law);
    assert_eq!(reading.actives[0].amount, Some(Amount::AtMost(3_000)));
    let named = Context { name: "Niacinamide 20 % serum", ..Context::default() };
    let reading = read(tables(), "Water, Niacinamide, Glycerin", &named);
    assert_eq!(reading.actives[0].amount, Some(Amount::Exactly(200_000)));
}

/// Figures beside a name on the label and in the product's name, in both languages. Anything ambiguous
/// stays unknown, which is the safe side.
#[test]
fn percentages_go_to_the_active_they_stand_with() {
    let amount = |name: &str, text: &str, active: &str| {
        let reading = read(tables(), text, &Context { name, ..Context::default() });
        let active = embedded().find_active(active).unwrap();
        reading.actives.iter().find(|it| it.active == active).unwrap().amount
    };
    let niacinamide = "Water, Niacinamide, Zinc PCA, Glycerin";
    for (name, text, active, found) in [
        ("", "Water, Niacinamide 5 %, Glycerin", "niacinamide", Some(50_000)),
        ("", "정제수, 살리실산 0.5%, 글리세린", "bha", Some(5_000)),
        ("", "정제수, 나이아신아마이드(5%), 글리세린", "niacinamide", Some(50_000)),
        ("Niacinamide 10% + Zinc 1%", niacinamide, "niacinamide", Some(100_000)),
        ("Zinc 1% + Niacinamide 10%", niacinamide, "niacinamide", Some(100_000)),
        ("10% Niacinamide Booster", niacinamide, "niacinamide", Some(100_000)),
        ("나이아신아마이드 10% 세럼", "정제수, 나이아신아마이드", "niacinamide", Some(100_000)),
        ("살리실산 0.5% 토너", "정제수, 살리실산, 글리세린", "bha", Some(5_000)),
        ("레티놀 0.1% 크림", "정제수, 레티놀, 글리세린", "retinol", Some(1_000)),
        // It is unclear which figure is meant, or it is no strength.
        ("Zinc 1% Niacinamide 10%", niacinamide, "niacinamide", None),
        ("AHA 30% + BHA 2% peel", "Water, Glycolic Acid, Salicylic Acid", "aha", None),
        ("Retinol serum, 100% vegan", "Water, Retinol, Glycerin", "retinol", None),
        // The figure printed beside the name counts, whatever the front says.
        ("Niacinamide 10%", "Water, Niacinamide (5%), Glycerin", "niacinamide", Some(50_000)),
    ] {
        let found = found.map(Amount::Exactly);
        assert_eq!(amount(name, text, active), found, "{name:?}: {text}");
    }
}

#[test]
fn cut_lists_are_told() {
    for text in [
        "Water, Glycerin, Niacinamide,",
        "Water, Glycerin, Niacinamide...",
        "정제수, 글리세린, 나이아신아마이드, 더보기",
        "Water, Glycerin, Phenoxyetha",
        "Water, Glycerin, Niacinamide … Read more",
    ] {
        assert!(plain(text).cut, "{text}");
    }
    for text in ["Water, Glycerin, Retinol", "Water, Glycerin, Niacinamide.", "정제수, 글리세린"]
    {
        assert!(!plain(text).cut, "{text}");
    }
}

#[test]
fn several_products_and_parts_are_told_apart() {
    let set = "Night Serum: Water, Glycerin, Retinol, Squalane, Phenoxyethanol. \
               Day Cream: Water, Dimethicone, Niacinamide, Glycerin, Carbomer.";
    let reading = plain(set);
    assert_eq!(reading.products, 2);
    assert_eq!(reading.names.iter().filter(|name| name.place == 1).count(), 2);
    let shades = "Mica, Dimethicone, Talc [+/- CI 77491, CI 77492, CI 77499]";
    assert_eq!(plain(shades).names.len(), 6);
    assert_eq!(plain(shades).products, 1);
}

/// The same list in Korean and in English is one product, and a name printed in both adds nothing. Two
/// acids add up in either language, and a set of two products stays two.
#[test]
fn a_list_in_two_languages_is_one() {
    let korean =
        "정제수, 글리세린, 나이아신아마이드 5%, 락틱애씨드 4%, 글라이콜릭애씨드 3%, 판테놀";
    let english = "Water, Glycerin, Niacinamide 5%, Lactic Acid 4%, Glycolic Acid 3%, Panthenol";
    let percent = |text: &str, active: &str| {
        let active = embedded().find_active(active).unwrap();
        plain(text).actives.iter().find(|it| it.active == active).and_then(|it| it.amount)
    };
    for text in [
        format!("{korean}\n{english}"),
        format!("전성분: {korean}\n\nIngredients: {english}"),
        format!("Ingredients: {english}\n\n전성분: {korean}"),
        korean.to_owned(),
        english.to_owned(),
    ] {
        assert_eq!(plain(&text).products, 1, "{text}");
        assert_eq!(percent(&text, "niacinamide"), Some(Amount::Exactly(50_000)), "{text}");
        assert_eq!(percent(&text, "aha"), Some(Amount::Exactly(70_000)), "{text}");
    }
    // Pair by pair: behind each other, in brackets, behind a comma.
    for niacinamide in [
        "나이아신아마이드 Niacinamide",
        "나이아신아마이드(Niacinamide)",
        "나이아신아마이드, Niacinamide",
    ] {
        let text = format!("정제수, 글리세린, {niacinamide}, 판테놀");
        let names = held(&text);
        assert_eq!(names, ["niacinamide", "panthenol"], "{text}");
    }
    let both = "정제수, 나이아신아마이드 5%, Niacinamide 5%, 글리세린, 판테놀";
    assert_eq!(percent(both, "niacinamide"), Some(Amount::Exactly(50_000)));
    // Printed in only one of them, the acids still add up.
    let printed = "정제수, 락틱애씨드, 글라이콜릭애씨드, Lactic Acid 4%, Glycolic Acid 3%";
    assert_eq!(percent(printed, "aha"), Some(Amount::Exactly(70_000)));
    // The other one of a set, or a list half of which is something else.
    let other = "Water, Glycerin, Retinol, Squalane, Dimethicone, Panthenol";
    assert_eq!(plain(&format!("전성분: {korean}\n\nIngredients: {other}")).products, 2);
}

/// The names of a family match in either language.
#[test]
fn retinoids_by_other_names_are_one_family() {
    for name in ["레틴알", "Retinaldehyde", "하이드록시피나콜론레티노에이트", "HPR", "비타민A"]
    {
        let text = format!("정제수, 글리세린, {name}, Retinol, 판테놀");
        let retinol = embedded().find_active("retinol").unwrap();
        let found: Vec<_> =
            plain(&text).actives.into_iter().filter(|it| it.active == retinol).collect();
        assert_eq!(found.len(), 1, "{text}");
    }
}

/// A name that is nearly known raises a question and nothing else.
#[test]
fn a_near_name_is_only_a_question() {
    let text = "Water, Glycerin, Niacinamde, Panthenol";
    let reading = plain(text);
    assert_eq!(reading.unknown(), 1);
    let near = reading.names[2].perhaps.unwrap();
    assert_eq!(tables().substances[near].id, "niacinamide");
    assert_eq!(held(text), ["panthenol"]);
}

#[test]
fn the_file_has_the_promised_form() {
    let context = Context { kind: Some(ProductKind::Serum), ..Context::default() };
    let json = label(embedded(), tables(), "Water, Glycerin, Retinol", &context);
    assert_eq!(json.get("format"), Some(&Json::Int(1)));
    assert_eq!(json.get("is_list"), Some(&Json::Bool(true)));
    let retinol = &json.get("names").unwrap().as_list().unwrap()[2];
    assert_eq!(retinol.get("from"), Some(&Json::Int(17)));
    assert_eq!(retinol.get("to"), Some(&Json::Int(24)));
    assert_eq!(retinol.get("known"), Some(&Json::text("retinol")));
    assert_eq!(retinol.get("kind"), Some(&Json::text("is")));
    for key in ["cut", "products", "unknown", "dropped", "actives", "flags"] {
        assert!(json.get(key).is_some(), "{key}");
    }
    for word in ["score", "rating", "comedogenic", "danger"] {
        assert!(!json.to_string().contains(word), "{word}");
    }
}
