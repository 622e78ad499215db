//! When the program panics: tell the shell, which covers the page.

use std::panic::PanicHookInfo;

/// Sets the panic hook. A panic while rendering would otherwise leave the old page standing,
/// deaf and without a sign.
pub fn install() {
    yew::set_custom_panic_hook(Box::new(|info: &PanicHookInfo<'_>| {
        // Where, never what: a message might hold something a person typed.
        let place = info
            .location()
            .map(|location| format!("{}:{}", location.file(), location.line()))
            .unwrap_or_default();
        super::boot::crashed(&place);
    }));
}
