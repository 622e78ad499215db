//! Saving of answers given before the storage core, which is in the deferred part, is loaded.

use crate::domain::ClosedSet;
use crate::knowledge::Questions;
use crate::platform::backend::LocalBackend;
use crate::platform::{boot, clock};
use crate::storage::backend::{Backend, BackendError};
use crate::storage::saved::{Keep, RegionSetting, Saved, Settings, Theme};
use crate::storage::{draft, keys};

use super::{AppState, SaveStatus, Today};

/// Returns the state before the storage core is loaded. If something is stored, nothing can be
/// answered until it is read.
pub(super) fn start(today: Today) -> AppState {
    let mut save = SaveStatus::Nothing;
    for key in keys::SLOTS.iter().chain([&keys::DRAFT]) {
        match LocalBackend.read(key) {
            Ok(None) => {}
            Ok(Some(_)) => save = SaveStatus::Unread,
            Err(error) => save = unavailable(error),
        }
    }
    let saved = Saved { settings: chosen_before_any_answer(), ..Saved::default() };
    AppState { saved, save, today, ..AppState::default() }
}

/// Saves the answers as a draft and returns the status; `None` if there is nothing to save.
pub(super) fn save(questions: &Questions, saved: &Saved) -> Option<SaveStatus> {
    write_for_boot(saved);
    if saved.answers.is_empty() || saved.settings.keep != Keep::Device {
        return None;
    }
    let mut text = draft::write(questions, &saved.answers);
    text.push_str(&draft::write(questions, &saved.hidden));
    // In safe mode, which ignores the stored data, an earlier draft is left alone.
    if boot::safe_mode()
        && let Ok(Some(older)) = LocalBackend.read(keys::DRAFT)
    {
        text = draft::beside(&older, &text);
    }
    Some(match LocalBackend.write(keys::DRAFT, &text) {
        Ok(()) => SaveStatus::Saved(clock::now()),
        Err(error) => unavailable(error),
    })
}

/// Removes the draft once the storage core has saved its content.
pub(super) fn remove() {
    // If removing fails, the draft is merged again at the next start, where it equals the stored
    // data.
    let _ = LocalBackend.remove(keys::DRAFT);
}

/// Erases all of the app's data, for a host page that requests it before the storage core is
/// loaded.
pub(super) fn erase() {
    let keys = LocalBackend.keys().unwrap_or_default();
    for key in keys.iter().filter(|key| key.starts_with(keys::PREFIX)) {
        let _ = LocalBackend.remove(key);
    }
}

/// boot.js reads the language and the theme before the app is loaded; the region is stored with
/// them for people who have no answer yet.
pub(super) fn write_for_boot(saved: &Saved) {
    if saved.settings.keep != Keep::Device {
        return;
    }
    // The answers are safe; a forgotten language or theme costs one tap.
    if let Some(language) = &saved.settings.language {
        let _ = LocalBackend.write(keys::LANGUAGE, language);
    }
    let _ = match saved.settings.theme {
        Theme::Auto => LocalBackend.remove(keys::THEME),
        theme => LocalBackend.write(keys::THEME, theme.id()),
    };
    let _ = match saved.settings.region {
        RegionSetting::Browser => LocalBackend.remove(keys::REGION),
        region => LocalBackend.write(keys::REGION, region.id()),
    };
}

/// Returns the language, the theme and the region chosen before there was an answer to save them with.
pub(super) fn chosen_before_any_answer() -> Settings {
    let read = |key: &str| LocalBackend.read(key).ok().flatten();
    Settings {
        language: read(keys::LANGUAGE),
        theme: read(keys::THEME).and_then(|id| Theme::from_id(&id)).unwrap_or_default(),
        region: read(keys::REGION).and_then(|id| RegionSetting::from_id(&id)).unwrap_or_default(),
        ..Settings::default()
    }
}

/// Returns the status for a browser that stores nothing.
pub(super) fn unavailable(error: BackendError) -> SaveStatus {
    match error {
        BackendError::Blocked => SaveStatus::Blocked,
        BackendError::Full => SaveStatus::Full,
        BackendError::Failed => SaveStatus::Failed,
    }
}
