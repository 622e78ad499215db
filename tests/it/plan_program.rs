//! The command-line example as a process: `cargo run --example plan < answers.json`.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use barrier_first::json::Json;

use crate::plan_file::refused;

/// A built example, next to the folder that contains this test program.
pub fn program(name: &str) -> PathBuf {
    let folder = std::env::current_exe().unwrap();
    let profile = folder.parent().and_then(|deps| deps.parent()).unwrap();
    let path = profile.join("examples").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    // `cargo test` builds it; `cargo test --test it` alone does not.
    if !path.exists() {
        let mut build = Command::new(env!("CARGO"));
        build.args(["build", "--offline", "--quiet", "--example", name]);
        build.arg("--target-dir").arg(profile.parent().unwrap());
        build.current_dir(env!("CARGO_MANIFEST_DIR"));
        assert!(build.status().unwrap().success(), "the example does not build");
    }
    path
}

fn run(input: &[u8]) -> Output {
    let mut child = Command::new(program("plan"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // A program that refuses early may close its input before everything is written.
    let _ = stdin.write_all(input);
    drop(stdin);
    child.wait_with_output().unwrap()
}

#[test]
fn wrong_input_ends_with_2_and_one_line() {
    let texts = refused().into_iter().map(|(text, parts)| (text.into_bytes(), parts.to_vec()));
    let raw = [
        (
            b"{\"today\":\"2026-03-02\",\"answers\":{\"oil\":\"\xff\"}}".to_vec(),
            vec!["UTF-8", "byte 40"],
        ),
        (vec![0xef, 0xbb, 0xbf, b'{', b'}'], vec!["not JSON"]),
        (vec![0; 2 << 20], vec!["larger"]),
    ];
    let mut faults = Vec::new();
    for (input, parts) in texts.chain(raw) {
        let output = run(&input);
        let stderr = String::from_utf8(output.stderr).unwrap();
        let short: String = String::from_utf8_lossy(&input).chars().take(80).collect();
        if output.status.code() != Some(2) || !output.stdout.is_empty() {
            faults.push(format!("{short}: ends with {:?}", output.status.code()));
        }
        if stderr.lines().count() != 1 || !stderr.ends_with('\n') {
            faults.push(format!("{short}: says {stderr:?}"));
        }
        for part in parts.into_iter().filter(|part| !stderr.contains(part)) {
            faults.push(format!("{short}: says {stderr:?}, not {part:?}"));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn a_request_gets_its_plan() {
    let output = run(br#"{"today":"2026-03-02","answers":{}}"#);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(output.stderr.is_empty());
    let plan = Json::parse(&String::from_utf8(output.stdout).unwrap()).unwrap();
    let level = plan.get("triage").and_then(|triage| triage.get("level"));
    // Unknown counts as the unsafe case.
    assert_eq!(level.and_then(Json::as_text), Some("emergency"));
}
