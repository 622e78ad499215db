//! The messages of the chosen language, and the deferred part of the program that comes with them.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use crate::i18n::{MessageBundle, Messages};
use crate::knowledge::Questions;
use crate::platform::boot;

use super::deferred::{Deferred, Load};

/// The messages, and how far the deferred part is.
#[derive(Clone)]
pub(super) struct Language {
    /// The messages of the chosen language; those of the deferred part are among them once it is
    /// there.
    pub messages: Messages,
    /// How far the deferred part is.
    pub deferred: Deferred,
    /// Changes the language.
    pub switch: LanguageSwitch,
}

/// The way to another language, and to what has not arrived yet.
#[derive(Clone)]
pub(super) struct LanguageSwitch {
    fetch: Callback<(Option<AttrValue>, FetchReason)>,
}

impl LanguageSwitch {
    /// Changes to a language as soon as its messages are there. Without them nothing changes.
    pub fn choose(&self, lang: AttrValue) {
        self.fetch.emit((Some(lang), FetchReason::Chosen));
    }

    /// Fetches what is missing. Shows another language, if one is named, without counting it as the
    /// person's choice.
    pub fn complete(&self, lang: Option<AttrValue>) {
        self.fetch.emit((lang, FetchReason::Incomplete));
    }
}

/// Why messages are fetched.
#[derive(Clone, Copy, PartialEq)]
enum FetchReason {
    /// The person has chosen another language.
    Chosen,
    /// What has not arrived yet is wanted.
    Incomplete,
}

/// Starts with the messages that boot.js has fetched and asks for the rest after the first
/// rendering. `on_chosen` is called with a language that the person chose, once it is shown, and with
/// nothing when it did not arrive.
#[hook]
pub(super) fn use_language(
    questions: &Rc<Questions>,
    load: Load,
    on_chosen: Callback<Option<AttrValue>>,
) -> Language {
    let messages = use_state(first_words);
    let deferred = use_state_eq(|| Deferred::Loading);
    // The latest request wins, even if an older response arrives later.
    let requests = use_memo((), |()| Cell::new(0_u32));
    let fetch = {
        let (messages, deferred) = (messages.clone(), deferred.clone());
        let questions = questions.clone();
        let inputs = ((*deferred).clone(), messages.lang());
        use_callback(inputs, move |(lang, reason): (Option<AttrValue>, _), (before, shown)| {
            let number = requests.get().wrapping_add(1);
            requests.set(number);
            let (messages, deferred, requests) =
                (messages.setter(), deferred.setter(), requests.clone());
            let (questions, on_chosen, before) =
                (questions.clone(), on_chosen.clone(), before.clone());
            let lang = lang.unwrap_or_else(|| shown.clone());
            if matches!(before, Deferred::Failed) {
                deferred.set(Deferred::Loading);
            }
            yew::platform::spawn_local(async move {
                let fetched = boot::fetch(&lang).await;
                if requests.get() != number {
                    return;
                }
                let parse = |text: Option<String>| MessageBundle::parse(&text?).ok();
                let initial = parse(fetched.early);
                // The deferred part is loaded once; later only the messages are news.
                let known = before.ready().cloned();
                let was_ready = known.is_some();
                let loaded = known.or_else(|| load(questions, &fetched.knowledge?).ok());
                let rest = parse(fetched.messages).filter(|_| loaded.is_some());
                let arrived = rest.is_some();
                // Half a language is better than none, but not than another one that is whole.
                let shown = initial.filter(|_| arrived || !was_ready).map(|initial| {
                    let bundle = initial.joined(rest.unwrap_or_default());
                    messages.set(Messages::new(lang.clone(), bundle));
                    lang
                });
                if reason == FetchReason::Chosen {
                    on_chosen.emit(shown);
                }
                if !was_ready {
                    let loaded = loaded.filter(|_| arrived);
                    deferred.set(loaded.map_or(Deferred::Failed, Deferred::Ready));
                }
            });
        })
    };
    {
        let fetch = fetch.clone();
        use_effect_with((), move |()| fetch.emit((None, FetchReason::Incomplete)));
    }
    Language {
        messages: (*messages).clone(),
        deferred: (*deferred).clone(),
        switch: LanguageSwitch { fetch },
    }
}

/// The messages that boot.js has fetched. Without them the keys show, which no build passes with.
fn first_words() -> Messages {
    Messages::new(boot::lang(), MessageBundle::parse(&boot::locale()).unwrap_or_default())
}
