"""Giving and asking as one picture: a bar to each side for every person."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from careerdata.analysis.finding import Finding
from careerdata.figures.theme import COLOURS, finish, new_figure, plain

_ROW, _AROUND, _LINES = 26, 78, 34


def giving(finding: Finding) -> go.Figure:
    """Draw what `careerdata.analysis.giving.read` found: how often you asked on the left, how often you gave on the right.

    Whom you asked stands at the top, furthest ahead first, then whom you only gave to. A line below sums up those who do
    not fit, so that bars and line add up to the sentence. Names are shown as text, whatever they are made of.
    """
    picture = finding.frames["picture"]
    figure = new_figure()
    for column, text, colour, what in (
        ("asked_shown", "you_asked", COLOURS.accent, "you asked"),
        ("you_gave", "you_gave", COLOURS.good, "you gave"),
    ):
        figure.add_trace(_bars(picture, column, text, colour, what))
    figure.add_vline(0, line={"color": COLOURS.quiet, "width": 1})
    words = {"x": 0, "y": 1, "yref": "paper", "yanchor": "bottom", "font": {"size": 12, "color": COLOURS.quiet}}
    figure.add_annotation(text="← you asked", xanchor="right", xshift=-6, **words)
    figure.add_annotation(text="you gave →", xanchor="left", xshift=6, **words)
    figure.update_yaxes(
        tickvals=list(range(len(picture))),
        ticktext=[plain(label) for label in picture["label"]],
        autorange="reversed",
        showgrid=False,
    )
    figure.update_xaxes(showticklabels=False, showgrid=False)
    rest = _rest(finding)
    below = {"x": 0, "xref": "paper", "xanchor": "left", "align": "left", "y": 0, "yref": "paper", "yanchor": "top"}
    figure.add_annotation(text="<br>".join(rest), yshift=-4, font={"size": 12, "color": COLOURS.quiet}, **below)
    room = _LINES * bool(rest)
    figure.update_layout(barmode="relative", bargap=0.35, margin={"b": 16 + room})
    counts = [f"{person.contact}: asked {person.you_asked}, gave {person.you_gave}" for person in picture.itertuples()]
    said = f"A bar to each side for {len(picture)} people, in the last 12 months. {'; '.join(counts) or 'Nothing yet'}."
    return finish(
        figure,
        alt=" ".join((said, *rest)),
        example=finding.example,
        height=_AROUND + room + _ROW * max(len(picture), 1),
    )


def _bars(picture: pd.DataFrame, column: str, text: str, colour: str, what: str) -> go.Bar:
    people = zip(picture["contact"], picture[text], strict=True)
    return go.Bar(
        x=picture[column],
        y=list(range(len(picture))),
        orientation="h",
        marker={"color": colour},
        text=[f"{times}" if times else "" for times in picture[text]],
        textposition="outside",
        cliponaxis=False,
        customdata=[[plain(name), times] for name, times in people],
        hovertemplate=f"<b>%{{customdata[0]}}</b><br>{what}: %{{customdata[1]}}<extra></extra>",
    )


def _rest(finding: Finding) -> tuple[str, ...]:
    """Return how many people are shown of how many, and what the others add up to; nothing when all are shown."""
    shown, rest = len(finding.frames["picture"]), finding.facts
    if not rest.people:
        return ()
    others = "The other" if rest.people == 1 else f"The {rest.people} others together"
    return (
        f"{shown} of {shown + rest.people} people you asked or gave to are shown.",
        f"{others}: asked {rest.you_asked}, gave {rest.you_gave}.",
    )
