// Splits the app's wasm into two files that share one memory and one table: an early one, which the
// first visit waits for, and a late one, which boot.js fetches after the first paint.
//
// The doors below are the functions through which the early part enters the late one. Late is
// what only they reach, and what the late modules have put into the function table. In the early
// file a door is a stub that calls through a table slot; linking the late file fills the slots.
// Called before that, a slot traps, so the app asks `AppContext.late` first, and a browser test goes
// through all questions with the late file held back.
//
// Binaryen has a tool for this, wasm-split, but its npm package does not carry it, and the crates
// that split while compiling need a build of their own in place of Trunk's.
//
// Needs the names of functions (Rust's v0 mangling, .cargo/config.toml; wasm-opt -g), strips them.
import binaryen from "binaryen";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Functions that the early part may call before it knows anything of them: each is guarded. */
const DOORS = [
  "barrier_first::pages::late_page",
  "barrier_first::engine::assess",
  "<barrier_first::knowledge::embedded::Knowledge>::complete",
  "barrier_first::components::banners::saving_trouble",
  "barrier_first::components::header::theme_choice",
  "barrier_first::clinic::read::open",
  "barrier_first::components::clinic_part::clinic_part",
];

/** What the first page and the questions draw. All other pages and components are late. */
const EARLY_PAGES = ["change_path", "check", "not_found", "question", "waiting", "welcome"];
const EARLY_COMPONENTS = [
  "answer_text",
  "back_link",
  "banners",
  "error_summary",
  "footer",
  "header",
  "icon",
  "notice",
  "page",
  "question",
  "saved_line",
];

/** Modules whose closures and components are used by the late part alone. */
const LATE_MODULES = [
  "engine",
  "export",
  "clinic",
  `components::(?!(?:${EARLY_COMPONENTS.join("|")})::)`,
  `pages::(?!(?:${EARLY_PAGES.join("|")})::)`,
];

/** What the compiler uses of WebAssembly; all browsers since 2022 have it. */
const FEATURES = [
  "--enable-bulk-memory",
  "--enable-nontrapping-float-to-int",
  "--enable-sign-ext",
  "--enable-mutable-globals",
  "--enable-reference-types",
  "--enable-multivalue",
];

// These two change no code but let brotli pack it 4 KB smaller (measured).
const SHRINK = ["-Oz", "--skip-pass=local-cse", "--one-caller-inline-max-function-size=200"];

/** Shorter functions may stand for several with the same code, of which one is early. */
const LEAST_LENGTH = 300;
const TELLING_LENGTH = 5000;

const NAME = String.raw`\$(?:"(?:[^"\\]|\\.)*"|[^\s()]+)`;
const PARAMS = String.raw`(?: \((?:param|result)[^)]*\))*`;
const TYPE = String.raw`(?: \(type ${NAME}\))?`;

/** The names that a piece of text hands to any of some instructions. */
const namesAfter = (text, instructions) =>
  [...text.matchAll(new RegExp(String.raw`\((?:${instructions}) (${NAME})`, "g"))].map((match) => match[1]);

/** A name as in the source: no quotes, no hashes of crates. */
const plain = (name) => name.replace(/\[[0-9a-f]+\]/g, "").replace(/^\$"?|"$/g, "");

function wasmOpt(input, output, options) {
  execFileSync("wasm-opt", [input, ...FEATURES, ...options, "-o", output], { stdio: ["ignore", "inherit", "inherit"] });
}

/** The module as text, sorted by kind of its parts; functions by name. */
function read(wasm) {
  const module = binaryen.readBinary(wasm);
  const text = module.emitText();
  module.dispose();
  const parts = { type: [], import: [], global: [], memory: [], data: [], table: [], elem: [], export: [] };
  const functions = new Map();
  // Parts stand one level in, each from a line of its own; strings hold no line ends.
  for (const part of text.replace(/^\(module[^\n]*\n/, "").replace(/\n\)\s*$/, "").split(/\n(?= \()/)) {
    const form = part.trim();
    const [, kind] = /^\((\w+)/.exec(form);
    if (kind === "func") functions.set(new RegExp(`^\\(func (${NAME})`).exec(form)[1], form);
    else if (parts[kind]) parts[kind].push(form);
    else throw new Error(`split: a wasm with «${kind}» is more than this can split`);
  }
  if (parts.elem.length !== 1 || parts.memory.length !== 1) throw new Error("split: one memory and one list of elements are expected");
  return { parts, functions };
}

/** Which functions are late, and where the early part calls them. */
function divide(functions, slots, exported) {
  const calls = new Map();
  for (const [name, text] of functions) {
    calls.set(name, new Set(namesAfter(text, "call|return_call|ref\\.func").filter((callee) => functions.has(callee))));
  }
  const late = LATE_MODULES.join("|");
  const ownPath = new RegExp(`^<*barrier_first::(?:${late})`);
  const anyPath = new RegExp(`barrier_first::(?:${late})`);
  const doors = new Set([...functions.keys()].filter((name) => DOORS.includes(plain(name))));
  if (doors.size !== DOORS.length) throw new Error(`split: of the doors ${DOORS.join(", ")} only ${[...doors].map(plain).join(", ")} are there`);

  const inTable = new Set(slots);
  const isOwn = (name) => ownPath.test(plain(name)) && functions.get(name).length > LEAST_LENGTH;
  // Library code made for one late type: told by its calling that type's own code, or long enough
  // to have taken it in.
  const isMadeFor = (name) =>
    anyPath.test(plain(name)) &&
    (functions.get(name).length > TELLING_LENGTH || [...calls.get(name)].some((callee) => ownPath.test(plain(callee))));
  const barred = new Set(doors);
  for (const name of inTable) if (functions.has(name) && (isOwn(name) || isMadeFor(name))) barred.add(name);

  const early = new Set();
  const todo = [...exported, ...slots].filter((name) => functions.has(name) && !barred.has(name));
  while (todo.length > 0) {
    const name = todo.pop();
    if (early.has(name)) continue;
    early.add(name);
    for (const callee of calls.get(name)) if (!barred.has(callee)) todo.push(callee);
  }
  const called = new Set([...early].flatMap((name) => [...calls.get(name)].filter((callee) => !early.has(callee))));
  return { early, called };
}

/** Texts of the two modules. */
function link({ parts, functions }) {
  const [elements] = parts.elem;
  const first = Number(/\(i32\.const (\d+)\)/.exec(elements)[1]);
  const slots = [...elements.slice(elements.indexOf(" func ") + 6).matchAll(new RegExp(NAME, "g"))].map((match) => match[0]);
  const exported = parts.export.flatMap((text) => namesAfter(text, "func"));
  const { early, called } = divide(functions, slots, exported);
  const isLate = (name) => functions.has(name) && !early.has(name);

  // A slot for each late function that the early part calls by name.
  const slotOf = new Map();
  slots.forEach((name, n) => slotOf.has(name) || slotOf.set(name, first + n));
  const entries = slots.map((name, n) => [first + n, name]);
  for (const name of called) {
    if (slotOf.has(name)) continue;
    slotOf.set(name, first + entries.length);
    entries.push([slotOf.get(name), name]);
  }
  const size = first + entries.length;
  const table = new RegExp(String.raw`^\(table (${NAME}) \d+ \d+ funcref\)$`);
  const tables = parts.table.map((text) => text.replace(table, `(table $1 ${size} ${size} funcref)`));
  const functionTable = tables.map((text) => table.exec(text)?.[1]).find(Boolean);

  const segments = (wanted) => {
    const runs = [];
    entries.forEach(([slot, name], n) => {
      if (!wanted(name)) return;
      if (n > 0 && wanted(entries[n - 1][1])) runs.at(-1).names.push(name);
      else runs.push({ slot, names: [name] });
    });
    return runs.map(({ slot, names }, n) => `(elem $e${n} (table ${functionTable}) (i32.const ${slot}) func ${names.join(" ")})`);
  };

  const head = (text) => new RegExp(`^\\(func (${NAME})(${TYPE})(${PARAMS})`).exec(text);
  const stub = (name) => {
    const [, , type, signature] = head(functions.get(name));
    const params = [...signature.matchAll(new RegExp(String.raw`\(param (${NAME}) `, "g"))].map((match) => `(local.get ${match[1]})`);
    const unnamed = signature.replace(new RegExp(String.raw`\(param ${NAME} `, "g"), "(param ");
    return `(func ${name}${type}${signature} (call_indirect ${functionTable}${type}${unnamed} ${params.join(" ")} (i32.const ${slotOf.get(name)})))`;
  };

  // What the late part takes from the early one, under short names.
  const lateTexts = [...functions].filter(([name]) => isLate(name)).map(([, text]) => text);
  const used = (instructions) => new Set(lateTexts.flatMap((text) => namesAfter(text, instructions)));
  const exports = [];
  const imports = [];
  const share = (kind, name, description) => {
    const short = `_${exports.length.toString(36)}`;
    exports.push(`(export "${short}" (${kind} ${name}))`);
    imports.push(`(import "early" "${short}" ${description})`);
  };
  const imported = new Map();
  for (const text of parts.import) {
    const match = new RegExp(`\\(func (${NAME})(${TYPE}${PARAMS})\\)`).exec(text);
    if (match) imported.set(match[1], match[2]);
  }
  for (const name of used("call|return_call|ref\\.func")) {
    if (isLate(name)) continue;
    const [, , type, signature] = functions.has(name) ? head(functions.get(name)) : [null, null, imported.get(name), ""];
    share("func", name, `(func ${name}${type}${signature})`);
  }
  for (const name of used("global\\.get|global\\.set")) {
    const text = parts.global.find((global) => namesAfter(global, "global")[0] === name);
    const [, type] = new RegExp(`^\\(global ${NAME} (\\(mut \\w+\\)|\\w+)`).exec(text);
    share("global", name, `(global ${name} ${type})`);
  }
  for (const text of tables) {
    const [name] = namesAfter(text, "table");
    if (name === functionTable || lateTexts.some((late) => late.includes(name))) share("table", name, text);
  }
  share("memory", namesAfter(parts.memory[0], "memory")[0], parts.memory[0]);

  const earlyTexts = [...functions].flatMap(([name, text]) => (early.has(name) ? [text] : called.has(name) ? [stub(name)] : []));
  const { type, import: outer, global, memory, data } = parts;
  const whole = (...texts) => ["(module", ...texts.flat(), ")"].join("\n");
  return {
    early: whole(type, outer, global, memory, data, tables, segments((name) => !isLate(name)), parts.export, exports, earlyTexts),
    late: whole(type, imports, segments(isLate), lateTexts),
    doors: [...called].map(plain).filter((name) => DOORS.includes(name)),
  };
}

/**
 * Optimises and splits a wasm with names.
 *
 * @param {Buffer} wasm as wasm-bindgen leaves it
 * @returns {{ early: Buffer, late: Buffer, doors: string[] }} both without names
 */
export function split(wasm) {
  const dir = mkdtempSync(join(tmpdir(), "barrier-first-split-"));
  const at = (name) => join(dir, name);
  try {
    writeFileSync(at("whole.wasm"), wasm);
    wasmOpt(at("whole.wasm"), at("small.wasm"), ["-g", ...SHRINK]);
    const { early, late, doors } = link(read(readFileSync(at("small.wasm"))));
    const finish = (name, text) => {
      writeFileSync(at(`${name}.wat`), text);
      wasmOpt(at(`${name}.wat`), at(`${name}-g.wasm`), ["-g", "--remove-unused-module-elements"]);
      wasmOpt(at(`${name}-g.wasm`), at(`${name}.wasm`), ["--reorder-functions-by-name", "--strip-debug", "--strip-producers"]);
      return readFileSync(at(`${name}.wasm`));
    };
    return { early: finish("early", early), late: finish("late", late), doors };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
