//! A reason: the rule, the answers behind it, its source, and what would change it.

use yew::prelude::*;

use super::answer_text::answer_text;
use super::icon::chevron;
use super::localizer::AppLocalizer;
use super::pictures::grade_bars;
use crate::domain::{ClosedSet, Grade, QuestionId, SourceId, SourceKind, parse_date};
use crate::engine::Reason;
use crate::export::reason_text::{of_product, sentence};
use crate::export::review_text::review_lines;
use crate::knowledge::Rule;
use crate::route::Route;
use crate::state::View;

/// Returns the text of a reason, with this person's answers.
pub fn reason_text(view: &View, because: &Reason) -> AttrValue {
    AttrValue::from(sentence(&AppLocalizer(&view.messages), &view.knowledge, because))
}

/// Returns the text of a reason about a product.
pub fn product_reason_text(view: &View, because: &Reason) -> AttrValue {
    AttrValue::from(of_product(&AppLocalizer(&view.messages), &view.knowledge, because))
}

/// Draws the deciding reason in full.
pub fn reason(view: &View, because: &Reason) -> Html {
    let id = &view.knowledge.rule(because.rule).id;
    html! {
        <article class="reason card" key={id.clone()}>
            <p class="reason__rule">{ reason_text(view, because) }</p>
            { facts(view, because) }
        </article>
    }
}

/// Draws a reason other than the deciding one: its rule is visible, the rest collapsed.
pub fn secondary_reason(view: &View, because: &Reason) -> Html {
    folded(view, because, reason_text(view, because))
}

/// Draws the same about a product.
pub fn product_reason(view: &View, because: &Reason) -> Html {
    folded(view, because, product_reason_text(view, because))
}

fn folded(view: &View, because: &Reason, text: AttrValue) -> Html {
    let id = &view.knowledge.rule(because.rule).id;
    html! {
        <details class="reason reason--quiet" key={id.clone()}>
            <summary>{ chevron() }<span>{ text }</span></summary>
            <div class="reason__facts">{ facts(view, because) }</div>
        </details>
    }
}

/// Draws what would change it, the answers behind it, and how well the evidence was verified.
fn facts(view: &View, because: &Reason) -> Html {
    let messages = &view.messages;
    let rule = view.knowledge.rule(because.rule);
    let change = messages.attribute(&format!("rule-{}", rule.id), "change");
    let answers = because.answers.iter().map(|question| answer_link(view, *question));
    let date = parse_date(&rule.reviewed)
        .map_or_else(|| AttrValue::from(rule.reviewed.clone()), |reviewed| messages.date(reviewed));
    html! {
        <>
            if !because.certain {
                <p class="muted">{ messages.text("why-uncertain") }</p>
            }
            <dl class="pairs">
                if !change.is_empty() {
                    <dt>{ messages.text("why-change") }</dt>
                    <dd>{ change }</dd>
                }
                if !because.answers.is_empty() {
                    <dt>{ messages.text("why-answers") }</dt>
                    <dd>{ for answers }</dd>
                }
            </dl>
            <dl class="pairs pairs--small">
                <dt>{ messages.text("why-source") }</dt>
                <dd>{ sources(view, rule.grade, &rule.sources) }</dd>
                <dt>{ messages.text("why-grade") }</dt>
                <dd>{ grade(view, rule.grade) }</dd>
                <dt>{ messages.text("why-rule") }</dt>
                <dd>{ messages.format("why-rule-reviewed", &[("rule", &rule.id), ("date", &date)]) }</dd>
                if !rule.reviews.is_empty() {
                    <dt>{ messages.text("review-title") }</dt>
                    <dd>{ reviews(view, [rule]) }</dd>
                }
            </dl>
        </>
    }
}

/// Returns the reviews of these rules; none if nobody has reviewed them.
pub fn reviews<'a>(view: &View, rules: impl IntoIterator<Item = &'a Rule>) -> Html {
    let lines = review_lines(&AppLocalizer(&view.messages), rules);
    html! { <>{ for lines.into_iter().map(|line| html! { <p class="muted">{ line }</p> }) }</> }
}

/// Draws an answer as a link to change it.
fn answer_link(view: &View, question: QuestionId) -> Html {
    let entry = view.knowledge.question(question);
    let name = view.messages.attribute(&format!("question-{}", entry.id), "short");
    let text = answer_text(view, question);
    html! {
        <p>
            <a href={Route::Change { id: entry.id.clone() }.href()} class="link">
                { name }{ ": " }{ text }
            </a>
        </p>
    }
}

fn grade(view: &View, grade: Grade) -> Html {
    let bars = match grade {
        Grade::V => 3,
        Grade::S => 2,
        Grade::K => 1,
        Grade::P => 0,
    };
    html! {
        <span class="grade">{ grade_bars(bars) }{ view.messages.text_for("grade-", grade.id()) }</span>
    }
}

/// Draws the sources. General knowledge is never presented as a cited fact.
fn sources(view: &View, grade: Grade, sources: &[SourceId]) -> Html {
    match grade {
        Grade::K => html! { <p>{ view.messages.text("source-general") }</p> },
        Grade::P if sources.len() == 1 => html! { <p>{ view.messages.text("source-policy") }</p> },
        _ => sources
            .iter()
            .filter(|source| view.knowledge.source(**source).kind != SourceKind::Policy)
            .map(|source| source_view(view, *source))
            .collect(),
    }
}

/// Draws a source with its date; a link only if its address is known. Citations stay in English.
pub fn source_view(view: &View, source: SourceId) -> Html {
    let source = view.knowledge.source(source);
    let kind = view.messages.text_for("source-kind-", source.kind.id());
    let date = if source.date.is_empty() {
        view.messages.text("source-undated")
    } else {
        AttrValue::from(source.date.clone())
    };
    let name = source.name.clone();
    html! {
        <p key={source.id.clone()}>
            <span class="muted">{ kind }{ " · " }{ date }</span><br />
            if let Some(link) = source.link.clone() {
                <a class="link" lang="en" href={link} rel="noopener noreferrer" target="_blank">{ name }</a>
            } else {
                <span lang="en">{ name }</span>
            }
        </p>
    }
}
