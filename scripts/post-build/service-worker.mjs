// The service worker, built by Workbox.
import { join } from "node:path";

import { fail } from "./files.mjs";

const MAX_PRECACHED_FILE = 5 * 1024 * 1024;

// Not loaded by the app itself, so not precached for offline use: the host page's script, images for app
// stores, the update check, settings of web hosts.
const NOT_PRECACHED = [
  "version.json",
  "sw.js",
  "embed.js",
  "fhir/**",
  "screenshots/**",
  "clinics/clinic.schema.json",
  "robots.txt",
  "_headers",
  "_redirects",
  "404.html",
];

/** Writes sw.js, which precaches everything that the app itself loads. */
export async function writeServiceWorker(dir) {
  let generateSW;
  try {
    ({ generateSW } = await import("workbox-build"));
  } catch {
    fail("workbox-build is not installed; run scripts/setup.sh build");
  }
  const { count, size, warnings } = await generateSW({
    swDest: join(dir, "sw.js"),
    globDirectory: dir,
    globPatterns: ["**/*.{html,css,js,wasm,bin,json,webmanifest,svg,png,ico,woff2}"],
    globIgnores: NOT_PRECACHED,
    maximumFileSizeToCacheInBytes: MAX_PRECACHED_FILE,
    cacheId: "barrier-first",
    // Workbox removes old entries from its own cache. This option would also delete caches of other apps in
    // subfolders on a shared origin.
    cleanupOutdatedCaches: false,
    // The page decides when a new version takes over (it posts SKIP_WAITING).
    skipWaiting: false,
    clientsClaim: false,
    // Every page address serves the same page, whatever its query (language, embed settings, campaign
    // parameters); any other unknown address is a real 404.
    navigateFallback: "index.html",
    navigateFallbackAllowlist: [/\/(index\.html)?(\?.*)?$/],
    ignoreURLParametersMatching: [/.*/],
    inlineWorkboxRuntime: true,
    sourcemap: false,
    mode: "production",
  });
  // A file skipped for its size would be missing offline.
  if (warnings.length > 0) fail(`workbox-build: ${warnings.join("; ")}`);
  if (count === 0) fail("the service worker would precache nothing");
  return { count, size };
}
