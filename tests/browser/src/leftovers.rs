//! Ends leftover browsers when the tests end or are killed.
//!
//! Rust drops no `static` at the end of a program, and nothing at all in a killed one. So a shell runs
//! alongside the tests until their end of a pipe closes, for whatever reason, and ends every process that
//! carries the name of one of their folders.

use std::io::Write;
#[cfg(unix)]
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{ChildStdin, Command, Stdio};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result};

const WAIT_AND_END: &str = r#"
trap '' INT TERM HUP
folders=
while read -r folder; do folders="$folders $folder"; done
for folder in $folders; do
  [ -d "$folder" ] || continue
  for process in /proc/[0-9]*; do
    if grep -qsaF -- "$folder" "$process/cmdline" "$process/environ"; then
      kill -9 "${process#/proc/}"
    fi
  done
  rm -rf -- "$folder"
done
"#;

static SHELL: Mutex<Option<ChildStdin>> = Mutex::new(None);

/// Registers a browser's folder: it is removed, and its processes end, when the tests end.
pub(crate) fn end_with_the_tests(folder: &Path) -> Result<()> {
    let mut shell = SHELL.lock().unwrap_or_else(PoisonError::into_inner);
    let mut pipe = match shell.take() {
        Some(pipe) => pipe,
        None => {
            let mut shell = Command::new("sh");
            shell
                .args(["-c", WAIT_AND_END])
                .stdin(Stdio::piped())
                .stdout(Stdio::null())
                .stderr(Stdio::null());
            // A signal to the tests must not interrupt the cleanup.
            #[cfg(unix)]
            shell.process_group(0);
            let mut child = shell.spawn().context("no shell to end the browsers")?;
            child.stdin.take().context("no way to the shell that ends the browsers")?
        }
    };
    writeln!(pipe, "{}", folder.display())?;
    *shell = Some(pipe);
    Ok(())
}
