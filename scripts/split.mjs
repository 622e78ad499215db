// Splits the app's wasm into two files that share one memory and one table: an early one, which the
// first visit waits for, and a late one, which boot.js fetches after the first paint.
//
// The functions of src/deferred.rs are the doors through which the early part enters the late one (there
// is one). Late is what nothing else leads to: code, slots of the function table, and data. The example
// `divide` finds the last two in the wasm that cargo left, by the linker's own relocations. A door is
// entered through its slot of the table, or through a stub that calls the slot; linking the late file
// fills the slots and the memory. Everything behind the door is handed out by it, so the compiler
// refuses a call that comes too early, and a browser test goes through all questions with the late
// file held back.
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

/**
 * Functions of src/deferred.rs: the early part enters the late one through them alone. What they hand
 * out, a table of functions, it can only have once they have run.
 */
const DOOR = /^barrier_first::deferred::\w+$/;

/**
 * What tells of a fault in the program. A panic that comes before the late part is there traps here,
 * which boot.js takes for what it is; only its words for the console are missing.
 */
const PANICS = new RegExp(
  "^(?:" +
    [
      "core::panicking::",
      "core::str::slice_error_fail",
      "core::(?:option|result)::(?:unwrap|expect)_failed",
      "core::slice::index::slice_index_fail",
      "core::cell::panic_",
      "alloc::raw_vec::handle_error",
      "console_error_panic_hook::hook$",
      "barrier_first::platform::panic::install::\\{closure#0\\}$",
    ].join("|") +
    ")",
);

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

/** Shorter runs of zeros cost less than another segment of data. */
const LEAST_GAP = 12;

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

/** The module without what the linker has left for `divide`; Binaryen would warn of it. */
function withoutRelocations(wasm) {
  const kept = [wasm.subarray(0, 8)];
  let at = 8;
  const number = () => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = wasm[at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  while (at < wasm.length) {
    const start = at;
    const custom = wasm[at++] === 0;
    const end = number() + at;
    const length = custom ? number() : 0;
    const name = wasm.toString("utf8", at, at + length);
    if (!/^(?:linking$|reloc\.)/.test(name)) kept.push(wasm.subarray(start, end));
    at = end;
  }
  return Buffer.concat(kept);
}

/** The doors of a module, and the rest of what only they lead to: slots of the table, stretches of data. */
function divide(functions, leadTo) {
  const names = [...functions.keys()].map(plain);
  const split = names.filter((name) => DOOR.test(name));
  if (split.length === 0) throw new Error(`split: no function matches ${DOOR}`);
  const doors = names.filter((name) => split.includes(name) || PANICS.test(name));
  return { doors: new Set(doors), ...leadTo(doors) };
}

/** Which functions are early, and which late ones they call by name. */
function reach(functions, doors, roots) {
  const early = new Set();
  const called = new Set();
  const todo = roots.filter((name) => functions.has(name));
  while (todo.length > 0) {
    const name = todo.pop();
    if (doors.has(plain(name))) called.add(name);
    if (early.has(name) || called.has(name)) continue;
    early.add(name);
    todo.push(...namesAfter(functions.get(name), "call|return_call|ref\\.func").filter((callee) => functions.has(callee)));
  }
  return { early, called };
}

/** The initial memory in two: what the early part finds there, and what the late one adds. */
function divideData(texts, late) {
  const form = new RegExp(String.raw`^\(data ${NAME} \(i32\.const (\d+)\) "((?:[^"\\]|\\.)*)"\)$`);
  const parts = texts.map((text) => {
    const [, address, content] = form.exec(text) ?? [];
    if (address === undefined) throw new Error("split: data that does not stand in memory from the start");
    const bytes = content.replace(/\\([0-9a-f]{2}|.)/gi, (_, code) =>
      code.length === 2 ? String.fromCharCode(parseInt(code, 16)) : { t: "\t", n: "\n", r: "\r" }[code] ?? code,
    );
    return { address: Number(address), bytes: Buffer.from(bytes, "latin1") };
  });
  const base = Math.min(...parts.map(({ address }) => address));
  const end = Math.max(...parts.map(({ address, bytes }) => address + bytes.length));
  const whole = Buffer.alloc(end - base);
  for (const { address, bytes } of parts) bytes.copy(whole, address - base);
  const first = Buffer.from(whole);
  const runs = [];
  for (const [address, length] of late) {
    // What is zero at the start stands outside.
    const [from, to] = [address, address + length].map((place) => Math.min(Math.max(place, base), end) - base);
    first.fill(0, from, to);
    if (runs.at(-1)?.to === from) runs.at(-1).to = to;
    else runs.push({ from, to });
  }
  const early = stretches(first, 0, first.length);
  // No zeros between these: early bytes stand there, which the late ones come after.
  const added = runs.flatMap(({ from, to }) => stretches(whole, from, to));
  const memory = Buffer.alloc(whole.length);
  for (const { from, to } of early) first.copy(memory, from, from, to);
  for (const { from, to } of added) whole.copy(memory, from, from, to);
  if (!memory.equals(whole)) throw new Error("split: the two parts do not make the whole memory");
  const segment = (bytes) => ({ from, to }, n) =>
    `(data $d${n} (i32.const ${base + from}) "${bytes.toString("hex", from, to).replace(/../g, "\\$&")}")`;
  return [early.map(segment(first)), added.map(segment(whole))];
}

/** Where bytes stand between two places, without long runs of zeros: memory is zero at first. */
function stretches(bytes, start, stop) {
  const found = [];
  for (let at = start; at < stop; ) {
    if (bytes[at] === 0) {
      at += 1;
      continue;
    }
    let to = at + 1;
    for (let next = to; next < stop && next - to < LEAST_GAP; next += 1) if (bytes[next] !== 0) to = next + 1;
    found.push({ from: at, to });
    at = to;
  }
  return found;
}

/** Texts of the two modules. */
function link({ parts, functions }, leadTo) {
  const [elements] = parts.elem;
  const first = Number(/\(i32\.const (\d+)\)/.exec(elements)[1]);
  const slots = [...elements.slice(elements.indexOf(" func ") + 6).matchAll(new RegExp(NAME, "g"))].map((match) => match[0]);
  const exported = parts.export.flatMap((text) => namesAfter(text, "func"));
  const late = divide(functions, leadTo);
  const lateSlots = new Set(late.slots);
  const roots = slots.filter((_, n) => !lateSlots.has(first + n));
  const { early, called } = reach(functions, late.doors, [...exported, ...roots]);
  const isLate = (name) => functions.has(name) && !early.has(name);
  const [earlyData, lateData] = divideData(parts.data, late.data);

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

  const filled = (wanted) => {
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
  const { type, import: outer, global, memory } = parts;
  const whole = (...texts) => ["(module", ...texts.flat(), ")"].join("\n");
  return {
    early: whole(type, outer, global, memory, earlyData, tables, filled((name) => !isLate(name)), parts.export, exports, earlyTexts),
    late: whole(type, imports, lateData, filled(isLate), lateTexts),
    doors: [...late.doors].filter((name) => DOOR.test(name)),
  };
}

/**
 * Optimises and splits a wasm with names.
 *
 * @param {Buffer} wasm as wasm-bindgen leaves it
 * @param {(doors: string[]) => { slots: number[], data: [number, number][] }} leadTo what the example
 *   `divide` says of the wasm as cargo left it
 * @returns {{ early: Buffer, late: Buffer, doors: string[] }} both without names
 */
export function split(wasm, leadTo) {
  const dir = mkdtempSync(join(tmpdir(), "barrier-first-split-"));
  const at = (name) => join(dir, name);
  try {
    writeFileSync(at("whole.wasm"), withoutRelocations(wasm));
    wasmOpt(at("whole.wasm"), at("small.wasm"), ["-g", ...SHRINK]);
    const { early, late, doors } = link(read(readFileSync(at("small.wasm"))), leadTo);
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
