//! Reading a label's text from a photo, where the browser has text detection.

use yew::prelude::*;

use crate::label::{Line, in_order};
use crate::platform::{dom, text_detector};
use crate::state::use_app;

/// Properties of [`PhotoText`].
#[derive(Properties, PartialEq)]
pub struct PhotoTextProps {
    /// Receives the detected text.
    pub ontext: Callback<String>,
}

/// Offers to choose a photo; nothing if the browser has no text detection.
#[component]
pub fn PhotoText(props: &PhotoTextProps) -> Html {
    let app = use_app();
    let works = use_state_eq(|| false);
    let said = use_state_eq(|| None::<&'static str>);
    {
        let works = works.clone();
        use_effect_with((), move |()| {
            yew::platform::spawn_local(async move { works.set(text_detector::works().await) });
        });
    }
    if !*works {
        return Html::default();
    }
    let messages = &app.messages;
    let onchange = {
        let (said, ontext) = (said.clone(), props.ontext.clone());
        Callback::from(move |event: Event| {
            let input: dom::Input = event.target_unchecked_into();
            let (said, ontext) = (said.clone(), ontext.clone());
            said.set(Some("photo-text-reads"));
            yew::platform::spawn_local(async move {
                let line = |it: text_detector::FoundText| Line {
                    text: it.text,
                    left: it.left,
                    top: it.top,
                    height: it.height,
                };
                let found = text_detector::lines(&input).await;
                let found = found.map(|lines| in_order(lines.into_iter().map(line).collect()));
                said.set(Some(match found {
                    Some(text) if !text.is_empty() => {
                        ontext.emit(text);
                        "photo-text-done"
                    }
                    Some(_) => "photo-text-none",
                    None => "photo-text-failed",
                }));
            });
        })
    };
    html! {
        <div class="photo-text">
            <label class="field__label" for="product-photo">{ messages.text("photo-text") }</label>
            <p class="field__hint" id="product-photo-hint">{ messages.text("photo-text-hint") }</p>
            <input class="field__input" type="file" accept="image/*" id="product-photo"
                aria-describedby="product-photo-hint" {onchange} />
            <p role="status">{ said.map(|key| messages.text(key)) }</p>
        </div>
    }
}
