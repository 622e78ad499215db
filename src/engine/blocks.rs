//! Blocks: what a rule keeps out of a plan, and until when.

use jiff::civil::Date;

use crate::domain::Phase;
use crate::knowledge::Until;

use super::reason::Reason;

/// A block that a rule puts on an active or a treatment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// When it may end.
    pub until: Until,
    /// The rule behind it.
    pub because: Reason,
    /// The day from which its days count; `None` for today.
    pub from: Option<Date>,
}

/// When a block ends, as the plan states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockEnd {
    /// When the plan reaches this phase.
    Phase(Phase),
    /// At the check on or after this day.
    Date(Date),
    /// Only a clinician lifts it.
    ClearedByClinician,
}

/// The latest end among several blocks: a clinician's decision is later than any date, and of a phase and
/// a date the later one counts. `starts` gives the first day of a phase.
///
/// The blocks are sorted by their ends, the latest first: it decides how long something waits, so it is
/// what people read first.
pub(super) fn latest(
    blocks: &mut [Block],
    today: Date,
    starts: impl Fn(Phase) -> Date,
) -> Option<BlockEnd> {
    let end = |block: &Block| match block.until {
        Until::ClearedByClinician => (Date::MAX, BlockEnd::ClearedByClinician),
        Until::Phase(phase) => (starts(phase), BlockEnd::Phase(phase)),
        Until::Days(days) => {
            let date = super::dates::plus_days(block.from.unwrap_or(today), days);
            (date, BlockEnd::Date(date))
        }
    };
    let latest = blocks.iter().map(end).max_by_key(|(date, _)| *date).map(|(_, moment)| moment);
    crate::domain::insertion_sort(blocks, |block| std::cmp::Reverse(end(block).0));
    latest
}
