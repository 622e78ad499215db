//! The unsent content of a form.

use jiff::civil::Date;

use crate::domain::{Answer, OptionId, OptionSet, date_text, parse_date};
use crate::knowledge::{Kind, Question};

/// The content of a question's form.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Draft {
    /// Chosen option of a single choice.
    pub one: Option<OptionId>,
    /// Chosen options of a multiple choice.
    pub many: OptionSet,
    /// Chosen level.
    pub level: Option<u8>,
    /// Text of a number or date.
    pub text: String,
    /// "I am not sure", if the question has no such option.
    pub not_sure: bool,
    /// Whether the browser's native field contains an incomplete value.
    pub half_typed: bool,
}

/// Reason why a form cannot be sent, as the suffix of its message key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Invalid {
    /// Nothing was chosen.
    Choose,
    /// Nothing was chosen, and "none" would be the way to say so.
    ChooseOrNone,
    /// More options than the question allows.
    TooMany(u8),
    /// Not a whole number in the range.
    Number(u16, u16),
    /// Not a calendar day.
    Date,
    /// A day in the past.
    Past,
}

impl Draft {
    /// Returns the form for an earlier answer.
    pub fn of(answer: Option<Answer>) -> Self {
        let mut draft = Self::default();
        match answer {
            Some(Answer::One(option)) => draft.one = Some(option),
            Some(Answer::Many(options)) => draft.many = options,
            Some(Answer::Level(level)) => draft.level = Some(level),
            Some(Answer::Number(number)) => draft.text = number.to_string(),
            Some(Answer::Date(date)) => draft.text = date_text(date),
            Some(Answer::NotSure) => draft.not_sure = true,
            None => {}
        }
        draft
    }

    /// Selects or deselects an option of a multiple choice. An exclusive option deselects the
    /// others, and vice versa.
    pub fn toggle(&mut self, question: &Question, option: OptionId) {
        let Kind::Many { exclusive, .. } = &question.kind else { return };
        if self.many.contains(option) {
            self.many.remove(option);
        } else if exclusive.contains(option) {
            self.many = OptionSet::from_iter([option]);
        } else {
            exclusive.iter().for_each(|alone| self.many.remove(alone));
            self.many.insert(option);
        }
    }

    /// Returns the answer in the form. `Ok(None)` means that an optional question was left empty.
    /// `unit` is the word after a number field.
    ///
    /// # Errors
    /// The first fault to correct.
    pub fn answer(
        &self,
        question: &Question,
        today: Date,
        unit: &str,
    ) -> Result<Option<Answer>, Invalid> {
        if question.not_sure && self.not_sure {
            return Ok(Some(Answer::NotSure));
        }
        match &question.kind {
            Kind::One { .. } => match self.one {
                Some(option) => Ok(Some(Answer::One(option))),
                None if question.optional => Ok(None),
                None => Err(Invalid::Choose),
            },
            Kind::Many { exclusive, at_most, .. } => match at_most {
                _ if self.many.is_empty() && question.optional => Ok(None),
                _ if self.many.is_empty() && exclusive.is_empty() => Err(Invalid::Choose),
                _ if self.many.is_empty() => Err(Invalid::ChooseOrNone),
                Some(most) if self.many.len() > usize::from(*most) => Err(Invalid::TooMany(*most)),
                _ => Ok(Some(Answer::Many(self.many))),
            },
            Kind::Level => match self.level {
                Some(level) => Ok(Some(Answer::Level(level))),
                None if question.optional => Ok(None),
                None => Err(Invalid::Choose),
            },
            Kind::Number { min, max, .. } => {
                let text = plain(&self.text);
                if text.is_empty() && question.optional {
                    return Ok(None);
                }
                let number = number(&text, unit).filter(|number| (min..=max).contains(&number));
                number.map(|number| Some(Answer::Number(number))).ok_or(Invalid::Number(*min, *max))
            }
            Kind::Date => {
                let text = plain(&self.text);
                // The browser's native field returns a half-typed day as an empty text.
                if text.is_empty() && question.optional && !self.half_typed {
                    return Ok(None);
                }
                let date = date(&text).ok_or(Invalid::Date)?;
                if date < today { Err(Invalid::Past) } else { Ok(Some(Answer::Date(date))) }
            }
        }
    }
}

/// Replaces the digits and spaces of full-width keyboards with plain ones.
fn plain(text: &str) -> String {
    let plain = |character: char| match character {
        '０'..='９' | '－' | '．' | '／' => {
            // Full-width forms are in ASCII order (Unicode block FF00).
            char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character)
        }
        '\u{3000}' | '\u{A0}' => ' ',
        other => other,
    };
    text.chars().map(plain).collect::<String>().trim().to_owned()
}

/// Parses a whole number, optionally followed by the word after the field: another unit would be
/// another answer.
fn number(text: &str, unit: &str) -> Option<u16> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(digits);
    // ASCII case only: the tables for all letters would be larger than the form.
    let (rest, unit) = (rest.trim(), unit.trim());
    let is = |word: &str| rest.eq_ignore_ascii_case(word);
    let known = rest.is_empty() || is(unit) || unit.strip_suffix('s').is_some_and(is);
    number.parse().ok().filter(|_| known)
}

/// Parses a day as sent by a date field, or as typed where there is none: year, month, day. Input
/// that may be in another order is rejected.
fn date(text: &str) -> Option<Date> {
    parse_date(text).or_else(|| {
        let mut parts = text.split(['.', '-', '/', ' ', '년', '월', '일']);
        let mut part = |most: usize| {
            let part = parts.find(|part| !part.is_empty())?;
            let fits = part.len() <= most && part.bytes().all(|byte| byte.is_ascii_digit());
            fits.then(|| part.parse::<i16>().ok()).flatten()
        };
        let (year, month, day) = (part(4)?, part(2)?, part(2)?);
        let small = |number: i16| i8::try_from(number).ok();
        let whole = year >= 1000 && parts.all(str::is_empty);
        whole.then(|| Date::new(year, small(month)?, small(day)?).ok()).flatten()
    })
}
