//! Pictures: from a chosen file to the stored form, and from there onto a canvas.
//!
//! A picture is always drawn onto a canvas and re-encoded, so that nothing of the file but its pixels is
//! stored. It is also shown on a canvas, so the content security policy need not allow any other source.

use js_sys::{Array, Object, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlElement, HtmlInputElement};

use crate::storage::{jpeg, photos};

use super::deadline::within;
use super::dom::document;
use super::script::{Answer, call, get, new, number, set, wait};

/// The only type of picture that is stored.
const JPEG: &str = "image/jpeg";

/// Encoding quality, 0 to 1.
const QUALITY: f64 = 0.8;

/// Timeout for decoding a chosen file, in milliseconds.
const DECODING: u32 = 20_000;

/// Timeout for encoding, in milliseconds; tracking protection sometimes never responds.
const ENCODING: u32 = 5_000;

/// Side length of the thumbnails that are compared, in pixels.
const SMALL: u32 = 8;

/// Maximum average difference between values of the two thumbnails, of 255. JPEG stays below 4,
/// noise added by tracking protection below 10; stripes and a blank picture are above 30.
const ALIKE: u32 = 24;

/// A canvas of the page.
pub type Canvas = HtmlElement;

/// An `ImageBitmap`, whose memory is freed on drop.
struct Bitmap {
    bitmap: JsValue,
    width: u32,
    height: u32,
}

impl Drop for Bitmap {
    fn drop(&mut self) {
        let _ = call(&self.bitmap, "close", &[]);
    }
}

/// Reason why a file does not become a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// No file was chosen.
    #[error("no file was chosen")]
    None,
    /// The file is larger than [`photos::MAX_CHOSEN`].
    #[error("larger than the limit")]
    TooLarge,
    /// The browser cannot read a picture from it.
    #[error("not a picture that the browser can read")]
    NotAPicture,
    /// The browser returns no encoded picture, or not in time.
    #[error("the browser returned no encoded picture")]
    NotEncoded,
    /// The browser returns a different picture than was drawn.
    #[error("the browser returned a different picture")]
    Altered,
}

/// Converts the file chosen in an input to a picture that may be stored: rotated upright, within
/// the limits, JPEG, without metadata; decoded again and compared before it is returned.
///
/// # Errors
/// The reason why there is none.
pub async fn chosen(input: &HtmlInputElement) -> Result<Vec<u8>, PictureError> {
    let file = input.files().and_then(|files| files.get(0)).ok_or(PictureError::None)?;
    // Allows choosing the same file again.
    input.set_value("");
    if file.size() > photos::MAX_CHOSEN as f64 {
        return Err(PictureError::TooLarge);
    }
    let whole = decoded(&file).await.ok_or(PictureError::NotAPicture)?;
    let picture = encoded(&whole).await?;
    checked(&whole, &picture).await?;
    Ok(picture)
}

async fn encoded(whole: &Bitmap) -> Result<Vec<u8>, PictureError> {
    let (width, height) = photos::fit(whole.width, whole.height);
    let refused = PictureError::NotEncoded;
    let canvas = new_canvas().ok_or(refused)?;
    draw(&canvas, whole, (width, height)).map_err(|_| refused)?;
    let given = wait(|done, failed| {
        let asked = call(&canvas, "toBlob", &[done.into(), JPEG.into(), QUALITY.into()]);
        if asked.is_err() {
            let _ = failed.call0(&JsValue::UNDEFINED);
        }
    });
    let blob = within(ENCODING, given).await;
    // Some browsers keep the memory of a canvas with a non-zero size.
    let _ = resize(&canvas, (0, 0));
    let blob = blob.and_then(Result::ok).filter(JsValue::is_object).ok_or(refused)?;
    let buffer = JsFuture::from(blob.unchecked_into::<Blob>().array_buffer()).await;
    let plain = jpeg::without_metadata(&Uint8Array::new(&buffer.map_err(|_| refused)?).to_vec());
    plain.filter(|picture| photos::may_be_kept(picture)).ok_or(refused)
}

/// Checks that the encoded picture decodes to what was drawn.
async fn checked(whole: &Bitmap, picture: &[u8]) -> Result<(), PictureError> {
    let again = kept(picture).await.ok_or(PictureError::NotEncoded)?;
    let same_size = (again.width, again.height) == photos::fit(whole.width, whole.height);
    let pixels = small(whole).zip(small(&again));
    let alike = pixels.is_some_and(|(one, other)| {
        let differences = one.iter().zip(&other).map(|(a, b)| u32::from(a.abs_diff(*b)));
        differences.sum::<u32>() <= ALIKE * u32::try_from(one.len()).unwrap_or(u32::MAX)
    });
    if same_size && alike { Ok(()) } else { Err(PictureError::Altered) }
}

/// Returns the pixel values of a thumbnail.
fn small(bitmap: &Bitmap) -> Option<Vec<u8>> {
    let canvas = new_canvas()?;
    let context = draw(&canvas, bitmap, (SMALL, SMALL)).ok()?;
    let (from, side) = (JsValue::from(0), JsValue::from(SMALL));
    let data = call(&context, "getImageData", &[from.clone(), from, side.clone(), side]).ok()?;
    Some(Uint8Array::new(&get(&data, "data").ok()?).to_vec())
}

/// Decodes a stored picture.
async fn kept(picture: &[u8]) -> Option<Bitmap> {
    let options: JsValue = Object::new().into();
    set(&options, "type", &JPEG.into()).ok()?;
    let parts = Array::of1(&Uint8Array::from(picture));
    decoded(&new("Blob", &[parts.into(), options]).ok()?).await
}

async fn decoded(blob: &JsValue) -> Option<Bitmap> {
    let upright: JsValue = Object::new().into();
    set(&upright, "imageOrientation", &"from-image".into()).ok()?;
    let coming = call(&js_sys::global(), "createImageBitmap", &[blob.clone(), upright]).ok()?;
    let coming = JsFuture::from(coming.dyn_into::<js_sys::Promise>().ok()?);
    let bitmap = within(DECODING, coming).await?.ok()?;
    let (width, height) = (number(&bitmap, "width")?, number(&bitmap, "height")?);
    let bitmap = Bitmap { bitmap, width, height };
    (width > 0 && height > 0).then_some(bitmap)
}

fn new_canvas() -> Option<JsValue> {
    document()?.create_element("canvas").ok().map(JsValue::from)
}

fn resize(canvas: &JsValue, (width, height): (u32, u32)) -> Answer<()> {
    set(canvas, "width", &width.into())?;
    set(canvas, "height", &height.into())
}

/// Draws a picture onto a canvas of this size, and returns its context.
fn draw(canvas: &JsValue, bitmap: &Bitmap, size: (u32, u32)) -> Answer {
    resize(canvas, size)?;
    let context = call(canvas, "getContext", &["2d".into()])?;
    set(&context, "imageSmoothingQuality", &"high".into())?;
    // Transparent areas would become black.
    set(&context, "fillStyle", &"#fff".into())?;
    let area: [JsValue; 4] = [0.into(), 0.into(), size.0.into(), size.1.into()];
    call(&context, "fillRect", &area)?;
    let [x, y, width, height] = area;
    call(&context, "drawImage", &[bitmap.bitmap.clone(), x, y, width, height])?;
    Ok(context)
}

/// Shows a stored picture on a canvas of the page; `false` if it cannot be read.
pub async fn show(canvas: &Canvas, picture: &[u8]) -> bool {
    let Some(bitmap) = kept(picture).await else { return false };
    draw(canvas, &bitmap, (bitmap.width, bitmap.height)).is_ok()
}
