//! The clinic whose site this is: its file, asked for by boot.js, read when the deferred part is there.

use std::rc::Rc;

use yew::prelude::*;

use crate::clinic::{ClinicConfig, Diagnostic, Profile};
use crate::platform::{boot, dom};

use super::deferred::{Deferred, Loaded};

/// How far the clinic's file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoadState {
    /// No clinic was asked for.
    NotRequested,
    /// On its way. Until it is there no plan is made, so that none has to be taken back.
    Loading,
    /// Read.
    Ready,
    /// It could not be fetched, or nothing of it could be used.
    Failed,
}

/// A slot of the page in which a clinic shows something of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClinicSlot {
    /// Logo and name below the bar of the head, or that the settings could not be loaded.
    Strip,
    /// The line of welcome; without one, whose app this is.
    Welcome,
    /// Contact and booking.
    Contact,
    /// The line in the foot, and what is wrong with the file.
    Foot,
}

/// What is known of the clinic beside its configuration.
#[derive(Debug, Clone, PartialEq)]
pub struct ClinicSite {
    /// How far its file is.
    pub load: LoadState,
    /// What it shows of itself.
    pub profile: Profile,
    /// What is wrong with its file, for its web master.
    pub diagnostics: Vec<Diagnostic>,
}

impl ClinicSite {
    /// Whether nothing more is to come.
    pub fn is_final(&self) -> bool {
        self.load != LoadState::Loading
    }

    /// Whether a clinic was asked for, and its file is read or known to be missing.
    pub fn arrived(&self) -> bool {
        matches!(self.load, LoadState::Ready | LoadState::Failed)
    }

    /// Whether a clinic's file is there.
    pub fn is_ready(&self) -> bool {
        self.load == LoadState::Ready
    }
}

/// The clinic's configuration and what it shows.
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

/// Follows the clinic's file from the address to what the app uses of it.
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
