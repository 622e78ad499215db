//! The server of a site: its responses and its request log.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use hyper::service::service_fn;
use hyper::{Method, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::sync::oneshot;

use super::headers::headers_for;
use super::{OWN, Reply, Request, Shared, lock};

/// Serves until `stopped`.
pub(super) fn serve(
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
                // A browser that hangs up early is not an error.
                let _ended = hyper::server::conn::http1::Builder::new()
                    .serve_connection(TokioIo::new(stream), service)
                    .await;
            });
        }
    });
    // Cuts open connections, like pulling the plug.
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

/// Compresses the reply with brotli, if the site does so.
fn compress(state: &mut Shared, mut reply: Reply) -> Reply {
    let Some(Request { path, .. }) = state.requests.last() else {
        return reply;
    };
    if let (Some(known), 200) = (&mut state.compressed, reply.status) {
        if !known.contains_key(path) {
            let Ok(bytes) = packed(&reply.body) else {
                return reply;
            };
            known.insert(path.clone(), bytes);
        }
        if let Some(bytes) = known.get(path) {
            reply.body.clone_from(bytes);
            reply = reply.header("content-encoding", "br");
        }
    }
    reply
}

/// Compresses with the highest brotli quality, like hosts that store files compressed.
fn packed(mut bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut packed = Vec::new();
    let best = brotli::enc::BrotliEncoderParams::default();
    brotli::BrotliCompress(&mut bytes, &mut packed, &best)?;
    Ok(packed)
}

/// Compresses every file at the top of a folder with brotli, by request path. Done before the first visit:
/// compressing the largest takes seconds, in which the server could not respond.
pub(super) fn packed_files(folder: &Path) -> std::io::Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            let path = format!("/{}", entry.file_name().to_string_lossy());
            files.insert(path, packed(&std::fs::read(entry.path())?)?);
        }
    }
    Ok(files)
}

/// Serves the harness's own paths: the init script and the policy reports.
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

/// Returns the file for a path, never outside the folder.
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
    // `_headers` is a setting of the host, not a served file.
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

/// Decodes percent-encoding such as `%41`.
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

/// Inserts the init script's tag into the head of a page.
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
    use super::super::Site;
    use super::*;

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
