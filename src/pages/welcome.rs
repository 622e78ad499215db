//! The start page: what the app is and is not, where the answers stay; start, resume or restore a backup.

use yew::prelude::*;

use crate::components::icon::{Icon, icon};
use crate::components::notice::{Tone, notice};
use crate::components::page::Page;
use crate::components::pictures::welcome_wall;
use crate::route::Route;
use crate::state::{self, ClinicSlot, InitialView, LoadState, Path};

/// Draws the start page.
pub fn welcome(view: &InitialView) -> Html {
    let messages = &view.messages;
    let started = !view.state.answers().is_empty();
    // A returning person wants to continue, not to read the introduction.
    let title = messages.text(if started { "resume-title" } else { "welcome-title" });
    html! {
        <Page title={title.clone()} wide=true>
            { for view.state.notice.as_ref().map(|notice| notice_view(view, notice)) }
            <div class={classes!("hero", started.then_some("hero--back"))}>
                <div class="hero__text">
                    <h1 tabindex="-1">{ title }</h1>
                    if started {
                        { resume(view) }
                    } else {
                        <p class="page__lead">{ messages.text("welcome-lead") }</p>
                        <div class="actions">{ start_button(view) }</div>
                        <p class="saved">
                            { icon(Icon::LOCK) }<span>{ messages.text("welcome-private") }</span>
                        </p>
                    }
                </div>
                <figure class="hero__picture">
                    { welcome_wall(messages.text("welcome-picture")) }
                    <figcaption class="hero__caption">
                        <span>{ messages.text("welcome-loose") }</span>
                        <span>{ messages.text("welcome-firm") }</span>
                    </figcaption>
                </figure>
            </div>
            if view.site.load != LoadState::NotRequested {
                // Its space is reserved, so that the content below does not move.
                <div class="clinic-welcome">
                    if view.site.is_ready() { { view.clinic_slot(ClinicSlot::Welcome) } }
                </div>
            }
            <div class="section stack">
                <p>{ messages.text("welcome-not") }</p>
                <p>
                    <a href={Route::Learn.href()} class="link">{ messages.text("menu-learn") }</a>
                    { " · " }
                    <a href={Route::Data.href()} class="link">{ messages.text("welcome-open-backup") }</a>
                </p>
            </div>
        </Page>
    }
}

fn notice_view(view: &InitialView, said: &state::Notice) -> Html {
    let messages = &view.messages;
    let (tone, text) = match said {
        state::Notice::NeedAnswers => (Tone::Info, messages.text("notice-need-answers")),
        state::Notice::SetAside(count) => {
            (Tone::Caution, messages.count("notice-set-aside", *count))
        }
        state::Notice::Damaged => (Tone::Caution, messages.text("notice-damaged")),
        state::Notice::Expired => (Tone::Info, messages.text("notice-expired")),
    };
    notice(tone, true, html! { <p>{ text }</p> })
}

/// Draws the button that starts at the first question.
fn start_button(view: &InitialView) -> Html {
    let first = view.questions.questions().next().map_or("", |(_, question)| &question.id);
    let to = Route::Question { id: first.to_owned() };
    html! {
        <a href={to.href()} class="button">{ view.messages.text("welcome-start") }</a>
    }
}

/// Draws the link to where the person left off.
fn resume(view: &InitialView) -> Html {
    let messages = &view.messages;
    let answers = view.state.answers();
    let path = Path::of(&view.questions, answers);
    let complete = view.complete;
    let open = path.open(&view.questions, answers).next().filter(|_| !complete);
    let (to, text, label) = match open {
        Some(question) => {
            let left = path.open(&view.questions, answers).count();
            (view.question_route(question), messages.count("resume-left", left), "resume-carry-on")
        }
        None => (Route::Routine, messages.text("resume-complete"), "resume-see-today"),
    };
    html! {
        <div class="resume card card--accent">
            <p>{ text }</p>
            <div class="actions actions--row">
                <a href={to.href()} class="button">{ messages.text(label) }</a>
                <a href={Route::Check.href()} class="link">{ messages.text("resume-answers") }</a>
                <a href={Route::Data.href()} class="link">
                    { messages.text("resume-start-again") }
                </a>
            </div>
        </div>
    }
}
