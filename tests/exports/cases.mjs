// The people of tests/cases, and what the export program writes for them. Shared by the checks
// with outside readers in this folder.

import { execFile, execFileSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Builds the two programs; returns the folder they are in. */
function build() {
  const answer = execFileSync(
    "cargo",
    ["build", "--locked", "--quiet", "--message-format=json", "--example", "cases", "--example", "export"],
    { cwd: root, maxBuffer: 64 << 20, stdio: ["ignore", "pipe", "inherit"] },
  );
  const programs = {};
  for (const line of answer.toString().split("\n").filter(Boolean)) {
    const message = JSON.parse(line);
    if (message.executable) programs[message.target.name] = message.executable;
  }
  return programs;
}

const programs = build();

/** Every case: `{ name, request }`, the request as the plan file takes it. */
export function cases() {
  const lines = execFileSync(programs.cases, { cwd: root, maxBuffer: 64 << 20 }).toString();
  return lines.split("\n").filter(Boolean).map((line) => JSON.parse(line));
}

/** What the export program writes for a request: `{ code, out, err }`. */
export function written(request, ...options) {
  return new Promise((done) => {
    const child = execFile(
      programs.export,
      options,
      { cwd: root, maxBuffer: 64 << 20, encoding: "buffer" },
      (error, out, err) => done({ code: error ? error.code : 0, out, err: err.toString() }),
    );
    child.stdin.on("error", () => {});
    child.stdin.end(JSON.stringify(request));
  });
}

/** Runs `work` on every item, a few at a time. */
export async function each(items, work) {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: 4 }, worker));
}

/** Path inside the repository. */
export const inside = (...parts) => join(root, ...parts);
