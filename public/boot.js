// Starts the app, and takes over from it when it breaks. No dependency: it must work when all else
// does not. The words it shows stand in index.html and are translated from the locale file.
//
// What the app and this script ask of each other:
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
// Lies in its template until it is needed.
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

// A crash switches the page's own off (see below); these still work.
const { getItem, setItem, removeItem } = Storage.prototype;

// In a blocked or a sandboxed page, reading these properties throws; then there is nothing to do.
function fromPage(kind, act) {
  try {
    return act(window[kind]);
  } catch {
    return undefined;
  }
}

const workers = () => fromPage("navigator", (navigator) => navigator.serviceWorker);

const keysIn = (storage) => Object.keys(storage).filter((key) => key.startsWith(PREFIX));

/** All saved text as it stands, for a rescue file; null when nothing is saved. */
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

/** Milliseconds that erasing waits for one of the browser's answers. */
const ERASE_LIMIT = 4000;

/** Without a limit, a worker whose installation never ends would keep its removal waiting for ever. */
const inTime = (promise) => Promise.race([promise, new Promise((_, late) => setTimeout(late, ERASE_LIMIT, new Error("not in time")))]);

/**
 * Removes this app's service worker and its caches; other apps on the origin keep theirs. Resolves to the
 * number of caches removed, or to null when something could not be removed or is not done in time.
 */
async function eraseCaches() {
  // The icon says nothing any more. Nothing waits for it, and a refusal means that it never did.
  if (!embedded) navigator.clearAppBadge?.().catch(() => {});
  let erased = 0;
  let left = false;
  // What is erased is not installed anew by this page.
  attempts = undefined;
  const missed = () => {
    left = true;
  };
  const scope = address("./");
  // A worker of a folder further up may answer for this page: it is not ours.
  const registrations = (await workers()?.getRegistrations().catch(() => [])) ?? [];
  for (const registration of registrations) {
    if (registration.scope === scope) await inTime(registration.unregister()).catch(missed);
  }
  // Missing on plain HTTP, refused in some frames: then there are none. Workbox ends a cache's name
  // with the worker's scope.
  const names = fromPage("caches", (storage) => storage.keys().catch(() => []));
  for (const name of (await names) ?? []) {
    if (!name.startsWith("barrier-first-") || !name.endsWith(scope)) continue;
    if (await inTime(caches.delete(name)).catch(missed)) erased += 1;
  }
  return left ? null : erased;
}

/** Deletes the database of photos. Resolves to false where it may still be there. */
async function erasePhotos() {
  const databases = fromPage("indexedDB", (factory) => factory);
  // Blocked: then nothing was ever put there.
  if (!databases) return true;
  const gone = await inTime(new Promise((done, failed) => {
    const request = databases.deleteDatabase(PHOTOS);
    request.onsuccess = () => done(true);
    request.onerror = failed;
  })).catch(() => false);
  // The word of the browser is not taken for it where it can be asked.
  const left = await inTime(databases.databases()).catch(() => undefined);
  return left ? left.every(({ name }) => name !== PHOTOS) : gone;
}

// ---------------------------------------------------------------- language

/** From "en:path ko:path" to paths by language. */
const byLanguage = (list) => new Map(list.split(/\s+/).map((entry) => entry.split(":")));
const languages = byLanguage(locales);
const lateLanguages = byLanguage(lateLocales);

// The chosen colours from the first paint on; the app says the same once it is there.
const theme = fromPage("localStorage", (storage) => storage.getItem(THEME));
if (theme === "light" || theme === "dark") root.dataset.theme = root.dataset.chosen = theme;
// Answers are there: the first paint leaves out the picture that the app would leave out (styles/pages.css).
if (fromPage("localStorage", (storage) => keysIn(storage).some((key) => key.startsWith(`${PREFIX}slot-`) || key === `${PREFIX}draft`))) root.dataset.back = "";

/**
 * The address, then what was chosen before, then the browser's wishes, then English. In a frame the
 * address is that of the page around, so the person's own choice comes before it.
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

// Files that could not be had: what the browser keeps under their names may be the fault.
const lost = new Set();

/** Fetches a file of this app; an error status counts as not having arrived. */
async function fetched(path, options) {
  try {
    const response = await fetch(address(path), { ...options, cache: lost.has(path) ? "reload" : "default" });
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    lost.delete(path);
    return response;
  } catch (error) {
    lost.add(path);
    throw error;
  }
}

/**
 * Why a file of this build cannot be had, whatever file it is: "newer" when the host has another build
 * by now, "changed" when it is missing there or was changed on the way, "failed" when nobody answers.
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

/** The text of a language's file, known to be whole; the early words if no other list is named. */
async function loadLocale(lang, paths = languages) {
  if (!paths.has(lang)) throw new Error(`no such language: ${lang}`);
  const path = paths.get(lang);
  const text = await (await fetched(path)).text();
  try {
    // Some hosts answer any address with a page.
    JSON.parse(text);
  } catch (error) {
    lost.add(path);
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

/** Puts the page into the chosen language in one go. */
function dress(lang, words) {
  // A fresh copy takes the place of the first screen: text that grows by a line would push the rest
  // of it down, which counts as a jump; new content does not.
  const shell = app.firstElementChild;
  const copy = shell.cloneNode(true);
  translate(copy, words);
  translate(recovery, words);
  root.lang = lang;
  root.dir = /^(ar|fa|he|ur)\b/.test(lang) ? "rtl" : "ltr";
  shell.replaceWith(copy);
}

// ---------------------------------------------------------------- trouble while starting

/** Says what is wrong: "slow" (the app may still come), "unsupported", or what `whyMissing` found. */
function problem(kind, error) {
  if (error) console.error(error);
  const place = document.getElementById("boot-problem");
  if (crashed) return;
  // The app has emptied its place already, so there is nothing left to say it in.
  if (!place) return crash(error);
  for (const text of place.querySelectorAll("[data-problem]")) text.hidden = text.dataset.problem !== kind;
  place.classList.add("is-shown");
  if (kind === "slow") return;
  clearTimeout(slow);
  failed = true;
  root.dataset.problem = kind;
  document.querySelector(".boot").hidden = true;
  // The files in the cache may be the fault: look for newer ones, taken by the next load.
  workerHere().then((registration) => registration?.update()).catch(() => {});
}

/** A file that the start needs cannot be had. */
const missing = async (error) => problem(await whyMissing(error), error);

/** The style sheet of the first page; where it did not come, asked for once more past the cache. */
async function look() {
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

/** False without WebAssembly and where a policy or a lockdown mode forbids it. */
function canRun() {
  try {
    return new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}

// ---------------------------------------------------------------- crashes

let crashed = false;

/** Covers the app for good. Called by the app's panic hook and for the first trap seen by `guard`. */
function crash(message) {
  if (crashed) return;
  crashed = true;
  // The memory of the app may be in any state now, so nothing of it may run on and nothing may be
  // saved by it: no writes, no timers, no frames, no events (see below).
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
  // A frame takes no focus from the page around it.
  if (!embedded || document.hasFocus()) heading.focus({ preventScroll: embedded });
}

// The exports of the early part; the late part imports them.
let early;

/**
 * The exports of the app with every way in watched; the glue is given these (scripts/post-build.mjs).
 * What leaves one by an error (a trap, an overflow, something that the page threw through it) has cut
 * the app's work off in the middle. Errors of extensions and other scripts, whatever their kind, never
 * pass here, so they end nothing.
 */
function guard(exports) {
  early = exports;
  const watched = (call) => (...given) => {
    // Nothing enters a dead app.
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
  // These listeners are older than all of the app's, so they can keep events from a dead app.
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
      // An extension that changed this function: its fault is no reason not to start.
      console.warn(error);
    }
  }
}

// How many crashes there were without ten good seconds between them.
const crashCount = () => Number(fromPage("sessionStorage", (storage) => getItem.call(storage, CRASHES))) || 0;

/** "crashes" after the second crash in a row, "asked" when the recovery screen asks for it. */
function safeModeWanted() {
  if (!parameters.has("safe")) return crashCount() > 1 ? "crashes" : undefined;
  // Asked for once: the next load of the same address is an ordinary one.
  const plain = new URL(location.href);
  plain.searchParams.delete("safe");
  history.replaceState(history.state, "", plain);
  return "asked";
}

// ---------------------------------------------------------------- files

/**
 * Where files may not arrive: "app" in the browser of another app (KakaoTalk, Naver, LINE, Instagram,
 * Facebook and whatever else shows pages in a view of its own), "installed" on an iOS home screen,
 * where a download opens a viewer without a way back. "" everywhere else.
 */
function surroundings() {
  const { userAgent, standalone } = navigator;
  if (standalone) return "installed";
  const named = /KAKAOTALK|NAVER\(|\bLine\/|Instagram|\bFBA[NV]\b|; wv\)/.test(userAgent);
  // Browsers of iOS name Safari; views inside of other apps do not.
  return named || (standalone === false && !/Safari\//.test(userAgent)) ? "app" : "";
}

/**
 * Hands a file to the person: by the device's share sheet where a download may not arrive, else as a
 * download. Tells "shared", "cancelled", "offered" (nobody can see what became of it) or "refused".
 */
async function give(name, type, content) {
  const file = new File([content], name, { type });
  try {
    if (surroundings() && navigator.canShare?.({ files: [file] })) {
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

  download: () => give("barrier-first-rescue.json", "application/json", storedText() ?? "{}"),

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

/** Two presses this close, in milliseconds and pixels, are one that was meant for the first thing. */
const ONE_PRESS = { time: 600, way: 24 };
const CONTROL = "button, a[href], summary";

function watchPresses() {
  let last;
  const press = (event) => {
    // The keyboard and scripts aim at what has the focus, so they cannot miss.
    if (!event.isTrusted || event.detail === 0) return;
    const { timeStamp: at, clientX: x, clientY: y, target } = event;
    const again = last && at - last.at < ONE_PRESS.time && Math.hypot(x - last.x, y - last.y) < ONE_PRESS.way;
    // The first one may have drawn another page: whatever stands here now was not meant.
    if (again && last.control) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else last = { at, x, y, control: Boolean(target.closest?.(CONTROL)) };
  };
  // A key held down says yes to everything that comes.
  const held = (event) => {
    if (event.repeat && (event.key === "Enter" || event.key === " ") && event.target.closest?.(CONTROL)) event.preventDefault();
  };
  addEventListener("click", press, true);
  addEventListener("keydown", held, true);
  // A menu closes when the press or the focus is somewhere else.
  for (const type of ["pointerdown", "focusin"]) {
    addEventListener(type, ({ target }) => {
      for (const menu of document.querySelectorAll(".menu[open]")) if (!menu.contains(target)) menu.open = false;
    });
  }
}

// ---------------------------------------------------------------- translation

/**
 * Translators take text nodes out of the page and put elements in their place. The app knows only its
 * own nodes: it would change words that nobody sees, and fail where it puts something beside them. So
 * what stands for a text is remembered: what comes beside the text comes beside that, what removes the
 * text removes it, and a text that the app changes is put back (and translated again).
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
      // What it should stand before is gone altogether: at the end rather than nowhere.
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

/** Milliseconds after which a first installation that failed is tried again, one after the other. */
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
  const look = () => registration.waiting && registration.active && tellUpdate?.();
  const install = async () => {
    registration = await workers().register(script, { scope: "./", updateViaCache: "none" });
    registration.addEventListener("updatefound", () => {
      const worker = registration.installing;
      worker?.addEventListener("statechange", look);
      worker?.addEventListener("statechange", () => worker.state === "redundant" && later(), { once: true });
    });
    look();
  };
  // One file that did not come, and nothing is kept for offline use until the next visit.
  const later = (error) => {
    if (error) console.warn(error);
    if (!registration?.active && attempts?.length) setTimeout(() => attempts && install().catch(later), attempts.shift());
  };
  // Another tab took the update. This page's files are then gone from the cache: offer to reload.
  workers().addEventListener("controllerchange", () => tellUpdate?.());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible") return;
    // Without a network there is nothing newer.
    if (registration?.active) registration.update().catch(() => {});
    else later();
  });
  await install().catch(later);
}

/** Calls back when a newer version waits to be taken, at once when one already does. */
function onUpdate(callback) {
  tellUpdate = () => {
    // The style sheet keeps room for the toast.
    root.dataset.update = "";
    callback();
  };
  if (registration?.waiting && registration.active) tellUpdate();
}

/** Lets the waiting version take over, then loads the page again, once. */
async function reload() {
  let asked = false;
  const again = () => {
    // Who is asked by the browser and stays is not asked once more for the same press.
    if (leaving || asked) return;
    leaving = asked = true;
    // A link pressed in that moment keeps WebKit here: then another press must work.
    setTimeout(() => {
      leaving = false;
    }, 1000);
    location.reload();
  };
  // A bad answer may lie in the browser's cache, marked as good for a year: fetch past it.
  const fresh = { cache: "reload", signal: AbortSignal.timeout?.(5000) };
  if (failed) await Promise.allSettled(files.map((file) => fetch(file, fresh).then((answer) => answer.blob())));
  const waiting = (await workerHere().catch(() => undefined))?.waiting;
  if (!waiting) return again();
  // From here on there is nothing more to offer.
  tellUpdate = undefined;
  workers().addEventListener("controllerchange", again);
  // A page loaded past the worker has no controller to change.
  waiting.addEventListener("statechange", () => waiting.state === "activated" && again());
  waiting.postMessage({ type: "SKIP_WAITING" });
  // Whatever holds the worker up, the person asked for the page.
  setTimeout(again, 3000);
}

// ---------------------------------------------------------------- the late part

// The start of the early part, whose exports the late part imports.
let started;
let linked;

/** The bytes of a file of this build, and of no other. */
const bytesOf = async (path, integrity) => (await fetched(path, { integrity })).arrayBuffer();

/** The look of the late pages; cascade layers give it its place. */
async function addStyles() {
  // A tag cannot ask past the cache, so the file is fetched anew before it.
  if (lost.has(lateStyles)) await bytesOf(lateStyles, lateStylesIntegrity);
  const link = document.createElement("link");
  return new Promise((done, failed) => {
    Object.assign(link, { rel: "stylesheet", integrity: lateStylesIntegrity, onload: done });
    link.onerror = () => failed(new Error(`${lateStyles} did not come`));
    link.href = address(lateStyles);
    document.head.append(link);
  }).catch((error) => {
    link.remove();
    lost.add(lateStyles);
    throw error;
  });
}

/** Puts the late part beside the early one, into the same memory (tools/split). */
async function link() {
  const [, code, tables] = await Promise.all([started, bytesOf(late, lateIntegrity), bytesOf(knowledge, knowledgeIntegrity), addStyles()]);
  await WebAssembly.instantiate(code, { __wasm_split: early });
  return new Uint8Array(tables);
}

/** A file that the running app asks for cannot be had. */
async function gone(error) {
  const trouble = await whyMissing(error);
  globalThis.barrierFirst.trouble = trouble;
  // The files of this build are gone: from here on only the newer one is whole.
  if (trouble === "newer") tellUpdate?.();
  throw error;
}

/**
 * What the app asks for: the words of a language, and the late part. What did not come is missing, and
 * `trouble` of the object below says why.
 */
async function fetchParts(lang) {
  linked ??= link().catch((error) => {
    linked = undefined;
    throw error;
  });
  const shell = globalThis.barrierFirst;
  const known = lang === shell.lang ? shell.locale : loadLocale(lang);
  const parts = await Promise.allSettled([known, loadLocale(lang, lateLanguages), linked]);
  const failure = parts.find(({ status }) => status === "rejected");
  if (failure) await gone(failure.reason).catch(() => {});
  const [words, lateWords, knowledge] = parts.map(({ value }) => value);
  // Words of pages that cannot be shown would only look as if they could.
  return { early: words, words: knowledge && lateWords, knowledge };
}

// ---------------------------------------------------------------- a clinic's settings

/** The bytes of the clinic's file that the address names; the app reads them when its late part is there. */
async function loadClinic(name) {
  if (!/^[A-Za-z0-9-]{1,64}$/.test(name)) throw new Error(`no name of a clinic: ${name}`);
  const answer = await fetched(`clinics/${name}.json`, { signal: AbortSignal.timeout?.(WATCHDOG) });
  return new Uint8Array(await answer.arrayBuffer());
}

// ---------------------------------------------------------------- the start

/**
 * Resolves when the first screen stands and the browser has time, at the latest after two seconds: a page
 * in the background is not painted. A worker that is begun sooner takes the processor from the painting
 * (30 ms of a first visit, processor 4 times slower).
 */
const firstScreenPainted = () => new Promise((done) => {
  setTimeout(done, 2000);
  // WebKit has no idle callback.
  const idle = window.requestIdleCallback ?? setTimeout;
  requestAnimationFrame(() => requestAnimationFrame(() => idle(done)));
});

const slow = setTimeout(() => problem("slow"), WATCHDOG);

async function start() {
  if (embedded) root.dataset.embed = "";
  // The page around is a guest's business: without it the app works as it is.
  const around = embedded
    ? import(address(frame)).then(({ connect }) => connect({ hosts: hosts.split(" ").filter(Boolean), version: build })).catch(console.warn)
    : undefined;
  if (globalThis.origin === "null") {
    // A sandbox has taken the origin away: files of ours are refused, and nothing can be kept.
    await loadLocale(pickLanguage()).then((text) => dress(pickLanguage(), JSON.parse(text)), console.warn);
    return problem("sandboxed");
  }
  if (!canRun()) return problem("unsupported");
  watchForCrashes();
  watchPresses();
  watchTranslation();

  // All three at once. Preload tags have begun with the first, and in Chromium with the second (see
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
  // Nothing waits for it; the app hears of a failure when it asks.
  const clinic = parameters.has("clinic") ? loadClinic(parameters.get("clinic")) : null;
  clinic?.catch(console.warn);
  if (clinic) root.dataset.clinic = "";
  // Words as soon as they are there: on a slow line the rest takes a while.
  const text = locale.then((text) => (dress(lang, JSON.parse(text)), text));
  const parts = await Promise.all([text, glue, binary, around, look()]).catch(missing);
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
    labels: async () => new Uint8Array(await bytesOf(labels, labelsIntegrity).catch(gone)),
    loadEmbed: () => import(address("embed.js")).catch(console.warn),
    clinic: clinic && (() => clinic),
    onUpdate,
    applyUpdate: reload,
    eraseCaches,
    erasePhotos,
    storedText,
    crashed: crash,
    guard,
    give,
    surroundings: surroundings(),
  };

  try {
    started = module.default({ module_or_path: response });
    await started;
  } catch (error) {
    if (crashed) return;
    // The bytes are the right ones (integrity), so it is the browser that cannot read them.
    if (error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError) problem("unsupported", error);
    else await missing(error);
    return;
  }
  if (crashed) return;
  clearTimeout(slow);
  setTimeout(() => {
    // A panic can leave a page that shows something and does nothing.
    if (root.dataset.ready === undefined) crash("no first screen after ten seconds");
    else fromPage("sessionStorage", (storage) => storage.removeItem(CRASHES));
  }, WATCHDOG);

  if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done, { once: true }));
  await firstScreenPainted();
  await registerWorker();
}

start().catch((error) => {
  // After the app has started, only offline use can be missing; before, nothing works.
  if (globalThis.barrierFirst) console.warn(error);
  else missing(error);
});
