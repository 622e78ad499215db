//! Theme colours: parsing, mixing as in the style sheet, and contrast.

/// An sRGB colour, each component 0–255.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub [u8; 3]);

impl Rgb {
    /// Parses `#rgb`, `#rrggbb`, `rgb(1, 2, 3)` or `rgb(1 2 3)`. Nothing with transparency: the contrast of
    /// such a colour depends on what lies beneath it.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim_ascii();
        if let Some(digits) = text.strip_prefix('#') {
            return hex(digits.as_bytes());
        }
        let inside = text.strip_prefix("rgb(")?.strip_suffix(')')?;
        let mut parts = inside.split([',', ' ']).filter(|part| !part.is_empty());
        let mut next = || {
            let part = parts.next()?;
            let plain = part.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| part.parse::<u8>().ok()).flatten()
        };
        let rgb = [next()?, next()?, next()?];
        parts.next().is_none().then_some(Self(rgb))
    }

    /// Returns `#rrggbb`.
    pub fn hex(self) -> String {
        let digit = |n: u8| char::from_digit(u32::from(n), 16).unwrap_or('0');
        let digits = self.0.into_iter().flat_map(|part| [digit(part >> 4), digit(part & 15)]);
        ['#'].into_iter().chain(digits).collect()
    }

    /// Returns the WCAG 2.2 contrast with another colour: 1 (the same) to 21 (black on white), in hundredths.
    pub fn contrast(self, other: Self) -> u16 {
        let (one, two) = (self.luminance(), other.luminance());
        let ratio = (one.max(two) + 0.05) / (one.min(two) + 0.05);
        // At most 2100; truncated, so that 4.499 is not shown as sufficient.
        (ratio * 100.0 + 1e-9) as u16
    }

    /// Returns the relative luminance, 0–1.
    fn luminance(self) -> f64 {
        let [r, g, b] = self.linear();
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    fn linear(self) -> [f64; 3] {
        self.0.map(|part| {
            let value = f64::from(part) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        })
    }

    /// Computes `color-mix(in oklab, self percent%, other)`, as `styles/tokens.css` derives its colours. The
    /// matrices are those of CSS Color 4 (after Björn Ottosson).
    pub fn mix(self, percent: u8, other: Self) -> Self {
        let share = f64::from(percent.min(100)) / 100.0;
        let (one, two) = (self.oklab(), other.oklab());
        let at = |n: usize| one[n] * share + two[n] * (1.0 - share);
        Self::from_oklab([at(0), at(1), at(2)])
    }

    fn oklab(self) -> [f64; 3] {
        let [r, g, b] = self.linear();
        let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
        let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
        let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
        [
            0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s,
            1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s,
            0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s,
        ]
    }

    fn from_oklab([lightness, a, b]: [f64; 3]) -> Self {
        let l = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
        let m = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
        let s = (lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
        let linear = [
            4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
            -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
            -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
        ];
        Self(linear.map(|value| {
            let value = value.clamp(0.0, 1.0);
            let shown = if value <= 0.003_130_8 {
                value * 12.92
            } else {
                1.055 * value.powf(1.0 / 2.4) - 0.055
            };
            // Between 0 and 255 after clamping.
            (shown * 255.0).round() as u8
        }))
    }
}

fn hex(digits: &[u8]) -> Option<Rgb> {
    let value = |digit: u8| char::from(digit).to_digit(16).and_then(|n| u8::try_from(n).ok());
    let rgb = match digits {
        [r, g, b] => [value(*r)? * 17, value(*g)? * 17, value(*b)? * 17],
        [r1, r2, g1, g2, b1, b2] => [
            value(*r1)? * 16 + value(*r2)?,
            value(*g1)? * 16 + value(*g2)?,
            value(*b1)? * 16 + value(*b2)?,
        ],
        _ => return None,
    };
    Some(Rgb(rgb))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHITE: Rgb = Rgb([255; 3]);
    const BLACK: Rgb = Rgb([0; 3]);

    #[test]
    fn colours_are_read_and_written() {
        let teal = Some(Rgb([11, 95, 92]));
        for text in ["#0b5f5c", "#0B5F5C", " #0b5f5c ", "rgb(11, 95, 92)", "rgb(11 95 92)"] {
            assert_eq!(Rgb::parse(text), teal, "{text}");
        }
        assert_eq!(Rgb::parse("#fff"), Some(WHITE));
        assert_eq!(Rgb([11, 95, 92]).hex(), "#0b5f5c");
        for text in [
            "",
            "#",
            "#ff",
            "#ffff",
            "#0b5f5c80",
            "red",
            "rgb(1,2)",
            "rgb(1,2,3,4)",
            "rgb(256,0,0)",
            "rgb(+1,0,0)",
            "rgb(1 2 3 / 50%)",
            "rgb(1%,2%,3%)",
            "url(x)",
            "#ggg",
            "#ééé",
            "var(--x)",
            "#fff;color:red",
        ] {
            assert_eq!(Rgb::parse(text), None, "{text}");
        }
    }

    /// Figures that can be checked elsewhere: WCAG's own extremes and the well-known grey.
    #[test]
    fn contrast_is_that_of_wcag() {
        assert_eq!(BLACK.contrast(WHITE), 2100);
        assert_eq!(WHITE.contrast(WHITE), 100);
        assert_eq!(Rgb([0x76; 3]).contrast(WHITE), 454);
        assert_eq!(Rgb([0x77; 3]).contrast(WHITE), 447);
    }

    #[test]
    fn mixing_ends_at_either_colour() {
        let (one, two) = (Rgb([11, 95, 92]), Rgb([255, 254, 251]));
        assert_eq!(one.mix(100, two), one);
        assert_eq!(one.mix(0, two), two);
        // Black and white meet at the oklab lightness 0.5, which is #636363.
        assert_eq!(WHITE.mix(50, BLACK), Rgb([99; 3]));
    }
}
