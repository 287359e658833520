"""What opens doors as one picture: a line a source, a dot for the share that reached a talk, its interval behind."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from careerdata.analysis.finding import Finding
from careerdata.analysis.outside.sources import SOURCES
from careerdata.analysis.outside.text import counts, interval
from careerdata.colours import PALE
from careerdata.figures.theme import COLOURS, finish, new_figure
from careerdata.text import capital

_ROW, _AROUND, _LABELS = 54, 118, 128
_BAR = 14


def outside(finding: Finding) -> go.Figure:
    """Draw what `careerdata.analysis.outside.read` found: who reached a talk, by source, from the largest share down.

    Sources with enough applications come first and in colour; the others are pale, and say that they are too few. The
    counts and the ends of each interval stand at the end of its line.
    """
    sources = finding.frames["sources"].sort_values(["enough", "share"], ascending=False, kind="stable")
    sources = sources.reset_index(drop=True)
    figure = new_figure()
    # Always the same traces in the same order, so that a repaint keeps the person's zoom.
    for enough in (True, False):
        rows = sources[sources["enough"] == enough]
        figure.add_trace(_intervals(rows, enough))
        figure.add_trace(_shares(rows, enough))
    for row in sources.itertuples():
        label = f"<b>{counts(row)}</b><br>{interval(row) if row.enough else 'too few to compare'}"
        figure.add_annotation(text=label, x=1, xref="paper", xanchor="left", xshift=10, y=row.Index, align="left")
    figure.add_annotation(
        text="reached a talk, and the 95 % interval",
        x=0,
        y=1,
        yref="paper",
        xanchor="left",
        yanchor="bottom",
        font={"size": 12, "color": COLOURS.quiet},
    )
    figure.update_yaxes(
        tickvals=sources.index,
        ticktext=[capital(SOURCES[source]) for source in sources["source"]],
        tickfont={"size": 13, "color": COLOURS.ink},
        range=[max(len(sources), 1) - 0.5, -0.5],
        showgrid=False,
    )
    figure.update_xaxes(range=[0, 1], tickformat=".0%", dtick=0.25)
    figure.update_layout(margin={"r": _LABELS, "t": 64, "b": 36}, barmode="overlay")
    said = [f"{_source(row)} {counts(row)}, {interval(row)}" for row in sources.itertuples()]
    return finish(
        figure,
        alt=f"A line for each source, with the share that reached a talk: {'; '.join(said) or 'nothing yet'}.",
        example=finding.example,
        height=_AROUND + _ROW * max(len(sources), 1),
    )


def _intervals(rows: pd.DataFrame, enough: bool) -> go.Bar:
    return go.Bar(
        orientation="h",
        base=rows["low"],
        x=rows["high"] - rows["low"],
        y=rows.index,
        width=_BAR / _ROW,
        marker={"color": COLOURS.band if enough else COLOURS.grid},
        hoverinfo="skip",
    )


def _shares(rows: pd.DataFrame, enough: bool) -> go.Scatter:
    return go.Scatter(
        mode="markers",
        x=rows["share"],
        y=rows.index,
        marker={"size": 15, "color": COLOURS.second if enough else COLOURS.quiet, "opacity": 1 if enough else PALE},
        cliponaxis=False,
        customdata=[[_source(row), counts(row), interval(row)] for row in rows.itertuples()],
        hovertemplate="%{customdata[0]}: %{customdata[1]}<br>95 % interval %{customdata[2]}<extra></extra>",
    )


def _source(row: Any) -> str:
    return SOURCES[row.source]
