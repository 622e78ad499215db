// Fetches LHC-Forms (National Library of Medicine), which a browser test loads the published
// questionnaire into, to target/lforms. A test tool only; nothing of it is shipped.
//
// The npm package is taken as it is, without the packages it names: it holds built files that
// need none, and resolving those packages takes npm more than a quarter of an hour. Version and
// content are pinned here as a lock file would pin them.
//
// Its licence: LICENSE.md in the package, modelled on BSD (redistribution with notice); the UCUM
// and LOINC terms that it names concern content that this project takes nothing of.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const VERSION = "40.1.3";
const INTEGRITY = "sha512-WLruTm+BcVnafC0rSAQ3/cNqhxvclBUxyBG68aub/uha2NaK9H8ZZcEXTTuORuGzzCt0wa7fvhuieZtcDIdPzQ==";

const target = join(dirname(fileURLToPath(import.meta.url)), "../target/lforms");
const mark = join(target, "version");
if (existsSync(mark) && readFileSync(mark, "utf8") === VERSION) process.exit(0);

function run(command, ...words) {
  const { status, error, stderr } = spawnSync(command, words, { stdio: ["ignore", "ignore", "pipe"] });
  if (status !== 0) {
    console.error(`lforms.mjs: ${command} ${words[0]}: ${error?.message ?? stderr}`);
    process.exit(1);
  }
}

const fresh = `${target}.new`;
rmSync(fresh, { recursive: true, force: true });
mkdirSync(fresh, { recursive: true });
run("npm", "pack", `lforms@${VERSION}`, "--pack-destination", fresh);
const archive = join(fresh, `lforms-${VERSION}.tgz`);
const found = `sha512-${createHash("sha512").update(readFileSync(archive)).digest("base64")}`;
if (found !== INTEGRITY) {
  console.error(`lforms.mjs: the package is not the one that was looked at: ${found}`);
  process.exit(1);
}
run("tar", "xzf", archive, "-C", fresh);
rmSync(archive);
writeFileSync(join(fresh, "version"), VERSION);
rmSync(target, { recursive: true, force: true });
renameSync(fresh, target);
