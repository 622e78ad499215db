// Embedding support: the loader with its texts, and the pages allowed to frame the app.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { fail, minify } from "./files.mjs";

/** Fills in the texts of the clinic's loader and minifies it. It keeps its name, which other pages use. */
export function writeLoader(dir, locales) {
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

/** Returns the pages that may frame the app, as exact origins. */
export function hosts() {
  const list = (process.env.EMBED_HOSTS ?? "").split(/\s+/).filter(Boolean);
  for (const host of list) {
    const origin = URL.canParse(host) ? new URL(host).origin : "";
    if (origin !== host || !/^https?:/.test(host)) fail(`EMBED_HOSTS: ${host} is not an origin such as https://www.clinic.example`);
  }
  return list;
}

/** Adds those pages to the header that browsers enforce. */
export function allowHosts(dir, list) {
  const path = join(dir, "_headers");
  if (list.length === 0 || !existsSync(path)) return;
  const text = readFileSync(path, "utf8");
  const allowed = text.replace(/(Content-Security-Policy:.*frame-ancestors 'self')/, `$1 ${list.join(" ")}`);
  if (allowed === text) fail("_headers has no frame-ancestors 'self' to add EMBED_HOSTS to");
  writeFileSync(path, allowed);
}
