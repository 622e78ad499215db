//! Text lines found in a picture, in reading order.

/// A line, or a part of one, with its position in the picture.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Line {
    /// Its text.
    pub text: String,
    /// Its left edge, in pixels.
    pub left: f64,
    /// Its upper edge, in pixels.
    pub top: f64,
    /// Its height, in pixels.
    pub height: f64,
}

/// Returns the lines from top to bottom, with the parts of a line from left to right. Browsers return them in
/// any order. Two parts are on the same line if their middles are within half the height of the lower one.
pub fn in_order(mut lines: Vec<Line>) -> String {
    let middle = |line: &Line| line.top + line.height / 2.0;
    lines.retain(|line| !line.text.trim().is_empty());
    lines.sort_by(|one, other| middle(one).total_cmp(&middle(other)));
    let mut rows: Vec<Vec<Line>> = Vec::new();
    for line in lines {
        let joins = rows.last().and_then(|row| row.first()).is_some_and(|first| {
            middle(&line) - middle(first) < first.height.min(line.height) / 2.0
        });
        match rows.last_mut() {
            Some(row) if joins => row.push(line),
            _ => rows.push(vec![line]),
        }
    }
    let texts = rows.into_iter().map(|mut row| {
        row.sort_by(|one, other| one.left.total_cmp(&other.left));
        let parts: Vec<&str> = row.iter().map(|part| part.text.trim()).collect();
        parts.join(" ")
    });
    texts.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_from_top_to_bottom_and_left_to_right() {
        let line = |text: &str, left, top| Line { text: text.into(), left, top, height: 20.0 };
        let found = vec![
            line("Panthenol,", 10.0, 62.0),
            line("Glycerin,", 150.0, 33.0),
            line("  ", 0.0, 0.0),
            line("Carbomer", 160.0, 60.0),
            line("Ingredients:", 10.0, 0.0),
            line("Water,", 10.0, 30.0),
        ];
        assert_eq!(in_order(found), "Ingredients:\nWater, Glycerin,\nPanthenol, Carbomer");
        assert_eq!(in_order(Vec::new()), "");
        let odd = Line { text: "a".into(), left: f64::NAN, top: f64::NAN, height: f64::NAN };
        assert_eq!(in_order(vec![odd.clone(), odd]), "a\na");
    }
}
