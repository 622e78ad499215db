//! Panic handling: reports to the shell, which covers the page.

use std::panic::PanicHookInfo;

/// Sets the panic hook. Otherwise a panic while rendering would leave the old page in place,
/// unresponsive and without any sign of it.
pub fn install() {
    yew::set_custom_panic_hook(Box::new(|info: &PanicHookInfo<'_>| {
        // Only the location, never the message: it might contain something a person typed.
        let place = info
            .location()
            .map(|location| format!("{}:{}", location.file(), location.line()))
            .unwrap_or_default();
        super::boot::crashed(&place);
    }));
}
