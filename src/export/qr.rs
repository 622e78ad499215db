//! A QR code of an address, as rows of dark and light modules.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// The largest version: 97 modules across, which a phone can still scan from a screen at arm's length.
const LARGEST: u8 = 20;

/// A QR code: its modules, without the quiet zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    size: usize,
    dark: Vec<bool>,
}

impl Code {
    /// Encodes a text at error correction level M; returns `None` if it is too long for a readable code (666
    /// bytes).
    pub fn of(text: &str) -> Option<Self> {
        let segments = [QrSegment::make_bytes(text.as_bytes())];
        let code = QrCode::encode_segments_advanced(
            &segments,
            QrCodeEcc::Medium,
            Version::MIN,
            Version::new(LARGEST),
            None,
            true,
        );
        let code = code.ok()?;
        let across = code.size();
        let dark = (0..across)
            .flat_map(|y| (0..across).map(move |x| (x, y)))
            .map(|(x, y)| code.get_module(x, y))
            .collect();
        Some(Self { size: usize::try_from(across).unwrap_or(0), dark })
    }

    /// Returns the number of modules across and down.
    pub fn size(&self) -> usize {
        self.size
    }

    /// Returns the rows from top to bottom.
    pub fn rows(&self) -> impl Iterator<Item = &[bool]> {
        self.dark.chunks(self.size.max(1))
    }
}
