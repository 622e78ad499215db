// The two parts of the wasm, their glue and boot.js: split, minified, with content hashes as names.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { fail, minify, nameByContent, ROOT, run, shortHash } from "./files.mjs";

/** The deferred part, before it gets its content hash. */
export const LATE_WASM = "late.wasm";

/** Returns the wasm that cargo built and Trunk passed to wasm-bindgen. */
function linked(name) {
  const run = spawnSync("cargo", ["metadata", "--locked", "--offline", "--no-deps", "--format-version", "1"], { cwd: ROOT, encoding: "utf8" });
  if (run.status !== 0) fail(`cargo metadata: ${run.error?.message ?? run.stderr}`);
  const profile = process.env.TRUNK_PROFILE === "debug" ? "debug" : "release";
  const path = join(JSON.parse(run.stdout).target_directory, "wasm32-unknown-unknown", profile, name);
  if (!existsSync(path)) fail(`${path} is not there, but Trunk has just built it`);
  return path;
}

/** The WebAssembly features that the compiler uses; all browsers since 2022 have them. */
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
 * Splits the wasm built by cargo, lets wasm-bindgen generate the glue for the early part, shortens the names
 * between the two, and optimises both parts. Trunk's staged output comes from the unsplit wasm, with the
 * split point unfilled, and is not used.
 */
function split(path, stem) {
  const work = mkdtempSync(join(tmpdir(), "barrier-first-"));
  const at = (name) => join(work, name);
  const small = (name) => {
    run("wasm-opt", at(name), ...FEATURES, "-g", ...SHRINK, "-o", at("named.wasm"));
    // Sorted by name, similar functions are adjacent; then the names can be removed.
    run("wasm-opt", at("named.wasm"), ...FEATURES, "--reorder-functions-by-name", "--strip-debug", "--strip-producers", "-o", at("small.wasm"));
    return readFileSync(at("small.wasm"));
  };
  try {
    run("cargo", "run", "--quiet", "--locked", "--package", "split", "--", "parts", path, work);
    run("wasm-bindgen", at("main.wasm"), "--target", "web", "--no-typescript", "--keep-lld-exports", "--out-dir", work, "--out-name", stem);
    run("cargo", "run", "--quiet", "--locked", "--package", "split", "--", "imports", at(`${stem}_bg.wasm`), at(`${stem}.js`));
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

/** Gives the parts of the wasm, their glue and boot.js content hashes as names. Returns old → new. */
export function renameScripts(dir) {
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
    // The glue has the wasm's name as its default.
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

/** Wraps the glue's calls in boot.js's `guard`, which thus tells the app's own traps from others. */
function guarded(glue) {
  const exports = "wasm = instance.exports;";
  if (glue.split(exports).length !== 2) fail(`the glue does not say "${exports}" once; does another wasm-bindgen write it differently?`);
  return glue.replace(exports, "wasm = globalThis.barrierFirst.guard(instance.exports);");
}
