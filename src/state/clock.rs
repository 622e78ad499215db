//! The only place that reads the device's clock: today's date, and its changes.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::platform::{clock, tabs};

use super::store::StateStore;
use super::{Action, Today};

/// Returns today by the device's clock.
pub(super) fn read() -> Today {
    Today::at(clock::today(), clock::hour())
}

/// Keeps `today` of the state in sync with the clock: by a timer until the next change, and
/// whenever the page is shown again, because timers stop while the device sleeps.
#[hook]
pub(super) fn use_clock(store: &StateStore) {
    let store = store.clone();
    use_effect_with((), move |()| {
        let watch = Rc::new(Watch { store, timer: RefCell::default() });
        watch.look();
        let listeners = ["pageshow", "focus"]
            .map(|name| {
                let watch = watch.clone();
                tabs::on_window(name, move |_| watch.look())
            })
            .into_iter()
            .chain([{
                let watch = watch.clone();
                tabs::on_shown(move || watch.look())
            }])
            .collect::<Vec<_>>();
        move || drop((listeners, watch.timer.take()))
    });
}

struct Watch {
    store: StateStore,
    /// Runs until the next change.
    timer: RefCell<Option<clock::Timer>>,
}

impl Watch {
    fn look(self: &Rc<Self>) {
        let today = read();
        if self.store.latest().today != today {
            self.store.dispatch(Action::DayChanged(today));
        }
        let watch = Rc::downgrade(self);
        let timer = clock::at_hour(Today::next_change(clock::hour()), move || {
            if let Some(watch) = watch.upgrade() {
                watch.look();
            }
        });
        self.timer.replace(Some(timer));
    }
}
