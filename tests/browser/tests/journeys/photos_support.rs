//! What the journeys of photos share: pictures, choosing one, and what is kept of them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use browser_tests::{Page, Person, Result, Site, SiteBuilder};
use serde_json::json;

use crate::jpeg_file::{exif, jpeg};

/// A face as a test has it: grey, and dark in one corner, so that its orientation shows. The seed makes
/// another picture of it.
pub fn face(width: u16, height: u16, orientation: u16, seed: u8) -> Vec<u8> {
    jpeg(width, height, &exif(orientation), |column, row| {
        if column < width / 16 && row < height / 16 { 20 } else { 150 + seed }
    })
}

/// Chooses a file as the dialogue would.
pub async fn choose(page: &Page, id: &str, name: &str, bytes: &[u8]) -> Result<()> {
    page.find(&format!("#{id}:not([disabled])")).await?;
    page.js::<()>(
        "const bytes = Uint8Array.from(atob(arguments[2]), (letter) => letter.charCodeAt(0)); \
         const type = arguments[1].endsWith('.jpg') ? 'image/jpeg' : arguments[1].endsWith('.heic') ? 'image/heic' : ''; \
         const transfer = new DataTransfer(); \
         transfer.items.add(new File([bytes], arguments[1], { type })); \
         const input = document.getElementById(arguments[0]); input.files = transfer.files; \
         input.dispatchEvent(new Event('change', { bubbles: true }));",
        vec![json!(id), json!(name), json!(STANDARD.encode(bytes))],
    )
    .await
}

/// Reads the database of photos, in the page itself: each key with its bytes as text, width, height, and
/// how bright the four corners are.
const READ_PHOTOS: &str = r#"
window.__readPhotos = async () => {
  const result = (request) => new Promise((done, failed) => {
    request.onupgradeneeded = () => request.result.createObjectStore("photos");
    request.onsuccess = () => done(request.result);
    request.onerror = failed;
  });
  const database = await result(indexedDB.open("barrier-first:photos", 1));
  const store = database.transaction("photos").objectStore("photos");
  const [keys, values] = await Promise.all([result(store.getAllKeys()), result(store.getAll())]);
  database.close();
  const all = [];
  for (const [n, value] of values.entries()) {
    if (!(value instanceof ArrayBuffer)) throw new Error(`no ArrayBuffer: ${value}`);
    const bitmap = await createImageBitmap(new Blob([value], { type: "image/jpeg" }));
    const canvas = document.createElement("canvas");
    const { width, height } = bitmap;
    Object.assign(canvas, { width, height });
    const context = canvas.getContext("2d");
    context.drawImage(bitmap, 0, 0);
    const at = (x, y) => context.getImageData(x, y, 1, 1).data[0];
    const corners = [at(2, 2), at(width - 3, 2), at(2, height - 3), at(width - 3, height - 3)];
    const text = Array.from(new Uint8Array(value), (byte) => String.fromCharCode(byte)).join("");
    all.push([keys[n], text, width, height, corners]);
  }
  return JSON.stringify(all);
};"#;

/// The app, with a way to read the database of photos.
pub fn site() -> SiteBuilder {
    Site::dist().init_script(READ_PHOTOS)
}

/// A photo as it is kept: its key, its bytes as text, width, height, and how bright the corners are.
pub type Stored = (String, String, u32, u32, [u8; 4]);

/// What is in the database of photos.
pub async fn stored(page: &Page) -> Result<Vec<Stored>> {
    let all: String = page.js_async("return await window.__readPhotos();", vec![]).await?;
    Ok(serde_json::from_str(&all)?)
}

/// Names of the databases of this origin; with none, the photos are proven to be gone.
pub async fn databases(page: &Page) -> Result<Vec<String>> {
    page.js_async("return (await indexedDB.databases()).map(({ name }) => name);", vec![]).await
}

/// Somebody with a plan who has turned photos on.
pub async fn turned_on(page: &Page, site: &Site) -> Result<()> {
    page.assess(site, &Person::calm()).await?;
    page.visit("/progress").await?;
    page.click_name("Turn photos on").await?;
    page.find("#photo-choose").await.map(drop)
}

/// Adds a picture and waits until it is kept.
pub async fn add(page: &Page, name: &str, bytes: &[u8]) -> Result<()> {
    let before = page.count(".photo-tile").await?;
    choose(page, "photo-choose", name, bytes).await?;
    page.until_js(&format!("document.querySelectorAll('.photo-tile').length === {}", before + 1))
        .await?;
    page.sees("The photo is kept on this device.").await
}

/// How many photos the journal names.
pub async fn noted(page: &Page) -> Result<usize> {
    let all = page.local_storage().await?;
    let newest = all.iter().filter(|(key, _)| key.starts_with("barrier-first:journal-"));
    let newest =
        newest.filter_map(|(_, text)| serde_json::from_str::<serde_json::Value>(text).ok());
    let newest = newest.max_by_key(|save| save["revision"].as_u64());
    let days = newest.as_ref().and_then(|save| save["body"]["days"].as_array()).cloned();
    let days = days.unwrap_or_default();
    let photos = days.iter().filter_map(|day| day.get(4).and_then(|photos| photos.as_str()));
    Ok(photos.map(|photos| photos.split(' ').count()).sum())
}
