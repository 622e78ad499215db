//! The check of clinic files as a process: `cargo run --example check_clinic < file.json`.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::plan_program::program;
use crate::root;

/// Exit code and output.
fn check(input: &[u8]) -> (i32, String) {
    let mut child = Command::new(program("check_clinic"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that has read enough may close its input.
    let _ = child.stdin.take().unwrap().write_all(input);
    let output = child.wait_with_output().unwrap();
    let words = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(words).unwrap())
}

#[test]
fn a_good_file_ends_with_0_and_says_what_is_taken() {
    let (code, words) = check(&std::fs::read(root().join("clinics/demo.json")).unwrap());
    assert_eq!(code, 0, "{words}");
    assert!(words.contains("treatments: 8; products: 2") && words.contains("Good"), "{words}");
}

#[test]
fn faults_end_with_1_one_line_each() {
    let (code, words) = check(br#"{"format":1,"name":"C","relax":["R-11","R-60"],"fee":1}"#);
    assert_eq!(code, 1, "{words}");
    assert!(words.contains("relax[0]: R-11 is a safety floor"), "{words}");
    assert!(words.contains("fee: there is no") && words.contains("rules relaxed: 1"), "{words}");
    assert!(words.contains("2 faults"), "{words}");
}

#[test]
fn what_cannot_be_read_ends_with_2() {
    for input in [&b""[..], b"<html>", b"\xFF", b"{\"format\":2}", &vec![b' '; 300 << 10][..]] {
        let (code, words) = check(input);
        assert_eq!(code, 2, "{words}");
        assert!(!words.trim().is_empty());
    }
}
