//! The index at each check as a picture and a table, and the signs of the first check beside those
//! of the latest.

use jiff::civil::Date;
use yew::prelude::*;

use super::icon::chevron;
use super::pictures::{Trend, TrendPoint, trend};
use crate::domain::{Answer, Answers, Band, ClosedSet, days_between};
use crate::engine::{Course, signs};
use crate::state::View;

/// Draws the picture and the table; nothing before the first check.
pub fn trend_view(view: &View, course: &Course) -> Html {
    let messages = &view.messages;
    let Some(first) = course.trend.first() else { return Html::default() };
    let day = |on: Date| i32::from(days_between(first.on, on));
    let points: Vec<TrendPoint> = course
        .trend
        .iter()
        .map(|point| TrendPoint { day: day(point.on), index: point.index })
        .collect();
    let names: Vec<AttrValue> =
        Band::ALL.iter().map(|band| messages.text_for("band-", band.id())).collect();
    let name = |place: usize| names.get(place).map_or("", AttrValue::as_str);
    let drawn = Trend {
        points: &points,
        bands: [name(0), name(1), name(2), name(3)],
        usual: course.usual,
        longest_gap: course.longest_gap,
        rtl: false,
    };
    let rows = course.trend.iter().map(|point| {
        let (low, high) = point.range;
        html! {
            <tr key={point.on.to_string()}>
                <th scope="row">{ messages.date(point.on) }</th>
                <td>{ messages.range(u16::from(low), u16::from(high)) }</td>
                <td>{ messages.text(if point.counts { "trend-counts" } else { "trend-extra" }) }</td>
            </tr>
        }
    });
    let last = course.trend.last().map_or(first.on, |point| point.on);
    html! {
        <figure class="trend-view">
            <div aria-hidden="true">
                { trend(&drawn) }
                <p class="trend-view__days">
                    <span>{ messages.short_date(first.on) }</span>
                    if last != first.on { <span>{ messages.short_date(last) }</span> }
                </p>
            </div>
            <figcaption class="muted">
                if course.usual.is_some() { { messages.text("trend-usual") }{ " " } }
                { messages.text("results-own-index") }
            </figcaption>
            <details class="disclosure">
                <summary>{ chevron() }{ messages.text("trend-table") }</summary>
                <div class="disclosure__body">
                    <table class="table">
                        <caption class="visually-hidden">{ messages.text("trend-table") }</caption>
                        <thead><tr>
                            <th scope="col">{ messages.text("trend-day") }</th>
                            <th scope="col">{ messages.text("trend-index") }</th>
                            <th scope="col">{ messages.text("trend-note") }</th>
                        </tr></thead>
                        <tbody>{ for rows }</tbody>
                    </table>
                </div>
            </details>
        </figure>
    }
}

/// Draws each sign at the first and the latest check, in days per week; nothing before both exist.
pub fn signs_view(view: &View, first: &Answers, latest: &Answers) -> Html {
    let messages = &view.messages;
    let days = |answer: Option<Answer>| match answer {
        Some(Answer::Level(level)) => messages.text_for("days-", &level.to_string()),
        _ => messages.text("level-not_sure"),
    };
    let rows = signs(&view.knowledge).map(|sign| {
        let name =
            messages.attribute(&format!("question-{}", view.knowledge.question(sign).id), "short");
        let (before, now) = (first.get(sign), latest.get(sign));
        let change = match (before, now) {
            (Some(Answer::Level(before)), Some(Answer::Level(now))) if now < before => {
                "signs-fewer"
            }
            (Some(Answer::Level(before)), Some(Answer::Level(now))) if now > before => "signs-more",
            (Some(Answer::Level(_)), Some(Answer::Level(_))) => "signs-same",
            _ => "signs-unknown",
        };
        html! {
            <tr key={name.to_string()}>
                <th scope="row">{ name }</th>
                <td>{ days(before) }{ " → " }{ days(now) }</td>
                <td>{ messages.text(change) }</td>
            </tr>
        }
    });
    html! {
        <section class="section" aria-labelledby="signs">
            <h2 id="signs" class="section__head">{ messages.text("signs-title") }</h2>
            <table class="table">
                <caption class="muted">{ messages.text("signs-caption") }</caption>
                <thead class="visually-hidden"><tr>
                    <th scope="col">{ messages.text("signs-sign") }</th>
                    <th scope="col">{ messages.text("signs-days") }</th>
                    <th scope="col">{ messages.text("signs-change") }</th>
                </tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
        </section>
    }
}
