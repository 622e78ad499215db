//! Writes small JPEG files for tests: grey squares of 8 by 8 pixels, with or without Exif.

/// A camera note in the file of [`jpeg`]; it must not appear in a stored photo.
pub const CAMERA_NOTE: &str = "Seoul 37.5665 N 126.9780 E";

/// Codes of the standard table for luminance DC differences (ITU-T T.81, K.3): code and its bits.
const DC: [(u16, u32); 12] = [
    (0b00, 2),
    (0b010, 3),
    (0b011, 3),
    (0b100, 3),
    (0b101, 3),
    (0b110, 3),
    (0b1110, 4),
    (0b1_1110, 5),
    (0b11_1110, 6),
    (0b111_1110, 7),
    (0b1111_1110, 8),
    (0b1_1111_1110, 9),
];

/// Bits of the scan, with a zero after each 0xFF.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    held: u32,
    count: u32,
}

impl Bits {
    fn put(&mut self, code: u16, bits: u32) {
        for n in (0..bits).rev() {
            self.held = self.held << 1 | u32::from(code >> n & 1);
            self.count += 1;
            if self.count == 8 {
                let byte = self.held as u8;
                self.bytes.push(byte);
                if byte == 0xFF {
                    self.bytes.push(0);
                }
                (self.held, self.count) = (0, 0);
            }
        }
    }
}

/// Returns a segment with its length.
pub fn segment(marker: u8, payload: &[u8]) -> Vec<u8> {
    let length = u16::try_from(payload.len() + 2).expect("a segment is short");
    [&[0xFF, marker], &length.to_be_bytes()[..], payload].concat()
}

/// Returns the Exif segment of a camera: an orientation (1–8) and a note.
pub fn exif(orientation: u16) -> Vec<u8> {
    let note = [CAMERA_NOTE.as_bytes(), &[0]].concat();
    let mut tiff = b"II*\0\x08\0\0\0\x02\0".to_vec();
    // ImageDescription, as text at offset 38, then the orientation as a short.
    tiff.extend_from_slice(&[0x0E, 0x01, 0x02, 0x00]);
    tiff.extend_from_slice(&u32::try_from(note.len()).expect("short").to_le_bytes());
    tiff.extend_from_slice(&38u32.to_le_bytes());
    tiff.extend_from_slice(&[0x12, 0x01, 0x03, 0x00, 1, 0, 0, 0]);
    tiff.extend_from_slice(&orientation.to_le_bytes());
    tiff.extend_from_slice(&[0, 0, 0, 0, 0, 0]);
    tiff.extend_from_slice(&note);
    segment(0xE1, &[b"Exif\0\0", &tiff[..]].concat())
}

/// Returns a JPEG file of this size; `shade` returns the brightness of each square of 8 by 8 pixels, by
/// column and row. `extra` segments follow the start marker.
pub fn jpeg(width: u16, height: u16, extra: &[u8], shade: impl Fn(u16, u16) -> u8) -> Vec<u8> {
    let mut bits = Bits::default();
    let mut before = 0;
    for row in 0..height.div_ceil(8) {
        for column in 0..width.div_ceil(8) {
            // The quantisation is 1, so the DC coefficient of a square is 8 times its brightness.
            let value = 8 * (i32::from(shade(column, row)) - 128);
            let difference = value - before;
            before = value;
            let size = 32 - difference.unsigned_abs().leading_zeros();
            let (code, length) = DC[size as usize];
            bits.put(code, length);
            let low = if difference < 0 { difference - 1 } else { difference };
            bits.put(low as u16, size);
            // Only the DC coefficient: the single code of the other table.
            bits.put(0, 1);
        }
    }
    bits.put(0x7F, (8 - bits.count) % 8);
    let [h, w] = [height.to_be_bytes(), width.to_be_bytes()];
    let dc_table =
        [&[0, 0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0][..], &(0..12).collect::<Vec<u8>>()];
    let ac_table = [&[0x10, 1][..], &[0; 15], &[0]];
    [
        &[0xFF, 0xD8],
        extra,
        &segment(0xDB, &[&[0][..], &[1; 64]].concat()),
        &segment(0xC0, &[8, h[0], h[1], w[0], w[1], 1, 1, 0x11, 0]),
        &segment(0xC4, &dc_table.concat()),
        &segment(0xC4, &ac_table.concat()),
        &segment(0xDA, &[1, 1, 0, 0, 63, 0]),
        &bits.bytes,
        &[0xFF, 0xD9],
    ]
    .concat()
}
