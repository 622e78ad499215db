//! A private photo of the face, without its picture: what is known of it.

use jiff::civil::Date;

use super::closed_set::closed_set;

/// A photo, which is kept apart from the journal: the first eight bytes of the SHA-256 of its picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PhotoId(pub u64);

/// Longest side of a photo that is kept, in pixels.
pub const PHOTO_SIDE: u32 = 1600;

/// Most photos of one day.
pub const PHOTOS_OF_A_DAY: usize = 16;

closed_set! {
    /// From where a photo shows the face.
    #[derive(Default)]
    PhotoView {
        /// From the front.
        #[default]
        Front = "front",
        /// The left side, as the person has it.
        Left = "left",
        /// The right side, as the person has it.
        Right = "right",
    }
}

/// What is known of a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Photo {
    /// The day to which the person has put it.
    pub day: Date,
    /// From where it shows the face.
    pub view: PhotoView,
    /// The hash of its picture.
    pub id: PhotoId,
    /// Bytes of its picture.
    pub bytes: usize,
}
