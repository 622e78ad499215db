//! Compiles the questions.

use std::collections::BTreeSet;

use crate::domain::{OptionId, OptionSet};
use crate::knowledge::model::{EarlierOption, Kind, Question};
use crate::knowledge::schema::{KindEntry, QuestionEntry};
use crate::resolver::{Resolver, place};

impl Resolver<'_> {
    /// Compiles a question, with its options by index.
    pub fn question(&mut self, entry: &QuestionEntry) -> Question {
        let file = format!("knowledge/questions/{}.ron", entry.id);
        let kind = match &entry.kind {
            KindEntry::One { options } => Kind::One { options: options.clone() },
            KindEntry::Many { options, exclusive, at_most } => Kind::Many {
                options: options.clone(),
                exclusive: self.options(&file, options, exclusive),
                at_most: *at_most,
            },
            KindEntry::Level => Kind::Level,
            KindEntry::Number { min, max, unit } => {
                Kind::Number { min: *min, max: *max, unit: unit.clone() }
            }
            KindEntry::Date => Kind::Date,
        };
        let has_options = !kind.options().is_empty();
        let not_sure = !has_options && entry.unknown_options.iter().any(|id| id == "not_sure");
        let unknown = if has_options {
            self.options(&file, kind.options(), &entry.unknown_options)
        } else {
            OptionSet::EMPTY
        };
        let (aliases, earlier) = self.earlier(&file, entry, kind.options());
        let distinct: BTreeSet<&String> = kind.options().iter().collect();
        if distinct.len() != kind.options().len() || distinct.len() > OptionSet::CAPACITY {
            self.faults.add(&file, "options are repeated or more than 32");
        }
        Question {
            id: entry.id.clone(),
            section: entry.section,
            stage: entry.stage,
            group: entry.group,
            asked_when: self.condition(&file, &entry.asked_when),
            kind,
            optional: entry.optional,
            unknown,
            stops: OptionSet::EMPTY,
            not_sure,
            aliases,
            earlier,
        }
    }

    /// Compiles the option ids of earlier versions and their order.
    fn earlier(
        &mut self,
        file: &str,
        entry: &QuestionEntry,
        options: &[String],
    ) -> (Vec<(String, OptionId)>, Vec<Vec<EarlierOption>>) {
        let mut aliases = Vec::new();
        for (old, now) in &entry.aliases {
            if options.contains(old) {
                self.faults.add(file, format!("{old:?} is an option and an alias"));
            }
            match place(options, |option| option == now) {
                Some(n) => aliases.push((old.clone(), OptionId(n))),
                None => self.faults.add(file, format!("there is no option {now:?}")),
            }
        }
        let mut lists = Vec::new();
        for list in &entry.earlier {
            let mut known = Vec::new();
            for id in list {
                let kept = place(options, |option| option == id);
                let alias = place(&aliases, |(alias, _)| alias == id);
                match (kept, alias) {
                    (Some(n), _) => known.push(EarlierOption::Kept(OptionId(n))),
                    (None, Some(n)) => known.push(EarlierOption::Alias(n)),
                    (None, None) => {
                        self.faults.add(file, format!("{id:?} is neither an option nor an alias"));
                    }
                }
            }
            lists.push(known);
        }
        (aliases, lists)
    }
}
