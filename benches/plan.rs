//! Time for one plan. Budget: 200 µs a person on the host (docs/figures.md).
//!
//! ```sh
//! cargo bench --bench plan
//! ```

use std::hint::black_box;

use barrier_first::clinic::ClinicConfig;
use barrier_first::domain::Answers;
use barrier_first::engine::{Case, assess};
use barrier_first::export::plan_json::{Request, plan};
use barrier_first::knowledge::Knowledge;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use jiff::civil::date;

#[path = "../tests/support/mod.rs"]
mod support;

use support::people::{Person, SplitMix, person};

/// People of all kinds, the same in every run.
const PEOPLE: usize = 256;

fn plans(criterion: &mut Criterion) {
    let knowledge = match Knowledge::embedded() {
        Ok(knowledge) => knowledge,
        Err(fault) => return eprintln!("bench: {fault}"),
    };
    let mut dice = SplitMix(11);
    let people: Vec<Person> = (0..PEOPLE).map(|_| person(&knowledge, &mut dice)).collect();

    let mut group = criterion.benchmark_group("plan");
    group.throughput(Throughput::Elements(1));
    let mut next = people.iter().cycle();
    group.bench_function("mixed people (budget 200 µs)", |bench| {
        bench.iter(|| {
            let it = next.next().map(black_box);
            it.map(|it| assess(&knowledge, &Case::new(&it.answers, it.today, &it.clinic)))
        });
    });
    let nobody = Answers::default();
    group.bench_function("nothing answered", |bench| {
        let today = date(2026, 3, 2);
        bench.iter(|| {
            assess(&knowledge, &Case::new(black_box(&nobody), today, &ClinicConfig::default()))
        });
    });
    let mut next = people.iter().cycle();
    group.bench_function("as a plan file", |bench| {
        bench.iter(|| {
            let request = next.next().map(|it| Request {
                today: it.today,
                answers: it.answers.clone(),
                region: None,
                clinic: it.clinic.clone(),
                course: None,
                shelf: Vec::new(),
            });
            request.map(|request| plan(&knowledge, &request).to_string())
        });
    });
    group.finish();

    let mut group = criterion.benchmark_group("start");
    group.bench_function("read the knowledge", |bench| bench.iter(Knowledge::embedded));
    group.finish();
}

criterion_group!(benches, plans);
criterion_main!(benches);
