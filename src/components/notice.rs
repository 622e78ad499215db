//! Banners: something to know before reading on.

use yew::prelude::*;

use super::icon::{Icon, icon};

/// Tone of a banner; it never speaks by colour alone, the icon differs too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Worth knowing.
    #[default]
    Info,
    /// Take care.
    Caution,
}

/// A banner. A `live` one is read out as soon as it appears.
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
