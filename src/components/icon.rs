//! Icons: one stroke each, in the colour of the adjacent text, which says the same.

use yew::prelude::*;

use crate::domain::{ProductStatus, Status};

/// An icon: its stroke, on a square of 24 units. Constants rather than an enum, so that the first
/// load contains only the strokes it draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Icon {
    stroke: &'static str,
    class: &'static str,
}

impl Icon {
    /// Done, or to do.
    pub const CHECK: Self = Self::new("M4.5 12.5l5 5L19.5 7");
    /// Fits; suggested; saved.
    pub const CHECK_CIRCLE: Self =
        Self::new("M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18zM8 12.3l2.8 2.8L16 9.6");
    /// A clinician decides.
    pub const ASK: Self = Self::new(
        "M4 5.5h16v11h-8.5L7 20.5v-4H4zM12 13.6v.1M10.2 9.2a1.9 1.9 0 1 1 2.6 1.8c-.5.2-.8.5-.8 1",
    );
    /// Later.
    pub const CLOCK: Self = Self::new("M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18zM12 7.5V12l3.2 2");
    /// Left out.
    pub const BLOCKED: Self = Self::new("M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18zM5.8 5.8l12.4 12.4");
    /// Not needed.
    pub const MINUS: Self = Self::new("M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18zM8 12h8");
    /// Not available here.
    pub const ABSENT: Self =
        Self::new("M5 20.5V4.5h9v16M14 10h5v10.5M3 20.5h18M8 8.5h3M8 12h3M8 15.5h3");
    /// Worth knowing.
    pub const INFO: Self = Self::new("M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18zM12 11v5.5M12 7.6v.1");
    /// Take care.
    pub const CAUTION: Self = Self::new("M12 3.8L2.8 20h18.4zM12 10v4.5M12 17.2v.1");
    /// Call.
    pub const PHONE: Self = Self::new(
        "M6.5 3.5l3 .2l1.6 4.2l-2 1.8a12 12 0 0 0 5.2 5.2l1.8-2l4.2 1.6l.2 3a2 2 0 0 1-2 2A16 16 0 0 1 4.5 5.5a2 2 0 0 1 2-2z",
    );
    /// Previous page.
    pub const BACK: Self = Self::turning("M14.5 5.5L8 12l6.5 6.5");
    /// Next, or from old to new.
    pub const NEXT: Self = Self::turning("M9.5 5.5L16 12l-6.5 6.5");
    /// Menu.
    pub const MENU: Self = Self::new("M4 7h16M4 12h16M4 17h16");
    /// Morning; light colours.
    pub const SUN: Self = Self::new(
        "M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4",
    );
    /// Evening; dark colours.
    pub const MOON: Self = Self::new("M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z");
    /// Print.
    pub const PRINT: Self = Self::new("M7 8V3.5h10V8M7 17H4V8h16v9h-3M7 14h10v6.5H7z");
    /// Share.
    pub const SHARE: Self = Self::new("M12 14.5V3.5M8 7l4-3.5L16 7M6 11H4.5v9.5h15V11H18");
    /// Calendar.
    pub const CALENDAR: Self = Self::new("M4 6h16v14.5H4zM4 10.5h16M8 3.5V7M16 3.5V7");
    /// Save a file.
    pub const DOWNLOAD: Self = Self::new("M12 3.5v11M7.5 10.5L12 15l4.5-4.5M4.5 20h15");
    /// Open a file.
    pub const UPLOAD: Self = Self::new("M12 15V4M7.5 8.5L12 4l4.5 4.5M4.5 20h15");
    /// Erase.
    pub const TRASH: Self =
        Self::new("M4.5 6.5h15M9 6V3.5h6V6M6.5 6.5l1 14h9l1-14M10 10.5v6M14 10.5v6");
    /// Private.
    pub const LOCK: Self = Self::new("M5.5 10.5h13v10h-13zM8.5 10.5V7.5a3.5 3.5 0 0 1 7 0v3");
    /// Change.
    pub const EDIT: Self = Self::new("M4.5 19.5l1-4.5L16 4.5l3.5 3.5L9 18.5zM14 6.5l3.5 3.5");

    const fn new(stroke: &'static str) -> Self {
        Self { stroke, class: "icon" }
    }

    /// An arrow that is mirrored on right-to-left pages.
    const fn turning(stroke: &'static str) -> Self {
        Self { stroke, class: "icon icon--mirror" }
    }
}

/// Draws an icon at text size.
pub fn icon(icon: Icon) -> Html {
    draw(icon.stroke, icon.class.into())
}

/// Draws an icon with an additional class, such as `icon--large`.
pub fn icon_class(icon: Icon, class: &'static str) -> Html {
    draw(icon.stroke, [icon.class, class].join(" ").into())
}

/// Draws the arrow of an expandable part.
pub fn chevron() -> Html {
    draw("M9 5.5L15.5 12L9 18.5", "chevron".into())
}

/// Returns the icon of a treatment's status.
pub fn icon_for_status(status: Status) -> Icon {
    match status {
        Status::Suggested => Icon::CHECK_CIRCLE,
        Status::AskFirst => Icon::ASK,
        Status::NotYet => Icon::CLOCK,
        Status::Blocked => Icon::BLOCKED,
        Status::NotOffered => Icon::ABSENT,
        Status::NotNeeded => Icon::MINUS,
    }
}

/// Returns the tone and icon of a product's status.
pub fn look_of_product(status: ProductStatus) -> (&'static str, Icon) {
    match status {
        ProductStatus::Fits => ("tone--ok", Icon::CHECK),
        ProductStatus::NotYet => ("tone--wait", Icon::CLOCK),
        ProductStatus::Blocked => ("tone--stop", Icon::BLOCKED),
    }
}

fn draw(d: &'static str, class: AttrValue) -> Html {
    html! { <svg {class} viewBox="0 0 24 24" aria-hidden="true"><path {d} /></svg> }
}
