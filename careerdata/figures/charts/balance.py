"""The load of job and plan as one picture, week by week, with the line of the better weeks; mood and worn out beneath."""

from __future__ import annotations

import math

import pandas as pd
import plotly.graph_objects as go

from careerdata.analysis.finding import Finding
from careerdata.figures.theme import COLOURS, finish, new_figure

_LOAD, _ANSWERS, _BETWEEN, _AROUND = 260, 150, 64, 120


def balance(finding: Finding) -> go.Figure:
    """Draw what `careerdata.analysis.balance.read` found; a week that is not known stays a gap."""
    table, facts = finding.table, finding.facts
    inside = _LOAD + _ANSWERS + _BETWEEN
    figure = new_figure(
        rows=2, cols=1, row_heights=[_LOAD, _ANSWERS], vertical_spacing=_BETWEEN / inside, shared_xaxes=True
    )
    for column, colour, words in (
        ("hours_worked", COLOURS.faint, "at the job"),
        ("plan_hours", COLOURS.second, "of learning"),
    ):
        figure.add_bar(
            x=table["week"],
            y=table[column].where(table["hours_worked"].notna()),
            marker={"color": colour},
            hovertemplate=f"week of %{{x|%-d %b %Y}}: %{{y:.4g}} hours {words}<extra></extra>",
            row=1,
            col=1,
        )
    for column, colour, words in (("mood", COLOURS.good, "mood"), ("worn_out", COLOURS.accent, "worn out")):
        figure.add_scatter(
            x=table["week"],
            y=table[column],
            mode="lines+markers",
            line={"color": colour, "width": 2},
            marker={"size": 5},
            connectgaps=False,
            hovertemplate=f"week of %{{x|%-d %b %Y}}: {words} %{{y:g}}<extra></extra>",
            row=2,
            col=1,
        )
    figure.update_layout(barmode="stack", bargap=0.25, margin={"t": 76, "b": 44})
    figure.update_yaxes(title_text="hours a week", rangemode="tozero", row=1, col=1)
    figure.update_yaxes(range=[-0.3, 10.3], tickvals=[0, 5, 10], title_text="0 to 10", row=2, col=1)
    figure.update_xaxes(tickformat="%b<br>%Y", showgrid=False, row=2, col=1)
    figure.update_xaxes(showgrid=False, row=1, col=1)
    _say_what_is_what(figure, facts)
    return finish(figure, alt=_alt(finding), example=finding.example, height=inside + _AROUND)


def _say_what_is_what(figure: go.Figure, facts: pd.Series) -> None:
    """Draw the line of the better weeks, and name the colours of both parts."""
    line = ""
    if not math.isnan(facts.capacity):
        line = f"   <span style='color:{COLOURS.ink}'>┅</span> 3 of 4 of your better weeks: up to {facts.capacity:.3g}"
        figure.add_hline(facts.capacity, line={"color": COLOURS.ink, "width": 1.5, "dash": "dash"}, row=1, col=1)
    heads = {
        "": f"<b>Hours a week</b>   <span style='color:{COLOURS.faint}'>■</span> job   "
        f"<span style='color:{COLOURS.second}'>■</span> learning{line}",
        "2": f"<b>How the weeks were</b>   <span style='color:{COLOURS.good}'>●</span> mood   "
        f"<span style='color:{COLOURS.accent}'>●</span> worn out",
    }
    for axis, words in heads.items():
        place = {"xref": "paper", "x": 0, "xanchor": "left", "yref": f"y{axis} domain", "y": 1, "yanchor": "bottom"}
        figure.add_annotation(text=words, yshift=8, **place)


def _alt(finding: Finding) -> str:
    weeks, gaps = len(finding.table), int(finding.table["load"].isna().sum())
    return f"Stacked bars of hours for {weeks} weeks, {gaps} of them gaps; under them mood and worn out. {finding.sentence}"
