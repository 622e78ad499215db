//! Private photos when a browser or a file misbehaves: reported, and nothing is lost.

use browser_tests::{Page, Person, Result, Test, ensure, journeys};

use crate::photos_support::{add, choose, face, site, stored, turned_on};

/// Faults that a journey sets by `__testFault`.
const FAULTS: &str = r#"
(() => {
  window.__testFault = "";
  const { toBlob } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.toBlob = function (callback, ...rest) {
    if (window.__testFault === "null") return callback(null);
    if (window.__testFault === "never") return undefined;
    if (window.__testFault === "noise") {
      const context = this.getContext("2d");
      for (let x = 0; x < this.width; x += 8) {
        context.fillStyle = `hsl(${x * 7} 100% 50%)`;
        context.fillRect(x, 0, 8, this.height);
      }
    }
    return toBlob.call(this, callback, ...rest);
  };
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (...given) {
    if (window.__testFault === "full") throw new DOMException("No room.", "QuotaExceededError");
    const request = put.apply(this, given);
    if (window.__testFault === "aborted") this.transaction.abort();
    return request;
  };
  const remove = IDBObjectStore.prototype.delete;
  IDBObjectStore.prototype.delete = function (...given) {
    if (window.__testFault === "stuck") throw new DOMException("No.", "UnknownError");
    return remove.apply(this, given);
  };
})();
"#;

async fn set(page: &Page, fault: &str) -> Result<()> {
    page.js::<()>("window.__testFault = arguments[0];", vec![fault.into()]).await
}

/// Each fault says what to do next, and the photos kept before are unchanged.
async fn faults_are_told_and_lose_nothing(test: Test) -> Result<()> {
    let site = site().init_script(FAULTS).start()?;
    let page = test.browser().await?;
    turned_on(&page, &site).await?;
    add(&page, "me.jpg", &face(64, 48, 1, 0)).await?;
    let before = stored(&page).await?;
    let good = face(64, 48, 1, 50);
    let heic = [b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".as_slice(), &[7; 400]].concat();
    let cases: [(&str, &str, &[u8], &str); 7] = [
        ("", "me.heic", &heic, "If it is a HEIC picture, save it as JPEG first"),
        ("", "me.jpg", b"This is a letter, no picture.", "cannot read a picture from this file"),
        ("null", "me.jpg", &good, "The browser did not hand out the picture"),
        ("never", "me.jpg", &good, "The browser did not hand out the picture"),
        ("noise", "me.jpg", &good, "A guard against tracking changes pictures"),
        ("full", "me.jpg", &good, "There is no room left for photos in this browser."),
        ("aborted", "me.jpg", &good, "The browser did not keep the photo. Nothing was lost."),
    ];
    for (fault, name, bytes, text) in cases {
        set(&page, fault).await?;
        choose(&page, "photo-choose", name, bytes).await?;
        page.sees(text).await?;
        set(&page, "").await?;
        ensure!(stored(&page).await? == before, "changed by {fault} {name}");
        // The next message must be a new one.
        choose(&page, "photo-choose", "me.jpg", &face(64, 48, 1, 0)).await?;
        page.sees("This photo is here already.").await?;
    }
    // A photo that cannot be deleted is still here, and the message says so.
    page.click(".photo-tile").await?;
    set(&page, "stuck").await?;
    page.click(".photo__actions button:nth-child(2)").await?;
    page.click_name("Yes, delete it").await?;
    page.sees("The browser did not delete the photo.").await?;
    ensure!(stored(&page).await? == before, "gone all the same");
    // Then there is room again.
    set(&page, "").await?;
    add(&page, "me.jpg", &good).await?;
    page.clean(&site).await
}

/// A window in which nothing is kept says so, and everything else works.
async fn a_private_window_is_told(test: Test) -> Result<()> {
    const NO_DATABASE: &str = r#"
    IDBFactory.prototype.open = () => { throw new DOMException("A mutation operation was attempted on a database that did not allow mutations.", "InvalidStateError"); };"#;
    let site = site().init_script(NO_DATABASE).start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::calm()).await?;
    page.visit("/progress").await?;
    page.click_name("Turn photos on").await?;
    page.sees("This browser gives photos no room here").await?;
    page.gone("#photo-choose").await?;
    page.accessible().await?;
    page.visit("/routine").await?;
    page.find("#steps-evening, #steps-morning").await?;
    page.clean(&site).await
}

/// A picture missing from the database but listed in the journal is reported, and its note can be removed.
async fn a_missing_picture_is_told(test: Test) -> Result<()> {
    let site = site().start()?;
    let page = test.browser().await?;
    turned_on(&page, &site).await?;
    add(&page, "me.jpg", &face(64, 48, 1, 0)).await?;
    page.js_async::<()>(
        "await new Promise((done, failed) => { \
           const request = indexedDB.deleteDatabase('barrier-first:photos'); \
           request.onsuccess = () => done(); request.onerror = failed; });",
        vec![],
    )
    .await?;
    page.reload().await?;
    page.sees("1 photo is noted here, but its picture is not on this device.").await?;
    page.accessible().await?;
    page.click_name("Take these notes away").await?;
    page.until_js("!document.querySelector('main').textContent.includes('is noted here')").await?;
    page.clean(&site).await
}

journeys!(faults_are_told_and_lose_nothing, a_private_window_is_told, a_missing_picture_is_told);
