"""Results with other teams as one picture: a line each, from the number before to the number after."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from careerdata.analysis.finding import Finding
from careerdata.figures.theme import COLOURS, finish, new_figure, nothing_to_draw, plain
from careerdata.text import cut

_ROW, _AROUND = 70, 92
_LONGEST, _PART = 44, 24
"""Letters of a result, and of each of its unit, project and team: so much fits on a line of 550 pixels."""
_APART = 0.08
"""Dots that stand closer together leave no room for an arrow between them."""
_BEFORE_ZERO = 0.18
"""Of the longest line, the room to the left of its zero."""
_NARROW, _LETTER, _BESIDE = 460, 6.4, 18
"""Pixels: the width of the axis beside an open side bar, of a letter, and what lies around the words beside a dot."""
_LEFT = {"x": 0, "xref": "paper", "xanchor": "left", "yanchor": "bottom"}


def exposure(finding: Finding) -> go.Figure:
    """Draw what `careerdata.analysis.exposure.read` found, for the results that have both numbers.

    Each line has a scale of its own, from 0 to the larger of its two numbers, because units differ; the numbers stand
    at its ends, an arrow points from before to after, and a stroke is its zero. The target team has the accent colour.
    """
    lines = finding.frames["lines"]
    if lines.empty:
        return nothing_to_draw(finding)
    figure = new_figure()
    for place, line in enumerate(lines[::-1].itertuples()):
        _draw_line(figure, line, place)
    colours = ((COLOURS.accent, "target team"), (COLOURS.second, "other teams"))
    key = "   ".join(
        ["○ before   ● after   │ zero", *(f'<span style="color:{at}">●</span> {team}' for at, team in colours)]
    )
    figure.add_annotation(
        text=f"{key}<br><span style='color:{COLOURS.quiet}'>each line from 0 to its larger number</span>",
        align="left",
        y=1,
        yref="paper",
        yshift=10,
        **_LEFT,
    )
    figure.update_xaxes(range=[-_BEFORE_ZERO, _right_end(lines)], visible=False)
    figure.update_yaxes(range=[-0.4, len(lines) - 0.25], visible=False)
    figure.update_layout(margin={"t": 76, "l": 16, "r": 16, "b": 16})
    alt = " ".join(finding.table["told"])
    return finish(figure, alt=alt, example=finding.example, height=_ROW * len(lines) + _AROUND)


def _right_end(lines: pd.DataFrame) -> float:
    """Return where the axis must end for the longest words to the right of a dot at 1 to fit on a narrow page."""
    right = lines["after_words"].where(lines["before"] <= lines["after"], lines["before_words"])
    share = (_BESIDE + _LETTER * right.str.len().max()) / _NARROW
    return float((1 + _BEFORE_ZERO * share) / (1 - share))


def _draw_line(figure: go.Figure, line: Any, place: int) -> None:
    """Draw one result: its two dots, the numbers beside them, and above it what was measured, where and with whom."""
    colour = COLOURS.accent if line.on_target_team else COLOURS.second
    ends = ((line.before, line.before_words), (line.after, line.after_words))
    figure.add_scatter(
        x=[at for at, _ in ends],
        y=[place, place],
        mode="lines+markers",
        line={"color": COLOURS.faint, "width": 3},
        marker={"size": 12, "color": [COLOURS.paper, colour], "line": {"color": colour, "width": 2}},
        text=[f"before: {line.before_words}", f"after: {line.after_words}"],
        hovertemplate=f"{plain(line.title)}<br>%{{text}}<extra></extra>",
        cliponaxis=False,
    )
    zero = {"type": "line", "x0": line.zero, "x1": line.zero, "y0": place - 0.14, "y1": place + 0.14}
    figure.add_shape(**zero, line={"color": COLOURS.quiet, "width": 1}, layer="below")
    _point(figure, line, place)
    rises = line.before <= line.after
    for (at, words), left in zip(ends, (rises, not rises), strict=True):
        side = {"xanchor": "right", "xshift": -11} if left else {"xanchor": "left", "xshift": 11}
        figure.add_annotation(text=words, x=at, y=place, **side)
    unit, project, team = (plain(cut(text, _PART)) for text in (line.unit, line.project, line.team))
    where = f"{unit}{', ' if unit else ''}{project}, {team}"
    good = {"lower": "   less is better", "higher": "   more is better"}.get(line.better, "")
    title = plain(cut(line.title, _LONGEST))
    text = f"<b>{title}</b><span style='color:{COLOURS.quiet}'>{good}<br>{where}</span>"
    figure.add_annotation(text=text, y=place + 0.16, align="left", **_LEFT)


def _point(figure: go.Figure, line: Any, place: int) -> None:
    """Draw an arrow from before to after, which way the number went."""
    ends = {"x": line.after, "y": place, "ax": line.before, "ay": place, "axref": "x", "ayref": "y"}
    looks = {"arrowhead": 2, "arrowwidth": 2, "arrowcolor": COLOURS.faint, "standoff": 9, "startstandoff": 9}
    if abs(line.after - line.before) > _APART:
        figure.add_annotation(text="", showarrow=True, **ends, **looks)
