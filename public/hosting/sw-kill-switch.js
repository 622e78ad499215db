// The way back when a published service worker does harm: put this file in the place of sw.js on the
// host, everything else may stay. Browsers ask for sw.js at each visit and at least once a day, past
// their cache; each one then removes the worker, the files it kept, and takes the page fresh from the
// network. Saved answers are not touched. README.md in this folder has the steps.

self.addEventListener("install", () => {
  // Do not wait for the old worker's pages to close: it is the one that does harm.
  self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      // Caches belong to the whole origin; other apps on it keep theirs.
      const scope = self.registration.scope;
      for (const name of await caches.keys()) {
        if (name.startsWith("barrier-first-") && name.endsWith(scope)) await caches.delete(name);
      }
      const pages = await self.clients.matchAll({ type: "window" });
      await self.registration.unregister();
      // Answers are saved as they are given, so a reload loses nothing.
      await Promise.all(pages.map((page) => page.navigate(page.url).catch(() => undefined)));
    })(),
  );
});
