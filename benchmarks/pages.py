"""How fast a page is under the finger and to open, beside a notebook with one plain FigureWidget of the same fan.

Both in one JupyterLab, in one browser without a window, in turns. From a key to the repaint: each slider of the plan is moved by
its key and the date by choosing another one, and the time taken to the frame in which the fan is another one. From opening to the first chart: without a kernel from
before; the plain notebook is run from the menu, a page runs by itself. Prints Markdown; ``python -m benchmarks.pages``.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import nbformat

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "browser"))
import chromium
from journey import Journey
from playwright.sync_api import Locator, Page, sync_playwright
from served import Lab, served

from careerdata import bundled, open_logbook, panels
from careerdata.cli.main import main as command

MOVES = 40
OPENINGS = 4
PATIENCE = 300
PAGE = "05-plan-the-escape.ipynb"
PLAIN = "plain.ipynb"
_PLAIN_CODE = """import json
import ipywidgets as widgets
import plotly.graph_objects as go
fan = json.load(open("plain.json"))
def lines(hours):
    return [[min(fan["now"] + hours * done, fan["target"]) for done in unit] for unit in fan["units"]]
figure = go.FigureWidget([go.Scatter(x=fan["days"], y=line) for line in lines(fan["hours"])])
figure.update_layout(yaxis_range=[0, fan["most"]], autosize=True)
hours = widgets.FloatSlider(description="Hours a week", value=fan["hours"], min=0, max=20, step=0.5)
def follow(change):
    with figure.batch_update():
        for trace, line in zip(figure.data, lines(change["new"])):
            trace.y = line
hours.observe(follow, names="value")
widgets.VBox([hours, figure])"""
_WATCH = """([chart, control, event]) => {
    const drawn = () => [...chart.querySelectorAll('.scatterlayer, .shapelayer')].map(layer => layer.innerHTML).join();
    window.took = null;
    control.addEventListener(event, () => {
        const before = drawn(), start = performance.now();
        const look = () => drawn() === before ? requestAnimationFrame(look) : window.took = performance.now() - start;
        requestAnimationFrame(look);
    }, {once: true, capture: true});
}"""
_CHOOSE = """(control, value) => {
    control.value = value;
    control.dispatchEvent(new Event('change', {bubbles: true}));
}"""


def main() -> None:
    """Print the two tables."""
    program = chromium.find()
    if program is None:
        raise SystemExit("No browser here; `make test` says how to get one.")
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "home" / "career"
        folder.parent.mkdir()
        command(["new", str(folder), "--example"])
        _write_plain(folder / "notebooks")
        with served(folder) as lab, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=chromium.options())
            opened: dict[str, list[float]] = {PLAIN: [], PAGE: []}
            for _ in range(OPENINGS):
                for name, times in opened.items():
                    times.append(_opening(browser, lab, name))
            _print_opened(opened)
            moved = _moves(browser, lab)
            browser.close()

    _print_moved(moved)


def _write_plain(folder: Path) -> None:
    """Write a notebook with the lines of the plan's fan, and a slider that scales them."""
    panel = panels.plan(open_logbook(bundled.example()))
    fan, unit = panel.finding.frames["fan"], panel.finding.frames["unit"]
    units = [unit[name].tolist() for name in unit if name.startswith("of_100")]
    now, target, most = fan["of_100_50"].iloc[0], fan["target"].iloc[0], panel.figure.layout.yaxis.range[1]
    same = {"days": unit["date"].astype(str).tolist(), "units": units, "now": now, "target": target, "most": most}
    (folder / "plain.json").write_text(json.dumps(same | {"hours": panel.state.hours_per_week}))
    kernel = nbformat.read(folder / PAGE, as_version=4).metadata
    nbformat.write(
        nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(_PLAIN_CODE)], metadata=kernel), folder / PLAIN
    )


def _page(browser: Any, lab: Lab) -> tuple[Page, Journey]:
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    page.set_default_timeout(PATIENCE * 1000)
    return page, Journey(page, lab, PATIENCE, [])


def _opening(browser: Any, lab: Lab, name: str) -> float:
    """Return the seconds from asking for a page to its first chart, with a kernel of its own."""
    page, journey = _page(browser, lab)
    key = {"Authorization": f"token {lab.token}"}
    for session in page.request.get(f"{lab.url}/api/sessions", headers=key).json():
        page.request.delete(f"{lab.url}/api/sessions/{session['id']}", headers=key)
    begun = time.perf_counter()
    _open(journey, name)
    seconds = time.perf_counter() - begun
    page.close()
    return seconds


def _open(journey: Journey, name: str) -> Locator:
    journey.page.goto(f"{journey.url}/lab/tree/notebooks/{name}?reset&token={journey.token}")
    if name == PLAIN:
        journey.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-CodeCell").first.wait_for()
        journey.page.get_by_text("| Idle").first.wait_for()
        journey.choose("Run", "Run All Cells")
    return journey.chart()


def _moves(browser: Any, lab: Lab) -> dict[str, list[float]]:
    """Return the milliseconds from key to repaint: the plain slider's, and those of the plan's controls, in turns."""
    pages = {name: _page(browser, lab) for name in (PLAIN, PAGE)}
    charts = {name: _open(journey, name) for name, (_, journey) in pages.items()}
    journey = pages[PAGE][1]
    journey.wait_until_page_is("ready")
    journey.unfold("Goals")
    plan, plain = pages[PAGE][0], pages[PLAIN][0]
    controls = {
        "plain FigureWidget": (PLAIN, _slider(plain, "Hours a week"), ("ArrowRight", "ArrowLeft")),
        "hours": (PAGE, _slider(plan, "Hours a week"), ("ArrowRight", "ArrowLeft")),
        "date": (PAGE, plan.get_by_label("Ready by").first, ("2027-03-08", "2027-03-01")),
        "target": (PAGE, _slider(plan, "SQL"), ("ArrowRight", "ArrowLeft")),
    }
    found: dict[str, list[float]] = {name: [] for name in controls}
    for move in range(MOVES):
        for name, (where, control, moves) in controls.items():
            page = pages[where][0]
            page.bring_to_front()
            control.focus()
            event = "change" if name == "date" else "keydown"
            page.evaluate(_WATCH, [charts[where].element_handle(), control.element_handle(), event])
            if name == "date":
                control.evaluate(_CHOOSE, moves[move % 2])
            else:
                page.keyboard.press(moves[move % 2])
            found[name].append(page.wait_for_function("() => window.took").json_value())
            page.wait_for_timeout(300)
    return found


def _slider(page: Page, name: str) -> Locator:
    slider = page.get_by_role("slider", name=name).first
    return slider if slider.count() else page.locator(".noUi-handle").first


def _print_opened(opened: dict[str, list[float]]) -> None:
    print("| opened | seconds to the first chart, median | each |\n|---|---|---|")
    for name, times in opened.items():
        print(f"| {name} | {statistics.median(times):.2f} | {', '.join(f'{one:.2f}' for one in times)} |")
    print(f"\n{statistics.median(opened[PAGE]) / statistics.median(opened[PLAIN]):.2f} times the plain one.\n")


def _middle_and_late(times: list[float]) -> tuple[float, float]:
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]


def _print_moved(moved: dict[str, list[float]]) -> None:
    print(
        "| moved | ms to the repaint, median | 95th percentile | of the plain median | of the plain 95th |\n|---|---|---|---|---|"
    )
    plain = _middle_and_late(next(iter(moved.values())))
    for name, times in moved.items():
        middle, late = _middle_and_late(times)
        print(f"| {name} | {middle:.0f} | {late:.0f} | {middle / plain[0]:.2f} | {late / plain[1]:.2f} |")


if __name__ == "__main__":
    main()
