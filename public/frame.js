// The app's side of the embedding. boot.js imports this only inside a frame, so the standalone app does not
// pay for it. embed.js is the other side; for the messages see docs/embedding-protocol.md.
//
// No answers pass through here, except the summary that the person has read and handed over.

const VERSION = 1;
/** Longest accepted message from the host page, in UTF-16 units. */
const LONGEST = 4096;
/** Rate limits for messages from the host page: burst size, and refill per second. */
const BURST = 20;
const PER_SECOND = 5;
/** Message types that the host page may send. */
const KINDS = ["update", "lang", "reset"];

const root = document.documentElement;

// ---------------------------------------------------------------- colours
//
// The same rules as src/clinic/theme.rs, which checks a clinic's file; tests/fixtures/themes.json ensures
// that both give the same verdicts. They are duplicated because the host page's colours have to be set before
// the first paint, and the standalone app should not load them.

const ROLES = ["background", "surface", "text", "accent", "accent-text", "warm"];
const SCHEMES = [
  {
    prefix: "",
    own: ["#f6f4ee", "#fffefb", "#14302f", "#0b5f5c", "#ffffff", "#a84a22"],
    states: ["#1d6a43", "#2a5593", "#815200", "#a12d25"],
    shares: [76, 58, 9],
  },
  {
    prefix: "dark-",
    own: ["#0d1818", "#152424", "#ece9e1", "#84d2c5", "#06302d", "#f2ab86"],
    states: ["#8bd3a4", "#a6c6f7", "#edc672", "#ffaba1"],
    shares: [74, 57, 13],
  },
];
const TOKENS = SCHEMES.flatMap(({ prefix }) => ROLES.map((role) => prefix + role)).concat("radius", "font", "heading-font");
const TEXT = 4.5;
const EDGE = 3;

let probe;

/** Returns the browser's computed value of a colour. */
function computed(text) {
  if (!probe) {
    document.head.append((probe = document.createElement("i")));
    // The colours of a high-contrast mode are not the ones to judge, nor those of a page-darkening extension
    // with its own style sheet, nor those in transition.
    probe.style.cssText = "forced-color-adjust: none !important; transition: none !important";
  }
  probe.style.setProperty("color", text, "important");
  return getComputedStyle(probe).color;
}

/** Returns a colour as #rrggbb; undefined for all but hexadecimal digits and rgb() without alpha. */
function colour(text) {
  const hexadecimal = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i;
  const functional = /^rgb\(\s*\d+(\s*,\s*\d+\s*,\s*|\s+\d+\s+)\d+\s*\)$/;
  const plain = typeof text === "string" && text.length < 40 ? text.trim() : "";
  if (!hexadecimal.test(plain) && !functional.test(plain)) return undefined;
  const parts = computed(plain).match(/\d+/g).slice(0, 3);
  return `#${parts.map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`;
}

const mix = (one, percent, other) => `color-mix(in oklab, ${one} ${percent}%, ${other})`;

/** Relative luminance by WCAG 2.2; a mixed colour is given as oklab (matrices of CSS Color 4). */
function luminance(text) {
  const found = computed(text);
  let parts = found.match(/-?\d+(\.\d+)?(e-?\d+)?/g).map(Number);
  if (found.startsWith("oklab")) {
    const [light, a, b] = parts;
    const [l, m, s] = [
      light + 0.3963377774 * a + 0.2158037573 * b,
      light - 0.1055613458 * a - 0.0638541728 * b,
      light - 0.0894841775 * a - 1.291485548 * b,
    ].map((part) => part ** 3);
    parts = [
      4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
    ];
  } else {
    parts = parts.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  }
  const [red, green, blue] = parts.map((part) => Math.min(1, Math.max(0, part)));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours, 1 to 21. */
function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** Everything drawn with a scheme's colours: foreground, background, minimum contrast, roles at fault. */
function pairs({ prefix, states, shares: [quiet, edge, tint] }, [background, surface, text, accent, words, warm]) {
  const [BACKGROUND, SURFACE, INK, ACCENT, WORDS, WARM] = ROLES.keys();
  const muted = mix(text, quiet, background);
  const line = mix(text, edge, background);
  const tinted = (one) => mix(one, tint, surface);
  return [
    ...states.flatMap((state) => [
      [state, background, TEXT, [BACKGROUND]],
      [state, surface, TEXT, [SURFACE]],
      [state, tinted(state), TEXT, [SURFACE]],
    ]),
    [muted, background, TEXT, [INK, BACKGROUND]],
    [muted, mix(text, 5, background), TEXT, [INK, BACKGROUND]],
    [muted, surface, TEXT, [INK, SURFACE, BACKGROUND]],
    [line, background, EDGE, [INK, BACKGROUND]],
    [line, surface, EDGE, [INK, SURFACE, BACKGROUND]],
    [accent, background, TEXT, [ACCENT, BACKGROUND]],
    [accent, surface, TEXT, [ACCENT, SURFACE]],
    [accent, tinted(accent), TEXT, [ACCENT, SURFACE]],
    [words, accent, TEXT, [WORDS, ACCENT]],
    [words, mix(accent, 84, text), TEXT, [WORDS, ACCENT, INK]],
    [warm, background, EDGE, [WARM, BACKGROUND]],
    [warm, tinted(warm), TEXT, [WARM, SURFACE]],
    // The wall is drawn on the accent of the light scheme in both.
    ...(prefix ? [] : [["#f3efe6", mix(accent, 62, "#06181a"), TEXT, [ACCENT]]]),
  ];
}

/** Checks the theme that the host page requests: accepted values, and why the rest are rejected. */
export function check(theme) {
  const set = {};
  const refused = {};
  const given = (name) => (theme && typeof theme === "object" && Object.hasOwn(theme, name) ? theme[name] : undefined);
  for (const scheme of SCHEMES) {
    const { prefix, own } = scheme;
    const kept = ROLES.map((role) => {
      const text = given(prefix + role);
      if (text !== undefined && !colour(text)) refused[prefix + role] = "expected a colour without transparency, such as #0b5f5c";
      return colour(text);
    });
    // Removes colours until everything is readable. The app's own colours are readable, so this ends.
    while (kept.some(Boolean)) {
      const bad = pairs(scheme, own.map((one, n) => kept[n] ?? one)).find(
        ([fore, back, least, blame]) => blame.some((role) => kept[role]) && contrast(fore, back) < least,
      );
      if (!bad) break;
      const [fore, back, least, blame] = bad;
      const role = blame.find((one) => kept[one]);
      kept[role] = undefined;
      refused[prefix + ROLES[role]] = `too little contrast: ${fore} on ${back} would have ${contrast(fore, back).toFixed(2)}:1, and needs ${least}:1`;
    }
    kept.forEach((one, n) => one && (set[prefix + ROLES[n]] = one));
  }
  const other = (name, fits, expected) => {
    const text = given(name);
    if (text === undefined) return;
    if (typeof text === "string" && fits(text)) set[name] = text.trim();
    else refused[name] = expected;
  };
  // In any notation: minifiers and design systems produce `.5rem` as well as `0.625rem`.
  const length = (text) => {
    const [, number, unit] = /^(\d*\.?\d+)(rem|px)$/i.exec(text.trim()) ?? [];
    return text.trim() === "0" || (text.trim().length <= 20 && Number(number) <= (unit?.toLowerCase() === "px" ? 32 : 2));
  };
  // Names of fonts on the device: no addresses and no functions.
  const fonts = (text) =>
    text.length <= 200 && text.split(",").every((name) => /^\s*(["']?)[\p{L}\p{N} -]*[\p{L}\p{N}][\p{L}\p{N} -]*\1\s*$/u.test(name));
  other("radius", length, "expected a length of 0 to 2rem, such as 0.5rem or 8px");
  for (const name of ["font", "heading-font"]) other(name, fonts, "expected names of fonts with commas between them");
  return { set, refused };
}

// ---------------------------------------------------------------- the look

let ground;
let looked = "";

/** Makes the app transparent if text is readable on the host page's background. */
function blend() {
  const style = getComputedStyle(root);
  const token = (name) => colour(style.getPropertyValue(name));
  const [text, accent, stop] = ["--text", "--accent", "--stop"].map(token);
  const tones = ground && text && accent && stop ? [mix(text, 74, ground), accent, stop] : [];
  const readable = tones.length > 0 && tones.every((tone) => contrast(tone, ground) >= TEXT);
  root.toggleAttribute("data-see-through", Boolean(readable));
}

function applyTheme({ theme, scheme, background }) {
  const asked = JSON.stringify(theme ?? null);
  if (asked !== looked) {
    looked = asked;
    const { set, refused } = check(theme);
    for (const name of TOKENS) {
      if (set[name] === undefined) root.style.removeProperty(`--barrier-first-${name}`);
      else root.style.setProperty(`--barrier-first-${name}`, set[name]);
    }
    for (const [name, reason] of Object.entries(refused)) console.warn(`Barrier First: --barrier-first-${name}: ${reason}`);
  }
  // The person's own choice, if any, takes precedence.
  if (scheme === "light" || scheme === "dark") root.dataset.hostTheme = scheme;
  else delete root.dataset.hostTheme;
  if (root.dataset.chosen === undefined) {
    if (root.dataset.hostTheme) root.dataset.theme = root.dataset.hostTheme;
    else delete root.dataset.theme;
  }
  ground = colour(background);
  blend();
}

// ---------------------------------------------------------------- what a sandbox forbids

/**
 * In a frame whose sandbox forbids forms, submitting one does nothing and fires no event. The app never sends
 * a form anywhere, so its own listeners are called instead.
 */
function sandboxed() {
  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.("button[type=submit]");
    const form = button?.form;
    if (!form) return;
    let sent = false;
    form.addEventListener("submit", () => (sent = true), { capture: true, once: true });
    setTimeout(() => {
      if (sent || !form.isConnected || !(form.noValidate || form.checkValidity())) return;
      form.dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true, submitter: button }));
    });
  });
}

// ---------------------------------------------------------------- the connection

/**
 * Says hello to the host page and waits for its answer.
 *
 * `hosts` are the origins that may answer; if empty, the `frame-ancestors` header decides. Returns the app's
 * interface to the host; boot.js exposes it as `barrierFirst.host`.
 */
export function connect({ hosts, version }) {
  let port;
  let origin;
  let callback;
  let observer;
  let told = 0;
  let started = false;

  const send = (type, detail) => port?.postMessage(JSON.stringify({ type, ...detail }));

  // Measures the content wrapper, never the root, which is as high as the frame and would only ever grow. The
  // open menu overlays the page and extends beyond a short one.
  function measure() {
    if (innerWidth === 0 || root.dataset.embed !== "sized") return;
    const panel = document.querySelector(".menu[open] .menu__panel");
    const bottom = Math.max(document.body.getBoundingClientRect().bottom, panel?.getBoundingClientRect().bottom ?? 0);
    const height = Math.ceil(bottom + scrollY);
    // A rounding pixel must not be sent back and forth.
    if (Math.abs(height - told) < 2) return;
    told = height;
    send("height", { height });
  }

  function sized(wanted) {
    root.dataset.embed = wanted ? "sized" : "";
    told = 0;
    if (wanted && !observer) {
      observer = new ResizeObserver(measure);
      observer.observe(document.body);
      addEventListener("toggle", measure, true);
    }
    measure();
  }

  const host = {
    /** The origin of the host page, if it requests the summary. */
    wantsSummary: null,
    /** Called when the app has taken over and listens. */
    listen(back) {
      callback = back;
    },
    /** Reports an event: `step`, `complete`, `page` or `share`. */
    post(type, first, second) {
      if (type === "step") {
        if (!started) send("start");
        started = true;
        send(type, { index: first, total: second });
      } else if (type === "share") send(type, { text: first });
      else send(type);
      measure();
    },
  };

  function settings(message) {
    applyTheme(message);
    host.wantsSummary = message.share === true ? origin : null;
    sized(message.size === "auto");
  }

  let tokens = BURST;
  let filled = performance.now();
  const held = new Map();
  let release;

  // Above the limit, the latest message of each type is held back and handled once the rate allows.
  function received({ data }) {
    const now = performance.now();
    tokens = Math.min(BURST, tokens + ((now - filled) / 1000) * PER_SECOND);
    filled = now;
    if (tokens >= 1) {
      tokens -= 1;
      return take(read(data));
    }
    const kind = KINDS.find((type) => typeof data === "string" && data.length <= LONGEST && data.includes(`"type":"${type}"`));
    if (!kind) return;
    held.set(kind, data);
    release ??= setTimeout(() => {
      release = undefined;
      for (const one of [...held.values()]) take(read(one));
      held.clear();
    }, 1000);
  }

  function take(message) {
    if (message?.type === "update") settings(message);
    // Until the app is there, nothing could handle these; embed.js keeps them until "ready".
    else if (message?.type === "lang" && typeof message.lang === "string") callback?.("lang", message.lang.slice(0, 35));
    else if (message?.type === "reset") {
      started = false;
      callback?.("reset", "");
    }
  }

  /** Returns one of our messages as an object, or undefined. */
  function read(data) {
    if (typeof data !== "string" || data.length > LONGEST) return undefined;
    try {
      const message = JSON.parse(data);
      return message && typeof message === "object" ? message : undefined;
    } catch {
      return undefined;
    }
  }

  function answered(event) {
    if (event.source !== parent || event.ports.length !== 1) return;
    const message = read(event.data);
    if (message?.barrierFirst !== VERSION || message.type !== "init") return;
    // A page without an origin (opened from a file, sandboxed) could be anybody's.
    if (event.origin === "null" || (hosts.length > 0 && !hosts.includes(event.origin))) {
      console.warn(`Barrier First: ${event.origin} is not a page that may talk to this app`);
      return;
    }
    // Only one answer. From here on only the port counts, which nobody else has.
    removeEventListener("message", answered);
    port = event.ports[0];
    origin = event.origin;
    port.onmessage = received;
    settings(message);
    state();
  }

  const said = new Set();

  /** Reports the state that boot.js and the app record on the root element. */
  function state() {
    const once = (type, detail) => {
      if (!port || said.has(type)) return;
      said.add(type);
      send(type, detail);
    };
    if (root.dataset.ready !== undefined) once("ready", { version });
    if (root.dataset.crashed !== undefined) once("error", { code: "crashed" });
    else if (root.dataset.problem) once("error", { code: root.dataset.problem });
    blend();
    // Browsers suspend observers in frames that are out of sight.
    measure();
  }

  sandboxed();
  addEventListener("message", answered);
  new MutationObserver(state).observe(root, { attributeFilter: ["data-ready", "data-crashed", "data-problem", "data-theme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", blend);
  addEventListener(
    "keydown",
    (event) => {
      // The menu closes first.
      if (event.key === "Escape" && !event.isComposing && !document.querySelector(".menu[open]")) send("close");
    },
    true,
  );
  document.addEventListener("click", ({ target }) => target.closest?.("[data-book]") && send("book"));
  // It contains nothing private, so any origin may receive it.
  parent.postMessage(JSON.stringify({ barrierFirst: VERSION, type: "hello" }), "*");
  return host;
}
