"""Needs and wants as one picture: how heavy each weighs, which rows decide, and the weeks in which a note mentions it."""

from __future__ import annotations

import textwrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from careerdata.analysis.finding import Finding
from careerdata.colours import PALE
from careerdata.figures.theme import COLOURS, finish, new_figure, plain
from careerdata.text import counted

_ROW, _TOP, _BOTTOM = 31, 84, 38
_KINDS = {"need": COLOURS.accent, "want": COLOURS.second, "unsorted": COLOURS.quiet}
_HEAVIEST = 5
_LABEL, _LABEL_LINES = 30, 2
_LOOKS = ("full", "pale", "hollow")


def needs(finding: Finding) -> go.Figure:
    """Draw what `careerdata.analysis.needs.read` found: a bar a pain point, and beside it the weeks that mention it.

    Rows that decide have a full bar and a bold name, other open ones a pale bar; those that are met or dropped are
    hollow. One key above the bars has each kind and look that is drawn. The weeks stand on a line of their own to the
    right, left out when no week has a note.
    """
    rows = finding.frames["picture"]
    figure = new_figure(cols=2, shared_yaxes=True, column_widths=[0.58, 0.42], horizontal_spacing=0.07)
    # Always the same traces in the same order, so that a repaint keeps the person's zoom.
    for kind, colour in _KINDS.items():
        for decides in (True, False):
            figure.add_trace(_bars(rows[(rows["kind"] == kind) & (rows["decides"] == decides)], colour, decides), 1, 1)
    figure.add_trace(_weeks(finding.frames["mentions"]), 1, 2)
    _say_what_is_what(figure, rows, finding.facts)
    names = [_label(pain, decides) for pain, decides in zip(rows["pain"], rows["decides"], strict=True)]
    places = {"tickvals": rows["place"], "ticktext": names, "range": [len(rows) - 0.45, -0.55], "showgrid": False}
    figure.update_yaxes(ticklabelstandoff=6, **places)
    figure.update_yaxes(showgrid=True, row=1, col=2)
    finish(figure, alt=_alt(rows, finding.sentence), example=finding.example, height=_TOP + _BOTTOM + _ROW * len(rows))
    return figure.update_annotations(yshift=59, selector={"name": "example-stamp"})


def _label(pain: str, decides: bool) -> str:
    """Return a pain point as it fits beside a bar: at most two short lines."""
    lines = "<br>".join(map(plain, textwrap.wrap(pain, _LABEL, max_lines=_LABEL_LINES, placeholder=" …")))
    return f"<b>{lines}</b>" if decides else lines


def _bars(rows: pd.DataFrame, colour: str, decides: bool) -> go.Bar:
    closed = rows["standing"] == "closed"
    facts = zip(rows["pain"], rows["why"], rows["weight"], strict=True)
    return go.Bar(
        x=rows["shown"],
        y=rows["place"],
        orientation="h",
        width=0.55,
        marker={
            "color": ["rgba(0,0,0,0)" if hollow else colour for hollow in closed],
            "opacity": 1 if decides else PALE,
            "line": {"color": colour, "width": 1.2},
        },
        customdata=[[plain(pain), plain(why), _weight(weight)] for pain, why, weight in facts],
        hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[1]}; %{customdata[2]}<extra></extra>",
    )


def _weeks(mentions: pd.DataFrame) -> go.Scatter:
    return go.Scatter(
        x=mentions["week"],
        y=mentions["place"],
        mode="markers",
        marker={"size": 9, "color": COLOURS.ink, "symbol": "line-ns-open", "line": {"width": 2}},
        customdata=[[plain(word)] for word in mentions["word"]],
        hovertemplate="week of %{x|%-d %B %Y}<br>the note says: %{customdata[0]}<extra></extra>",
    )


def _weight(weight: float) -> str:
    return "no weight given" if pd.isna(weight) else f"weight {weight:g} of {_HEAVIEST}"


def _key(rows: pd.DataFrame) -> str:
    """Return the one or two lines that say what each look and colour of a bar means, only those that are drawn."""
    looks = rows["decides"].map({True: "full", False: "pale"}).mask(rows["standing"] == "closed", "hollow")
    meant = {"pale": "pale: decides nothing", "hollow": "hollow: settled"}
    kinds = []
    for word, (kind, colour) in zip(("need", "want", "not sorted"), _KINDS.items(), strict=True):
        drawn = set(looks[rows["kind"] == kind])
        marks = " ".join(_mark(look, colour) for look in _LOOKS if look in drawn)
        kinds += [f"{marks} {word}"] if marks else []
    lines = ["   ".join(said for look, said in meant.items() if look in set(looks)), "   ".join(kinds)]
    return "<br>".join(filter(None, lines))


def _mark(look: str, colour: str) -> str:
    """Return a square that looks as the bars do; the outline of a hollow bar is as pale as the pale ones."""
    # Written as the dark stylesheet looks for colours.
    numbers = ", ".join(map(str, bytes.fromhex(colour.removeprefix("#"))))
    shade = colour if look == "full" else f"rgba({numbers}, {PALE})"
    return f'<span style="color:{shade};font-size:17px">{"□" if look == "hollow" else "■"}</span>'


def _say_what_is_what(figure: go.Figure, rows: pd.DataFrame, facts: pd.Series[Any]) -> None:
    """Say above each half what it shows, so that no legend is needed."""
    # On a narrow page the key reaches over both halves, so it stands above what is said of the second one.
    small = {"font": {"size": 12, "color": COLOURS.quiet}, "yref": "paper", "y": 1, "yanchor": "bottom"}
    left = {"x": 0, "xanchor": "left", **small}
    figure.add_annotation(text=_key(rows), xref="x domain", yshift=21, align="left", **left)
    noted = "in your notes" if facts.weeks_with_note else "no note yet"
    figure.add_annotation(text=noted, xref="x2 domain", x=1, xanchor="right", yshift=4, **small)
    # Words stand inside their half, where numbers at its ends would touch the days of the other; lines would cross the bars.
    weights = {"tickvals": [0.4, _HEAVIEST / 2, _HEAVIEST - 0.5], "ticktext": ["light", "weight", "heavy"]}
    figure.update_xaxes(range=[0, _HEAVIEST], showgrid=False, row=1, col=1, **weights)
    figure.update_xaxes(type="date", nticks=3, tickformat="%b<br>%Y", tickangle=0, row=1, col=2)
    if facts.weeks_with_note:
        figure.update_xaxes(range=[facts.first, facts.last], row=1, col=2)
    figure.update_layout(barmode="overlay", margin={"t": _TOP, "b": _BOTTOM})


def _alt(rows: pd.DataFrame, sentence: str) -> str:
    facts = zip(rows["pain"], rows["why"], rows["weight"], rows["weeks_mentioned"], strict=True)
    said = [
        f"{pain}: {why}, {_weight(weight)}, mentioned in {counted(weeks, 'week')}" for pain, why, weight, weeks in facts
    ]
    return f"A bar for each of {len(rows)} pain points. {sentence} In order: {'; '.join(said)}."
