//! The skin barrier as a wall of bricks and mortar that loosens as the index falls.

use super::chance::{ONE, chance, part, steeply};
use super::water::water;
use super::{Frame, Picture, Rect, Shape, Tenths};

/// Space above the bricks where water escapes, and the smaller space above a firm wall.
const SKY: Tenths = 340;
const SKY_OF_A_FIRM_WALL: Tenths = 60;
/// Thickness of intact mortar.
const JOINT: Tenths = 50;

/// A wall, and its firmness from left to right end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wall {
    /// Index at the left end. Values over 100 count as 100.
    pub from: u8,
    /// Index at the right end.
    pub to: u8,
    /// Width of the picture in whole units.
    pub width: i32,
    /// Number of brick courses.
    pub rows: i32,
    /// Width of a brick.
    pub brick_width: Tenths,
    /// Height of a brick.
    pub brick_height: Tenths,
    /// Space above the bricks.
    pub sky: Tenths,
}

impl Wall {
    /// Returns the wall for a person's index.
    pub fn of(index: u8) -> Self {
        let sky = if index < 80 { SKY } else { SKY_OF_A_FIRM_WALL };
        Self { rows: 6, sky, ..Self::lesson(index, index) }
    }

    /// Returns a small wall for an explanation.
    pub fn lesson(from: u8, to: u8) -> Self {
        Self { from, to, width: 320, rows: 4, brick_width: 440, brick_height: 170, sky: SKY }
    }

    /// Returns the wall of the first page: loose on the left, firm on the right.
    pub fn welcome() -> Self {
        let lesson = Self::lesson(8, 112);
        Self { width: 460, rows: 8, brick_width: 460, brick_height: 190, sky: 400, ..lesson }
    }

    /// Draws the wall: mortar, bricks, water, drops.
    pub fn draw(&self) -> Picture {
        let mut shapes = Vec::new();
        let mut bricks = Vec::new();
        for row in 0..self.rows {
            self.course(row, &mut shapes, &mut bricks);
        }
        shapes.append(&mut bricks);
        shapes.extend(water(self.width * 10, self.sky, |across| self.looseness(across)));
        let height = self.sky + self.rows * (self.brick_height + JOINT) + 60;
        Picture { class: "picture wall", frame: Frame::View(0, 0, self.width, height / 10), shapes }
    }

    /// Returns the looseness at the horizontal position `across`: 0 tight to [`ONE`] loose.
    fn looseness(&self, across: Tenths) -> i32 {
        let at = (across * ONE / (self.width * 10)).clamp(0, ONE);
        let (from, to) = (i32::from(self.from), i32::from(self.to));
        let index = from * ONE + (to - from) * at;
        (100 * ONE - index).clamp(0, 100 * ONE) / 100
    }

    /// Draws one course with the mortar below and between its bricks.
    fn course(&self, row: i32, mortar: &mut Vec<Shape>, bricks: &mut Vec<Shape>) {
        let (width, height) = (self.brick_width, self.brick_height);
        let step = width + JOINT;
        let y = self.sky + row * (height + JOINT);
        let start = row % 2 * step / 2;
        // The surface is damaged first.
        let exposed = ONE - 563 * row / (self.rows + 1);
        for column in -1.. {
            let x = start + column * step;
            if x >= self.width * 10 {
                break;
            }
            let loose = part(self.looseness(x + width / 2), exposed);
            let gone = steeply(loose);
            let joint = part(JOINT, ONE - loose / 2);
            let rx = if loose > 123 { 15 } else { 0 };
            let mut fill = |x, y, width, height| {
                let class = "wall__mortar";
                mortar.extend(self.shows(Rect { class, x, y, width, height, rx, turn: 0 }));
            };
            if chance(row, column, 1) >= gone {
                let short = if rx > 0 { part(loose, chance(row, column, 2)) / 2 } else { 0 };
                let below = y + height + (JOINT - joint) / 2;
                fill(x - 4, below - 2, part(step, ONE - short) + 8, joint + 4);
            }
            if chance(row, column, 3) >= gone {
                // Firm mortar meets the joint below.
                let foot = part(JOINT, (ONE - loose * 4).max(0));
                let long = part(height, ONE - part(410, loose)) + foot;
                fill(x + width, y + part(height, loose / 5), joint, long);
            }
            let brick = self.brick(row, column, x, y, loose);
            bricks.extend(brick.and_then(|brick| self.shows(brick)));
        }
    }

    /// Omits shapes outside the picture.
    fn shows(&self, rect: Rect) -> Option<Shape> {
        let inside = rect.x + rect.width > 0 && rect.x < self.width * 10;
        inside.then_some(Shape::Rect(rect))
    }

    /// Draws a brick, shifted and rotated by looseness; at the top of a very loose wall some flake
    /// off and some are missing.
    fn brick(&self, row: i32, column: i32, x: Tenths, y: Tenths, loose: i32) -> Option<Rect> {
        let chance = |salt| chance(row, column, salt);
        let either_way = |most, salt| part(most, part(part(loose, loose), chance(salt) - ONE / 2));
        let dx = either_way(110, 4);
        let mut dy = either_way(70, 5);
        let mut turn = either_way(260, 6);
        let mut keeps = ONE - part(205, part(loose, chance(7)));
        if row == 0 && loose > 358 && chance(8) < part(loose - 307, 1126) {
            dy -= 70 + part(120, part(chance(9), loose));
            turn = turn * 11 / 5;
            keeps = part(keeps, 840);
        }
        if row == 1 && loose > 737 && chance(10) < 307 {
            return None;
        }
        let class = ["brick--1", "brick--2", "brick--3"][(chance(11) * 3 / ONE) as usize];
        let width = part(self.brick_width, keeps);
        Some(Rect {
            class,
            x: x + (self.brick_width - width) / 2 + dx,
            y: y + dy,
            width,
            height: self.brick_height,
            rx: 35,
            turn: if turn.abs() > 2 { turn } else { 0 },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rects(picture: &Picture, class: &str) -> Vec<Rect> {
        let rect = |shape: &Shape| {
            if let Shape::Rect(rect) = shape { Some(*rect) } else { None }
        };
        let rects = picture.shapes.iter().filter_map(rect);
        rects.filter(|rect| rect.class.starts_with(class)).collect()
    }

    fn mortar(picture: &Picture) -> usize {
        rects(picture, "wall__mortar").len()
    }

    /// Counts paths and drops of water.
    fn leaks(picture: &Picture) -> usize {
        picture.shapes.iter().filter(|shape| matches!(shape, Shape::Path { .. })).count()
    }

    #[test]
    fn looseness_grows_as_the_index_falls() {
        let (mut left, mut turned, mut loose) = (usize::MAX, -1, 0);
        for index in (0..=100).rev() {
            let (wall, picture) = (Wall::of(index), Wall::of(index).draw());
            assert!(mortar(&picture) <= left, "mortar came back at {index}");
            assert!(wall.looseness(0) >= loose, "firmer at {index}");
            (left, loose) = (mortar(&picture), wall.looseness(0));
            if index % 20 == 0 {
                let turns = rects(&picture, "brick").iter().map(|brick| brick.turn.abs()).sum();
                assert!(turns > turned, "straighter at {index}");
                turned = turns;
            }
        }
    }

    #[test]
    fn a_firm_wall_is_whole_and_dry() {
        let picture = Wall::of(100).draw();
        let bricks = rects(&picture, "brick");
        assert_eq!(leaks(&picture), 0);
        // Courses of seven bricks, and of seven and a bit, with the visible joints.
        assert_eq!(bricks.len(), 3 * 7 + 3 * 8);
        assert_eq!(mortar(&picture), 3 * (8 + 6) + 3 * (8 + 7));
        assert!(bricks.iter().all(|brick| brick.turn == 0 && brick.width == 440));
    }

    #[test]
    fn a_loose_wall_loses_water_bricks_and_mortar() {
        let (firm, loose) = (Wall::of(100).draw(), Wall::of(0).draw());
        assert!(leaks(&loose) > 0);
        assert!(rects(&loose, "brick").len() < rects(&firm, "brick").len());
        assert!(mortar(&loose) < mortar(&firm) / 2);
    }

    #[test]
    fn everything_is_inside_but_for_bricks_that_run_over_an_edge() {
        let people = (0..=100).map(Wall::of);
        for wall in people.chain([Wall::welcome(), Wall::lesson(20, 98)]) {
            let picture = wall.draw();
            let Frame::View(0, 0, width, height) = picture.frame else { panic!("no view box") };
            for rect in rects(&picture, "") {
                assert!(rect.y >= 0 && rect.y + rect.height <= height * 10, "{rect:?}");
                assert!(rect.x + rect.width > 0 && rect.x < width * 10, "{rect:?}");
            }
        }
    }

    #[test]
    fn the_same_index_gives_the_same_wall() {
        assert_eq!(Wall::of(44).draw(), Wall::of(44).draw());
        assert_eq!(Wall::of(200).draw(), Wall { from: 200, to: 200, ..Wall::of(100) }.draw());
        assert_ne!(Wall::of(44).draw(), Wall::of(45).draw());
    }

    #[test]
    fn the_first_wall_becomes_firm_from_left_to_right() {
        let wall = Wall::welcome();
        assert!(wall.looseness(0) > wall.looseness(2300));
        assert_eq!(wall.looseness(4600), 0);
    }
}
