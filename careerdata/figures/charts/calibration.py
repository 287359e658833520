"""Was the forecast right before: how often its ranges held, and the ranges themselves beside what came."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from careerdata.analysis.finding import Finding
from careerdata.figures.theme import COLOURS, finish, new_figure

_ROW_HEIGHT, _SAID_HEIGHT, _BETWEEN, _AROUND = 30, 240, 110, 130
_HELD_TITLE = "How often the ranges held"
_SAID_TITLE = "What was said of the next 13 weeks, and what came"


def calibration(finding: Finding) -> go.Figure:
    """Draw what `careerdata.analysis.calibration.read` found.

    Above, a row for each range that can be judged: how often it should hold, how often it held, and how unsure that
    is. Beneath, each past week's 8-in-10 range for the quarter after it, and what came. What cannot be shown yet is
    left out.
    """
    held, said = finding.frames["held"], finding.frames["said"]
    heights = [_ROW_HEIGHT * len(held)] * (not held.empty) + [_SAID_HEIGHT] * (not said.empty)
    if not heights:
        return _nothing_yet(finding)
    between = _BETWEEN * (len(heights) - 1)
    inside = sum(heights) + between
    figure = new_figure(rows=len(heights), cols=1, row_heights=heights, vertical_spacing=between / inside)
    if not held.empty:
        _draw_held(figure, held)
        _head(figure, _HELD_TITLE, _key("┃", "should", "●", "held", "━", "how unsure that is"), row=1)
    if not said.empty:
        _draw_said(figure, said, row=len(heights))
        words = _key("┃", "8-in-10 range", "●", "came, inside", "◆", "came, outside")
        _head(figure, _SAID_TITLE, words, row=len(heights))
    figure.update_layout(margin={"t": 80, "b": 50})
    told = [f"{label}: {words}" for label, words in zip(held["label"], held["told"], strict=True)]
    alt = " ".join([finding.sentence, f"How often each range held: {'; '.join(told)}." if told else ""]).strip()
    return finish(figure, alt=alt, example=finding.example, height=inside + _AROUND)


def _draw_held(figure: go.Figure, held: pd.DataFrame) -> None:
    labels = held["label"]
    for low, high, label in zip(held["low"], held["high"], labels, strict=True):
        reach = {"x": [low, high], "y": [label] * 2, "line": {"color": COLOURS.band, "width": 10}}
        figure.add_scatter(**reach, mode="lines", hoverinfo="skip", row=1, col=1)
    mark = {"symbol": "line-ns", "size": 18, "line": {"width": 3, "color": COLOURS.quiet}}
    figure.add_scatter(x=held["should"], y=labels, mode="markers", marker=mark, hoverinfo="skip", row=1, col=1)
    dots = {"x": held["held"], "y": labels, "marker": {"size": 11, "color": COLOURS.second}}
    said = "held %{x:.0%} of the time<extra></extra>"
    figure.add_scatter(**dots, mode="markers", hovertemplate=said, row=1, col=1)
    figure.update_yaxes(autorange="reversed", showgrid=False, row=1, col=1)
    ticks = {"tickvals": [0, 0.2, 0.4, 0.6, 0.8, 1], "ticktext": ["never", "2 in 10", "4", "6", "8", "every time"]}
    figure.update_xaxes(range=[-0.02, 1.04], **ticks, row=1, col=1)


def _draw_said(figure: go.Figure, said: pd.DataFrame, row: int) -> None:
    for low, high, date in zip(said["low"], said["high"], said["date"], strict=True):
        line = {"color": COLOURS.inner, "width": 4}
        figure.add_scatter(x=[date] * 2, y=[low, high], mode="lines", line=line, hoverinfo="skip", row=row, col=1)
    for inside, symbol, colour in ((True, "circle", COLOURS.ink), (False, "diamond", COLOURS.bad)):
        some = said[said["held"] == inside]
        told = {
            "customdata": some[["low", "high"]],
            "hovertemplate": "said on %{x|%-d %b %Y}: %{customdata[0]:.0f} to %{customdata[1]:.0f} hours, "
            "came: %{y:.0f}<extra></extra>",
        }
        marker = {"symbol": symbol, "size": 8, "color": colour}
        figure.add_scatter(x=some["date"], y=some["came"], mode="markers", marker=marker, **told, row=row, col=1)
    figure.update_yaxes(title_text="hours in the 13 weeks after", rangemode="tozero", row=row, col=1)
    figure.update_xaxes(tickformat="%b<br>%Y", title_text="said at the end of this week", row=row, col=1)


def _key(*signs_and_words: str) -> str:
    colours = {"should": COLOURS.quiet, "held": COLOURS.second, "how unsure that is": COLOURS.inner}
    colours |= {"8-in-10 range": COLOURS.inner, "came, inside": COLOURS.ink, "came, outside": COLOURS.bad}
    pairs = zip(signs_and_words[::2], signs_and_words[1::2], strict=True)
    return "   ".join(f'<span style="color:{colours[word]}">{sign}</span> {word}' for sign, word in pairs)


def _head(figure: go.Figure, title: str, words: str, row: int) -> None:
    figure.add_annotation(
        text=f'<b>{title}</b><br><span style="color:{COLOURS.quiet}">{words}</span>',
        align="left",
        xref="paper",
        x=0,
        xanchor="left",
        yref=f"y{'' if row == 1 else row} domain",
        y=1,
        yanchor="bottom",
        yshift=8,
    )


def _nothing_yet(finding: Finding) -> go.Figure:
    figure = new_figure()
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    text = "There is nothing to check yet: a forecast can be judged once its weeks have passed."
    figure.add_annotation(text=text, xref="paper", yref="paper", x=0.5, y=0.5, font={"color": COLOURS.quiet})
    return finish(figure, alt=finding.sentence, example=finding.example, height=140)
