//! Private photos: their storage keys, which may be kept, and how they match the journal.
//!
//! The pictures are in a database of the browser, one entry each. The key holds everything known about a
//! photo, so that photos can be listed without reading one:
//!
//! ```text
//! YYYY-MM-DD/<view>/<first 8 bytes of the SHA-256, 16 hex digits>/<bytes>
//! ```
//! The journal refers to the photos of a day by the same eight bytes.

use jiff::civil::Date;

use crate::domain::{
    ClosedSet, Journal, PHOTO_SIDE, Photo, PhotoId, PhotoView, date_text, parse_date,
};

use super::jpeg;

/// Largest file accepted as a photo, in bytes. A phone's own pictures have up to some 20 MB.
pub const MAX_CHOSEN: usize = 48 << 20;

/// Largest picture that is kept, in bytes. At 1,600 by 1,600 pixels even noise stays below it.
pub const MAX_KEPT: usize = 4 << 20;

/// Bytes of a typical stored photo, to estimate how many more fit: our own measurement at 1,600 pixels and
/// our encoding quality, rounded up.
const USUAL: u64 = 300 << 10;

/// Warn if there is room for at most this many photos.
const FEW: u64 = 50;

/// Returns how many more photos fit, if the browser has so few bytes left that a warning is due.
pub fn few_photos_left(bytes: u64) -> Option<usize> {
    let photos = bytes / USUAL;
    usize::try_from(photos).ok().filter(|_| photos <= FEW)
}

/// Returns the SHA-256 of a picture.
pub fn hash(picture: &[u8]) -> [u8; 32] {
    hmac_sha256::Hash::hash(picture)
}

/// Returns the id of a picture.
pub fn id_of(picture: &[u8]) -> PhotoId {
    let id = hash(picture).iter().take(8).fold(0, |id, byte| id << 8 | u64::from(*byte));
    PhotoId(id)
}

/// Returns the photo for a picture taken on this day.
pub fn photo(day: Date, view: PhotoView, picture: &[u8]) -> Photo {
    Photo { day, view, id: id_of(picture), bytes: picture.len() }
}

/// Returns `true` if the picture matches the photo and may be kept: a JPEG file without metadata, within the
/// limits.
pub fn is_picture_of(photo: Photo, picture: &[u8]) -> bool {
    may_be_kept(picture) && photo.bytes == picture.len() && photo.id == id_of(picture)
}

/// Returns `true` if a picture may be kept.
pub fn may_be_kept(picture: &[u8]) -> bool {
    let fits = |info: jpeg::JpegInfo| {
        !info.metadata && info.width <= PHOTO_SIDE && info.height <= PHOTO_SIDE
    };
    picture.len() <= MAX_KEPT && jpeg::inspect(picture).is_some_and(fits)
}

/// Returns the stored width and height of a picture: the same aspect ratio, no side longer than
/// [`PHOTO_SIDE`], never enlarged.
pub fn fit(width: u32, height: u32) -> (u32, u32) {
    let longest = width.max(height);
    if longest <= PHOTO_SIDE {
        return (width.max(1), height.max(1));
    }
    let scaled = |side: u32| {
        let (side, longest) = (u64::from(side), u64::from(longest));
        let scaled = (side * u64::from(PHOTO_SIDE) + longest / 2) / longest;
        u32::try_from(scaled).unwrap_or(PHOTO_SIDE).max(1)
    };
    (scaled(width), scaled(height))
}

/// Returns the storage key of a photo.
pub fn key(photo: Photo) -> String {
    let Photo { day, view, id, bytes } = photo;
    format!("{}/{}/{:016x}/{bytes}", date_text(day), view.id(), id.0)
}

/// Parses a storage key.
pub fn from_key(text: &str) -> Option<Photo> {
    let mut parts = text.split('/');
    let day = parts.next().and_then(parse_date)?;
    let view = parts.next().and_then(PhotoView::from_id)?;
    let id = parts.next().and_then(|id| u64::from_str_radix(id, 16).ok())?;
    let bytes = parts.next()?.parse().ok()?;
    let photo = Photo { day, view, id: PhotoId(id), bytes };
    // Only the canonical spelling is accepted.
    (key(photo) == text && bytes <= MAX_KEPT).then_some(photo)
}

/// Parses storage keys; invalid ones are left out.
pub fn from_keys(keys: &[String]) -> Vec<Photo> {
    keys.iter().filter_map(|key| from_key(key)).collect()
}

/// Photos missing from either the journal or the database.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unmatched {
    /// In the database, but on no day of the journal.
    pub unnoted: Vec<Photo>,
    /// On a day of the journal, but not in the database: their pictures are on another device, in a backup,
    /// or lost.
    pub missing: Vec<(Date, PhotoId)>,
}

/// Compares the journal with the database.
pub fn unmatched(journal: &Journal, kept: &[Photo]) -> Unmatched {
    let noted: Vec<(Date, PhotoId)> = journal.photos().collect();
    let is_noted = |photo: &Photo| noted.iter().any(|(_, id)| *id == photo.id);
    let is_kept = |id: PhotoId| kept.iter().any(|photo| photo.id == id);
    Unmatched {
        unnoted: kept.iter().filter(|photo| !is_noted(photo)).copied().collect(),
        missing: noted.iter().filter(|(_, id)| !is_kept(*id)).copied().collect(),
    }
}

/// Groups photos by day, the latest day first, each day in the order of the views.
pub fn by_day(kept: &[Photo]) -> Vec<(Date, Vec<Photo>)> {
    let mut sorted = kept.to_vec();
    sorted.sort_unstable_by_key(|photo| (std::cmp::Reverse(photo.day), photo.view, photo.id));
    let mut days: Vec<(Date, Vec<Photo>)> = Vec::new();
    for photo in sorted {
        match days.last_mut() {
            Some((day, photos)) if *day == photo.day => photos.push(photo),
            _ => days.push((photo.day, vec![photo])),
        }
    }
    days
}
