//! Fixed-point fractions and the hash behind the irregularities of a wall.

/// The fraction 1.
pub(super) const ONE: i32 = 1024;

/// Returns a pseudo-random number from 0 to just under [`ONE`], determined by its position and `salt`.
pub(super) fn chance(row: i32, column: i32, salt: u32) -> i32 {
    let mut n = (row as u32).wrapping_add(1).wrapping_mul(73_856_093)
        ^ (column as u32).wrapping_add(1).wrapping_mul(19_349_663)
        ^ salt.wrapping_add(1).wrapping_mul(83_492_791);
    n ^= n >> 13;
    n = n.wrapping_mul(0x5bd1_e995);
    n ^= n >> 15;
    ((n & 0xffff) >> 6) as i32
}

/// Returns this fraction of a value, rounded to nearest.
pub(super) fn part(value: i32, fraction: i32) -> i32 {
    (value * fraction + ONE / 2) >> 10
}

/// 1.15 × fraction^1.3, sampled at every sixteenth.
const STEEPLY: [i32; 17] =
    [0, 32, 79, 134, 194, 260, 329, 402, 478, 557, 639, 724, 810, 899, 990, 1083, 1178];

/// Returns the probability of missing mortar at a looseness: it grows slowly at first, then faster.
pub(super) fn steeply(fraction: i32) -> i32 {
    let fraction = fraction.clamp(0, ONE - 1);
    let place = (fraction / 64) as usize;
    let (low, high) = (STEEPLY[place], STEEPLY[place + 1]);
    low + (high - low) * (fraction % 64) / 64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chance_is_the_designers_hash() {
        // From the designer's drawing, as sixteen-bit numbers.
        for (row, column, salt, expected) in
            [(0, -1, 1, 17_327), (0, 0, 1, 60_612), (5, 6, 11, 57_304), (3, 0, 20, 27_630)]
        {
            assert_eq!(chance(row, column, salt), expected >> 6);
        }
    }

    #[test]
    fn steeply_never_falls() {
        assert_eq!(steeply(0), 0);
        assert!((0..=ONE).all(|x| steeply(x) <= steeply(x + 1)));
        assert!(steeply(ONE) > ONE);
    }

    #[test]
    fn a_part_is_rounded() {
        assert_eq!(part(100, ONE), 100);
        assert_eq!(part(3, ONE / 2), 2);
        assert_eq!(part(-490, ONE / 4), -122);
    }
}
