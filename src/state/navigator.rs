//! The current page and navigation.

use yew::prelude::*;

use crate::platform::{address, boot};
use crate::route::Route;

/// The current page. Standalone, pages have addresses after the `#`; in a clinic's frame they are
/// kept in memory, so that the host's Back button is never captured.
#[derive(Clone, PartialEq)]
pub struct Navigator {
    route: UseStateHandle<Route>,
    in_memory: bool,
}

impl Navigator {
    /// Returns the current page.
    pub fn route(&self) -> &Route {
        &self.route
    }

    /// Navigates to another page.
    pub fn go(&self, to: Route) {
        if self.in_memory {
            address::keep_frame_place(&to.to_path());
        } else {
            address::go(&to.to_path());
        }
        self.route.set(to);
    }

    /// Navigates to another page, replacing the current history entry.
    pub fn replace(&self, to: Route) {
        if self.in_memory {
            address::keep_frame_place(&to.to_path());
        } else {
            address::replace(&to.to_path());
        }
        self.route.set(to);
    }

    /// Returns a click handler that follows the page's links; `None` standalone, where the browser does it.
    pub fn links(&self) -> Option<Callback<MouseEvent>> {
        let navigator = self.clone();
        self.in_memory.then(|| {
            Callback::from(move |event: MouseEvent| {
                if let Some(path) = address::clicked(&event) {
                    event.prevent_default();
                    navigator.go(Route::from_path(&path));
                }
            })
        })
    }
}

/// Returns the navigator, kept in sync with the address.
#[hook]
pub fn use_navigator() -> Navigator {
    let in_memory = boot::embedded();
    let path = || if in_memory { address::frame_place() } else { address::path() };
    let route = use_state_eq(|| Route::from_path(&path()));
    {
        let route = route.clone();
        use_effect_with((), move |()| {
            let show = move |path: String| route.set(Route::from_path(&path));
            let listener = (!in_memory).then(|| address::follow(show));
            move || drop(listener)
        });
    }
    Navigator { route, in_memory }
}
