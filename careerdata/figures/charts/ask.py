"""The asks over time: when each was made, what the answer was, and when to come back to it."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from careerdata.analysis.finding import Finding
from careerdata.figures.theme import COLOURS, finish, new_figure, plain
from careerdata.text import counted, in_words

_ROW, _AROUND = 76, 84
_LOOKS = {
    "prepared": ("circle-open", COLOURS.ink),
    "not_yet": ("circle", COLOURS.quiet),
    "counter": ("diamond", COLOURS.second),
    "yes": ("circle", COLOURS.good),
    "no": ("x", COLOURS.bad),
    "closed": ("square-open", COLOURS.quiet),
}
"""Shape and colour of each answer, so that either alone tells them apart."""


def ask(finding: Finding) -> go.Figure:
    """Draw the asks of `careerdata.analysis.ask.read`: one line an ask, from the talk to the day to come back to it."""
    history, axis = finding.frames["history"], finding.facts
    figure = new_figure()
    waits = history[history["until"] > history["date"]]
    for row in waits.itertuples():
        line = {"color": COLOURS.faint, "width": 3}
        figure.add_shape(type="line", x0=row.date, x1=row.until, y0=row.place, y1=row.place, line=line, layer="below")
    # Always the same traces in the same order, so that a repaint keeps the person's zoom.
    for answer, (symbol, colour) in _LOOKS.items():
        figure.add_trace(_talks(history[history["answer"] == answer], symbol, colour))
    figure.add_trace(_days_to_come_back(waits))
    figure.add_vline(axis.today, line={"color": COLOURS.quiet, "width": 1, "dash": "dot"})
    today = {"x": axis.today, "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 2}
    figure.add_annotation(text="today", font={"size": 12, "color": COLOURS.quiet}, **today)
    names = ["<br>".join(map(plain, label.split("\n"))) for label in history["label"]]
    figure.update_yaxes(tickvals=history["place"], ticktext=names, range=[len(history) - 0.4, -0.75], showgrid=False)
    figure.update_xaxes(range=[axis.first, axis.last], nticks=6, tickformat="%b ’%y", tickangle=0)
    figure.update_layout(margin={"t": 48, "b": 36})
    return finish(figure, alt=_alt(history), example=finding.example, height=_AROUND + _ROW * len(history))


def _talks(rows: pd.DataFrame, symbol: str, colour: str) -> go.Scatter:
    facts = zip(rows["to"], rows["request"], rows["state"], strict=True)
    return go.Scatter(
        x=rows["date"],
        y=rows["place"],
        mode="markers",
        marker={"symbol": symbol, "size": 12, "color": colour, "line": {"width": 2, "color": colour}},
        customdata=[[plain(to), plain(request), plain(state)] for to, request, state in facts],
        hovertemplate="<b>%{customdata[0]}</b>, %{x|%-d %B %Y}<br>%{customdata[1]}<br>%{customdata[2]}<extra></extra>",
        cliponaxis=False,
    )


def _days_to_come_back(rows: pd.DataFrame) -> go.Scatter:
    return go.Scatter(
        x=rows["until"],
        y=rows["place"],
        mode="markers",
        marker={"symbol": "line-ns-open", "size": 12, "color": COLOURS.quiet, "line": {"width": 2}},
        hovertemplate="come back to it on %{x|%-d %B %Y}<extra></extra>",
    )


def _alt(history: pd.DataFrame) -> str:
    said = [
        f"{to}, {in_words(date)}: {state}"
        for to, date, state in zip(history["to"], history["date"], history["state"], strict=True)
    ]
    return f"{counted(len(said), 'ask')} over time, the newest at the top. {'; '.join(said)}."
