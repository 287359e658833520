"""Pay as one picture: every figure you heard on a line of its own, as thick as it counts, and the range behind."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from careerdata.analysis.finding import Finding
from careerdata.analysis.pay.model import PayRange
from careerdata.figures.layout.pay import picture
from careerdata.figures.theme import COLOURS, finish, new_figure, plain
from careerdata.text import number

_LONGEST = 28
"""Letters of another role's name that are shown beside the chart."""


def pay(finding: Finding) -> go.Figure:
    """Draw what `careerdata.analysis.pay.read` found: a bar from low to high for each figure, a dot for a single one.

    The thicker a bar, the more it counts; figures for other roles are hollow. The shaded band is the range.
    """
    shown, found = picture(finding.frames["figures"]), finding.facts.expected
    figure = new_figure()
    for counts in (True, False):
        figures = shown[shown["counts"] == counts]
        figure.add_trace(_bars(figures[figures["span"] > 0], counts))
        figure.add_trace(_dots(figures[figures["span"] == 0], counts))
    quiet = {"xref": "paper", "xanchor": "left", "xshift": 6, "font": {"size": 12, "color": COLOURS.quiet}}
    for line, share in zip(shown["line"], shown["share"], strict=True):
        figure.add_annotation(text=share, x=1, y=line, **quiet)
    _band(figure, found)
    figure.update_yaxes(
        tickvals=shown["line"],
        ticktext=[_words(role, words) for role, words in zip(shown["role"], shown["words"], strict=True)],
        showgrid=False,
        range=[-0.6, len(shown) - 0.4],
    )
    figure.update_xaxes(tickformat=",", title_text=f"a year before tax {_currency(found)}".rstrip())
    figure.update_layout(margin={"r": 92, "t": 56}, barmode="overlay")
    return finish(
        figure,
        alt=f"{len(shown)} pay figures, one a line, from the lower to the upper end. {_range_in_words(found)}",
        example=finding.example,
        height=130 + 34 * max(len(shown), 2),
    )


def _words(role: str, words: str) -> str:
    """Return what stands beside a line; another role stands above the source, as text."""
    short = role if len(role) <= _LONGEST else role[: _LONGEST - 1] + "…"
    return f"{plain(short)}<br>{words}" if role else words


def _band(figure: go.Figure, found: PayRange | None) -> None:
    if found is not None:
        figure.add_vrect(found.low, found.high, fillcolor=COLOURS.band, line_width=0, layer="below")
        words = {"x": found.low, "y": 1, "yref": "paper", "xanchor": "left", "yanchor": "bottom"}
        figure.add_annotation(text="the range to expect", font={"size": 12, "color": COLOURS.second}, **words)


def _range_in_words(found: PayRange | None) -> str:
    if found is None:
        return "There are too few of them for a range."
    return f"The range to expect is {number(found.low)} to {number(found.high)}."


def _currency(found: PayRange | None) -> str:
    return f"in {found.currency}" if found and found.currency else ""


def _bars(figures: pd.DataFrame, counts: bool) -> go.Bar:
    return go.Bar(
        orientation="h",
        base=figures["low"],
        x=figures["span"],
        y=figures["line"],
        width=figures["thick"],
        marker=_marker(counts),
        customdata=[[plain(text)] for text in figures["why"]],
        hovertemplate="%{base:,} to %{x:,}<br>%{customdata[0]}<extra></extra>",
    )


def _dots(figures: pd.DataFrame, counts: bool) -> go.Scatter:
    return go.Scatter(
        mode="markers",
        x=figures["low"],
        y=figures["line"],
        marker={"size": 14, **_marker(counts)},
        customdata=[[plain(text)] for text in figures["why"]],
        hovertemplate="%{x:,}<br>%{customdata[0]}<extra></extra>",
    )


def _marker(counts: bool) -> dict[str, object]:
    colour = COLOURS.second if counts else COLOURS.quiet
    return {"color": colour if counts else "rgba(0,0,0,0)", "line": {"color": colour, "width": 1}}
