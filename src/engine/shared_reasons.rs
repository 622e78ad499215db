//! Each reason once, with all the lines it applies to.

use super::reason::Reason;

/// A reason and the lines of a list it applies to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReasonGroup<'a, T> {
    /// The reason.
    pub reason: &'a Reason,
    /// The lines in this group; no other group has them.
    pub lines: Vec<&'a T>,
    /// Lines in an earlier group to which this reason applies as well.
    pub also: Vec<&'a T>,
}

/// Groups lines by their reasons. Every line is in exactly one group, and every reason heads exactly one,
/// so that its sentence is read once. The reason that applies to most lines comes first (ties in the
/// order of the lines), so that there are as few groups with lines as a simple choice gives.
///
/// `because` returns the reasons of a line that count, the deciding one first. Lines without a reason are
/// left out.
pub fn group_by_reason<'a, T>(
    lines: &'a [T],
    because: impl Fn(&'a T) -> Vec<&'a Reason>,
) -> Vec<ReasonGroup<'a, T>> {
    let all: Vec<(&T, Vec<&Reason>)> = lines.iter().map(|line| (line, because(line))).collect();
    let mut reasons: Vec<&Reason> = Vec::new();
    for reason in all.iter().flat_map(|(_, because)| because) {
        if !reasons.contains(reason) {
            reasons.push(reason);
        }
    }
    let mut placed = vec![false; all.len()];
    let mut groups = Vec::with_capacity(reasons.len());
    while !reasons.is_empty() {
        let holds = |reason: &Reason, place: usize| {
            all.get(place).is_some_and(|(_, because)| because.contains(&reason))
        };
        let open = |reason: &Reason| {
            let free = placed.iter().enumerate().filter(|(_, placed)| !**placed);
            free.filter(|(place, _)| holds(reason, *place)).count()
        };
        let mut best = 0;
        for (place, reason) in reasons.iter().enumerate() {
            if open(reason) > reasons.get(best).map_or(0, |best| open(best)) {
                best = place;
            }
        }
        let reason = reasons.remove(best);
        let (mut here, mut also) = (Vec::new(), Vec::new());
        for (place, (line, because)) in all.iter().enumerate() {
            if !because.contains(&reason) {
                continue;
            }
            match placed.get_mut(place) {
                Some(placed) if !*placed => {
                    *placed = true;
                    here.push(*line);
                }
                _ => also.push(*line),
            }
        }
        groups.push(ReasonGroup { reason, lines: here, also });
    }
    groups
}
