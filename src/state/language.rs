//! The messages of the chosen language, and the deferred part of the program that is fetched with them.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use crate::i18n::{MessageBundle, Messages};
use crate::knowledge::Questions;
use crate::platform::boot;

use super::deferred::{Deferred, Load};

/// The messages, and the load state of the deferred part.
#[derive(Clone)]
pub(super) struct Language {
    /// The messages of the chosen language, including those of the deferred part once it is loaded.
    pub messages: Messages,
    /// Load state of the deferred part.
    pub deferred: Deferred,
    /// Changes the language.
    pub switch: LanguageSwitch,
}

/// Switches languages and fetches anything still missing.
#[derive(Clone)]
pub(super) struct LanguageSwitch {
    fetch: Callback<(Option<AttrValue>, FetchReason)>,
}

impl LanguageSwitch {
    /// Switches to a language once its messages are loaded. If they fail to load, nothing changes.
    pub fn choose(&self, lang: AttrValue) {
        self.fetch.emit((Some(lang), FetchReason::Chosen));
    }

    /// Fetches whatever is missing. Shows another language, if given, without recording it as the
    /// person's choice.
    pub fn complete(&self, lang: Option<AttrValue>) {
        self.fetch.emit((lang, FetchReason::Incomplete));
    }
}

/// Reason for fetching messages.
#[derive(Clone, Copy, PartialEq)]
enum FetchReason {
    /// The person has chosen another language.
    Chosen,
    /// Something is still missing.
    Incomplete,
}

/// Starts with the messages that boot.js has fetched and requests the rest after the first
/// rendering. `on_chosen` is called with a language the person chose once it is shown, and with
/// `None` if it could not be loaded.
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
                // The deferred part is loaded once; afterwards only the messages are new.
                let known = before.ready().cloned();
                let was_ready = known.is_some();
                let loaded = known.or_else(|| load(questions, &fetched.knowledge?).ok());
                let rest = parse(fetched.messages).filter(|_| loaded.is_some());
                let arrived = rest.is_some();
                // A partial language is better than none, but not better than another complete one.
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

/// Returns the messages that boot.js has fetched. Without them the keys are shown, which no build
/// passes with.
fn first_words() -> Messages {
    Messages::new(boot::lang(), MessageBundle::parse(&boot::locale()).unwrap_or_default())
}
