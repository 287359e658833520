"""The charts of a pack: from what a finding says to a new figure that holds only what can be seen on it.

Made for a printed page in grey as well: light against dark, and a dash and a mark of its own for every line. No hover
text, no `customdata`, no legend to switch things off with: what a reader does not see is not in the figure.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from careerdata.analysis.finding import Finding
from careerdata.figures.theme import COLOURS, finish, new_figure
from careerdata.share.labels import closed, short
from careerdata.text import number

WIDTH = 960
"""Pixels across, wherever a chart gets a size of its own."""
_LINES = (
    ("solid", "circle", COLOURS.second),
    ("dash", "square", COLOURS.accent),
    ("dot", "diamond", COLOURS.good),
    ("dashdot", "triangle-up", COLOURS.third),
    ("longdash", "cross", COLOURS.quiet),
)
_NAME, _END, _RESULT, _UNIT = 24, 18, 72, 20
"""Letters of a name in one line; of one at the end of a line; of a result beside its bars; of a unit."""
_GOOD = {
    way: f'<br><span style="color:{COLOURS.quiet}">{words} is better</span>'
    for way, words in (("lower", "less"), ("higher", "more"))
}
"""Which way is good news, beneath a result."""


def _wins(finding: Finding) -> tuple[go.Figure, str]:
    table = finding.table.iloc[::-1]
    places = list(range(len(table)))
    most = table[["before", "after"]].abs().max(axis=1).where(lambda size: size > 0, 1)
    figure = new_figure()
    looks = {"before": (COLOURS.faint, -0.19), "after": (COLOURS.second, 0.19)}
    for when, (colour, shift) in looks.items():
        figure.add_bar(
            orientation="h",
            y=[place - shift for place in places],
            x=[float(value) for value in table[when] / most],
            width=0.34,
            marker={"color": colour, "line": {"color": COLOURS.ink, "width": 0.8}},
            text=[
                escape(f"{when} {number(value)} {short(unit, _UNIT)}")
                for value, unit in zip(table[when], table["unit"], strict=True)
            ],
            textposition="outside",
            cliponaxis=False,
            hoverinfo="skip",
        )
    figure.update_yaxes(
        tickvals=places,
        ticktext=[
            wrapped(short(win, _RESULT), 28) + _GOOD.get(better, "")
            for win, better in zip(table["win"], table["better"], strict=True)
        ],
        showgrid=False,
    )
    figure.update_yaxes(range=[-0.6, len(places) - 0.4], tickfont={"color": COLOURS.ink})
    lowest = min(0.0, float((table[["before", "after"]].min(axis=1) / most).min()) * 1.35) if len(table) else 0.0
    figure.update_xaxes(visible=False, range=[lowest, 1.6])
    figure.update_layout(height=88 + 62 * max(len(table), 2), margin={"l": 20, "t": 48, "b": 8})
    rows: Iterable[Any] = table[::-1].itertuples()
    pairs = [f"{row.win}: before {number(row.before)}, after {number(row.after)} {row.unit}".rstrip() for row in rows]
    return figure, "Pairs of bars, one pair a result. " + "; ".join(pairs) + "."


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
    heights = _apart({name: hours for name, (hours, _) in ends.items()}, top * (0.02 + 0.055 * lines))
    for name, (hours, colour) in ends.items():
        figure.add_annotation(
            text=f"{names[name]} {hours:.0f} h", x=1, xref="paper", y=heights[name], xanchor="left", xshift=12,
            align="left", font={"color": colour, "size": 13},
        )  # fmt: skip
    figure.update_yaxes(title_text="hours so far", rangemode="tozero")
    figure.update_xaxes(showgrid=False, tickformat="%b %Y", nticks=9, ticklabelstandoff=8)
    figure.update_layout(height=400, margin={"r": 210, "t": 48})
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
    for day, count, project in zip(days, counts, table["project"], strict=True):
        figure.add_annotation(
            text=wrapped(short(project, 2 * _NAME), _NAME),
            x=day,
            y=count,
            xanchor="left",
            yanchor="top",
            xshift=8,
            yshift=-4,
            align="left",
        )
    figure.update_yaxes(title_text="results so far", range=[0, len(counts) + 0.5], dtick=max(1, len(counts) // 8))
    figure.update_xaxes(showgrid=False, tickformat="%b %Y", nticks=8, ticklabelstandoff=8)
    if len(table):
        first, last = table["date"].min(), table["date"].max()
        room = max((last - first) * 0.28, pd.Timedelta(days=20))
        figure.update_xaxes(range=[f"{first - room / 6:%Y-%m-%d}", f"{last + room:%Y-%m-%d}"])
    figure.update_layout(height=400, margin={"t": 48})
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
        key = "○ a week   ━ mean of the last 13 logged weeks"
        figure.add_annotation(
            text=key, x=0, y=1, xref="paper", yref="paper", xanchor="left", yanchor="bottom", yshift=6,
            font={"color": COLOURS.quiet},
        )  # fmt: skip
        figure.update_yaxes(title_text=title, rangemode="tozero")
        if top is not None:
            figure.update_yaxes(range=[0, top])
        figure.update_xaxes(showgrid=False, tickformat="%b %Y", nticks=9, ticklabelstandoff=8)
        figure.update_layout(height=400, margin={"t": 48})
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
        figure.update_xaxes(range=[0, ends[1] * 1.25])
    figure.update_yaxes(visible=False, range=[-1, 1])
    figure.update_xaxes(title_text="a year, before tax", tickformat=",.0f")
    figure.update_layout(height=260, margin={"t": 48})
    return figure, f"A bar from the lower to the upper end of the range. {finding.sentence}."


_DRAW: Mapping[str, Callable[[Finding], tuple[go.Figure, str]]] = {
    "wins": _wins,
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


def wrapped(text: str, letters: int) -> str:
    """Return a text for a figure, in lines of so many letters; markup in it shows as the characters it is made of."""
    return "<br>".join(map(escape, textwrap.wrap(text, letters, break_long_words=True)))


def _apart(heights: dict[str, float], least: float) -> dict[str, float]:
    """Return where the names at the ends of lines go, so that none lies on another; none moves down."""
    placed: dict[str, float] = {}
    for name in sorted(heights, key=lambda name: heights[name]):
        placed[name] = max(heights[name], max(placed.values(), default=float("-inf")) + least)
    return placed


def _numbers(values: pd.Series[Any]) -> list[float | None]:
    return [None if pd.isna(value) else float(value) for value in values]
