//! What a person's device keeps, as the program holds it in memory.

use jiff::civil::Date;

use crate::domain::{Answers, ClosedSet, QuestionId, Region, parse_moment};

/// Longest expiry that may be set, in days (ten years).
pub const MAX_EXPIRY_DAYS: u16 = 3650;

const SECONDS_OF_A_DAY: i64 = 24 * 60 * 60;

/// Everything that is kept between two visits.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Saved {
    /// The answers given so far.
    pub answers: Answers,
    /// Answers to questions that other answers have put out of the way. No plan is made from them; they
    /// count again once their question is asked again.
    pub hidden: Answers,
    /// How the person wants the app to be.
    pub settings: Settings,
    /// The day from which the plan counts, once there is a plan.
    pub assessed_on: Option<Date>,
    /// The question at which the person stopped.
    pub position: Option<QuestionId>,
}

/// How the person wants the app to be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// Language tag, for example `ko`; `None` follows the browser.
    pub language: Option<String>,
    /// Light or dark.
    pub theme: Theme,
    /// Where the answers are kept.
    pub keep: Keep,
    /// Days after the last save when everything is removed, 1 to [`MAX_EXPIRY_DAYS`].
    pub expires_after_days: Option<u16>,
    /// Whether the person wants to keep photos, in a database beside this.
    pub photos: bool,
    /// Where the person lives, as far as rules and numbers differ.
    pub region: RegionSetting,
}

impl Settings {
    /// Whether what was saved at one moment is to be removed at another, as the person has set it.
    pub fn expired(&self, saved_at: &str, now: &str) -> bool {
        self.expires_after_days.is_some_and(|days| is_over(saved_at, days, now))
    }
}

/// Whether so many days have passed between two moments (RFC 3339 in UTC): that many times 24 hours,
/// wherever the person is. Where a moment is unreadable, or the clock stands before the first, they
/// have not.
pub(super) fn is_over(saved_at: &str, days: u16, now: &str) -> bool {
    match (parse_moment(saved_at), parse_moment(now)) {
        (Some(saved), Some(now)) => now - saved >= i64::from(days) * SECONDS_OF_A_DAY,
        _ => false,
    }
}

/// Whether a moment lies more than a day after another: a clock may be put right by hours, and no zone
/// is further than that from the next.
pub(super) fn is_ahead(saved_at: &str, now: &str) -> bool {
    match (parse_moment(saved_at), parse_moment(now)) {
        (Some(saved), Some(now)) => saved - now > SECONDS_OF_A_DAY,
        _ => false,
    }
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the device is set.
    #[default]
    Auto,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// Where the person lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RegionSetting {
    /// Where the browser's languages say.
    #[default]
    Browser,
    /// In a region that rules know.
    Chosen(Region),
    /// Somewhere else.
    Elsewhere,
}

impl RegionSetting {
    /// Every choice, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Browser,
        Self::Chosen(Region::Eu),
        Self::Chosen(Region::Uk),
        Self::Chosen(Region::Us),
        Self::Chosen(Region::Kr),
        Self::Elsewhere,
    ];

    /// Stable id in saved files and forms.
    pub fn id(self) -> &'static str {
        match self {
            Self::Browser => "browser",
            Self::Chosen(region) => region.id(),
            Self::Elsewhere => "elsewhere",
        }
    }

    /// The choice with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.id() == id)
    }

    /// The region, when the browser's languages say this one.
    pub fn or_browser(self, browser: Option<Region>) -> Option<Region> {
        match self {
            Self::Browser => browser,
            Self::Chosen(region) => Some(region),
            Self::Elsewhere => None,
        }
    }
}

/// Where the answers are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Keep {
    /// On this device, until erased.
    #[default]
    Device,
    /// Only in memory while the tab is open.
    Tab,
}

impl ClosedSet for Theme {
    const NAME: &'static str = "Theme";
    const ALL: &'static [Self] = &[Self::Auto, Self::Light, Self::Dark];
    const VARIANTS: &'static [&'static str] = &["Auto", "Light", "Dark"];

    fn index(self) -> usize {
        self as usize
    }

    fn id(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl ClosedSet for Keep {
    const NAME: &'static str = "Keep";
    const ALL: &'static [Self] = &[Self::Device, Self::Tab];
    const VARIANTS: &'static [&'static str] = &["Device", "Tab"];

    fn index(self) -> usize {
        self as usize
    }

    fn id(self) -> &'static str {
        match self {
            Self::Device => "device",
            Self::Tab => "tab",
        }
    }
}
