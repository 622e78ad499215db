//! Dates, numbers, plurals and lists, formatted by the browser's `Intl`.

use std::cell::RefCell;

use jiff::civil::Date;
use js_sys::{Array, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use yew::AttrValue;

/// Format of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateStyle {
    /// Day, month and year: `2 March 2026`.
    Medium,
    /// Day and short month: `2 Mar`.
    Short,
    /// Month and year: `March 2026`.
    Month,
    /// Short day of the week: `Mon`.
    Weekday,
}

impl DateStyle {
    fn purpose(self) -> &'static str {
        match self {
            Self::Medium => "medium",
            Self::Short => "short",
            Self::Month => "month",
            Self::Weekday => "weekday",
        }
    }

    fn options(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Medium => &[("day", "numeric"), ("month", "long"), ("year", "numeric")],
            Self::Short => &[("day", "numeric"), ("month", "short")],
            Self::Month => &[("month", "long"), ("year", "numeric")],
            Self::Weekday => &[("weekday", "short")],
        }
    }
}

/// English dates use British order, as the texts are British.
fn locales(lang: &str) -> Array {
    let tag = if lang == "en" { "en-GB" } else { lang };
    Array::of1(&JsValue::from_str(tag))
}

thread_local! {
    /// Cache of formatters: creating one takes a hundred times as long as using it.
    static FORMATS: RefCell<Vec<(Key, JsValue)>> = const { RefCell::new(Vec::new()) };
}

/// Language, purpose and UTC offset of a formatter. A formatter keeps the time zone it was created
/// in, so the offset is part of the key: a traveller's days must not shift.
#[derive(PartialEq)]
struct Key(String, &'static str, f64);

/// Returns the formatter for a purpose, created on first use.
fn kept(lang: &str, purpose: &'static str, make: impl FnOnce() -> JsValue) -> JsValue {
    let key = Key(lang.to_owned(), purpose, js_sys::Date::new_0().get_timezone_offset());
    FORMATS.with_borrow_mut(|formats| {
        if let Some((_, format)) = formats.iter().find(|(known, _)| *known == key) {
            return format.clone();
        }
        let format = make();
        formats.push((key, format.clone()));
        format
    })
}

fn options(pairs: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (name, value) in pairs {
        // Setting a plain property of a fresh object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    object
}

/// Formats a day.
pub fn date(lang: &str, date: Date, style: DateStyle) -> AttrValue {
    let month = u32::from(date.month().unsigned_abs()).saturating_sub(1);
    // At noon no clock change can shift the day.
    let day = js_sys::Date::new_with_year_month_day_hr(
        u32::from(date.year().unsigned_abs()),
        i32::try_from(month).unwrap_or(0),
        i32::from(date.day()),
        12,
    );
    format(lang, style.purpose(), style.options(), &day)
}

/// Formats hour and minute.
pub(super) fn time(lang: &str, moment: &js_sys::Date) -> String {
    let parts = [("hour", "2-digit"), ("minute", "2-digit")];
    format(lang, "time", &parts, moment).to_string()
}

fn format(
    lang: &str,
    purpose: &'static str,
    parts: &[(&str, &str)],
    moment: &js_sys::Date,
) -> AttrValue {
    let format = kept(lang, purpose, || {
        Intl::DateTimeFormat::new(&locales(lang), &options(parts)).format().into()
    });
    text(call(&format, moment))
}

/// Calls a formatter's own function.
fn call(format: &JsValue, value: &JsValue) -> Result<JsValue, JsValue> {
    format.unchecked_ref::<Function>().call1(&JsValue::UNDEFINED, value)
}

fn text(value: Result<JsValue, JsValue>) -> AttrValue {
    AttrValue::from(value.ok().and_then(|value| value.as_string()).unwrap_or_default())
}

/// Formats an integer.
pub fn number(lang: &str, number: usize) -> AttrValue {
    let value = JsValue::from_f64(f64::from(u32::try_from(number).unwrap_or(u32::MAX)));
    let format = kept(lang, "number", || {
        Intl::NumberFormat::new(&locales(lang), &Object::new()).format().into()
    });
    text(call(&format, &value))
}

/// Returns the plural category of a number given in plain digits.
pub fn plural_category(lang: &str, value: &str) -> &'static str {
    let number: f64 = value.parse::<u32>().map_or(0.0, f64::from);
    let rules =
        kept(lang, "plural", || Intl::PluralRules::new(&locales(lang), &Object::new()).into());
    let rules = rules.unchecked_ref::<Intl::PluralRules>();
    match String::from(rules.select(number)).as_str() {
        "zero" => "zero",
        "one" => "one",
        "two" => "two",
        "few" => "few",
        "many" => "many",
        _ => "other",
    }
}

/// Formats several items as one phrase.
pub fn list(lang: &str, items: &[AttrValue]) -> AttrValue {
    let values: Array = items.iter().map(|item| JsValue::from_str(item)).collect();
    let format =
        kept(lang, "list", || Intl::ListFormat::new(&locales(lang), &Object::new()).into());
    String::from(format.unchecked_ref::<Intl::ListFormat>().format(&values)).into()
}
