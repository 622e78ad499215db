// A WordPress of Debian's packages, as a visitor of 127.0.0.1 sees it: a database and a PHP server
// in a folder of their own, stopped by their own process ids. Nothing listens to the outside.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as listen } from "node:net";
import { tmpdir } from "node:os";
import { extname, join, resolve, sep } from "node:path";

const WORDPRESS = "/usr/share/wordpress";
const HERE = import.meta.dirname;

/** What is missing on this machine, as names of Debian packages. */
export function missing() {
  const needed = {
    wordpress: `${WORDPRESS}/wp-load.php`,
    "wordpress-theme-twentytwentyone": `${WORDPRESS}/wp-content/themes/twentytwentyone/style.css`,
    "wordpress-theme-twentytwentythree": `${WORDPRESS}/wp-content/themes/twentytwentythree/style.css`,
    "mariadb-server": "/usr/sbin/mariadbd",
    "php-cli": "/usr/bin/php",
  };
  const lacking = Object.keys(needed).filter((name) => !existsSync(needed[name]));
  if (existsSync(needed["php-cli"]) && !/^mysqli$/m.test(execFileSync("php", ["-m"], { encoding: "utf8" }))) lacking.push("php-mysql");
  return lacking;
}

export function freePort() {
  return new Promise((done) => {
    const server = listen().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Asks again until something is there, at most for so many seconds. */
export async function until(what, ask, seconds = 30) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(200)) {
    const found = await ask().catch(() => undefined);
    if (found) return found;
  }
  throw new Error(`waited ${seconds} s for ${what}`);
}

/** Serves a folder with the headers that it is published with; `frames` may show it. */
export async function serveApp(folder, frames) {
  const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".json": "application/json", ".css": "text/css", ".wasm": "application/wasm", ".svg": "image/svg+xml", ".webmanifest": "application/manifest+json", ".png": "image/png" };
  const line = readFileSync(join(folder, "_headers"), "utf8").match(/^\s*Content-Security-Policy: (.*)$/m)[1];
  const app = { frames };
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://app").pathname);
    const file = resolve(folder, `.${path.endsWith("/") ? `${path}index.html` : path}`);
    if (!file.startsWith(resolve(folder) + sep) || !existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, {
      "content-type": types[extname(file)] ?? "application/octet-stream",
      "content-security-policy": line.replace("frame-ancestors 'self'", `frame-ancestors 'self' ${app.frames}`).replace("; upgrade-insecure-requests", ""),
      "cross-origin-resource-policy": "cross-origin",
      "cross-origin-embedder-policy": "require-corp",
    });
    response.end(readFileSync(file));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  app.address = `http://127.0.0.1:${server.address().port}/`;
  app.stop = () => server.close();
  return app;
}

export async function startWordPress(plugin) {
  const folder = mkdtempSync(join(tmpdir(), "bf-wp-"));
  const site = join(folder, "site");
  const data = join(folder, "data");
  const socket = join(folder, "db.sock");
  const children = [];
  // Each server leads a process group of its own, since PHP's workers outlive their parent.
  const kill = (child) => {
    try {
      process.kill(-child.pid);
    } catch {
      // Gone already.
    }
  };
  const last = () => children.forEach(kill);
  process.once("exit", last);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
  const stop = async () => {
    for (const child of children.splice(0).reverse()) {
      const ended = new Promise((done) => (child.exitCode === null && child.signalCode === null ? child.once("exit", done) : done()));
      kill(child);
      await ended;
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    const root = process.getuid() === 0 ? ["--user=root"] : [];
    mkdirSync(data);
    execFileSync("mariadb-install-db", ["--no-defaults", `--datadir=${data}`, "--auth-root-authentication-method=normal", "--skip-test-db", ...root], { stdio: "ignore" });
    const log = join(folder, "db.log");
    children.push(spawn("/usr/sbin/mariadbd", ["--no-defaults", `--datadir=${data}`, `--socket=${socket}`, "--skip-networking", `--log-error=${log}`, `--pid-file=${join(folder, "db.pid")}`, ...root], { stdio: "ignore", detached: true }));
    await until("the database", async () => execFileSync("mariadb", ["--no-defaults", `--socket=${socket}`, "-uroot", "-e", "CREATE DATABASE IF NOT EXISTS wp CHARACTER SET utf8mb4"], { stdio: "ignore" }) !== undefined);

    // Debian's folder holds links into others.
    cpSync(WORDPRESS, site, { recursive: true, dereference: true, filter: (path) => !/wp-config\.php$|\.htaccess$/.test(path) });
    cpSync(plugin, join(site, "wp-content/plugins/barrier-first"), { recursive: true });
    mkdirSync(join(site, "wp-content/mu-plugins"), { recursive: true });
    // No mail leaves, and the old editor is there for who asks for it.
    writeFileSync(
      join(site, "wp-content/mu-plugins/test.php"),
      "<?php\nfunction wp_mail() { return true; }\nadd_filter( 'use_block_editor_for_post', function () { return empty( $_COOKIE['classic'] ); } );\n",
    );
    const constants = {
      DB_NAME: "wp", DB_USER: "root", DB_PASSWORD: "", DB_HOST: `localhost:${socket}`, DB_CHARSET: "utf8mb4", DB_COLLATE: "",
      WP_HOME: address, WP_SITEURL: address, WP_DEBUG: true, WP_DEBUG_DISPLAY: false, WP_DEBUG_LOG: join(folder, "php.log"),
      DISABLE_WP_CRON: true, WP_HTTP_BLOCK_EXTERNAL: true, WP_ACCESSIBLE_HOSTS: "127.0.0.1", AUTOMATIC_UPDATER_DISABLED: true,
    };
    for (const name of ["AUTH", "SECURE_AUTH", "LOGGED_IN", "NONCE"]) constants[`${name}_KEY`] = constants[`${name}_SALT`] = `${name} of a test`;
    const lines = Object.entries(constants).map(([name, value]) => `define( '${name}', ${JSON.stringify(value)} );`);
    writeFileSync(join(site, "wp-config.php"), `<?php\n${lines.join("\n")}\n$table_prefix = 'wp_';\nif ( ! defined( 'ABSPATH' ) ) { define( 'ABSPATH', __DIR__ . '/' ); }\nrequire_once ABSPATH . 'wp-settings.php';\n`);

    const wp = (action, ...words) =>
      JSON.parse(execFileSync("php", [join(HERE, "wp.php"), site, action, ...words], { encoding: "utf8", env: { ...process.env, SITE: address } }));
    const version = wp("install");
    children.push(spawn("php", ["-S", `127.0.0.1:${port}`, "-t", site], { stdio: "ignore", detached: true, env: { ...process.env, PHP_CLI_SERVER_WORKERS: "4" } }));
    await until("WordPress", async () => (await fetch(`${address}/wp-login.php`)).ok);
    const faults = () => (existsSync(join(folder, "php.log")) ? readFileSync(join(folder, "php.log"), "utf8") : "").split("\n").filter((it) => it.includes("barrier-first"));
    return { address, version, wp, faults, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
