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

/// Properties of [`Notice`].
#[derive(Properties, PartialEq)]
pub struct NoticeProps {
    /// Tone.
    #[prop_or_default]
    pub tone: Tone,
    /// Whether it is read out as soon as it appears.
    #[prop_or_default]
    pub live: bool,
    /// Content.
    pub children: Html,
}

/// A banner.
#[component]
pub fn Notice(props: &NoticeProps) -> Html {
    let (class, kind) = match props.tone {
        Tone::Info => ("notice", Icon::Info),
        Tone::Caution => ("notice notice--caution", Icon::Caution),
    };
    let role = props.live.then_some("status");
    html! {
        <div {class} {role}>{ icon(kind) }<div>{ props.children.clone() }</div></div>
    }
}
