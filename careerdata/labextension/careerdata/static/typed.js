// What a person set in a page's controls and has not saved, across a kernel that is gone.
//
// A control is known by its cell, its kind and its label, not by its place: a panel may show more after another run.
// What it held when the page had just run (first), what it holds when the kernel is lost (last), and what it holds
// after the page ran again (now) say what to do: it is put back when the person changed it (last is not first) and
// the page came back as it was (now is first). Where the page came back with something else, the files know better.

const VIEW = "application/vnd.jupyter.widget-view+json";
const CONTROLS =
  /^(Text|Textarea|Combobox|(Bounded)?(Int|Float)Text|(Int|Float|FloatLog)(Range)?Slider|Selection(Range)?Slider|Dropdown|Select|SelectMultiple|RadioButtons|ToggleButtons?|Checkbox|DatePicker|TagsInput)Model$/;

const field = (model) => (model.has("index") ? "index" : "value");
const isText = (value) => typeof value === "number" || (typeof value === "string" && value.trim() !== "");
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export class Typed {
  constructor(panel) {
    this.panel = panel;
    this.roots = [];
    this.first = new Map();
  }

  // Remember the controls as the page made them.
  async begin() {
    try {
      this.roots = await this.panels();
      this.first = this.values();
    } catch (error) {
      this.roots = [];
      console.warn("careerdata: what is typed in this page could not be put back later", error);
    }
  }

  // ipywidgets keeps its manager to itself; what draws a widget has it.
  async manager() {
    const renderer = this.panel.content.rendermime.createRenderer(VIEW);
    const manager = await renderer._manager.promise;
    renderer.dispose();
    return manager;
  }

  // A kernel that ran the page before still has its widgets. ipywidgets asks for all of them when the page is opened,
  // and a page that is run meanwhile closes them under its hands. A kernel that ends meanwhile never answers.
  async settle() {
    const manager = await this.manager();
    const givenUp = Date.now() + 30_000;
    while (manager._kernelRestoreInProgress && Date.now() < givenUp) await new Promise((resolve) => setTimeout(resolve, 50));
  }

  // The outermost widgets of every cell.
  async panels() {
    const manager = await this.manager();
    const found = [];
    for (const cell of this.panel.content.widgets) {
      const outputs = cell.model.outputs;
      for (let number = 0; number < (outputs?.length ?? 0); number++) {
        const id = outputs.get(number).data[VIEW]?.model_id;
        if (id) found.push([cell.model.id, await manager.get_model(id)]);
      }
    }
    return found;
  }

  controls() {
    const found = new Map();
    const walk = (cell, model) => {
      const kind = model.get("_model_name");
      if (CONTROLS.test(kind)) {
        const key = [cell, kind, model.get("description") || model.get("placeholder") || ""].join("\n");
        let number = 0;
        while (found.has(`${key}\n${number}`)) number += 1;
        found.set(`${key}\n${number}`, model);
      }
      for (const child of model.get("children") ?? []) walk(cell, child);
    };
    for (const [cell, model] of this.roots) walk(cell, model);
    return found;
  }

  values() {
    return new Map([...this.controls()].map(([key, model]) => [key, model.get(field(model))]));
  }

  // What the person changed, by control.
  collect() {
    const changed = new Map();
    for (const [key, model] of this.controls()) {
      const [first, last] = [this.first.get(key), model.get(field(model))];
      if (same(first, last)) continue;
      changed.set(key, { first, last, label: model.get("description"), known: this.first.has(key), field: field(model) });
    }
    return changed;
  }

  // Put it back, and return the texts for which there is no place.
  async putBack(changed) {
    await this.begin();
    const [controls, lost, back] = [this.controls(), [], []];
    for (const [key, { first, last, label, known, field }] of changed) {
      const model = controls.get(key);
      const now = model?.get(field);
      if (model && same(now, last)) continue;
      if (known && model && same(now, first)) back.push([model, last]);
      else if (field === "value" && isText(last)) lost.push({ label, text: last });
    }
    // A choice in a list may fill a form: what was typed into the form comes after it.
    for (const chosen of [true, false]) {
      for (const [model, last] of back.filter(([model]) => (field(model) === "index") === chosen)) {
        model.set(field(model), last);
        model.save_changes();
      }
      await this.panel.sessionContext.session?.kernel?.requestKernelInfo();
    }
    return lost;
  }
}
