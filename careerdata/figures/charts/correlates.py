"""What went together with one answer: a dot a look with the interval it lies in, and a line where there would be nothing."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from careerdata.analysis.finding import Finding
from careerdata.analysis.rut.correlates import LAGS, OUTCOMES
from careerdata.analysis.stats.association import FEWEST
from careerdata.figures.theme import COLOURS, finish, new_figure

NAMES = {
    "hours_worked": "Hours at work",
    "worn_out": "Worn out",
    "outside_work": "Life outside work",
    "plan_hours": "Hours of learning",
    "touch": "In touch with people",
    "win": "A win",
}
_ROW = 46
_AROUND = 130
_APART = 0.17
"""How far the two dots of a driver stand from its line."""


def correlates(finding: Finding) -> go.Figure:
    """Return the dot plot of `careerdata.analysis.correlates.read`."""
    figure = new_figure()
    add_dots(figure, finding, axis="")
    figure.update_layout(margin={"t": 64, "l": 30, "r": 30, "b": 40})
    return finish(figure, alt=alt(finding), example=finding.example, height=height(finding))


def height(finding: Finding) -> int:
    """Return how many pixels the dots need."""
    return _ROW * finding.table["what"].nunique() + _AROUND


def alt(finding: Finding) -> str:
    """Return what the dots show, in words."""
    if finding.table["correlation"].isna().all():
        return finding.sentence
    return f"Dots with intervals on a line from -1 to 1, one for each comparison. {finding.sentence}"


def add_dots(figure: go.Figure, finding: Finding, axis: str) -> None:
    """Draw the dots on the axes of `figure` that end in `axis`: "" for the only ones, "7" for x7 and y7."""
    table = finding.table
    order = list(dict.fromkeys(table["what"]))[::-1]
    for lag, symbol in zip(LAGS, ("circle", "circle-open"), strict=True):
        made = table[(table["lag"] == lag) & table["correlation"].notna()]
        figure.add_trace(_dots(made, lag, order, symbol, axis))
    figure.update_layout(
        {
            f"xaxis{axis}": {
                "range": [-1.02, 1.02],
                "tickvals": [-0.6, 0, 0.6],
                "ticktext": ["← one up, the other down", "nothing", "up together →"],
                "tickangle": 0,
            },
            f"yaxis{axis}": {"range": [-0.5, len(order) - 0.3], "showticklabels": False, "showgrid": False},
        }
    )
    across = {"xref": f"x{axis}", "yref": f"y{axis} domain", "x0": 0, "x1": 0, "y0": 0, "y1": 1}
    figure.add_shape({"type": "line", **across, "line": {"color": COLOURS.quiet, "width": 1}, "layer": "below"})
    for place, what in enumerate(order):
        # Above its dots and not beside them: beside, the names would take their room from every chart of the figure.
        figure.add_annotation(
            text=_label(what, table, finding.frames["weeks"]),
            x=0,
            xref=f"x{axis} domain",
            xanchor="left",
            y=place + 1.4 * _APART,
            yref=f"y{axis}",
            yanchor="bottom",
        )
    itself = OUTCOMES[table["outcome"].iloc[0]][2]
    figure.add_annotation(
        text=f"What moves with {itself}<br><span style='color:{COLOURS.quiet}'>● same week ○ the week after</span>",
        x=0,
        xref=f"x{axis} domain",
        xanchor="left",
        align="left",
        y=1,
        yref=f"y{axis} domain",
        yanchor="bottom",
        showarrow=False,
    )


def _dots(made: pd.DataFrame, lag: int, order: list[str], symbol: str, axis: str) -> go.Scatter:
    """Return the dots of one lag with their intervals; those that went together stand out."""
    colours = [COLOURS.accent if counts else COLOURS.quiet for counts in made["together"]]
    reach: dict[str, Any] = {
        "type": "data",
        "symmetric": False,
        "array": made["high"] - made["correlation"],
        "arrayminus": made["correlation"] - made["low"],
        "color": COLOURS.faint,
        "thickness": 1.5,
        "width": 0,
    }
    return go.Scatter(
        x=made["correlation"],
        y=[order.index(what) + (_APART if lag == 0 else -_APART) for what in made["what"]],
        mode="markers",
        marker={"symbol": symbol, "size": 9, "color": colours, "line": {"width": 2}},
        error_x=reach,
        customdata=made[["low", "high", "weeks"]],
        hovertemplate="%{x:.2f} (%{customdata[0]:.2f} to %{customdata[1]:.2f}), %{customdata[2]} weeks<extra></extra>",
        xaxis=f"x{axis}",
        yaxis=f"y{axis}",
    )


def _label(what: str, table: pd.DataFrame, weeks: pd.DataFrame) -> str:
    """Return the name of a driver, and in short why it has no dot."""
    rows = table[table["what"] == what]
    if rows["correlation"].notna().any():
        return NAMES[what]
    steady = weeks[what].nunique() <= 1
    why = (
        "too few weeks" if rows["weeks"].max() < FEWEST else "no ups and downs" if steady else "too few weeks in a row"
    )
    return f"{NAMES[what]}: {why}"
