//! A web server for the built app, on a port of its own, in a thread of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::io::Read;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use hyper::service::service_fn;
use hyper::{Method, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::sync::oneshot;

use crate::scripts;

/// Everything below this path belongs to the tests, not to the app.
const OWN: &str = "/__test__/";

/// The headers of a standalone page where the app ships no `_headers` file.
const STRICT_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
    worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; \
    object-src 'none'; frame-src 'self'; frame-ancestors 'self'; \
    require-trusted-types-for 'script'; trusted-types barrier-first";
const STRICT: &[(&str, &str)] = &[
    ("content-security-policy", STRICT_POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    (
        "permissions-policy",
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), bluetooth=()",
    ),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    ("cross-origin-resource-policy", "same-origin"),
];

/// Which response headers a [`Site`] sends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Headers {
    /// Those of the `_headers` file in the served folder (Netlify's and
    /// Cloudflare's form), so that what ships is what is tested;
    /// [`Headers::Strict`] where there is none.
    #[default]
    Shipped,
    /// The strict set built into the harness.
    Strict,
    /// Only the content type, like a plain file host.
    None,
}

/// A canned answer for one path.
#[derive(Clone, Debug)]
pub struct Reply {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Reply {
    /// An answer with this status and body.
    pub fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Reply {
            status,
            headers: vec![("content-type".into(), content_type.into())],
            body: body.into(),
        }
    }

    /// A page.
    pub fn html(body: impl Into<Vec<u8>>) -> Self {
        Reply::new(200, "text/html; charset=utf-8", body)
    }

    /// «Not found».
    pub fn not_found() -> Self {
        Reply::new(404, "text/plain; charset=utf-8", "not found")
    }

    /// The same answer with one more header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }
}

/// One request that reached a [`Site`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// GET, POST and so on.
    pub method: String,
    /// The path, as sent.
    pub path: String,
    /// The query without its question mark, empty where there is none.
    pub query: String,
    /// Header names in lower case, with their values.
    pub headers: BTreeMap<String, String>,
    /// The body.
    pub body: Vec<u8>,
    /// The status answered.
    pub status: u16,
}

impl Request {
    /// Path and query in one.
    pub fn target(&self) -> String {
        if self.query.is_empty() {
            self.path.clone()
        } else {
            format!("{}?{}", self.path, self.query)
        }
    }
}

/// What the server thread and the test share.
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
    /// Gzip of the files, where they are sent like that.
    compressed: Option<BTreeMap<String, Vec<u8>>>,
}

/// Sets up a [`Site`].
pub struct SiteBuilder {
    shared: Shared,
    untouched: bool,
}

impl SiteBuilder {
    /// Which headers to send; [`Headers::Shipped`] unless told otherwise.
    #[must_use]
    pub fn headers(mut self, headers: Headers) -> Self {
        self.shared.headers = headers;
        self
    }

    /// Lets pages of these origins show the site in a frame, as a clinic that hosts it does.
    #[must_use]
    pub fn framed_by(mut self, origins: &str) -> Self {
        origins.clone_into(&mut self.shared.framed_by);
        self
    }

    /// A script that runs in every page of the site before the page's own, in
    /// all engines alike: a tag the server puts at the head of each HTML file.
    #[must_use]
    pub fn init_script(mut self, script: &str) -> Self {
        self.shared.init_scripts.push(script.to_owned());
        self
    }

    /// Serves HTML byte for byte: without the script that notes page errors
    /// ([`crate::Page::errors`] then knows only what the browser's log says).
    #[must_use]
    pub fn untouched(mut self) -> Self {
        self.untouched = true;
        self
    }

    /// A canned answer for one path, such as a page of a host site.
    #[must_use]
    pub fn reply(mut self, path: &str, reply: Reply) -> Self {
        self.shared.replies.insert(absolute(path), reply);
        self
    }

    /// Answers 404 for this path.
    #[must_use]
    pub fn failing(mut self, path: &str) -> Self {
        self.shared.failing.insert(absolute(path));
        self
    }

    /// Sends files with gzip, as web hosts do; to measure loading.
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
        let mut site = Site { shared: Arc::new(Mutex::new(self.shared)), port: 0, running: None };
        site.restart()?;
        Ok(site)
    }
}

/// A running web server. Each is an origin of its own. Dropping it stops it.
pub struct Site {
    shared: Arc<Mutex<Shared>>,
    port: u16,
    running: Option<(oneshot::Sender<()>, JoinHandle<()>)>,
}

impl Site {
    /// The built app: `dist/`, or the folder in `DIST`.
    pub fn dist() -> SiteBuilder {
        let folder = match std::env::var_os("DIST") {
            Some(folder) => PathBuf::from(folder),
            None => crate::repository().join("dist"),
        };
        Site::folder(folder)
    }

    /// Any folder.
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

    /// `http://127.0.0.1:<port>`
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The whole address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("{}{}", self.origin(), absolute(path))
    }

    /// Every request so far, but for those of the harness itself.
    pub fn requests(&self) -> Vec<Request> {
        self.lock().requests.clone()
    }

    /// Forgets the requests so far.
    pub fn forget_requests(&self) {
        self.lock().requests.clear();
    }

    /// The content security policy reports so far.
    pub fn policy_reports(&self) -> Vec<Value> {
        self.lock().reports.clone()
    }

    /// From now on, 404 for this path.
    pub fn fail(&self, path: &str) {
        self.lock().failing.insert(absolute(path));
    }

    /// No path fails any more.
    pub fn heal(&self) {
        self.lock().failing.clear();
    }

    /// From now on, this answer for this path.
    pub fn set_reply(&self, path: &str, reply: Reply) {
        self.lock().replies.insert(absolute(path), reply);
    }

    /// From now on, another folder: a new version of the app is published.
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

    /// Comes back at the same address.
    pub fn restart(&mut self) -> Result<()> {
        self.stop();
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let listener = std::net::TcpListener::bind(address)
            .with_context(|| format!("the test server cannot listen on {address}"))?;
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

/// The lock even when a test panicked while holding it.
fn lock(shared: &Mutex<Shared>) -> MutexGuard<'_, Shared> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

fn absolute(path: &str) -> String {
    format!("/{}", path.trim_start_matches("./").trim_start_matches('/'))
}

fn serve(
    listener: std::net::TcpListener,
    shared: Arc<Mutex<Shared>>,
    mut stopped: oneshot::Receiver<()>,
) {
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("the test server has no runtime: {error}");
            return;
        }
    };
    runtime.block_on(async move {
        let listener = match tokio::net::TcpListener::from_std(listener) {
            Ok(listener) => listener,
            Err(error) => {
                eprintln!("the test server cannot listen: {error}");
                return;
            }
        };
        loop {
            let stream = tokio::select! {
                _ = &mut stopped => return,
                accepted = listener.accept() => match accepted {
                    Ok((stream, _)) => stream,
                    Err(_) => continue,
                },
            };
            let shared = Arc::clone(&shared);
            tokio::spawn(async move {
                let service = service_fn(move |request| {
                    let shared = Arc::clone(&shared);
                    async move { Ok::<_, Infallible>(answer(&shared, request).await) }
                });
                // A browser that hangs up early is nothing to report.
                let _ended = hyper::server::conn::http1::Builder::new()
                    .serve_connection(TokioIo::new(stream), service)
                    .await;
            });
        }
    });
    // Cuts what is still open, as pulling the plug would.
    runtime.shutdown_timeout(Duration::from_millis(100));
}

type Response = hyper::Response<Full<Bytes>>;

async fn answer(shared: &Mutex<Shared>, request: hyper::Request<Incoming>) -> Response {
    let (parts, body) = request.into_parts();
    let body = match body.collect().await {
        Ok(body) => body.to_bytes().to_vec(),
        Err(_) => Vec::new(),
    };
    let path = parts.uri.path().to_owned();
    let mut state = lock(shared);

    if let Some(own) = path.strip_prefix(OWN) {
        return answer_own(&mut state, own, &body);
    }
    let reply = if parts.method == Method::GET || parts.method == Method::HEAD {
        find(&state, &path)
    } else {
        Reply::new(405, "text/plain; charset=utf-8", "only GET")
    };
    state.requests.push(Request {
        method: parts.method.to_string(),
        path,
        query: parts.uri.query().unwrap_or_default().to_owned(),
        headers: parts
            .headers
            .iter()
            .map(|(name, value)| {
                let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
                (name.as_str().to_owned(), value)
            })
            .collect(),
        body,
        status: reply.status,
    });
    response(&compress(&mut state, reply))
}

/// The reply with gzip, once per file.
fn compress(state: &mut Shared, mut reply: Reply) -> Reply {
    let Some(Request { path, .. }) = state.requests.last() else {
        return reply;
    };
    if let (Some(known), 200) = (&mut state.compressed, reply.status) {
        if !known.contains_key(path) {
            let mut bytes = Vec::new();
            let mut encoder =
                flate2::read::GzEncoder::new(reply.body.as_slice(), flate2::Compression::best());
            if encoder.read_to_end(&mut bytes).is_err() {
                return reply;
            }
            known.insert(path.clone(), bytes);
        }
        if let Some(bytes) = known.get(path) {
            reply.body.clone_from(bytes);
            reply = reply.header("content-encoding", "gzip");
        }
    }
    reply
}

/// The harness's own paths: the init script and the policy reports.
fn answer_own(state: &mut Shared, own: &str, body: &[u8]) -> Response {
    match own {
        "init.js" => {
            let script = state.init_scripts.join("\n;\n");
            response(
                &Reply::new(200, "text/javascript; charset=utf-8", script)
                    .header("cache-control", "no-store")
                    .header("cross-origin-resource-policy", "same-origin"),
            )
        }
        "policy" => {
            let report = serde_json::from_slice(body).unwrap_or_else(|_| {
                Value::String(format!("unreadable: {}", String::from_utf8_lossy(body)))
            });
            state.reports.push(report);
            response(&Reply::new(204, "text/plain", ""))
        }
        _ => response(&Reply::not_found()),
    }
}

fn find(state: &Shared, path: &str) -> Reply {
    if state.failing.contains(path) {
        return Reply::not_found();
    }
    if let Some(reply) = state.replies.get(path) {
        return with_init_script(state, reply.clone());
    }
    let Some(file) = file_of(&state.folder, path) else {
        return Reply::not_found();
    };
    let Ok(body) = std::fs::read(&file) else {
        return Reply::not_found();
    };
    let mut reply = Reply::new(200, content_type(&file), body);
    for (name, value) in headers_for(state, path, &file) {
        reply.headers.push((name, value));
    }
    with_init_script(state, reply)
}

/// The file a path means, never outside of the folder.
fn file_of(folder: &Path, path: &str) -> Option<PathBuf> {
    let mut file = folder.to_path_buf();
    for part in decode(path).split('/') {
        match part {
            "" | "." => {}
            ".." => return None,
            part if part.contains('\\') => return None,
            part => file.push(part),
        }
    }
    // `_headers` is a setting of the host, not a file it serves.
    if path == "/_headers" {
        return None;
    }
    if file.is_dir() {
        if !path.ends_with('/') {
            return None;
        }
        file.push("index.html");
    }
    file.is_file().then_some(file)
}

/// Undoes `%41`-like escapes.
fn decode(path: &str) -> String {
    let bytes = path.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let escaped = (byte == b'%')
            .then(|| path.get(at + 1..at + 3))
            .flatten()
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match escaped {
            Some(value) => {
                out.push(value);
                at += 3;
            }
            None => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn headers_for(state: &Shared, path: &str, file: &Path) -> Vec<(String, String)> {
    let shipped = || std::fs::read_to_string(state.folder.join("_headers")).ok();
    let mut headers = match state.headers {
        Headers::None => return Vec::new(),
        Headers::Strict => strict(file),
        Headers::Shipped => match shipped() {
            Some(text) => shipped_headers(&text, path),
            None => strict(file),
        },
    };
    for (name, value) in &mut headers {
        if name == "content-security-policy" {
            // The test server speaks plain HTTP, which this would turn to HTTPS.
            let kept: Vec<&str> = value
                .split(';')
                .map(str::trim)
                .filter(|part| !part.is_empty() && *part != "upgrade-insecure-requests")
                .collect();
            let kept = kept.join("; ").replace(
                "frame-ancestors 'self'",
                format!("frame-ancestors 'self' {}", state.framed_by).trim_end(),
            );
            *value = format!("{kept}; report-uri {OWN}policy");
        }
    }
    headers.retain(|(name, _)| name != "strict-transport-security" && name != "content-type");
    headers
}

fn strict(file: &Path) -> Vec<(String, String)> {
    let is_page = file.extension().is_some_and(|extension| extension == "html");
    STRICT
        .iter()
        .filter(|(name, _)| is_page || *name != "content-security-policy")
        .map(|(name, value)| (String::from(*name), String::from(*value)))
        .chain([(String::from("cache-control"), String::from("no-cache"))])
        .collect()
}

/// Reads a `_headers` file: a path pattern at the line's start, its headers
/// indented below. `*` stands for anything. Where several patterns that fit have
/// the same header, its values are joined, as the hosts do; `! Name` takes one away.
fn shipped_headers(text: &str, path: &str) -> Vec<(String, String)> {
    let mut headers: Vec<(String, String)> = Vec::new();
    let mut fits = false;
    for line in text.lines() {
        let content = line.trim();
        if content.is_empty() || content.starts_with('#') {
            continue;
        }
        if !line.starts_with([' ', '\t']) {
            fits = pattern_fits(content, path);
        } else if fits {
            if let Some(name) = content.strip_prefix('!') {
                let name = name.trim().to_ascii_lowercase();
                headers.retain(|(known, _)| *known != name);
            } else if let Some((name, value)) = content.split_once(':') {
                let name = name.trim().to_ascii_lowercase();
                let value = value.trim();
                match headers.iter_mut().find(|(known, _)| *known == name) {
                    Some((_, known)) => *known = format!("{known}, {value}"),
                    None => headers.push((name, value.to_owned())),
                }
            }
        }
    }
    headers
}

fn pattern_fits(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == path,
        Some((before, after)) => path.strip_prefix(before).is_some_and(|rest| {
            if after.is_empty() {
                return true;
            }
            (0..=rest.len())
                .filter(|at| rest.is_char_boundary(*at))
                .any(|at| pattern_fits(after, &rest[at..]))
        }),
    }
}

/// Puts the init script's tag at the head of a page.
fn with_init_script(state: &Shared, mut reply: Reply) -> Reply {
    let is_page = reply
        .headers
        .iter()
        .any(|(name, value)| name == "content-type" && value.starts_with("text/html"));
    if !is_page || state.init_scripts.is_empty() {
        return reply;
    }
    let Ok(html) = std::str::from_utf8(&reply.body) else {
        return reply;
    };
    let lower = html.to_ascii_lowercase();
    let tag = format!("<script src=\"{OWN}init.js\"></script>");
    let at = lower
        .find("<head")
        .and_then(|head| lower[head..].find('>').map(|end| head + end + 1))
        .unwrap_or(0);
    reply.body = format!("{}{tag}{}", &html[..at], &html[at..]).into_bytes();
    reply
}

fn response(reply: &Reply) -> Response {
    let mut response = hyper::Response::new(Full::new(Bytes::from(reply.body.clone())));
    *response.status_mut() =
        StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in &reply.headers {
        let name = HeaderName::from_bytes(name.as_bytes());
        let value = HeaderValue::from_str(value);
        match (name, value) {
            (Ok(name), Ok(value)) if name == CONTENT_TYPE => {
                response.headers_mut().insert(name, value);
            }
            (Ok(name), Ok(value)) => {
                response.headers_mut().append(name, value);
            }
            _ => eprintln!("the test server cannot send one of its headers"),
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headers_file_is_read_like_the_hosts_read_it() {
        let text = "# all\n/*\n  X-A: one\n  Cache-Control: no-cache\n\n/embed.html\n  ! X-A\n/locales/*.json\n  Cache-Control: immutable\n";
        let at = |path| shipped_headers(text, path);
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(at("/"), [pair("x-a", "one"), pair("cache-control", "no-cache")]);
        assert_eq!(at("/embed.html"), [pair("cache-control", "no-cache")]);
        assert_eq!(
            at("/locales/en-1.json"),
            [pair("x-a", "one"), pair("cache-control", "no-cache, immutable")]
        );
    }

    #[test]
    fn a_path_stays_inside_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a b.txt"), "x").unwrap();
        assert!(file_of(folder.path(), "/a%20b.txt").is_some());
        assert!(file_of(folder.path(), "/../a b.txt").is_none());
        assert!(file_of(folder.path(), "/%2e%2e/a b.txt").is_none());
        assert!(file_of(folder.path(), "/none.txt").is_none());
    }

    #[test]
    fn the_init_script_comes_first_in_the_head() {
        let mut state = Site::folder(".").shared;
        state.init_scripts.push("1".into());
        let reply = with_init_script(
            &state,
            Reply::html("<!doctype html><HTML><head lang=en><meta></head>"),
        );
        let text = String::from_utf8(reply.body).unwrap();
        assert!(text.contains("<head lang=en><script src=\"/__test__/init.js\"></script><meta>"));
    }
}
