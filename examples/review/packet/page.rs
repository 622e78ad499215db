//! The reviewer's packet: one page with every rule and all that a reviewer needs, and the form for
//! returning the review. No script, and no style or picture from elsewhere.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use barrier_first::domain::{Answer, ClosedSet, Grade, QuestionId};
use barrier_first::export::localizer::Localizer;
use barrier_first::export::reason_text::{general, sentence};
use barrier_first::i18n::compiled::LOCALES;
use barrier_first::knowledge::schema::RuleEntry;
use barrier_first::knowledge::{Condition, Rule};

use super::effects::effects;
use crate::case_file::{Case, all};
use crate::support::localizer::HostLocalizer;
use crate::{embedded, root};

/// Topics of the safety rules by the number in their id, as `knowledge/rules` is arranged.
const TOPICS: [(u16, &str); 6] = [
    (11, "topic-red-flags"),
    (20, "topic-pregnancy"),
    (40, "topic-actives"),
    (70, "topic-clinic"),
    (74, "topic-age"),
    (u16::MAX, "topic-more"),
];

/// The style of the page, on screen and on paper.
const STYLE: &str = "
body{font:11pt/1.45 system-ui,sans-serif;color:#111;background:#fff;max-width:52rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem}h2{font-size:1.25rem;border-bottom:2px solid;break-after:avoid}h3{margin:0;font-size:1.05rem}
article{border:1px solid #999;border-radius:4px;padding:.8rem 1rem;margin:1rem 0;break-inside:avoid}
dl{display:grid;grid-template-columns:9rem 1fr;gap:.25rem .8rem;margin:.5rem 0}dt{color:#444}dd{margin:0}
p{margin:.3rem 0}.mark{display:flex;flex-wrap:wrap;gap:.4rem 1.4rem;border-top:1px dotted;margin-top:.6rem;padding-top:.6rem}
.mark span{white-space:nowrap}.line{display:inline-block;min-width:9rem;border-bottom:1px solid}
.remark{border-bottom:1px solid;height:1.6rem;margin-top:.4rem;color:#444}
@media print{body{margin:0;max-width:none;font-size:9.5pt}}
";

/// One language of the packet: its tag, and the texts of the app and of the packet.
pub struct Language {
    pub tag: &'static str,
    pub localizer: HostLocalizer,
    place: usize,
}

/// The inputs of the packet.
pub struct Packet {
    pub languages: Vec<Language>,
    words: BTreeMap<String, (String, String)>,
    rules: BTreeMap<String, RuleEntry>,
}

impl Packet {
    /// Reads the rules as people wrote them, and the texts of the packet.
    pub fn read() -> Self {
        let text = fs::read_to_string(root().join("examples/review/words.ron")).expect("the words");
        let words = ron::from_str(&text).expect("the words parse");
        let files = fs::read_dir(root().join("knowledge/rules")).expect("the rules");
        let rules = files.map(|file| {
            let text = fs::read_to_string(file.expect("a file").path()).expect("a rule");
            let entry: RuleEntry = ron::from_str(&text).expect("the build has checked it");
            (entry.id.clone(), entry)
        });
        let languages = ["en", "ko"].into_iter().enumerate().map(|(place, tag)| Language {
            tag,
            localizer: HostLocalizer::of(tag).expect("a language of the packet"),
            place,
        });
        assert!(LOCALES.len() == 2, "the packet knows two languages");
        Self { languages: languages.collect(), words, rules: rules.collect() }
    }

    /// A text of the packet with its placeholders filled.
    pub fn word(&self, language: &Language, key: &str, places: &[(&str, &str)]) -> String {
        let both = self.words.get(key).unwrap_or_else(|| panic!("words.ron lacks {key:?}"));
        let text = if language.place == 0 { &both.0 } else { &both.1 };
        places
            .iter()
            .fold(text.clone(), |text, (place, value)| text.replace(&format!("{{{place}}}"), value))
    }

    /// A text of the packet in both languages, for a heading.
    fn both(&self, key: &str) -> String {
        let texts: Vec<String> =
            self.languages.iter().map(|it| escaped(&self.word(it, key, &[]))).collect();
        format!("{} <span lang=\"ko\">· {}</span>", texts[0], texts[1])
    }

    /// The rules in the order of the packet, each with its heading: our own rules first, then by topic.
    pub fn order(&self) -> Vec<(String, &'static str, &'static Rule)> {
        let mut rules: Vec<_> = embedded().rules().map(|(_, rule)| rule).collect();
        rules.sort_by_key(|rule| (rule.grade != Grade::P, topic(rule).0, rule.id.clone()));
        let rules = rules.into_iter().map(|rule| {
            let (_, topic) = topic(rule);
            let part = if rule.grade == Grade::P { "policy" } else { topic };
            (part.to_owned(), topic, rule)
        });
        rules.collect()
    }

    /// The page.
    pub fn html(&self) -> String {
        let order = self.order();
        let mut out = String::new();
        let policy = order.iter().filter(|(part, ..)| part == "policy").count().to_string();
        let count = order.len().to_string();
        let english = &self.languages[0];
        let _ = write!(
            out,
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{}</h1>\n",
            escaped(&self.word(english, "title", &[])),
            self.both("title"),
        );
        for key in ["lead", "return", "count"] {
            for language in &self.languages {
                let places = [("count", count.as_str()), ("policy", policy.as_str())];
                let text = escaped(&self.word(language, key, &places));
                let _ = writeln!(out, "<p lang=\"{}\">{text}</p>", language.tag);
            }
        }
        let mut heading = (String::new(), "");
        for (part, topic, rule) in &order {
            if *part != heading.0 {
                let _ = writeln!(out, "<h2>{}</h2>", self.both(part));
            }
            heading = (part.clone(), topic);
            self.rule(&mut out, topic, rule);
        }
        out.push_str("</body>\n</html>\n");
        out
    }

    fn rule(&self, out: &mut String, topic: &str, rule: &Rule) {
        let entry = &self.rules[&rule.id];
        let english = &self.languages[0];
        let grade = english.localizer.text_for("grade-", rule.grade.id());
        let _ = writeln!(
            out,
            "<article id=\"{id}\">\n<h3>{id} · {topic} · {severity} · {letter}: {grade}</h3>\n\
             <p>{statement}</p>\n<dl>",
            id = rule.id,
            topic = escaped(&self.word(english, topic, &[])),
            severity = rule.severity.id(),
            letter = rule.grade.id().to_uppercase(),
            grade = escaped(&grade),
            statement = escaped(&entry.statement),
        );
        if !entry.note.is_empty() {
            self.line(out, "note", "en", &entry.note);
        }
        for language in &self.languages {
            self.line(out, "when", language.tag, &self.condition(language, &rule.when));
        }
        for language in &self.languages {
            let lines = effects(self, language, rule);
            let text = match lines.as_slice() {
                [] => self.word(language, "does-nothing", &[]),
                lines => lines.join("; "),
            };
            self.line(out, "does", language.tag, &text);
        }
        let (fires, silent) = (case_of(rule, true), case_of(rule, false));
        for language in &self.languages {
            self.line(out, "reads", language.tag, &self.read_by(language, rule, fires));
            for (attribute, key) in [("change", "change"), ("open", "open")] {
                let text = format!("rule-{}.{attribute}", rule.id);
                if language.localizer.has(&text) {
                    let about = self.topic_of(language, rule);
                    let text = language.localizer.format(&text, &[("open", &about)]);
                    self.line(out, key, language.tag, &text);
                }
            }
        }
        let sources = rule.sources.iter().map(|id| {
            let source = embedded().source(*id);
            let date = if source.date.is_empty() { "–" } else { &source.date };
            let link = source.link.as_deref().unwrap_or("");
            format!("{} ({date}) {link}", source.name)
        });
        let sources: Vec<String> = sources.collect();
        self.line(out, "sources", "en", &format!("{}: {}", rule.grade.id(), sources.join("; ")));
        for (key, case) in [("fires", fires), ("silent", silent)] {
            for language in &self.languages {
                let text = case.map_or_else(
                    || self.word(language, "no-case", &[]),
                    |case| self.case(language, rule, case),
                );
                self.line(out, key, language.tag, &text);
            }
        }
        out.push_str("</dl>\n<div class=\"mark\">");
        for key in ["agree", "alter", "remove"] {
            let _ = write!(out, "<span>☐ {}</span>", self.both(key));
        }
        for key in ["name", "date"] {
            let _ = write!(out, "<span>{}: <span class=\"line\"></span></span>", self.both(key));
        }
        let _ = writeln!(
            out,
            "</div>\n<div class=\"remark\">{}</div>\n</article>",
            self.both("remark")
        );
    }

    fn line(&self, out: &mut String, key: &str, tag: &str, text: &str) {
        let language = self.languages.iter().find(|it| it.tag == tag).expect("a language");
        let name = escaped(&self.word(language, key, &[]));
        let text = escaped(text);
        let _ = writeln!(out, "<dt lang=\"{tag}\">{name}</dt><dd lang=\"{tag}\">{text}</dd>");
    }

    /// The text of the rule, in general and as the person of the case reads it.
    fn read_by(&self, language: &Language, rule: &Rule, case: Option<&Case>) -> String {
        let plain = general(&language.localizer, &rule.id);
        let own = case.and_then(|case| {
            let warnings = case.plan.warnings.iter();
            let drivers = case.plan.barrier.drivers.iter().flat_map(|driver| &driver.because);
            let mut reasons = warnings.chain(drivers);
            let reason = reasons.find(|reason| embedded().rule(reason.rule).id == rule.id)?;
            Some(sentence(&language.localizer, embedded(), reason))
        });
        match own {
            Some(own) if own != plain => format!("{plain} → “{own}”"),
            _ => plain,
        }
    }

    /// The topic of the first question that the rule reads.
    fn topic_of(&self, language: &Language, rule: &Rule) -> String {
        let mut first = None;
        rule.when.for_each_question(&mut |question| {
            first.get_or_insert(question);
        });
        first.map_or_else(String::new, |question| {
            language.localizer.text_for("open-", &embedded().question(question).id)
        })
    }

    /// A condition in words, with the labels of the questions.
    fn condition(&self, language: &Language, condition: &Condition) -> String {
        let question = |id: &QuestionId| self.question(language, *id);
        let list = |key: &str, parts: &[Condition]| {
            let parts: Vec<String> =
                parts.iter().map(|part| self.condition(language, part)).collect();
            format!("{} ({})", self.word(language, key, &[]), parts.join(" · "))
        };
        match condition {
            Condition::Always => self.word(language, "always", &[]),
            Condition::Is(id, options) => {
                let options: Vec<String> =
                    options.iter().map(|option| self.option(language, *id, option)).collect();
                format!("{}: {}", question(id), options.join(" / "))
            }
            Condition::AtLeast(id, value) | Condition::AtMost(id, value) => {
                let key = if matches!(condition, Condition::AtLeast(..)) {
                    "at-least"
                } else {
                    "at-most"
                };
                let entry = embedded().question(*id);
                let value = match entry.kind {
                    barrier_first::knowledge::Kind::Level => {
                        language.localizer.text_for("level-", &value.to_string())
                    }
                    _ => value.to_string(),
                };
                self.word(language, key, &[("question", &question(id)), ("value", &value)])
            }
            Condition::BandAtMost(band) => {
                let band = language.localizer.text_for("band-", band.id());
                self.word(language, "band", &[("band", &band)])
            }
            Condition::Region(regions) => {
                let regions: Vec<String> = regions
                    .iter()
                    .map(|it| language.localizer.text_for("region-", it.id()))
                    .collect();
                self.word(language, "region", &[("regions", &regions.join(", "))])
            }
            Condition::PlanHolds(set) | Condition::PlanStarts(set) => {
                let key = if matches!(condition, Condition::PlanHolds(_)) {
                    "plan-holds"
                } else {
                    "plan-starts"
                };
                let names: Vec<String> = set
                    .iter()
                    .map(|id| language.localizer.text_for("active-", &embedded().active(id).id))
                    .collect();
                self.word(language, key, &[("targets", &names.join(", "))])
            }
            Condition::All(parts) => list("all", parts),
            Condition::Any(parts) => list("any", parts),
            Condition::Not(part) => list("not", std::slice::from_ref(part)),
            // Conditions over the course have no wording of their own yet; the name has to do.
            Condition::Course(leaf) => {
                let leaf = embedded().tables.leaves.get(usize::from(*leaf));
                leaf.map_or_else(String::new, plain)
            }
        }
    }

    fn question(&self, language: &Language, id: QuestionId) -> String {
        language.localizer.text(&format!("question-{}.short", embedded().question(id).id))
    }

    fn option(
        &self,
        language: &Language,
        id: QuestionId,
        option: barrier_first::domain::OptionId,
    ) -> String {
        let entry = embedded().question(id);
        language.localizer.text(&format!("option-{}-{}", entry.id, entry.option_id(option)))
    }

    /// A case by its name, with the answers that the rule reads.
    fn case(&self, language: &Language, rule: &Rule, case: &Case) -> String {
        let mut read = Vec::new();
        rule.when.for_each_question(&mut |question| read.push(question));
        read.sort_unstable();
        read.dedup();
        let answers = read.into_iter().map(|id| {
            let said = match case.person.answers.get(id) {
                None => language.localizer.text("not-answered"),
                Some(Answer::One(option)) => self.option(language, id, option),
                Some(Answer::Many(options)) => {
                    let options: Vec<String> =
                        options.iter().map(|option| self.option(language, id, option)).collect();
                    options.join(" / ")
                }
                Some(Answer::Level(level)) => {
                    language.localizer.text_for("level-", &level.to_string())
                }
                Some(Answer::Number(number)) => number.to_string(),
                Some(Answer::Date(date)) => date.to_string(),
                Some(Answer::NotSure) => language.localizer.text("level-not_sure"),
            };
            format!("{}: {said}", self.question(language, id))
        });
        let answers: Vec<String> = answers.collect();
        let band = language.localizer.text_for("band-", case.plan.barrier.band.id());
        let text = format!("“{}” ({band})", case.name);
        if answers.is_empty() { text } else { format!("{text}: {}", answers.join("; ")) }
    }

    /// The form, with every rule in it and nothing decided.
    pub fn form(&self) -> String {
        let mut out = String::from(
            "// A review of the rules of Barrier First. Save it as reviews/<id>.ron, with the file's name as id.\n\
             // Take away the two strokes before each rule that you have looked at, and leave one of\n\
             // Agree, Change(\"what and why\"), Remove(\"why\"). See \"Reviews\" in knowledge/AUTHORING.md.\n\
             (\n    id: \"name_2026\",\n    name: \"\",\n    \
             // Dermatologist, Physician, Pharmacist, Nurse\n    role: Dermatologist,\n    \
             on: \"YYYY-MM-DD\",\n    verdicts: {\n",
        );
        for (_, _, rule) in self.order() {
            let _ = writeln!(out, "        // \"{}\": Agree,", rule.id);
        }
        out.push_str("    },\n)\n");
        out
    }
}

/// The topic of a rule: its position and name.
fn topic(rule: &Rule) -> (usize, &'static str) {
    let others = ["topic-needs", "topic-drivers", "topic-steps", "topic-follow", "topic-dates"];
    let prefixes = ["N-", "N-B", "S-", "F-", "C-"];
    if let Some(number) = rule.id.strip_prefix("R-") {
        let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
        let number: u16 = digits.parse().unwrap_or(u16::MAX);
        let place = TOPICS.iter().position(|(end, _)| number < *end).unwrap_or(TOPICS.len() - 1);
        return (place, TOPICS[place].1);
    }
    // The number of a driver distinguishes it from a need whose id starts with B.
    let driver = rule
        .id
        .strip_prefix("N-B")
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let place = prefixes.iter().position(|prefix| match *prefix {
        "N-" => rule.id.starts_with("N-") && !driver,
        "N-B" => driver,
        prefix => rule.id.starts_with(prefix),
    });
    let place = place.unwrap_or(0);
    (TOPICS.len() + place, others[place])
}

/// A case that expects the rule to apply, or not to; otherwise one in which it does so.
fn case_of(rule: &Rule, fires: bool) -> Option<&'static Case> {
    let expects = |case: &&Case| {
        let list = if fires { &case.expect.fires } else { &case.expect.silent };
        list.contains(&rule.id)
    };
    if rule.when == Condition::Always {
        return None;
    }
    all().iter().find(expects).or_else(|| {
        all().iter().find(|case| {
            use crate::support::oracle::Oracle;
            let oracle = Oracle::of(embedded(), &case.person);
            let truth = oracle.truth(&rule.when);
            if fires { truth == Some(true) } else { truth == Some(false) }
        })
    })
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A value of the program in a form fit for a reader of the packet.
pub fn plain(value: &impl std::fmt::Debug) -> String {
    format!("{value:?}").replace(" {", " (").replace("{ ", "(").replace(" }", ")")
}
