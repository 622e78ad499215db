// Starts the app, and takes over when it breaks. No dependencies: it must work when all else does not. Its
// texts are in index.html and are translated from the locale file.
//
// The interface between the app and this script:
//   globalThis.barrierFirst   is set before the app starts, see the object below
//   <html data-ready>         is set by the app after its first render
//   <html data-crashed>       is set here when the recovery screen is up
//   <html data-problem>       is set here when the app cannot start, to the kind of problem (see below)

const PREFIX = "barrier-first:";
const CRASHES = `${PREFIX}crashes`;
const LANGUAGE = `${PREFIX}language`;
const THEME = `${PREFIX}theme`;
const REGION = `${PREFIX}region`;
const PLACE = `${PREFIX}place`;
// The database of photos (src/storage/keys.rs).
const PHOTOS = `${PREFIX}photos`;
const WATCHDOG = 10_000;

const root = document.documentElement;
// Tells shell.css that its fallback without script is not needed.
root.dataset.boot = "";

const app = document.getElementById("app");
// Stays in its template until it is needed.
const recovery = document.getElementById("recovery-screen").content.firstElementChild;
const {
  js, wasm, wasmIntegrity, locales, late, lateIntegrity, knowledge, knowledgeIntegrity,
  labels, labelsIntegrity,
  lateStyles, lateStylesIntegrity, lateLocales, frame, hosts, build,
} = document.querySelector("script[data-wasm]").dataset;
const address = (path) => new URL(path, document.baseURI).href;
const parameters = new URLSearchParams(location.search);
const embedded = window.top !== window;

// ---------------------------------------------------------------- storage

// A crash disables the page's own (see below); these still work.
const { getItem, setItem, removeItem } = Storage.prototype;

// In a blocked or a sandboxed page, reading these properties throws; then nothing can be done.
function fromPage(kind, act) {
  try {
    return act(window[kind]);
  } catch {
    return undefined;
  }
}

const workers = () => fromPage("navigator", (navigator) => navigator.serviceWorker);

const keysIn = (storage) => Object.keys(storage).filter((key) => key.startsWith(PREFIX));

/** All saved text, unchanged, for a rescue file; null when nothing is saved. */
function storedText() {
  const stored = Object.create(null);
  for (const kind of ["sessionStorage", "localStorage"]) {
    fromPage(kind, (storage) => {
      for (const key of keysIn(storage)) {
        if (![CRASHES, LANGUAGE, THEME, REGION, PLACE].includes(key)) stored[key] = getItem.call(storage, key);
      }
    });
  }
  return Object.keys(stored).length > 0 ? JSON.stringify({ barrierFirstRescue: 1, build, stored }) : null;
}

/** Milliseconds that erasing waits for each answer of the browser. */
const ERASE_LIMIT = 4000;

/** Without a limit, a worker whose installation never ends would block its removal for ever. */
const inTime = (promise) => Promise.race([promise, new Promise((_, late) => setTimeout(late, ERASE_LIMIT, new Error("not in time")))]);

/**
 * Removes this app's service worker and its caches; other apps on the origin keep theirs. Resolves to the
 * number of caches removed, or to null when something could not be removed in time.
 */
async function eraseCaches() {
  // Clears the badge of the icon. Nothing waits for this, and a refusal means that there never was one.
  if (!embedded) navigator.clearAppBadge?.().catch(() => {});
  let erased = 0;
  let left = false;
  // This page does not reinstall what was erased.
  attempts = undefined;
  const missed = () => {
    left = true;
  };
  const scope = address("./");
  // The registration of a parent folder may control this page: that one is not ours.
  const registrations = (await workers()?.getRegistrations().catch(() => [])) ?? [];
  for (const registration of registrations) {
    if (registration.scope === scope) await inTime(registration.unregister()).catch(missed);
  }
  // Missing on plain HTTP, refused in some frames: then there are none. The name of a Workbox cache ends
  // with the worker's scope.
  const names = fromPage("caches", (storage) => storage.keys().catch(() => []));
  for (const name of (await names) ?? []) {
    if (!name.startsWith("barrier-first-") || !name.endsWith(scope)) continue;
    if (await inTime(caches.delete(name)).catch(missed)) erased += 1;
  }
  return left ? null : erased;
}

/** Deletes the database of photos. Resolves to false if it may still exist. */
async function erasePhotos() {
  const databases = fromPage("indexedDB", (factory) => factory);
  // Blocked: then nothing was ever stored there.
  if (!databases) return true;
  const gone = await inTime(new Promise((done, failed) => {
    const request = databases.deleteDatabase(PHOTOS);
    request.onsuccess = () => done(true);
    request.onerror = failed;
  })).catch(() => false);
  // Where the browser can list its databases, its success message alone is not trusted.
  const left = await inTime(databases.databases()).catch(() => undefined);
  return left ? left.every(({ name }) => name !== PHOTOS) : gone;
}

// ---------------------------------------------------------------- language

/** Parses "en:path ko:path" into paths by language. */
const byLanguage = (list) => new Map(list.split(/\s+/).map((entry) => entry.split(":")));
const languages = byLanguage(locales);
const lateLanguages = byLanguage(lateLocales);

// The chosen colours from the first paint on; the app sets the same once it is running.
const theme = fromPage("localStorage", (storage) => storage.getItem(THEME));
if (theme === "light" || theme === "dark") root.dataset.theme = root.dataset.chosen = theme;
// There are answers: the first paint omits the picture that the app would omit (styles/pages.css).
if (fromPage("localStorage", (storage) => keysIn(storage).some((key) => key.startsWith(`${PREFIX}slot-`) || key === `${PREFIX}draft`))) root.dataset.back = "";

/**
 * The address, then the earlier choice, then the browser's preferences, then English. In a frame the
 * address is chosen by the host page, so the person's own choice comes before it.
 */
function pickLanguage() {
  const asked = parameters.get("lang");
  const saved = fromPage("localStorage", (storage) => storage.getItem(LANGUAGE));
  for (const wish of [...(embedded ? [saved, asked] : [asked, saved]), ...(navigator.languages ?? [])]) {
    if (languages.has(wish)) return wish;
    const base = wish?.toLowerCase().split("-")[0];
    if (languages.has(base)) return base;
  }
  return "en";
}

// Files that could not be loaded: the browser's cached copies may be the cause.
const failedFiles = new Set();

/** Fetches a file of this app; an error status counts as a failure. */
async function fetched(path, options) {
  try {
    const response = await fetch(address(path), { ...options, cache: failedFiles.has(path) ? "reload" : "default" });
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    failedFiles.delete(path);
    return response;
  } catch (error) {
    failedFiles.add(path);
    throw error;
  }
}

/**
 * Why a file of this build, whichever it is, cannot be loaded: "newer" when the server has another build
 * by now, "changed" when it is missing there or was altered in transit, "failed" when nobody answers.
 */
async function whyMissing(error) {
  console.warn(error);
  const answer = await fetch(address("version.json"), { cache: "no-store", signal: AbortSignal.timeout?.(5000) }).catch(() => undefined);
  if (!answer) return "failed";
  const there = await answer.json().catch(() => undefined);
  if (there?.build && there.build !== build) return "newer";
  console.warn("Barrier First: the host answers, so this file is missing there, or a proxy or optimiser changed it on the way");
  return "changed";
}

/** The text of a language's file, checked to be complete; the initial texts unless another list is given. */
async function loadLocale(lang, paths = languages) {
  if (!paths.has(lang)) throw new Error(`no such language: ${lang}`);
  const path = paths.get(lang);
  const text = await (await fetched(path)).text();
  try {
    // Some hosts answer any address with a page.
    JSON.parse(text);
  } catch (error) {
    failedFiles.add(path);
    throw error;
  }
  return text;
}

function translate(part, words) {
  for (const node of part.querySelectorAll("[data-text]")) {
    const text = words[node.dataset.text];
    if (typeof text === "string" && text !== node.textContent) node.textContent = text;
  }
}

/** Switches the page to the chosen language in one step. */
function applyLanguage(lang, words) {
  // A fresh copy replaces the first screen: text that grows by a line would push the rest of it down, which
  // counts as a layout shift; new content does not.
  const shell = app.firstElementChild;
  const copy = shell.cloneNode(true);
  translate(copy, words);
  translate(recovery, words);
  root.lang = lang;
  root.dir = /^(ar|fa|he|ur)\b/.test(lang) ? "rtl" : "ltr";
  shell.replaceWith(copy);
}

// ---------------------------------------------------------------- trouble while starting

/** Shows a problem: "slow" (the app may still start), "unsupported", or a result of `whyMissing`. */
function showProblem(kind, error) {
  if (error) console.error(error);
  const place = document.getElementById("boot-problem");
  if (crashed) return;
  // The app has already emptied its container, so there is nothing left to show it in.
  if (!place) return crash(error);
  for (const text of place.querySelectorAll("[data-problem]")) text.hidden = text.dataset.problem !== kind;
  place.classList.add("is-shown");
  if (kind === "slow") return;
  clearTimeout(slow);
  failed = true;
  root.dataset.problem = kind;
  document.querySelector(".boot").hidden = true;
  // The cached files may be the cause: look for newer ones, which the next load will use.
  workerHere().then((registration) => registration?.update()).catch(() => {});
}

/** Reports that a file needed for the start cannot be loaded. */
const reportStartFailure = async (error) => showProblem(await whyMissing(error), error);

/** Loads the style sheet of the first page; if that failed, requests it once more past the cache. */
async function loadFirstStyles() {
  const link = document.querySelector('link[rel="stylesheet"]');
  const came = () => {
    try {
      return link.sheet.cssRules.length > 0;
    } catch {
      return false;
    }
  };
  if (!link || came()) return;
  if (document.readyState !== "complete") {
    await new Promise((done) => [link, window].forEach((one) => ["load", "error"].forEach((type) => one.addEventListener(type, done))));
  }
  if (came()) return;
  const again = link.cloneNode();
  await fetch(link.href, { cache: "reload" }).then((answer) => answer.blob());
  await new Promise((done, failed) => {
    again.onload = done;
    again.onerror = () => failed(new Error(`${link.href} did not come`));
    link.replaceWith(again);
  });
}

/** Returns false without WebAssembly and where a policy or a lockdown mode forbids it. */
function canRun() {
  try {
    return new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}

// ---------------------------------------------------------------- crashes

let crashed = false;

/** Covers the app for good. Called by the app's panic hook and on the first trap seen by `guard`. */
function crash(message) {
  if (crashed) return;
  crashed = true;
  // The memory of the app may be in any state now, so none of it may run on and it may save nothing: no
  // writes, no timers, no frames, no events (see below).
  const nothing = () => {};
  Object.assign(Storage.prototype, { setItem: nothing, removeItem: nothing, clear: nothing });
  for (let id = setTimeout(nothing); id > 0; id -= 1) clearTimeout(id);
  for (let id = requestAnimationFrame(nothing); id > 0; id -= 1) cancelAnimationFrame(id);
  fromPage("sessionStorage", (storage) => setItem.call(storage, CRASHES, String(crashCount() + 1)));

  const has = storedText() === null ? "nothing" : "stored";
  for (const part of recovery.querySelectorAll("[data-show]")) part.hidden = part.dataset.show !== has;
  recovery.querySelector("#recovery-message").textContent = `${build}\n${String(message).slice(0, 500)}`;
  recovery.setAttribute("role", "main");
  app.replaceWith(recovery);
  root.dataset.crashed = "";
  const heading = recovery.querySelector("h1");
  document.title = `${heading.textContent} – Barrier First`;
  // A frame takes no focus from the host page.
  if (!embedded || document.hasFocus()) heading.focus({ preventScroll: embedded });
}

// The exports of the initial part; the deferred part imports them.
let initialExports;

/**
 * The exports of the app with every call watched; the glue is given these (scripts/post-build.mjs).
 * An error that leaves one (a trap, an overflow, something that the page threw through it) has
 * interrupted the app's work. Errors of extensions and other scripts, whatever their kind, never
 * pass here, so they end nothing.
 */
function guard(exports) {
  initialExports = exports;
  const watched = (call) => (...given) => {
    // Nothing calls into a crashed app.
    if (crashed) return undefined;
    try {
      return call(...given);
    } catch (error) {
      crash(error);
      throw error;
    }
  };
  return Object.fromEntries(Object.entries(exports).map(([name, one]) => [name, typeof one === "function" ? watched(one) : one]));
}

function watchForCrashes() {
  // These listeners are older than all of the app's, so they can keep events from a crashed app.
  const types =
    "blur focus focusin focusout change toggle keydown keyup scroll resize message storage online offline " +
    "hashchange popstate visibilitychange pagehide pageshow freeze resume beforeprint afterprint languagechange";
  const keep = (event) => {
    if (crashed && !(event.target instanceof Node && recovery.contains(event.target))) event.stopImmediatePropagation();
  };
  for (const type of types.split(" ")) {
    try {
      addEventListener(type, keep, true);
    } catch (error) {
      // An extension changed this function: its fault is no reason not to start.
      console.warn(error);
    }
  }
}

// The number of crashes without ten good seconds between them.
const crashCount = () => Number(fromPage("sessionStorage", (storage) => getItem.call(storage, CRASHES))) || 0;

/** Returns "crashes" after the second crash in a row, "asked" when the recovery screen asks for it. */
function safeModeWanted() {
  if (!parameters.has("safe")) return crashCount() > 1 ? "crashes" : undefined;
  // Applies once: the next load of the same address is an ordinary one.
  const plain = new URL(location.href);
  plain.searchParams.delete("safe");
  history.replaceState(history.state, "", plain);
  return "asked";
}

// ---------------------------------------------------------------- files

/**
 * Environments where downloads may fail: "app" in the browser of another app (KakaoTalk, Naver, LINE,
 * Instagram, Facebook and anything else that shows pages in its own view), "installed" on an iOS home
 * screen, where a download opens a viewer without a back button. "" everywhere else.
 */
function displayContext() {
  const { userAgent, standalone } = navigator;
  if (standalone) return "installed";
  const named = /KAKAOTALK|NAVER\(|\bLine\/|Instagram|\bFBA[NV]\b|; wv\)/.test(userAgent);
  // Browsers of iOS name Safari; views inside other apps do not.
  return named || (standalone === false && !/Safari\//.test(userAgent)) ? "app" : "";
}

/**
 * Gives the person a file: through the device's share sheet where a download may fail, otherwise as a
 * download. Returns "shared", "cancelled", "offered" (the outcome cannot be seen) or "refused".
 */
async function saveFile(name, type, content) {
  const file = new File([content], name, { type });
  try {
    if (displayContext() && navigator.canShare?.({ files: [file] })) {
      await navigator.share({ files: [file] });
      return "shared";
    }
  } catch (error) {
    if (error?.name === "AbortError") return "cancelled";
    console.warn(error);
  }
  try {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    return "offered";
  } catch (error) {
    console.warn(error);
    return "refused";
  }
}

const actions = {
  reload,

  download: () => saveFile("barrier-first-rescue.json", "application/json", storedText() ?? "{}"),

  safe() {
    const url = new URL(location.href);
    url.searchParams.set("safe", "");
    location.replace(url);
  },

  async erase() {
    let left = 0;
    for (const kind of ["sessionStorage", "localStorage"]) {
      fromPage(kind, (storage) => {
        for (const key of keysIn(storage)) removeItem.call(storage, key);
        left += keysIn(storage).length;
      });
    }
    if (!(await erasePhotos())) left += 1;
    if ((await eraseCaches().catch(() => null)) === null) left += 1;
    document.getElementById("recovery-erased").hidden = left > 0;
    document.getElementById("recovery-erase-failed").hidden = left === 0;
    for (const part of recovery.querySelectorAll('[data-show="stored"]')) part.hidden = left === 0;
  },
};

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("#boot-problem [data-do], #recovery [data-do]");
  if (!button) return;
  event.preventDefault();
  actions[button.dataset.do]();
});

// ---------------------------------------------------------------- presses

/** Two presses this close, in milliseconds and pixels, count as one, meant for the first target. */
const ONE_PRESS = { time: 600, way: 24 };
const CONTROL = "button, a[href], summary";

function watchPresses() {
  let last;
  const press = (event) => {
    // The keyboard and scripts act on the focused element, so they cannot miss.
    if (!event.isTrusted || event.detail === 0) return;
    const { timeStamp: at, clientX: x, clientY: y, target } = event;
    const again = last && at - last.at < ONE_PRESS.time && Math.hypot(x - last.x, y - last.y) < ONE_PRESS.way;
    // The first press may have drawn another page: this control was not the target.
    if (again && last.control) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else last = { at, x, y, control: Boolean(target.closest?.(CONTROL)) };
  };
  // A key held down would confirm everything that appears.
  const held = (event) => {
    if (event.repeat && (event.key === "Enter" || event.key === " ") && event.target.closest?.(CONTROL)) event.preventDefault();
  };
  addEventListener("click", press, true);
  addEventListener("keydown", held, true);
  // A menu closes when something outside it is pressed or focused.
  for (const type of ["pointerdown", "focusin"]) {
    addEventListener(type, ({ target }) => {
      for (const menu of document.querySelectorAll(".menu[open]")) if (!menu.contains(target)) menu.open = false;
    });
  }
}

// ---------------------------------------------------------------- translation

/**
 * Translators replace text nodes of the page with elements. The app knows only its own nodes: it would
 * change text that nobody sees, and fail when inserting something beside it. So the stand-in of a text is
 * remembered: an insertion beside the text goes beside the stand-in, a removal of the text removes
 * the stand-in, and a text that the app changes is put back (and translated again).
 */
function watchTranslation() {
  const standIns = new WeakMap();
  const note = (records) => {
    for (const { type, target, addedNodes, removedNodes, nextSibling, previousSibling } of records) {
      if (type === "characterData") {
        const standIn = standIns.get(target);
        if (!target.parentNode && standIn?.parentNode) standIn.replaceWith(target);
        continue;
      }
      const placed = [addedNodes[0], nextSibling, previousSibling].find((node, n) => (n === 0 ? node?.nodeType === 1 : node?.nodeName === "FONT"));
      for (const text of removedNodes) {
        if (text.nodeType !== 3 || text.parentNode || !placed) continue;
        standIns.set(text, placed);
        watch.observe(text, { characterData: true });
      }
    }
  };
  const watch = new MutationObserver(note);
  watch.observe(app, { childList: true, subtree: true });

  const standing = (parent, node) => {
    if (!node || node.parentNode === parent || !app.contains(parent)) return node;
    note(watch.takeRecords());
    const standIn = standIns.get(node);
    return standIn?.parentNode === parent ? standIn : node;
  };
  const { insertBefore, removeChild } = Node.prototype;
  Object.assign(Node.prototype, {
    insertBefore(node, before) {
      const place = standing(this, before);
      // The reference node is gone altogether: insert at the end rather than nowhere.
      return insertBefore.call(this, node, place && place.parentNode !== this && app.contains(this) ? null : place);
    },
    removeChild(node) {
      return removeChild.call(this, standing(this, node));
    },
  });
}

// ---------------------------------------------------------------- service worker

let registration;
let tellUpdate;
let leaving = false;
let failed = false;
let files = [];

/** Milliseconds before each retry of a failed first installation, in order. */
let attempts = [5_000, 60_000, 600_000];

/** This app's own registration, if there is one. */
async function workerHere() {
  const found = registration ?? (await workers()?.getRegistration("./"));
  return found?.scope === address("./") ? found : undefined;
}

async function registerWorker() {
  // A frame has the storage of its host's partition: a worker there would help nobody.
  if (embedded || !isSecureContext || !location.protocol.startsWith("http") || !workers()) return;
  const name = "sw.js";
  const createScriptURL = (url) => {
    if (url !== name) throw new TypeError("no other script may be loaded this way");
    return url;
  };
  const policy = globalThis.trustedTypes?.createPolicy("barrier-first", { createScriptURL });
  const script = policy ? policy.createScriptURL(name) : name;
  const announceUpdate = () => registration.waiting && registration.active && tellUpdate?.();
  const install = async () => {
    registration = await workers().register(script, { scope: "./", updateViaCache: "none" });
    registration.addEventListener("updatefound", () => {
      const worker = registration.installing;
      worker?.addEventListener("statechange", announceUpdate);
      worker?.addEventListener("statechange", () => worker.state === "redundant" && later(), { once: true });
    });
    announceUpdate();
  };
  // A single file that fails to load leaves nothing cached for offline use until the next visit.
  const later = (error) => {
    if (error) console.warn(error);
    if (!registration?.active && attempts?.length) setTimeout(() => attempts && install().catch(later), attempts.shift());
  };
  // Another tab applied the update. This page's files are then gone from the cache: offer to reload.
  workers().addEventListener("controllerchange", () => tellUpdate?.());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible") return;
    // Without a network there is nothing newer.
    if (registration?.active) registration.update().catch(() => {});
    else later();
  });
  // Erased while the first screen was being painted: nothing is kept then.
  if (attempts) await install().catch(later);
}

/** Calls back when a newer version is waiting, at once if one already is. */
function onUpdate(callback) {
  tellUpdate = () => {
    // The style sheet reserves space for the toast.
    root.dataset.update = "";
    callback();
  };
  if (registration?.waiting && registration.active) tellUpdate();
}

/** Activates the waiting version, then reloads the page, once. */
async function reload() {
  let asked = false;
  const again = () => {
    // A person who chose to stay when the browser asked is not asked again for the same press.
    if (leaving || asked) return;
    leaving = asked = true;
    // A link pressed at that moment keeps WebKit here: then another press must work.
    setTimeout(() => {
      leaving = false;
    }, 1000);
    location.reload();
  };
  // The browser's cache may hold a bad response, marked as good for a year: fetch past it.
  const fresh = { cache: "reload", signal: AbortSignal.timeout?.(5000) };
  if (failed) await Promise.allSettled(files.map((file) => fetch(file, fresh).then((answer) => answer.blob())));
  const waiting = (await workerHere().catch(() => undefined))?.waiting;
  if (!waiting) return again();
  // From here on there is no update left to offer.
  tellUpdate = undefined;
  workers().addEventListener("controllerchange", again);
  // A page loaded past the worker has no controller to change.
  waiting.addEventListener("statechange", () => waiting.state === "activated" && again());
  waiting.postMessage({ type: "SKIP_WAITING" });
  // Whatever holds the worker up, the person asked for the page.
  setTimeout(again, 3000);
}

// ---------------------------------------------------------------- the deferred part

// The start of the initial part, whose exports the deferred part imports.
let started;
let deferredPart;

/** The bytes of a file of this build, and of no other. */
const bytesOf = async (path, integrity) => (await fetched(path, { integrity })).arrayBuffer();

/** Adds the style sheet of the deferred pages; cascade layers determine its precedence. */
async function addStyles() {
  // A tag cannot bypass the cache, so the file is fetched again before it.
  if (failedFiles.has(lateStyles)) await bytesOf(lateStyles, lateStylesIntegrity);
  const link = document.createElement("link");
  return new Promise((done, failed) => {
    Object.assign(link, { rel: "stylesheet", integrity: lateStylesIntegrity, onload: done });
    link.onerror = () => failed(new Error(`${lateStyles} did not come`));
    link.href = address(lateStyles);
    document.head.append(link);
  }).catch((error) => {
    link.remove();
    failedFiles.add(lateStyles);
    throw error;
  });
}

/** Links the deferred part with the initial one, into the same memory (tools/split). */
async function linkDeferredPart() {
  const [, code, tables] = await Promise.all([started, bytesOf(late, lateIntegrity), bytesOf(knowledge, knowledgeIntegrity), addStyles()]);
  await WebAssembly.instantiate(code, { __wasm_split: initialExports });
  return new Uint8Array(tables);
}

/** Reports that a file requested by the running app cannot be loaded. */
async function reportMissing(error) {
  const loadFailure = await whyMissing(error);
  globalThis.barrierFirst.loadFailure = loadFailure;
  // The files of this build are gone: from here on only the newer build is complete.
  if (loadFailure === "newer") tellUpdate?.();
  throw error;
}

/**
 * Fetches what the app asks for: the texts of a language, and the deferred part. What failed is
 * missing, and `loadFailure` of the object below says why.
 */
async function fetchParts(lang) {
  deferredPart ??= linkDeferredPart().catch((error) => {
    deferredPart = undefined;
    throw error;
  });
  const shell = globalThis.barrierFirst;
  const known = lang === shell.lang ? shell.locale : loadLocale(lang);
  const parts = await Promise.allSettled([known, loadLocale(lang, lateLanguages), deferredPart]);
  const failure = parts.find(({ status }) => status === "rejected");
  if (failure) await reportMissing(failure.reason).catch(() => {});
  const [words, lateWords, knowledge] = parts.map(({ value }) => value);
  // Texts of pages that cannot be shown would only suggest that they can.
  return { early: words, words: knowledge && lateWords, knowledge };
}

// ---------------------------------------------------------------- a clinic's settings

/** The bytes of the clinic file named in the address; the app reads them once its deferred part is there. */
async function loadClinic(name) {
  if (!/^[A-Za-z0-9-]{1,64}$/.test(name)) throw new Error(`no name of a clinic: ${name}`);
  const answer = await fetched(`clinics/${name}.json`, { signal: AbortSignal.timeout?.(WATCHDOG) });
  return new Uint8Array(await answer.arrayBuffer());
}

// ---------------------------------------------------------------- the start

/**
 * Resolves when the first screen is painted and the browser is idle, at the latest after two seconds: a
 * page in the background is not painted. A worker that starts sooner takes processor time from painting
 * (30 ms of a first visit, processor 4 times slower).
 */
const firstScreenPainted = () => new Promise((done) => {
  setTimeout(done, 2000);
  // WebKit has no idle callback.
  const idle = window.requestIdleCallback ?? setTimeout;
  requestAnimationFrame(() => requestAnimationFrame(() => idle(done)));
});

const slow = setTimeout(() => showProblem("slow"), WATCHDOG);

async function start() {
  if (embedded) root.dataset.embed = "";
  // The host page is optional: without it the app works on its own.
  const around = embedded
    ? import(address(frame)).then(({ connect }) => connect({ hosts: hosts.split(" ").filter(Boolean), version: build })).catch(console.warn)
    : undefined;
  if (globalThis.origin === "null") {
    // A sandbox has removed the origin: our own files are refused, and nothing can be stored.
    await loadLocale(pickLanguage()).then((text) => applyLanguage(pickLanguage(), JSON.parse(text)), console.warn);
    return showProblem("sandboxed");
  }
  if (!canRun()) return showProblem("unsupported");
  watchForCrashes();
  watchPresses();
  watchTranslation();

  // All three at once. Preload tags have started the first, and in Chromium the second (see
  // post-build.mjs); the integrity is given again because a preload's own does not bind this request.
  let lang = pickLanguage();
  files = [js, wasm, late, knowledge, languages.get(lang), languages.get("en")].map(address);
  const glue = import(address(js));
  const binary = fetched(wasm, { integrity: wasmIntegrity });
  // English rather than nothing.
  const locale = loadLocale(lang).catch((error) => {
    if (lang === "en") throw error;
    console.warn(error);
    lang = "en";
    return loadLocale(lang);
  });
  // Nothing waits for it; the app learns of a failure when it asks.
  const clinic = parameters.has("clinic") ? loadClinic(parameters.get("clinic")) : null;
  clinic?.catch(console.warn);
  if (clinic) root.dataset.clinic = "";
  // The texts as soon as they arrive: on a slow connection the rest takes a while.
  const text = locale.then((text) => (applyLanguage(lang, JSON.parse(text)), text));
  const parts = await Promise.all([text, glue, binary, around, loadFirstStyles()]).catch(reportStartFailure);
  if (!parts) return;
  const [words, module, response, host] = parts;

  globalThis.barrierFirst = {
    lang,
    locale: words,
    langs: [...languages.keys()],
    embedded,
    host,
    safeMode: safeModeWanted(),
    build,
    fetch: fetchParts,
    labels: async () => new Uint8Array(await bytesOf(labels, labelsIntegrity).catch(reportMissing)),
    loadEmbed: () => import(address("embed.js")).catch(console.warn),
    clinic: clinic && (() => clinic),
    onUpdate,
    applyUpdate: reload,
    eraseCaches,
    erasePhotos,
    storedText,
    crashed: crash,
    guard,
    saveFile,
    displayContext: displayContext(),
  };

  try {
    started = module.default({ module_or_path: response });
    await started;
  } catch (error) {
    if (crashed) return;
    // The bytes are the right ones (integrity), so the browser cannot compile them.
    if (error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError) showProblem("unsupported", error);
    else await reportStartFailure(error);
    return;
  }
  if (crashed) return;
  clearTimeout(slow);
  setTimeout(() => {
    // A panic can leave a page that shows something but does nothing.
    if (root.dataset.ready === undefined) crash("no first screen after ten seconds");
    else fromPage("sessionStorage", (storage) => storage.removeItem(CRASHES));
  }, WATCHDOG);

  if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done, { once: true }));
  await firstScreenPainted();
  await registerWorker();
}

start().catch((error) => {
  // After the app has started, only offline use can be missing; before that, nothing works.
  if (globalThis.barrierFirst) console.warn(error);
  else reportStartFailure(error);
});
