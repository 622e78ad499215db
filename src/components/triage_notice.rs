//! Notices for when a clinician should look at the skin first: nothing else is said, nothing is sold.

use yew::prelude::*;

use super::answer_text::{answers_of, chosen_in_words, telling_options};
use super::icon::{Icon, chevron, icon, icon_class};
use super::localizer::AppLocalizer;
use super::page::Page;
use super::reaction_told::to_stop;
use super::reason::reason_text;
use super::why_link::why_link;
use crate::domain::{OptionSet, Region, Severity, TriageLevel};
use crate::engine::{Assessment, LineRef, Reason};
use crate::export::clinical_summary::signs_of;
use crate::platform::dom;
use crate::route::Route;
use crate::state::View;

/// Returns emergency numbers. A region set by the clinic or the person decides; without one all are
/// returned, since languages do not show where somebody is. The first is then that of the first
/// language tag that names a known country (`en-GB`), else the international 112.
fn numbers<'a>(
    region: Option<Region>,
    languages: impl IntoIterator<Item = &'a str>,
) -> Vec<&'static str> {
    match region {
        Some(Region::Uk) => return vec!["999", "112"],
        Some(Region::Us) => return vec!["911"],
        Some(Region::Kr) => return vec!["119"],
        Some(Region::Eu) => return vec!["112"],
        None => {}
    }
    let of_tag = |tag: &str| match tag.rsplit('-').next()? {
        "GB" => Some("999"),
        "US" | "CA" => Some("911"),
        // Korean is spoken in one of the countries known here.
        "KR" | "ko" => Some("119"),
        _ => None,
    };
    let first = languages.into_iter().find_map(of_tag).unwrap_or("112");
    let mut all = vec!["112", "999", "911", "119"];
    all.retain(|number| *number != first);
    all.insert(0, first);
    all
}

/// Returns the emergency numbers by the known region: the clinic's, the chosen one, the browser's.
fn numbers_here(view: &View) -> Vec<&'static str> {
    let mut languages = dom::preferred_languages();
    languages.push(view.messages.lang().to_string());
    let chosen = view.state.settings().region.or_browser(None);
    numbers(view.clinic.region.or(chosen), languages.iter().map(String::as_str))
}

/// Draws when to call instead of reading on, with the number to call.
pub fn emergency_line(view: &View) -> Html {
    let messages = &view.messages;
    let numbers = numbers_here(view);
    let number = numbers.first().copied().unwrap_or("112");
    html! {
        <p class="emergency-line">
            { icon(Icon::PHONE) }
            <span>
                { messages.text("emergency-line") }{ " " }
                <a class="link" href={format!("tel:{number}")}>
                    { messages.format("stop-call", &[("number", number)]) }
                </a>
            </span>
        </p>
    }
}

/// Returns the answers that call for help, in the words of the rules; policy rules only if there
/// are no others, so that nobody is sent to a doctor without a reason.
fn reasons(view: &View) -> Vec<AttrValue> {
    let Some(plan) = &view.plan else { return Vec::new() };
    let policy = |because: &&Reason| view.knowledge.rule(because.rule).severity == Severity::Policy;
    let (policies, others): (Vec<_>, Vec<_>) = plan.triage.told().partition(policy);
    let told = if others.is_empty() { policies } else { others };
    told.into_iter().map(|because| reason_text(view, because)).collect()
}

/// Draws the page at `urgent` and `emergency`.
pub fn triage_notice(view: &View) -> Html {
    let Some(plan) = &view.plan else { return Html::default() };
    match plan.triage.level {
        TriageLevel::Emergency => emergency(view, plan),
        _ => urgent(view, plan),
    }
}

/// Draws one number and one button; nothing about skin care, which would only cost time.
fn emergency(view: &View, plan: &Assessment) -> Html {
    let messages = &view.messages;
    let numbers = numbers_here(view);
    let call = |number: &'static str| messages.format("stop-call", &[("number", number)]);
    let first = numbers.first().copied().unwrap_or("112");
    let title = messages.format("stop-emergency", &[("number", first)]);
    let others = numbers.iter().skip(1).map(|number| {
        html! {
            <a class="button button--quiet" href={format!("tel:{number}")}>{ call(number) }</a>
        }
    });
    let elsewhere: Vec<AttrValue> =
        numbers.iter().skip(1).map(|it| AttrValue::Static(it)).collect();
    let elsewhere = messages.list(&elsewhere);
    html! {
        <Page title={title.clone()}>
            <section class="notice notice--stop" aria-labelledby="triage">
                { icon_class(Icon::PHONE, "icon--large") }
                <h1 id="triage" class="notice__title" tabindex="-1">{ title }</h1>
                <div class="actions">
                    <a class="button button--danger" href={format!("tel:{first}")}>
                        { icon(Icon::PHONE) }{ call(first) }
                    </a>
                </div>
                { told(view, plan) }
                <p>{ messages.text("stop-emergency-note") }</p>
                if numbers.len() > 1 {
                    <details class="disclosure screen-only">
                        <summary>{ chevron() }{ messages.text("stop-other-countries") }</summary>
                        <div class="disclosure__body actions actions--row">{ for others }</div>
                    </details>
                    // Buttons are useless in print.
                    <p class="print-only">{ messages.format("stop-others", &[("numbers", &elsewhere)]) }</p>
                }
            </section>
            { ways_on(view, plan) }
        </Page>
    }
}

/// Draws help today, with gentle care until then.
fn urgent(view: &View, plan: &Assessment) -> Html {
    let messages = &view.messages;
    let title = messages.text("stop-urgent");
    let care = ["wash", "nothing-new", "sun", "photo"].map(|key| {
        html! { <li>{ icon(Icon::CHECK) }<span>{ messages.text_for("stop-gentle-", key) }</span></li> }
    });
    html! {
        <Page title={title.clone()}>
            <section class="notice notice--stop" aria-labelledby="triage">
                { icon_class(Icon::PHONE, "icon--large") }
                <h1 id="triage" class="notice__title" tabindex="-1">{ title }</h1>
                { told(view, plan) }
                { for reasons(view).into_iter().map(|reason| html! { <p>{ reason }</p> }) }
                <p class="notice__note">{ messages.text("stop-urgent-note") }</p>
                { emergency_line(view) }
            </section>
            <div class="notice section section--near">
                { icon(Icon::INFO) }<p>{ messages.text("stop-no-plan") }</p>
            </div>
            <section class="section" aria-labelledby="gentle">
                <h2 id="gentle" class="section__head">{ messages.text("stop-gentle") }</h2>
                <ul class="ticks" role="list">{ for care }</ul>
                <p>{ why_link(view, &LineRef::Triage(plan.triage.level), &messages.text("stop-gentle")) }</p>
            </section>
            { ways_on(view, plan) }
        </Page>
    }
}

/// Draws what was ticked, in the person's words: warning signs, and the look of a reaction.
fn told(view: &View, plan: &Assessment) -> Html {
    let mut said = Vec::new();
    let flags = view.knowledge.ids.red_flags;
    if let Some(ticked) = telling_options(view, flags, &answers_of(view, plan)) {
        said.extend(chosen_in_words(view, flags, ticked));
    }
    let localizer = AppLocalizer(&view.messages);
    for reaction in plan.course.iter().flat_map(|course| &course.reactions).filter(|it| it.open) {
        said.extend(signs_of(&localizer, &reaction.noted).into_iter().map(AttrValue::from));
    }
    if said.is_empty() {
        return Html::default();
    }
    let answer = view.messages.list(&said);
    html! { <p>{ view.messages.format("stop-told", &[("answer", &answer)]) }</p> }
}

/// Draws links to print, and to correct what was said: an answer, or an entry of the course. From
/// the next day on, the weekly check asks whether it is over.
fn ways_on(view: &View, plan: &Assessment) -> Html {
    let messages = &view.messages;
    let ticked = telling_options(view, view.knowledge.ids.red_flags, view.state.answers());
    let none_ticked = ticked.is_some_and(OptionSet::is_empty);
    let course = plan.course.as_ref().filter(|_| none_ticked);
    let check = course.filter(|course| course.since < view.today().date);
    let (route, key) = match course {
        Some(_) => (Route::Progress, "stop-correct"),
        None => (Route::Check, "stop-mistake"),
    };
    html! {
        <div class="actions">
            <a href={Route::Summary.href()} class="button button--secondary">
                { icon(Icon::PRINT) }{ messages.text("stop-print") }
            </a>
            if check.is_some() {
                <a href={Route::CheckIn.href()} class="link">{ messages.text("stop-helped") }</a>
            }
            <a href={route.href()} class="link">{ messages.text(key) }</a>
        </div>
    }
}

/// Draws the banner at `see_doctor`; the gentle routine stays below it.
pub fn doctor_notice(view: &View) -> Html {
    let messages = &view.messages;
    html! {
        <section class="notice notice--caution notice--lead" aria-labelledby="triage">
            { icon_class(Icon::CAUTION, "icon--large") }
            <h2 id="triage" class="notice__title">{ messages.text("doctor-title") }</h2>
            if let Some(plan) = &view.plan { { to_stop(view, plan) } }
            { for reasons(view).into_iter().map(|reason| html! { <p>{ reason }</p> }) }
            <p>{ messages.text("doctor-until") }</p>
            <p>{ why_link(view, &LineRef::Triage(TriageLevel::SeeDoctor), &messages.text("doctor-title")) }</p>
        </section>
    }
}

/// Draws one calm line at `ask_soon`: whom to ask. The plan stays below it.
pub fn ask_notice(view: &View) -> Html {
    let messages = &view.messages;
    html! {
        <section class="notice notice--lead" aria-labelledby="triage">
            <h2 id="triage" class="notice__title">{ messages.text("ask-title") }</h2>
            { for reasons(view).into_iter().map(|reason| html! { <p>{ reason }</p> }) }
            <p>{ messages.text("ask-until") }</p>
            <p>{ why_link(view, &LineRef::Triage(TriageLevel::AskSoon), &messages.text("ask-title")) }</p>
        </section>
    }
}

/// Draws the notice for a level above a plan that continues, if any.
pub fn level_notice(view: &View, level: TriageLevel) -> Html {
    match level {
        TriageLevel::AskSoon => ask_notice(view),
        TriageLevel::SeeDoctor => doctor_notice(view),
        TriageLevel::Clear | TriageLevel::Urgent | TriageLevel::Emergency => Html::default(),
    }
}

/// Draws a button that prints the page.
pub fn print_button(view: &View) -> Html {
    let messages = &view.messages;
    let onclick = Callback::from(|_: MouseEvent| dom::print());
    html! {
        <button type="button" class="button button--quiet button--small" {onclick}>
            { icon(Icon::PRINT) }{ messages.text("print") }
        </button>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_the_country_comes_first() {
        let first = |tags: &[&str]| numbers(None, tags.iter().copied())[0];
        assert_eq!(first(&["en-GB", "en-US"]), "999");
        assert_eq!(first(&["en", "en-US", "ko"]), "911");
        assert_eq!(first(&["de-DE", "ko"]), "119");
        assert_eq!(first(&["ko-KR"]), "119");
        assert_eq!([first(&["en"]), first(&[]), first(&[""]), first(&["-"])], ["112"; 4]);
    }

    #[test]
    fn no_number_is_lost_or_said_twice() {
        for tag in ["en", "en-GB", "en-US", "ko"] {
            let mut all = numbers(None, [tag]);
            all.sort_unstable();
            assert_eq!(all, ["112", "119", "911", "999"], "{tag}");
        }
        assert_eq!(numbers(Some(Region::Us), ["ko-KR"]), ["911"], "a region that was set decides");
    }
}
