// Barrier First in another page: <barrier-first>, or any element with data-barrier-first. Nothing
// else is needed; docs/embedding.md is the guide, docs/embedding-protocol.md has the messages.
//
// The app runs in a frame of its own origin, so scripts of this page cannot read what is answered.
// frame.js is the other side. This file works as a classic script and as a module.
(() => {
  const NAME = "barrier-first";
  // Loaded a second time.
  if (customElements.get(NAME)) return;

  const VERSION = 1;
  const WORDS = "__EMBED_WORDS__"; // From locales/, filled in while building.
  const HERE = (document.currentScript ?? [...document.scripts].find(({ src }) => /\/embed\.js(\?|$)/.test(src)))?.src;

  /** So many messages of the app at once, and so many more each second. */
  const BURST = 120;
  const PER_SECOND = 60;
  const LONGEST = 65536;
  const HIGHEST = 60000;
  /** Height until the app has said its own, in pixels. */
  const FIRST = 560;
  /** Time until the page says that the app does not come, in milliseconds. */
  const LATE = 15000;

  const COLOURS = ["background", "surface", "text", "accent", "accent-text", "warm"];
  const TOKENS = [...COLOURS, ...COLOURS.map((name) => `dark-${name}`), "radius", "font", "heading-font"];

  // `all: initial` keeps the inherited styles of the page out; pixels, because its `rem` may be
  // anything. What must not be changed from outside is marked as important: there it wins.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { display: block !important; }
    :host([hidden]) { display: none !important; }
    :host([mode="popup"]) { display: inline-block !important; }
    .box, dialog { all: initial; display: block; font: 16px/1.5 system-ui, sans-serif; color-scheme: inherit; }
    iframe { display: block; inline-size: 100%; block-size: ${FIRST}px; border: 0; margin: 0; }
    .waiting iframe { opacity: 0; }
    .lost iframe, p:not(.lost p) { display: none; }
    p { margin: 0; padding: 16px; border: 1px solid; border-radius: 8px; }
    button { font: inherit; cursor: pointer; }
    .start { padding: 12px 24px; border: 0; border-radius: 999px; font-weight: 600;
      background: var(--barrier-first-accent, #0b5f5c); color: var(--barrier-first-accent-text, #fff); }
    button:focus-visible { outline: 3px solid; outline-offset: 3px; }
    dialog { position: fixed; inset: 0; margin: auto; padding: 0; box-sizing: border-box; overflow: hidden;
      inline-size: min(960px, 100vw); block-size: min(900px, 100vh); block-size: min(900px, 100dvh);
      border-radius: 12px; background: Canvas; color: CanvasText; flex-direction: column; }
    dialog:not([open]) { display: none; }
    dialog[open] { display: flex; }
    dialog::backdrop { background: rgb(0 0 0 / 55%); }
    .bar { display: flex; justify-content: flex-end; }
    .close { min-inline-size: 44px; min-block-size: 44px; padding: 0 16px; border: 0; background: none; color: inherit; }
    dialog .box { flex: 1; min-block-size: 0; }
    dialog iframe { block-size: 100% !important; }
  `);

  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  class BarrierFirst extends HTMLElement {
    static observedAttributes = ["src", "mode", "lang", "theme", "clinic", "open", "height", "accept-share"];

    #root = this.attachShadow({ mode: "open" });
    #frame;
    #box;
    #dialog;
    #trigger;
    #port;
    #origin;
    #ready = false;
    #later = [];
    #near;
    #look;
    #timer;
    #tokens = BURST;
    #filled = 0;
    #reflecting = false;
    #sent;

    constructor() {
      super();
      this.#root.adoptedStyleSheets = [sheet];
      this.addEventListener("click", (event) => {
        // The content of the element is the button in popup mode; a link in it works without scripts.
        if (this.mode !== "popup" || event.defaultPrevented || this.#dialog?.open) return;
        const link = event.target.closest("a, button");
        if (!event.composedPath().includes(this.#trigger) && !(link && this.contains(link))) return;
        event.preventDefault();
        this.open();
      });
    }

    // ---------------------------------------------------------- attributes

    get mode() {
      return this.getAttribute("mode") === "popup" ? "popup" : "inline";
    }

    get #address() {
      const url = new URL(this.src || new URL("./", HERE ?? document.baseURI), document.baseURI);
      if (!/^https?:$/.test(url.protocol)) throw new TypeError(`${NAME}: src must be an address of the web`);
      for (const name of ["lang", "clinic"]) {
        if (this.getAttribute(name)) url.searchParams.set(name, this.getAttribute(name));
      }
      return url;
    }

    get #words() {
      const wish = this.getAttribute("lang") || this.closest("[lang]")?.lang || navigator.language;
      return WORDS[wish.toLowerCase().split("-")[0]] ?? WORDS.en;
    }

    attributeChangedCallback(name, before, after) {
      if (before === after || !this.#box || this.#reflecting) return;
      if (name === "open") after === null ? this.close() : this.open();
      else if (/src|mode|clinic/.test(name)) {
        // A frame that was open in the page must not become a dialog over it.
        if (name === "mode") this.#reflect(false);
        this.#rebuild();
      } else if (name === "lang") {
        this.#label();
        if (after) this.#ask({ type: "lang", lang: after });
      } else this.#update();
    }

    // ----------------------------------------------------------- lifecycle

    connectedCallback() {
      // A property that was set before the script came hides the accessor of the class.
      for (const name of Object.keys(ACCESSORS)) {
        if (!Object.hasOwn(this, name)) continue;
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
      // While the page is still being read, the content of the element is not there yet.
      if (document.readyState !== "loading") return this.#rebuild();
      addEventListener("DOMContentLoaded", () => this.isConnected && !this.#box && this.#rebuild(), { once: true });
    }

    disconnectedCallback() {
      this.#drop();
    }

    // With this, moveBefore() keeps the frame as it is.
    connectedMoveCallback() {}

    #rebuild() {
      this.#drop();
      addEventListener("message", this.#hello);
      const popup = this.mode === "popup";
      this.#box = make("div", { className: "box" }, make("p"));
      if (popup) {
        this.#trigger = this.querySelector("a, button") ? null : make("button", { type: "button", className: "start", part: "button" });
        const close = make("button", { type: "button", className: "close", part: "close" });
        close.addEventListener("click", () => this.close());
        this.#dialog = make("dialog", { part: "dialog" }, make("div", { className: "bar" }, close), this.#box);
        this.#dialog.addEventListener("close", this.#closed);
        // A click on the dialog itself is one beside its content.
        this.#dialog.addEventListener("click", ({ target }) => target === this.#dialog && this.close());
        const slot = document.createElement("slot");
        this.#trigger?.append(slot);
        this.#root.replaceChildren(this.#trigger ?? slot, this.#dialog);
      } else {
        this.#root.replaceChildren(this.#box);
        this.#near = new IntersectionObserver(([entry]) => entry.isIntersecting && this.#load(), { rootMargin: "500px" });
        this.#near.observe(this.#box);
        this.#box.style.minHeight = this.#height ?? `${FIRST}px`;
      }
      this.#label();
      // Colours often change by a class.
      this.#look = new MutationObserver(this.#update);
      for (const one of [document.documentElement, document.body, this]) {
        this.#look.observe(one, { attributeFilter: ["class", "style", "data-theme"] });
      }
      DARK.addEventListener("change", this.#update);
      if (this.hasAttribute("open")) this.open();
    }

    #drop() {
      removeEventListener("message", this.#hello);
      DARK.removeEventListener("change", this.#update);
      clearTimeout(this.#timer);
      this.#near?.disconnect();
      this.#look?.disconnect();
      this.#hangUp();
      this.#dialog?.removeEventListener("close", this.#closed);
      this.#dialog?.close();
      this.#root.replaceChildren();
      this.#frame = this.#box = this.#dialog = this.#trigger = this.#near = undefined;
      this.#later = [];
    }

    #hangUp() {
      this.#port?.close();
      this.#port = undefined;
      this.#ready = false;
    }

    #label() {
      const words = this.#words;
      const title = this.getAttribute("aria-label") || words.title;
      if (this.#frame) this.#frame.title = title;
      if (this.#dialog) {
        this.#dialog.ariaLabel = title;
        this.#dialog.querySelector(".close").textContent = words.close;
      }
      if (this.#trigger) this.#trigger.firstChild.textContent = words.start;
      const link = make("a", { target: "_blank", rel: "noopener", textContent: words.alone });
      try {
        link.href = this.#address;
      } catch (error) {
        console.error(error);
      }
      this.#box?.querySelector("p").replaceChildren(`${words.lost} `, link);
    }

    #load() {
      if (this.#frame || !this.#box) return;
      const url = this.#address;
      this.#origin = url.origin;
      if (url.origin === location.origin) {
        console.warn(`${NAME}: the app is on the origin of this page, so scripts of this page can read the answers`);
      }
      this.#near?.disconnect();
      const frame = make("iframe", { referrerPolicy: "no-referrer", allow: "clipboard-write; web-share" });
      // Set before the frame is in the page: it then adds nothing to the history.
      frame.src = url.href;
      this.#frame = frame;
      this.#box.className = "box waiting";
      this.#box.prepend(frame);
      this.#label();
      this.#size();
      this.#timer = setTimeout(() => {
        this.#box.className = "box lost";
        console.error(
          `${NAME}: no word from ${url.origin}. Does its frame-ancestors header name ${location.origin}, and this page's own policy (frame-src) name ${url.origin}?`,
        );
        this.#say("error", { code: "timeout" });
      }, LATE);
      this.#reflect(this.mode === "inline");
    }

    #reflect(open) {
      this.#reflecting = true;
      this.toggleAttribute("open", open);
      this.#reflecting = false;
    }

    // ------------------------------------------------------------ methods

    /** Loads the app; in popup mode also shows the dialog. */
    open() {
      // Not in the page yet: as soon as it is.
      if (!this.#box) return this.#reflect(true);
      this.#load();
      if (this.#dialog && !this.#dialog.open) {
        this.#dialog.showModal();
        this.#reflect(true);
      }
    }

    /** Closes the dialog, or takes the frame out of the page in inline mode. */
    close() {
      if (this.#dialog) this.#dialog.close();
      else if (this.#frame) {
        clearTimeout(this.#timer);
        this.#hangUp();
        this.#frame.remove();
        this.#frame = undefined;
        this.#closed();
      }
    }

    #closed = () => {
      this.#reflect(false);
      this.#say("close", {});
    };

    /** Erases the answers that were given in this page and starts again. */
    reset() {
      if (this.#box) this.#ask({ type: "reset" });
    }

    // ----------------------------------------------------------- messages

    #hello = ({ data, origin, source }) => {
      if (!this.#frame || source !== this.#frame.contentWindow || origin !== this.#origin) return;
      const message = read(data);
      if (message?.type !== "hello") return;
      clearTimeout(this.#timer);
      this.#box.className = "box";
      if (message.barrierFirst !== VERSION) {
        console.error(`${NAME}: the app speaks version ${Number(message.barrierFirst)}, this page version ${VERSION}`);
        return this.#say("error", { code: "version" });
      }
      // The app may have loaded again; what was agreed before is void.
      this.#hangUp();
      const { port1, port2 } = new MessageChannel();
      this.#port = port1;
      this.#tokens = BURST;
      this.#filled = performance.now();
      port1.onmessage = this.#received;
      const init = { barrierFirst: VERSION, type: "init", ...this.#settings() };
      source.postMessage(JSON.stringify(init), this.#origin, [port2]);
    };

    #received = ({ data }) => {
      const now = performance.now();
      this.#tokens = Math.min(BURST, this.#tokens + ((now - this.#filled) / 1000) * PER_SECOND);
      this.#filled = now;
      if (this.#tokens < 1) return;
      this.#tokens -= 1;
      const message = read(data);
      const { type } = message ?? {};
      if (type === "ready" && !this.#ready) {
        this.#ready = true;
        this.#say("ready", { version: String(message.version).slice(0, 40) });
        this.#later.splice(0).forEach((one) => this.#ask(one));
      } else if (type === "error") this.#say("error", { code: String(message.code).slice(0, 40) });
      else if (type === "height") this.#grow(message.height);
      else if (type === "close") this.#dialog?.close();
      // Anything else means something only once the app is there.
      else if (!this.#ready) return;
      else if (type === "page") this.#show();
      else if (type === "step" && Number.isInteger(message.index) && Number.isInteger(message.total)) {
        this.#say("step", { index: message.index, total: message.total });
      } else if (type === "share" && this.acceptShare && read(message.text)) {
        this.#say("share", { text: message.text, summary: read(message.text) });
      } else if (/^(start|complete|book)$/.test(type)) this.#say(type, {});
    };

    #say(type, detail) {
      this.dispatchEvent(new CustomEvent(`${NAME}:${type}`, { detail, bubbles: true, composed: true }));
    }

    #ask(message) {
      if (this.#ready) this.#port.postMessage(JSON.stringify(message));
      else if (this.#later.length < 8) this.#later.push(message);
    }

    // ----------------------------------------------------- size and place

    get #height() {
      const height = Number.parseFloat(this.height);
      return height > 0 ? `${Math.min(height, HIGHEST)}px` : undefined;
    }

    #size() {
      const height = this.#height;
      if (height) this.#frame.style.height = height;
    }

    #grow(height) {
      if (this.mode === "popup" || this.#height || !(height > 0 && height <= HIGHEST)) return;
      this.#frame.style.height = `${Math.ceil(height)}px`;
      this.#box.style.minHeight = "";
      if (this.#ready) this.#say("resize", { height: Math.ceil(height) });
    }

    /** Another page of the app: its start into view, if it is out of it and the page wants that. */
    #show() {
      const { top } = this.getBoundingClientRect();
      if (!this.autoScroll || this.mode === "popup" || (top >= 0 && top < innerHeight)) return;
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      this.scrollIntoView({ block: "start", behavior: calm ? "instant" : "smooth" });
    }

    // --------------------------------------------------------------- look

    #update = () => {
      if (!this.#frame) return;
      this.#size();
      const settings = JSON.stringify({ type: "update", ...this.#settings() });
      if (settings !== this.#sent) this.#port?.postMessage(settings);
      this.#sent = settings;
    };

    #settings() {
      const style = getComputedStyle(this);
      const theme = {};
      for (const name of TOKENS) {
        const value = style.getPropertyValue(`--barrier-first-${name}`).trim();
        if (value && value.length <= 200) theme[name] = value;
      }
      const inline = this.mode === "inline";
      let scheme = this.theme;
      if (scheme !== "light" && scheme !== "dark") {
        // A page that says nothing is a light one.
        const own = style.colorScheme;
        scheme = /dark/.test(own) ? (/light/.test(own) ? "auto" : "dark") : "light";
      }
      // A frame can be seen through only where both sides have the same scheme.
      for (const part of [this.#frame, this.#dialog]) {
        if (part) part.style.colorScheme = scheme === "auto" ? "light dark" : scheme;
      }
      return { theme, scheme, background: inline ? behind(this) : null, size: inline && !this.#height ? "auto" : "fixed", share: this.acceptShare };
    }
  }

  const DARK = matchMedia("(prefers-color-scheme: dark)");

  // Attributes as properties.
  const ACCESSORS = { src: "src", mode: "mode", theme: "theme", clinic: "clinic", height: "height", autoScroll: "auto-scroll", acceptShare: "accept-share" };
  for (const [name, attribute] of Object.entries(ACCESSORS)) {
    const flag = attribute.includes("-");
    const known = Object.getOwnPropertyDescriptor(BarrierFirst.prototype, name);
    Object.defineProperty(BarrierFirst.prototype, name, {
      configurable: true,
      enumerable: true,
      get: known?.get ?? function () { return flag ? this.hasAttribute(attribute) : this.getAttribute(attribute) ?? ""; },
      set(value) {
        if (flag) this.toggleAttribute(attribute, Boolean(value));
        else this.setAttribute(attribute, value);
      },
    });
  }

  /** A message as an object, or undefined. */
  function read(data) {
    if (typeof data !== "string" || data.length > LONGEST) return undefined;
    try {
      const message = JSON.parse(data);
      return message && typeof message === "object" ? message : undefined;
    } catch {
      return undefined;
    }
  }

  /** The plain colour behind an element; null where it is a picture or cannot be told. */
  function behind(element) {
    for (let node = element; node; node = node.parentNode ?? node.host) {
      if (!(node instanceof Element)) continue;
      const { backgroundColor, backgroundImage } = getComputedStyle(node);
      if (backgroundImage !== "none") return null;
      if (/^rgb\(/.test(backgroundColor)) return backgroundColor;
      if (!/^rgba\(.*, 0\)$/.test(backgroundColor)) return null;
    }
    // The browser's own paper.
    return /dark/.test(getComputedStyle(document.documentElement).colorScheme) ? null : "rgb(255, 255, 255)";
  }

  customElements.define(NAME, BarrierFirst);

  // ------------------------------------- sites that strip unknown elements

  function replace(root) {
    for (const place of [...(root.matches?.("[data-barrier-first]") ? [root] : []), ...root.querySelectorAll("[data-barrier-first]")]) {
      const element = document.createElement(NAME);
      for (const { name, value } of place.attributes) {
        const plain = name.replace(/^data-/, "");
        if (plain !== name && plain !== NAME) element.setAttribute(plain, value);
      }
      element.append(...place.childNodes);
      place.removeAttribute("data-barrier-first");
      place.append(element);
    }
  }

  const all = () => replace(document);
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", all);
  else all();
  // Builders put parts of their pages in later.
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) if (node instanceof Element) replace(node);
  }).observe(document, { childList: true, subtree: true });
})();
