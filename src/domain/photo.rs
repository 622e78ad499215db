//! The metadata of a private photo of the face.

use jiff::civil::Date;

use super::closed_set::closed_set;

/// Id of a photo, stored apart from the journal: the first eight bytes of its picture's SHA-256.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PhotoId(pub u64);

/// Longest side of a stored photo, in pixels.
pub const PHOTO_SIDE: u32 = 1600;

/// Maximum number of photos per day.
pub const PHOTOS_OF_A_DAY: usize = 16;

closed_set! {
    /// The view of the face in a photo.
    #[derive(Default)]
    PhotoView {
        /// From the front.
        #[default]
        Front = "front",
        /// The person's left side.
        Left = "left",
        /// The person's right side.
        Right = "right",
    }
}

/// The metadata of a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Photo {
    /// The day to which the person assigned it.
    pub day: Date,
    /// The view of the face.
    pub view: PhotoView,
    /// The hash of its picture.
    pub id: PhotoId,
    /// Size of its picture in bytes.
    pub bytes: usize,
}
