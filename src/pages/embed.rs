//! For clinics: choose how the app is embedded in a page, preview it, and copy the code.

use yew::prelude::*;

use crate::clinic::Diagnostic;
use crate::clinic::theme::{self, PREFIX, TokenError};
use crate::components::copy_text::CopyText;
use crate::components::icon::{Icon, chevron, icon};
use crate::components::notice::{Tone, notice};
use crate::components::page::Page;
use crate::domain::{Region, TreatmentId};
use crate::export::snippet::{
    FILE, SnippetKind, SnippetOptions, app_policy, checked_file, origin, page_policy,
};
use crate::json::Json;
use crate::pages::embed_form::{Choice, FormOf};
use crate::pages::embed_help::{mail_for_it, places};
use crate::platform::{address, boot, dom, files};
use crate::state::{App, use_app};

/// The configurable colours, in form order.
const COLOURS: [&str; 6] = ["accent", "accent-text", "background", "surface", "text", "warm"];

/// A colour by its role.
type Colour = (String, String);

/// The snippet builder.
#[component]
pub fn Embed() -> Html {
    let app = use_app();
    let messages = &app.messages;
    let choice = use_state(|| Choice {
        wish: SnippetOptions { auto_scroll: true, ..SnippetOptions::default() },
        ..Choice::default()
    });
    use_effect_with((), |()| boot::load_embed());
    let wish = &choice.wish;
    let (refused, kept) = verdict(&wish.colours);
    {
        let values = kept.clone();
        use_effect_with(values, |values| {
            for role in COLOURS {
                let value = values.iter().find(|(name, _)| name == role);
                let name = [PREFIX, role].concat();
                dom::set_property("#preview", &name, value.map_or("", |(_, value)| value));
            }
        });
    }
    let change = {
        let choice = choice.clone();
        Callback::from(move |next: Choice| choice.set(next))
    };
    let form = FormOf { app: &app, choice: &choice, change: &change };
    let code = code(&form, &kept, choice.served);
    // For the mail: the code to use once the file is on the server.
    let later = file_waits(&choice).then(|| self::code(&form, &kept, true));
    let copied = code.clone();
    let lang = (!wish.lang.is_empty()).then(|| wish.lang.clone());
    let scheme = (!wish.theme.is_empty()).then(|| wish.theme.clone());
    html! {
        <Page title={messages.text("embed-title")} wide=true>
            <div class="page__head">
                <h1 tabindex="-1">{ messages.text("embed-title") }</h1>
                <p class="page__lead">{ messages.text("embed-lead") }</p>
            </div>
            <div class="columns columns--half">
                <div class="stack stack--loose">
                    { clinic(&form) }
                    { looks(&form) }
                    { colours(&form, &refused) }
                </div>
                // Stays visible while the choices are scrolled: at the bottom of a narrow screen,
                // where it can be collapsed, and at the top of the second column of a wide one.
                <div class="try">
                    <details open=true>
                        <summary>{ chevron() }<h2 id="look">{ messages.text("embed-preview") }</h2></summary>
                        <section class="try__body" aria-labelledby="look" tabindex="0">
                            <barrier-first id="preview" src="./" height="560" lang={lang} theme={scheme}
                                mode={if wish.popup { "popup" } else { "inline" }}>
                                { messages.text("frame-start") }
                            </barrier-first>
                            <p class="muted">{ messages.text("embed-preview-hint") }</p>
                        </section>
                    </details>
                    <CopyText id="copy-now" button={messages.text("embed-copy-now")}
                        label={messages.text("embed-copy-code")}
                        text={Callback::from(move |()| copied.clone())} />
                    { file_first(&form) }
                </div>
            </div>
            { results(&form, &code, later.as_deref()) }
        </Page>
    }
}

/// Languages to choose from, each with the suffix of its message key; the visitor's own comes first.
const LANGUAGES: [(&str, &str); 3] = [("", "visitor"), ("en", "en"), ("ko", "ko")];

/// Draws the appearance settings other than colours.
fn looks(form: &FormOf) -> Html {
    let messages = &form.app.messages;
    let wish = &form.choice.wish;
    let lang =
        LANGUAGES.iter().map(|(tag, _)| *tag).find(|tag| *tag == wish.lang).unwrap_or_default();
    let scheme = ["", "light", "dark"].into_iter().find(|id| *id == wish.theme).unwrap_or_default();
    html! {
        <section class="stack" aria-labelledby="looks">
            <h2 id="looks">{ messages.text("embed-looks") }</h2>
            { form.radio("embed-mode", &[(false, "inline"), (true, "popup")], wish.popup,
                |choice, popup| choice.wish.popup = popup) }
            { form.radio("embed-lang", &LANGUAGES, lang,
                |choice, lang| lang.clone_into(&mut choice.wish.lang)) }
            { form.radio("embed-theme", &[("", "page"), ("light", "light"), ("dark", "dark")], scheme,
                |choice, theme| theme.clone_into(&mut choice.wish.theme)) }
            <div class="choices">
                { form.tick("embed-scroll", messages.text("embed-scroll"), wish.auto_scroll,
                    |choice| choice.wish.auto_scroll = !choice.wish.auto_scroll) }
                { form.tick("embed-share", messages.text("embed-share"), wish.share,
                    |choice| choice.wish.share = !choice.wish.share) }
            </div>
        </section>
    }
}

/// Validates the colours that differ from the app's own: those refused, and those accepted.
fn verdict(chosen: &[Colour]) -> (Vec<(String, TokenError)>, Vec<Colour>) {
    let names: Vec<(String, &str)> =
        chosen.iter().map(|(role, value)| ([PREFIX, role].concat(), &**value)).collect();
    let (theme, refused) = theme::check(names.iter().map(|(name, value)| (&**name, *value)));
    let role = |name: String| name.strip_prefix(PREFIX).map_or(name.clone(), str::to_owned);
    (
        refused.into_iter().map(|(name, why)| (role(name), why)).collect(),
        theme.values.into_iter().map(|(name, value)| (role(name), value)).collect(),
    )
}

fn colours(form: &FormOf, refused: &[(String, TokenError)]) -> Html {
    let messages = &form.app.messages;
    let chosen = &form.choice.wish.colours;
    let rows = COLOURS.into_iter().map(|role| {
        let own = theme::own(role);
        let found = chosen.iter().find(|(name, _)| name == role);
        let value = found.map_or_else(|| own.clone(), |(_, value)| value.clone());
        let id = format!("embed-{role}");
        let oninput = form.with(move |choice, event: InputEvent| {
            let input: dom::Input = event.target_unchecked_into();
            let value = input.value();
            let colours = &mut choice.wish.colours;
            colours.retain(|(name, _)| name != role);
            if value != own {
                colours.push((role.to_owned(), value));
            }
        });
        html! {
            <div class="swatch" key={role}>
                <input type="color" id={id.clone()} value={value.clone()} {oninput} />
                <label for={id.clone()}>{ messages.text(&id) }{ " " }<code>{ value }</code></label>
            </div>
        }
    });
    let reset = form.with(|choice, _: MouseEvent| choice.wish.colours.clear());
    html! {
        <section class="stack" aria-labelledby="colours">
            <h2 id="colours">{ messages.text("embed-colours") }</h2>
            <div class="swatches">{ for rows }</div>
            <div role="status" class="stack">
                if !refused.is_empty() {
                    { notice(Tone::Caution, false, html! {
                        <ul>{ for refused.iter().map(|(role, why)| html! {
                            <li key={role.clone()}>{ refusal(form.app, role, why) }</li>
                        }) }</ul>
                    }) }
                } else if !chosen.is_empty() {
                    { notice(Tone::Info, false, html! { <p>{ messages.text("embed-readable") }</p> }) }
                }
            </div>
            if !chosen.is_empty() {
                <p>
                    <button type="button" class="button button--quiet button--small" onclick={reset}>
                        { messages.text("embed-own-colours") }
                    </button>
                </p>
            }
        </section>
    }
}

fn refusal(app: &App, role: &str, why: &TokenError) -> AttrValue {
    let name = app.messages.text(&format!("embed-{role}"));
    match why {
        TokenError::Contrast { found, least, .. } => {
            let ratio = |hundredths: u16| format!("{}.{:02}", hundredths / 100, hundredths % 100);
            let (found, least) = (ratio(*found), ratio(*least));
            let args = [("colour", &*name), ("found", &*found), ("least", &*least)];
            app.messages.format("embed-refused", &args)
        }
        _ => app.messages.format("embed-no-colour", &[("colour", &name)]),
    }
}

fn clinic(form: &FormOf) -> Html {
    let messages = &form.app.messages;
    let about = &form.choice.about;
    let regions = [
        (None, "none"),
        (Some(Region::Eu), "eu"),
        (Some(Region::Uk), "uk"),
        (Some(Region::Us), "us"),
        (Some(Region::Kr), "kr"),
    ];
    let refused = checked_clinic(form).1;
    let wrong = |place: &str, typed: &str| {
        let wrong = refused.iter().any(|one| one.place.split('.').next() == Some(place));
        // An incomplete input is not an error yet.
        (wrong && !"https://".starts_with(typed.trim()))
            .then(|| messages.text_for("embed-wrong-", place))
    };
    let treatments = form.app.knowledge.treatments().map(|(id, treatment)| {
        let text = messages.text_for("treatment-", &treatment.id);
        let on = about.treatments.contains(&id);
        form.tick(&format!("offer-{}", treatment.id), text, on, move |choice| turn(choice, id))
    });
    html! {
        <section class="stack builder" aria-labelledby="clinic">
            <h2 id="clinic">{ messages.text("embed-clinic") }</h2>
            <p class="muted">{ messages.text("embed-clinic-hint") }</p>
            { form.line("embed-name", "text", &about.name, |choice, text| choice.about.name = text) }
            if !writes_file(form.choice) { <p>{ messages.text("embed-needs-name") }</p> }
            { form.radio("embed-region", &regions, about.region,
                |choice, region| choice.about.region = region) }
            { form.checked_line(("embed-wait", "number"), &about.wait_weeks,
                wrong("wait_weeks", &about.wait_weeks), |choice, text| choice.about.wait_weeks = text) }
            { form.checked_line(("embed-booking", "url"), &about.booking,
                wrong("booking", &about.booking), |choice, text| choice.about.booking = text) }
            <details class="disclosure">
                <summary>
                    { chevron() }{ messages.text("embed-treatments") }
                </summary>
                <div class="disclosure__body stack">
                    <p class="muted">{ messages.text("embed-treatments-hint") }</p>
                    <div class="choices">{ for treatments }</div>
                </div>
            </details>
        </section>
    }
}

fn turn(choice: &mut Choice, treatment: TreatmentId) {
    let list = &mut choice.about.treatments;
    if list.contains(&treatment) {
        list.retain(|id| *id != treatment);
    } else {
        list.push(treatment);
        list.sort_unstable();
    }
}

/// Returns `true` if a clinic's file is needed: the clinic has a name.
fn writes_file(choice: &Choice) -> bool {
    !choice.about.name.trim().is_empty()
}

/// Returns `true` if the clinic's file still has to be put on the app's server.
fn file_waits(choice: &Choice) -> bool {
    writes_file(choice) && !choice.served
}

/// Says beside the code that a file has to be put on the server first.
fn file_first(form: &FormOf) -> Html {
    if !file_waits(form.choice) {
        return Html::default();
    }
    html! { <p class="muted">{ form.app.messages.text("embed-file-first") }</p> }
}

/// Returns the clinic's file as far as the app accepts it, and what it refuses.
fn checked_clinic(form: &FormOf) -> (Json, Vec<Diagnostic>) {
    let label = form.app.messages.text("embed-book");
    checked_file(&form.app.knowledge, &form.choice.about, &[], &label)
}

/// Returns the code for the page; it names the clinic's file once that is `served`.
fn code(form: &FormOf, kept: &[Colour], served: bool) -> String {
    let messages = &form.app.messages;
    let choice = form.choice;
    let clinic = writes_file(choice) && served;
    let wish = SnippetOptions { clinic, colours: kept.to_vec(), ..choice.wish.clone() };
    wish.snippet(&address::base(), &messages.text("frame-start"), &messages.text("frame-title"))
}

/// Draws the code, where to paste it, the lines for both policies, the clinic's file, and a mail with them.
fn results(form: &FormOf, code: &str, later: Option<&str>) -> Html {
    let messages = &form.app.messages;
    let choice = form.choice;
    let base = address::base();
    let file = writes_file(choice);
    let site = origin(&choice.site);
    let app_origin = origin(&base).unwrap_or_default();
    let forms = [
        (SnippetKind::Element, "element"),
        (SnippetKind::Plain, "plain"),
        (SnippetKind::Frame, "frame"),
    ];
    html! {
        <>
            <section class="section stack" aria-labelledby="code">
                <h2 id="code">{ messages.text("embed-code") }</h2>
                { form.radio("embed-form", &forms, choice.wish.form, |choice, form| choice.wish.form = form) }
                { block(form.app, "code", code) }
                { file_first(form) }
            </section>
            { places(form.app) }
            if file { { clinic_part(form) } }
            <section class="section stack" aria-labelledby="policies">
                <h2 id="policies">{ messages.text("embed-policies") }</h2>
                { form.line("embed-site", "text", &choice.site, |choice, text| choice.site = text) }
                if let Some(site) = site {
                    <p>{ messages.text("embed-app-policy") }</p>
                    { block(form.app, "app-policy", &app_policy(&site)) }
                }
                <p>{ messages.text("embed-page-policy") }</p>
                { block(form.app, "page-policy", &page_policy(&app_origin)) }
            </section>
            { mail_for_it(form.app, code, later, &page_policy(&app_origin)) }
        </>
    }
}

fn clinic_part(form: &FormOf) -> Html {
    let messages = &form.app.messages;
    let app = form.app;
    let (json, refused) = checked_clinic(form);
    // Fields with a translated message of their own are not repeated in the file's English diagnostics.
    let told = |one: &&Diagnostic| {
        ["booking", "wait_weeks"].into_iter().any(|it| one.place.starts_with(it))
    };
    let (told, others): (Vec<_>, Vec<_>) = refused.iter().partition(told);
    let json = json.pretty();
    let name = format!("{FILE}.json");
    let save = {
        let (json, name) = (json.clone(), name.clone());
        Callback::from(move |_: MouseEvent| {
            // If the browser refuses, the text beside the button remains.
            let (json, name) = (json.clone(), name.clone());
            yew::platform::spawn_local(async move {
                let _ = files::hand_over(&name, "application/json", json.as_bytes()).await;
            });
        })
    };
    html! {
        <section class="section stack" aria-labelledby="file">
            <h2 id="file">{ messages.text("embed-file") }</h2>
            <p>{ messages.text("embed-file-hint") }</p>
            <div role="status">
                if !refused.is_empty() {
                    { notice(Tone::Caution, false, html! { <>
                        <p>{ messages.text("embed-left-out") }</p>
                        <ul>
                            { for told.iter().map(|one| html! { <li>{ messages.text(field_of(one)) }</li> }) }
                            { for others.iter().map(|one| html! { <li lang="en">{ one.to_string() }</li> }) }
                        </ul>
                    </> }) }
                }
            </div>
            { block(app, "file", &json) }
            <p>
                <button type="button" class="button button--quiet button--small" onclick={save}>
                    { icon(Icon::DOWNLOAD) }{ messages.text("embed-save") }
                </button>
            </p>
            { form.tick("embed-served", messages.text("embed-served"), form.choice.served,
                |choice| choice.served = !choice.served) }
        </section>
    }
}

/// Returns the name of the field that a diagnostic is about.
fn field_of(refused: &Diagnostic) -> &'static str {
    if refused.place.starts_with("booking") { "embed-booking" } else { "embed-wait" }
}

/// Draws a text to copy.
fn block(app: &App, id: &'static str, text: &str) -> Html {
    let messages = &app.messages;
    let copied = text.to_owned();
    html! {
        <div class="stack stack--tight">
            <pre class="code" tabindex="0" role="region" aria-labelledby={format!("copy-{id}-name")}>{ text.to_owned() }</pre>
            <p class="visually-hidden" id={format!("copy-{id}-name")}>{ messages.text(&format!("embed-copy-{id}")) }</p>
            <CopyText id={format!("copy-{id}")} button={messages.text("embed-copy")}
                label={messages.text(&format!("embed-copy-{id}"))}
                text={Callback::from(move |()| copied.clone())} />
        </div>
    }
}
