// Sizes of the built app: every file raw, gzip and brotli, and the first load compared with the budget. Exits
// with 1 above it. docs/figures.md says where the bytes go.
//
//   node scripts/sizes.mjs [dist]
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

// Brotli bytes of HTML + CSS + JS + wasm + the largest single locale.
const BUDGET = 155 * 1024;
// The script that a clinic's page loads.
const LOADER = 5 * 1024;

const dist = process.argv[2] ?? "dist";

function walk(dir) {
  const entries = readdirSync(dir, { withFileTypes: true });
  // Trunk is still filling a dot folder.
  return entries.filter((entry) => !entry.name.startsWith(".")).flatMap((entry) => {
    const path = join(dir, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });
}

let files;
try {
  files = walk(dist);
} catch (error) {
  console.error(`sizes: ${dist} cannot be read (${error.code}); run «make build» first`);
  process.exit(1);
}

const rows = files
  .map((path) => {
    const bytes = readFileSync(path);
    return {
      name: relative(dist, path).split(sep).join("/"),
      raw: statSync(path).size,
      gzip: gzipSync(bytes, { level: 9 }).length,
      brotli: brotliCompressSync(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: 11,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      }).length,
    };
  })
  .sort((a, b) => b.brotli - a.brotli || a.name.localeCompare(b.name));

// The files that index.html loads: those its tags name, those that they load by name, and one locale.
const byName = new Map(rows.map((row) => [row.name, row]));
const first = new Set();
function add(name) {
  if (first.has(name) || !byName.has(name)) return;
  first.add(name);
  if (!/\.(html|css|js)$/.test(name)) return;
  const text = readFileSync(join(dist, name), "utf8");
  const folder = name.includes("/") ? name.slice(0, name.lastIndexOf("/") + 1) : "";
  for (const other of byName.keys()) {
    if (other.startsWith("locales/")) continue;
    // Pictures, the manifest, the worker, the host's script and its counterpart are loaded later or never.
    if (!/\.(css|js|wasm)$/.test(other) || /^(sw|embed|frame|late)[.-]/.test(other)) continue;
    const near = other.startsWith(folder) ? other.slice(folder.length) : other;
    if (text.includes(other) || text.includes(near)) add(other);
  }
}
add("index.html");
const largest = (pattern) => rows.filter((row) => pattern.test(row.name)).sort((a, b) => b.brotli - a.brotli)[0];
const locale = largest(/^locales\/(?!late-)/);
if (locale) first.add(locale.name);
// The late part, which boot.js loads once the first page is drawn.
const then = new Set([
  ...rows.filter((row) => /^(late|knowledge)-/.test(row.name)).map((row) => row.name),
  ...[largest(/^locales\/late-/)].filter(Boolean).map((row) => row.name),
]);

const kb = (bytes) => (bytes / 1024).toFixed(1).padStart(9);
console.log(`${"raw".padStart(9)}${"gzip".padStart(9)}${"brotli".padStart(9)}   KB; * = first load, + = right after the first paint`);
const line = (row, mark, name) => console.log(`${kb(row.raw)}${kb(row.gzip)}${kb(row.brotli)} ${mark} ${name}`);
for (const row of rows) line(row, first.has(row.name) ? "*" : then.has(row.name) ? "+" : " ", row.name);
const sum = (list) =>
  list.reduce((t, r) => ({ raw: t.raw + r.raw, gzip: t.gzip + r.gzip, brotli: t.brotli + r.brotli }), {
    raw: 0,
    gzip: 0,
    brotli: 0,
  });
const firstVisit = sum(rows.filter((row) => first.has(row.name)));
line(sum(rows), " ", `all ${rows.length} files`);
line(sum(rows.filter((row) => then.has(row.name))), "+", "late part");
line(firstVisit, "*", `first load; budget ${BUDGET / 1024} KB brotli`);

if (firstVisit.brotli > BUDGET) {
  console.error(`sizes: the first load is ${firstVisit.brotli - BUDGET} bytes over its budget`);
  process.exitCode = 1;
}
const loader = byName.get("embed.js")?.brotli ?? Infinity;
if (loader > LOADER) {
  console.error(`sizes: embed.js is ${loader} bytes, more than ${LOADER}`);
  process.exitCode = 1;
}
