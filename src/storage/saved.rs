//! The saved profile, as held in memory.

use jiff::civil::Date;

use crate::domain::{Answers, ClosedSet, QuestionId, Region, parse_moment};

/// Longest expiry that may be set, in days (ten years).
pub const MAX_EXPIRY_DAYS: u16 = 3650;

const SECONDS_OF_A_DAY: i64 = 24 * 60 * 60;

/// Everything in the profile that is kept between two visits.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Saved {
    /// The answers given so far.
    pub answers: Answers,
    /// Answers to questions that are hidden because of other answers. They are not used for the plan; they
    /// count again once their question is asked again.
    pub hidden: Answers,
    /// The person's settings.
    pub settings: Settings,
    /// The start date of the plan, once there is one.
    pub assessed_on: Option<Date>,
    /// The question at which the person stopped.
    pub position: Option<QuestionId>,
}

/// The person's settings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// Language tag, for example `ko`; `None` follows the browser.
    pub language: Option<String>,
    /// Light or dark.
    pub theme: Theme,
    /// Where the answers are kept.
    pub keep: Keep,
    /// Days after the last save until everything is removed, 1 to [`MAX_EXPIRY_DAYS`].
    pub expires_after_days: Option<u16>,
    /// Whether the person wants to keep photos, in a separate database.
    pub photos: bool,
    /// Where the person lives, for rules and numbers that differ by region.
    pub region: RegionSetting,
}

impl Settings {
    /// Returns `true` if data saved at `saved_at` has expired by `now`, as set by the person.
    pub fn expired(&self, saved_at: &str, now: &str) -> bool {
        self.expires_after_days.is_some_and(|days| is_over(saved_at, days, now))
    }
}

/// Returns `true` if this many days have passed between two moments (RFC 3339 in UTC), counted as 24 hours
/// each, regardless of time zone. Returns `false` if a moment is unreadable or the clock is before the first.
pub(super) fn is_over(saved_at: &str, days: u16, now: &str) -> bool {
    match (parse_moment(saved_at), parse_moment(now)) {
        (Some(saved), Some(now)) => now - saved >= i64::from(days) * SECONDS_OF_A_DAY,
        _ => false,
    }
}

/// Returns `true` if a moment is more than a day after another: a clock may be corrected by hours, and no two
/// time zones are further apart than that.
pub(super) fn is_ahead(saved_at: &str, now: &str) -> bool {
    match (parse_moment(saved_at), parse_moment(now)) {
        (Some(saved), Some(now)) => saved - now > SECONDS_OF_A_DAY,
        _ => false,
    }
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// Follows the device setting.
    #[default]
    Auto,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// The region setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RegionSetting {
    /// As indicated by the browser's languages.
    #[default]
    Browser,
    /// A region that the rules know.
    Chosen(Region),
    /// Any other region.
    Elsewhere,
}

impl RegionSetting {
    /// Every choice, in the order offered.
    pub const ALL: [Self; 6] = [
        Self::Browser,
        Self::Chosen(Region::Eu),
        Self::Chosen(Region::Uk),
        Self::Chosen(Region::Us),
        Self::Chosen(Region::Kr),
        Self::Elsewhere,
    ];

    /// Returns the stable id used in saved files and forms.
    pub fn id(self) -> &'static str {
        match self {
            Self::Browser => "browser",
            Self::Chosen(region) => region.id(),
            Self::Elsewhere => "elsewhere",
        }
    }

    /// Returns the choice with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.id() == id)
    }

    /// Returns the region, given the one indicated by the browser's languages.
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
