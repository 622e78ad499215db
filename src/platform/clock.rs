//! Today and now, from the device's clock. The core never asks; it is told.

use jiff::civil::Date;

/// Today in the person's own time zone.
pub fn today() -> Date {
    let now = js_sys::Date::new_0();
    let part = |number: u32| i8::try_from(number).unwrap_or(1);
    let year = i16::try_from(now.get_full_year()).unwrap_or(1970);
    Date::new(year, part(now.get_month() + 1), part(now.get_date())).unwrap_or(Date::ZERO)
}

/// Now in UTC, RFC 3339.
pub fn now() -> String {
    String::from(js_sys::Date::new_0().to_iso_string())
}

/// A number that tells this tab from others. Not a secret.
pub fn random() -> u32 {
    (js_sys::Math::random() * f64::from(u32::MAX)) as u32
}

/// Hour and minute of an RFC 3339 time in the person's own zone, for «saved at».
pub fn local_time(lang: &str, rfc3339: &str) -> String {
    let date = js_sys::Date::new(&rfc3339.into());
    super::intl::time(lang, &date)
}
