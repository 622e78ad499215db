//! The app icon's badge: number of things to do today.

use yew::prelude::*;

use crate::engine::due_count;
use crate::platform::badge;
use crate::state::use_app;

/// Keeps the number up to date while the app is open; draws nothing.
#[component]
pub fn Badge() -> Html {
    let app = use_app();
    let plan = app.plan.as_ref();
    let count = plan.map(|plan| due_count(plan, app.shelf_items(), app.diary_day()));
    use_effect_with(count, |count| {
        // Without a plan nothing is known, and the badge stays as it is.
        if let Some(count) = *count {
            badge::show(count);
        }
    });
    Html::default()
}
