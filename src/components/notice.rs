//! Banners: information to read first.

use yew::prelude::*;

use super::icon::{Icon, icon};

/// Tone of a banner; never by colour alone, the icon differs too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Worth knowing.
    #[default]
    Info,
    /// Take care.
    Caution,
}

/// Draws a banner. A `live` one is announced as soon as it appears.
pub fn notice(tone: Tone, live: bool, content: Html) -> Html {
    let (class, kind) = match tone {
        Tone::Info => ("notice", Icon::INFO),
        Tone::Caution => ("notice notice--caution", Icon::CAUTION),
    };
    let role = live.then_some("status");
    html! {
        <div {class} {role}>{ icon(kind) }<div>{ content }</div></div>
    }
}
