//! The clinic whose site this is: its file, asked for by boot.js, read when the late part is there.

use std::rc::Rc;

use yew::prelude::*;

use crate::clinic::{ClinicConfig, Diagnostic, Profile, read};
use crate::knowledge::Knowledge;
use crate::platform::{boot, dom};

use super::language::Late;

/// How far the clinic's file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// No clinic was asked for.
    Unasked,
    /// On its way. Until it is there no plan is made, so that none has to be taken back.
    Coming,
    /// Read.
    Here,
    /// It could not be fetched, or nothing of it could be used.
    Missing,
}

/// What is known of the clinic beside its configuration.
#[derive(Debug, Clone, PartialEq)]
pub struct Site {
    /// How far its file is.
    pub arrival: Arrival,
    /// What it shows of itself.
    pub profile: Profile,
    /// What is wrong with its file, for its web master.
    pub complaints: Vec<Diagnostic>,
}

impl Site {
    /// Whether nothing more is to come.
    pub fn is_settled(&self) -> bool {
        self.arrival != Arrival::Coming
    }

    /// Whether a clinic was asked for, and its file is read or known to be missing.
    pub fn arrived(&self) -> bool {
        matches!(self.arrival, Arrival::Here | Arrival::Missing)
    }

    /// Whether a clinic's file is there.
    pub fn is_here(&self) -> bool {
        self.arrival == Arrival::Here
    }
}

/// The clinic's configuration and what it shows.
#[derive(Clone)]
pub(super) struct Found {
    pub config: Rc<ClinicConfig>,
    pub site: Rc<Site>,
}

impl Found {
    fn empty(arrival: Arrival) -> Self {
        let (profile, complaints) = (Profile::default(), Vec::new());
        Self {
            config: Rc::new(ClinicConfig::default()),
            site: Rc::new(Site { arrival, profile, complaints }),
        }
    }

    /// Reads the file. Only to be called once the late part is there.
    fn read(knowledge: &Knowledge, text: &str) -> Self {
        let (clinic, complaints, said) = read::open(knowledge, text);
        for line in &said {
            dom::warn(line);
        }
        dom::set_theme_rules(&clinic.profile.theme.values);
        let unused = complaints.iter().any(Diagnostic::is_fatal);
        let arrival = if unused { Arrival::Missing } else { Arrival::Here };
        let site = Site { arrival, profile: clinic.profile, complaints };
        Self { config: Rc::new(clinic.config), site: Rc::new(site) }
    }
}

/// Follows the clinic's file from the address to what the app uses of it.
#[hook]
pub(super) fn use_site(knowledge: &Rc<Knowledge>, late: Late) -> Found {
    let found = use_state(|| {
        let asked = boot::has_clinic();
        Found::empty(if asked { Arrival::Coming } else { Arrival::Unasked })
    });
    {
        let (found, knowledge) = (found.clone(), knowledge.clone());
        use_effect_with(late == Late::Here, move |here| {
            if *here && !found.site.is_settled() {
                yew::platform::spawn_local(async move {
                    found.set(match boot::clinic().await {
                        Some(text) => Found::read(&knowledge, &text),
                        None => Found::empty(Arrival::Missing),
                    });
                });
            }
        });
    }
    (*found).clone()
}
