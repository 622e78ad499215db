//! Random people, generated from the questions of the knowledge.

use barrier_first::clinic::{ClinicConfig, Restrictions};
use barrier_first::domain::{
    ActiveId, Answer, Answers, ClosedSet, Content, OptionId, OptionSet, Product, ProductKind,
    Region, RuleId, Strength, TreatmentId,
};
use barrier_first::engine::{minus_days, plus_days};
use barrier_first::knowledge::{Kind, Knowledge, Question};
use jiff::civil::{Date, date};

use super::oracle::Oracle;

/// Someone with answers, a day and perhaps a clinic.
#[derive(Debug, Clone)]
pub struct Person {
    pub answers: Answers,
    pub today: Date,
    pub clinic: ClinicConfig,
}

/// A source of choices. Zero is always the simplest one, to support shrinking.
pub trait Dice {
    /// Returns a number below `sides`; 0 if there are no sides.
    fn below(&mut self, sides: u32) -> u32;

    /// Returns `true` once in `sides` throws.
    fn one_in(&mut self, sides: u32) -> bool {
        self.below(sides) + 1 == sides
    }
}

/// Steele's SplitMix64: small, seeded, and identical on all platforms.
pub struct SplitMix(pub u64);

impl Dice for SplitMix {
    fn below(&mut self, sides: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        u32::try_from((u128::from(mixed) * u128::from(sides)) >> 64).unwrap_or(0)
    }
}

/// Choices read from a list, followed by zeros. Lets `proptest` shrink people.
pub struct Tape<'a>(pub &'a [u32]);

impl Dice for Tape<'_> {
    fn below(&mut self, sides: u32) -> u32 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        first.checked_rem(sides).unwrap_or(0)
    }
}

/// How a person fills in the questions.
struct Style {
    /// One in this many questions stays open.
    skips: u32,
    /// This many in eight multiple choices with a "none" are answered with it.
    none: u32,
    /// No red flag, so that there is a complete plan to check.
    well: bool,
    /// Highest level of any sign.
    most: u32,
    /// Answers only questions that are asked.
    tidy: bool,
}

pub fn person(knowledge: &Knowledge, dice: &mut impl Dice) -> Person {
    let kind = dice.below(8);
    let style = Style {
        skips: [1_000, 1_000, 1_000, 1_000, 30, 12, 4, 2][kind as usize],
        none: [7, 6, 4, 6, 6, 4, 2, 3][kind as usize],
        well: kind < 6,
        most: dice.below(5),
        tidy: dice.below(2) == 0,
    };
    let today = plus_days(date(2026, 1, 1), u16::try_from(dice.below(1_000)).unwrap_or(0));
    let mut answers = Answers::default();
    let no_clinic = ClinicConfig::default();
    for (id, question) in knowledge.questions() {
        let asked =
            !style.tidy || Oracle::without_rules(knowledge, &answers, today, &no_clinic).asks(id);
        if !asked || dice.one_in(style.skips) {
            continue;
        }
        if let Some(answer) = answer(question, &style, today, dice) {
            answers.set(id, answer);
        }
    }
    let clinic = if dice.one_in(3) { clinic(knowledge, dice) } else { ClinicConfig::default() };
    Person { answers, today, clinic }
}

fn answer(question: &Question, style: &Style, today: Date, dice: &mut impl Dice) -> Option<Answer> {
    if question.not_sure && dice.one_in(40) {
        return Some(Answer::NotSure);
    }
    Some(match &question.kind {
        Kind::One { options } => Answer::One(option(options.len(), dice)),
        Kind::Many { options, exclusive, at_most } => {
            let none = exclusive.iter().next();
            let healthy = style.well && question.id == "red_flags";
            match none {
                Some(none) if healthy || dice.below(8) < style.none => {
                    Answer::Many(OptionSet::from_iter([none]))
                }
                _ => {
                    let open: Vec<OptionId> = (0..options.len())
                        .filter_map(|place| u8::try_from(place).ok().map(OptionId))
                        .filter(|option| !exclusive.contains(*option))
                        .collect();
                    let fewest = u32::from(!exclusive.is_empty());
                    let most = at_most.map_or(3, u32::from);
                    let number = fewest + dice.below(most + 1 - fewest);
                    let pick = |_| open[dice.below(open.len() as u32) as usize];
                    Answer::Many((0..number).map(pick).collect())
                }
            }
        }
        Kind::Level => {
            let level = dice.below(style.most + 1);
            Answer::Level(u8::try_from(level).unwrap_or(0))
        }
        Kind::Number { min, max, .. } => {
            let short = (max - min).min(12);
            let width = if dice.one_in(4) { max - min } else { short };
            Answer::Number(min + u16::try_from(dice.below(u32::from(width) + 1)).unwrap_or(0))
        }
        Kind::Date => {
            let days = u16::try_from(dice.below(260)).unwrap_or(0);
            Answer::Date(plus_days(minus_days(today, 30), days))
        }
    })
}

fn option(options: usize, dice: &mut impl Dice) -> OptionId {
    OptionId(u8::try_from(dice.below(options as u32)).unwrap_or(0))
}

fn clinic(knowledge: &Knowledge, dice: &mut impl Dice) -> ClinicConfig {
    let region = match dice.below(5) {
        0 => None,
        place => Some(Region::ALL[place as usize - 1]),
    };
    let treatments: Vec<TreatmentId> =
        knowledge.treatments().map(|(id, _)| id).filter(|_| !dice.one_in(4)).collect();
    let actives = knowledge.tables.actives.len() as u32;
    let products = (0..3)
        .map(|n| {
            let actives: Vec<ActiveId> = (0..=dice.below(3))
                .map(|_| ActiveId(u8::try_from(dice.below(actives)).unwrap_or(0)))
                .collect();
            let contents = actives
                .iter()
                .map(|active| {
                    let percent = u16::try_from(dice.below(2_000)).unwrap_or(0);
                    Content { strength: Strength::Percent(percent), ..Content::of(*active) }
                })
                .collect();
            let kind = ProductKind::ALL[dice.below(ProductKind::ALL.len() as u32) as usize];
            Product { id: format!("product-{n}"), kind, contents, ..Product::default() }
        })
        .collect();
    let all: Vec<TreatmentId> = knowledge.treatments().map(|(id, _)| id).collect();
    let tighter = Restrictions {
        ask_first: (0..dice.below(3)).map(|_| all[dice.below(all.len() as u32) as usize]).collect(),
        no_actives: (0..dice.below(3))
            .map(|_| ActiveId(u8::try_from(dice.below(actives)).unwrap_or(0)))
            .collect(),
        preparation_days: dice.one_in(3).then(|| u16::try_from(dice.below(29)).unwrap_or(0)),
    };
    let rules = knowledge.tables.rules.len() as u32;
    ClinicConfig {
        region,
        treatments: (dice.below(2) == 0).then_some(treatments),
        products,
        wait_weeks: dice.one_in(2).then(|| u8::try_from(dice.below(9)).unwrap_or(0)),
        relaxed_rules: (0..dice.below(3))
            .map(|_| RuleId(u16::try_from(dice.below(rules)).unwrap_or(0)))
            .collect(),
        tighter,
    }
}
