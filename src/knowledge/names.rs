//! Maps the ids in files to indexes in the knowledge, and back.

use crate::domain::{ActiveId, OptionId, ProgrammeId, QuestionId, RuleId, TreatmentId};

use super::model::EarlierOption;
use super::{Knowledge, Question, Questions};

impl Questions {
    /// Returns the question with this id.
    pub fn find_question(&self, id: &str) -> Option<QuestionId> {
        self.questions().find(|(_, question)| question.id == id).map(|(place, _)| place)
    }
}

impl Knowledge {
    /// Returns the rule with this id.
    pub fn find_rule(&self, id: &str) -> Option<RuleId> {
        self.rules().find(|(_, rule)| rule.id == id).map(|(place, _)| place)
    }

    /// Returns the active with this id.
    pub fn find_active(&self, id: &str) -> Option<ActiveId> {
        self.actives().find(|(_, active)| active.id == id).map(|(place, _)| place)
    }

    /// Returns the programme with this id.
    pub fn find_programme(&self, id: &str) -> Option<ProgrammeId> {
        self.programmes().find(|(_, programme)| programme.id == id).map(|(place, _)| place)
    }

    /// Returns the treatments that a file means by this id: the one that has it, else those that had it in an
    /// earlier version, such as an entry that has since been split.
    pub fn treatments_named(&self, id: &str) -> Vec<TreatmentId> {
        if let Some(found) = self.find_treatment(id) {
            return vec![found];
        }
        let had = |former: &String| former == id;
        let found = self.treatments().filter(|(_, entry)| entry.formerly.iter().any(had));
        found.map(|(place, _)| place).collect()
    }

    /// Returns the treatment with this id.
    pub fn find_treatment(&self, id: &str) -> Option<TreatmentId> {
        self.treatments().find(|(_, treatment)| treatment.id == id).map(|(place, _)| place)
    }
}

impl Question {
    /// Returns the option with this id.
    pub fn find_option(&self, id: &str) -> Option<OptionId> {
        let place = self.kind.options().iter().position(|option| option == id)?;
        u8::try_from(place).ok().map(OptionId)
    }

    /// Returns the replacement for an option of an earlier version.
    pub fn find_alias(&self, id: &str) -> Option<OptionId> {
        self.aliases.iter().find(|(alias, _)| alias == id).map(|(_, option)| *option)
    }

    /// Returns an earlier version's id for an option that replaced it.
    pub fn alias_of(&self, option: OptionId) -> Option<&str> {
        let found = self.aliases.iter().find(|(_, now)| *now == option);
        found.map(|(alias, _)| alias.as_str())
    }

    /// Returns the id of an option of an earlier version, and its replacement today.
    pub fn earlier_option(&self, option: EarlierOption) -> (&str, Option<OptionId>) {
        match option {
            EarlierOption::Kept(option) => (self.option_id(option), Some(option)),
            EarlierOption::Alias(place) => {
                let alias = self.aliases.get(usize::from(place));
                alias.map_or(("", None), |(id, option)| (id.as_str(), Some(*option)))
            }
        }
    }

    /// Returns the id of an option, or an empty string if there is no such option.
    pub fn option_id(&self, option: OptionId) -> &str {
        self.kind.options().get(option.index()).map_or("", String::as_str)
    }
}
