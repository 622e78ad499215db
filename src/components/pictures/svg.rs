//! Conversion of shapes to SVG. Geometry is in attributes only: no inline style.

use std::borrow::Cow;

use yew::prelude::*;

use super::geometry::{Frame, Picture, Shape, Tenths, number};

/// Draws a picture. With a text alternative it is an image with that name; without one it adds
/// nothing to the text beside it and is hidden from assistive technology.
pub fn svg(picture: Picture, label: Option<AttrValue>) -> Html {
    let view_box = match picture.frame {
        Frame::View(left, top, width, height) => {
            let numbers = [left, top, width, height].map(|number| number.to_string());
            Some(AttrValue::from(numbers.join(" ")))
        }
        Frame::Percent => None,
    };
    let across = |tenths: Tenths| {
        let mut text = number(tenths);
        if view_box.is_none() {
            text.push('%');
        }
        AttrValue::from(text)
    };
    let shapes: Vec<Html> = picture.shapes.into_iter().map(|shape| draw(shape, &across)).collect();
    let (role, hidden) = match label {
        Some(_) => (Some("img"), None),
        None => (None, Some("true")),
    };
    html! {
        <svg class={picture.class} viewBox={view_box} {role} aria-label={label} aria-hidden={hidden}>
            { shapes }
        </svg>
    }
}

fn draw(shape: Shape, across: &dyn Fn(Tenths) -> AttrValue) -> Html {
    match shape {
        Shape::Rect(rect) => {
            let rx = (rect.rx != 0).then(|| down(rect.rx));
            let turn = (rect.turn != 0).then(|| {
                let middle = (rect.x + rect.width / 2, rect.y + rect.height / 2);
                let numbers = [rect.turn, middle.0, middle.1].map(number);
                AttrValue::from(["rotate(", &numbers.join(" "), ")"].concat())
            });
            html! {
                <rect
                    class={rect.class}
                    x={across(rect.x)}
                    y={down(rect.y)}
                    width={across(rect.width)}
                    height={down(rect.height)}
                    {rx}
                    transform={turn}
                />
            }
        }
        Shape::Circle(circle) => html! {
            <circle
                class={circle.class}
                cx={across(circle.cx)}
                cy={down(circle.cy)}
                r={down(circle.r)}
            />
        },
        Shape::Line(line) => html! {
            <line
                class={line.class}
                x1={across(line.x1)}
                y1={down(line.y1)}
                x2={across(line.x2)}
                y2={down(line.y2)}
            />
        },
        Shape::Path { class, d } => {
            let d = match d {
                Cow::Borrowed(d) => AttrValue::from(d),
                Cow::Owned(d) => AttrValue::from(d),
            };
            html! { <path {class} {d} /> }
        }
        Shape::Text { class, x, y, text } => {
            html! { <text {class} x={across(x)} y={down(y)}>{ text }</text> }
        }
    }
}

fn down(tenths: Tenths) -> AttrValue {
    number(tenths).into()
}

#[cfg(test)]
mod tests {
    use super::super::geometry::{tracks, wall};
    use super::*;

    /// Returns the attributes of the picture and of its first shape, each as `name=value`.
    fn attributes(picture: Picture, label: Option<AttrValue>) -> (Vec<String>, Vec<String>) {
        let of = |node: &Html| match node {
            Html::VTag(tag) => {
                tag.attributes.iter().map(|(name, value)| [name, "=", value].concat()).collect()
            }
            _ => Vec::new(),
        };
        fn first(node: &Html) -> Html {
            match node {
                Html::VList(list) => list.iter().next().map(first).unwrap_or_default(),
                other => other.clone(),
            }
        }
        let node = svg(picture, label);
        let Html::VTag(tag) = &node else { panic!("no element") };
        (of(&node), of(&first(tag.children().expect("shapes"))))
    }

    #[test]
    fn a_picture_has_a_name_or_is_hidden() {
        let (named, _) = attributes(wall::Wall::of(44).draw(), Some("words".into()));
        for expected in ["role=img", "aria-label=words", "viewBox=0 0 320 172"] {
            assert!(named.iter().any(|one| one == expected), "{expected} in {named:?}");
        }
        assert!(!named.iter().any(|one| one.starts_with("aria-hidden")));
        let (plain, _) = attributes(tracks::progress(1, 2), None);
        assert!(plain.iter().any(|one| one == "aria-hidden=true"));
        assert!(!plain.iter().any(|one| one.starts_with("role") || one.starts_with("viewBox")));
    }

    #[test]
    fn a_stretching_picture_counts_in_percent_across_only() {
        let (_, mut rect) = attributes(tracks::progress(24, 24), None);
        rect.sort();
        let expected = ["class=track__span--now", "height=8", "rx=2", "width=3.5%", "x=0%", "y=0"];
        assert_eq!(rect, expected);
    }
}
