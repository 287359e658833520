"""The charts of a pack: from what a finding says to a new figure that holds only what can be seen on it.

Made for a printed page in grey as well: light against dark, and a dash and a mark of its own for every line. No hover
text, no `customdata`, no legend to switch things off with: what a reader does not see is not in the figure.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from careerdata.analysis.finding import Finding
from careerdata.figures.theme import COLOURS, finish, new_figure
from careerdata.share.change_chart import changes
from careerdata.share.labels import apart, closed, short, wrapped

WIDTH = 960
"""Pixels across, wherever a chart gets a size of its own."""
_LINES = (
    ("solid", "circle", COLOURS.second),
    ("dash", "square", COLOURS.accent),
    ("dot", "diamond", COLOURS.good),
    ("dashdot", "triangle-up", COLOURS.third),
    ("longdash", "cross", COLOURS.quiet),
)
_NAME, _END = 18, 14
"""Letters of a name in one line; of one at the end of a line."""
_MONTHS = {"showgrid": False, "tickformat": "%b<br>%Y", "nticks": 4, "ticklabelstandoff": 4, "tickangle": 0}
"""An axis of months: two lines each, so that they stand side by side on a narrow page."""


def _skills(finding: Finding) -> tuple[go.Figure, str]:
    figure, ends = new_figure(), {}
    for (name, rows), (dash, mark, colour) in zip(finding.table.groupby("skill", sort=False), _LINES, strict=False):
        figure.add_scatter(
            x=[f"{month:%Y-%m-%d}" for month in rows["month"]],
            y=[float(hours) for hours in rows["hours"]],
            mode="lines+markers",
            line={"color": colour, "dash": dash, "width": 2.5},
            marker={"symbol": mark, "size": 7},
            hoverinfo="skip",
            cliponaxis=False,
        )
        ends[str(name)] = (float(rows["hours"].iloc[-1]), colour)
    top = max((hours for hours, _ in ends.values()), default=1.0)
    names = {name: wrapped(closed(short(name, 2 * _END)), _END) for name in ends}
    lines = max((name.count("<br>") + 1 for name in names.values()), default=1)
    heights = apart({name: hours for name, (hours, _) in ends.items()}, top * (0.02 + 0.055 * lines))
    for name, (hours, colour) in ends.items():
        figure.add_annotation(
            text=f"{names[name]} {hours:.0f} h", x=1, xref="paper", y=heights[name], xanchor="left", xshift=10,
            align="left", font={"color": colour, "size": 13},
        )  # fmt: skip
    _counts(figure, "hours so far")
    figure.update_yaxes(rangemode="tozero")
    figure.update_xaxes(**_MONTHS)
    figure.update_layout(height=400, margin={"l": 36, "r": 130, "t": 56})
    said = "; ".join(f"{name} {hours:.0f} hours" for name, (hours, _) in ends.items())
    return figure, f"Lines that rise month by month, one a skill. At the end: {said}."


def _team(finding: Finding) -> tuple[go.Figure, str]:
    table = finding.table
    days = [f"{day:%Y-%m-%d}" for day in table["date"]]
    counts = [int(count) for count in table["results"]]
    figure = new_figure()
    figure.add_scatter(
        x=days,
        y=counts,
        mode="lines+markers",
        line={"shape": "hv", "color": COLOURS.second, "width": 2.5},
        marker={"size": 11, "color": COLOURS.second},
        hoverinfo="skip",
        cliponaxis=False,
    )
    middle = table["date"].min() + (table["date"].max() - table["date"].min()) / 2
    for day, count, project, at in zip(days, counts, table["project"], table["date"], strict=True):
        # Under the stair there is room to the right of its first steps, and over it to the left of its last ones.
        late = at > middle
        aside = {"xanchor": "right", "yanchor": "bottom", "xshift": -8, "yshift": 3, "align": "right"}
        below = {"xanchor": "left", "yanchor": "top", "xshift": 8, "yshift": -4, "align": "left"}
        name = wrapped(short(project, 2 * _NAME - 2), _NAME)
        figure.add_annotation(text=name, x=day, y=count, **(aside if late else below))
    _counts(figure, "results so far")
    figure.update_yaxes(range=[0, len(counts) + 0.8], dtick=max(1, len(counts) // 8))
    figure.update_xaxes(**_MONTHS)
    if len(table):
        first, last = table["date"].min(), table["date"].max()
        room = max((last - first) * 0.05, pd.Timedelta(days=20))
        figure.update_xaxes(range=[f"{first - room:%Y-%m-%d}", f"{last + room:%Y-%m-%d}"])
    figure.update_layout(height=400, margin={"l": 36, "t": 56})
    said = "; ".join(f"{day} {project}".strip() for day, project in zip(days, table["project"], strict=True))
    return figure, f"A line that goes up by one with each result: {said}."


def _weekly(title: str, top: float | None) -> Callable[[Finding], tuple[go.Figure, str]]:
    def draw(finding: Finding) -> tuple[go.Figure, str]:
        table = finding.table
        weeks = [f"{week:%Y-%m-%d}" for week in table["week"]]
        figure = new_figure()
        dots = {"size": 7, "color": COLOURS.faint, "line": {"color": COLOURS.ink, "width": 0.8}}
        figure.add_scatter(x=weeks, y=_numbers(table["value"]), mode="markers", marker=dots, hoverinfo="skip")
        figure.add_scatter(
            x=weeks,
            y=_numbers(table["quarter"]),
            mode="lines",
            line={"color": COLOURS.second, "width": 3},
            connectgaps=True,
            hoverinfo="skip",
        )
        _counts(figure, f"{title}<br>○ a week   ━ mean of the last 13 logged weeks")
        figure.update_yaxes(rangemode="tozero")
        if top is not None:
            figure.update_yaxes(range=[0, top])
        figure.update_xaxes(**_MONTHS)
        figure.update_layout(height=420, margin={"l": 36, "t": 72})
        return figure, f"A dot a week and a line through the mean of 13 weeks. {finding.sentence}."

    return draw


def _pay(finding: Finding) -> tuple[go.Figure, str]:
    figure = new_figure()
    for low, high, currency in finding.table[["low", "high", "currency"]].to_numpy(object):
        ends = [float(low), float(high)]
        figure.add_scatter(
            x=ends,
            y=[0, 0],
            mode="lines+markers+text",
            line={"color": COLOURS.second, "width": 10},
            marker={"size": 18, "color": COLOURS.ink},
            text=[f"{end:,.0f} {escape(currency)}" for end in ends],
            textposition=["top left", "top right"],
            textfont={"size": 15},
            hoverinfo="skip",
            cliponaxis=False,
        )
        figure.update_xaxes(range=[0, ends[1] * 1.5], nticks=5)
    figure.update_yaxes(visible=False, range=[-1, 1])
    figure.update_xaxes(title_text="a year, before tax", tickformat=",.0f")
    figure.update_layout(height=260, margin={"t": 48})
    return figure, f"A bar from the lower to the upper end of the range. {finding.sentence}."


_DRAW: Mapping[str, Callable[[Finding], tuple[go.Figure, str]]] = {
    "wins": changes,
    "skills": _skills,
    "team": _team,
    "workload": _weekly("hours a week", None),
    "mood": _weekly("0 dreadful, 10 great", 10),
    "pay": _pay,
}


def chart(name: str, finding: Finding) -> tuple[go.Figure, str]:
    """Return the chart called `name` of a finding, and its alt text; the figure carries no text but what is drawn."""
    figure, alt = _DRAW[name](finding)
    finish(figure, alt="", example=finding.example, height=figure.layout.height)
    # What `finish` keeps for the panels would travel along unseen.
    figure.update_layout(meta=None, uirevision=None, hovermode=False, dragmode=False)
    return figure, alt


def with_headline(figure: go.Figure, headline: str) -> go.Figure:
    """Return a copy of a figure with its headline drawn on it, for a picture that stands alone."""
    lines = textwrap.wrap(headline, 64, break_long_words=True) or [""]
    more = 24 * len(lines) + 16
    height = figure.layout.height + more
    copy = go.Figure(figure)
    # In the middle of the room that was made for it: anchored at its top, plotly cuts the first of several lines.
    place = {"x": 0.02, "xanchor": "left", "y": 1 - more / 2 / height, "yanchor": "middle", "yref": "container"}
    words = {"text": f"<b>{'<br>'.join(map(escape, lines))}</b>", "font": {"size": 19, "color": COLOURS.ink}}
    copy.update_layout(title=words | place, height=height, margin={"t": figure.layout.margin.t + more})
    return copy


def _counts(figure: go.Figure, what: str) -> None:
    """Say over a chart, on the left, what its heights count."""
    figure.add_annotation(
        text=what, x=0, xref="paper", y=1, yref="paper", xanchor="left", xshift=-24, yanchor="bottom", yshift=3,
        align="left", font={"color": COLOURS.quiet},
    )  # fmt: skip


def _numbers(values: pd.Series[Any]) -> list[float | None]:
    return [None if pd.isna(value) else float(value) for value in values]
