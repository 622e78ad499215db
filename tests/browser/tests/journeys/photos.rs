//! Private photos: off until chosen, kept without metadata, covered, side by side, deleted, erased with
//! everything else.

use browser_tests::host::{Pair, answer_all, app, click, inside};
use browser_tests::{Person, Result, Test, ensure, journeys, scripts};

use crate::jpeg_file::CAMERA_NOTE;
use crate::photos_support::{add, choose, databases, face, noted, site, stored, turned_on};

/// Only the picture itself is kept, upright, and it is shown only on request.
async fn a_photo_is_kept_covered_and_deleted(test: Test) -> Result<()> {
    let site = site().start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::calm()).await?;
    page.visit("/progress").await?;
    page.sees("Photos, if you like").await?;
    page.gone("#photo-choose").await?;
    ensure!(databases(&page).await?.is_empty(), "a database before photos were wanted");
    page.click_name("Turn photos on").await?;
    page.find("#photo-choose").await?;
    page.accessible().await?;
    let chosen = face(64, 32, 6, 0);
    let text: String = chosen.iter().map(|byte| char::from(*byte)).collect();
    ensure!(text.contains("Exif") && text.contains(CAMERA_NOTE), "the file has no Exif");
    add(&page, "me.jpg", &chosen).await?;
    let kept = stored(&page).await?;
    ensure!(kept.len() == 1 && noted(&page).await? == 1, "{} kept", kept.len());
    let (key, bytes, width, height, _) = &kept[0];
    ensure!(
        key.contains("/front/") && key.ends_with(&format!("/{}", bytes.chars().count())),
        "{key}"
    );
    ensure!((*width, *height) == (32, 64), "not upright: {width} by {height}");
    ensure!(!bytes.contains("Exif") && !bytes.contains(CAMERA_NOTE), "metadata is kept");
    let application: Vec<char> = bytes.chars().take(400).collect();
    ensure!(!application.windows(2).any(|pair| pair == ['\u{FF}', '\u{E1}']), "an APP1 segment");

    page.gone("main canvas").await?;
    let drawn = "[...document.querySelectorAll('.photo canvas')].map((one) => one.width).join()";
    page.click(".photo-tile").await?;
    page.until_js(&format!("{drawn} === '32'")).await?;
    page.accessible().await?;
    // Choosing the same file again gives the same photo.
    choose(&page, "photo-choose", "me.jpg", &chosen).await?;
    page.sees("This photo is here already.").await?;
    page.pick("photo-view-left").await?;
    add(&page, "me2.jpg", &face(64, 48, 1, 60)).await?;
    page.click(".photo-tile[aria-pressed=false]").await?;
    page.until_js(&format!("{drawn} === '32,64'")).await?;
    let side_by_side = "const [one, other] = [...document.querySelectorAll('.photo')].map((it) => it.getBoundingClientRect()); \
        return one.top === other.top && one.right <= other.left;";
    page.set_size(500, 800).await?;
    ensure!(page.js::<bool>(side_by_side, vec![]).await?, "not side by side");
    page.fits_sideways().await?;
    page.accessible().await?;
    // Covered while out of sight.
    page.js::<()>(
        "Object.defineProperty(document, 'hidden', { configurable: true, get: () => true }); \
         document.dispatchEvent(new Event('visibilitychange')); delete document.hidden;",
        vec![],
    )
    .await?;
    page.gone("main canvas").await?;
    page.click(".photo-tile").await?;
    page.find(".photo canvas").await?;
    page.visit("/learn").await?;
    page.visit("/progress").await?;
    page.find(".photo-tile").await?;
    page.gone("main canvas").await?;
    page.reload().await?;
    page.find(".photo-tile").await?;
    page.gone("main canvas").await?;
    ensure!(page.count(".photo-tile").await? == 2, "not kept");

    // Deleted from the database and from the journal, after confirmation.
    page.click(".photo-tile").await?;
    page.click(".photo__actions button:nth-child(2)").await?;
    page.sees("This cannot be undone.").await?;
    page.accessible().await?;
    page.click_name("Keep it").await?;
    ensure!(stored(&page).await?.len() == 2, "deleted without a yes");
    page.click(".photo__actions button:nth-child(2)").await?;
    page.click_name("Yes, delete it").await?;
    page.sees("The photo is deleted.").await?;
    page.until_js("document.querySelectorAll('.photo-tile').length === 1").await?;
    ensure!(stored(&page).await?.len() == 1 && noted(&page).await? == 1, "still there");
    page.click_name("Turn photos off").await?;
    page.click_name("Yes, delete all photos").await?;
    page.sees("Photos, if you like").await?;
    page.until("no database", async || Ok(databases(&page).await?.is_empty().then_some(())))
        .await?;
    ensure!(noted(&page).await? == 0, "still noted");
    page.clean(&site).await
}

/// However the camera was held, the dark corner ends up where the camera says.
async fn pictures_stand_upright(test: Test) -> Result<()> {
    let site = site().start()?;
    let page = test.browser().await?;
    turned_on(&page, &site).await?;
    for (orientation, size, corner) in
        [(1, (64, 32), 0), (3, (64, 32), 3), (6, (32, 64), 1), (8, (32, 64), 2)]
    {
        let seed = u8::try_from(orientation)? * 9;
        add(&page, "me.jpg", &face(64, 32, orientation, seed)).await?;
        let bright = 150 + seed;
        let all = stored(&page).await?;
        let fits = |corners: &[u8; 4]| {
            let dark = |n: usize| corners[n] < 60;
            let others = (0..4).filter(|n| *n != corner);
            dark(corner) && others.into_iter().all(|n| corners[n].abs_diff(bright) < 12)
        };
        let found = all.iter().any(|(_, _, w, h, corners)| (*w, *h) == size && fits(corners));
        let seen: Vec<_> = all.iter().map(|(_, _, w, h, corners)| (w, h, corners)).collect();
        ensure!(found, "orientation {orientation}: {seen:?}");
    }
    page.clean(&site).await
}

/// A picture of 24 megapixels is scaled down.
async fn a_large_picture_is_made_small(test: Test) -> Result<()> {
    let site = site().start()?;
    let page = test.browser().await?;
    turned_on(&page, &site).await?;
    add(&page, "large.jpg", &face(5712, 4284, 1, 0)).await?;
    let kept = stored(&page).await?;
    let (_, bytes, width, height, corners) = &kept[0];
    ensure!((*width, *height) == (1600, 1200), "{width} by {height}");
    ensure!(corners[0] < 60 && corners[3].abs_diff(150) < 12, "another picture: {corners:?}");
    ensure!(bytes.chars().count() < 1_000_000, "{} bytes", bytes.chars().count());
    page.clean(&site).await
}

/// Every way of erasing leaves no database: everything, this tab only, the recovery screen, the age.
async fn erasing_leaves_no_photo(test: Test) -> Result<()> {
    let site = site().init_script(scripts::EIGHT_DAYS_LATER).start()?;
    let page = test.browser().await?;
    let gone = async |how: &str| {
        page.until(how, async || Ok(databases(&page).await?.is_empty().then_some(()))).await
    };
    turned_on(&page, &site).await?;
    add(&page, "me.jpg", &face(64, 48, 1, 0)).await?;
    page.visit("/data").await?;
    page.click_name("Erase everything").await?;
    page.click_name("Yes, erase everything").await?;
    page.sees("Nothing of this app is left in this browser.").await?;
    ensure!(
        databases(&page).await?.is_empty(),
        "a database is left: {:?}",
        databases(&page).await?
    );

    turned_on(&page, &site).await?;
    add(&page, "me.jpg", &face(64, 48, 1, 0)).await?;
    page.visit("/data").await?;
    page.pick("keep-tab").await?;
    page.click_name("Remove the saved copy").await?;
    gone("nothing after keeping in the tab only").await?;
    page.visit("/progress").await?;
    page.find("h1").await?;
    page.gone("#photos").await?;

    turned_on(&page, &site).await?;
    add(&page, "me.jpg", &face(64, 48, 1, 0)).await?;
    page.js::<()>("barrierFirst.crashed('x');", vec![]).await?;
    page.click("#recovery details summary").await?;
    page.click("#recovery [data-do=erase]").await?;
    page.until_js("!document.getElementById('recovery-erased').hidden").await?;
    ensure!(databases(&page).await?.is_empty(), "the recovery screen leaves a database");

    page.open(&site, "/").await?;
    turned_on(&page, &site).await?;
    add(&page, "me.jpg", &face(64, 48, 1, 0)).await?;
    page.visit("/data").await?;
    page.pick("expiry-7").await?;
    page.until_js("document.getElementById('expiry-7').checked").await?;
    page.open(&site, "/?later").await?;
    page.settled().await?;
    page.sees("had reached the age you set and were erased").await?;
    gone("nothing after the age that was set").await
}

/// There are no photos in another site's frame, for people under 18, or in a tab that keeps nothing.
async fn photos_are_not_for_everybody(test: Test) -> Result<()> {
    let site = site().start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::calm().with("age_band", &["13_17"])).await?;
    page.visit("/progress").await?;
    page.find("#evenings").await?;
    page.gone("#photos").await?;
    page.clean(&site).await?;

    let pair = Pair::of(app().start()?, "", "<a href=\"#x\">Open the skin check</a>")?;
    let page = test.browser().await?;
    pair.open(&page).await?;
    inside(&page, "one").await?;
    answer_all(&page, &Person::calm()).await?;
    click(&page, "main .actions .button").await?;
    page.find(".stage, .gauge").await?;
    // In a frame only links navigate, not the address; on the first day no link leads there.
    page.js::<()>(
        "const link = document.createElement('a'); link.href = '#/progress'; \
         document.querySelector('main').append(link); link.click();",
        vec![],
    )
    .await?;
    page.find("#evenings").await?;
    page.gone("#photos").await?;
    let left: Vec<String> = databases(&page).await?;
    ensure!(left.is_empty(), "a database in a frame: {left:?}");
    Ok(())
}

/// From the first day Today links to the photos; a ticked one is shown on the page for the clinician, until
/// that page is left.
async fn a_photo_is_put_on_the_clinicians_page(test: Test) -> Result<()> {
    let site = site().start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::calm()).await?;
    page.visit("/summary").await?;
    page.gone("#sheet-photos").await?;
    page.visit("/routine").await?;
    page.click_name("A first photo, if you like").await?;
    page.arrived("/progress").await?;
    page.click_name("Turn photos on").await?;
    add(&page, "me.jpg", &face(64, 48, 1, 0)).await?;
    add(&page, "me2.jpg", &face(64, 48, 1, 60)).await?;
    page.visit("/summary").await?;
    page.find("#sheet-photos").await?;
    page.gone("main canvas").await?;
    page.click("[id^='on-sheet-'] + label").await?;
    page.until_js("document.querySelectorAll('main canvas').length === 1").await?;
    page.accessible().await?;
    page.visit("/routine").await?;
    page.visit("/summary").await?;
    page.find("#sheet-photos").await?;
    page.gone("main canvas").await?;
    ensure!(page.count("[id^='on-sheet-']:checked").await? == 0, "the choice was kept");
    page.clean(&site).await
}

journeys!(
    a_photo_is_kept_covered_and_deleted,
    a_photo_is_put_on_the_clinicians_page,
    pictures_stand_upright,
    a_large_picture_is_made_small,
    erasing_leaves_no_photo,
    photos_are_not_for_everybody,
);
