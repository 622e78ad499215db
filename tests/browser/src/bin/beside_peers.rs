//! Prints the app's speed compared with a page without any library and with SurveyJS, measured in the same
//! run: only ratios within one run are meaningful. The goals are in `docs/figures.md`.

use browser_tests::bare::{Bare, measure_bare};
use browser_tests::peers::{Measured, PLAIN, SLOWER, SURVEYJS, measure_app, measure_peer};
use browser_tests::{Engine, Result};

/// Visits of each page, for each of the two measurements.
const VISITS: usize = 5;

fn main() -> Result<()> {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    runtime.block_on(async {
        Engine::Chromium.check()?;
        let plain = measure_peer(PLAIN, VISITS).await?;
        let survey = measure_peer(SURVEYJS, VISITS).await?;
        let app = measure_app(VISITS).await?;
        let Bare { styled, unstyled, questions } = measure_bare(SLOWER, VISITS).await?;
        println!("processor 4 times slower; usable on slow 4G (1.6 Mbit/s, 150 ms); medians of {VISITS} visits");
        for (name, Measured { usable, answer }) in
            [("plain page", plain), ("SurveyJS", survey), ("Barrier First", app)]
        {
            println!("  {name:14} first question {usable:6.0} ms   answer to next question {answer:6.1} ms");
        }
        println!("  the same pages without its program    answer to next question {styled:6.1} ms");
        println!("  and without any style sheet           answer to next question {unstyled:6.1} ms");
        println!(
            "  a page of the app asks {questions:.1} questions, one of the peers 1: {:.1} ms a question",
            app.answer / questions
        );
        for (what, ratio, goal) in [
            ("first question, of SurveyJS", app.usable / survey.usable, 0.5),
            ("answer, of the plain page", app.answer / plain.answer, 1.8),
            ("answer, of SurveyJS", app.answer / survey.answer, 0.6),
        ] {
            let met = if ratio <= goal { "met" } else { "missed" };
            println!("  {what:28} {ratio:5.2}   goal at most {goal:.2}: {met}");
        }
        Ok(())
    })
}
