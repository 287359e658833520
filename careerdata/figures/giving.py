"""Giving and asking as one picture: a bar to each side for every person."""

from __future__ import annotations

import plotly.graph_objects as go

from careerdata.analysis.finding import Finding
from careerdata.figures.theme import COLOURS, finish, new_figure, plain

_ROW, _AROUND = 26, 78


def giving(finding: Finding) -> go.Figure:
    """Draw what `careerdata.analysis.giving.read` found: how often you asked on the left, how often you gave on the right.

    The people with whom asking is furthest ahead stand at the top. Names are shown as text, whatever they are made of.
    """
    picture = finding.behind["picture"]
    rows = list(range(len(picture)))
    figure = new_figure()
    for column, text, colour, what in (
        ("asked_shown", "you_asked", COLOURS.accent, "you asked"),
        ("you_gave", "you_gave", COLOURS.good, "you gave"),
    ):
        figure.add_trace(
            go.Bar(
                x=picture[column],
                y=rows,
                orientation="h",
                marker={"color": colour},
                text=[f"{times}" if times else "" for times in picture[text]],
                textposition="outside",
                cliponaxis=False,
                customdata=[
                    [plain(name), times] for name, times in zip(picture["contact"], picture[text], strict=True)
                ],
                hovertemplate=f"<b>%{{customdata[0]}}</b><br>{what}: %{{customdata[1]}}<extra></extra>",
            )
        )
    figure.add_vline(0, line={"color": COLOURS.quiet, "width": 1})
    words = {"x": 0, "y": 1, "yref": "paper", "yanchor": "bottom", "font": {"size": 12, "color": COLOURS.quiet}}
    figure.add_annotation(text="← you asked", xanchor="right", xshift=-6, **words)
    figure.add_annotation(text="you gave →", xanchor="left", xshift=6, **words)
    figure.update_yaxes(
        tickvals=rows, ticktext=[plain(label) for label in picture["label"]], autorange="reversed", showgrid=False
    )
    figure.update_xaxes(showticklabels=False, showgrid=False)
    figure.update_layout(barmode="relative", bargap=0.35, margin={"b": 16})
    counts = [f"{person.contact}: asked {person.you_asked}, gave {person.you_gave}" for person in picture.itertuples()]
    return finish(
        figure,
        alt=f"A bar to each side for {len(picture)} people, in the last 12 months. {'; '.join(counts) or 'Nothing yet'}.",
        example=finding.example,
        height=_AROUND + _ROW * max(len(picture), 1),
    )
