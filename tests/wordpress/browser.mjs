// Chromium by WebDriver, as much of it as the WordPress test needs.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, until } from "./site.mjs";

export async function startBrowser() {
  const port = await freePort();
  const driver = spawn("chromedriver", [`--port=${port}`], { stdio: "ignore" });
  const profile = mkdtempSync(join(tmpdir(), "bf-chromium-"));
  const base = `http://127.0.0.1:${port}`;
  const call = async (method, path, body) => {
    const response = await fetch(base + path, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${path}: ${value.message}`);
    return value;
  };
  await until("chromedriver", async () => (await call("GET", "/status")).ready);
  const args = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1200,900", `--user-data-dir=${profile}`];
  const { sessionId } = await call("POST", "/session", { capabilities: { alwaysMatch: { browserName: "chrome", "goog:chromeOptions": { args }, "goog:loggingPrefs": { browser: "ALL" } } } });
  const session = `/session/${sessionId}`;
  return {
    open: (url) => call("POST", `${session}/url`, { url }),
    /** Runs a body of an async function in the page and returns what it returns. */
    run: (body, ...given) => call("POST", `${session}/execute/sync`, { script: `return (async (...given) => { ${body} })(...arguments)`, args: given }),
    cookie: (cookie) => call("POST", `${session}/cookie`, { cookie }),
    frame: (id) => call("POST", `${session}/frame`, { id }),
    log: async () => (await call("POST", `${session}/se/log`, { type: "browser" })).map((it) => it.message),
    stop: async () => {
      await call("DELETE", session).catch(() => {});
      const ended = new Promise((done) => driver.once("exit", done));
      driver.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
