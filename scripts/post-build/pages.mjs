// The HTML pages: one style sheet per part, placeholders, integrity, and a final check.
import { existsSync, readFileSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { hosts } from "./embedding.mjs";
import { escapeRegExp, fail, integrity, minify, nameByContent } from "./files.mjs";
import { LATE_WASM } from "./wasm.mjs";

/** Style sheets that no first page needs. Cascade layers keep their order although these come last. */
const LATE_STYLES = /^(?:plan|visits|pictures|follow|photos|shelf|reading|print)-[0-9a-f]+\.css$/;

/** Joins the style sheets of a page, in order, into one file, and those of the late part into another. */
export function joinStyles(dir, page) {
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

/** Returns the file for a URL in a page, or null for another origin or a fragment. */
function localPath(url) {
  if (/^([a-z][a-z0-9+.-]*:|\/\/|#)/i.test(url)) return null;
  const base = process.env.TRUNK_PUBLIC_URL ?? "./";
  let path = url.replace(/[?#].*$/, "");
  if (base !== "./" && base !== "/" && path.startsWith(base)) path = path.slice(base.length);
  return path.replace(/^(\.?\/)+/, "");
}

const attribute = (tag, name) => new RegExp(`\\s${name}\\s*=\\s*("([^"]*)"|'([^']*)')`, "i").exec(tag);
const valueOf = (match) => match && (match[2] ?? match[3]);

/** Fills in the placeholders of a page, and updates the file name and integrity of each tag. */
export function rewritePage(dir, page, { locales, renamed }) {
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

  // Integrity: updated on every tag that has it, and added to scripts and style sheets.
  let preload;
  html = html.replace(/<(script|link)\b[^>]*>/gi, (tag, kind) => {
    const url = valueOf(attribute(tag, kind.toLowerCase() === "script" ? "src" : "href"));
    const file = url && localPath(url);
    if (!file || !existsSync(join(dir, file)) || !statSync(join(dir, file)).isFile()) return tag;
    const rel = (valueOf(attribute(tag, "rel")) ?? "").toLowerCase();
    // Chromium starts loading the wasm while it parses the page. WebKit never serves fetch() from a preload,
    // and Firefox not one with integrity, so both would load it twice: they load it from boot.js. A feature
    // that only Chromium knows distinguishes them without a script. The integrity is that of boot.js's
    // request: for such a preload Chromium ignores it, with a warning.
    if (rel === "preload" && file === wasm) {
      const integrity = attribute(tag, "integrity");
      if (integrity) tag = tag.replace(integrity[0], "");
      preload = tag.replace(/\s*\/?>$/, (end) => ` media="(device-posture: continuous), (device-posture: folded)"${end.trimStart()}`);
      return "";
    }
    const wanted = kind.toLowerCase() === "script" || rel === "stylesheet" || rel === "modulepreload";
    const present = attribute(tag, "integrity");
    if (!present && !wanted) return tag;
    const value = ` integrity="${integrity(readFileSync(join(dir, file)))}"`;
    if (present) return tag.replace(present[0], () => value);
    return tag.replace(/\s*\/?>$/, (end) => `${value}${end.trimStart()}`);
  });
  // The largest file is requested first, 45 ms sooner than at Trunk's position at the end of the head (slow
  // 4G, processor 4 times slower); only the policy that governs it comes before.
  if (preload) {
    const policy = /<meta http-equiv="Content-Security-Policy"[^>]*>\n/;
    if (!policy.test(html)) fail(`${page}: no policy to put the preload of the wasm behind`);
    html = html.replace(policy, (tag) => `${tag}${preload}\n`);
  }
  writeFileSync(path, html);
}

/** Finds errors that would otherwise only show in a browser. */
export function check(dir, pages) {
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
