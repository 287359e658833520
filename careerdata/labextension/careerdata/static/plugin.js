// What lies beside this file, of the same version: the browser keeps each address for a year.
const beside = (name) => new URL(`${name}${new URL(import.meta.url).search}`, import.meta.url);
const [{ Bar }, { Page }, { Typed }] = await Promise.all(
  ["bar.js", "page.js", "typed.js"].map((name) => import(beside(name))),
);

const FOLDER = "notebooks";

// Pages are told by their place and name, and by code that speaks of careerdata; any other notebook is the person's own.
function shippedAs(panel, pages) {
  const page = pages.find(({ file }) => panel.context.path === `${FOLDER}/${file}`);
  const ours = page && [...panel.model.cells].some((cell) => cell.type === "code" && /careerdata/.test(sourceOf(cell)));
  return ours ? page : undefined;
}

const sourceOf = (cell) => cell.sharedModel.getSource();

// A chart's own script gives up, and leaves the chart empty, when two seconds were not enough to read plotly: on a slow or busy
// machine they are not. It has no setting for that, so a minute takes the place of just those two seconds.
function giveChartsTime() {
  const { timeout } = AbortSignal;
  AbortSignal.timeout = (milliseconds) => timeout.call(AbortSignal, milliseconds === 2000 ? 60_000 : milliseconds);
}

function addStyles(ofCharts) {
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = beside("pages.css");
  const charts = document.createElement("style");
  charts.textContent = ofCharts;
  document.head.append(sheet, charts);
}

export async function plugin(load) {
  const [{ INotebookTracker, NotebookActions }, { PageConfig }, { Widget }] = await Promise.all(
    ["@jupyterlab/notebook", "@jupyterlab/coreutils", "@lumino/widgets"].map(load),
  );
  const pages = JSON.parse(PageConfig.getOption("careerdataPages") || "[]");
  const open = (file) => ({
    address: `${PageConfig.getBaseUrl()}lab/tree/${FOLDER}/${file}`,
    path: `${FOLDER}/${file}`,
  });
  return {
    id: "careerdata:pages",
    description: "Runs the guided pages when they are opened, and puts a bar of the steps above them",
    autoStart: true,
    requires: [INotebookTracker],
    activate(app, tracker) {
      if (pages.length === 0) return;
      giveChartsTime();
      addStyles(PageConfig.getOption("careerdataStyle"));
      tracker.widgetAdded.connect(async (_, panel) => {
        await panel.context.ready;
        const shipped = shippedAs(panel, pages);
        if (!shipped || panel.isDisposed) return;
        const page = new Page(panel, shipped, NotebookActions, new Typed(panel));
        const links = pages.map((other) => ({ ...open(other.file), label: other.label, current: other === shipped }));
        const bar = new Bar(page, links, (path) => app.commands.execute("docmanager:open", { path }));
        const widget = new Widget({ node: bar.node });
        panel.contentHeader.addWidget(widget);
        bar.keepRoom(() => panel.contentHeader.fit());
        panel.disposed.connect(() => bar.dispose());
        await page.begin();
      });
    },
  };
}
