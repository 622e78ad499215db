//! The messages of the chosen language, ready for components.

use std::rc::Rc;

use jiff::civil::Date;
use yew::AttrValue;

use super::MessageBundle;
use super::particle::particle;
use crate::platform::intl;

/// A cheap handle to a language's messages; equal if it is the same bundle.
#[derive(Clone)]
pub struct Messages {
    lang: AttrValue,
    bundle: Rc<MessageBundle>,
}

impl PartialEq for Messages {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.bundle, &other.bundle)
    }
}

impl Messages {
    /// Wraps the bundle of a language tag.
    pub fn new(lang: impl Into<AttrValue>, bundle: MessageBundle) -> Self {
        Self { lang: lang.into(), bundle: Rc::new(bundle) }
    }

    /// Returns the language tag.
    pub fn lang(&self) -> AttrValue {
        self.lang.clone()
    }

    /// Returns `true` if there is such a message.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has(key)
    }

    /// Returns a message without placeholders.
    pub fn text(&self, key: &str) -> AttrValue {
        self.format(key, &[])
    }

    /// Returns the message whose key is `prefix` followed by `id`.
    pub fn text_for(&self, prefix: &str, id: &str) -> AttrValue {
        self.text(&[prefix, id].concat())
    }

    /// Returns an attribute of a message, empty if it has none.
    pub fn attribute(&self, key: &str, attribute: &str) -> AttrValue {
        let key = [key, ".", attribute].concat();
        if self.bundle.has(&key) { self.text(&key) } else { AttrValue::Static("") }
    }

    /// Returns a message with its placeholders filled in.
    pub fn format(&self, key: &str, args: &[(&str, &str)]) -> AttrValue {
        let plural = |value: &str| intl::plural_category(&self.lang, value);
        AttrValue::from(self.bundle.format(key, args, plural))
    }

    /// Returns a message about a number of things, available as `$count`.
    pub fn count(&self, key: &str, count: usize) -> AttrValue {
        self.format(key, &[("count", &self.number(count))])
    }

    /// Formats an integer.
    pub fn number(&self, number: usize) -> AttrValue {
        intl::number(&self.lang, number)
    }

    /// Formats a day and month, with the year unless it is the current one.
    pub fn date(&self, date: Date) -> AttrValue {
        intl::date(&self.lang, date, intl::DateStyle::Medium)
    }

    /// Formats a day in the shortest form (day and month).
    pub fn short_date(&self, date: Date) -> AttrValue {
        intl::date(&self.lang, date, intl::DateStyle::Short)
    }

    /// Formats a month and its year.
    pub fn month(&self, date: Date) -> AttrValue {
        intl::date(&self.lang, date, intl::DateStyle::Month)
    }

    /// Returns the short name of a weekday.
    pub fn weekday(&self, date: Date) -> AttrValue {
        intl::date(&self.lang, date, intl::DateStyle::Weekday)
    }

    /// Formats a range; a single number if both ends are equal.
    pub fn range(&self, low: u16, high: u16) -> AttrValue {
        let (low, high) = (low.to_string(), high.to_string());
        if low == high {
            return AttrValue::from(low);
        }
        self.format("range", &[("low", &low), ("high", &high)])
    }

    /// Joins several items in one sentence ("a, b and c").
    pub fn list(&self, items: &[AttrValue]) -> AttrValue {
        match items {
            // The browser's conjunction is one of forms and files, not of sentences.
            [rest @ .., before, last] if *self.lang == *"ko" => {
                let rest: String = rest.iter().flat_map(|item| [&**item, ", "]).collect();
                [&rest, &**before, particle(before, "과/와"), " ", &**last].concat().into()
            }
            _ => intl::list(&self.lang, items),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{AttrValue, MessageBundle, Messages};

    #[test]
    fn korean_lists_are_those_of_a_sentence() {
        let bundle = MessageBundle::parse("{}").expect("a bundle");
        let messages = Messages::new("ko", bundle);
        let list = |items: &[&'static str]| {
            let items: Vec<AttrValue> = items.iter().map(|item| AttrValue::Static(item)).collect();
            messages.list(&items)
        };
        assert_eq!(list(&["BHA(바하)", "레티놀"]), "BHA(바하)와 레티놀");
        assert_eq!(list(&["비타민 C", "레티놀", "스크럽"]), "비타민 C, 레티놀과 스크럽");
    }
}
