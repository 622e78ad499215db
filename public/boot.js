// Starts the app, and takes over from it when it breaks. No dependency: it must work when all else
// does not. The words it shows stand in index.html and are translated from the locale file.
//
// What the app and this script ask of each other:
//   globalThis.barrierFirst   is set before the app starts, see the object below
//   <html data-ready>         is set by the app after its first render
//   <html data-crashed>       is set here when the recovery screen is up
//   <html data-problem>       is set here when the app cannot start, to "failed" or "unsupported"

const PREFIX = "barrier-first:";
const CRASHES = `${PREFIX}crashes`;
const LANGUAGE = `${PREFIX}language`;
const THEME = `${PREFIX}theme`;
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
        if (![CRASHES, LANGUAGE, THEME].includes(key)) stored[key] = getItem.call(storage, key);
      }
    });
  }
  return Object.keys(stored).length > 0 ? JSON.stringify({ barrierFirstRescue: 1, build, stored }) : null;
}

/** Removes this app's service worker and its caches; other apps on the origin keep theirs. */
async function eraseCaches() {
  let erased = 0;
  const scope = address("./");
  // A worker of a folder further up may answer for this page: it is not ours.
  const registrations = (await workers()?.getRegistrations().catch(() => [])) ?? [];
  for (const registration of registrations) {
    if (registration.scope === scope) await registration.unregister();
  }
  // Missing on plain HTTP, refused in some frames: then there are none. Workbox ends a cache's name
  // with the worker's scope.
  const names = fromPage("caches", (storage) => storage.keys().catch(() => []));
  for (const name of (await names) ?? []) {
    if (name.startsWith("barrier-first-") && name.endsWith(scope) && (await caches.delete(name))) erased += 1;
  }
  return erased;
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
if (fromPage("localStorage", (storage) => keysIn(storage).some((key) => key.startsWith(`${PREFIX}slot-`)))) root.dataset.back = "";

/** The address, then what was chosen before, then the browser's wishes, then English. */
function pickLanguage() {
  const asked = parameters.get("lang");
  const saved = fromPage("localStorage", (storage) => storage.getItem(LANGUAGE));
  for (const wish of [asked, saved, ...(navigator.languages ?? [])]) {
    if (languages.has(wish)) return wish;
    const base = wish?.toLowerCase().split("-")[0];
    if (languages.has(base)) return base;
  }
  return "en";
}

/** A file of ours; an answer that is none counts as not arrived. */
async function fetched(path, options) {
  const response = await fetch(address(path), options);
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response;
}

/** The text of a language's file, known to be whole; the early words if no other list is named. */
async function loadLocale(lang, paths = languages) {
  if (!paths.has(lang)) throw new Error(`no such language: ${lang}`);
  const text = await (await fetched(paths.get(lang))).text();
  // Some hosts answer any address with a page.
  JSON.parse(text);
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

/** Says what is wrong: "slow" (the app may still come), "failed" or "unsupported". */
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

/** Covers the app for good. Called by the app's panic hook and for the first trap seen here. */
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

const inApp = (error) => /\.wasm\b|wasm-function/.test(error?.stack);

/** A trap, or a stack that overflowed inside the app: both leave it unusable. */
function isCrash(error) {
  return error instanceof WebAssembly.RuntimeError || (/^(RangeError|InternalError)$/.test(error?.name) && inApp(error));
}

function watchForCrashes() {
  // These listeners are older than all of the app's, so they can keep events from a dead app.
  const types =
    "blur focus focusin focusout change toggle keydown keyup scroll resize message storage online offline " +
    "hashchange popstate visibilitychange pagehide pageshow freeze resume beforeprint afterprint languagechange";
  for (const type of types.split(" ")) {
    const keep = (event) => {
      if (crashed && !(event.target instanceof Node && recovery.contains(event.target))) event.stopImmediatePropagation();
    };
    addEventListener(type, keep, true);
  }
  // Whatever is thrown through the app's frames cuts its work off in the middle. A rejected promise
  // only looks like that when the browser made it for a call of the app's.
  addEventListener("error", ({ error }) => (isCrash(error) || inApp(error)) && crash(error));
  addEventListener("unhandledrejection", ({ reason }) => isCrash(reason) && crash(reason));
}

// How many crashes there were without ten good seconds between them.
const crashCount = () => Number(fromPage("sessionStorage", (storage) => getItem.call(storage, CRASHES))) || 0;

/** True after the second crash in a row, or when asked for by the recovery screen. */
function safeModeWanted() {
  if (!parameters.has("safe")) return crashCount() > 1;
  // Asked for once: the next load of the same address is an ordinary one.
  const plain = new URL(location.href);
  plain.searchParams.delete("safe");
  history.replaceState(history.state, "", plain);
  return true;
}

const actions = {
  reload,

  download() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([storedText() ?? "{}"], { type: "application/json" }));
    link.download = "barrier-first-rescue.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  },

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
    await eraseCaches().catch(() => (left += 1));
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

// ---------------------------------------------------------------- service worker

let registration;
let tellUpdate;
let leaving = false;
let failed = false;
let files = [];

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
  registration = await workers().register(policy ? policy.createScriptURL(name) : name, {
    scope: "./",
    updateViaCache: "none",
  });
  const look = () => registration.waiting && registration.active && tellUpdate?.();
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", look));
  // Another tab took the update. This page's files are then gone from the cache: offer to reload.
  workers().addEventListener("controllerchange", () => tellUpdate?.());
  document.addEventListener("visibilitychange", () => {
    // Without a network there is nothing newer.
    if (document.visibilityState === "visible") registration.update().catch(() => {});
  });
  look();
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
  const again = () => {
    if (leaving) return;
    leaving = true;
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

// The exports of the early part, once it runs; the late part imports them.
let started;
let linked;

/** The bytes of a file of this build, and of no other. */
const bytesOf = async (path, integrity) => (await fetched(path, { integrity })).arrayBuffer();

/** The look of the late pages; cascade layers give it its place. */
function addStyles() {
  const link = document.createElement("link");
  return new Promise((done, failed) => {
    Object.assign(link, { rel: "stylesheet", integrity: lateStylesIntegrity, onload: done });
    link.onerror = () => failed(new Error(`${lateStyles} did not come`));
    link.href = address(lateStyles);
    document.head.append(link);
  }).catch((error) => {
    link.remove();
    throw error;
  });
}

/** Puts the late part beside the early one, into the same memory (scripts/split.mjs). */
async function link() {
  const [early, code, tables] = await Promise.all([started, bytesOf(late, lateIntegrity), bytesOf(knowledge, knowledgeIntegrity), addStyles()]);
  await WebAssembly.instantiate(code, { early });
  return new Uint8Array(tables);
}

/** What the app asks for: the words of a language, and the late part. Missing is what did not come. */
async function fetchParts(lang) {
  linked ??= link().catch((error) => {
    linked = undefined;
    throw error;
  });
  const shell = globalThis.barrierFirst;
  const early = lang === shell.lang ? shell.locale : loadLocale(lang);
  const parts = await Promise.allSettled([early, loadLocale(lang, lateLanguages), linked]);
  for (const { reason } of parts) if (reason) console.warn(reason);
  const [known, words, knowledge] = parts.map(({ value }) => value);
  // Words of pages that cannot be shown would only look as if they could.
  return { early: known, words: knowledge && words, knowledge };
}

// ---------------------------------------------------------------- a clinic's settings

/** The text of the clinic's file that the address names; the app reads it when its late part is there. */
async function loadClinic(name) {
  if (!/^[A-Za-z0-9-]{1,64}$/.test(name)) throw new Error(`no name of a clinic: ${name}`);
  return (await fetched(`clinics/${name}.json`, { signal: AbortSignal.timeout?.(WATCHDOG) })).text();
}

// ---------------------------------------------------------------- the start

const slow = setTimeout(() => problem("slow"), WATCHDOG);

async function start() {
  if (embedded) root.dataset.embed = "";
  // The page around is a guest's business: without it the app works as it is.
  const around = embedded
    ? import(address(frame)).then(({ connect }) => connect({ hosts: hosts.split(" ").filter(Boolean), version: build })).catch(console.warn)
    : undefined;
  if (!canRun()) return problem("unsupported");
  watchForCrashes();

  // All three at once. Trunk's preload tags have begun with the first two; the integrity is given
  // again because a preload's own does not bind this request.
  let lang = pickLanguage();
  files = [js, wasm, late, knowledge, languages.get(lang), languages.get("en")].map(address);
  const glue = import(address(js));
  const binary = fetch(address(wasm), { integrity: wasmIntegrity });
  // English rather than nothing.
  const locale = loadLocale(lang).catch((error) => {
    if (lang === "en") throw error;
    lang = "en";
    return loadLocale(lang);
  });
  // Nothing waits for it; the app hears of a failure when it asks.
  const clinic = parameters.has("clinic") ? loadClinic(parameters.get("clinic")) : null;
  clinic?.catch(console.warn);
  if (clinic) root.dataset.clinic = "";
  // Words as soon as they are there: on a slow line the rest takes a while.
  const text = locale.then((text) => (dress(lang, JSON.parse(text)), text));
  const parts = await Promise.all([text, glue, binary, around]).catch((error) => void problem("failed", error));
  if (!parts) return;
  const [words, module, response, host] = parts;
  if (!response.ok) return problem("failed", `${response.url}: ${response.status}`);

  globalThis.barrierFirst = {
    lang,
    locale: words,
    langs: [...languages.keys()],
    embedded,
    host,
    safeMode: safeModeWanted(),
    build,
    fetch: fetchParts,
    labels: async () => new Uint8Array(await bytesOf(labels, labelsIntegrity)),
    loadEmbed: () => import(address("embed.js")).catch(console.warn),
    clinic: clinic && (() => clinic),
    onUpdate,
    applyUpdate: reload,
    eraseCaches,
    storedText,
    crashed: crash,
  };

  try {
    started = module.default({ module_or_path: response });
    await started;
  } catch (error) {
    if (isCrash(error)) crash(error);
    // The bytes are the right ones (integrity), so it is the browser that cannot read them.
    else if (error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError) problem("unsupported", error);
    else problem("failed", error);
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
  await registerWorker();
}

start().catch((error) => {
  // After the app has started, only offline use can be missing; before, nothing works.
  if (globalThis.barrierFirst) console.warn(error);
  else problem("failed", error);
});
