//! Everything drawn with the colours of a theme, and the contrast each needs.
//!
//! The values are those of `styles/tokens.css`; a test below compares them.

use super::colour::Rgb;

/// Minimum contrast of text, in hundredths.
const TEXT: u16 = 450;
/// Minimum contrast of edges and graphics, in hundredths.
const EDGE: u16 = 300;

/// The colours that a theme may set, separately for each scheme.
pub(super) const ROLES: [&str; 6] =
    ["background", "surface", "text", "accent", "accent-text", "warm"];
const BACKGROUND: usize = 0;
const SURFACE: usize = 1;
const TEXT_ROLE: usize = 2;
const ACCENT: usize = 3;
const ACCENT_TEXT: usize = 4;
const WARM: usize = 5;

type Palette = [Rgb; 6];

/// A scheme: the prefix of its tokens and the values that the style sheet sets differently.
pub(super) struct Scheme {
    pub prefix: &'static str,
    pub own: Palette,
    /// The app's own state colours; text in them appears on the clinic's backgrounds.
    states: [(&'static str, Rgb); 4],
    /// Percentage of the text colour in quiet text and in edges, and of a colour in its tint.
    muted: u8,
    edge: u8,
    tint: u8,
}

const fn rgb(value: u32) -> Rgb {
    Rgb([(value >> 16) as u8, (value >> 8) as u8, value as u8])
}

/// The values of `styles/tokens.css`; a test compares them.
pub(super) const SCHEMES: [Scheme; 2] = [
    Scheme {
        prefix: "",
        own: [
            rgb(0xf6f4ee),
            rgb(0xfffefb),
            rgb(0x14302f),
            rgb(0x0b5f5c),
            rgb(0xffffff),
            rgb(0xa84a22),
        ],
        states: [
            ("«suggested»", rgb(0x1d6a43)),
            ("«ask first»", rgb(0x2a5593)),
            ("«not yet»", rgb(0x815200)),
            ("«stop»", rgb(0xa12d25)),
        ],
        muted: 76,
        edge: 58,
        tint: 9,
    },
    Scheme {
        prefix: "dark-",
        own: [
            rgb(0x0d1818),
            rgb(0x152424),
            rgb(0xece9e1),
            rgb(0x84d2c5),
            rgb(0x06302d),
            rgb(0xf2ab86),
        ],
        states: [
            ("«suggested»", rgb(0x8bd3a4)),
            ("«ask first»", rgb(0xa6c6f7)),
            ("«not yet»", rgb(0xedc672)),
            ("«stop»", rgb(0xffaba1)),
        ],
        muted: 74,
        edge: 57,
        tint: 13,
    },
];

/// The background of the drawn wall, and its text colour (`--stage`, `--on-stage`).
const STAGE: (u8, Rgb, Rgb) = (62, rgb(0x06181a), rgb(0xf3efe6));

/// A foreground on a background. The first colour in `blame` that the clinic has set is rejected.
pub(super) struct Pair {
    pub fore: (&'static str, Rgb),
    pub back: (&'static str, Rgb),
    pub least: u16,
    pub blame: &'static [usize],
}

/// Returns everything drawn with the colours of a scheme. Backgrounds come first, so that a bad background is
/// not blamed on what appears on it.
pub(super) fn pairs(scheme: &Scheme, colours: &Palette) -> Vec<Pair> {
    let [background, surface, text, accent, accent_text, warm] = *colours;
    let on = |ground: usize| (ROLES[ground], colours[ground]);
    let tint = |colour: Rgb| colour.mix(scheme.tint, surface);
    let mut list = Vec::new();
    let mut pair = |fore, back, least, blame| list.push(Pair { fore, back, least, blame });
    for state in scheme.states {
        pair(state, on(BACKGROUND), TEXT, &[BACKGROUND]);
        pair(state, on(SURFACE), TEXT, &[SURFACE]);
        pair(state, ("its tint", tint(state.1)), TEXT, &[SURFACE]);
    }
    let muted = ("quiet text", text.mix(scheme.muted, background));
    let edge = ("an edge", text.mix(scheme.edge, background));
    let sunken = ("sunken background", text.mix(5, background));
    pair(muted, on(BACKGROUND), TEXT, &[TEXT_ROLE, BACKGROUND]);
    pair(muted, sunken, TEXT, &[TEXT_ROLE, BACKGROUND]);
    pair(muted, on(SURFACE), TEXT, &[TEXT_ROLE, SURFACE, BACKGROUND]);
    pair(edge, on(BACKGROUND), EDGE, &[TEXT_ROLE, BACKGROUND]);
    pair(edge, on(SURFACE), EDGE, &[TEXT_ROLE, SURFACE, BACKGROUND]);
    let accent_fore = (ROLES[ACCENT], accent);
    pair(accent_fore, on(BACKGROUND), TEXT, &[ACCENT, BACKGROUND]);
    pair(accent_fore, on(SURFACE), TEXT, &[ACCENT, SURFACE]);
    pair(accent_fore, ("its tint", tint(accent)), TEXT, &[ACCENT, SURFACE]);
    let on_accent = (ROLES[ACCENT_TEXT], accent_text);
    pair(on_accent, on(ACCENT), TEXT, &[ACCENT_TEXT, ACCENT]);
    let strong = ("accent under the pointer", accent.mix(84, text));
    pair(on_accent, strong, TEXT, &[ACCENT_TEXT, ACCENT, TEXT_ROLE]);
    let warm_fore = (ROLES[WARM], warm);
    pair(warm_fore, on(BACKGROUND), EDGE, &[WARM, BACKGROUND]);
    pair(warm_fore, ("its tint", tint(warm)), TEXT, &[WARM, SURFACE]);
    if scheme.prefix.is_empty() {
        let (share, dark, words) = STAGE;
        let stage = ("the drawn wall", accent.mix(share, dark));
        pair(("its words", words), stage, TEXT, &[ACCENT]);
    }
    list
}

#[cfg(test)]
mod tests {
    use super::super::theme::PREFIX;
    use super::*;

    const CSS: &str = include_str!("../../styles/tokens.css");

    /// The values computed here match `styles/tokens.css`.
    #[test]
    fn the_figures_are_those_of_the_style_sheet() {
        for scheme in &SCHEMES {
            for (role, colour) in ROLES.iter().zip(scheme.own) {
                let line = format!("{PREFIX}{}{role}: {};", scheme.prefix, colour.hex());
                assert!(CSS.contains(&line), "{line}");
            }
            let mixes =
                format!("--mix-muted: {}%;\n\t\t--mix-edge: {}%;", scheme.muted, scheme.edge);
            let flat: String = CSS.replace("\t\t\t", "\t\t");
            assert!(flat.contains(&mixes), "{mixes}");
            assert!(CSS.contains(&format!("--mix-tint: {}%;", scheme.tint)));
            for (name, colour) in scheme.states {
                assert!(CSS.contains(&format!(": {};", colour.hex())), "{name}");
            }
        }
        let stage = format!("{}%, {})", STAGE.0, STAGE.1.hex());
        assert!(CSS.contains(&stage) && CSS.contains(&STAGE.2.hex()), "{stage}");
        assert!(CSS.contains("var(--accent) 84%, var(--text)"));
        assert!(CSS.contains("var(--text) 5%, var(--bg)"));
    }

    #[test]
    fn the_apps_own_colours_are_readable() {
        for scheme in &SCHEMES {
            for pair in pairs(scheme, &scheme.own) {
                let found = pair.fore.1.contrast(pair.back.1);
                let (fore, back) = (pair.fore.0, pair.back.0);
                let which = scheme.prefix;
                assert!(found >= pair.least, "{which} {fore} on {back}: {}", found);
            }
        }
    }
}
