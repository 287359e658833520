"""On every chart each word can be read: none lies on another, and none is cut, however narrow the page and however long the names."""

import csv
import datetime as dt
import shutil

import pytest
from journey import PATIENCE
from plotly.offline import get_plotlyjs

import careerdata
from careerdata import figures, panels
from careerdata.analysis import calibration, weekdays
from careerdata.figures.theme import CONFIG

WIDTHS = (550, 900, 1280)
LONG = "Wanjiru Featherstonehaugh-Kamau of Greater Northern Shared Services {}"
PEOPLE = 60

# Every word that is drawn, with its chart's number and its box; a word of several lines is one.
WORDS = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap((chart, number) => {
    const frame = chart.getBoundingClientRect();
    return [...chart.querySelectorAll('svg text')]
        .filter(word => word.textContent.trim() && !word.closest('.hoverlayer, .modebar'))
        .map(word => [word, word.getBoundingClientRect()])
        .filter(([word, box]) => box.width && getComputedStyle(word).visibility !== 'hidden')
        .map(([word, box]) => [number, word.textContent.trim(), box.left - frame.left, box.right - frame.left,
                               box.top - frame.top, box.bottom - frame.top, frame.width, frame.height]);
})"""
HOLDERS = {"power": "min-width:700px"}
"""On a narrower page the map of people keeps its width, and is moved sideways."""
SLACK = 2
"""Pixels of a box that are air: a line is taller than its letters."""


def drawn(folder):
    """Every chart of the pages, by the function that draws it."""
    book = careerdata.open_logbook(folder)
    plan, results, people = panels.plan(book), panels.exposure(book), panels.followups(book)
    found = {
        name: getattr(panels, name)(book).chart for name in ("start", "rut", "needs", "power", "pay", "ask", "balance")
    }
    found |= {"plan": plan.chart, "plan_weeks": plan.weeks(), "plan_history": plan.promises()}
    found |= {"exposure": results.chart, "gigs": figures.gigs(results.gigs)}
    found |= {"followups": people.chart, "giving": figures.giving(people.giving)}
    found |= {
        "weekdays": figures.weekdays(weekdays.read(book)),
        "calibration": figures.calibration(calibration.read(book)),
    }
    return {name: figure for name, figure in found.items() if figure is not None}


@pytest.fixture
def crowded(example, tmp_path):
    """The example with sixty people of long names, each in touch once, and long words in every other log that has names."""
    folder = shutil.copytree(example, tmp_path / "crowded")
    day = dt.date(2026, 6, 1)
    for number in range(PEOPLE):
        name = LONG.format(number)
        add(
            folder,
            "contacts",
            contact=name,
            influence=number % 6,
            support=number % 5 - 2,
            circle="active",
            team="Product Analytics",
        )
        add(folder, "touches", date=day - dt.timedelta(days=7 * number), contact=name, kind="met")
    for number in range(4):
        name = LONG.format(number)
        add(
            folder,
            "pains",
            noticed_on=day,
            pain=f"{name} decides alone {number}",
            kind=("need", "want")[number % 2],
            weight=5,
            status="open",
        )
        add(
            folder,
            "exposure",
            date=day,
            project=f"Project with {name}",
            team=name,
            result="faster",
            measure="days until a decision",
            before=24,
            after=15,
            unit="working days",
            shareable="yes",
        )
        add(folder, "gigs", date=day, client=name, stage="done", hours=3, income=900, currency="EUR")
        add(
            folder,
            "pay",
            date=day,
            role=f"Senior {name}",
            low=50_000,
            high=60_000,
            currency="EUR",
            source="promoted_peer",
        )
    with (folder / "plan.toml").open("a", encoding="utf-8") as file:
        file.write(f'\n[[goals]]\nkind = "skill_hours"\nname = "{LONG.format("goal")}"\ntarget = 40\n')
    return folder


def add(folder, log, **cells):
    path = folder / f"{log}.csv"
    with path.open(newline="", encoding="utf-8") as file:
        header = next(csv.reader(file))
    with path.open("a", newline="", encoding="utf-8") as file:
        csv.DictWriter(file, header, lineterminator="\n").writerow(cells)


@pytest.fixture
def sheet(browser):
    """An empty page of a browser with nothing of JupyterLab on it."""
    page = browser.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    yield page
    page.close()


def show(page, charts):
    holders = {name: HOLDERS.get(name, "") for name in charts}
    pictures = [
        f"<div style='{holders[name]}'>"
        + figure.to_html(full_html=False, include_plotlyjs=False, config=CONFIG)
        + "</div>"
        for name, figure in charts.items()
    ]
    page.set_content(f"<body style='margin:0'><script>{get_plotlyjs()}</script>{''.join(pictures)}</body>")


def words_at(page, width):
    """The words of every chart on a page of this width, once all charts have taken it."""
    page.set_viewport_size({"width": width, "height": 800})
    page.wait_for_function(
        """width => document.documentElement.clientWidth === width && [...document.querySelectorAll('.js-plotly-plot')]
            .every(chart => chart._fullLayout?.width === chart.parentElement.clientWidth)""",
        arg=width,
    )
    return page.evaluate(WORDS)


def faults(words, names):
    """What lies on something else, or out of its chart."""
    found = []
    for number, name in enumerate(names):
        own = [word for word in words if word[0] == number]
        for place, (_, text, left, right, top, bottom, wide, high) in enumerate(own):
            if left < -1 or right > wide + 1 or top < -1 or bottom > high + 1:
                found.append((name, "cut", text))
            for _, other, left2, right2, top2, bottom2, *_ in own[:place]:
                across, down = min(right, right2) - max(left, left2), min(bottom, bottom2) - max(top, top2)
                if across > 1 and down > SLACK:
                    found.append((name, text, other))
    return found


@pytest.mark.parametrize("which", ["example", "crowded"])
def test_no_word_of_any_chart_lies_on_another_or_is_cut(sheet, request, which):
    charts = drawn(request.getfixturevalue(which))
    show(sheet, charts)
    words = {width: words_at(sheet, width) for width in WIDTHS}
    assert {number for number, *_ in words[WIDTHS[0]]} == set(range(len(charts)))
    found = {width: faults(words[width], charts) for width in WIDTHS}
    assert found == {width: [] for width in WIDTHS}
