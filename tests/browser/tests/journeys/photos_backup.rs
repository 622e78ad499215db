//! The backup of private photos: locked, opened on another profile, damaged.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use browser_tests::{Page, Result, Test, ensure, journeys, scripts};

use crate::photos_support::{add, choose, face, noted, site, stored, turned_on};

/// Returns the name and bytes of the file saved last.
async fn saved_file(page: &Page) -> Result<(String, Vec<u8>)> {
    let (name, text): (String, String) = page
        .js_async(
            "const { name, blob } = window.__testDownloads.at(-1); \
             const bytes = new Uint8Array(await blob.arrayBuffer()); \
             return [name, btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))];",
            vec![],
        )
        .await?;
    Ok((name, STANDARD.decode(text)?))
}

async fn open_file(page: &Page, bytes: &[u8], passphrase: &str) -> Result<()> {
    choose(page, "photo-file", "photos.bin", bytes).await?;
    page.fill("#photo-unlock", passphrase).await?;
    page.click("#photo-unlock ~ p button").await
}

/// A backup opened on another profile restores every photo, once; a broken photo does not affect the others.
async fn photos_come_back_from_a_backup(test: Test) -> Result<()> {
    let site = site().init_script(scripts::CATCH_DOWNLOADS).start()?;
    let page = test.browser().await?;
    turned_on(&page, &site).await?;
    for seed in 0..3 {
        add(&page, "me.jpg", &face(64, 48, 1, seed * 30)).await?;
    }
    let before = stored(&page).await?;
    page.sees("Not saved to a file yet, so they are on this device only.").await?;
    page.visit("/data").await?;
    page.sees("Backup of your photos").await?;
    page.click_name("Save photos").await?;
    page.sees("Type a passphrase first.").await?;
    page.accessible().await?;
    page.fill("#photo-passphrase", "three calm weeks").await?;
    page.click_name("Save photos").await?;
    page.sees("Your browser was asked to save 3 of 3 photos.").await?;
    let (name, file) = saved_file(&page).await?;
    ensure!(name.starts_with("barrier-first-photos-") && name.ends_with("-1-of-1.bin"), "{name}");
    let text: String = file.iter().map(|byte| char::from(*byte)).collect();
    ensure!(text.starts_with("BFPHOTOS") && !text.contains("front"), "not locked");
    page.visit("/progress").await?;
    page.sees("Last saved to a file on").await?;
    page.clean(&site).await?;

    let other = test.browser().await?;
    turned_on(&other, &site).await?;
    other.visit("/data").await?;
    open_file(&other, &file, "three wild weeks").await?;
    other.sees("That passphrase does not open the file.").await?;
    other.fill("#photo-unlock", "three calm weeks").await?;
    other.click("#photo-unlock ~ p button").await?;
    other.sees("3 of 3 photos are here. New: 3. Here already: 0.").await?;
    other.accessible().await?;
    ensure!(stored(&other).await? == before, "other photos");
    ensure!(noted(&other).await? == 3, "not noted");
    open_file(&other, &file, "three calm weeks").await?;
    other.sees("3 of 3 photos are here. New: 0. Here already: 3.").await?;
    ensure!(stored(&other).await?.len() == 3, "doubled");

    // One of the pictures is deleted here and damaged in the file: the others are restored all the same.
    other.visit("/progress").await?;
    other.click_name("Turn photos off").await?;
    other.click_name("Yes, delete all photos").await?;
    other.click_name("Turn photos on").await?;
    other.visit("/data").await?;
    let mut broken = file.clone();
    let place = broken.len() * 3 / 4;
    broken[place] ^= 1;
    open_file(&other, &broken, "three calm weeks").await?;
    other.sees("2 of 3 photos are here. New: 2. Here already: 0. The others are damaged").await?;
    ensure!(stored(&other).await?.len() == 2, "another number");
    // A file that is not a photo backup is reported, and changes nothing.
    choose(&other, "photo-file", "letter.txt", b"This is a letter.").await?;
    other.sees("This is not a backup of photos.").await?;
    choose(&other, "photo-file", "cut.bin", &file[..20]).await?;
    other.sees("damaged at its beginning").await?;
    other.clean(&site).await
}

journeys!(photos_come_back_from_a_backup);
