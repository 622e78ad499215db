//! The clinic that runs this site: boot.js requests its file, which the deferred part reads.

use std::rc::Rc;

use yew::prelude::*;

use crate::clinic::{ClinicConfig, Diagnostic, Profile};
use crate::platform::{boot, dom};

use super::deferred::{Deferred, Loaded};

/// Load state of the clinic's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoadState {
    /// No clinic was requested.
    NotRequested,
    /// Being fetched. Until it is read no plan is made, so that none has to be retracted.
    Loading,
    /// Read.
    Ready,
    /// It could not be fetched, or nothing in it was usable.
    Failed,
}

/// A slot of the page for a clinic's content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClinicSlot {
    /// Logo and name below the header bar, or a notice that the settings could not be loaded.
    Strip,
    /// The welcome line; without one, the name of the clinic whose app this is.
    Welcome,
    /// Contact and booking.
    Contact,
    /// The footer line, and the diagnostics of the file.
    Foot,
}

/// Data about the clinic other than its configuration.
#[derive(Debug, Clone, PartialEq)]
pub struct ClinicSite {
    /// Load state of its file.
    pub load: LoadState,
    /// The content it shows.
    pub profile: Profile,
    /// Diagnostics of its file, for its webmaster.
    pub diagnostics: Vec<Diagnostic>,
}

impl ClinicSite {
    /// Returns `true` if loading has finished, or no clinic was requested.
    pub fn is_final(&self) -> bool {
        self.load != LoadState::Loading
    }

    /// Returns `true` if a clinic was requested and its file is read or known to be missing.
    pub fn arrived(&self) -> bool {
        matches!(self.load, LoadState::Ready | LoadState::Failed)
    }

    /// Returns `true` if a clinic's file is loaded.
    pub fn is_ready(&self) -> bool {
        self.load == LoadState::Ready
    }
}

/// The clinic's configuration and content.
#[derive(Clone)]
pub(super) struct LoadedClinic {
    pub config: Rc<ClinicConfig>,
    pub site: Rc<ClinicSite>,
}

impl LoadedClinic {
    fn empty(load: LoadState) -> Self {
        let (profile, diagnostics) = (Profile::default(), Vec::new());
        Self {
            config: Rc::new(ClinicConfig::default()),
            site: Rc::new(ClinicSite { load, profile, diagnostics }),
        }
    }

    /// Reads the file.
    fn read(loaded: &Loaded, bytes: &[u8]) -> Self {
        let (clinic, diagnostics, said) = (loaded.part.read_clinic)(&loaded.knowledge, bytes);
        for line in &said {
            dom::warn(line);
        }
        dom::set_theme_rules(&clinic.profile.theme.values);
        let unused = diagnostics.iter().any(Diagnostic::is_fatal);
        let load = if unused { LoadState::Failed } else { LoadState::Ready };
        let site = ClinicSite { load, profile: clinic.profile, diagnostics };
        Self { config: Rc::new(clinic.config), site: Rc::new(site) }
    }
}

/// Loads the clinic's file from the address and applies it.
#[hook]
pub(super) fn use_clinic_site(deferred: &Deferred) -> LoadedClinic {
    let clinic = use_state(|| {
        let requested = boot::has_clinic();
        LoadedClinic::empty(if requested { LoadState::Loading } else { LoadState::NotRequested })
    });
    {
        let clinic = clinic.clone();
        use_effect_with(deferred.clone(), move |deferred| {
            if let Some(loaded) = deferred.ready().cloned()
                && !clinic.site.is_final()
            {
                yew::platform::spawn_local(async move {
                    clinic.set(match boot::clinic().await {
                        Some(bytes) => LoadedClinic::read(&loaded, &bytes),
                        None => LoadedClinic::empty(LoadState::Failed),
                    });
                });
            }
        });
    }
    (*clinic).clone()
}
