//! The tiny site on which the harness is tested, and the width of a screenshot of it.

use std::path::Path;

use browser_tests::{Context, Result, Site, SiteBuilder};

pub const PAGE: &str = r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tiny</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="style.css">
<script type="module" src="app.js"></script>
</head>
<body>
<main>
<h1 tabindex="-1">Start</h1>
<form>
<fieldset>
<legend>Does it sting?</legend>
<input type="radio" name="sting" value="yes" id="yes"><label for="yes">Yes, it <b>does</b></label>
<input type="radio" name="sting" value="no" id="no"><label for="no">No</label>
</fieldset>
<label for="pace">Pace</label>
<select name="pace" id="pace"><option value="slow">Slow</option><option value="fast">Fast</option></select>
<label for="note">Note</label><input id="note" name="note">
<button type="button" id="go"><svg aria-hidden="true" width="8" height="8"></svg> Go on</button>
</form>
<p id="said"></p>
<p><a href="?lang=ko#next">Next</a></p>
<button type="button" id="save">Save a file</button>
</main>
</body>
</html>"#;

const APP: &str = r##"
const said = document.querySelector("#said");
const heading = document.querySelector("h1");
const keep = (value) => { try { localStorage.setItem("tiny", value); return "kept"; } catch { return "not kept"; } };
document.querySelector("#go").addEventListener("click", () => {
  const chosen = document.querySelector("[name=sting]:checked")?.value ?? "nothing";
  const pace = document.querySelector("[name=pace]").value;
  const note = document.querySelector("[name=note]").value;
  // The answer takes a moment, as an app's may.
  setTimeout(() => {
    said.textContent = `${chosen}, ${pace}, ${note}: ${keep(chosen)}`;
    heading.textContent = "Done";
    heading.focus();
  }, 60);
});
document.querySelector("#save").addEventListener("click", () => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["BEGIN:VCALENDAR"], { type: "text/calendar" }));
  link.download = "plan.ics";
  link.click();
});
const worker = window.trustedTypes
  ? trustedTypes.createPolicy("barrier-first", { createScriptURL: (url) => url }).createScriptURL("sw.js")
  : "sw.js";
if (navigator.serviceWorker) navigator.serviceWorker.register(worker).catch((error) => console.warn(String(error)));
fetch("data.json?v=1").then((answer) => { document.body.dataset.data = String(answer.status); });
"##;

const WORKER: &str = r#"
const files = ["./", "style.css", "app.js", "data.json?v=1"];
addEventListener("install", (event) => event.waitUntil(caches.open("tiny").then((cache) => cache.addAll(files))));
addEventListener("fetch", (event) => event.respondWith(
  caches.match(event.request, { ignoreSearch: event.request.mode === "navigate" }).then((found) => found || fetch(event.request))));
"#;

/// Writes the tiny site into a folder that is removed when the test ends.
pub fn tiny() -> Result<(tempfile::TempDir, SiteBuilder)> {
    let folder = tempfile::tempdir()?;
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text);
    write("index.html", PAGE)?;
    write("app.js", APP)?;
    write("style.css", "h1 { color: #124 } label { display: inline-block }")?;
    write("data.json", "{}")?;
    write("sw.js", WORKER)?;
    // An empty module: magic number and version.
    std::fs::write(folder.path().join("empty.wasm"), b"\0asm\x01\0\0\0")?;
    let site = Site::folder(folder.path());
    Ok((folder, site))
}

/// Returns the width of a PNG, from its bytes 16 to 19.
pub fn png_width(path: &Path) -> Result<u32> {
    let bytes = std::fs::read(path)?;
    let width = bytes.get(16..20).context("not a picture")?;
    Ok(u32::from_be_bytes(width.try_into()?))
}
