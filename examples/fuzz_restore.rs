//! Feeds damaged and hostile bytes to the restore of saved text, and counts the failures.
//!
//! ```sh
//! cargo run --profile simulate --example fuzz_restore            # 1,000,000 inputs
//! cargo run --profile simulate --example fuzz_restore 5000000 7  # inputs, seed
//! ```
//! Every input is opened as a backup and loaded as a save beside an intact one, saved over, and
//! loaded again. Prints inputs, panics, inputs that took over 50 ms, and invalid states; exit
//! code 1 if there were any.

use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use std::{env, fs};

use barrier_first::domain::{Answer, Answers, Journal};
use barrier_first::json::{Json, MAX_BYTES};
use barrier_first::knowledge::Knowledge;
use barrier_first::storage::backend::{Backend, MemoryBackend};
use barrier_first::storage::keys::SLOTS;
use barrier_first::storage::{Outcome, Saved, Store, backup};

#[path = "../tests/it/storage_corpus.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod storage_corpus;

/// Default number of inputs, and the default seed.
const INPUTS: u64 = 1_000_000;
const SEED: u64 = 2026;
/// No input may take longer than this.
const TIME: Duration = Duration::from_millis(50);
const NOW: &str = "2026-03-02T09:30:00Z";
/// One input in this many is one of the large hostile files; most are small, for speed.
const LARGE_ONE_IN: u64 = 2_000;
const LARGE: usize = 16 << 10;

/// Steele's SplitMix64.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, sides: usize) -> usize {
        usize::try_from(self.next()).unwrap_or(0).checked_rem(sides).unwrap_or(0)
    }
}

#[derive(Default)]
struct Count {
    inputs: u64,
    bytes: u64,
    opened: u64,
    restored: u64,
    panics: u64,
    slow: u64,
    again: u64,
    wrong: u64,
    slowest: Duration,
}

fn main() -> ExitCode {
    let mut numbers = env::args().skip(1).map(|word| word.parse::<u64>());
    let (Ok(inputs), Ok(seed)) =
        (numbers.next().unwrap_or(Ok(INPUTS)), numbers.next().unwrap_or(Ok(SEED)))
    else {
        eprintln!("fuzz_restore: takes a number of inputs and a seed");
        return ExitCode::from(2);
    };
    match (Knowledge::embedded(), fixtures()) {
        (Ok(knowledge), Ok(fixtures)) => fuzz(&knowledge, fixtures, inputs, seed),
        (Err(fault), _) | (_, Err(fault)) => {
            eprintln!("fuzz_restore: {fault}");
            ExitCode::FAILURE
        }
    }
}

fn fixtures() -> Result<Vec<Vec<u8>>, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/saves");
    let fault = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut paths = Vec::new();
    for file in fs::read_dir(&folder).map_err(fault)? {
        let path = file.map_err(fault)?.path();
        if path.extension().is_some_and(|end| end == "json") {
            paths.push(path);
        }
    }
    paths.sort();
    paths.iter().map(|path| fs::read(path).map_err(fault)).collect()
}

fn fuzz(knowledge: &Knowledge, fixtures: Vec<Vec<u8>>, inputs: u64, seed: u64) -> ExitCode {
    let hostile: Vec<Vec<u8>> =
        storage_corpus::hostile().into_iter().map(|(_, bytes)| bytes).collect();
    let (large, small): (Vec<_>, Vec<_>) = hostile.into_iter().partition(|b| b.len() > LARGE);
    let words = words(knowledge);
    let texts = fixtures.iter().filter_map(|bytes| std::str::from_utf8(bytes).ok());
    let trees: Vec<Json> = texts.filter_map(|text| Json::parse(text).ok()).collect();
    let mut dice = Dice(seed);
    let mut count = Count::default();
    // A panic is counted, not printed a million times.
    set_hook(Box::new(|_| {}));
    let begin = Instant::now();
    for number in 0..inputs {
        let bytes = match number {
            _ if number % LARGE_ONE_IN == 0 => {
                let mut bytes = large[dice.below(large.len())].clone();
                mutate(&mut bytes, &words, &mut dice);
                bytes
            }
            _ if dice.below(10) == 0 => {
                let length = dice.below(400);
                (0..length).map(|_| dice.next() as u8).collect()
            }
            // Well-formed, so that it gets as far as the individual answers.
            _ if dice.below(3) == 0 => {
                let mut json = trees[dice.below(trees.len())].clone();
                for _ in 0..=dice.below(4) {
                    graft(&mut json, &words, &mut dice);
                }
                json.to_string().into_bytes()
            }
            _ => {
                let seeds = if dice.below(3) == 0 { &small } else { &fixtures };
                let mut bytes = seeds[dice.below(seeds.len())].clone();
                for _ in 0..=dice.below(4) {
                    mutate(&mut bytes, &words, &mut dice);
                }
                bytes
            }
        };
        run(knowledge, &bytes, &mut count);
    }
    report(&count, begin.elapsed())
}

/// The elements of the format, for insertion anywhere.
fn words(knowledge: &Knowledge) -> Vec<Vec<u8>> {
    let marks = [
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "null",
        "true",
        "-",
        "0",
        "1e999",
        "-0",
        "\\u0000",
        "\\ud800",
        "9223372036854775808",
        "\"app\":",
        "\"barrier-first\"",
        "\"format\":",
        "\"checksum\":",
        "\"revision\":",
        "\"tabs\":",
        "\"answers\":",
        "\"settings\":",
        "\"encrypted\":",
        "\"document\":",
        "\"body\":",
        "\"profile\":",
        "\"journal\":",
        "\"days\":",
        "\"steps\":",
        "\"check_ins\":",
        "[\"2026-03-03\",\"01\",\"2\"],",
        "\"sting redness\"",
        "\"morning:protect:spf50\"",
        "\"not_sure\"",
        "\"2026-02-30\"",
        "\u{FEFF}",
        "\u{202E}",
        "\0",
        "__proto__",
        "{\"00000001\":1}",
    ];
    let mut words: Vec<Vec<u8>> = marks.iter().map(|mark| mark.as_bytes().to_vec()).collect();
    for (_, question) in knowledge.questions() {
        words.push(format!("\"{}\":", question.id).into_bytes());
        words.extend(question.kind.options().iter().map(|id| format!("\"{id}\"").into_bytes()));
    }
    words
}

/// Replaces, removes, duplicates or renames one part of a tree.
fn graft(json: &mut Json, words: &[Vec<u8>], dice: &mut Dice) {
    let deeper = dice.below(5) > 0;
    match json {
        Json::List(values) if deeper && !values.is_empty() => {
            let place = dice.below(values.len());
            match dice.below(4) {
                0 => drop(values.remove(place)),
                1 => values.push(values[place].clone()),
                _ => graft(&mut values[place], words, dice),
            }
        }
        Json::Object(pairs) if deeper && !pairs.is_empty() => {
            let place = dice.below(pairs.len());
            match dice.below(8) {
                0 => drop(pairs.remove(place)),
                1 => pairs[place].0 = word(words, dice),
                2 => pairs.push((word(words, dice), pairs[place].1.clone())),
                _ => graft(&mut pairs[place].1, words, dice),
            }
        }
        _ => {
            *json = match dice.below(9) {
                0 => Json::Null,
                1 => Json::Bool(true),
                2 => Json::Int(i64::from_le_bytes(dice.next().to_le_bytes())),
                3 => Json::Int(dice.below(70) as i64 - 2),
                4 => Json::Fraction("1288490188.5".to_owned()),
                5 => Json::list([Json::Text(word(words, dice)), Json::Text(word(words, dice))]),
                6 => Json::object([(word(words, dice), Json::Null)]),
                _ => Json::Text(word(words, dice)),
            }
        }
    }
}

/// One of the words, without its quotes.
fn word(words: &[Vec<u8>], dice: &mut Dice) -> String {
    let word = String::from_utf8_lossy(&words[dice.below(words.len())]);
    word.trim_matches(['"', ':']).to_owned()
}

fn mutate(bytes: &mut Vec<u8>, words: &[Vec<u8>], dice: &mut Dice) {
    let place = dice.below(bytes.len() + 1);
    let end = place + dice.below((bytes.len() - place).min(40) + 1);
    match dice.below(9) {
        0 => bytes.truncate(place),
        1 => {
            bytes.drain(place..end);
        }
        2 => {
            let copy = bytes[place..end].to_vec();
            let to = dice.below(bytes.len() + 1);
            bytes.splice(to..to, copy);
        }
        3 | 4 => {
            let word = words[dice.below(words.len())].clone();
            bytes.splice(place..end, word);
        }
        5 => {
            let word = words[dice.below(words.len())].clone();
            bytes.splice(place..place, word);
        }
        6 => {
            if let Some(byte) = bytes.get_mut(place) {
                *byte ^= 1 << dice.below(8);
            }
        }
        7 => {
            if let Some(byte) = bytes.get_mut(place) {
                *byte = b"0123456789-+.eE"[dice.below(15)];
            }
        }
        _ => {
            if let Some(byte) = bytes.get_mut(place) {
                *byte = dice.next() as u8;
            }
        }
    }
}

fn run(knowledge: &Knowledge, bytes: &[u8], count: &mut Count) {
    count.inputs += 1;
    count.bytes += bytes.len() as u64;
    let opened = timed(count, || backup::open(knowledge, bytes));
    match opened {
        None | Some(Err(_)) => {}
        Some(Ok(opened)) => {
            count.opened += 1;
            count.wrong += u64::from(!comes_back(knowledge, &opened.saved, &opened.journal));
        }
    }
    // A browser's storage holds no more than a few megabytes and only whole text.
    if bytes.len() <= MAX_BYTES {
        let text = String::from_utf8_lossy(bytes);
        if let Some((restored, right)) = timed(count, || in_storage(knowledge, &text)) {
            count.restored += u64::from(restored);
            count.wrong += u64::from(!right);
        }
    }
}

/// Runs a closure, and counts a panic or a timeout. A slow run is repeated and timed by the thread's own
/// processor time where available: other programs may have been busy meanwhile.
fn timed<T>(count: &mut Count, run: impl Fn() -> T) -> Option<T> {
    let clock = Instant::now();
    let mut caught = catch_unwind(AssertUnwindSafe(&run));
    let mut time = clock.elapsed();
    if time > TIME && caught.is_ok() {
        let (clock, before) = (Instant::now(), busy());
        caught = catch_unwind(AssertUnwindSafe(&run));
        let after = busy();
        time = match (before, after) {
            (Some(before), Some(after)) => after.saturating_sub(before),
            _ => clock.elapsed(),
        };
        count.again += 1;
    }
    count.slowest = count.slowest.max(time);
    count.slow += u64::from(time > TIME);
    count.panics += u64::from(caught.is_err());
    caught.ok()
}

/// How long this thread has had a processor, where the system reports it (Linux).
fn busy() -> Option<Duration> {
    let account = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    account.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

/// Returns `true` if a state is one that the app itself could have saved.
fn comes_back(knowledge: &Knowledge, saved: &Saved, journal: &Journal) -> bool {
    let again = backup::open(knowledge, backup::write(knowledge, saved, journal, NOW).as_bytes());
    match again {
        Ok(opened) => {
            let same = opened.saved == *saved && opened.journal == *journal;
            same && opened.set_aside.is_empty() && !opened.altered
        }
        Err(_) => *saved == Saved::default() && *journal == Journal::default(),
    }
}

/// Loads a text beside a whole save and goes on. Returns whether it was the text that was restored, and
/// whether everything was as it should be.
fn in_storage(knowledge: &Knowledge, text: &str) -> (bool, bool) {
    let memory = MemoryBackend::default();
    let (before, after) = (level(knowledge, 1), level(knowledge, 2));
    let mut right = Store::new(&memory, 1).save(knowledge, &before, NOW).is_ok();
    right &= memory.write(SLOTS[1], text).is_ok();
    let mut store = Store::new(&memory, 2);
    let loaded = store.load(knowledge, NOW);
    let restored = loaded.saved != before;
    match loaded.outcome {
        // Only a text with the right checksum may win over a whole save.
        Outcome::Newer { .. } | Outcome::Expired { .. } => return (restored, right),
        Outcome::Restored { .. } | Outcome::InPart { .. } => {
            right &= comes_back(knowledge, &loaded.saved, &Journal::default());
        }
        _ => right = false,
    }
    right &= store.save(knowledge, &after, NOW).is_ok();
    // The damaged text is kept unchanged.
    let kept = store.quarantined().unwrap_or_default().iter().any(|kept| kept == text);
    right &= restored || kept || text.trim_ascii().is_empty();
    let again = Store::new(&memory, 3).load(knowledge, NOW);
    right &= again.saved == after && matches!(again.outcome, Outcome::Restored { .. });
    (restored, right)
}

fn level(knowledge: &Knowledge, level: u8) -> Saved {
    let Some(sting) = knowledge.find_question("sign_sting") else {
        unreachable!("a sign that every release has asked for")
    };
    Saved { answers: Answers::from_iter([(sting, Answer::Level(level))]), ..Saved::default() }
}

fn report(count: &Count, time: Duration) -> ExitCode {
    let seconds = time.as_secs_f64();
    println!("{} inputs, {} MB, in {seconds:.1} s", count.inputs, count.bytes / 1_000_000);
    println!("{:.0} inputs a second", count.inputs as f64 / seconds);
    println!("{} opened as a backup, {} won over a save", count.opened, count.restored);
    println!("slowest: {:.1} ms", count.slowest.as_secs_f64() * 1000.0);
    println!("timed again, since the machine was busy: {}", count.again);
    println!("panics: {}", count.panics);
    println!("over {} ms: {}", TIME.as_millis(), count.slow);
    println!("not valid: {}", count.wrong);
    if count.panics + count.slow + count.wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
