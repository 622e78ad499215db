// Trunk's only post_build hook: turns Trunk's staged output into the published files.
//
//   1. writes the locale files and the knowledge, with content hashes in their names;
//      writes the files published for record systems
//   2. splits the wasm into an early and a late file (tools/split), shortens the names
//      of its imports and optimises both,
//      gives boot.js, frame.js and Trunk's wasm and glue content hashes as names
//      (Trunk's own names come from the wasm before wasm-bindgen and wasm-opt,
//      so another tool version could give different bytes the same name)
//      lets boot.js guard the calls of the glue,
//      minifies boot.js and the glue (without their comments)
//      and joins the style sheets into an early and a late one, minified
//   3. fills in the placeholders of the HTML pages and refreshes integrity
//   4. writes version.json with a build id over all files
//   5. writes the service worker, sw.js, which precaches all of it
//   6. checks that the result is consistent
//
// Placeholders in HTML:
//   __LOCALES__        "en:locales/en-<hash>.json ko:locales/ko-<hash>.json"
//   __LATE_LOCALES__   the same for the texts of the late part
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
//   __EMBED_WORDS__    its few texts in all languages
//
// To run by hand on any folder: TRUNK_STAGING_DIR=folder node scripts/post-build.mjs
import { createHash } from "node:crypto";
import { existsSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { writeData, writeQuestionnaire } from "./post-build/data.mjs";
import { allowHosts, hosts, writeLoader } from "./post-build/embedding.mjs";
import { BuildError, fail, filesIn, ROOT } from "./post-build/files.mjs";
import { check, joinStyles, rewritePage } from "./post-build/pages.mjs";
import { writeServiceWorker } from "./post-build/service-worker.mjs";
import { renameScripts } from "./post-build/wasm.mjs";

/** The folder that Trunk has filled. */
function staging() {
  const dir = process.env.TRUNK_STAGING_DIR;
  if (!dir) fail("TRUNK_STAGING_DIR is not set; this script is Trunk's post_build hook");
  if (!existsSync(join(dir, "index.html"))) fail(`${dir} holds no index.html`);
  return resolve(dir);
}

/** A build id from all names and bytes; __BUILD_ID__ is not yet filled in at that point. */
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
