"""Who next, as one picture: how far each person is past your promise, and how much the tie is fading."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from careerdata.analysis.finding import Finding
from careerdata.figures.layout.followups import FADING_SHOWN, on_chart
from careerdata.figures.theme import COLOURS, finish, new_figure, plain
from careerdata.text import join_words

_DOT, _DOT_THIS_WEEK = 8, 13


def followups(finding: Finding) -> go.Figure:
    """Draw what `careerdata.analysis.followups.read` found: one dot a person, the furthest overdue by name.

    Overdue people stand left of the line, fading ties at the top; the target team has the accent colour, and people
    who are held back are hollow. Names are shown as text, whatever they are made of.
    """
    people = finding.table
    placed = on_chart(people[~people["let_go"]])
    picture = placed["picture"]
    figure = new_figure()
    # Always the same six traces in the same order, so that a repaint keeps the person's zoom.
    for group in ("held back", "others", "this week"):
        for on_target_team in (False, True):
            people = picture[(picture["group"] == group) & (picture["on_target_team"] == on_target_team)]
            figure.add_trace(_dots(people, group, COLOURS.accent if on_target_team else COLOURS.second))
    named = picture[picture["label"].notna()].sort_values("days_shown", kind="stable")
    for person in named.itertuples():
        _name(figure, person)
    _say_what_is_where(figure, placed["axis"])
    names = join_words(named["contact"]) or "nobody"
    return finish(
        figure,
        alt=f"A dot for each of {len(picture)} people: across, the days until your promise is due, the overdue on "
        f"the left; upward, how much the tie is fading. Named, the furthest overdue: {names}.",
        example=finding.example,
        height=360,
    )


def _dots(people: pd.DataFrame, group: str, colour: str) -> go.Scatter:
    this_week, hollow = group == "this week", group == "held back"
    facts = zip(people["contact"], people["reason"], strict=True)
    return go.Scatter(
        x=people["days_shown"],
        y=people["fading"],
        mode="markers",
        marker={
            "size": _DOT_THIS_WEEK if this_week else _DOT,
            "color": "rgba(0,0,0,0)" if hollow else colour,
            "opacity": 1 if this_week else 0.45,
            "line": {"color": colour if hollow else COLOURS.paper, "width": 1.5},
        },
        customdata=[[plain(name), plain(reason)] for name, reason in facts],
        hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[1]}<br>fading %{y:.0%}<extra></extra>",
        cliponaxis=False,
    )


def _name(figure: go.Figure, person: Any) -> None:
    on_the_right = person.side == "right"
    figure.add_annotation(
        text=plain(person.label),
        x=person.days_shown,
        y=person.fading,
        ax=18 if on_the_right else -18,
        ay=person.at,
        axref="pixel",
        ayref="y",
        xanchor="left" if on_the_right else "right",
        showarrow=True,
        arrowhead=0,
        arrowwidth=1,
        arrowcolor=COLOURS.quiet,
        standoff=7,
        bgcolor="rgba(255,255,255,0.8)",
        font={"size": 13, "color": COLOURS.accent if person.on_target_team else COLOURS.ink},
    )


def _say_what_is_where(figure: go.Figure, axis: pd.DataFrame) -> None:
    """Say in words what left, right, up, colour and shape mean, so that no legend is needed."""
    figure.add_vline(0, line={"color": COLOURS.quiet, "width": 1})
    words = {"y": 1, "yref": "paper", "yanchor": "bottom", "font": {"size": 12, "color": COLOURS.quiet}}
    figure.add_annotation(text="← overdue by", x=0, xanchor="right", xshift=-6, **words)
    figure.add_annotation(text="due in →", x=0, xanchor="left", xshift=6, **words)
    key = (
        f'<span style="color:{COLOURS.accent}">●</span> target team   '
        f'<span style="color:{COLOURS.second}">●</span> everybody else   ○ held back'
    )
    figure.add_annotation(text=key, x=0, xref="paper", xanchor="left", yshift=24, **words)
    figure.update_xaxes(range=[axis["day"].iloc[0], axis["day"].iloc[-1]], tickvals=axis["day"], ticktext=axis["words"])
    figure.update_xaxes(title_text="your promise to be in touch", showgrid=False, tickangle=0)
    figure.update_yaxes(
        range=list(FADING_SHOWN),
        tickformat=".0%",
        tickvals=[0, 0.25, 0.5, 0.75, 1],
        title_text="chance of no contact in 90 days",
    )
    figure.update_layout(margin={"t": 64})
