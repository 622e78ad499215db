//! The tabs whose saves went into a state.
//!
//! Browsers do not guarantee that a tab reads what another one has just written, so two tabs may save on top
//! of the same state. Counting the saves of each tab (a version vector) tells such a fork from an ordinary
//! successor; a fork is merged rather than overwritten.

use crate::json::Json;

use crate::input::checksum;

/// Number of tabs remembered; those whose last save is oldest are dropped.
const MOST: usize = 8;

/// Tabs and the number of their saves, the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct VersionVector(Vec<(u32, u64)>);

impl VersionVector {
    /// Reads the object of an envelope; unknown contents are ignored.
    pub fn read(json: &Json) -> Self {
        let pairs = json.as_object().unwrap_or_default().iter().take(MOST);
        let read = |(id, saves): &(String, Json)| {
            let id = u32::from_str_radix(id, 16).ok()?;
            Some((id, u64::try_from(saves.as_int()?).ok()?))
        };
        Self(pairs.filter_map(read).collect())
    }

    /// Writes the object of an envelope.
    pub fn write(&self) -> Json {
        Json::object(self.0.iter().map(|(id, saves)| (checksum::write(*id), Json::count(*saves))))
    }

    /// Returns the tab that saved last, and its number of saves.
    pub fn latest(&self) -> Option<(u32, u64)> {
        self.0.first().copied()
    }

    /// Returns `true` if this save of this tab is included.
    pub fn hold(&self, save: Option<(u32, u64)>) -> bool {
        save.is_some_and(|(id, saves)| self.saves(id) >= saves)
    }

    fn saves(&self, id: u32) -> u64 {
        self.0.iter().find(|(tab, _)| *tab == id).map_or(0, |(_, saves)| *saves)
    }

    /// Returns the vector after a save of the tab `id` on top of this and of `other`.
    #[must_use]
    pub fn next(&self, other: &Self, id: u32) -> Self {
        let mut next = vec![(id, self.saves(id).max(other.saves(id)).saturating_add(1))];
        for (tab, _) in self.0.iter().chain(&other.0) {
            if next.len() < MOST && next.iter().all(|(known, _)| known != tab) {
                next.push((*tab, self.saves(*tab).max(other.saves(*tab))));
            }
        }
        Self(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_that_went_on_is_told_from_a_fork() {
        let start = VersionVector::default().next(&VersionVector::default(), 1);
        let mine = start.next(&VersionVector::default(), 1);
        let theirs = start.next(&VersionVector::default(), 2);
        assert!(mine.hold(start.latest()) && theirs.hold(start.latest()));
        assert!(!theirs.hold(mine.latest()) && !mine.hold(theirs.latest()));
        let merged = mine.next(&theirs, 1);
        assert!(merged.hold(mine.latest()) && merged.hold(theirs.latest()));
        assert_eq!(merged.latest(), Some((1, 3)));
        assert!(!merged.hold(None), "a state of unknown origin has not gone in");
    }

    #[test]
    fn comes_back_as_written_and_stays_short() {
        let mut tabs = VersionVector::default();
        for id in 0..20 {
            tabs = tabs.next(&VersionVector::default(), u32::MAX - id);
            assert_eq!(VersionVector::read(&tabs.write()), tabs);
        }
        assert_eq!(tabs.0.len(), MOST);
        assert_eq!(tabs.latest(), Some((u32::MAX - 19, 1)));
    }

    #[test]
    fn nonsense_counts_as_not_there() {
        let wrong = [
            Json::Null,
            Json::list([Json::Int(1)]),
            Json::object([("x", Json::Int(1)), ("1", Json::Int(-1)), ("2", Json::Null)]),
        ];
        for json in wrong {
            assert_eq!(VersionVector::read(&json), VersionVector::default());
        }
    }
}
