//! The path to the first plan for seven very different people: how many pages, presses and words it takes,
//! and what the plan says first.

use std::collections::BTreeSet;

use browser_tests::{Context, Options, Page, Person, Result, Site, Test, ensure, journeys};

/// Maximum of presses from the first page to the results.
const MOST_PRESSES: usize = 40;
/// Maximum of words on the pages in between, counting everything that is not folded.
const MOST_WORDS: usize = 900;
/// Pages in between that everybody gets.
const PAGES: usize = 11;

/// The seven people, each with the products in use that the first screen of the results names.
pub(crate) fn seven() -> [(&'static str, Person, &'static [&'static str]); 7] {
    let calm = || Person::calm().with("clinic_interest", &["all"]);
    [
        ("calm", calm(), &[]),
        (
            "glass",
            calm()
                .with("sign_tight", &["2"])
                .with("sign_sting", &["3"])
                .with("sign_flaking", &["2"])
                .with("sign_redness", &["2"])
                .with("sign_rough_dull", &["2"])
                .with("actives", &["retinol", "aha", "vitamin_c"])
                .with("spf_use", &["sometimes"])
                .with("goals", &["glow", "texture_pores"]),
            &["Retinol", "AHA", "Vitamin C"],
        ),
        (
            "pregnant",
            calm()
                .with("pregnancy", &["pregnant"])
                .with("sign_breakouts", &["3"])
                .with("actives", &["retinol"])
                .with("goals", &["breakouts", "even_tone"]),
            &["Retinol"],
        ),
        ("emergency", calm().with("red_flags", &["breathing_or_face_swelling"]), &[]),
        (
            "mole",
            calm()
                .with("red_flags", &["changing_mole"])
                .with("spot_place", &["face_or_neck"])
                .with("goals", &["even_tone"]),
            &[],
        ),
        (
            "mature",
            calm()
                .with("age_band", &["45_64"])
                .with("sign_tight", &["2"])
                .with("sign_rough_dull", &["3"])
                .with("sign_redness", &["1"])
                .with("medicines", &["blood_thinner", "photosensitising"])
                .with("allergies", &["fish"])
                .with("conditions", &["cold_sores_ever", "rosacea"])
                .with("actives", &["retinol", "niacinamide"])
                .with("goals", &["lines_firmness", "even_tone", "hydrate"]),
            &["Retinol"],
        ),
        (
            "teen",
            calm()
                .with("age_band", &["13_17"])
                .with("sign_breakouts", &["3"])
                .with("sign_shine", &["3"])
                .with("actives", &["retinol", "bha"])
                .with("goals", &["breakouts"]),
            // Salicylic acid for spots may stay (R-70-teen-spots).
            &["Retinol"],
        ),
    ]
}

/// The pages, presses and words so far.
#[derive(Debug, Default)]
struct Cost {
    pages: usize,
    presses: usize,
    words: usize,
}

impl Cost {
    /// Answers one page with as few presses as possible.
    async fn answer(&mut self, page: &Page, person: &Person) -> Result<()> {
        let id = page.question().await?;
        self.pages += 1;
        let words = words(page).await?;
        eprintln!("{id}: {words} words");
        self.words += words;
        let script = "return [...document.querySelectorAll(arguments[0])] \
          .map((input) => input.name);";
        let rows = format!("#group-{id} [type=radio]");
        let rows: BTreeSet<String> = page.js(script, vec![rows.into()]).await?;
        let of =
            |name: &str| -> Vec<&'static str> { person.answer(name).unwrap_or_default().to_vec() };
        let mut given: Vec<(String, Vec<&'static str>)> =
            rows.into_iter().map(|row| (row.clone(), of(&row))).collect();
        if id == "signs" {
            // A person with hardly any signs says so for all of them, and then marks the ones there are.
            page.click("form.question button[type=button]").await?;
            self.presses += 1;
            given.retain(|(_, level)| level != &["0"]);
        } else if given.is_empty() {
            given.push((id.clone(), of(&id)));
        }
        for (name, values) in given {
            for value in values {
                page.choose(&name, value).await?;
                self.presses += 1;
            }
        }
        self.presses += 1;
        page.click("form.question [type=submit]").await
    }
}

/// Counts the words of the form: its question, hint, choices and buttons. Bare figures, as on the scale of
/// days, and texts for screen readers only do not count.
async fn words(page: &Page) -> Result<usize> {
    let script = "const form = document.querySelector('main form').cloneNode(true); \
      form.querySelectorAll('.visually-hidden').forEach((hidden) => hidden.remove()); \
      document.querySelector('main').append(form); \
      const words = form.innerText.split(/\\s+/).filter((word) => /\\p{L}/u.test(word)); \
      form.remove(); \
      return words.length;";
    page.js(script, vec![]).await
}

/// Checks that the button to go on is visible on arrival, before any scrolling, and does not cover the last
/// control that the keyboard reaches.
async fn way_on_in_sight(page: &Page) -> Result<()> {
    page.find("main .actions--kept .button").await?;
    let faults: Vec<String> = page
        .js(
            "const faults = []; \
             const button = document.querySelector('main .actions--kept .button'); \
             const place = () => button.getBoundingClientRect(); \
             if (place().top < 0 || place().bottom > innerHeight) { \
                 faults.push(`the way on ends at ${place().bottom} of ${innerHeight}`); \
             } \
             const rest = 'main :is(form input, .summary__change a)'; \
             const last = [...document.querySelectorAll(rest)].pop(); \
             last.scrollIntoView({ block: 'nearest' }); \
             const end = (last.closest('.choice') ?? last).getBoundingClientRect().bottom; \
             const above = button.closest('.actions').getBoundingClientRect().top; \
             if (end > above + 1) faults.push(`${last.id} ends at ${end}, covered from ${above}`); \
             scrollTo(0, 0); \
             return faults;",
            vec![],
        )
        .await?;
    ensure!(faults.is_empty(), "{faults:?}");
    Ok(())
}

/// Goes from the first page to the results, question by question.
async fn first_plan(page: &Page, site: &Site, lang: &str, person: &Person) -> Result<Cost> {
    page.open(site, &format!("/?lang={lang}")).await?;
    page.settled().await?;
    page.click(".hero .button").await?;
    let mut cost = Cost { presses: 1, ..Cost::default() };
    page.arrived("/question/age_band").await?;
    loop {
        let before = page.route().await?;
        way_on_in_sight(page).await.with_context(|| before.clone())?;
        cost.answer(page, person).await?;
        page.until("the next page", async || Ok((page.route().await? != before).then_some(())))
            .await?;
        match page.route().await?.as_str() {
            "/check" => {
                way_on_in_sight(page).await.context("the answers")?;
                page.click("main .actions .button").await?;
                cost.presses += 1;
                break;
            }
            "/results" => break,
            _ => {}
        }
    }
    page.arrived("/results").await?;
    page.find("main h1").await?;
    Ok(cost)
}

/// Returns the sentences that occur more than once on a page.
pub(crate) async fn repeated(page: &Page) -> Result<Vec<String>> {
    let text: String = page.js("return document.querySelector('main').innerText;", vec![]).await?;
    let mut seen = BTreeSet::new();
    let sentences = text.split(['\n', '.', '!', '?']).map(str::trim);
    let whole = sentences.filter(|sentence| sentence.split_whitespace().count() > 5);
    Ok(whole.filter(|one| !seen.insert(one.to_string())).map(str::to_owned).collect())
}

/// A phone with the browser's bars.
pub(crate) fn phone() -> Options {
    Options { width: 390, height: 664, mobile: true, ..Options::default() }
}

async fn walk(test: Test, lang: &str) -> Result<()> {
    let site = Site::dist().start()?;
    for (name, person, stops) in seven() {
        let page = test.browser_with(phone()).await?;
        let cost = first_plan(&page, &site, lang, &person).await?;
        eprintln!("{name}, {lang}: {cost:?}");
        ensure!(cost.presses <= MOST_PRESSES, "{name}: {cost:?}");
        ensure!(cost.words <= MOST_WORDS, "{name}: {cost:?}");
        // Two pages to the number to call; one extra page for products in use.
        let pages = if name == "emergency" { 2..=2 } else { PAGES..=PAGES + 1 };
        ensure!(pages.contains(&cost.pages), "{name}: {cost:?}");
        let again = repeated(&page).await?;
        ensure!(again.is_empty(), "{name}, twice on the results: {again:?}");
        if name != "emergency" {
            let to_tonight = "const link = document.querySelector('main .actions--kept a'); \
               const place = link.getBoundingClientRect(); \
               return link.hash === '#/routine' && place.top >= 0 && place.bottom <= innerHeight;";
            let seen: bool = page.js(to_tonight, vec![]).await?;
            ensure!(seen, "{name}: no way to tonight on the first screen");
        }
        if lang == "en" {
            let first: String = page
                .js(
                    "return [...document.querySelectorAll('main h1, main h2, main p, main li')] \
                       .filter((el) => el.getBoundingClientRect().top < innerHeight) \
                       .map((el) => el.innerText).join(' ');",
                    vec![],
                )
                .await?;
            let first = first.to_lowercase();
            for product in stops {
                ensure!(
                    first.contains(&product.to_lowercase()),
                    "{name}: {product} is not said first: {first}"
                );
            }
        }
        page.clean(&site).await?;
    }
    Ok(())
}

/// The first button's promise holds for seven people.
async fn five_minutes(test: Test) -> Result<()> {
    walk(test, "en").await
}

/// The same in Korean.
async fn five_minutes_in_korean(test: Test) -> Result<()> {
    walk(test, "ko").await
}

/// The later questions are asked from the plan, say what they changed, and are not asked again.
async fn the_rest_is_asked_from_the_plan(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser_with(phone()).await?;
    let [(_, calm, _), (_, glass, _), ..] = seven();
    first_plan(&page, &site, "en", &glass).await?;
    page.sees("Make it fit you more closely").await?;
    page.visit("/plan").await?;
    page.sees("What would you like from a clinic?").await?;
    page.click(".more-questions .button").await?;
    page.arrived("/question/clinic_interest").await?;
    page.fill_in(&calm.with("clinic_interest", &["none"]), None).await?;
    page.arrived("/changed").await?;
    page.visit("/plan").await?;
    ensure!(page.count(".more-questions").await? == 0, "asked again what is wanted");
    page.visit("/routine").await?;
    page.click(".more-questions .button").await?;
    page.arrived("/question/care").await?;
    let asked = page.fill_in(&glass, None).await?;
    ensure!(!asked.iter().any(|id| id == "goals"), "asked anew: {asked:?}");
    page.arrived("/changed").await?;
    page.sees("You gave").await?;
    let lead = page.text(".page__head").await?;
    ensure!(lead.split_whitespace().count() < 20, "every answer again: {lead}");
    page.accessible().await?;
    page.visit("/check").await?;
    ensure!(page.count(".more-questions").await? == 0, "still more: {asked:?}");
    page.clean(&site).await
}

/// A person who needs a doctor today is told so before anything else is asked; a mistake can be corrected,
/// and the questions continue.
async fn an_emergency_waits_for_no_question(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let [(_, calm, _), ..] = seven();
    for (flag, title) in [("breathing_or_face_swelling", "Call"), ("pus_or_golden_crust", "today")]
    {
        let page = test.browser_with(phone()).await?;
        page.begin(&site).await?;
        let ill = calm.clone().with("red_flags", &[flag]);
        page.fill_in(&ill, None).await?;
        page.arrived("/results").await.with_context(|| flag.to_owned())?;
        let text = page.text("main .notice--stop").await?;
        ensure!(text.contains(title), "{flag}: {text}");
        ensure!(!text.contains("still open"), "{flag}: {text}");
        page.accessible().await?;
        page.click("main .actions a[href$='/check']").await?;
        page.arrived("/check").await?;
        page.visit("/change/red_flags").await?;
        page.unchoose("red_flags", flag).await?;
        page.answer_by_hand(&calm).await?;
        page.arrived("/change/pregnancy").await?;
        page.clean(&site).await?;
    }
    Ok(())
}

/// Choices made faster than the page is drawn are all kept.
async fn quick_choices_are_all_kept(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser_with(phone()).await?;
    let [(_, calm, _), ..] = seven();
    page.begin(&site).await?;
    page.fill_in(&calm, Some("signs")).await?;
    page.find("#group-signs").await?;
    page.js::<()>(
        "for (const row of document.querySelectorAll('.signs__row')) \
           row.querySelector('[value=\"1\"]').labels[0].click(); \
         document.querySelector('#group-signs [type=submit]').click();",
        vec![],
    )
    .await?;
    page.arrived("/question/actives").await?;
    page.clean(&site).await
}

/// An edit that opens another question does not take the plan away.
async fn an_opened_question_leaves_the_plan(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser_with(phone()).await?;
    let [(_, calm, _), ..] = seven();
    first_plan(&page, &site, "en", &calm).await?;
    page.visit("/change/actives").await?;
    page.answer_by_hand(&calm.clone().with("actives", &["retinol"])).await?;
    page.arrived("/change/actives_since_retinol").await?;
    page.visit("/routine").await?;
    page.find("#steps-morning, #steps-evening").await?;
    page.reload().await?;
    page.settled().await?;
    ensure!(page.route().await? == "/routine", "led away to {}", page.route().await?);
    page.find("#steps-morning, #steps-evening").await?;
    page.clean(&site).await
}

journeys!(quick_choices_are_all_kept);
// The app's texts are the same in every engine.
journeys!(only Chromium:
    five_minutes,
    five_minutes_in_korean,
    the_rest_is_asked_from_the_plan,
    an_emergency_waits_for_no_question,
    an_opened_question_leaves_the_plan,
);
