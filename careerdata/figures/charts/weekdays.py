"""The weekdays of a diary: a dot a day with the interval it lies in, above or below the rest of its week."""

from __future__ import annotations

import plotly.graph_objects as go

from careerdata.analysis.finding import Finding
from careerdata.figures.theme import COLOURS, finish, new_figure, nothing_to_draw

_HEIGHT = 320


def weekdays(finding: Finding) -> go.Figure:
    """Return the dots of `careerdata.analysis.weekdays.read`; without numbers, its sentence in their place."""
    table = finding.table
    if table["difference"].isna().all():
        return nothing_to_draw(finding)
    figure = new_figure()
    figure.add_scatter(
        x=table["weekday"],
        y=table["difference"],
        mode="markers",
        marker={
            "size": 10,
            "color": [COLOURS.accent if out else COLOURS.quiet for out in table["stands_out"]],
        },
        error_y={
            "type": "data",
            "symmetric": False,
            "array": table["high"] - table["difference"],
            "arrayminus": table["difference"] - table["low"],
            "color": COLOURS.faint,
            "thickness": 1.5,
            "width": 0,
        },
        customdata=table[["low", "high", "weeks"]],
        hovertemplate="%{x}: %{y:.1f} (%{customdata[0]:.1f} to %{customdata[1]:.1f}), %{customdata[2]} weeks<extra></extra>",
    )
    figure.add_hline(y=0, line={"color": COLOURS.quiet, "width": 1})
    figure.add_annotation(
        text="the rest of the week", x=1, xref="paper", xanchor="right", y=0, yanchor="bottom", font_color=COLOURS.quiet
    )
    figure.update_xaxes(categoryorder="array", categoryarray=list(table["weekday"]), showgrid=False, fixedrange=True)
    figure.update_yaxes(title="points better or worse", tickformat="+.0f", dtick=1)
    return finish(
        figure,
        alt=f"A dot with an interval for each weekday, above or below the rest of its week. {finding.sentence}",
        example=finding.example,
        height=_HEIGHT,
    )
