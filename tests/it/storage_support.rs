//! Shared by the tests of storage: states to save, and storage that fails on demand.

use std::cell::{Cell, RefCell};
use std::fs;
use std::rc::Rc;

use barrier_first::domain::{Answer, Answers, ClosedSet, OptionSet};
use barrier_first::knowledge::Knowledge;
use barrier_first::storage::backend::{Backend, BackendError, MemoryBackend};
use barrier_first::storage::{Keep, Loaded, RegionSetting, Saved, Settings, Store, Theme};
use jiff::civil::date;

use crate::support::people::{Dice, SplitMix, person};

/// The time at which the tests save and load.
pub const NOW: &str = "2026-03-02T09:30:00Z";

/// A random state.
pub fn random(knowledge: &Knowledge, dice: &mut impl Dice) -> Saved {
    let person = person(knowledge, dice);
    let questions = u32::try_from(knowledge.questions.entries.len()).unwrap();
    let place = dice.below(questions) as usize;
    let tag = ["en", "ko", "en-GB"][dice.below(3) as usize];
    Saved {
        answers: person.answers,
        hidden: Answers::default(),
        settings: Settings {
            language: (dice.below(2) == 1).then(|| tag.to_owned()),
            theme: Theme::ALL[dice.below(3) as usize],
            keep: Keep::Device,
            expires_after_days: (dice.below(2) == 1)
                .then(|| 1 + u16::try_from(dice.below(3650)).unwrap()),
            photos: dice.below(2) == 1,
            region: RegionSetting::ALL[dice.below(6) as usize],
        },
        assessed_on: (dice.below(2) == 1).then_some(person.today),
        position: knowledge.questions().nth(place).map(|(id, _)| id).filter(|_| !dice.one_in(3)),
    }
}

/// The random state of a seed.
pub fn seeded(knowledge: &Knowledge, seed: u64) -> Saved {
    random(knowledge, &mut SplitMix(seed))
}

/// Answers by the ids of their questions: `one` option, `many` options, or anything else.
pub fn answers(knowledge: &Knowledge, given: &[(&str, Given)]) -> Answers {
    let mut answers = Answers::default();
    for (id, given) in given {
        let question = knowledge.find_question(id).expect(id);
        let entry = knowledge.question(question);
        let option = |id: &str| entry.find_option(id).expect(id);
        let answer = match given {
            Given::One(id) => Answer::One(option(id)),
            Given::Many(ids) => {
                Answer::Many(ids.iter().map(|id| option(id)).collect::<OptionSet>())
            }
            Given::Other(answer) => *answer,
        };
        answers.set(question, answer);
    }
    answers
}

/// An answer in a test.
pub enum Given {
    One(&'static str),
    Many(&'static [&'static str]),
    Other(Answer),
}

/// A small state that is different for every number.
pub fn small(knowledge: &Knowledge, number: u16) -> Saved {
    let (lead, rest) = (number / 5 % 5, number % 5);
    let level = |level: u16| Given::Other(Answer::Level(u8::try_from(level).unwrap()));
    let day = Given::Other(Answer::Date(
        date(2027, 1, 1).saturating_add(jiff::Span::new().days(i64::from(number))),
    ));
    let given = [("sign_tight", level(lead)), ("sign_sting", level(rest)), ("event_date", day)];
    Saved { answers: answers(knowledge, &given), ..Saved::default() }
}

/// The text of a fixture.
pub fn fixture(name: &str) -> String {
    let path = crate::root().join("tests/fixtures/saves").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Names of all fixtures.
pub fn fixtures() -> Vec<String> {
    let folder = fs::read_dir(crate::root().join("tests/fixtures/saves")).unwrap();
    let names = folder.map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name.ends_with(".json")).collect();
    names.sort();
    names
}

/// Loads with a fresh store.
pub fn load(knowledge: &Knowledge, backend: &impl Backend) -> Loaded {
    Store::new(backend, 99).load(knowledge, NOW)
}

/// A backend that holds these texts.
pub fn holding(texts: &[(&str, &str)]) -> MemoryBackend {
    let memory = MemoryBackend::default();
    for (key, text) in texts {
        memory.write(key, text).unwrap();
    }
    memory
}

/// Everything a backend holds.
pub fn contents(backend: &impl Backend) -> Vec<(String, String)> {
    let keys = backend.keys().unwrap();
    keys.into_iter().map(|key| (key.clone(), backend.read(&key).unwrap().unwrap())).collect()
}

/// The fault at one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing happens and the caller gets an error.
    Refused(BackendError),
    /// It happens, and yet the caller gets an error.
    DoneButRefused,
    /// Only half of the text arrives and the caller gets an error.
    Torn,
    /// Only half of the text arrives, without an error.
    TornInSilence,
    /// Nothing happens, without an error.
    LostInSilence,
}

/// All of them.
pub const FAULTS: [Fault; 7] = [
    Fault::Refused(BackendError::Blocked),
    Fault::Refused(BackendError::Full),
    Fault::Refused(BackendError::Failed),
    Fault::DoneButRefused,
    Fault::Torn,
    Fault::TornInSilence,
    Fault::LostInSilence,
];

/// Storage in which one step, counted over reads and writes, fails.
pub struct Faulty {
    pub memory: Rc<MemoryBackend>,
    step: Cell<usize>,
    at: usize,
    fault: Fault,
    /// Whether the program dies with the fault: no later step has an effect.
    dies: bool,
    /// Called before the faulty step.
    before: RefCell<Option<Box<dyn FnOnce()>>>,
}

impl Faulty {
    pub fn new(memory: Rc<MemoryBackend>, at: usize, fault: Fault, dies: bool) -> Self {
        let (step, before) = (Cell::new(0), RefCell::new(None));
        Self { memory, step, at, fault, dies, before }
    }

    /// Storage that works, and lets something else run before one step.
    pub fn interrupted(memory: Rc<MemoryBackend>, at: usize, run: Box<dyn FnOnce()>) -> Self {
        let faulty = Self::new(memory, at, Fault::LostInSilence, false);
        Self { before: RefCell::new(Some(run)), ..faulty }
    }

    /// Number of steps taken so far.
    pub fn steps(&self) -> usize {
        self.step.get()
    }

    fn next(&self) -> Result<Option<Fault>, BackendError> {
        let step = self.step.replace(self.step.get() + 1);
        if self.dies && step > self.at {
            return Err(BackendError::Failed);
        }
        if step == self.at {
            // The hook is taken once; a hook instead of a fault leaves the step alone.
            if let Some(run) = self.before.borrow_mut().take() {
                run();
                return Ok(None);
            }
            return Ok(Some(self.fault));
        }
        Ok(None)
    }
}

impl Backend for Faulty {
    fn read(&self, key: &str) -> Result<Option<String>, BackendError> {
        match self.next()? {
            Some(Fault::Refused(error)) => Err(error),
            Some(_) => Err(BackendError::Failed),
            None => self.memory.read(key),
        }
    }

    fn write(&self, key: &str, value: &str) -> Result<(), BackendError> {
        let half = || self.memory.write(key, value.get(..value.len() / 2).unwrap_or_default());
        match self.next()? {
            Some(Fault::Refused(error)) => Err(error),
            Some(Fault::DoneButRefused) => {
                self.memory.write(key, value)?;
                Err(BackendError::Failed)
            }
            Some(Fault::Torn) => half().and(Err(BackendError::Failed)),
            Some(Fault::TornInSilence) => half(),
            Some(Fault::LostInSilence) => Ok(()),
            None => self.memory.write(key, value),
        }
    }

    fn remove(&self, key: &str) -> Result<(), BackendError> {
        match self.next()? {
            Some(Fault::Refused(error)) => Err(error),
            Some(Fault::DoneButRefused) => {
                self.memory.remove(key)?;
                Err(BackendError::Failed)
            }
            Some(Fault::LostInSilence) => Ok(()),
            Some(Fault::Torn | Fault::TornInSilence) => Err(BackendError::Failed),
            None => self.memory.remove(key),
        }
    }

    fn keys(&self) -> Result<Vec<String>, BackendError> {
        match self.next()? {
            Some(_) => Err(BackendError::Failed),
            None => self.memory.keys(),
        }
    }
}
