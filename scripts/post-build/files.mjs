// Shared by the build steps: failing, hashes, files, programs, minified scripts.
import { transformSync } from "esbuild";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, extname, join, relative, sep } from "node:path";

/** The repository; Trunk runs its hooks there. */
export const ROOT = process.cwd();

/** An error that the builder can fix; reported without a stack trace. */
export class BuildError extends Error {}
/** Ends the build with a message. */
export const fail = (message) => {
  throw new BuildError(message);
};

const sha = (algorithm, data) => createHash(algorithm).update(data);
export const shortHash = (data) => sha("sha256", data).digest("hex").slice(0, 16);
/** The value of an `integrity` attribute. */
export const integrity = (data) => `sha384-${sha("sha384", data).digest("base64")}`;
export const escapeRegExp = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Returns all files below a folder, as sorted paths with forward slashes. */
export function filesIn(dir, base = dir) {
  return readdirSync(dir, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(dir, entry.name);
      return entry.isDirectory() ? filesIn(path, base) : [relative(base, path).split(sep).join("/")];
    })
    .sort();
}

/** Renames a file to include its content hash; returns the new path. */
export function nameByContent(dir, path, stem) {
  const hash = shortHash(readFileSync(join(dir, path)));
  const folder = dirname(path) === "." ? "" : `${dirname(path)}/`;
  const renamed = `${folder}${stem}-${hash}${extname(path)}`;
  if (renamed !== path) renameSync(join(dir, path), join(dir, renamed));
  return renamed;
}

/** Runs a program, which reports its own errors. */
export function run(program, ...words) {
  const ended = spawnSync(program, words, { cwd: ROOT, stdio: ["ignore", "inherit", "inherit"] });
  if (ended.error) fail(`${program} could not be started: ${ended.error.message}`);
  if (ended.status !== 0) fail(`${program} ${words.join(" ")} ended with ${ended.status ?? ended.signal}; its message is above`);
}

/** Minifies a script without changing its exports. */
export function minify(dir, name, loader) {
  const path = join(dir, name);
  const result = transformSync(readFileSync(path, "utf8"), {
    loader,
    minify: true,
    // Trunk's glue is an ES module with named exports; keep its modern syntax.
    target: loader === "js" ? "es2022" : ["chrome115", "firefox115", "safari16.4"],
    legalComments: "none",
  });
  writeFileSync(path, result.code);
}
