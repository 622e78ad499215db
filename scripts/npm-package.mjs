// Downloads the built files of one npm package, for tests and measurements; none of it is shipped.
//
// The package is used without its dependencies. The caller pins version and content, like a lock file.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const TARGET = join(dirname(fileURLToPath(import.meta.url)), "../target");

function run(command, ...words) {
  const { status, error, stderr } = spawnSync(command, words, { stdio: ["ignore", "ignore", "pipe"] });
  if (status !== 0) {
    console.error(`npm-package.mjs: ${command} ${words[0]}: ${error?.message ?? stderr}`);
    process.exit(1);
  }
}

/** Puts the package into the folder `target/<folder>`, unless this version is already there. */
export function fetchPackage({ name, version, integrity, folder }) {
  const target = join(TARGET, folder);
  const mark = join(target, "version");
  if (existsSync(mark) && readFileSync(mark, "utf8") === version) return;
  const fresh = `${target}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  run("npm", "pack", `${name}@${version}`, "--pack-destination", fresh);
  const archive = join(fresh, `${name}-${version}.tgz`);
  const found = `sha512-${createHash("sha512").update(readFileSync(archive)).digest("base64")}`;
  if (found !== integrity) {
    console.error(`npm-package.mjs: ${name} is not the package that was looked at: ${found}`);
    process.exit(1);
  }
  run("tar", "xzf", archive, "-C", fresh);
  rmSync(archive);
  writeFileSync(join(fresh, "version"), version);
  rmSync(target, { recursive: true, force: true });
  renameSync(fresh, target);
}
