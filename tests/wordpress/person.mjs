// Somebody who is logged in, without a browser: cookies, forms and their hidden fields.
export class Person {
  #cookies = new Map();

  constructor(site) {
    this.site = site;
  }

  cookie(name, value) {
    this.#cookies.set(name, value);
  }

  async ask(path, options = {}) {
    const headers = { ...options.headers, cookie: [...this.#cookies].map((one) => one.join("=")).join("; ") };
    const response = await fetch(new URL(path, this.site), { redirect: "manual", ...options, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = line.match(/^([^=]+)=([^;]*)/);
      this.#cookies.set(name, value);
    }
    const next = response.headers.get("location");
    if (next && response.status >= 300 && response.status < 400) return this.ask(next, { headers: {} });
    return { status: response.status, text: await response.text() };
  }

  send(path, fields) {
    return this.ask(path, { method: "POST", body: new URLSearchParams(fields) });
  }

  async logIn(name, word) {
    this.cookie("wordpress_test_cookie", "WP%20Cookie%20check");
    const { text } = await this.send("/wp-login.php", { log: name, pwd: word, "wp-submit": "1", testcookie: "1", redirect_to: `${this.site}/wp-admin/profile.php` });
    if (!text.includes("profile-page")) throw new Error(`${name} could not log in`);
    return this;
  }

  cookies() {
    return [...this.#cookies].map(([name, value]) => ({ name, value }));
  }

  /** The fields that a form of a page holds, hidden ones included. */
  static fields(text, form) {
    const start = text.search(form);
    if (start < 0) throw new Error(`there is no form ${form}`);
    const inside = text.slice(start, text.indexOf("</form>", start));
    const of = (tag, name) => tag.match(new RegExp(`\\s${name}=["']([^"']*)["']`))?.[1];
    const plain = (value) => value.replaceAll("&amp;", "&").replaceAll("&#039;", "'").replaceAll("&quot;", '"');
    const found = {};
    for (const [tag] of inside.matchAll(/<input[^>]*>/g)) {
      const name = of(tag, "name");
      const box = /type=["'](checkbox|radio|submit|button)["']/.test(tag);
      if (name && (!box || / checked/.test(tag))) found[name] = plain(of(tag, "value") ?? "");
    }
    return found;
  }
}
