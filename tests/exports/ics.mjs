// Calendar files of every case, read by two outside programs: ical.js (Thunderbird's) and node-ical.
// Both must find the same entries, and expand every series to the days that the file's own rule
// counts. Both are lenient about bytes; tests/it/export_ics.rs is strict about those.
//
//   node tests/exports/ics.mjs

import ICAL from "ical.js";
import nodeIcal from "node-ical";

import { cases, each, written } from "./cases.mjs";

// node-ical 0.26 expands floating series as if they were in UTC, an hour off after a change of
// clocks; in UTC there is none. That the times are floating is asked of ical.js.
process.env.TZ = "UTC";

const faults = [];
let files = 0;
let stopped = 0;
let entries = 0;
let occurrences = 0;
let pauses = 0;

const two = (number) => String(number).padStart(2, "0");
const local = (date) =>
  `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}:00`;

/** Entries by ical.js: UID to what counts. */
function byIcalJs(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const found = new Map();
  for (const component of calendar.getAllSubcomponents("vevent")) {
    const event = new ICAL.Event(component);
    const zone = event.startDate.zone;
    if (!event.startDate.isDate && zone !== ICAL.Timezone.localTimezone) throw new Error(`${event.uid} is not floating`);
    const days = [];
    if (event.isRecurring()) {
      const iterator = event.iterator();
      for (let next = iterator.next(); next; next = iterator.next()) {
        days.push(next.toString());
        if (days.length > 1000) throw new Error(`${event.uid} has no end`);
      }
    } else {
      days.push(event.startDate.toString());
    }
    found.set(event.uid, {
      title: event.summary,
      text: event.description,
      days,
      status: component.getFirstPropertyValue("status"),
      alarms: component.getAllSubcomponents("valarm").length,
      count: component.getFirstPropertyValue("rrule")?.count ?? 1,
      except: component.getAllProperties("exdate").flatMap((one) => one.getValues().map(String)).sort(),
    });
  }
  return found;
}

/** Entries by node-ical, in the same form. */
function byNodeIcal(text) {
  const found = new Map();
  for (const event of Object.values(nodeIcal.sync.parseICS(text))) {
    if (event.type !== "VEVENT") continue;
    // node-ical lists the days of the rule, and beside them those that are taken out.
    const ruled = event.rrule
      ? event.rrule.all((_, n) => n < 1001)
      : [event.start];
    const out = new Set(Object.values(event.exdate ?? {}).map(Number));
    const days = ruled.filter((day) => !out.has(Number(day)));
    const form = event.datetype === "date" ? (date) => local(date).slice(0, 10) : local;
    found.set(event.uid, {
      title: event.summary,
      text: event.description,
      days: days.map(form),
      status: event.status,
      alarms: (event.alarms ?? []).length,
      count: event.rrule?.options?.count ?? days.length,
      except: [...out].map((day) => form(new Date(day))).sort(),
    });
  }
  return found;
}

await each(
  cases().flatMap((one) => ["en", "ko"].map((lang) => ({ ...one, lang }))),
  async ({ name, request, lang }) => {
    const place = `${name} (${lang})`;
    const { code, out, err } = await written(request, "--ics", "--lang", lang);
    if (code === 3 && out.length === 0) {
      stopped += 1;
      return;
    }
    if (code !== 0) {
      faults.push(`${place}: ended with ${code}: ${err}`);
      return;
    }
    const text = new TextDecoder("utf-8", { fatal: true }).decode(out);
    try {
      const one = byIcalJs(text);
      const other = byNodeIcal(text);
      if (one.size === 0 || one.size !== other.size) faults.push(`${place}: ${one.size} and ${other.size} entries`);
      if (one.size !== text.split("BEGIN:VEVENT").length - 1) faults.push(`${place}: entries share a UID`);
      for (const [uid, event] of one) {
        const twin = other.get(uid);
        if (JSON.stringify(event) !== JSON.stringify(twin)) {
          const differs = Object.keys(event).filter((key) => JSON.stringify(event[key]) !== JSON.stringify(twin?.[key]));
          faults.push(`${place}: ${uid}: ${differs.map((key) => `${key} is ${String(event[key]).slice(0, 90)} and ${String(twin?.[key]).slice(0, 90)}`).join("; ")}`);
        }
        // A day that is taken out has to be one of the rule's.
        if (event.days.length + event.except.length !== event.count) {
          faults.push(`${place}: ${uid} counts ${event.count}, has ${event.days.length} days without ${event.except.length}`);
        }
        pauses += event.except.length;
        entries += 1;
        occurrences += event.days.length;
      }
      files += 1;
    } catch (error) {
      faults.push(`${place}: ${error.message}`);
    }
  },
);

console.log(
  `${files} calendar files, ${entries} entries, ${occurrences} occurrences and ${pauses} days taken out read alike by ical.js and node-ical; ${stopped} plans without a file`,
);
if (files < 150 || stopped < 5 || pauses === 0) faults.push("too few files to say anything");
for (const fault of faults.slice(0, 20)) console.error(fault);
if (faults.length > 0) {
  console.error(`${faults.length} faults`);
  process.exit(1);
}
