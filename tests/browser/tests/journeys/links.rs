//! No link on any page leads to a page that does not exist, for seven very different people.

use std::time::Duration;

use browser_tests::{Context, Person, Result, Site, Test, ensure, journeys};
use serde::Deserialize;

use crate::first_plan::seven;

/// Follows every link of every page, starting from those that can be opened by hand, and returns what it saw.
const FOLLOW: &str = r##"
const [begin] = given;
const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
const found = new Map(begin.map((route) => [route, "by hand"]));
const lost = [];
for (const [route, from] of found) {
  location.hash = route;
  for (const end = Date.now() + 5000; ; ) {
    await drawn();
    // The heading takes the focus once the page is there.
    if (document.activeElement?.matches("main h1") || Date.now() > end) break;
  }
  const h1 = document.querySelector("main h1")?.textContent ?? "nothing";
  const at = location.hash.slice(1);
  if (at !== route || h1 === "This page does not exist") lost.push(`${route}, linked from ${from}: «${h1}» at ${at}`);
  for (const part of document.querySelectorAll("details:not([open])")) part.open = true;
  await drawn();
  for (const link of document.querySelectorAll("a[href*='#/']")) {
    if (link.origin + link.pathname !== location.origin + location.pathname) continue;
    const to = link.hash.slice(1);
    if (!found.has(to)) found.set(to, route);
  }
}
return { followed: [...found.keys()], lost };
"##;

#[derive(Deserialize)]
struct Seen {
    followed: Vec<String>,
    lost: Vec<String>,
}

/// Pages that a person with a plan can open without a link.
const BY_HAND: [&str; 10] = [
    "/results",
    "/routine",
    "/plan",
    "/summary",
    "/check",
    "/progress",
    "/shelf",
    "/data",
    "/about",
    "/learn",
];

async fn follow(test: &Test, name: &str, person: &Person) -> Result<usize> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.assess(&site, person).await?;
    let patient = page.patience(Duration::from_secs(120));
    let seen: Seen = patient.js_async(FOLLOW, vec![BY_HAND.into()]).await?;
    ensure!(seen.lost.is_empty(), "{name}: {}", seen.lost.join("\n"));
    page.clean(&site).await?;
    Ok(seen.followed.len())
}

async fn follow_all(test: &Test, names: &[&str]) -> Result<()> {
    for name in names {
        let person = seven().into_iter().find(|(one, ..)| one == name);
        let (_, person, _) = person.context("nobody of that name")?;
        let followed = follow(test, name, &person).await?;
        ensure!(followed > 12, "{name}: only {followed} pages");
        eprintln!("{name}: {followed} pages");
    }
    Ok(())
}

async fn no_link_leads_calm_or_stinging_skin_nowhere(test: Test) -> Result<()> {
    follow_all(&test, &["calm", "glass"]).await
}

async fn no_link_leads_who_must_see_somebody_nowhere(test: Test) -> Result<()> {
    follow_all(&test, &["pregnant", "emergency", "mole"]).await
}

async fn no_link_leads_young_or_mature_skin_nowhere(test: Test) -> Result<()> {
    follow_all(&test, &["mature", "teen"]).await
}

// The links of a page are the same in every engine.
journeys!(only Chromium:
    no_link_leads_calm_or_stinging_skin_nowhere,
    no_link_leads_who_must_see_somebody_nowhere,
    no_link_leads_young_or_mature_skin_nowhere,
);
