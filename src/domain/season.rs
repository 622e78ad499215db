//! The season of a day.

use jiff::civil::Date;

use super::closed_set::closed_set;
use super::terms::Region;

closed_set! {
    /// A season; the ids are the options of the question `season`.
    Season {
        /// March to May.
        Spring = "spring",
        /// June to August.
        Summer = "summer",
        /// September to November.
        Autumn = "autumn",
        /// December to February.
        Winter = "winter",
    }
}

impl Season {
    /// Returns the season of a day, in whole months as used by weather services (Met Office, KMA,
    /// NOAA). Every region of this app is in the northern hemisphere.
    pub fn of(date: Date, region: Region) -> Self {
        match region {
            Region::Kr | Region::Us | Region::Eu | Region::Uk => match date.month() {
                3..=5 => Self::Spring,
                6..=8 => Self::Summer,
                9..=11 => Self::Autumn,
                _ => Self::Winter,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_season_begins_with_its_month() {
        let of = |month, day| Season::of(date(2026, month, day), Region::Kr);
        assert_eq!(
            [of(2, 28), of(3, 1), of(5, 31)],
            [Season::Winter, Season::Spring, Season::Spring]
        );
        assert_eq!([of(6, 1), of(8, 31)], [Season::Summer; 2]);
        assert_eq!([of(9, 1), of(11, 30)], [Season::Autumn; 2]);
        assert_eq!([of(12, 1), of(1, 1)], [Season::Winter; 2]);
    }
}
