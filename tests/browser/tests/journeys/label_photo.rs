//! Reading a label from a photo, in a browser that can read text in pictures and in one that cannot.

use browser_tests::{Page, Person, Result, Site, Test, ensure, journeys};

/// A browser with a text detector. It finds the lines in any order.
const READS: &str = r#"(() => {
  const line = (rawValue, x, y) => ({ rawValue, boundingBox: { x, y, width: 200, height: 20 }, cornerPoints: [] });
  window.createImageBitmap = async (file) => {
    const text = await file.text();
    if (text === "broken") throw new DOMException("", "InvalidStateError");
    return { text, close() { window.__closed = (window.__closed ?? 0) + 1; } };
  };
  window.TextDetector = class {
    async detect(picture) {
      if (picture instanceof ImageData || picture.text === "empty") return [];
      return [line("Panthenol, Carbomer, Phenoxyethanol", 10, 70), line("Glycolic Acid,", 220, 41), line("Ingredients: Water,", 10, 40)];
    }
  };
})();"#;

/// A browser that has the name, but no implementation behind it.
const HOLLOW: &str = r#"
window.TextDetector = class {
  async detect() { throw new DOMException("Text detection service unavailable.", "NotSupportedError"); }
};
"#;

async fn form(test: &Test, script: &'static str) -> Result<(Site, Page)> {
    let site = Site::dist().init_script(script).start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::stinging()).await?;
    page.visit("/shelf/new").await?;
    page.heading("Check a product").await?;
    Ok((site, page))
}

async fn a_photo_fills_the_field(test: Test) -> Result<()> {
    let (site, page) = form(&test, READS).await?;
    page.find("#product-photo").await?;
    page.sees("the photo is not kept and goes nowhere").await?;
    page.accessible().await?;
    page.choose_file("product-photo", "empty.png", "empty").await?;
    page.sees("No text was found in this photo.").await?;
    page.choose_file("product-photo", "broken.png", "broken").await?;
    page.sees("This photo could not be read.").await?;
    page.choose_file("product-photo", "label.png", "label").await?;
    page.sees("Compare it with the pack").await?;
    let text = "document.getElementById('product-label').value";
    let expected = "Ingredients: Water, Glycolic Acid,\\nPanthenol, Carbomer, Phenoxyethanol";
    page.until_js(&format!("{text} === \"{expected}\"")).await?;
    page.until_js("window.__closed === 2").await?;
    page.accessible().await?;
    page.fits_sideways().await?;
    page.click_name("Check it").await?;
    page.sees("“Glycolic Acid”, number 2 of 5 names").await?;
    page.clean(&site).await
}

/// Where nothing can be read, nothing is offered; how a phone copies text is explained everywhere.
async fn without_an_engine_the_phone_copies(test: Test) -> Result<()> {
    let (site, page) = form(&test, HOLLOW).await?;
    page.sees("press on the text in it: most phones let you copy it").await?;
    page.settled().await?;
    ensure!(page.count("#product-photo").await? == 0, "offered, and cannot be done");
    page.clean(&site).await
}

journeys![a_photo_fills_the_field, without_an_engine_the_phone_copies];
