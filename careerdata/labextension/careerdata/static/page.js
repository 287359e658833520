const CLICKS = ["wheel", "pointerdown", "keydown"];
const pause = () => new Promise((resolve) => setTimeout(resolve, 100));
const seen = (node) =>
  new Promise((resolve) => {
    const watch = new IntersectionObserver((changes) => {
      if (!changes.some((change) => change.isIntersecting)) return;
      watch.disconnect();
      resolve();
    });
    watch.observe(node);
  });
const LOST = ["restarting", "autorestarting", "terminating", "dead"];

// What running a cell, and folding or unfolding it, leaves in its metadata.
const LEFT = ["execution", "trusted", "collapsed", "scrolled", "jupyter", "jp-MarkdownHeadingCollapsed"];

// What the cells say, without that.
function said(model) {
  return JSON.stringify(
    [...model.cells].map((cell) => {
      const metadata = Object.entries(cell.sharedModel.getMetadata()).filter(([name]) => !LEFT.includes(name));
      return [cell.type, cell.sharedModel.getSource(), metadata];
    }),
  );
}

// One guided page: "starting", "running", "ready", "waiting" (its code is not the shipped code, so a person has to
// run it), "failed" (a cell raised), or "gone" (its kernel is not the one that ran it).
export class Page {
  constructor(panel, shipped, actions, typed) {
    this.panel = panel;
    this.shipped = shipped;
    this.actions = actions;
    this.state = "starting";
    this.ran = new Set();
    this.lost = [];
    this.onChange = () => {};
    this.typed = typed;
    panel.addClass("careerdata-page");
    this.keepUnchanged();
    this.followKernel();
    this.followCells();
    this.letKeysScroll();
  }

  get cells() {
    return this.panel.content.widgets.filter((cell) => cell.model.type === "code");
  }

  get asShipped() {
    const code = this.cells.map((cell) => cell.model.sharedModel.getSource());
    return JSON.stringify(code) === JSON.stringify(this.shipped.code);
  }

  become(state) {
    this.state = state;
    this.panel.node.dataset.careerdata = state;
    this.onChange();
  }

  // Run when the page is first seen: a page in a tab behind others waits until it is looked at.
  async begin() {
    this.become("starting");
    this.fold(true);
    await this.panel.revealed;
    await seen(this.panel.node);
    if (!this.asShipped) {
      this.fold(false);
      this.become("waiting");
      return;
    }
    await this.run();
  }

  // The session is called ready before it has a kernel, and a run without one asks which kernel to take; one that is
  // restarting drops what it is asked.
  async kernel() {
    const session = this.panel.sessionContext;
    await session.ready;
    const steady = (kernel) => kernel?.connectionStatus === "connected" && kernel.status === "idle";
    while (!steady(session.session?.kernel) && !this.panel.isDisposed) await pause();
  }

  async run() {
    this.become("starting");
    await this.kernel();
    await this.typed.settle().catch(() => {});
    if (this.panel.isDisposed) return;
    let touched = false;
    const touch = () => (touched = true);
    for (const event of CLICKS) this.panel.content.node.addEventListener(event, touch);
    this.ran.clear();
    this.become("running");
    try {
      const { content, sessionContext } = this.panel;
      const good = await this.actions.runCells(content, content.widgets, sessionContext);
      // JupyterLab does not tell of every cell: not of one without code, nor of those that a dialog kept from running.
      if (this.state === "running") good ? this.finish() : this.become("failed");
    } finally {
      for (const event of CLICKS) this.panel.content.node.removeEventListener(event, touch);
    }
    if (!touched) this.toTop();
  }

  toTop() {
    this.panel.content.activeCellIndex = 0;
    this.panel.content.outerNode.scrollTop = 0;
  }

  // Run again, with a new kernel where there is none, and put back what was typed and not saved.
  async bringBack() {
    const typed = this.typed.collect();
    const session = this.panel.sessionContext;
    this.lost = [];
    this.become("starting");
    try {
      if (!session.session?.kernel) await session.startKernel();
      else if (session.session.kernel.status === "dead") await session.restartKernel();
      await this.run();
      this.lost = await this.typed.putBack(typed);
    } catch (error) {
      console.warn("careerdata: the page could not be brought back", error);
      this.become("gone");
    }
    this.onChange();
  }

  fold(folded) {
    this.folded = folded;
    this.panel.toggleClass("careerdata-folded", folded);
    this.onChange();
  }

  // Answers are never kept in the file, so a page whose words and code are those of the file has nothing to save.
  keepUnchanged() {
    const model = this.panel.model;
    let kept = said(model);
    const settle = () => {
      if (this.panel.isDisposed) return;
      if (model.dirty && said(model) === kept) model.dirty = false;
    };
    model.stateChanged.connect((_, { name, newValue }) => {
      if (name !== "dirty") return;
      if (newValue) queueMicrotask(settle);
      else kept = said(model);
    });
    settle();
  }

  followKernel() {
    const session = this.panel.sessionContext;
    const gone = () => {
      if (["running", "ready", "failed"].includes(this.state)) this.become("gone");
    };
    session.statusChanged.connect((_, status) => LOST.includes(status) && gone());
    session.kernelChanged.connect((_, { oldValue }) => oldValue && gone());
  }

  followCells() {
    const here = (notebook) => notebook === this.panel.content;
    const began = (_, { notebook }) => {
      if (!here(notebook) || !["waiting", "gone"].includes(this.state)) return;
      this.ran.clear();
      this.become("running");
    };
    const ended = (_, { notebook, cell, success }) => {
      if (!here(notebook) || cell.model.type !== "code" || this.state !== "running") return;
      if (!success) return void this.become("failed");
      this.ran.add(cell.model.id);
      if (this.cells.every(({ model }) => this.ran.has(model.id))) this.finish();
      else this.onChange();
    };
    this.actions.executionScheduled.connect(began);
    this.actions.executed.connect(ended);
    this.panel.disposed.connect(() => {
      this.actions.executionScheduled.disconnect(began);
      this.actions.executed.disconnect(ended);
    });
  }

  // A table wider than the page scrolls, by keyboard too. It may come after its cell has run, and comes anew when that runs again.
  letKeysScroll() {
    const node = this.panel.content.node;
    const reach = () => {
      for (const table of node.querySelectorAll(".jp-RenderedHTML:not([tabindex])")) table.tabIndex = 0;
    };
    const watch = new MutationObserver(reach);
    watch.observe(node, { childList: true, subtree: true });
    this.panel.disposed.connect(() => watch.disconnect());
    reach();
  }

  finish() {
    this.become("ready");
    void this.typed.begin();
  }
}
