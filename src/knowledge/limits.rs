//! Numbers that rules set and the engine reads: how much a plan may contain, and how fast it may grow.

use super::Tables;
use super::effect::{Effect, Limit};

/// The numbers of all limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Most strong actives in a plan.
    pub strong_actives: u16,
    /// Most active nights a week, 1 to 7; the others stay calm.
    pub active_nights: u16,
    /// Most actives that one plan introduces.
    pub new_actives: u16,
    /// The same for people with the least time.
    pub new_actives_little_time: u16,
    /// The same for people with time for more.
    pub new_actives_much_time: u16,
    /// Weeks in the plan in which an active counts as new, unless it has been used for months.
    pub new_weeks: u16,
    /// Weeks between further nights after that.
    pub weeks_per_night: u16,
}

impl Limits {
    /// Finds the number of each limit.
    ///
    /// # Errors
    /// The first limit that no rule sets.
    pub fn find(tables: &Tables) -> Result<Self, &'static str> {
        let the = |limit, name| stated(tables, limit).next().ok_or(name);
        Ok(Self {
            strong_actives: the(Limit::StrongActives, "StrongActives")?,
            active_nights: the(Limit::ActiveNights, "ActiveNights")?,
            new_actives: the(Limit::NewActives, "NewActives")?,
            new_actives_little_time: the(Limit::NewActivesLittleTime, "NewActivesLittleTime")?,
            new_actives_much_time: the(Limit::NewActivesMuchTime, "NewActivesMuchTime")?,
            new_weeks: the(Limit::NewWeeks, "NewWeeks")?,
            weeks_per_night: the(Limit::WeeksPerNight, "WeeksPerNight")?,
        })
    }
}

/// Returns the numbers that rules set for a limit. The build allows only one rule to do so.
pub fn stated(tables: &Tables, limit: Limit) -> impl Iterator<Item = u16> {
    tables.rules.iter().flat_map(|rule| &rule.then).filter_map(move |effect| match effect {
        Effect::Limit(of, number) if *of == limit => Some(*number),
        _ => None,
    })
}
