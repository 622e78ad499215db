// Barrier First in another page: <barrier-first>, or any element with data-barrier-first. Nothing else is
// needed; docs/embedding.md is the guide, docs/embedding-protocol.md has the messages.
//
// The app runs in a frame on its own origin, so scripts of this page cannot read the answers. frame.js is the
// other side. This file works as a classic script and as a module.
(() => {
  const NAME = "barrier-first";
  // Already loaded.
  if (customElements.get(NAME)) return;

  const VERSION = 1;
  const WORDS = "__EMBED_WORDS__"; // From locales/, filled in by the build.
  const HERE = ownAddress();

  /** Rate limits for messages from the app: burst size, and refill per second. */
  const BURST = 120;
  const PER_SECOND = 60;
  const LONGEST = 65536;
  const HIGHEST = 60000;
  /** Height until the app has reported its own, in pixels. */
  const FIRST = 560;
  /** Time until the app counts as unreachable, in milliseconds. */
  const LATE = 15000;
  /** Time between two updates, so that the app's own limit drops none; and until a colour has settled. */
  const PAUSE = 250;
  const SETTLED = 1200;
  /** Value of the attribute `open` as set by this script; all other values are set by the page. */
  const SHOWN = "shown";

  const COLOURS = ["background", "surface", "text", "accent", "accent-text", "warm"];
  const TOKENS = [...COLOURS, ...COLOURS.map((name) => `dark-${name}`), "radius", "font", "heading-font"];

  // `all: initial` blocks the page's inherited styles; pixels, because its `rem` may be anything. Properties
  // that must not be overridden from outside are marked as important: there they win.
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
    #queue = [];
    #approach;
    #styleObserver;
    #timer;
    #tokens = BURST;
    #filled = 0;
    #held = new Map();
    #release;
    #reflecting = false;
    #sent;
    #sentAt = 0;
    #sendTimer;
    #settleTimer;
    #unlock;
    #shownAt = 0;
    #moved = false;

    constructor() {
      super();
      this.#root.adoptedStyleSheets = [sheet];
      this.addEventListener("click", (event) => {
        // In popup mode, the element's content is the button; a link in it works without scripts.
        if (this.mode !== "popup" || event.defaultPrevented || this.#dialog?.open) return;
        const link = event.target.closest("a, button");
        if (!event.composedPath().includes(this.#trigger) && !(link && this.contains(link))) return;
        event.preventDefault();
        this.show();
      });
    }

    // ---------------------------------------------------------- attributes

    get mode() {
      return this.getAttribute("mode") === "popup" ? "popup" : "inline";
    }

    get #address() {
      // Never this page, nor the location of another script of the same name.
      if (!this.src && !HERE) throw new TypeError(`${NAME}: the attribute src must say where the app is, because this script cannot tell where it came from`);
      const url = new URL(this.src || new URL("./", HERE), document.baseURI);
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
      if (name === "open") after === null ? this.close() : this.show();
      else if (/src|mode|clinic/.test(name)) {
        // A frame that was open in the page must not become a dialog over it.
        const shown = name !== "mode" && this.open;
        this.#reflect(false);
        this.#rebuild();
        if (shown) this.show();
      } else if (name === "lang") {
        this.#label();
        if (after) this.#request({ type: "lang", lang: after });
      } else this.#sendSettings();
    }

    // ----------------------------------------------------------- lifecycle

    connectedCallback() {
      // A property set before the script loaded hides the accessor of the class.
      for (const name of [...Object.keys(ACCESSORS), "open"]) {
        if (!Object.hasOwn(this, name)) continue;
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
      // While the page is still being parsed, the element's content is not there yet.
      if (document.readyState !== "loading") return this.#rebuild();
      addEventListener("DOMContentLoaded", () => this.isConnected && !this.#box && this.#rebuild(), { once: true });
    }

    disconnectedCallback() {
      // If a router or page builder moves the element, the app reloads at once in the new place.
      this.#moved = this.mode === "inline" && Boolean(this.#frame);
      this.#tearDown();
    }

    // ------------------------------------------------------------ open or not

    /** Whether the dialog is shown or, in inline mode, the app is loaded. Settable. */
    get open() {
      return this.#dialog ? this.#dialog.open : Boolean(this.#frame) || (!this.#box && this.hasAttribute("open"));
    }

    set open(value) {
      // Not connected yet: the same as setting the attribute.
      if (!this.#box) this.toggleAttribute("open", Boolean(value));
      else if (value) this.show();
      else this.close();
    }

    // With this, moveBefore() keeps the frame unchanged.
    connectedMoveCallback() {}

    #rebuild() {
      this.#tearDown();
      addEventListener("message", this.#onHello);
      const popup = this.mode === "popup";
      this.#box = make("div", { className: "box" }, make("p"));
      if (popup) {
        this.#trigger = this.querySelector("a, button") ? null : make("button", { type: "button", className: "start", part: "button" });
        const close = make("button", { type: "button", className: "close", part: "close" });
        // A second press on the button was not meant for the dialog that has covered it.
        const meant = ({ detail }) => detail === 0 || performance.now() - this.#shownAt > 600;
        close.addEventListener("click", (event) => meant(event) && this.close());
        this.#dialog = make("dialog", { part: "dialog" }, make("div", { className: "bar" }, close), this.#box);
        this.#dialog.addEventListener("close", this.#onClose);
        // A click on the dialog itself is outside its content.
        this.#dialog.addEventListener("click", (event) => event.target === this.#dialog && meant(event) && this.close());
        const slot = document.createElement("slot");
        this.#trigger?.append(slot);
        this.#root.replaceChildren(this.#trigger ?? slot, this.#dialog);
      } else {
        this.#root.replaceChildren(this.#box);
        this.#approach = new IntersectionObserver(([entry]) => entry.isIntersecting && this.#load(), { rootMargin: "500px" });
        this.#approach.observe(this.#box);
        this.#box.style.minHeight = this.#height ?? `${FIRST}px`;
      }
      this.#label();
      this.#watch();
      const wanted = this.getAttribute("open");
      // A snapshot of an open page, restored by a router, is not a request to open.
      if (wanted === SHOWN) this.#reflect(false);
      // Also, no dialog over a page without any user activation.
      else if (wanted !== null && (!popup || navigator.userActivation?.isActive)) this.show();
      if (this.#moved) this.#load();
      this.#moved = false;
    }

    /** Observes whatever may change the surrounding colours: attributes, style sheets, the device, time. */
    #watch() {
      this.#styleObserver = new MutationObserver(this.#onStyleChange);
      for (let node = this; node; node = node.parentNode ?? node.host) {
        if (node instanceof Element) this.#styleObserver.observe(node, { attributes: true });
      }
      this.#styleObserver.observe(document.head, { subtree: true, childList: true, characterData: true, attributes: true });
      DARK.addEventListener("change", this.#onStyleChange);
      for (const type of SIGNS) document.addEventListener(type, this.#onStyleChange, true);
    }

    // Colours may be in transition when read, so they are read again later.
    #onStyleChange = () => {
      this.#sendSettings();
      clearTimeout(this.#settleTimer);
      this.#settleTimer = setTimeout(this.#sendSettings, SETTLED);
    };

    #tearDown() {
      removeEventListener("message", this.#onHello);
      DARK.removeEventListener("change", this.#onStyleChange);
      for (const type of SIGNS) document.removeEventListener(type, this.#onStyleChange, true);
      for (const timer of [this.#timer, this.#settleTimer, this.#sendTimer, this.#release]) clearTimeout(timer);
      this.#sendTimer = this.#release = undefined;
      this.#held.clear();
      this.#approach?.disconnect();
      this.#styleObserver?.disconnect();
      this.#disconnect();
      this.#dialog?.removeEventListener("close", this.#onClose);
      this.#dialog?.close();
      this.#unlock?.();
      this.#root.replaceChildren();
      this.#frame = this.#box = this.#dialog = this.#trigger = this.#approach = undefined;
      this.#queue = [];
    }

    #disconnect() {
      this.#port?.close();
      this.#port = this.#sent = undefined;
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
      let there = true;
      try {
        link.href = this.#address;
      } catch {
        there = false;
      }
      this.#box?.querySelector("p").replaceChildren(`${words.lost} `, ...(there ? [link] : []));
    }

    #load() {
      if (this.#frame || !this.#box) return;
      let url;
      try {
        url = this.#address;
      } catch (error) {
        console.error(error);
        this.#approach?.disconnect();
        this.#box.className = "box lost";
        return this.#emit("error", { code: "address" });
      }
      this.#origin = url.origin;
      if (url.origin === location.origin) {
        console.warn(`${NAME}: the app is on the origin of this page, so scripts of this page can read the answers`);
      }
      this.#approach?.disconnect();
      const frame = make("iframe", { referrerPolicy: "no-referrer", allow: "clipboard-write; web-share" });
      // Set before the frame is connected, so that it adds no history entry.
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
        this.#emit("error", { code: "timeout" });
      }, LATE);
    }

    // Only for a dialog opened by a person or the page: during hydration, a page must find its elements as it
    // wrote them.
    #reflect(open) {
      this.#reflecting = true;
      if (open) this.setAttribute("open", SHOWN);
      else this.removeAttribute("open");
      this.#reflecting = false;
    }

    // ------------------------------------------------------------ methods

    /** Loads the app; in popup mode also shows the dialog. */
    show() {
      // Not connected yet: opens once it is.
      if (!this.#box) return void this.setAttribute("open", "");
      this.#load();
      if (this.#dialog && !this.#dialog.open) {
        this.#dialog.showModal();
        this.#shownAt = performance.now();
        this.#unlock = lockScrolling();
      }
      this.#reflect(true);
    }

    /** Closes the dialog or, in inline mode, removes the frame from the page. */
    close() {
      if (!this.#box) this.removeAttribute("open");
      else if (this.#dialog) this.#dialog.close();
      else if (this.#frame) {
        clearTimeout(this.#timer);
        this.#disconnect();
        this.#frame.remove();
        this.#frame = undefined;
        this.#onClose();
      }
    }

    #onClose = () => {
      this.#unlock?.();
      this.#reflect(false);
      this.#emit("close", {});
    };

    /** Erases the answers given in this page and starts again. */
    reset() {
      if (this.#box) this.#request({ type: "reset" });
    }

    // ----------------------------------------------------------- messages

    #onHello = ({ data, origin, source }) => {
      if (!this.#frame || source !== this.#frame.contentWindow || origin !== this.#origin) return;
      const message = read(data);
      if (message?.type !== "hello") return;
      clearTimeout(this.#timer);
      this.#box.className = "box";
      if (message.barrierFirst !== VERSION) {
        console.error(`${NAME}: the app speaks version ${Number(message.barrierFirst)}, this page version ${VERSION}`);
        return this.#emit("error", { code: "version" });
      }
      // The app may have been reloaded; the previous connection is void.
      this.#disconnect();
      const { port1, port2 } = new MessageChannel();
      this.#port = port1;
      this.#tokens = BURST;
      this.#filled = performance.now();
      port1.onmessage = this.#received;
      const init = { barrierFirst: VERSION, type: "init", ...this.#settings() };
      source.postMessage(JSON.stringify(init), this.#origin, [port2]);
    };

    // Above the limit, the latest message of each type is held back and handled once the rate allows.
    #received = ({ data }) => {
      const now = performance.now();
      this.#tokens = Math.min(BURST, this.#tokens + ((now - this.#filled) / 1000) * PER_SECOND);
      this.#filled = now;
      if (this.#tokens >= 1) {
        this.#tokens -= 1;
        return this.#handle(read(data));
      }
      // Only short messages of known types may wait, so that a flood costs little.
      const message = data.length < 1000 && read(data);
      if (!message || !KINDS.test(message.type)) return;
      this.#held.set(message.type, message);
      this.#release ??= setTimeout(() => {
        this.#release = undefined;
        for (const one of [...this.#held.values()]) this.#handle(one);
        this.#held.clear();
      }, 1000);
    };

    #handle(message) {
      const { type } = message ?? {};
      if (type === "ready" && !this.#ready) {
        this.#ready = true;
        this.#emit("ready", { version: String(message.version).slice(0, 40) });
        this.#queue.splice(0).forEach((one) => this.#request(one));
      } else if (type === "error") this.#emit("error", { code: String(message.code).slice(0, 40) });
      else if (type === "height") this.#grow(message.height);
      else if (type === "close") this.#dialog?.close();
      // All other messages are valid only once the app is ready.
      else if (!this.#ready) return;
      else if (type === "page") this.#show();
      else if (type === "step" && Number.isInteger(message.index) && Number.isInteger(message.total)) {
        this.#emit("step", { index: message.index, total: message.total });
      } else if (type === "share" && this.acceptShare && read(message.text)) {
        this.#emit("share", { text: message.text, summary: read(message.text) });
      } else if (/^(start|complete|book)$/.test(type)) this.#emit(type, {});
    }

    #emit(type, detail) {
      this.dispatchEvent(new CustomEvent(`${NAME}:${type}`, { detail, bubbles: true, composed: true }));
    }

    #request(message) {
      if (this.#ready) this.#port.postMessage(JSON.stringify(message));
      else this.#queue = [...this.#queue.filter(({ type }) => type !== message.type), message];
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
      if (this.#ready) this.#emit("resize", { height: Math.ceil(height) });
    }

    /** The app has changed page: scrolls to its start, if that is out of view and the page wants it. */
    #show() {
      const { top } = this.getBoundingClientRect();
      if (!this.autoScroll || this.mode === "popup" || (top >= 0 && top < innerHeight)) return;
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      this.scrollIntoView({ block: "start", behavior: calm ? "instant" : "smooth" });
    }

    // --------------------------------------------------------------- look

    // The last state always arrives: changes within a pause are read at its end.
    #sendSettings = () => {
      if (!this.#frame) return;
      this.#size();
      const wait = this.#sentAt + PAUSE - performance.now();
      if (wait > 0) {
        this.#sendTimer ??= setTimeout(() => {
          this.#sendTimer = undefined;
          this.#sendSettings();
        }, wait);
        return;
      }
      const settings = JSON.stringify({ type: "update", ...this.#settings() });
      if (settings === this.#sent || !this.#port) return;
      this.#port.postMessage(settings);
      this.#sent = settings;
      this.#sentAt = performance.now();
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
        // A page that does not set a scheme is light.
        const own = style.colorScheme;
        scheme = /dark/.test(own) ? (/light/.test(own) ? "auto" : "dark") : "light";
      }
      // A frame is transparent only if both sides have the same scheme.
      for (const part of [this.#frame, this.#dialog]) {
        if (part) part.style.colorScheme = scheme === "auto" ? "light dark" : scheme;
      }
      return { theme, scheme, background: inline ? behind(this) : null, size: inline && !this.#height ? "auto" : "fixed", share: this.acceptShare };
    }
  }

  const DARK = matchMedia("(prefers-color-scheme: dark)");
  /** Events after which colours may have changed: ended transitions, and loaded style sheets. */
  const SIGNS = ["transitionend", "transitioncancel", "animationend", "load"];
  /** Message types from the app. */
  const KINDS = /^(ready|error|height|close|page|step|share|start|complete|book)$/;

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

  /**
   * Returns the address of this script from its location in a stack trace; a module has no other way that
   * also works in classic scripts. Another script of the same name is ignored: many vendors call theirs
   * embed.js.
   */
  function ownAddress() {
    const running = document.currentScript?.src;
    const address = /https?:\/\/[^\s()]+?(?=:\d+(?::\d+)?\)?\s*$)/m.exec(new Error().stack ?? "")?.[0];
    // Bundled, or put into another file by an optimiser: then that file's location means nothing.
    return [address, running].find((one) => /\/embed\.js(\?|$)/.test(one));
  }

  let locks = 0;

  /** Locks scrolling of the page behind a dialog; returns a function that undoes it. */
  function lockScrolling() {
    const parts = [document.documentElement, document.body];
    const before = parts.map(({ style }) => [style.overflow, style.paddingInlineEnd]);
    const bar = innerWidth - document.documentElement.clientWidth;
    locks += 1;
    if (locks === 1) {
      for (const { style } of parts) style.overflow = "hidden";
      // Keeps the layout stable without the scroll bar.
      const padding = Number.parseFloat(getComputedStyle(document.body).paddingInlineEnd) || 0;
      if (bar > 0) document.body.style.paddingInlineEnd = `${padding + bar}px`;
    }
    const first = locks === 1;
    let locked = true;
    return () => {
      if (!locked) return;
      locked = false;
      locks -= 1;
      if (first) parts.forEach(({ style }, n) => ([style.overflow, style.paddingInlineEnd] = before[n]));
    };
  }

  /** Returns a message as an object, or undefined. */
  function read(data) {
    if (typeof data !== "string" || data.length > LONGEST) return undefined;
    try {
      const message = JSON.parse(data);
      return message && typeof message === "object" ? message : undefined;
    } catch {
      return undefined;
    }
  }

  /** Returns the solid colour behind an element; null if it is an image or unknown. */
  function behind(element) {
    for (let node = element; node; node = node.parentNode ?? node.host) {
      if (!(node instanceof Element)) continue;
      const { backgroundColor, backgroundImage } = getComputedStyle(node);
      if (backgroundImage !== "none") return null;
      if (/^rgb\(/.test(backgroundColor)) return backgroundColor;
      if (!/^rgba\(.*, 0\)$/.test(backgroundColor)) return null;
    }
    // The browser's default canvas.
    return /dark/.test(getComputedStyle(document.documentElement).colorScheme) ? null : "rgb(255, 255, 255)";
  }

  customElements.define(NAME, BarrierFirst);

  // ------------------------------------- sites that strip unknown elements

  const replaced = new WeakSet();

  function replace(root) {
    for (const place of [...(root.matches?.("[data-barrier-first]") ? [root] : []), ...root.querySelectorAll("[data-barrier-first]")]) {
      if (replaced.has(place)) continue;
      replaced.add(place);
      const element = document.createElement(NAME);
      for (const { name, value } of place.attributes) {
        const plain = name.replace(/^data-/, "");
        if (plain !== name && plain !== NAME) element.setAttribute(plain, value);
      }
      // The attribute stays: the page's own code looks for it there.
      element.append(...place.childNodes);
      place.append(element);
    }
  }

  const all = () => replace(document);
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", all);
  else all();
  // Page builders insert parts of their pages later.
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) if (node instanceof Element) replace(node);
  }).observe(document, { childList: true, subtree: true });
})();
