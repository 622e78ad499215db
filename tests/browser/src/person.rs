//! People with answers, and how they fill in the app's assessment.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail, ensure};
use serde_json::{Value, json};

use crate::{Page, Site};

/// Fills in one page after another as fast as the app allows: the same clicks and input events as a person's,
/// in a single WebDriver call.
const FILL: &str = r##"
const [answers, stop, pause] = given;
const wait = () => new Promise((done) => setTimeout(done, pause));
const until = async (what, look) => {
  for (const end = Date.now() + 10_000; ; await wait()) {
    const found = look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`${what}: not in time at ${location.hash}`);
  }
};
const asked = [];
const through = location.hash.startsWith('#/question/');
for (;;) {
  const place = location.hash;
  const id = /^#\/(?:question|change)\/(\w+)$/.exec(place)?.[1];
  if (place === '#/check' && through && stop !== "/check") {
    // The first plan stands; the other questions are a link.
    await until("the answers", () => document.querySelector("main .actions .button"));
    const more = document.querySelector(".more-questions a");
    if (!more) return asked;
    more.click();
    await until("more questions", () => location.hash !== place);
    continue;
  }
  if (!id || id === stop) return asked;
  const shown = await until(`the form of ${id}`, () =>
    document.getElementById(`${id}-0`)?.closest("form") ?? document.getElementById(`group-${id}`));
  if (shown.id) {
    asked.push(id);
    // A choice may open another question of the page.
    for (const done = new Set(); ; ) {
      const boxes = () => [...document.querySelectorAll(`#group-${id} [type=radio]`)];
      const name = boxes().map((box) => box.name).find((name) => !done.has(name));
      if (!name) break;
      done.add(name);
      const mine = (box) => box.name === name && box.value === answers[name]?.[0];
      if (!boxes().some(mine)) throw new Error(`nobody said what to answer to ${name}`);
      await until(`choosing ${name}`, () => {
        // Looked up anew: the page may just have been drawn anew.
        const box = boxes().find(mine);
        if (box && !box.checked) box.labels[0].click();
        return box?.checked;
      });
      if (id !== "signs") asked.push(name);
      await wait();
    }
    const form = document.getElementById(`group-${id}`);
    form.querySelector("[type=submit]").click();
    await until(`going on from ${id}`, () => location.hash !== place || !form.isConnected);
    await wait();
    if (location.hash === place) return asked;
    continue;
  }
  const form = await until(`the form of ${id}`, () => document.getElementById(`${id}-0`)?.closest("form"));
  asked.push(id);
  const values = answers[id];
  if (values) {
    const boxes = [...form.querySelectorAll("[type=radio], [type=checkbox]")];
    for (const value of values) {
      const box = boxes.find((one) => one.value === value);
      const text = form.querySelector("input:not([type=radio], [type=checkbox])");
      if (box && !box.checked) {
        box.labels[0].click();
        await until(`choosing ${value}`, () => box.checked);
      } else if (!box && text) {
        text.value = value;
        text.dispatchEvent(new InputEvent("input", { bubbles: true }));
      } else if (!box) {
        throw new Error(`${id} has no option ${value}`);
      }
      await wait();
    }
    for (const box of boxes.filter((one) => one.checked && !values.includes(one.value))) {
      box.click();
      await wait();
    }
    form.querySelector("[type=submit]").click();
  } else {
    const skip = form.querySelector("button[type=button]");
    if (!skip) throw new Error(`nobody said what to answer to ${id}`);
    skip.click();
  }
  await until(`going on from ${id}`, () => location.hash !== place || !form.isConnected);
  await wait();
  if (location.hash === place) return asked;
}
"##;

/// A person, given by their answers. Questions without an answer are skipped.
#[derive(Clone, Debug)]
pub struct Person(BTreeMap<&'static str, Vec<&'static str>>);

impl Person {
    /// Healthy, calm skin, and hardly any wishes.
    pub fn calm() -> Self {
        let mut person = Person(BTreeMap::new());
        for (question, answer) in [
            ("age_band", "25_44"),
            ("red_flags", "none"),
            ("pregnancy", "no"),
            ("medicines", "none"),
            ("allergies", "none"),
            ("conditions", "none"),
            ("recent", "none"),
            ("sign_tight", "0"),
            ("sign_sting", "0"),
            ("sign_flaking", "0"),
            ("sign_redness", "0"),
            ("sign_itch", "0"),
            ("sign_rough_dull", "0"),
            ("sign_breakouts", "0"),
            ("sign_shine", "0"),
            ("cleanser_feel", "comfortable"),
            ("cleanse_per_day", "two"),
            ("actives", "none"),
            ("exfoliation", "never"),
            ("new_product_4_weeks", "none"),
            ("actives_since_adapalene", "longer"),
            ("actives_since_aha", "longer"),
            ("actives_since_azelaic_acid", "longer"),
            ("actives_since_benzoyl_peroxide", "longer"),
            ("actives_since_bha", "longer"),
            ("actives_since_prescription_retinoid", "longer"),
            ("actives_since_retinol", "longer"),
            ("actives_since_vitamin_c", "longer"),
            ("hair_removal", "none"),
            ("history", "none"),
            ("implants", "none"),
            ("spf_use", "daily_reapplied"),
            ("makeup_or_water_resistant_spf", "no"),
            ("oil", "normal"),
            ("burns", "sometimes"),
            ("tans", "lightly"),
            ("dark_marks", "never"),
            ("outdoors", "under_1h"),
            ("climate", "none"),
            ("season", "spring"),
            ("sleep", "good"),
            ("stress", "low"),
            ("smoking", "no"),
            ("alcohol", "rarely"),
            ("diet_and_fluids", "good"),
            ("goals", "prevention"),
            ("time_per_day", "standard"),
            ("clinic_interest", "none"),
            ("needle_comfort", "fine"),
            ("downtime", "up_to_a_week"),
        ] {
            person.0.insert(question, vec![answer]);
        }
        person
    }

    /// Pregnant, with breakouts, retinol on the shelf.
    pub fn pregnant() -> Self {
        Person::calm()
            .with("pregnancy", &["pregnant"])
            .with("sign_breakouts", &["3"])
            .with("actives", &["retinol"])
            .with("goals", &["breakouts"])
    }

    /// Stinging, red, flaking skin, with a wish for glass skin, soon.
    pub fn stinging() -> Self {
        Person::calm()
            .with("sign_tight", &["2"])
            .with("sign_sting", &["3"])
            .with("sign_flaking", &["2"])
            .with("sign_redness", &["2"])
            .with("cleanser_feel", &["tight_after"])
            .with("goals", &["glow", "texture_pores"])
            .with("clinic_interest", &["all"])
    }

    /// Cannot breathe, and wants everything a clinic offers.
    pub fn emergency() -> Self {
        Person::stinging().with("red_flags", &["breathing_or_face_swelling"])
    }

    /// A changing mole, and a wish for laser treatment.
    pub fn changing_mole() -> Self {
        Person::calm()
            .with("red_flags", &["changing_mole"])
            .with("spot_place", &["face_or_neck"])
            .with("goals", &["even_tone"])
            .with("clinic_interest", &["devices"])
    }

    /// Took isotretinoin in the past, which needs one more answer.
    pub fn past_isotretinoin() -> Self {
        Person::calm()
            .with("medicines", &["isotretinoin_past"])
            .with("isotretinoin_stopped_months", &["7"])
    }

    /// Returns the same person with a different answer.
    #[must_use]
    pub fn with(mut self, question: &'static str, values: &[&'static str]) -> Self {
        self.0.insert(question, values.to_vec());
        self
    }

    /// Returns the answer to a question, if there is one.
    pub fn answer(&self, question: &str) -> Option<&[&'static str]> {
        self.0.get(question).map(Vec::as_slice)
    }
}

impl Page {
    /// Waits until the app has replaced the loading screen.
    pub async fn settled(&self) -> Result<()> {
        self.until_js(
            "document.documentElement.dataset.ready !== undefined \
               && document.querySelector('main h1') && !document.querySelector('.boot')",
        )
        .await
        .context("the app has not started")
    }

    /// Reloads the page at another local time (`YYYY-MM-DDTHH:MM`), for a site with
    /// [`crate::scripts::SET_CLOCK`].
    pub async fn at_time(&self, time: &str) -> Result<()> {
        self.set_local_storage("test-clock", time).await?;
        self.reload().await?;
        self.settled().await
    }

    /// Returns the app's own address: the fragment after the `#`.
    pub async fn route(&self) -> Result<String> {
        self.js("return location.hash.slice(1);", vec![]).await
    }

    /// Waits until the app is at an address.
    pub async fn arrived(&self, route: &str) -> Result<()> {
        self.until(&format!("arriving at {route}"), async || {
            Ok((self.route().await? == route).then_some(()))
        })
        .await
        .with_context(|| format!("something was to lead to {route}"))
    }

    /// Goes to an address of the app by its link or, without one, by the address bar.
    pub async fn visit(&self, route: &str) -> Result<()> {
        self.js::<Value>("location.hash = arguments[0];", vec![json!(route)]).await?;
        self.arrived(route).await?;
        self.find("main h1").await.map(drop)
    }

    /// Returns the whole text of an element, collapsed or not.
    pub async fn content(&self, css: &str) -> Result<String> {
        self.until(&format!("«{css}» is there"), async || {
            self.js(
                "const el = document.querySelector(arguments[0]); \
                 return el && el.textContent.replace(/\\s+/g, ' ').trim();",
                vec![json!(css)],
            )
            .await
        })
        .await
    }

    /// Opens the app and goes to the first question.
    pub async fn begin(&self, site: &Site) -> Result<()> {
        self.open(site, "/").await?;
        self.settled().await?;
        self.click(".hero .button").await?;
        self.arrived("/question/age_band").await
    }

    /// Answers from the current question up to another one, to `/check` once there is a first plan, or to the
    /// end of the later questions; returns the questions asked.
    pub async fn fill_in(&self, person: &Person, stop: Option<&str>) -> Result<Vec<String>> {
        self.fill_in_slowly(person, stop, Duration::ZERO).await
    }

    /// Like [`Page::fill_in`], with a pause between steps, like somebody who reads.
    pub async fn fill_in_slowly(
        &self,
        person: &Person,
        stop: Option<&str>,
        pause: Duration,
    ) -> Result<Vec<String>> {
        let given = vec![json!(person.0), json!(stop), json!(pause.as_millis())];
        let asked: Vec<String> = self.js_async(FILL, given).await.context("filling in")?;
        match stop {
            Some(stop) if stop.starts_with('/') => self.arrived(stop).await?,
            Some(stop) => self.arrived(&format!("/question/{stop}")).await?,
            None => {
                let at = self.route().await?;
                ensure!(!at.starts_with("/question/"), "stuck at {at} after {asked:?}");
            }
        }
        Ok(asked)
    }

    /// Opens the app, answers everything and goes to the results.
    pub async fn assess(&self, site: &Site, person: &Person) -> Result<Vec<String>> {
        self.begin(site).await?;
        self.finish(person).await
    }

    /// Answers everything from the current question on, and goes to the results.
    pub async fn finish(&self, person: &Person) -> Result<Vec<String>> {
        let asked = self.fill_in(person, None).await?;
        // A person who needs a doctor today is told before anything else is asked.
        if self.route().await? != "/results" {
            self.arrived("/check").await?;
            self.click("main .actions .button").await?;
        }
        self.arrived("/results").await?;
        self.find("main h1").await?;
        Ok(asked)
    }

    /// Returns all answers of the person, as shown on the page.
    pub async fn all_answers(&self) -> Result<String> {
        self.visit("/check").await?;
        self.until("the answers", async || {
            let script = "return [...document.querySelectorAll('.summary__row')] \
              .map((row) => row.textContent).join('|');";
            let all: String = self.js(script, vec![]).await?;
            Ok((!all.is_empty()).then_some(all))
        })
        .await
    }

    /// Returns the id of the current question.
    pub async fn question(&self) -> Result<String> {
        let route = self.route().await?;
        let id = route.strip_prefix("/question/").or_else(|| route.strip_prefix("/change/"));
        let id = id.ok_or_else(|| anyhow!("{route} is no question"))?.to_owned();
        let there =
            format!("document.getElementById('{id}-0') || document.getElementById('group-{id}')");
        self.until_js(&there).await?;
        Ok(id)
    }

    /// Answers the current question, one click at a time, like a person.
    pub async fn answer_by_hand(&self, person: &Person) -> Result<()> {
        let id = self.question().await?;
        let group = format!("#group-{id}");
        if self.count(&group).await? > 0 {
            // A choice may open another question on the page.
            let mut done = BTreeSet::new();
            let script = "return [...document.querySelectorAll(arguments[0] + ' [type=radio]')] \
              .map((radio) => radio.name);";
            loop {
                let names: Vec<String> = self.js(script, vec![json!(group)]).await?;
                let Some(name) = names.into_iter().find(|name| !done.contains(name)) else {
                    break;
                };
                let value = person.answer(&name).unwrap_or_default().first().copied();
                self.choose(&name, value.context("an answer")?).await?;
                done.insert(name);
            }
            return self.click("form.question [type=submit]").await;
        }
        match person.answer(&id) {
            Some(values) if self.count("form.question .choices").await? > 0 => {
                for value in values {
                    self.choose(&id, value).await?;
                }
            }
            Some([text]) => self.fill(&format!("[name=\"{id}\"]"), text).await?,
            Some(values) => bail!("{id} takes one text, not {values:?}"),
            None => return self.click("form.question button[type=button]").await,
        }
        self.click("form.question [type=submit]").await
    }

    /// Fails if the page has recorded an error or the browser has blocked something by the policy.
    pub async fn clean(&self, site: &Site) -> Result<()> {
        self.no_errors().await?;
        let reports = site.policy_reports();
        ensure!(reports.is_empty(), "refused by the policy: {reports:?}");
        Ok(())
    }
}
