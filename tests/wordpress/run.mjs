// The plugin in a real WordPress, and the app in its pages in Chromium.
//
//   node tests/wordpress/run.mjs [dist]
//
// Ends with 1 when something is not as it should be, 77 when this machine lacks a program.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { startBrowser } from "./browser.mjs";
import { Person } from "./person.mjs";
import { missing, serveApp, startWordPress, until } from "./site.mjs";

const dist = process.argv[2] ?? "dist";
const plugin = join(import.meta.dirname, "../../integrations/wordpress/barrier-first");
const lacking = missing();
if (lacking.length > 0) {
  console.log(`NOT tried: WordPress. Needed (Debian packages): ${lacking.join(" ")}`);
  process.exit(77);
}
if (!existsSync(join(dist, "index.html"))) {
  console.error(`there is no app in ${dist}: run the stage dist first`);
  process.exit(1);
}

let failed = 0;
let passed = 0;
const ensure = (is, text) => {
  if (!is) throw new Error(text);
};
async function check(name, body) {
  try {
    await body();
    passed += 1;
    console.log(`ok      ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${name}\n        ${error.message}`);
  }
}

const wordpress = await startWordPress(plugin);
const app = await serveApp(dist, "https://elsewhere.example");
let browser;
try {
  const { wp, address: site } = wordpress;
  console.log(`WordPress ${wordpress.version}, ${process.version}`);
  const visitor = new Person(site);
  const admin = await new Person(site).logIn("admin", "admin-word");
  const author = await new Person(site).logIn("author", "author-word");
  const SETTINGS = "/wp-admin/options-general.php?page=barrier-first";

  const nonce = async (who) => (await who.ask("/wp-admin/admin-ajax.php?action=rest-nonce")).text;
  /** A post by the REST interface, as the block editor saves it. */
  async function post(who, content) {
    const response = await who.ask("/?rest_route=/wp/v2/posts", {
      method: "POST",
      headers: { "content-type": "application/json", "x-wp-nonce": await nonce(who) },
      body: JSON.stringify({ title: "A post", content, status: "publish" }),
    });
    ensure(response.status === 201, `post: ${response.status} ${response.text.slice(0, 300)}`);
    return JSON.parse(response.text).id;
  }
  const read = async (id, who = visitor) => (await who.ask(`/?p=${id}`)).text;
  const elements = (page) => page.match(/<barrier-first[^>]*>/g) ?? [];
  const scripts = (page) => page.match(/<script[^>]*embed\.js[^>]*>/g) ?? [];

  await check("it can be activated, and says nothing to visitors without an address", async () => {
    ensure(wp("activate") === null, "not activated");
    const id = await post(admin, "[barrier_first]");
    const page = await read(id);
    ensure(elements(page).length === 0 && !page.includes("[barrier_first"), "visitors see something");
    ensure((await read(id, admin)).includes("page=barrier-first"), "the administrator sees no hint");
    ensure(!(await read(id, author)).includes("page=barrier-first"), "the author sees the hint");
  });

  async function save(who, address, change = {}) {
    const { text } = await who.ask(SETTINGS);
    const fields = { ...Person.fields(text, /<form method="post" action="options\.php"/), "barrier_first[address]": address, ...change };
    return (await who.send("/wp-admin/options.php", fields)).text;
  }

  await check("addresses that cannot be are refused, with the reason", async () => {
    const refused = {
      "app.clinic.example": "whole address",
      "http://app.clinic.example/": "https://",
      "https://me:word@app.clinic.example/": "no user name",
      "https://app.clinic.example/?a=1": "question mark",
      "https://app.clinic.example/a\"><script>": "characters",
      "javascript:alert(1)": "whole address",
      [`${site}/app/`]: "host name of its own",
    };
    for (const [typed, reason] of Object.entries(refused)) {
      const page = await save(admin, typed);
      ensure(page.includes("notice-error") && page.includes(reason), `${typed}: no "${reason}"`);
      ensure(!wp("option")?.address, `${typed} was kept`);
    }
  });

  await check("only who may change settings, with a nonce, changes them", async () => {
    ensure((await author.ask(SETTINGS)).status === 403, "the author sees the page");
    const { text } = await admin.ask(SETTINGS);
    const fields = Person.fields(text, /<form method="post" action="options\.php"/);
    const tries = [[author, fields], [admin, { ...fields, _wpnonce: "0123456789" }], [visitor, fields]];
    for (const [who, given] of tries) {
      await who.send("/wp-admin/options.php", { ...given, "barrier_first[address]": "https://other.example/" });
      ensure(!wp("option")?.address, "it was changed");
    }
  });

  await check("the app is asked: wrong program, a header that forbids, all well", async () => {
    const other = await save(admin, "http://127.0.0.1:9/");
    ensure(other.includes("could not reach the app"), "a closed port is not told");
    const forbids = await save(admin, app.address.slice(0, -1));
    ensure(forbids.includes("frame-ancestors") && forbids.includes("notice-warning"), "the header is not told");
    app.frames = site;
    const well = await save(admin, `${app.address}index.html`);
    ensure(!well.includes("notice-warning") && !well.includes("notice-error"), "a warning without need");
    ensure(wp("option").address === app.address && wp("option").colours === true, JSON.stringify(wp("option")));
  });

  let byAuthor;
  await check("an author, who may post no script, gets the app and no script of theirs", async () => {
    byAuthor = await post(author, '<!-- wp:paragraph --><p>Before</p><!-- /wp:paragraph --><script>alert(1)</script>\n<!-- wp:barrier-first/skin-check {"clinic":"demo"} /-->');
    const page = await read(byAuthor);
    ensure(!page.includes("alert(1)</script>"), "the script stayed");
    ensure(elements(page).length === 1 && elements(page)[0].includes(`src="${app.address}"`), elements(page).join());
    ensure(elements(page)[0].includes('clinic="demo"'), "no clinic");
    ensure(scripts(page).length === 1 && / async /.test(scripts(page)[0]) && scripts(page)[0].includes("data-cfasync"), scripts(page).join());
  });

  let two;
  await check("two in one page: one script, one rule of colours", async () => {
    two = await post(author, '<!-- wp:barrier-first/skin-check /-->\n<!-- wp:shortcode -->\n[barrier_first mode="popup" clinic="demo"]Check <b>my</b> skin[/barrier_first]\n<!-- /wp:shortcode -->');
    const page = await read(two);
    ensure(elements(page).length === 2 && scripts(page).length === 1, `${elements(page).length} elements, ${scripts(page).length} scripts`);
    ensure(page.includes(`${app.address}?clinic=demo">Check my skin</a>`), "no link without scripts");
    ensure((page.match(/:where\(barrier-first\)/g) ?? []).length === 1, "the rule of colours");
  });

  let classic;
  await check("the classic editor", async () => {
    admin.cookie("classic", "1");
    const { text } = await admin.ask("/wp-admin/post-new.php");
    ensure(text.includes("wp-editor-area") && !text.includes("block-editor-page"), "this is not the classic editor");
    const fields = Person.fields(text, /<form name="post"/);
    await admin.send("/wp-admin/post.php", { ...fields, action: "editpost", post_title: "Classic", content: '[barrier_first mode="popup" clinic="demo"]', publish: "Publish", post_status: "publish" });
    admin.cookie("classic", "");
    classic = fields.post_ID;
    const page = await read(classic);
    ensure(elements(page).length === 1 && elements(page)[0].includes('mode="popup"'), elements(page).join());
  });

  await check("what an author writes into attributes stays a value, or is left out", async () => {
    const hostile = `[barrier_first mode='"><img src=x onerror=alert(2)>' clinic='"onload=alert(3)' lang='en" x="' theme='url(//x)' height='9e9' src='https://evil.example/' label='x']<img src=x onerror=alert(4)>go[/barrier_first]`;
    for (const who of [author, admin]) {
      const page = await read(await post(who, hostile));
      const [element] = elements(page);
      ensure(element === `<barrier-first src="${app.address}">`, element);
      ensure(!/onerror=alert\(4\)/.test(page.slice(page.indexOf("<barrier-first"), page.indexOf("</barrier-first>"))), "markup in the link");
    }
    const block = await read(await post(author, '<!-- wp:barrier-first/skin-check {"mode":["popup"],"height":{"a":1},"label":"\\u003cb\\u003ex","clinic":"a b"} /-->'));
    ensure(elements(block)[0] === `<barrier-first src="${app.address}">`, elements(block)[0]);
  });

  await check("a feed holds a plain link", async () => {
    const { text } = await visitor.ask("/?feed=rss2");
    ensure(text.includes(`<a href="${app.address}`) && !text.includes("<barrier-first"), "the feed");
  });

  await check("colours are the theme's, in classic and in block themes, and can be left", async () => {
    for (const [theme, colour] of [["twentytwentyone", "--barrier-first-background:#d1e4dd"], ["twentytwentythree", "--barrier-first-background:#ffffff"]]) {
      wp("theme", theme);
      const rule = (await read(two)).match(/:where\(barrier-first\)\{[^}]*\}/)?.[0] ?? "";
      ensure(rule.includes(colour), `${theme}: ${rule}`);
    }
    const page = await save(admin, app.address, { "barrier_first[colours]": "" });
    ensure(!page.includes("notice-error") && wp("option").colours === false, "not switched off");
    ensure(!(await read(two)).includes(":where(barrier-first)"), "colours stay");
    await save(admin, app.address, { "barrier_first[colours]": "1" });
  });

  browser = await startBrowser();
  const ready = (n) => `return [...document.querySelectorAll("barrier-first")][${n}]?.shadowRoot?.querySelector(".box")?.className === "box"`;
  const frameOf = (n) => `const it = [...document.querySelectorAll("barrier-first")][${n}]; return it.shadowRoot.querySelector("iframe")`;

  for (const theme of ["twentytwentyone", "twentytwentythree"]) {
    await check(`Chromium, ${theme}: one in the page, one in a dialog`, async () => {
      wp("theme", theme);
      await browser.open(`${site}/?p=${two}`);
      await browser.run("document.querySelector('barrier-first').scrollIntoView()");
      await until("the app in the page", () => browser.run(ready(0)));
      ensure(!(await browser.run("return document.querySelectorAll('barrier-first')[1].hasAttribute('open')")), "the dialog opened by itself");
      await browser.run("document.querySelectorAll('barrier-first')[1].querySelector('a').click()");
      await until("the app in the dialog", () => browser.run(ready(1)));
      const shown = await browser.run("const d = document.querySelectorAll('barrier-first')[1].shadowRoot.querySelector('dialog'); return d.open && d.getBoundingClientRect().height > 300");
      ensure(shown, "the dialog is not to be seen");
      await browser.frame(await browser.run(frameOf(1)));
      await until("the app's first page", () => browser.run("return document.documentElement.hasAttribute('data-ready')"));
      await browser.frame(null);
      const refused = (await browser.log()).filter((line) => /barrier-first|Content Security Policy|frame-ancestors/i.test(line));
      ensure(refused.length === 0, refused.join("\n"));
    });
  }

  await check("Chromium: an author's post and the classic one", async () => {
    for (const id of [byAuthor, classic]) {
      await browser.open(`${site}/?p=${id}`);
      await browser.run("const it = document.querySelector('barrier-first'); it.scrollIntoView(); if (it.mode === 'popup') it.querySelector('a').click()");
      await until(`the app in post ${id}`, () => browser.run(ready(0)));
    }
  });

  await check("Chromium: an author puts the block in, sets it, saves it, opens it again", async () => {
    for (const cookie of author.cookies()) await browser.cookie({ ...cookie, path: "/" });
    await browser.open(`${site}/wp-admin/post-new.php`);
    await until("the editor", () => browser.run("return Boolean(window.wp?.blocks?.getBlockType('barrier-first/skin-check') && wp.data.select('core/editor')?.getCurrentPostId())"));
    await browser.run(`
      const block = wp.blocks.createBlock("barrier-first/skin-check", { mode: "popup", label: "Look" });
      wp.data.dispatch("core/block-editor").insertBlock(block);
      wp.data.dispatch("core/editor").editPost({ title: "By block", status: "publish" });
    `);
    await until("its card", () => browser.run("return /dialog, behind|opens the skin check/.test((document.querySelector('iframe[name=editor-canvas]')?.contentDocument ?? document).body.textContent)"));
    const id = await browser.run("await wp.data.dispatch('core/editor').savePost(); return wp.data.select('core/editor').getCurrentPostId()");
    const content = wp("content", String(id));
    ensure(content === '<!-- wp:barrier-first/skin-check {"mode":"popup","label":"Look"} /-->', content);
    await browser.open(`${site}/wp-admin/post.php?post=${id}&action=edit`);
    const valid = await until("the editor again", () => browser.run("const [block] = wp.data.select('core/block-editor').getBlocks(); return block && { valid: block.isValid, mode: block.attributes.mode }"));
    ensure(valid.valid && valid.mode === "popup", JSON.stringify(valid));
    await browser.open(`${site}/?p=${id}`);
    await until("the link", () => browser.run("return document.querySelector('barrier-first a')?.textContent === 'Look'"));
  });

  await check("no notice or warning of PHP", async () => {
    ensure(wordpress.faults().length === 0, wordpress.faults().slice(0, 5).join("\n"));
  });

  await check("uninstalled, nothing is left", async () => {
    wp("uninstall");
    ensure(wp("left").length === 0, wp("left").join());
    const page = await read(classic);
    ensure(elements(page).length === 0 && scripts(page).length === 0, "the page still has it");
  });
} finally {
  await browser?.stop();
  app.stop();
  await wordpress.stop();
}
console.log(`${passed} checks of the WordPress plugin passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
