//! Mounting the app into the page.

use yew::BaseComponent;

/// Renders the app into `#app`, replacing the static first screen.
///
/// # Errors
/// The page has no such element.
pub fn mount<A: BaseComponent>(props: A::Properties) -> Result<(), String> {
    let root = gloo::utils::document()
        .get_element_by_id("app")
        .ok_or_else(|| "no element to mount into".to_owned())?;
    yew::Renderer::<A>::with_root_and_props(root, props).render();
    super::dom::set_root_attribute("data-ready", Some(""));
    Ok(())
}
