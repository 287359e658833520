"""Results before and after: a line each, from an open dot to a full one, with both numbers and which way is better.

Each line has a scale of its own, because units differ; what is drawn says so. It reads the same in grey, and on a
page 360 pixels wide: the words stand above their line, and the numbers at its ends are short.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape, unescape
from typing import Any

import plotly.graph_objects as go

from careerdata.analysis.finding import Finding
from careerdata.figures.theme import COLOURS, new_figure
from careerdata.share.labels import short, wrapped
from careerdata.text import number

KEY = "○ before   ● after   │ zero"
SCALES = "each line from 0 to its larger number"
BETTER = {"lower": "less is better", "higher": "more is better"}
_RESULT, _LINE, _UNIT = 72, 44, 5
"""Letters of a result, and of a line of it; of a unit that stands at the numbers, a longer one stands above them."""
_PLACE, _LETTER, _GAP = 31, 16, 8
"""Pixels for a line with its dots, for a line of words above it, and between two results."""
_APART = 0.1
"""Dots that stand closer together leave no room for an arrow between them."""


def changes(finding: Finding) -> tuple[go.Figure, str]:
    """Return the chart of `careerdata.share.findings.wins`, and its alt text."""
    table = finding.table
    size = table[["before", "after"]].abs().max(axis=1).where(lambda most: most > 0, 1)
    rows: list[Any] = list(table.assign(at_before=table["before"] / size, at_after=table["after"] / size).itertuples())
    figure, high = new_figure(), 0
    for row in rows[::-1]:
        words = _words(row)
        _draw(figure, row, high + _PLACE // 2)
        figure.add_annotation(
            text="<br>".join(words), x=0, xref="paper", y=high + _PLACE - 4, xanchor="left", yanchor="bottom",
            align="left",
        )  # fmt: skip
        high += _PLACE + _LETTER * len(words) + _GAP
    quiet = f"<span style='color:{COLOURS.quiet}'>{SCALES}</span>"
    figure.add_annotation(
        text=f"{KEY}<br>{quiet}", x=0, xref="paper", y=1, yref="paper", xanchor="left", yanchor="bottom", align="left"
    )
    figure.update_yaxes(visible=False, range=[0, max(high, 1)])
    lowest = min((min(row.at_before, row.at_after, 0.0) for row in rows), default=0.0)
    figure.update_xaxes(visible=False, range=[lowest - 0.3, 1.34])
    figure.update_layout(height=76 + max(high, 60), margin={"l": 16, "r": 16, "t": 68, "b": 8})
    said = "; ".join(_aloud(rows))
    return figure, f"A line a result, from before to after. {said}."


def at_the_end(value: float, unit: str) -> str:
    """Return a number as it stands at the end of its line, with a unit of a few letters."""
    return f"{number(value)} {unit}".strip() if len(unit) <= _UNIT else number(value)


def beneath(unit: str, better: str) -> str:
    """Return what stands with a result: a unit that is too long for its numbers, and which way is better."""
    long = short(unit, 20) if len(unit) > _UNIT else ""
    return ", ".join(filter(None, (long, BETTER.get(better, ""))))


def _words(row: Any) -> list[str]:
    """Return the lines above a result: what it is, and beneath it its unit and which way is better."""
    lines = [f"<b>{line}</b>" for line in wrapped(short(row.win, _RESULT), _LINE).split("<br>")]
    more = beneath(row.unit, row.better)
    if not more:
        return lines
    quiet = f"<span style='color:{COLOURS.quiet}'>{escape(more)}</span>"
    last = len(unescape(lines[-1])) - len("<b></b>")
    return [*lines[:-1], f"{lines[-1]}   {quiet}"] if last + len(more) + 3 <= _LINE else [*lines, quiet]


def _draw(figure: go.Figure, row: Any, place: float) -> None:
    """Draw the line of a result, its dots, its numbers, and an arrow from before to after."""
    figure.add_scatter(
        x=[float(row.at_before), float(row.at_after)],
        y=[place, place],
        mode="lines+markers",
        line={"color": COLOURS.faint, "width": 3},
        marker={
            "size": 13,
            "opacity": 1,
            "color": [COLOURS.paper, COLOURS.second],
            "line": {"color": COLOURS.second, "width": 2},
        },
        hoverinfo="skip",
        cliponaxis=False,
    )
    zero = {"type": "line", "x0": 0, "x1": 0, "y0": place - 9, "y1": place + 9}
    figure.add_shape(**zero, line={"color": COLOURS.quiet, "width": 1}, layer="below")
    if abs(row.at_after - row.at_before) > _APART:
        ends = {"x": row.at_after, "y": place, "ax": row.at_before, "ay": place, "axref": "x", "ayref": "y"}
        looks = {"arrowhead": 2, "arrowwidth": 2, "arrowcolor": COLOURS.faint, "standoff": 9, "startstandoff": 9}
        figure.add_annotation(text="", showarrow=True, **ends, **looks)
    rises = row.at_before <= row.at_after
    for at, value, left in ((row.at_before, row.before, rises), (row.at_after, row.after, not rises)):
        side = {"xanchor": "right", "xshift": -11} if left else {"xanchor": "left", "xshift": 11}
        figure.add_annotation(text=escape(at_the_end(value, row.unit)), x=float(at), y=place, **side)


def _aloud(rows: Iterable[Any]) -> list[str]:
    """Return each result as it is read aloud."""
    return [
        f"{row.win}: before {number(row.before)}, after {number(row.after)} {row.unit}".rstrip()
        + (f" ({BETTER[row.better]})" if row.better in BETTER else "")
        for row in rows
    ]
