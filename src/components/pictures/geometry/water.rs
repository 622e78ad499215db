//! Water escaping from a loose wall.

use super::chance::{ONE, chance, part};
use super::{Shape, Tenths, number};

/// Number of places where water may escape.
const LEAKS: i32 = 6;
/// Looseness at which a wall starts to leak.
const LEAKY: i32 = 225;
/// A drop, starting at its tip.
const DROP: &str = "c2.4 3.2 3.6 4.8 3.6 6.6a3.6 3.6 0 0 1-7.2 0c0-1.8 1.2-3.4 3.6-6.6z";

/// Draws the paths rising from a wall, more of them the looser it is, then the drops above them.
/// `width` is the wall's, `sky` the space above its bricks, `looseness` that at a horizontal
/// position.
pub(super) fn water(width: Tenths, sky: Tenths, looseness: impl Fn(Tenths) -> i32) -> Vec<Shape> {
    let (mut paths, mut drops) = (Vec::new(), Vec::new());
    for leak in 0..LEAKS {
        let across = width * (2 * leak + 1) / (2 * LEAKS);
        let loose = looseness(across);
        if loose < LEAKY || chance(leak, 0, 20) > loose * 3 / 2 {
            continue;
        }
        let x = number(across + part(200, chance(leak, 0, 21) - ONE / 2));
        let tip = part(80, chance(leak, 0, 22));
        let foot = number(sky - 20);
        let rise = number((sky - 230 - tip).max(30));
        paths.push(Shape::Path {
            class: "wall__water",
            d: ["M", &x, " ", &foot, "q5-5 0-9t0-", &rise].concat().into(),
        });
        drops.push(Shape::Path {
            class: "wall__drop",
            d: ["M", &x, " ", &number(tip), DROP].concat().into(),
        });
    }
    paths.append(&mut drops);
    paths
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Draws the water of a wall with this index throughout.
    fn water_of(index: i32) -> Vec<Shape> {
        water(3200, 340, |_| (100 - index) * ONE / 100)
    }

    #[test]
    fn a_firm_wall_keeps_its_water() {
        assert!((79..=100).all(|index| water_of(index).is_empty()));
    }

    #[test]
    fn every_path_has_its_drop_and_a_looser_wall_has_more() {
        let leaks = |index| water_of(index).len();
        assert!((0..=100).all(|index| leaks(index) % 2 == 0));
        assert!((0..100).all(|index| leaks(index) >= leaks(index + 1)));
        assert_eq!(leaks(0), 2 * LEAKS as usize);
    }
}
