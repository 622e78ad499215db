//! Text for a clinic's webmaster to copy: the code for their page, the policy lines for both sides, and the
//! clinic's file.

use crate::clinic::Diagnostic;
use crate::clinic::read::{FORMAT, read_file};
use crate::clinic::theme::PREFIX;
use crate::domain::ClosedSet;
use crate::domain::{Region, TreatmentId};
use crate::json::Json;
use crate::knowledge::Knowledge;

/// The markup that a site allows in its pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SnippetKind {
    /// The custom element.
    #[default]
    Element,
    /// An ordinary element with data attributes, for sites that strip unknown elements.
    Plain,
    /// A bare frame, for sites that strip scripts: no height, no colours, no events.
    Frame,
}

/// The webmaster's choices.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SnippetOptions {
    /// The markup that the site allows.
    pub form: SnippetKind,
    /// Whether a button opens the app in a dialog.
    pub popup: bool,
    /// Tag of a fixed language; empty for the visitor's own.
    pub lang: String,
    /// `light`, `dark`, or empty to follow the page.
    pub theme: String,
    /// Whether the page scrolls to the start of each step.
    pub auto_scroll: bool,
    /// Whether the summary may be handed over.
    pub share: bool,
    /// Whether the snippet names the clinic's file.
    pub clinic: bool,
    /// Colours by role, if they differ from the app's own.
    pub colours: Vec<(String, String)>,
}

/// Name of the clinic's file in the folder `clinics/`, without its extension.
pub const FILE: &str = "clinic";

impl SnippetOptions {
    /// Returns the code for a page. `app` is the address of the app, with a trailing slash; `label` is the
    /// text of the link or button, `title` the name of the frame.
    pub fn snippet(&self, app: &str, label: &str, title: &str) -> String {
        let (app, label, title) = (escaped(app), escaped(label), escaped(title));
        if self.form == SnippetKind::Frame {
            let mut query = Vec::new();
            if !self.lang.is_empty() {
                query.push(format!("lang={}", escaped(&self.lang)));
            }
            if self.clinic {
                query.push(format!("clinic={FILE}"));
            }
            let mark = if query.is_empty() { "" } else { "?" };
            let address = format!("{app}{mark}{}", query.join("&amp;"));
            return format!(
                "<iframe src=\"{address}\" title=\"{title}\" width=\"100%\" height=\"720\" loading=\"lazy\" referrerpolicy=\"no-referrer\"></iframe>\n<p><a href=\"{address}\" target=\"_blank\" rel=\"noopener\">{label}</a></p>\n"
            );
        }
        let data = if self.form == SnippetKind::Plain { "data-" } else { "" };
        let mut attributes = String::new();
        let mut add = |name: &str, value: &str| {
            attributes.push_str(&format!(" {data}{name}"));
            if !value.is_empty() {
                attributes.push_str(&format!("=\"{}\"", escaped(value)));
            }
        };
        if self.popup {
            add("mode", "popup");
        }
        if !self.lang.is_empty() {
            add("lang", &self.lang);
        }
        if !self.theme.is_empty() {
            add("theme", &self.theme);
        }
        if self.clinic {
            add("clinic", FILE);
        }
        if self.auto_scroll && !self.popup {
            add("auto-scroll", "");
        }
        if self.share {
            add("accept-share", "");
        }
        let link = format!("<a href=\"{app}\">{label}</a>");
        let element = match self.form {
            SnippetKind::Plain => format!("<div data-barrier-first{attributes}>{link}</div>\n"),
            _ => format!("<barrier-first{attributes}>{link}</barrier-first>\n"),
        };
        let lines: String = self
            .colours
            .iter()
            .map(|(role, value)| format!("  {PREFIX}{role}: {value};\n"))
            .collect();
        let style = if lines.is_empty() {
            String::new()
        } else {
            format!("<style>\nbarrier-first {{\n{lines}}}\n</style>\n")
        };
        format!("<script src=\"{app}embed.js\" async></script>\n{style}{element}")
    }
}

/// Returns what the policy of the clinic's page has to allow, if it has one.
pub fn page_policy(app_origin: &str) -> String {
    format!("script-src {app_origin}; frame-src {app_origin}")
}

/// Returns what the policy of the app has to allow.
pub fn app_policy(site: &str) -> String {
    format!("frame-ancestors 'self' {site}")
}

/// Returns the address that opens a mail with this subject and text in the person's own mail program (RFC
/// 6068).
pub fn mail_link(subject: &str, body: &str) -> String {
    let body = body.replace('\n', "\r\n");
    ["mailto:?subject=", &in_address(subject), "&body=", &in_address(&body)].concat()
}

/// Percent-encodes a text for a field of an address: everything but unreserved characters (RFC 3986).
fn in_address(text: &str) -> String {
    let mut escaped = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            escaped.push_str(&format!("%{byte:02X}"));
        }
    }
    escaped
}

/// Returns the origin of an address, such as `https://www.clinic.example`; `None` if it is not a web address.
pub fn origin(address: &str) -> Option<String> {
    let address = address.trim().to_ascii_lowercase();
    let (scheme, rest) = address.split_once("://").unwrap_or(("https", &address));
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (name, port) = host.split_once(':').map_or((host, None), |(name, port)| (name, Some(port)));
    let fine = ["http", "https"].contains(&scheme)
        && !name.is_empty()
        && name.split('.').all(|part| !part.is_empty())
        && (name.contains('.') || name == "localhost")
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte))
        && port.is_none_or(|port| port.parse::<u16>().is_ok());
    fine.then(|| format!("{scheme}://{host}"))
}

/// A clinic's own details.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ClinicDetails {
    /// Its name.
    pub name: String,
    /// The region of its regulatory notes.
    pub region: Option<Region>,
    /// Weeks until a consultation is available, as typed.
    pub wait_weeks: String,
    /// Address for booking.
    pub booking: String,
    /// The treatments it offers; empty for "not said".
    pub treatments: Vec<TreatmentId>,
}

/// Returns the clinic's file, `clinics/clinic.schema.json`.
pub fn clinic_file(
    knowledge: &Knowledge,
    about: &ClinicDetails,
    colours: &[(String, String)],
    booking_label: &str,
) -> Json {
    let mut parts =
        vec![("$schema", Json::text("clinic.schema.json")), ("format", Json::Int(FORMAT))];
    if !about.name.trim().is_empty() {
        parts.push(("name", Json::text(about.name.trim())));
    }
    if let Some(region) = about.region {
        parts.push(("region", Json::text(region.id())));
    }
    let weeks = about.wait_weeks.trim();
    if !weeks.is_empty() {
        parts.push(("wait_weeks", weeks.parse().map_or_else(|_| Json::text(weeks), Json::Int)));
    }
    if !colours.is_empty() {
        let theme =
            colours.iter().map(|(role, value)| ([PREFIX, role].concat(), Json::text(value)));
        parts.push(("theme", Json::object(theme)));
    }
    if !about.booking.trim().is_empty() {
        let booking =
            [("link", Json::text(about.booking.trim())), ("label", Json::text(booking_label))];
        parts.push(("booking", Json::object(booking)));
    }
    if !about.treatments.is_empty() {
        let ids = about.treatments.iter().map(|id| Json::text(knowledge.treatment(*id).id.clone()));
        parts.push(("treatments", Json::list(ids)));
    }
    Json::object(parts)
}

/// Returns the clinic's file with the parts that the app accepts, and the issues that the app's own reader
/// reports for the rest: the builder writes nothing that would be rejected.
pub fn checked_file(
    knowledge: &Knowledge,
    about: &ClinicDetails,
    colours: &[(String, String)],
    booking_label: &str,
) -> (Json, Vec<Diagnostic>) {
    let whole = clinic_file(knowledge, about, colours, booking_label);
    let (_, refused) = read_file(knowledge, &whole.to_string());
    let taken = |key: &str| {
        !refused.iter().any(|one| one.place.split(['.', '[']).next().is_some_and(|top| top == key))
    };
    let parts = whole.as_object().unwrap_or_default().iter().filter(|(key, _)| taken(key));
    (Json::object(parts.cloned()), refused)
}

/// Escapes text for an attribute or the content of an element.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            c => safe.push(c),
        }
    }
    safe
}
