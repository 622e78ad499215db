//! The words of the chosen language, and the late part of the program that comes with them.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use crate::i18n::{Catalogue, Words};
use crate::knowledge::Knowledge;
use crate::platform::boot;

use super::provider::KnowledgeHandle;

/// The part of the program that is fetched after the first paint: the engine, and the pages that
/// show what it works out. Nothing may call into it before it is there (`scripts/split.mjs`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Late {
    /// On its way.
    Coming,
    /// There, with its words.
    Here,
    /// It could not be fetched.
    Missing,
}

/// The words, whether the late part is there, and the way to fetch either.
#[derive(Clone)]
pub struct Language {
    /// The knowledge: the questions, and everything once the late part is there.
    pub knowledge: Rc<Knowledge>,
    /// The words of the chosen language; those of the late part are among them once it is there.
    pub words: Words,
    /// Whether the late part is there.
    pub late: Late,
    fetch: Callback<(AttrValue, Wish)>,
}

impl Language {
    /// Changes to a language as soon as its words are there. Without them nothing changes.
    pub fn choose(&self, lang: AttrValue) {
        self.fetch.emit((lang, Wish::Chosen));
    }

    /// Shows another language without counting it as the person's choice.
    pub fn follow(&self, lang: AttrValue) {
        self.fetch.emit((lang, Wish::Complete));
    }

    /// Fetches what is missing of the late part.
    pub fn fetch_late(&self) {
        self.fetch.emit((self.words.lang(), Wish::Complete));
    }
}

/// Why words are fetched.
#[derive(Clone, Copy, PartialEq)]
enum Wish {
    /// The person has chosen another language.
    Chosen,
    /// What has not arrived yet is wanted.
    Complete,
}

/// Starts with the words that boot.js has fetched and asks for the rest after the first rendering.
/// `on_chosen` is told of a language that the person chose, once it is shown.
#[hook]
pub fn use_language(questions: Rc<Knowledge>, on_chosen: Callback<AttrValue>) -> Language {
    let knowledge = use_state_eq(|| KnowledgeHandle(questions));
    let words = use_state(first_words);
    let late = use_state_eq(|| Late::Coming);
    // The newest wish wins, whichever answer comes last.
    let wishes = use_memo((), |()| Cell::new(0_u32));
    let fetch = {
        let (words, late, knowledge) = (words.setter(), late.clone(), knowledge.clone());
        use_callback(*late, move |(lang, wish): (AttrValue, Wish), before| {
            let number = wishes.get().wrapping_add(1);
            wishes.set(number);
            let (words, late, wishes) = (words.clone(), late.clone(), wishes.clone());
            let knowledge = knowledge.clone();
            let (on_chosen, before) = (on_chosen.clone(), *before);
            if before == Late::Missing {
                late.set(Late::Coming);
            }
            yew::platform::spawn_local(async move {
                let fetched = boot::fetch(&lang).await;
                if wishes.get() != number {
                    return;
                }
                let parse = |text: Option<String>| Catalogue::parse(&text?).ok();
                let early = parse(fetched.early);
                // The tables are read once; later only the words are news.
                let whole = match before {
                    Late::Here => Some(knowledge.0.clone()),
                    _ => fetched
                        .knowledge
                        .and_then(|tables| knowledge.0.complete(&tables).ok())
                        .map(Rc::new),
                };
                let rest = parse(fetched.words).filter(|_| whole.is_some());
                let arrived = rest.is_some();
                if let Some(whole) = whole.filter(|_| arrived) {
                    knowledge.set(KnowledgeHandle(whole));
                }
                // Half a language is better than none, but not than another one that is whole.
                if let Some(early) = early.filter(|_| arrived || before != Late::Here) {
                    let catalogue = early.joined(rest.unwrap_or_default());
                    words.set(Words::new(lang.clone(), catalogue));
                    if wish == Wish::Chosen {
                        on_chosen.emit(lang);
                    }
                }
                if before != Late::Here {
                    late.set(if arrived { Late::Here } else { Late::Missing });
                }
            });
        })
    };
    {
        let (fetch, lang) = (fetch.clone(), words.lang());
        use_effect_with((), move |()| fetch.emit((lang, Wish::Complete)));
    }
    let knowledge = knowledge.0.clone();
    Language { knowledge, words: (*words).clone(), late: *late, fetch }
}

/// The words that boot.js has fetched. Without them the keys show, which no build passes with.
fn first_words() -> Words {
    Words::new(boot::lang(), Catalogue::parse(&boot::locale()).unwrap_or_default())
}
