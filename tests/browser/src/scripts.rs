//! Scripts for [`crate::SiteBuilder::init_script`]: they run before the page's own scripts and change the
//! browser's features, identically in all engines.

/// Records errors of the page for [`crate::Page::errors`]. Active unless the site is
/// [`crate::SiteBuilder::untouched`].
pub const RECORD_ERRORS: &str = r#"
(() => {
  const notes = [];
  Object.defineProperty(window, "__testErrors", { value: notes });
  const note = (kind, text) => { if (notes.length < 200) notes.push(kind + ": " + text); };
  addEventListener("error", (event) => {
    const target = event.target;
    if (target && target !== window && (target.src || target.href)) {
      const url = String(target.src || target.href);
      if (!url.includes("/__test__/")) note("could not load", url);
    } else {
      note("error", event.message);
    }
  }, true);
  addEventListener("unhandledrejection", (event) => {
    const reason = event.reason;
    note("unhandled rejection", reason && (reason.stack || reason.message) || String(reason));
  });
  addEventListener("securitypolicyviolation", (event) => {
    note("policy", event.effectiveDirective + " refused " + (event.blockedURI || "inline") + " " + (event.sample || ""));
  });
  const shown = console.error.bind(console);
  console.error = (...parts) => {
    note("console", parts.map((part) => part instanceof Error ? part.stack || part.message : String(part)).join(" "));
    shown(...parts);
  };
})();
"#;

/// Storage as with "block all site data": any access throws.
pub const BLOCK_STORAGE: &str = r#"
(() => {
  const refuse = { configurable: true, get() { throw new DOMException("The operation is insecure.", "SecurityError"); } };
  for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
    try { Object.defineProperty(window, name, refuse); } catch (error) { console.warn(name, String(error)); }
  }
})();
"#;

/// Storage that can be read but is full: every write throws.
pub const FULL_STORAGE: &str = r#"
(() => {
  Storage.prototype.setItem = () => { throw new DOMException("The quota has been exceeded.", "QuotaExceededError"); };
})();
"#;

/// A browser without WebAssembly.
pub const NO_WEBASSEMBLY: &str = r#"
(() => { Object.defineProperty(window, "WebAssembly", { configurable: true, value: undefined }); })();
"#;

/// Captures the page's downloads for [`crate::Page::downloads`]; the browser itself then saves nothing.
pub const CATCH_DOWNLOADS: &str = r#"
(() => {
  const blobs = new Map();
  const caught = [];
  Object.defineProperty(window, "__testDownloads", { value: caught });
  const create = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (object) => {
    const url = create(object);
    if (object instanceof Blob) blobs.set(url, object);
    return url;
  };
  const take = (anchor) => {
    const blob = blobs.get(anchor.href);
    caught.push({ name: anchor.download, type: blob ? blob.type : "", blob: blob || null, url: blob ? "" : anchor.href });
  };
  addEventListener("click", (event) => {
    const anchor = event.target instanceof Element && event.target.closest("a[download]");
    if (anchor) { event.preventDefault(); take(anchor); }
  }, true);
  const click = HTMLElement.prototype.click;
  HTMLElement.prototype.click = function () {
    // An anchor outside of the document: its click would not pass the window.
    if (this instanceof HTMLAnchorElement && this.hasAttribute("download") && !this.isConnected) take(this);
    else click.call(this);
  };
})();
"#;

/// A right-to-left language with longer, accented words: changes every text on the page, like a translation.
pub const PSEUDO: &str = r#"
(() => {
  const accents = { a: "áà", e: "éè", i: "íì", o: "óò", u: "úù", y: "ýÿ", A: "ÁÀ", E: "ÉÈ", I: "ÍÌ", O: "ÓÒ", U: "ÚÙ" };
  const done = new WeakMap();
  const change = (node) => {
    const parent = node.parentElement;
    if (!parent || parent.closest("script, style, textarea") || done.get(node) === node.data) return;
    const text = node.data.replace(/[aeiouyAEIOU]/g, (letter) => accents[letter]);
    done.set(node, text);
    if (text !== node.data) node.data = text;
  };
  const walk = (root) => {
    if (root.nodeType === Node.TEXT_NODE) return change(root);
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) change(texts.currentNode);
  };
  new MutationObserver((changes) => {
    for (const one of changes) {
      if (one.type === "characterData") change(one.target);
      for (const node of one.addedNodes) walk(node);
    }
    if (document.documentElement.dir !== "rtl") document.documentElement.dir = "rtl";
  }).observe(document, { subtree: true, childList: true, characterData: true, attributeFilter: ["dir"] });
})();
"#;

/// A fixed current time (milliseconds since 1970) for `Date`; timers are unchanged.
pub fn fixed_time(milliseconds: i64) -> String {
    format!(
        r#"(() => {{
  const Real = Date;
  const shift = {milliseconds} - Real.now();
  window.Date = class extends Real {{
    constructor(...parts) {{ if (parts.length === 0) super(Real.now() + shift); else super(...parts); }}
    static now() {{ return Real.now() + shift; }}
  }};
}})();"#
    )
}

/// A clock set by a journey: when the page loads, `Date` starts at the local time under the storage key
/// `test-clock` (`YYYY-MM-DDTHH:MM`); timers are unchanged. The key is not one of the app's, so the app
/// ignores it.
pub const SET_CLOCK: &str = r#"(() => {
  let set = null;
  try { set = localStorage.getItem("test-clock"); } catch { return; }
  if (!set) return;
  const Real = Date;
  const shift = new Real(set).getTime() - Real.now();
  window.Date = class extends Real {
    constructor(...parts) { if (parts.length === 0) super(Real.now() + shift); else super(...parts); }
    static now() { return Real.now() + shift; }
  };
})();"#;

/// A clock that is eight days ahead if the address asks for it (`?later`); timers are unchanged.
pub const EIGHT_DAYS_LATER: &str = r#"(() => {
  const Real = Date;
  const shift = location.search.includes("later") ? 8 * 86400e3 : 0;
  window.Date = class extends Real {
    constructor(...parts) { if (parts.length === 0) super(Real.now() + shift); else super(...parts); }
    static now() { return Real.now() + shift; }
  };
})();"#;

/// A page that, once `__testDeaf` is true, receives no storage events from other tabs: as if both wrote at
/// the same moment.
pub const DEAF_TO_TABS: &str = r#"
addEventListener("storage", (event) => { if (window.__testDeaf) event.stopImmediatePropagation(); }, true);
"#;
