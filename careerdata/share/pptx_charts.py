"""A chart as a slide program draws it: words along an axis or points on two; the same numbers that the figure shows."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from careerdata.share.change_chart import at_the_end, beneath
from careerdata.share.contents import Page
from careerdata.share.labels import apart, closed, short, shorts
from careerdata.text import number

_NAME = 52
"""Letters of a name: a slide program makes the chart small where a name is long."""
_END = 18
"""Letters of a line of a name at the end of a line."""
_LINE = 0.06
"""Of the height of a chart of lines, a line of words at one's end."""
_GAP = 0.03
"""Of the longest line of a chart of results, from its end to its dot."""
_DAY_ZERO = pd.Timestamp("1899-12-30")
"""From this day a spreadsheet counts the days."""
_LONG = 150
"""So many days are told by month, fewer by the day."""


@dataclass(frozen=True)
class OfficeChart:
    """A chart as the slide program draws it.

    Attributes:
        kind: ``"bar"`` or ``"line"``.
        categories: the words along the axis.
        series: numbers by name, one a category; None for a gap.
        labels: by series, what stands at its bars; empty: nothing.
        dots: the first series is dots without a line, the others are lines without dots.
        unit: what the numbers of a line chart count, beside their axis.
        ends: by series, the words at the end of its line; empty: a legend says which is which.
        top: where the axis of a line chart with such words ends.
    """

    kind: str
    categories: Sequence[str]
    series: Mapping[str, Sequence[float | None]]
    labels: Mapping[str, Sequence[str]]
    dots: bool = False
    unit: str = ""
    ends: Mapping[str, LineEnd] = field(default_factory=dict)
    top: float = 0


@dataclass(frozen=True)
class LineEnd:
    """What stands at the end of a line.

    Attributes:
        words: in lines.
        raised: how far over the end they stand, in the units of the axis, so that they lie on no others.
    """

    words: str
    raised: float


@dataclass(frozen=True)
class Points:
    """Points of a chart, and the line through them.

    Attributes:
        name: what they are, as the sheet behind the chart says it.
        at: across and up, one pair a point.
        labels: what stands at each of them; "" for nothing.
        left: by point, whether its label stands to the left of it.
        dots: ``"open"`` or ``"full"`` dots; "" for none.
        line: ``"arrow"``, ``"thick"`` or ``"thin"``; "" for none.
    """

    name: str
    at: Sequence[tuple[float, float]]
    labels: Sequence[str] = ()
    left: Sequence[bool] = ()
    dots: str = ""
    line: str = ""


@dataclass(frozen=True)
class PointChart:
    """A chart of points on two axes of numbers.

    Attributes:
        points: in the order in which they are drawn.
        across, up: from where to where the axes go.
        days: the form of the days that the numbers across are; "" when they are none, and no axis is shown.
        unit: what the numbers up count, beside their axis.
        beside: words to the left of the chart, from the top down, each with what stands under it in quiet letters.
    """

    points: Sequence[Points]
    across: tuple[float, float]
    up: tuple[float, float]
    days: str = ""
    unit: str = ""
    beside: Sequence[tuple[str, str]] = ()


def office_chart(page: Page) -> OfficeChart | PointChart:
    """Return a page's chart for the slide program, from the numbers that its figure draws."""
    return _DRAW[page.name](page.table)


def _wins(table: pd.DataFrame) -> PointChart:
    most = table[["before", "after"]].abs().max(axis=1).where(lambda size: size > 0, 1)
    shares = {when: [round(float(share), 4) for share in table[when] / most] for when in ("before", "after")}
    rows: list[Any] = list(table.itertuples())
    places = [float(place) for place in range(len(rows) - 1, -1, -1)]
    pairs = list(zip(shares["before"], shares["after"], places, strict=True))
    lines = [
        Points(short(row.win, _NAME), _between(before, after, place), line="arrow")
        for row, (before, after, place) in zip(rows, pairs, strict=True)
    ]
    dots = [
        Points(
            name,
            [(ends[which], ends[2]) for ends in pairs],
            [at_the_end(getattr(row, name), row.unit) for row in rows],
            [(ends[0] <= ends[1]) is (which == 0) for ends in pairs],
            dot,
        )
        for which, (name, dot) in enumerate((("before", "open"), ("after", "full")))
    ]
    zero = Points("zero", [(0, -0.5), (0, len(rows) - 0.5)], line="thin")
    said = [(short(row.win, _NAME), beneath(row.unit, row.better)) for row in rows]
    lowest = min(0.0, *shares["before"], *shares["after"])
    # LibreOffice draws only what has no more points than what comes first.
    points = sorted([zero, *lines, *dots], key=lambda one: -len(one.at))
    return PointChart(points, (lowest - 0.2, 1.2), (-0.5, len(rows) - 0.5), beside=said)


def _between(before: float, after: float, place: float) -> list[tuple[float, float]]:
    """Return the ends of the line between two dots, which touches neither."""
    gap = min(_GAP, abs(after - before) / 2) * (1 if after > before else -1)
    return [(round(before + gap, 4), place), (round(after - gap, 4), place)]


def _skills(table: pd.DataFrame) -> OfficeChart:
    wide = table.pivot_table(index="month", columns="skill", values="hours", sort=False)
    hours = _series(wide.rename(columns=shorts(wide.columns, _NAME)))
    last = {
        name: next((value for value in reversed(values) if value is not None), 0.0) for name, values in hours.items()
    }
    top = _round_top(max(last.values(), default=0.0))
    words = {
        name: "\n".join([*textwrap.wrap(closed(short(name, 2 * _END)), _END), f"{value:.0f} h"])
        for name, value in last.items()
    }
    most = max((said.count("\n") + 1 for said in words.values()), default=1)
    heights = apart(last, top * _LINE * most)
    ends = {name: LineEnd(words[name], heights[name] - value) for name, value in last.items()}
    months = [f"{month:%b %Y}" for month in wide.index]
    return OfficeChart("line", months, hours, {}, unit="hours so far", ends=ends, top=top)


def _round_top(most: float) -> float:
    """Return the end of an axis from 0 that holds a number: so many steps of 1, 2 or 5 times a power of ten, ten at most."""
    power = 10.0 ** math.floor(math.log10(max(most, 1) / 10))
    step = next(size for size in (power, 2 * power, 5 * power, 10 * power) if most <= 10 * size)
    return step * max(1, math.ceil(most / step))


def _team(table: pd.DataFrame) -> PointChart:
    days = [float((day - _DAY_ZERO).days) for day in table["date"]]
    counts = [float(count) for count in table["results"]]
    names = [short(project, _NAME // 2) for project in table["project"]]
    stair = [(days[0], counts[0])]
    for day, count in zip(days[1:], counts[1:], strict=True):
        stair += [(day, stair[-1][1]), (day, count)]
    room = max(days[-1] - days[0], 40.0)
    results = Points("results so far", [*zip(days, counts, strict=True)], names, [True] * len(days), "full")
    return PointChart(
        [Points("the line between them", stair, line="thick"), results],
        (days[0] - 0.35 * room, days[-1] + 0.05 * room),
        (0, counts[-1] + 1),
        "mmm yyyy" if room > _LONG else "d mmm yyyy",
        "results so far",
    )


def _weekly(unit: str) -> Callable[[pd.DataFrame], OfficeChart]:
    def draw(table: pd.DataFrame) -> OfficeChart:
        weeks = [f"{week.day} {week:%b %Y}" for week in table["week"]]
        named = {"value": "a week", "quarter": "mean of the last 13 logged weeks"}
        return OfficeChart("line", weeks, _series(table[list(named)].rename(columns=named)), {}, dots=True, unit=unit)

    return draw


def _pay(table: pd.DataFrame) -> OfficeChart:
    row = table.iloc[0]
    ends = {"a year, before tax": [float(row["low"]), float(row["high"])]}
    said = {name: [f"{number(value)} {row['currency']}" for value in values] for name, values in ends.items()}
    return OfficeChart("bar", ["lowest", "highest"], ends, said)


def _series(frame: pd.DataFrame) -> dict[str, list[float | None]]:
    return {str(name): [None if pd.isna(value) else float(value) for value in frame[name]] for name in frame}


_DRAW: Mapping[str, Callable[[pd.DataFrame], OfficeChart | PointChart]] = {
    "wins": _wins,
    "skills": _skills,
    "team": _team,
    "workload": _weekly("hours a week"),
    "mood": _weekly("0 dreadful, 10 great"),
    "pay": _pay,
}
