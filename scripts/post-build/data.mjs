// The app's texts and knowledge, and the files published for record systems: written by examples of the
// project from `locales/` and `knowledge/`.
import { mkdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

import { fail, filesIn, nameByContent, run } from "./files.mjs";

/** Runs an example of the project that writes its files into a folder of the build. */
function writeByExample(example, target) {
  mkdirSync(target, { recursive: true });
  run("cargo", "run", "--quiet", "--locked", "--example", example, "--", target);
}

/** Writes the files published for record systems; the app itself never loads them. */
export function writeQuestionnaire(dir) {
  writeByExample("write_questionnaire", join(dir, "fhir"));
}

/** Writes texts and knowledge, each file with a content hash in its name; returns the names. */
export function writeData(dir) {
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
  // `ko` for the early texts, `late-ko` for the rest.
  const list = (prefix) =>
    named
      .filter(([stem]) => stem.startsWith("late-") === (prefix !== ""))
      .map(([stem, path]) => `${stem.slice(prefix.length)}:${path}`);
  const knowledge = nameByContent(dir, "knowledge.bin", "knowledge");
  const labels = nameByContent(dir, "labels.bin", "labels");
  return { early: list(""), late: list("late-"), knowledge, labels };
}
