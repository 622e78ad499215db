//! The response headers of a site, read from the build like a host does.

use std::path::Path;

use super::{Headers, OWN, Shared};

/// The headers of a standalone page if the app ships no `_headers` file.
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

/// Returns the headers of one file.
pub(super) fn headers_for(state: &Shared, path: &str, file: &Path) -> Vec<(String, String)> {
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
            // The test server uses plain HTTP, which this would upgrade to HTTPS.
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

/// Parses a `_headers` file: a path pattern at the start of a line, its headers indented below. `*` matches
/// anything. If several matching patterns set the same header, its values are joined, as on the hosts; `!
/// Name` removes one.
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
}
