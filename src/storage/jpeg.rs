//! The segments of a JPEG file: reads its size, detects metadata and removes it.
//!
//! See ISO/IEC 10918-1, annex B. The image itself is not decoded.

/// Information from the segments of a JPEG file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JpegInfo {
    /// Width in pixels, before any orientation is applied.
    pub width: u32,
    /// Height in pixels, before any orientation is applied.
    pub height: u32,
    /// Whether it contains anything besides the image: location, time, device, a comment, another image,
    /// bytes after the end.
    pub metadata: bool,
}

const START: [u8; 2] = [0xFF, 0xD8];
const END: u8 = 0xD9;
const SCAN: u8 = 0xDA;
const COMMENT: u8 = 0xFE;

/// A segment with its marker; a scan segment includes its data up to the next marker.
struct Segment<'a> {
    marker: u8,
    /// The segment including its marker.
    whole: &'a [u8],
    /// The part after the length field.
    payload: &'a [u8],
}

impl Segment<'_> {
    /// Returns `true` if the segment is not needed for decoding: comments, and application segments except
    /// those of JFIF and Adobe, which say how to interpret the colours.
    fn is_metadata(&self) -> bool {
        match self.marker {
            0xE0 => !self.payload.starts_with(b"JFIF\0"),
            0xEE => !self.payload.starts_with(b"Adobe"),
            0xE1..=0xEF | COMMENT => true,
            _ => false,
        }
    }

    /// Returns width and height if this is a frame header.
    fn size(&self) -> Option<(u32, u32)> {
        let frame =
            matches!(self.marker, 0xC0..=0xCF) && !matches!(self.marker, 0xC4 | 0xC8 | 0xCC);
        let number = |at: usize| {
            let pair: [u8; 2] = self.payload.get(at..at + 2)?.try_into().ok()?;
            Some(u32::from(u16::from_be_bytes(pair)))
        };
        if frame { Some((number(3)?, number(1)?)) } else { None }
    }
}

/// Returns all segments and the bytes after the end; `None` if this is not a JPEG file or it is truncated.
fn segments(bytes: &[u8]) -> Option<(Vec<Segment<'_>>, &[u8])> {
    let mut at = START.len();
    let mut found = Vec::new();
    if !bytes.starts_with(&START) {
        return None;
    }
    loop {
        let start = at;
        if *bytes.get(at)? != 0xFF {
            return None;
        }
        // Any number of fill bytes may precede a marker.
        while *bytes.get(at)? == 0xFF {
            at += 1;
        }
        let marker = *bytes.get(at)?;
        at += 1;
        if marker == END {
            return Some((found, bytes.get(at..)?));
        }
        if matches!(marker, 0x00 | 0x01 | 0xD0..=0xD8) {
            return None;
        }
        let length: [u8; 2] = bytes.get(at..at + 2)?.try_into().ok()?;
        let length = usize::from(u16::from_be_bytes(length));
        let payload = bytes.get(at..)?.get(2..length)?;
        at += length;
        if marker == SCAN {
            at += entropy(bytes.get(at..)?)?;
        }
        found.push(Segment { marker, whole: bytes.get(start..at)?, payload });
    }
}

/// Returns the number of bytes of entropy-coded data up to the next marker other than a restart.
fn entropy(bytes: &[u8]) -> Option<usize> {
    let pairs = bytes.windows(2);
    pairs
        .into_iter()
        .position(|pair| matches!(pair, [0xFF, next] if !matches!(next, 0x00 | 0xFF | 0xD0..=0xD7)))
}

/// Reads the segments; `None` if this is not a complete JPEG file.
pub fn inspect(bytes: &[u8]) -> Option<JpegInfo> {
    let (segments, behind) = segments(bytes)?;
    let (width, height) = segments.iter().find_map(Segment::size)?;
    let scanned = segments.iter().any(|segment| segment.marker == SCAN);
    let metadata = !behind.is_empty() || segments.iter().any(Segment::is_metadata);
    (scanned && width > 0 && height > 0).then_some(JpegInfo { width, height, metadata })
}

/// Returns the JPEG file without metadata; `None` if this is not a complete JPEG file.
pub fn without_metadata(bytes: &[u8]) -> Option<Vec<u8>> {
    let (segments, _) = segments(bytes)?;
    let mut plain = START.to_vec();
    for segment in segments.iter().filter(|segment| !segment.is_metadata()) {
        plain.extend_from_slice(segment.whole);
    }
    plain.extend_from_slice(&[0xFF, END]);
    Some(plain)
}
