//! What this is, what it is not, where the answers stay; start, resume or open a backup.

use yew::prelude::*;

use crate::components::icon::{Icon, icon};
use crate::components::notice::{Tone, notice};
use crate::components::page::Page;
use crate::components::pictures::welcome_wall;
use crate::route::Route;
use crate::state::{self, ClinicSlot, InitialView, LoadState, Path};

/// The first page.
pub fn welcome(view: &InitialView) -> Html {
    let messages = &view.messages;
    let started = !view.state.answers().is_empty();
    // Who comes back wants to go on, not to hear what this is.
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
                // Its room is kept, so that what follows stays where it is.
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

/// Starts at the first question.
fn start_button(view: &InitialView) -> Html {
    let first = view.questions.questions().next().map_or("", |(_, question)| &question.id);
    let to = Route::Question { id: first.to_owned() };
    html! {
        <a href={to.href()} class="button">{ view.messages.text("welcome-start") }</a>
    }
}

/// Where the person left off.
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
