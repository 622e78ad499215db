//! The document: title, focus, scroll, language and colour scheme.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Navigator};

use super::frame;

pub(super) fn document() -> Option<Document> {
    web_sys::window().and_then(|window| window.document())
}

/// Returns the navigator if it has a member of this name. Browsers omit members they lack or the
/// page may not use: on an insecure address, in a frame.
pub(super) fn navigator_with(name: &str) -> Option<Navigator> {
    let navigator = web_sys::window()?.navigator();
    let member = js_sys::Reflect::get(&navigator, &name.into()).ok()?;
    (!member.is_undefined() && !member.is_null()).then_some(navigator)
}

fn root() -> Option<Element> {
    document().and_then(|document| document.document_element())
}

/// Sets the tab title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Focuses the first element that matches the selector, without scrolling to it.
pub fn focus(selector: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Focuses an element by id and scrolls it into view.
pub fn focus_and_show(id: &str) {
    let found = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.scroll_into_view();
        let _ = element.focus();
        // Not every browser scrolls the host page.
        frame::post(frame::HostEvent::Page);
    }
}

/// Scrolls to the top of the page.
pub fn scroll_to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Returns the tags of the preferred languages, best first; none if the browser does not say.
pub fn preferred_languages() -> Vec<String> {
    let languages = navigator_with("languages").map(|navigator| navigator.languages());
    languages.into_iter().flatten().filter_map(|tag| tag.as_string()).collect()
}

/// Sets the language of the document.
pub fn set_language(lang: &str) {
    if let Some(root) = root() {
        let _ = root.set_attribute("lang", lang);
        let _ = root.set_attribute("dir", "ltr");
    }
}

/// Sets the colour scheme chosen by the person. Without a choice the host page decides
/// (`public/frame.js` records its preference), else the device.
pub fn set_theme(chosen: Option<&str>) {
    let wished = root().and_then(|root| root.get_attribute("data-host-theme"));
    set_root_attribute("data-chosen", chosen);
    set_root_attribute("data-theme", chosen.or(wished.as_deref()));
}

/// Sets or clears an attribute of the document element.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    if let Some(root) = root() {
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}

/// Sets a custom property of the first element that matches the selector; an empty value removes
/// it. Unlike an attribute, this does not count as an inline style for a content security policy.
pub fn set_property(selector: &str, name: &str, value: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let style = element.style();
        let _ = match value {
            "" => style.remove_property(name).map(drop),
            value => style.set_property(name, value),
        };
    }
}

/// Closes the element that matches the selector, if any.
pub fn close_details(selector: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = found {
        let _ = element.remove_attribute("open");
    }
}

/// Requests persistent storage, which the browser does not clear under storage pressure. Some
/// browsers ask the person, most decide by themselves; a refusal changes nothing here.
pub fn ask_to_persist() {
    // Nothing waits for the result, but a rejection has to be handled, or it would count as an
    // error of the page.
    let asked = navigator_with("storage").map(|navigator| navigator.storage().persist());
    if let Some(Ok(promise)) = asked {
        yew::platform::spawn_local(async move {
            let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
        });
    }
}

/// Sets custom properties of the document in the theme layer, above the app's own and below those
/// of the host page. The values must have been validated: they are inserted into a style sheet.
pub fn set_theme_rules(values: &[(String, String)]) {
    let Some(document) = document() else { return };
    let rules: String =
        values.iter().map(|(name, value)| [name, ":", value, ";"].concat()).collect();
    let text = ["@layer theme{:root{", &rules, "}}"].concat();
    let sheet =
        web_sys::CssStyleSheet::new().and_then(|sheet| sheet.replace_sync(&text).map(|()| sheet));
    // A browser without constructable style sheets shows the app's own colours.
    if let Ok(sheet) = sheet {
        document.set_adopted_style_sheets(&js_sys::Array::of1(&sheet));
    }
}

/// Writes a message for developers to the browser's console.
pub fn warn(text: &str) {
    gloo::console::warn!(["Barrier First: ", text].concat());
}

/// Opens the browser's print dialogue.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Returns `true` if this browser clears script-writable storage after seven days without a visit,
/// as Safari does outside the home screen (WebKit, 2020).
pub fn clears_after_seven_days() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let agent = window.navigator().user_agent().unwrap_or_default();
    let safari = agent.contains("Safari/") && !agent.contains("Chrom") && !agent.contains("Edg");
    safari && !shown_alone(&window)
}

fn shown_alone(window: &web_sys::Window) -> bool {
    fits(window, "(display-mode: standalone)")
}

/// Returns `true` if the window is wide enough for two columns (`layout.css`).
pub fn has_room_for_two() -> bool {
    web_sys::window().is_some_and(|window| fits(&window, "(min-width: 48rem)"))
}

fn fits(window: &web_sys::Window, media: &str) -> bool {
    let query = window.match_media(media).ok().flatten();
    query.is_some_and(|query| query.matches())
}

/// Returns `true` if the app was opened from its own icon rather than in a browser tab.
pub fn is_installed() -> bool {
    // Safari on iOS has a property of its own for it.
    let ios = navigator_with("standalone").is_some_and(|navigator| {
        js_sys::Reflect::get(&navigator, &"standalone".into()).is_ok_and(|it| it.is_truthy())
    });
    ios || web_sys::window().is_some_and(|window| shown_alone(&window))
}

thread_local! {
    static PAGES_SHOWN: std::cell::Cell<u32> = const { std::cell::Cell::new(0) };
}

/// Reports that a page is shown: from the second one on, the heading gets focus and the page starts
/// at its top, as if it had been loaded (platform conventions of question pages).
pub fn page_shown() {
    let before = PAGES_SHOWN.get();
    PAGES_SHOWN.set(before.saturating_add(1));
    if before > 0 {
        scroll_to_top();
        // A frame takes no focus from the host page, which may have requested this page.
        if root().is_none_or(|root| !root.has_attribute("data-embed"))
            || document().is_some_and(|document| document.has_focus().unwrap_or(false))
        {
            focus("main h1");
        }
        frame::post(frame::HostEvent::Page);
    }
}

/// A text input, for reading its value in an event.
pub type Input = web_sys::HtmlInputElement;

/// A multi-line text input, for reading its value in an event.
pub type TextArea = web_sys::HtmlTextAreaElement;

/// A select list, for reading its value in an event.
pub type Select = web_sys::HtmlSelectElement;

/// Returns `true` if an input contains an incomplete value, such as a day without its year.
pub fn is_half_typed(id: &str) -> bool {
    document()
        .and_then(|document| document.get_element_by_id(id))
        .and_then(|element| element.dyn_into::<Input>().ok())
        // The app's inputs have no constraints of their own, so nothing else can be invalid.
        .is_some_and(|input| !input.check_validity())
}
