//! The header samples of all hosts agree with each other.

use crate::root;

/// Every sample that sends headers, by its path.
const SAMPLES: [&str; 5] = [
    "public/_headers",
    "public/hosting/nginx.conf",
    "public/hosting/Caddyfile",
    "public/hosting/vercel.json",
    "Trunk.toml",
];

fn lines(path: &str) -> Vec<String> {
    let text = std::fs::read_to_string(root().join(path)).expect(path);
    let lines = text.lines().filter(|line| !line.trim_start().starts_with('#'));
    lines.map(str::to_owned).collect()
}

/// Returns `true` if a line gives caches a duration. That of HSTS is for something else.
fn says_how_long(line: &str) -> bool {
    line.contains("max-age=") && !line.to_lowercase().contains("includesubdomains")
}

/// A proxy that rewrites a script breaks its integrity, and the app cannot start.
#[test]
fn nothing_may_be_rewritten_on_its_way() {
    for path in SAMPLES {
        let cached: Vec<String> = lines(path)
            .into_iter()
            .filter(|line| line.contains("no-cache") || says_how_long(line))
            .collect();
        assert!(!cached.is_empty(), "{path} says nothing about caches");
        for line in cached {
            assert!(line.contains("no-transform"), "{path}: {line}");
        }
    }
}

/// Files named by their content are cached in every sample, and no such name lacks a rule.
#[test]
fn every_hashed_name_is_kept_for_good() {
    for name in ["barrier-first", "boot", "frame", "late", "knowledge", "labels"] {
        for path in &SAMPLES[..4] {
            let found = lines(path).iter().any(|line| {
                line.contains(&format!("/{name}-"))
                    || line.contains("(barrier-first|boot|frame|late|knowledge|labels)-")
                    || line.contains("(?:barrier-first|boot|frame|late|knowledge|labels)-")
            });
            assert!(found, "{path} has no rule for {name}-…");
        }
    }
    for path in &SAMPLES[..4] {
        let any = |part: &str| lines(path).iter().any(|line| line.contains(part));
        assert!(any("locales/"), "{path} has no rule for words");
        assert!(any("styles-") || any("css"), "{path} has no rule for style sheets");
    }
}
