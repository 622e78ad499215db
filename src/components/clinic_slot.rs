//! The clinic's content, in the slots the app provides for it.

use yew::prelude::*;

use super::icon::{Icon, chevron, icon};
use crate::clinic::{Diagnostic, DiagnosticKind, LocalizedText, Profile};
use crate::state::{ClinicSlot, LoadState, View};

/// Draws the clinic's content for a slot. Its file has been read or is known to be missing.
pub fn clinic_slot(view: &View, slot: ClinicSlot) -> Html {
    let profile = &view.site.profile;
    match slot {
        ClinicSlot::Strip if view.site.load == LoadState::Failed => missing(view),
        ClinicSlot::Strip => strip(view, profile),
        ClinicSlot::Welcome if profile.welcome.is_none() => {
            html! { <p>{ view.messages.format("clinic-offered", &[("clinic", &clinic_name(view))]) }</p> }
        }
        ClinicSlot::Welcome => line(view, profile.welcome.as_ref(), None),
        ClinicSlot::Contact => contact(view, profile),
        ClinicSlot::Foot => html! {
            <>
                { line(view, profile.footer.as_ref(), Some("clinic-foot")) }
                { diagnostics(view) }
            </>
        },
    }
}

/// Returns a text of the clinic in the language closest to that of the page.
pub fn local(view: &View, text: &LocalizedText) -> Html {
    let lang = view.messages.lang();
    let (tag, text) = text.get(&lang);
    let other = (!tag.is_empty() && tag != lang.as_str()).then(|| tag.to_owned());
    html! { <span lang={other}>{ text }</span> }
}

/// Returns the clinic's name as plain text, or the app's generic term.
pub fn clinic_name(view: &View) -> AttrValue {
    match &view.site.profile.name {
        Some(name) => AttrValue::from(name.get(&view.messages.lang()).1.to_owned()),
        None => view.messages.text("clinic-the"),
    }
}

fn line(view: &View, text: Option<&LocalizedText>, class: Option<&'static str>) -> Html {
    text.map_or_else(Html::default, |text| html! { <p {class}>{ local(view, text) }</p> })
}

fn strip(view: &View, profile: &Profile) -> Html {
    if profile.name.is_none() && profile.logo.is_none() {
        return Html::default();
    }
    let logo = profile.logo.as_ref().map(|logo| {
        let embedded = logo.src.starts_with("data:");
        let src = if embedded { logo.src.clone() } else { ["clinics/", &logo.src].concat() };
        let alt = logo.alt.get(&view.messages.lang()).1.to_owned();
        html! { <img class="clinic-strip__logo" {src} {alt} /> }
    });
    html! {
        <div class="clinic-strip">
            { for logo }
            { for profile.name.as_ref().map(|name| html! { <strong>{ local(view, name) }</strong> }) }
        </div>
    }
}

/// Draws a single expandable line in the space reserved for the name: no layout shift.
fn missing(view: &View) -> Html {
    let messages = &view.messages;
    html! {
        <div class="clinic-strip" role="status">
            <details class="disclosure clinic-missing">
                <summary>{ icon(Icon::CAUTION) }<span>{ messages.text("clinic-missing") }</span>{ chevron() }</summary>
                <p>{ messages.attribute("clinic-missing", "text") }</p>
            </details>
        </div>
    }
}

fn contact(view: &View, profile: &Profile) -> Html {
    let messages = &view.messages;
    if profile.contact.is_empty() && profile.booking.is_none() {
        return Html::default();
    }
    let contact = &profile.contact;
    let row =
        |key: &str, value: Html| html! { <><dt>{ messages.text(key) }</dt><dd>{ value }</dd></> };
    let link = |href: String, text: &str| html! { <a class="link" {href}>{ text.to_owned() }</a> };
    let booking = profile.booking.as_ref().map(|booking| {
        let label = match &booking.label {
            Some(label) => local(view, label),
            None => html! { { messages.text("clinic-book") } },
        };
        // `data-book` is what public/frame.js looks for.
        html! {
            <div class="actions actions--row">
                <a class="button button--secondary" href={booking.link.clone()} data-book=""
                    target="_blank" rel="noopener noreferrer">
                    { label }
                    <span class="visually-hidden">{ " " }{ messages.text("clinic-new-tab") }</span>
                </a>
            </div>
        }
    });
    let web = contact.web.as_ref().map(|web| {
        let shown = web.trim_start_matches("https://").trim_end_matches('/').to_owned();
        row(
            "clinic-web",
            html! {
                <a class="link" href={web.clone()} target="_blank" rel="noopener noreferrer">{ shown }</a>
            },
        )
    });
    html! {
        <section class="section" aria-labelledby="clinic-contact">
            <h2 id="clinic-contact" class="section__head">
                { messages.format("clinic-at", &[("clinic", &clinic_name(view))]) }
            </h2>
            <div class="card stack stack--tight">
                <p>{ messages.text("clinic-your-decision") }</p>
                <dl class="pairs">
                    { for contact.phone.as_ref().zip(contact.phone_link()).map(|(phone, href)| row("clinic-phone", link(href, phone))) }
                    { for contact.email.as_ref().map(|email| row("clinic-email", link(["mailto:", email].concat(), email))) }
                    { for web }
                    { for contact.address.as_ref().map(|text| row("clinic-address", local(view, text))) }
                    { for contact.hours.as_ref().map(|text| row("clinic-hours", local(view, text))) }
                </dl>
                { for booking }
            </div>
        </section>
    }
}

/// Diagnostics for the webmaster, small and collapsed: patients have no use for them.
fn diagnostics(view: &View) -> Html {
    let messages = &view.messages;
    let list = &view.site.diagnostics;
    html! {
        if !list.is_empty() {
            <details class="disclosure clinic-faults">
                <summary>{ chevron() }{ messages.count("clinic-faults", list.len()) }</summary>
                <div class="disclosure__body stack stack--tight">
                    <p>{ messages.text("clinic-faults-note") }</p>
                    <ul>{ for list.iter().map(|diagnostic| diagnostic_line(view, diagnostic)) }</ul>
                </div>
            </details>
        }
    }
}

fn diagnostic_line(view: &View, diagnostic: &Diagnostic) -> Html {
    let messages = &view.messages;
    let key = ["clinic-fault-", diagnostic.kind.id()].concat();
    let about = match &diagnostic.kind {
        DiagnosticKind::Unknown(name)
        | DiagnosticKind::Repeated(name)
        | DiagnosticKind::Floor(name)
        | DiagnosticKind::SpeaksFor(name)
        | DiagnosticKind::NotSafety(name)
        | DiagnosticKind::Basic(name)
        | DiagnosticKind::Strength(name) => name.clone(),
        DiagnosticKind::Expected { found, .. } => found.clone(),
        _ => String::new(),
    };
    html! {
        <li>
            <code>{ diagnostic.place.clone() }</code>{ ": " }
            { messages.format(&key, &[("name", &about)]) }{ " " }
            { messages.text_for("clinic-instead-", diagnostic.fallback.id()) }
        </li>
    }
}

/// Draws the badge for content provided by the clinic.
pub fn from_clinic(view: &View, text: &LocalizedText) -> Html {
    html! { <p class="from-clinic">{ icon(Icon::INFO) }{ local(view, text) }</p> }
}
