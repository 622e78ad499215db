//! Today and now, from the device's clock. The core never reads it; it receives the time.

use gloo::timers::callback::Timeout;
use jiff::civil::Date;

/// Returns today in the person's own time zone.
pub fn today() -> Date {
    let now = js_sys::Date::new_0();
    let part = |number: u32| i8::try_from(number).unwrap_or(1);
    let year = i16::try_from(now.get_full_year()).unwrap_or(1970);
    Date::new(year, part(now.get_month() + 1), part(now.get_date())).unwrap_or(Date::ZERO)
}

/// Returns the hour of the local clock, 0–23.
pub fn hour() -> u8 {
    u8::try_from(js_sys::Date::new_0().get_hours()).unwrap_or(0)
}

/// A timer that stops when it is dropped.
pub type Timer = Timeout;

/// Calls back when the local clock next shows this hour of today (24 is midnight), or slightly
/// later.
pub fn at_hour(hour: u8, callback: impl FnOnce() + 'static) -> Timer {
    let now = js_sys::Date::new_0();
    let then = js_sys::Date::new(&now);
    // The browser's arithmetic handles days of 23 or 25 hours.
    then.set_hours(u32::from(hour));
    then.set_minutes(0);
    then.set_seconds(0);
    then.set_milliseconds(0);
    // Clocks are adjusted, and timers fire up to a millisecond early; the callback checks for itself.
    let wait = (then.get_time() - now.get_time()).max(0.0) + 1_000.0;
    Timeout::new(wait as u32, callback)
}

/// Returns the current time in UTC, RFC 3339.
pub fn now() -> String {
    String::from(js_sys::Date::new_0().to_iso_string())
}

/// Returns a number that distinguishes this tab from others. Not a secret.
pub fn random() -> u32 {
    (js_sys::Math::random() * f64::from(u32::MAX)) as u32
}

/// Formats the local hour and minute of an RFC 3339 time, for "saved at".
pub fn local_time(lang: &str, rfc3339: &str) -> String {
    let date = js_sys::Date::new(&rfc3339.into());
    super::intl::time(lang, &date)
}
