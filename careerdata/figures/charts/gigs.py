"""Gigs as one picture: who stands at which stage, and under it what came in by month, a row a currency."""

from __future__ import annotations

from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from careerdata.analysis.exposure.gigs import STAGES
from careerdata.analysis.finding import Finding
from careerdata.figures.theme import COLOURS, finish, new_figure, plain
from careerdata.text import cut

_NAMES, _LINE, _BARS, _BETWEEN, _AROUND = 92, 17, 120, 64, 116
_LONGEST, _LINES, _MOST = 12, 2, 4
"""Letters of a name that fit on a line of its column, its lines, and how many names stand there; the rest is counted."""


def gigs(finding: Finding) -> go.Figure:
    """Draw what `careerdata.analysis.gigs.read` found; without income only the stages are drawn."""
    months = finding.frames["months"]
    currencies = list(dict.fromkeys(months["currency"]))
    columns = [_shown(finding.table, stage) for stage in STAGES]
    tallest = max(name.count("<br>") + 1 for name in columns)
    heights = [max(_NAMES, _LINE * (tallest + 1)), *[_BARS] * len(currencies)]
    inside = sum(heights) + _BETWEEN * (len(heights) - 1)
    figure = new_figure(
        rows=len(heights), cols=1, row_heights=heights, vertical_spacing=_BETWEEN / inside if currencies else 0
    )
    _draw_stages(figure, finding.table, columns)
    for row, currency in enumerate(currencies, 2):
        _draw_months(figure, months[months["currency"] == currency], currency, row)
    figure.update_layout(margin={"t": 76, "b": 40, "r": 10})
    alt = f"Five columns, one a stage, with the names of the gigs in them; under it income by month. {finding.sentence}"
    return finish(figure, alt=alt, example=finding.example, height=inside + _AROUND)


def _draw_stages(figure: go.Figure, table: pd.DataFrame, columns: list[str]) -> None:
    figure.update_xaxes(range=[-0.5, len(STAGES) - 0.5], visible=False, row=1, col=1)
    figure.update_yaxes(range=[0, 1], visible=False, row=1, col=1)
    for place, (stage, words) in enumerate(STAGES.items()):
        many = int((table["stage"] == stage).sum())
        colour = COLOURS.good if stage == "done" else COLOURS.quiet if stage == "lost" else COLOURS.second
        figure.add_shape(
            type="rect",
            x0=place - 0.47,
            x1=place + 0.47,
            y0=0,
            y1=1,
            fillcolor=COLOURS.grid,
            line_width=0,
            layer="below",
            row=1,
            col=1,
        )
        figure.add_annotation(
            text=f"<b>{words}</b>  {many}",
            x=place,
            y=1,
            yanchor="bottom",
            yshift=4,
            font={"size": 13, "color": colour},
            row=1,
            col=1,
        )
        figure.add_annotation(text=columns[place] or "–", x=place, y=0.5, row=1, col=1)


def _draw_months(figure: go.Figure, months: pd.DataFrame, currency: str, row: int) -> None:
    labels = [f"{month:%b %Y}" for month in months["month"]]
    figure.add_bar(
        x=labels,
        y=months["income"],
        width=0.5,
        marker={"color": COLOURS.good},
        text=[f"{income:,.0f}" if income else "" for income in months["income"]],
        textposition="outside",
        cliponaxis=False,
        hovertemplate=f"%{{x}}: %{{y:,.2f}} {plain(currency)}<extra></extra>",
        row=row,
        col=1,
    )
    figure.update_xaxes(type="category", range=[-0.5, max(len(labels), 6) - 0.5], row=row, col=1)
    figure.update_yaxes(title_text=plain(currency), rangemode="tozero", nticks=4, row=row, col=1)
    figure.add_annotation(
        text=f"Income by month, {plain(currency)}",
        x=0,
        xref="x domain" if row == 1 else f"x{row} domain",
        xanchor="left",
        y=1,
        yref=f"y{row} domain",
        yanchor="bottom",
        yshift=12,
        font={"color": COLOURS.quiet},
    )


def _shown(table: pd.DataFrame, stage: str) -> str:
    """Return the names of a stage as they fit in its column, a line or two each."""
    names = list(table.loc[table["stage"] == stage, "client"])
    shown = [plain(cut(line, _LONGEST)) for name in names[:_MOST] for line in _lines(name)]
    return "<br>".join([*shown, *([f"and {len(names) - _MOST} more"] if len(names) > _MOST else [])])


def _lines(name: str) -> list[str]:
    return wrap(name, _LONGEST, max_lines=_LINES, placeholder=" …", break_long_words=False)
