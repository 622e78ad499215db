//! Mounting into the page.

use crate::app::{App, AppProps};

/// Renders the app into `#app`, in the place of the static first screen.
pub fn mount(props: AppProps) {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"));
    match root {
        Some(root) => {
            yew::Renderer::<App>::with_root_and_props(root, props).render();
            super::dom::set_root_attribute("data-ready", Some(""));
        }
        None => super::boot::crashed("no element to mount into"),
    }
}
