const ON_A_STEP = 1e-6;

async function widgetOf(model, reference) {
  return model.widget_manager.get_model(reference.slice("IPY_MODEL_".length));
}

function valueOf(control, drawn) {
  // A slider that is set between its steps has the step beside it in the page: that is nobody's wish.
  const value = control.get("value"), step = control.get("step");
  const steps = drawn / step;
  return Math.abs(steps - Math.round(steps)) > ON_A_STEP && Math.abs(value - drawn) < step ? drawn : value;
}

function short(hours) {
  return hours >= 1000 ? Math.round(hours).toLocaleString("en-US") : String(Number(hours.toPrecision(4)));
}

function inWords(date) {
  return date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

// The same sums as in `careerdata.analysis.plan.readiness`, from the same numbers.
function hoursAhead(fan, hours, targets) {
  const over = (part) => fan.done.reduce((sum, done, place) => sum + part(done, targets[place]), 0);
  const asked = over((done, target) => target);
  const grown = asked + (over((done, target) => Math.max(target - done, 0)) * fan.growth) / 100;
  const now = over(Math.min);
  return { asked, grown, by: (unit) => Math.min(now + hours * unit, grown) };
}

function moveBy(chart, name, right, down, text) {
  for (const [kind, marks] of [["shape", chart._fullLayout.shapes], ["annotation", chart._fullLayout.annotations]]) {
    const place = marks.findIndex((mark) => mark.name === name);
    const selector = kind === "shape" ? `.shapelayer path[data-index="${place}"]` : `.annotation[data-index="${place}"]`;
    for (const drawn of chart.querySelectorAll(selector)) drawn.style.translate = `${right}px ${down}px`;
    const words = kind === "annotation" && chart.querySelector(`${selector} .annotation-text`);
    if (words && words.textContent !== text) words.textContent = text;
  }
}

function redraw(chart, fan, hours, date, targets) {
  const { xaxis, yaxis, shapes } = chart._fullLayout;
  const { asked, grown, by } = hoursAhead(fan, hours, targets);
  const across = fan.days.map((day) => xaxis.c2p(day).toFixed(2));
  const points = (column) => fan.unit[column].map((unit, at) => `${across[at]},${yaxis.c2p(by(unit)).toFixed(2)}`);
  const groups = chart.querySelectorAll(".subplot.xy .scatterlayer > .trace");
  chart._fullData.filter((trace) => trace.type === "scatter" && trace.xaxis === "x").forEach((trace, place) => {
    const [low, high] = trace.meta ?? [];
    if (!(low in fan.unit)) return;
    const path = high ? `M${[...points(high), ...points(low).reverse()].join("L")}Z` : `M${points(low).join("L")}`;
    for (const drawn of groups[place].querySelectorAll(".js-line, .js-fill")) drawn.setAttribute("d", path);
  });
  const target = shapes.find((shape) => shape.name === "target");
  const growth = grown > asked ? `, ${short(grown)} as it grows` : "";
  if (target && grown <= yaxis.range[1])
    moveBy(chart, "target", 0, yaxis.c2p(grown) - yaxis.c2p(target.y0), `target: ${short(asked)} hours${growth}`);
  const mark = shapes.find((shape) => shape.name === "date");
  const there = date && xaxis.d2p(date.toISOString().slice(0, 10));
  if (mark && there >= 0 && there <= xaxis._length)
    moveBy(chart, "date", there - xaxis.d2p(mark.x0), 0, `your date: ${inWords(date)}`);
}

export default {
  async render({ model, el }) {
    el.style.display = "none";
    const hours = await widgetOf(model, model.get("hours"));
    const date = await widgetOf(model, model.get("date"));
    let targets = [];
    const charts = new WeakSet();
    const draw = () => {
      const chart = el.closest(".careerdata-panel")?.querySelector(".js-plotly-plot");
      const fan = model.get("fan"), drawn = model.get("drawn");
      if (!chart?._fullLayout?.xaxis || !fan.days || fan.done.length !== targets.length) return;
      if (!charts.has(chart)) {
        // The kernel's answer may be to where the finger was: the chart stays where it is.
        chart.on("plotly_afterplot", draw);
        charts.add(chart);
      }
      const wanted = targets.map((target, place) => valueOf(target, drawn.targets[place]));
      redraw(chart, fan, valueOf(hours, drawn.hours), date.get("value"), wanted);
    };
    const follow = async () => {
      for (const target of targets) target.off("change:value", draw);
      targets = await Promise.all(model.get("targets").map((reference) => widgetOf(model, reference)));
      for (const target of targets) target.on("change:value", draw);
      draw();
    };
    await follow();
    hours.on("change:value", draw);
    date.on("change:value", draw);
    model.on("change:targets", follow);
    // The picture of an answer may come before the numbers of it, and is then drawn over with those of the one before.
    model.on("change:fan", draw);
    return () => {
      model.off("change:targets", follow);
      model.off("change:fan", draw);
      for (const control of [hours, date, ...targets]) control.off("change:value", draw);
    };
  },
};
