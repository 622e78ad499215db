//! The messages of the chosen language, ready for components.

use std::rc::Rc;

use jiff::civil::Date;
use yew::AttrValue;

use super::MessageBundle;
use super::particle::particle;
use crate::platform::intl;

/// A cheap handle on a language's messages; equal when it is the same bundle.
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

    /// Language tag.
    pub fn lang(&self) -> AttrValue {
        self.lang.clone()
    }

    /// Whether there is such a message.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has(key)
    }

    /// A message without placeholders.
    pub fn text(&self, key: &str) -> AttrValue {
        self.format(key, &[])
    }

    /// A message whose key is `prefix` and `id` together.
    pub fn text_for(&self, prefix: &str, id: &str) -> AttrValue {
        self.text(&[prefix, id].concat())
    }

    /// An attribute of a message, empty when it has none.
    pub fn attribute(&self, key: &str, attribute: &str) -> AttrValue {
        let key = [key, ".", attribute].concat();
        if self.bundle.has(&key) { self.text(&key) } else { AttrValue::Static("") }
    }

    /// A message with its placeholders filled.
    pub fn format(&self, key: &str, args: &[(&str, &str)]) -> AttrValue {
        let plural = |value: &str| intl::plural_category(&self.lang, value);
        AttrValue::from(self.bundle.format(key, args, plural))
    }

    /// A message about a number of things, which it calls `$count`.
    pub fn count(&self, key: &str, count: usize) -> AttrValue {
        self.format(key, &[("count", &self.number(count))])
    }

    /// A whole number as people write it.
    pub fn number(&self, number: usize) -> AttrValue {
        intl::number(&self.lang, number)
    }

    /// A day with its month, and the year when it is not this one.
    pub fn date(&self, date: Date) -> AttrValue {
        intl::date(&self.lang, date, intl::DateStyle::Medium)
    }

    /// A day in the shortest form (day and month).
    pub fn short_date(&self, date: Date) -> AttrValue {
        intl::date(&self.lang, date, intl::DateStyle::Short)
    }

    /// A month and its year.
    pub fn month(&self, date: Date) -> AttrValue {
        intl::date(&self.lang, date, intl::DateStyle::Month)
    }

    /// The short name of a day of the week.
    pub fn weekday(&self, date: Date) -> AttrValue {
        intl::date(&self.lang, date, intl::DateStyle::Weekday)
    }

    /// From one number to another; the number alone where both are the same.
    pub fn range(&self, low: u16, high: u16) -> AttrValue {
        let (low, high) = (low.to_string(), high.to_string());
        if low == high {
            return AttrValue::from(low);
        }
        self.format("range", &[("low", &low), ("high", &high)])
    }

    /// Several things in one sentence («a, b and c»).
    pub fn list(&self, items: &[AttrValue]) -> AttrValue {
        match items {
            // The browser's word between the last two is one of forms and files, not of sentences.
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
