const SAYS = {
  starting: () => "One moment: this page is getting ready.",
  running: ({ ran, cells }) => `One moment: ${ran.size} of ${cells.length} parts of this page are ready.`,
  ready: ({ lost }) => (lost.length ? "The page is back. This could not be put back; copy what you still need:" : ""),
  waiting: () => "The code of this page was changed, so it did not run by itself. Look at it, then run it.",
  failed: () => "A part of this page did not work. The red box below says why.",
  gone: () => "This page is no longer connected: its buttons and sliders do not answer. What you typed can be put back.",
};
const OFFERS = {
  waiting: ["Run this page", (page) => page.run()],
  failed: ["Try again", (page) => page.bringBack()],
  gone: ["Bring the page back", (page) => page.bringBack()],
};

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

// JupyterLab takes single keys for commands; the keys pressed on these controls are theirs.
const OWN_KEYS = { "data-lm-suppress-shortcuts": "true" };

// Above the page: the steps, a line that says how the page is, and one button where there is something to do.
export class Bar {
  constructor(page, links, open) {
    this.page = page;
    this.steps = element("nav", { "aria-label": "Steps" }, ...links.map((link) => this.link(link, open)));
    this.code = element("button", { type: "button", class: "careerdata-code", ...OWN_KEYS });
    this.code.addEventListener("click", () => page.fold(!page.folded));
    this.words = element("span", { role: "status" });
    this.progress = element("progress", { "aria-label": "Parts that are ready" });
    this.offer = element("button", { type: "button", class: "careerdata-offer", ...OWN_KEYS });
    this.offer.addEventListener("click", () => void OFFERS[page.state]?.[1](page));
    this.lost = element("ul");
    this.line = element("div", { class: "careerdata-line" }, this.progress, this.words, this.offer, this.lost);
    this.inner = element("div", {}, element("div", { class: "careerdata-steps" }, this.steps, this.code), this.line);
    this.node = element("div", { class: "careerdata-bar" }, this.inner);
    page.onChange = () => this.show();
    this.show();
  }

  link({ address, path, label, current }, open) {
    const link = element("a", { href: address, ...OWN_KEYS, ...(current ? { "aria-current": "page" } : {}) }, label);
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (!current) open(path);
    });
    return link;
  }

  show() {
    const { page } = this;
    const words = SAYS[page.state](page);
    if (this.words.textContent !== words) this.words.textContent = words;
    const [label] = OFFERS[page.state] ?? [];
    this.offer.hidden = !label;
    this.offer.textContent = label ?? "";
    this.progress.hidden = page.state !== "running";
    this.progress.max = Math.max(1, page.cells.length);
    this.progress.value = page.ran.size;
    this.lost.hidden = page.state !== "ready" || page.lost.length === 0;
    this.lost.replaceChildren(...page.lost.map(({ label, text }) => element("li", {}, label ? `${label}: ${text}` : text)));
    this.code.textContent = page.folded ? "Show the code" : "Hide the code";
    this.line.classList.toggle("careerdata-quiet", !words);
  }

  // JupyterLab gives a header the height it asks for, and does not look at what is in it.
  keepRoom(fit) {
    this.size = new ResizeObserver(() => {
      this.node.style.minHeight = `${this.inner.offsetHeight}px`;
      fit();
    });
    this.size.observe(this.inner);
  }

  dispose() {
    this.size?.disconnect();
  }
}
