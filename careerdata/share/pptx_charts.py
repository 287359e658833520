"""A chart as a slide program draws it: words along an axis, and numbers by name; the same ones that the figure shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from careerdata.share.contents import Page
from careerdata.share.labels import short, shorts
from careerdata.text import number

_NAME, _UNIT = 52, 20
"""Letters of a name and of a unit: a slide program makes the chart small where a name is long."""


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
    """

    kind: str
    categories: Sequence[str]
    series: Mapping[str, Sequence[float | None]]
    labels: Mapping[str, Sequence[str]]
    dots: bool = False
    unit: str = ""


def office_chart(page: Page) -> OfficeChart:
    """Return a page's chart for the slide program, from the numbers that its figure draws."""
    return _DRAW[page.name](page.table)


def _wins(table: pd.DataFrame) -> OfficeChart:
    most = table[["before", "after"]].abs().max(axis=1).where(lambda size: size > 0, 1)
    values = {when: [round(float(value), 4) for value in table[when] / most] for when in ("before", "after")}
    labels = {when: [f"{number(value)} {short(unit, _UNIT)}".strip() for value, unit in zip(table[when], table["unit"], strict=True)]
              for when in ("before", "after")}  # fmt: skip
    return OfficeChart("bar", [short(win, _NAME) for win in table["win"]], values, labels)


def _skills(table: pd.DataFrame) -> OfficeChart:
    wide = table.pivot_table(index="month", columns="skill", values="hours", sort=False)
    hours = _series(wide.rename(columns=shorts(wide.columns, _NAME)))
    return OfficeChart("line", [f"{month:%b %Y}" for month in wide.index], hours, {}, unit="hours so far")


def _team(table: pd.DataFrame) -> OfficeChart:
    days = zip(table["date"], table["project"], strict=True)
    names = [f"{day.day} {day:%b %Y} {short(project, _NAME // 2)}".strip() for day, project in days]
    counts = [float(count) for count in table["results"]]
    return OfficeChart("line", names, {"results so far": counts}, {}, unit="results so far")


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


_DRAW: Mapping[str, Callable[[pd.DataFrame], OfficeChart]] = {
    "wins": _wins,
    "skills": _skills,
    "team": _team,
    "workload": _weekly("hours a week"),
    "mood": _weekly("0 dreadful, 10 great"),
    "pay": _pay,
}
