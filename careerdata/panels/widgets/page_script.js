function name(panel) {
  for (const handle of panel.querySelectorAll(".noUi-handle:not([aria-label])")) {
    const label = handle.closest(".widget-inline-hbox")?.querySelector(".widget-label");
    const more = label?.title === "null" ? "" : label?.title;
    if (label?.textContent) handle.setAttribute("aria-label", more || label.textContent);
  }
  // A slider over words would give the number of the word.
  for (const shown of panel.querySelectorAll(".widget-readout")) {
    const handles = shown.closest(".widget-inline-hbox")?.querySelectorAll(".noUi-handle");
    if (handles?.length === 1) handles[0].setAttribute("aria-valuetext", shown.textContent);
  }
}
function fit(panel) {
  for (const chart of panel.querySelectorAll(".js-plotly-plot:not([data-fitted])")) {
    if (!chart.querySelector(".main-svg")) continue;
    chart.dataset.fitted = "yes";
    window.dispatchEvent(new Event("resize"));
  }
}
function keep_keys(panel) {
  // On each control itself: JupyterLab looks at whatever has the focus first.
  for (const control of panel.querySelectorAll("select, button, input, textarea, [tabindex]"))
    control.setAttribute("data-lm-suppress-shortcuts", "true");
}
function lead(panel) {
  // A link to another page opens the notebook beside this one, wherever the folder lies in JupyterLab.
  const beside = decodeURIComponent(location.pathname).match(/\/tree\/(.*\/)?[^/]*\.ipynb$/);
  if (!beside) return;
  for (const link of panel.querySelectorAll("a[data-page]")) {
    const args = JSON.stringify({ path: (beside[1] ?? "") + link.dataset.page });
    if (link.dataset.commandlinkerArgs !== args) link.dataset.commandlinkerArgs = args;
  }
}
function look(panel) {
  lead(panel);
  keep_keys(panel);
  name(panel);
  fit(panel);
}
export default {
  render({ el }) {
    el.style.display = "none";
    let changes, size, waiting;
    const begin = () => {
      const panel = el.closest(".careerdata-panel");
      if (!panel || !panel.isConnected) {
        waiting = requestAnimationFrame(begin);
        return;
      }
      changes = new MutationObserver(() => look(panel));
      changes.observe(panel, { childList: true, subtree: true });
      let width = panel.clientWidth;
      size = new ResizeObserver(() => {
        if (panel.clientWidth === width) return;
        width = panel.clientWidth;
        window.dispatchEvent(new Event("resize"));
      });
      size.observe(panel);
      look(panel);
    };
    begin();
    return () => {
      cancelAnimationFrame(waiting);
      changes?.disconnect();
      size?.disconnect();
    };
  },
};
