//! A web server for the built app, on its own port and in its own thread.

mod headers;
mod server;

use std::collections::{BTreeMap, BTreeSet};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use tokio::sync::oneshot;

use server::serve;

use crate::scripts;

/// Everything below this path belongs to the tests, not to the app.
const OWN: &str = "/__test__/";

/// The response headers that a [`Site`] sends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Headers {
    /// Those of the `_headers` file in the served folder (in the format of Netlify and Cloudflare), so that
    /// tests use the shipped headers; [`Headers::Strict`] without one.
    #[default]
    Shipped,
    /// The strict set built into the harness.
    Strict,
    /// Only the content type, like a plain file host.
    None,
}

/// A canned response for one path.
#[derive(Clone, Debug)]
pub struct Reply {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Reply {
    /// Creates a response with this status and body.
    pub fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Reply {
            status,
            headers: vec![("content-type".into(), content_type.into())],
            body: body.into(),
        }
    }

    /// Creates an HTML page.
    pub fn html(body: impl Into<Vec<u8>>) -> Self {
        Reply::new(200, "text/html; charset=utf-8", body)
    }

    /// Creates a "not found" response.
    pub fn not_found() -> Self {
        Reply::new(404, "text/plain; charset=utf-8", "not found")
    }

    /// Returns the response with one more header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }
}

/// A request received by a [`Site`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// GET, POST and so on.
    pub method: String,
    /// The path, as sent.
    pub path: String,
    /// The query without its question mark; empty if there is none.
    pub query: String,
    /// Header names in lower case, with their values.
    pub headers: BTreeMap<String, String>,
    /// The body.
    pub body: Vec<u8>,
    /// The response status.
    pub status: u16,
}

impl Request {
    /// Returns path and query.
    pub fn target(&self) -> String {
        if self.query.is_empty() {
            self.path.clone()
        } else {
            format!("{}?{}", self.path, self.query)
        }
    }
}

/// The state shared by the server thread and the test.
struct Shared {
    folder: PathBuf,
    headers: Headers,
    /// Origins added to `frame-ancestors`.
    framed_by: String,
    init_scripts: Vec<String>,
    replies: BTreeMap<String, Reply>,
    failing: BTreeSet<String>,
    requests: Vec<Request>,
    reports: Vec<Value>,
    /// The brotli-compressed files by path, if they are sent compressed.
    compressed: Option<BTreeMap<String, Vec<u8>>>,
}

/// Sets up a [`Site`].
pub struct SiteBuilder {
    shared: Shared,
    untouched: bool,
}

impl SiteBuilder {
    /// Sets the headers to send; [`Headers::Shipped`] by default.
    #[must_use]
    pub fn headers(mut self, headers: Headers) -> Self {
        self.shared.headers = headers;
        self
    }

    /// Allows pages of these origins to embed the site in a frame, like a clinic that hosts it.
    #[must_use]
    pub fn framed_by(mut self, origins: &str) -> Self {
        origins.clone_into(&mut self.shared.framed_by);
        self
    }

    /// Adds a script that runs in every page of the site before the page's own, in all engines: the server
    /// inserts its tag at the start of each HTML file's head.
    #[must_use]
    pub fn init_script(mut self, script: &str) -> Self {
        self.shared.init_scripts.push(script.to_owned());
        self
    }

    /// Serves HTML byte for byte: without the script that records page errors ([`crate::Page::errors`] then
    /// only reports the browser's log).
    #[must_use]
    pub fn untouched(mut self) -> Self {
        self.untouched = true;
        self
    }

    /// Sets a canned response for one path, such as a page of a host site.
    #[must_use]
    pub fn reply(mut self, path: &str, reply: Reply) -> Self {
        self.shared.replies.insert(absolute(path), reply);
        self
    }

    /// Responds with 404 for this path.
    #[must_use]
    pub fn failing(mut self, path: &str) -> Self {
        self.shared.failing.insert(absolute(path));
        self
    }

    /// Sends files compressed with brotli, like Netlify and Cloudflare Pages; for load measurements.
    #[must_use]
    pub fn compressed(mut self) -> Self {
        self.shared.compressed = Some(BTreeMap::new());
        self
    }

    /// Starts serving on 127.0.0.1 at a free port.
    pub fn start(mut self) -> Result<Site> {
        if !self.untouched {
            self.shared.init_scripts.insert(0, scripts::RECORD_ERRORS.to_owned());
        }
        ensure!(
            self.shared.folder.is_dir(),
            "{} is not there: run `make build` first",
            self.shared.folder.display()
        );
        if self.shared.compressed.is_some() {
            self.shared.compressed = Some(server::packed_files(&self.shared.folder)?);
        }
        let mut site = Site { shared: Arc::new(Mutex::new(self.shared)), port: 0, running: None };
        site.restart()?;
        Ok(site)
    }
}

fn listen(port: u16) -> Result<TcpListener> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    TcpListener::bind(address)
        .with_context(|| format!("the test server cannot listen on {address}"))
}

/// Returns a port never used by a site of these tests: the browsers outlive a journey and keep the data of an
/// origin.
fn new_origin() -> Result<TcpListener> {
    static USED: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    let mut used = lock(&USED);
    // Held until another is found, otherwise the same one might be offered again.
    let mut refused = Vec::new();
    loop {
        let listener = listen(0)?;
        if used.insert(listener.local_addr()?.port()) {
            return Ok(listener);
        }
        refused.push(listener);
    }
}

/// A running web server. Each is a separate origin. Dropping it stops it.
pub struct Site {
    shared: Arc<Mutex<Shared>>,
    port: u16,
    running: Option<(oneshot::Sender<()>, JoinHandle<()>)>,
}

impl Site {
    /// Serves the built app: `dist/`, or the folder in `DIST`.
    pub fn dist() -> SiteBuilder {
        let folder = match std::env::var_os("DIST") {
            Some(folder) => PathBuf::from(folder),
            None => crate::repository().join("dist"),
        };
        Site::folder(folder)
    }

    /// Serves any folder.
    pub fn folder(folder: impl Into<PathBuf>) -> SiteBuilder {
        SiteBuilder {
            shared: Shared {
                folder: folder.into(),
                headers: Headers::default(),
                framed_by: String::new(),
                init_scripts: Vec::new(),
                replies: BTreeMap::new(),
                failing: BTreeSet::new(),
                requests: Vec::new(),
                reports: Vec::new(),
                compressed: None,
            },
            untouched: false,
        }
    }

    /// Returns `http://127.0.0.1:<port>`.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Returns the full address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("{}{}", self.origin(), absolute(path))
    }

    /// Returns all requests so far, except those of the harness itself.
    pub fn requests(&self) -> Vec<Request> {
        self.lock().requests.clone()
    }

    /// Clears the recorded requests.
    pub fn forget_requests(&self) {
        self.lock().requests.clear();
    }

    /// Returns the content security policy reports so far.
    pub fn policy_reports(&self) -> Vec<Value> {
        self.lock().reports.clone()
    }

    /// Responds with 404 for this path from now on.
    pub fn fail(&self, path: &str) {
        self.lock().failing.insert(absolute(path));
    }

    /// Makes no path fail any more.
    pub fn heal(&self) {
        self.lock().failing.clear();
    }

    /// Sets the response for this path from now on.
    pub fn set_reply(&self, path: &str, reply: Reply) {
        self.lock().replies.insert(absolute(path), reply);
    }

    /// Serves another folder from now on: a new version of the app is published.
    pub fn publish(&self, folder: impl Into<PathBuf>) {
        self.lock().folder = folder.into();
    }

    /// Goes offline: open connections are cut and new ones refused.
    pub fn stop(&mut self) {
        if let Some((stop, thread)) = self.running.take() {
            drop(stop);
            // A panic there has already been printed, and nothing is left to clean up.
            drop(thread.join());
        }
    }

    /// Comes back online at the same address.
    pub fn restart(&mut self) -> Result<()> {
        self.stop();
        let listener = match self.port {
            0 => new_origin()?,
            port => listen(port)?,
        };
        listener.set_nonblocking(true)?;
        self.port = listener.local_addr()?.port();
        let (stop, stopped) = oneshot::channel();
        let shared = Arc::clone(&self.shared);
        let thread = std::thread::Builder::new()
            .name("site".into())
            .spawn(move || serve(listener, shared, stopped))?;
        self.running = Some((stop, thread));
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, Shared> {
        lock(&self.shared)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Takes the lock even if a test panicked while holding it.
fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

fn absolute(path: &str) -> String {
    format!("/{}", path.trim_start_matches("./").trim_start_matches('/'))
}
