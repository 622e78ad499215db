//! What of the app's wasm only its late part needs: slots of the function table, and bytes of the
//! memory.
//!
//! ```sh
//! cargo run --example divide -- target/wasm32-unknown-unknown/release/barrier-first.wasm \
//!   barrier_first::deferred::load
//! ```
//!
//! Called by `scripts/split.mjs` with the names of the doors, the functions through which the early
//! part enters the late one. Prints `{"slots": [number, …], "data": [[address, length], …]}`, both in
//! order, lengths in bytes.
//!
//! The linker knows which function calls which, and which function or piece of data points to which
//! other (`--emit-relocs`, `.cargo/config.toml`), so nothing is guessed from names or from numbers in
//! the code. Late is what no way leads to from the exports, other than through a door. Bytes
//! without an owner stay early.

mod program;

use std::collections::HashSet;
use std::process::ExitCode;
use std::{env, fs};

use program::{Program, Result, Symbol, Use};
use serde::Serialize;

/// What is late.
#[derive(Serialize)]
struct Late {
    /// Slots of the function table.
    slots: Vec<usize>,
    /// Addresses and lengths in memory, in bytes.
    data: Vec<(u64, u64)>,
}

fn main() -> ExitCode {
    let mut words = env::args().skip(1);
    let Some(path) = words.next() else {
        eprintln!("divide: name the wasm that cargo built, then the doors");
        return ExitCode::from(2);
    };
    let doors: Vec<String> = words.collect();
    let late = fs::read(&path)
        .map_err(Into::into)
        .and_then(|wasm| Program::read(&wasm))
        .and_then(|program| divide(&program, &doors))
        .and_then(|late| Ok(serde_json::to_string(&late)?));
    match late {
        Ok(late) => {
            println!("{late}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("divide: {path}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn divide(program: &Program, doors: &[String]) -> Result<Late> {
    for door in doors {
        if !program.names.values().any(|name| name == door) {
            return Err(format!("no function is named {door}").into());
        }
    }
    let is_door = |function| program.names.get(&function).is_some_and(|name| doors.contains(name));

    let mut todo: Vec<Symbol> = program.exported.iter().copied().map(Symbol::Function).collect();
    let mut functions = HashSet::new();
    let mut pieces = HashSet::new();
    while let Some(symbol) = todo.pop() {
        let within = match symbol {
            Symbol::Function(function) => {
                let Some(body) = program.body(function) else { continue };
                if is_door(function) || !functions.insert(function) {
                    continue;
                }
                body
            }
            Symbol::Data(piece) => {
                // Panics alone read the places of panics. One that comes before the late part is
                // there stops the app all the same.
                if program.is_place(piece) || !pieces.insert((piece.address, piece.file.length)) {
                    continue;
                }
                piece.file
            }
            Symbol::Other => continue,
        };
        todo.extend(program.uses_in(within).iter().map(|Use { symbol, .. }| *symbol));
    }
    let late = |(n, function)| (!functions.contains(function)).then_some(program.first_slot + n);
    Ok(Late {
        slots: program.table.iter().enumerate().filter_map(late).collect(),
        data: without(
            program.pieces().map(|piece| (piece.address, piece.file.length)).collect(),
            pieces.into_iter().collect(),
        ),
    })
}

/// All of the owned stretches (address, length) that no early one covers.
fn without(mut owned: Vec<(u64, u64)>, mut early: Vec<(u64, u64)>) -> Vec<(u64, u64)> {
    owned.sort_unstable();
    early.sort_unstable();
    let mut early = early.into_iter().map(|(start, length)| (start, start + length)).peekable();
    let mut late = Vec::new();
    // Pieces may overlap: the end of one text may be another.
    let mut done = 0;
    for (address, length) in owned {
        let (mut at, to) = (address.max(done), address + length);
        while at < to {
            while early.next_if(|(_, end)| *end <= at).is_some() {}
            match early.peek() {
                Some((start, end)) if *start <= at => at = *end,
                Some((start, _)) if *start < to => {
                    late.push((at, start - at));
                    at = *start;
                }
                _ => {
                    late.push((at, to - at));
                    at = to;
                }
            }
        }
        done = done.max(at);
    }
    late
}
