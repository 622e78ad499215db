//! Opens the built app in Chromium a few times and prints a load timeline, once for a fast machine and once
//! for a phone-like one; then the time to the next question.

use browser_tests::{AnswerTimes, Engine, Result, Site, answer_times, load_timeline};

fn main() -> Result<()> {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    runtime.block_on(async {
        Engine::Chromium.check()?;
        for (name, slower, network) in [
            ("this machine", 1, None),
            ("processor 4 times slower, 10 Mbit/s, 40 ms", 4, Some((40, 10_000_000))),
        ] {
            let site = Site::dist().untouched().compressed().start()?;
            let timeline = load_timeline(&site, slower, network, 5).await?;
            println!("{name} (median of 5 first visits)\n{timeline}");
        }
        let site = Site::dist().untouched().start()?;
        let AnswerTimes { median, slowest, list } = answer_times(&site, 4, 5).await?;
        println!(
            "from an answer to the next painted question, processor 4 times slower (budget 50 ms), \
             5 visits\n  \
             median             {median:7.0} ms\n  slowest            {slowest:7.0} ms\n  \
             the list at the end{list:7.0} ms"
        );
        Ok(())
    })
}
