//! Two products of the shelf side by side.

use barrier_first::domain::ClosedSet;
use barrier_first::engine::{Case, Held, assess, compare};
use barrier_first::export::plan_json::read_request;
use barrier_first::label::own_product;

use crate::embedded;
use crate::label_vectors::tables;
use crate::shelf::CALM;

/// Side by side: actives, what a rule for this person looks at, and their own list; nothing else.
#[test]
fn two_products_are_compared() {
    let text = format!(
        r#"{{"today":"2026-03-02","answers":{{{}}},"shelf":[
            {{"id":"a","label":"Water, Niacinamide, Panthenol, Parfum, Lanolin, Squalane"}},
            {{"id":"b","label":"Water, Panthenol, Ceramide NP, Parfum, Beeswax, Carbomer"}}]}}"#,
        CALM.replace(r#""allergies":["none"]"#, r#""allergies":["fragrance","bee_products"]"#)
    );
    let request = read_request(embedded(), &text).unwrap();
    let avoid = ["Carbomer".to_owned(), "Parfum".to_owned()];
    let own = |n: usize| own_product(tables(), &request.shelf[n], None, &avoid);
    let shelf = [own(0), own(1)];
    let case = Case::new(&request.answers, request.today, &request.clinic);
    let plan = assess(embedded(), &case.owning(&shelf));
    let found = compare(embedded(), &plan, &shelf[0], &shelf[1]);
    let shown = |held: &Held| {
        let actives = held.actives.iter().map(|it| embedded().active(*it).id.clone());
        let flags = held.flags.iter().map(|it| it.id().to_owned());
        actives.chain(flags).chain(held.names.clone()).collect::<Vec<_>>()
    };
    assert_eq!(shown(&found.both), ["panthenol", "fragrance", "Parfum"]);
    // Without an allergy to lanolin, it does not matter to this person.
    assert_eq!(shown(&found.only[0]), ["niacinamide", "squalane"]);
    assert_eq!(shown(&found.only[1]), ["ceramides", "bee", "Carbomer"]);
    // The reverse comparison is the same, mirrored.
    let mirrored = compare(embedded(), &plan, &shelf[1], &shelf[0]);
    assert_eq!(shown(&mirrored.both), shown(&found.both));
    assert_eq!((&mirrored.only[0], &mirrored.only[1]), (&found.only[1], &found.only[0]));
    let same = compare(embedded(), &plan, &shelf[0], &shelf[0]);
    assert!(same.only.iter().all(Held::is_empty) && !same.both.is_empty());
}
