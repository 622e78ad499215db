//! The programs behind a browser: started with a folder of their own, ended with all their descendants.

use std::io::{BufRead, BufReader, Read};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::driver::Options;
use crate::engine::Programs;
use crate::leftovers::end_with_the_tests;

/// Maximum time for a program to start.
pub(crate) const START: Duration = Duration::from_secs(60);

/// The programs of one browser and the folder they write to.
pub(crate) struct Processes {
    children: Vec<Child>,
    log: Arc<Mutex<String>>,
    folder: TempDir,
}

impl Processes {
    pub(crate) fn new() -> Result<Self> {
        let folder = tempfile::Builder::new()
            .prefix("barrier-first-browser-")
            .tempdir()
            .context("no folder for the browser's profile")?;
        end_with_the_tests(folder.path())?;
        Ok(Processes { children: Vec::new(), log: Arc::default(), folder })
    }

    /// Creates and returns the folder of the browser's profile.
    pub(crate) fn profile(&self) -> Result<PathBuf> {
        let profile = self.folder.path().join("profile");
        std::fs::create_dir_all(&profile).context("no folder for the profile")?;
        Ok(profile)
    }

    /// Returns the output of the programs.
    pub(crate) fn log(&self) -> String {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Starts the driver and returns its address.
    pub(crate) fn start_chromedriver(&mut self, programs: &Programs) -> Result<String> {
        let mut command = self.command(&programs.driver);
        command.arg("--port=0");
        let lines = self.spawn(command)?;
        let port = self.wait_for(&lines, "chromedriver's port", |line| {
            line.split_once("successfully on port ").and_then(|(_, rest)| number(rest))
        })?;
        Ok(format!("http://127.0.0.1:{port}"))
    }

    /// Starts the driver and returns its address.
    pub(crate) fn start_geckodriver(&mut self, programs: &Programs) -> Result<String> {
        let mut command = self.command(&programs.driver);
        command.args(["--host", "127.0.0.1", "--port", "0", "--websocket-port", "0"]);
        let lines = self.spawn(command)?;
        let port = self.wait_for(&lines, "geckodriver's port", |line| {
            line.split_once("Listening on 127.0.0.1:").and_then(|(_, rest)| number(rest))
        })?;
        Ok(format!("http://127.0.0.1:{port}"))
    }

    /// Starts the driver and returns its address.
    pub(crate) fn start_webkit_driver(
        &mut self,
        programs: &Programs,
        options: &Options,
    ) -> Result<String> {
        let mut display = None;
        if let Some(screen) = &programs.screen {
            let mut command = self.command(screen);
            // It picks a free number and prints it.
            command.args(["-displayfd", "1", "-nolisten", "tcp", "-screen", "0"]);
            command.arg("2000x1600x24");
            let lines = self.spawn(command)?;
            display = Some(self.wait_for(&lines, "Xvfb's display", number)?);
        }
        // WebKitWebDriver cannot pick a port. Only one start at a time, so that two tests in this process
        // never get the same one.
        static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
        let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut command = self.command(&programs.driver);
        command.args(["--host=127.0.0.1", &format!("--port={port}")]);
        if let Some(display) = display {
            command.env("DISPLAY", format!(":{display}"));
        }
        command.env_remove("WAYLAND_DISPLAY");
        command.env("GDK_BACKEND", "x11");
        command.env("NO_AT_BRIDGE", "1");
        // Without compositing, this browser never finishes a screenshot.
        command.env_remove("WEBKIT_DISABLE_COMPOSITING_MODE");
        command.env_remove("WEBKIT_DISABLE_DMABUF_RENDERER");
        if let Some((folder, locale)) = system_locale(&options.language) {
            command.env("LOCPATH", folder).env("LC_ALL", locale);
        }
        let _lines = self.spawn(command)?;
        let end = Instant::now() + START;
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if Instant::now() > end || self.has_ended() {
                bail!("WebKitWebDriver does not listen\n{}", self.log());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(format!("http://127.0.0.1:{port}"))
    }

    /// Creates a program that writes everything to our folder. The folder's name in its environment also
    /// identifies its descendants at the end.
    fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        let folder = self.folder.path();
        command
            .env("TMPDIR", folder)
            .env("XDG_CACHE_HOME", folder.join("cache"))
            .env("XDG_CONFIG_HOME", folder.join("config"))
            .env("XDG_DATA_HOME", folder.join("data"))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Starts a program; its output goes line by line to the channel and to the log.
    fn spawn(&mut self, mut command: Command) -> Result<Receiver<String>> {
        let name = command.get_program().display().to_string();
        let mut child = command.spawn().with_context(|| format!("{name} did not start"))?;
        let (sender, lines) = mpsc::channel();
        let outputs: [Option<Box<dyn Read + Send>>; 2] = [
            child.stdout.take().map(|out| Box::new(out) as _),
            child.stderr.take().map(|out| Box::new(out) as _),
        ];
        self.children.push(child);
        for output in outputs.into_iter().flatten() {
            let sender = sender.clone();
            let log = Arc::clone(&self.log);
            std::thread::spawn(move || {
                for line in BufReader::new(output).lines().map_while(Result::ok) {
                    let mut log = log.lock().unwrap_or_else(PoisonError::into_inner);
                    if log.len() < 64 * 1024 {
                        log.push_str(&line);
                        log.push('\n');
                    }
                    drop(log);
                    // Nobody listens any more once the port is known.
                    let _unheard = sender.send(line);
                }
            });
        }
        Ok(lines)
    }

    fn wait_for(
        &mut self,
        lines: &Receiver<String>,
        what: &str,
        find: impl Fn(&str) -> Option<u16>,
    ) -> Result<u16> {
        let end = Instant::now() + START;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            match lines.recv_timeout(left) {
                Ok(line) => {
                    if let Some(found) = find(&line) {
                        return Ok(found);
                    }
                }
                Err(RecvTimeoutError::Timeout) => bail!("{what} is unknown after {START:?}"),
                Err(RecvTimeoutError::Disconnected) => {
                    bail!("{what}: the program ended at once\n{}", self.log())
                }
            }
        }
    }

    fn has_ended(&mut self) -> bool {
        self.children.iter_mut().any(|child| matches!(child.try_wait(), Ok(Some(_)) | Err(_)))
    }
}

/// WebKitGTK takes its language from the C library's locale, and few machines have one for every language:
/// compiles it once, into `target/locales`. `None` if the C library's sources are missing; the browser then
/// uses "C".
fn system_locale(language: &str) -> Option<(PathBuf, String)> {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let source = match language.split_once('-') {
        Some((language, region)) => format!("{language}_{region}"),
        None => {
            let region = match language {
                "en" => "US",
                "ko" => "KR",
                "ja" => "JP",
                "ar" => "EG",
                "he" => "IL",
                other => &other.to_uppercase(),
            };
            format!("{language}_{region}")
        }
    };
    let folder = crate::repository().join("target/locales");
    let name = format!("{source}.UTF-8");
    let compiled = folder.join(&name);
    if !compiled.is_dir() {
        std::fs::create_dir_all(&folder).ok()?;
        // Its exit code also reports mere warnings; only the result counts.
        let _status = Command::new("localedef")
            .args(["--inputfile", &source, "--charmap", "UTF-8"])
            .arg(&compiled)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .ok()?;
    }
    compiled.is_dir().then_some((folder, name))
}

/// Parses the number at the start of a text.
fn number(text: &str) -> Option<u16> {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text[..end].parse().ok()
}

impl Drop for Processes {
    fn drop(&mut self) {
        // Drivers first (they were started after their screen).
        for child in self.children.iter_mut().rev() {
            // It may already have ended.
            let _ended = child.kill();
            let _status = child.wait();
        }
        end_descendants(self.folder.path());
    }
}

/// Ends everything the driver started: every process with our temporary folder's name in its arguments or
/// environment.
#[cfg(target_os = "linux")]
fn end_descendants(folder: &Path) {
    use std::os::unix::ffi::OsStrExt;

    use rustix::process::{Pid, Signal, kill_process};

    let mark = folder.as_os_str().as_bytes();
    let carries = |pid: i32, file: &str| {
        std::fs::read(format!("/proc/{pid}/{file}"))
            .is_ok_and(|bytes| bytes.windows(mark.len()).any(|window| window == mark))
    };
    // Twice, to catch processes started during the first pass.
    for _ in 0..2 {
        let Ok(entries) = std::fs::read_dir("/proc") else {
            return;
        };
        let mut found = false;
        for entry in entries.flatten() {
            let Some(pid) = entry.file_name().to_str().and_then(|name| name.parse::<i32>().ok())
            else {
                continue;
            };
            if carries(pid, "cmdline") || carries(pid, "environ") {
                found = true;
                if let Some(pid) = Pid::from_raw(pid) {
                    // It may have ended in the meantime.
                    let _ended = kill_process(pid, Signal::KILL);
                }
            }
        }
        if !found {
            return;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[cfg(not(target_os = "linux"))]
fn end_descendants(_folder: &Path) {}
