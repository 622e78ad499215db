//! Shared by the photo journeys: pictures, choosing one, and reading what is stored.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use browser_tests::{Page, Person, Result, Site, SiteBuilder};
use serde_json::json;

use crate::jpeg_file::{exif, jpeg};

/// Returns a test face: grey, and dark in one corner, so that its orientation shows. The seed makes it a
/// different picture.
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

/// Reads the photo database, in the page itself: each key with its bytes as text, width, height, and the
/// brightness of the four corners.
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

/// Returns the app's site, with a function to read the photo database.
pub fn site() -> SiteBuilder {
    Site::dist().init_script(READ_PHOTOS)
}

/// A photo as stored: its key, its bytes as text, width, height, and the brightness of the corners.
pub type Stored = (String, String, u32, u32, [u8; 4]);

/// Returns the contents of the photo database.
pub async fn stored(page: &Page) -> Result<Vec<Stored>> {
    let all: String = page.js_async("return await window.__readPhotos();", vec![]).await?;
    Ok(serde_json::from_str(&all)?)
}

/// Returns the names of this origin's databases; if there are none, the photos are proven to be gone.
pub async fn databases(page: &Page) -> Result<Vec<String>> {
    page.js_async("return (await indexedDB.databases()).map(({ name }) => name);", vec![]).await
}

/// Makes a plan and turns photos on.
pub async fn turned_on(page: &Page, site: &Site) -> Result<()> {
    page.assess(site, &Person::calm()).await?;
    page.visit("/progress").await?;
    page.click_name("Turn photos on").await?;
    page.find("#photo-choose").await.map(drop)
}

/// Adds a picture and waits until it is stored.
pub async fn add(page: &Page, name: &str, bytes: &[u8]) -> Result<()> {
    let before = page.count(".photo-tile").await?;
    choose(page, "photo-choose", name, bytes).await?;
    page.until_js(&format!("document.querySelectorAll('.photo-tile').length === {}", before + 1))
        .await?;
    page.sees("The photo is kept on this device.").await
}

/// Returns the number of photos that the journal lists.
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
