// Trunk's one post_build hook: turns what Trunk staged into what is published.
//
//   1. writes the locale files and the knowledge and names them by their content;
//      writes what is published for record systems
//   2. splits the wasm into an early and a late file (tools/split) and optimises both,
//      names boot.js, frame.js and Trunk's wasm and glue by their content
//      (Trunk's own names come from the wasm before wasm-bindgen and wasm-opt,
//      so another tool version could put other bytes under the same name)
//      lets boot.js watch what the glue calls,
//      and minifies boot.js and the glue (comments are for readers, not for phones)
//      and joins the style sheets into an early and a late one, minified
//   3. fills in the placeholders of the HTML pages and refreshes integrity
//   4. writes version.json with a build id over all files
//   5. writes the service worker, sw.js, which precaches all of it
//   6. checks that the result hangs together
//
// Placeholders in HTML:
//   __LOCALES__        "en:locales/en-<hash>.json ko:locales/ko-<hash>.json"
//   __LATE_LOCALES__   the same for the words of the late part
//   __LATE_WASM__      the late part of the wasm, and
//   __KNOWLEDGE__ __KNOWLEDGE_INTEGRITY__  the same for the tables of the knowledge
//   __LABELS__ __LABELS_INTEGRITY__  the same for the names on labels
//   __LATE_STYLES__ __LATE_STYLES_INTEGRITY__  the same for the style sheet of the late part
//   __LATE_INTEGRITY__ its integrity value, for boot.js' fetch
//   __BUILD_ID__       the build id
//   __JS_INTEGRITY__   integrity value of the glue, for boot.js' import
//   __WASM_INTEGRITY__ integrity value of the wasm, for boot.js' fetch
//   __HOSTS__          origins of the pages that may show the app in a frame, from
//                      EMBED_HOSTS="https://www.clinic.example https://…"; they also go into the
//                      frame-ancestors of _headers
// and in embed.js, which keeps its name:
//   __EMBED_WORDS__    its few words in all languages
//
// Run by hand on any folder: TRUNK_STAGING_DIR=folder node scripts/post-build.mjs
import { transformSync } from "esbuild";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, extname, join, relative, resolve, sep } from "node:path";

const ROOT = process.cwd();
const LATE_WASM = "late.wasm";
const MAX_PRECACHED_FILE = 5 * 1024 * 1024;

// Not fetched by the app itself, so not kept for offline use: the host page's
// script, pictures for app shops, the update check, settings of web hosts.
const NOT_PRECACHED = [
  "version.json",
  "sw.js",
  "embed.js",
  "fhir/**",
  "screenshots/**",
  "clinics/clinic.schema.json",
  "robots.txt",
  "_headers",
  "_redirects",
  "404.html",
];

class BuildError extends Error {}
const fail = (message) => {
  throw new BuildError(message);
};

const sha = (algorithm, data) => createHash(algorithm).update(data);
const shortHash = (data) => sha("sha256", data).digest("hex").slice(0, 16);
const integrity = (data) => `sha384-${sha("sha384", data).digest("base64")}`;
const escapeRegExp = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function staging() {
  const dir = process.env.TRUNK_STAGING_DIR;
  if (!dir) fail("TRUNK_STAGING_DIR is not set; this script is Trunk's post_build hook");
  if (!existsSync(join(dir, "index.html"))) fail(`${dir} holds no index.html`);
  return resolve(dir);
}

/** All files below a folder, as sorted paths with forward slashes. */
function filesIn(dir, base = dir) {
  return readdirSync(dir, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(dir, entry.name);
      return entry.isDirectory() ? filesIn(path, base) : [relative(base, path).split(sep).join("/")];
    })
    .sort();
}

/** Renames a file to carry the hash of its content; returns the new path. */
function nameByContent(dir, path, stem) {
  const hash = shortHash(readFileSync(join(dir, path)));
  const folder = dirname(path) === "." ? "" : `${dirname(path)}/`;
  const renamed = `${folder}${stem}-${hash}${extname(path)}`;
  if (renamed !== path) renameSync(join(dir, path), join(dir, renamed));
  return renamed;
}

// ------------------------------------------------------------------ steps

/** Runs a program, which says itself what is wrong. */
function run(program, ...words) {
  const ended = spawnSync(program, words, { cwd: ROOT, stdio: ["ignore", "inherit", "inherit"] });
  if (ended.error) fail(`${program} could not be started: ${ended.error.message}`);
  if (ended.status !== 0) fail(`${program} ${words.join(" ")} ended with ${ended.status ?? ended.signal}; its message is above`);
}

/** Lets an example of the project write its files into a folder of the build. */
function writeByExample(example, target) {
  mkdirSync(target, { recursive: true });
  run("cargo", "run", "--quiet", "--locked", "--example", example, "--", target);
}

/** What is published for record systems; the app itself never asks for it. */
function writeQuestionnaire(dir) {
  writeByExample("write_questionnaire", join(dir, "fhir"));
}

function writeData(dir) {
  const target = join(dir, "locales");
  mkdirSync(target, { recursive: true });
  writeByExample("write_data", dir);
  const written = filesIn(target).filter((name) => /^[A-Za-z][A-Za-z0-9-]*\.json$/.test(name));
  const plain = written.filter((name) => !/-[0-9a-f]{16}\.json$/.test(name));
  if (plain.length === 0) fail(`write_data left no <language>.json in ${target}`);
  const named = plain.map((name) => {
    try {
      JSON.parse(readFileSync(join(target, name), "utf8"));
    } catch (error) {
      fail(`locales/${name} is not JSON: ${error.message}`);
    }
    const stem = basename(name, ".json");
    return [stem, nameByContent(dir, `locales/${name}`, stem)];
  });
  // «ko» for the early words, «late-ko» for the rest.
  const list = (prefix) =>
    named
      .filter(([stem]) => stem.startsWith("late-") === (prefix !== ""))
      .map(([stem, path]) => `${stem.slice(prefix.length)}:${path}`);
  const knowledge = nameByContent(dir, "knowledge.bin", "knowledge");
  const labels = nameByContent(dir, "labels.bin", "labels");
  return { early: list(""), late: list("late-"), knowledge, labels };
}

/** Where cargo has left the wasm that Trunk gave to wasm-bindgen. */
function linked(name) {
  const run = spawnSync("cargo", ["metadata", "--locked", "--offline", "--no-deps", "--format-version", "1"], { cwd: ROOT, encoding: "utf8" });
  if (run.status !== 0) fail(`cargo metadata: ${run.error?.message ?? run.stderr}`);
  const profile = process.env.TRUNK_PROFILE === "debug" ? "debug" : "release";
  const path = join(JSON.parse(run.stdout).target_directory, "wasm32-unknown-unknown", profile, name);
  if (!existsSync(path)) fail(`${path} is not there, but Trunk has just built it`);
  return path;
}

/** What the compiler uses of WebAssembly; all browsers since 2022 have it. */
const FEATURES = [
  "--enable-bulk-memory",
  "--enable-nontrapping-float-to-int",
  "--enable-sign-ext",
  "--enable-mutable-globals",
  "--enable-reference-types",
  "--enable-multivalue",
];

// The last two change no code but let brotli pack it 4 KB smaller (measured).
const SHRINK = ["-Oz", "--skip-pass=local-cse", "--one-caller-inline-max-function-size=200"];

/**
 * Splits the wasm as cargo left it, lets wasm-bindgen make glue for the early part, and optimises both.
 * What Trunk has staged comes from the whole, with the split point unfilled, and is of no use.
 */
function split(path, stem) {
  const work = mkdtempSync(join(tmpdir(), "barrier-first-"));
  const at = (name) => join(work, name);
  const small = (name) => {
    run("wasm-opt", at(name), ...FEATURES, "-g", ...SHRINK, "-o", at("named.wasm"));
    // By name, likes stand beside likes; then the names can go.
    run("wasm-opt", at("named.wasm"), ...FEATURES, "--reorder-functions-by-name", "--strip-debug", "--strip-producers", "-o", at("small.wasm"));
    return readFileSync(at("small.wasm"));
  };
  try {
    run("cargo", "run", "--quiet", "--locked", "--package", "split", "--", path, work);
    run("wasm-bindgen", at("main.wasm"), "--target", "web", "--no-typescript", "--keep-lld-exports", "--out-dir", work, "--out-name", stem);
    const parts = { early: small(`${stem}_bg.wasm`), late: small("split_late.wasm"), glue: readFileSync(at(`${stem}.js`), "utf8") };
    const [exports, imports] = [WebAssembly.Module.exports(new WebAssembly.Module(parts.early)), WebAssembly.Module.imports(new WebAssembly.Module(parts.late))];
    for (const { module, name, kind } of imports) {
      const there = module === "__wasm_split" && exports.some((one) => one.name === name && one.kind === kind);
      if (!there) fail(`the late part asks for the ${kind} ${module}.${name}, which the early one does not hand out`);
    }
    return parts;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Gives the parts of the wasm, their glue and boot.js names by content. Returns old → new. */
function renameScripts(dir) {
  const names = readdirSync(dir);
  const renamed = new Map();

  // Trunk: <name>-<hash>_bg.wasm with <name>-<hash>.js (no hash without filehash).
  for (const wasm of names.filter((name) => name.endsWith("_bg.wasm"))) {
    const stemOld = wasm.slice(0, -"_bg.wasm".length);
    const glue = `${stemOld}.js`;
    if (!names.includes(glue)) fail(`${wasm} has no ${glue} beside it`);
    const stem = stemOld.replace(/-[0-9a-f]{12,16}$/, "");
    const parts = split(linked(`${stem}.wasm`), stemOld);
    writeFileSync(join(dir, wasm), parts.early);
    writeFileSync(join(dir, LATE_WASM), parts.late);
    const wasmNew = `${stem}-${shortHash(parts.early)}_bg.wasm`;
    renameSync(join(dir, wasm), join(dir, wasmNew));
    renamed.set(wasm, wasmNew);
    renamed.set(LATE_WASM, nameByContent(dir, LATE_WASM, "late"));
    // The glue names the wasm as its default.
    const glueText = parts.glue.replaceAll(wasm, wasmNew);
    writeFileSync(join(dir, glue), guarded(glueText));
    minify(dir, glue, "js");
    renamed.set(glue, nameByContent(dir, glue, stem));
  }

  if (!names.includes("boot.js")) fail("boot.js is missing from the staged files (is it copied by index.html?)");
  minify(dir, "boot.js", "js");
  renamed.set("boot.js", nameByContent(dir, "boot.js", "boot"));
  minify(dir, "frame.js", "js");
  renamed.set("frame.js", nameByContent(dir, "frame.js", "frame"));
  return renamed;
}

/** The glue with its calls watched by boot.js (`guard`), which so knows the app's own traps from others. */
function guarded(glue) {
  const exports = "wasm = instance.exports;";
  if (glue.split(exports).length !== 2) fail(`the glue does not say "${exports}" once; does another wasm-bindgen write it differently?`);
  return glue.replace(exports, "wasm = globalThis.barrierFirst.guard(instance.exports);");
}

/** The clinic's loader: its words from the locales, then smaller. Its name is in pages of others. */
function writeLoader(dir, locales) {
  const path = join(dir, "embed.js");
  const words = {};
  for (const [language, file] of locales.map((entry) => entry.split(":"))) {
    const all = JSON.parse(readFileSync(join(dir, file), "utf8"));
    words[language] = {};
    for (const name of ["title", "start", "close", "lost", "alone"]) {
      const text = all[`frame-${name}`];
      if (typeof text !== "string") fail(`locales: ${language} has no plain text frame-${name} for embed.js`);
      words[language][name] = text;
    }
  }
  const script = readFileSync(path, "utf8");
  if (!script.includes('"__EMBED_WORDS__"')) fail("embed.js has no place for its words");
  writeFileSync(path, script.replace('"__EMBED_WORDS__"', () => JSON.stringify(words)));
  minify(dir, "embed.js", "js");
}

/** The pages that may show the app, as exact origins. */
function hosts() {
  const list = (process.env.EMBED_HOSTS ?? "").split(/\s+/).filter(Boolean);
  for (const host of list) {
    const origin = URL.canParse(host) ? new URL(host).origin : "";
    if (origin !== host || !/^https?:/.test(host)) fail(`EMBED_HOSTS: ${host} is not an origin such as https://www.clinic.example`);
  }
  return list;
}

/** Names those pages in the header that a browser goes by. */
function allowHosts(dir, list) {
  const path = join(dir, "_headers");
  if (list.length === 0 || !existsSync(path)) return;
  const text = readFileSync(path, "utf8");
  const allowed = text.replace(/(Content-Security-Policy:.*frame-ancestors 'self')/, `$1 ${list.join(" ")}`);
  if (allowed === text) fail("_headers has no frame-ancestors 'self' to add EMBED_HOSTS to");
  writeFileSync(path, allowed);
}

/** Makes a script smaller without changing what it exports. */
function minify(dir, name, loader) {
  const path = join(dir, name);
  const result = transformSync(readFileSync(path, "utf8"), {
    loader,
    minify: true,
    // Trunk's glue is an ES module that names its exports; keep the modern syntax as it is.
    target: loader === "js" ? "es2022" : ["chrome115", "firefox115", "safari16.4"],
    legalComments: "none",
  });
  writeFileSync(path, result.code);
}

/** Style sheets that no first page needs. Cascade layers keep their order although they come last. */
const LATE_STYLES = /^(?:plan|visits|pictures|follow|photos|shelf|reading|print)-[0-9a-f]+\.css$/;

/** Joins the style sheets of a page, in their order, into one file, and those of the late part into another. */
function joinStyles(dir, page) {
  const path = join(dir, page);
  let html = readFileSync(path, "utf8");
  const links = [...html.matchAll(/[ \t]*<link\b[^>]*rel="stylesheet"[^>]*>\n?/gi)].map((match) => match[0]);
  if (links.length < 2) return;
  const names = links.map((tag) => localPath(valueOf(attribute(tag, "href"))));
  const joined = (stem, wanted) => {
    const parts = names.filter(wanted);
    if (parts.length === 0) fail(`${page}: no style sheet for ${stem}.css`);
    writeFileSync(join(dir, `${stem}.css`), parts.map((name) => readFileSync(join(dir, name), "utf8")).join("\n"));
    minify(dir, `${stem}.css`, "css");
    return nameByContent(dir, `${stem}.css`, stem);
  };
  const early = joined("styles", (name) => !LATE_STYLES.test(name));
  const late = joined("late-styles", (name) => LATE_STYLES.test(name));
  names.forEach((name) => unlinkSync(join(dir, name)));
  links.forEach((tag, n) => {
    html = html.replace(tag, n === 0 ? `<link rel="stylesheet" href="./${early}">\n` : "");
  });
  html = html.replaceAll("__LATE_STYLES__", `./${late}`);
  html = html.replaceAll("__LATE_STYLES_INTEGRITY__", integrity(readFileSync(join(dir, late))));
  writeFileSync(path, html);
}

/** The file a URL in a page means, or null for another origin or a fragment. */
function localPath(url) {
  if (/^([a-z][a-z0-9+.-]*:|\/\/|#)/i.test(url)) return null;
  const base = process.env.TRUNK_PUBLIC_URL ?? "./";
  let path = url.replace(/[?#].*$/, "");
  if (base !== "./" && base !== "/" && path.startsWith(base)) path = path.slice(base.length);
  return path.replace(/^(\.?\/)+/, "");
}

const attribute = (tag, name) => new RegExp(`\\s${name}\\s*=\\s*("([^"]*)"|'([^']*)')`, "i").exec(tag);
const valueOf = (match) => match && (match[2] ?? match[3]);

function rewritePage(dir, page, { locales, renamed }) {
  const path = join(dir, page);
  let html = readFileSync(path, "utf8");

  for (const [from, to] of renamed) {
    // Only whole file names: after a quote, slash or equals sign.
    html = html.replace(new RegExp(`(?<=["'/=])${escapeRegExp(from)}(?=["'?#\\s>])`, "g"), to);
  }
  html = html.replaceAll("__KNOWLEDGE__", `./${locales.knowledge}`).replaceAll("__LABELS__", `./${locales.labels}`);
  html = html.replaceAll("__LOCALES__", locales.early.join(" ")).replaceAll("__LATE_LOCALES__", locales.late.join(" "));
  html = html.replaceAll("__HOSTS__", hosts().join(" "));
  const wasm = [...renamed.values()].find((name) => name.endsWith("_bg.wasm"));
  const late = renamed.get(LATE_WASM);
  if (late) html = html.replaceAll("__LATE_WASM__", `./${late}`);
  const glue = wasm && [...renamed].find(([from]) => from.endsWith(".js") && !["boot.js", "frame.js"].includes(from))?.[1];
  for (const [placeholder, file] of [
    ["__WASM_INTEGRITY__", wasm],
    ["__LATE_INTEGRITY__", late],
    ["__KNOWLEDGE_INTEGRITY__", locales.knowledge],
    ["__LABELS_INTEGRITY__", locales.labels],
    ["__JS_INTEGRITY__", glue],
  ]) {
    if (!html.includes(placeholder)) continue;
    if (!file) fail(`${page} asks for ${placeholder}, but the build has no such file`);
    html = html.replaceAll(placeholder, integrity(readFileSync(join(dir, file))));
  }

  // Integrity: fresh on every tag that has it, and added to scripts and style sheets.
  html = html.replace(/<(script|link)\b[^>]*>/gi, (tag, kind) => {
    const url = valueOf(attribute(tag, kind.toLowerCase() === "script" ? "src" : "href"));
    const file = url && localPath(url);
    if (!file || !existsSync(join(dir, file)) || !statSync(join(dir, file)).isFile()) return tag;
    const rel = (valueOf(attribute(tag, "rel")) ?? "").toLowerCase();
    // Chromium begins with the wasm while it reads the page. WebKit never gives a preloaded file to
    // fetch(), and Firefox not to one with an integrity, so both would load it twice: they ask for it
    // from boot.js. A feature that only Chromium knows tells them apart, without a script. The integrity
    // is that of boot.js's request: for such a preload Chromium ignores it, and says so.
    if (rel === "preload" && file === wasm) {
      const integrity = attribute(tag, "integrity");
      if (integrity) tag = tag.replace(integrity[0], "");
      return tag.replace(/\s*\/?>$/, (end) => ` media="(device-posture: continuous), (device-posture: folded)"${end.trimStart()}`);
    }
    const wanted = kind.toLowerCase() === "script" || rel === "stylesheet" || rel === "modulepreload";
    const present = attribute(tag, "integrity");
    if (!present && !wanted) return tag;
    const value = ` integrity="${integrity(readFileSync(join(dir, file)))}"`;
    if (present) return tag.replace(present[0], () => value);
    return tag.replace(/\s*\/?>$/, (end) => `${value}${end.trimStart()}`);
  });
  writeFileSync(path, html);
}

/** A build id over names and bytes of everything; __BUILD_ID__ is still unfilled then. */
function buildId(dir) {
  const hash = createHash("sha256");
  for (const path of filesIn(dir)) {
    const bytes = readFileSync(join(dir, path));
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest("hex").slice(0, 16);
}

function packageVersion() {
  try {
    const manifest = readFileSync(join(ROOT, "Cargo.toml"), "utf8");
    const section = /^\[package\]\s*$([\s\S]*?)(?=^\[|$(?![\s\S]))/m.exec(manifest)?.[1] ?? "";
    return /^version\s*=\s*"([^"]+)"/m.exec(section)?.[1] ?? "0.0.0";
  } catch {
    return "0.0.0";
  }
}

async function writeServiceWorker(dir) {
  let generateSW;
  try {
    ({ generateSW } = await import("workbox-build"));
  } catch {
    fail("workbox-build is not installed; run scripts/setup.sh build");
  }
  const { count, size, warnings } = await generateSW({
    swDest: join(dir, "sw.js"),
    globDirectory: dir,
    globPatterns: ["**/*.{html,css,js,wasm,bin,json,webmanifest,svg,png,ico,woff2}"],
    globIgnores: NOT_PRECACHED,
    maximumFileSizeToCacheInBytes: MAX_PRECACHED_FILE,
    cacheId: "barrier-first",
    // Workbox removes old entries of its own cache by itself. This option would
    // also delete caches of other apps in folders below ours on a shared origin.
    cleanupOutdatedCaches: false,
    // The page decides when a new version takes over (it posts SKIP_WAITING).
    skipWaiting: false,
    clientsClaim: false,
    // Every page address is the one page, whatever its query (language, embed
    // settings, campaign marks); anything else that is unknown is a real 404.
    navigateFallback: "index.html",
    navigateFallbackAllowlist: [/\/(index\.html)?(\?.*)?$/],
    ignoreURLParametersMatching: [/.*/],
    inlineWorkboxRuntime: true,
    sourcemap: false,
    mode: "production",
  });
  // A file left out for its size would be missing offline.
  if (warnings.length > 0) fail(`workbox-build: ${warnings.join("; ")}`);
  if (count === 0) fail("the service worker would precache nothing");
  return { count, size };
}

/** What would only show in a browser, found now. */
function check(dir, pages) {
  const problems = [];
  for (const page of pages) {
    const html = readFileSync(join(dir, page), "utf8").replace(/<!--[\s\S]*?-->/g, "");
    for (const [placeholder] of html.matchAll(/__[A-Z][A-Z_]+__/g)) {
      problems.push(`${page}: the placeholder ${placeholder} was not filled in`);
    }
    for (const [tag] of html.matchAll(/<[a-z][^>]*>/gi)) {
      for (const name of ["src", "href", "data-js", "data-wasm", "data-late", "data-knowledge", "data-labels", "data-late-styles", "data-frame"]) {
        const url = valueOf(attribute(tag, name));
        const file = url && localPath(url);
        if (file && /^<(script|link|img|source)\b/i.test(tag) && !existsSync(join(dir, file))) {
          problems.push(`${page}: ${name}="${url}" names a file that is not there`);
        }
      }
      if (/\sstyle\s*=/i.test(tag)) problems.push(`${page}: inline style, which the content security policy refuses: ${tag}`);
      if (/\son[a-z]+\s*=\s*["']/i.test(tag)) problems.push(`${page}: inline event handler: ${tag}`);
    }
    for (const [whole, attributes, body] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)) {
      const inert = /type\s*=\s*["']?application\/(ld\+)?json/i.test(attributes);
      if (!inert && body.trim() !== "") {
        problems.push(`${page}: inline script, which the content security policy refuses: ${whole.slice(0, 80)}…`);
      }
    }
    if (/<style\b/i.test(html)) problems.push(`${page}: inline <style>, which the content security policy refuses`);
  }
  if (problems.length > 0) fail(problems.join("\n  "));
}

// ------------------------------------------------------------------ the run

async function main() {
  const begin = Date.now();
  const dir = staging();
  for (const stale of ["sw.js", "version.json"]) {
    if (existsSync(join(dir, stale))) unlinkSync(join(dir, stale));
  }
  const locales = writeData(dir);
  writeQuestionnaire(dir);
  const renamed = renameScripts(dir);
  writeLoader(dir, locales.late);
  allowHosts(dir, hosts());
  const pages = filesIn(dir).filter((path) => path.endsWith(".html"));
  for (const page of pages) {
    joinStyles(dir, page);
    rewritePage(dir, page, { locales, renamed });
  }

  const id = buildId(dir);
  for (const page of pages) {
    const path = join(dir, page);
    const html = readFileSync(path, "utf8");
    if (html.includes("__BUILD_ID__")) writeFileSync(path, html.replaceAll("__BUILD_ID__", id));
  }
  writeFileSync(join(dir, "version.json"), `${JSON.stringify({ version: packageVersion(), build: id })}\n`);
  check(dir, pages);

  const { count, size } = await writeServiceWorker(dir);
  console.log(
    `post-build: build ${id}; ${locales.early.length} languages; ${count} files (${(size / 1024).toFixed(0)} KB) for offline use; ` +
      `${((Date.now() - begin) / 1000).toFixed(1)} s`,
  );
}

main().catch((error) => {
  const text = error instanceof BuildError ? error.message : (error.stack ?? String(error));
  console.error(`post-build: ${text}`);
  process.exit(1);
});
