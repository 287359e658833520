"""Ready by the date, as one picture: the hours so far and the futures ahead, and beneath it each goal's progress."""

from __future__ import annotations

import math
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from careerdata.analysis.finding import Finding
from careerdata.analysis.plan.text import short
from careerdata.figures.theme import COLOURS, finish, plain
from careerdata.text import in_words

Mark: TypeAlias = dict[str, Any]
"""A shape or a text of the layout; they are set all at once, which is many times faster than one by one."""
_FAN_HEIGHT, _BAR_HEIGHT, _AXIS_HEIGHT, _AROUND, _BETWEEN = 320, 44, 16, 100, 84
TARGET, DATE = "target", "date"
"""What the page moves while a slider is dragged (`careerdata/panels/steps/plan/moving_fan.js`)."""
_ROUND = (1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
_ROOM_ABOVE = 1.1
"""The target's line stands so far below the top, with its words above it."""
_BENEATH = 0.2
"""So far beneath its name a plan's line is drawn."""
_AT_BOTTOM = {"y": 0.02, "xanchor": "right", "yanchor": "bottom", "font": {"color": COLOURS.quiet}}
_TEXT = {"type": "scatter", "mode": "text", "textfont": {"size": 12}, "hoverinfo": "skip", "cliponaxis": False}
_MIDDLE = "50 % likely: %{y:.0f} hours or more"
_BANDS = {("of_100_10", "of_100_90"): COLOURS.band, ("of_100_25", "of_100_75"): COLOURS.inner}


def plan(finding: Finding, beside: Finding | None = None) -> go.Figure:
    """Draw what `careerdata.analysis.plan.read` found.

    Above, the hours that count towards the skills' targets: those done, and the middle and the bands of those
    forecast, with the target, today, the escape date and the breaks. Beneath, a bar a goal, its chance in words.
    Without a skill goal only the bars are drawn. With `beside`, what `careerdata.analysis.plan.comparison.side_by_side`
    found, a line a plan stands at the bottom: from the day by which half of the futures are ready to that of 85 of 100.
    """
    fan, bars = finding.frames["fan"], finding.frames["bars"]
    heights = [*([] if fan.empty else [_FAN_HEIGHT]), _BAR_HEIGHT * max(len(bars), 1)]
    heights += [] if beside is None else [_BAR_HEIGHT * len(beside.table) + _AXIS_HEIGHT]
    bars_row = len(heights) - (beside is not None)
    inside = sum(heights) + _BETWEEN * (len(heights) - 1)
    traces, axes = _bars(bars, bars_row)
    texts = [_head("Goal by goal", "done so far, and the chance to have it by your date", row=bars_row, above=8)]
    shapes: list[Mark] = []
    if not fan.empty:
        shapes, labels = _marks(finding)
        texts += [_head("Hours on your skills", _key(told=finding.facts.told), row=1, above=40), *labels]
        above = _fan(fan, finding.frames["history"], told=finding.facts.told)
        traces, axes = above[0] + traces, above[1] | axes
    if beside is not None:
        beneath = _plans(beside, len(heights))
        traces, axes = traces + beneath[0], axes | beneath[1]
        said = "● 50 % likely, ━ up to 85 %, ◆ its own date"
        texts.append(_head("Side by side", said, row=len(heights), above=8))
    for axis, place in _places(heights, inside).items():
        axes[axis] |= place
    layout = {"margin": {"t": 84, "b": 16}, "barmode": "overlay", "shapes": shapes, "annotations": texts}
    # Given to plotly as one dictionary, and without its own check of every value: a slider is dragged here, and trace by trace
    # it takes eight times as long. A test holds it to what plotly takes.
    figure = go.Figure({"data": traces, "layout": layout | axes}, _validate=False)
    told = "; ".join(f"{bar.goal}: {bar.amount}, {bar.chance}" for bar in bars.itertuples())
    alt = f"{finding.sentence} Goal by goal: {told}."
    return finish(figure, alt=alt, example=finding.example, height=inside + _AROUND)


def _places(heights: list[int], inside: int) -> Mark:
    """Return where the axes of each row stand, from the top down, as shares of the height."""
    places: Mark = {}
    top = inside
    for row, height in enumerate(heights, 1):
        number = _number(row)
        places[f"xaxis{number}"] = {"anchor": f"y{number}"}
        places[f"yaxis{number}"] = {"anchor": f"x{number}", "domain": [(top - height) / inside, top / inside]}
        top -= height + _BETWEEN
    return places


def _number(row: int) -> str:
    """Return how plotly numbers the axes of a row: the first ones have no number."""
    return "" if row == 1 else str(row)


def _on(row: int) -> Mark:
    return {"xaxis": f"x{_number(row)}", "yaxis": f"y{_number(row)}"}


def _fan(fan: pd.DataFrame, history: pd.DataFrame, *, told: bool) -> tuple[list[Mark], Mark]:
    """Return the traces of the hours so far and ahead, bands only if chances can be told, and what is special about their axes."""
    traces: list[Mark] = []
    days = fan["date"].to_numpy()
    there_and_back = np.concatenate([days, days[::-1]])
    # A pale band alone cannot be told from the page by everybody.
    edges = {"width": 0.6, "color": COLOURS.half}
    for (low, high), colour in _BANDS.items() if told else ():
        edge = np.concatenate([fan[high].to_numpy(), fan[low].to_numpy()[::-1]])
        band = {
            "x": there_and_back,
            "y": edge,
            "fill": "toself",
            "fillcolor": colour,
            "line": edges,
            "meta": [low, high],
        }
        traces.append({"type": "scatter", **band, "mode": "lines", "hoverinfo": "skip"})
    for frame, column, colour, words in (
        (fan, "of_100_50", COLOURS.second, _MIDDLE if told else "about %{y:.0f} hours, if it goes on like this"),
        (history, "hours", COLOURS.ink, "%{y:.0f} hours done"),
    ):
        line = {"x": frame["date"].to_numpy(), "y": frame[column].to_numpy(), "line": {"color": colour, "width": 2.5}}
        said = f"%{{x|%-d %b %Y}}: {words}<extra></extra>"
        traces.append({"type": "scatter", **line, "mode": "lines", "hovertemplate": said, "meta": [column]})
    dates = {"range": [history["date"].iloc[0], fan["date"].iloc[-1]], "tickformat": "%b<br>%Y"}
    # In steps, so that the scale stays while a target is moved a little.
    most = max(fan["grown"].iloc[0], history["hours"].max(), 1.0) * _ROOM_ABOVE
    upward = {"title": {"text": "hours"}, "range": [0, _round_up(most)]}
    return traces, {"xaxis": {**dates, "ticklabelstandoff": 4}, "yaxis": upward}


def _key(*, told: bool) -> str:
    colours = [COLOURS.ink, COLOURS.second, *reversed(_BANDS.values())]
    words = ["━ done", "━ middle", "■ half of the futures", "■ 8 of 10"]
    words = words if told else [words[0], "━ if it goes on like this"]
    entries = zip(colours, words, strict=False)
    return "   ".join(f'<span style="color:{colour}">{word[0]}</span>{word[1:]}' for colour, word in entries)


def _marks(finding: Finding) -> tuple[list[Mark], list[Mark]]:
    """Return the target, today, the escape date and the breaks, where they lie in the days shown: shapes and labels."""
    facts, fan, breaks = finding.facts, finding.frames["fan"], finding.frames["breaks"]
    target, grown = fan["target"].iloc[0], fan["grown"].iloc[0]
    first, last = finding.frames["history"]["date"].iloc[0], fan["date"].iloc[-1]
    inside = {"xref": "x", "yref": "y domain"}
    across = {"name": TARGET, "xref": "x domain", "yref": "y", "x0": 0, "x1": 1, "y0": grown, "y1": grown}
    shapes: list[Mark] = [{"type": "line", **across, "line": _line(COLOURS.good, "dash")}]
    at_line = {
        "name": TARGET,
        "xref": "x domain",
        "x": 0,
        "xanchor": "left",
        "yref": "y",
        "y": grown,
        "yanchor": "bottom",
    }
    growth = f", {short(grown)} as it grows" if grown > target else ""
    texts: list[Mark] = [{"text": f"target: {short(target)} hours{growth}", "font": {"color": COLOURS.good}, **at_line}]
    for start, end in zip(breaks["first"], breaks["last"], strict=True):
        if first <= start and end <= last:
            shade = {"fillcolor": COLOURS.faint, "opacity": 0.3, "line": {"width": 0}, "layer": "below"}
            shapes.append({"type": "rect", "x0": start, "x1": end, "y0": 0, "y1": 1, **inside, **shade})
            texts.append({"text": "break", "x": end, "textangle": -90, **inside, **_AT_BOTTOM})
    date = facts.escape_date
    for name, day, words, colour, dash, where in (
        ("today", facts.today, "today", COLOURS.quiet, "dot", {"xshift": -4, **_AT_BOTTOM}),
        (DATE, date, f"your date: {in_words(date)}", COLOURS.accent, "solid", {"y": 1, "yanchor": "bottom"}),
    ):
        if first <= pd.Timestamp(day) <= last:
            upright = {"x0": day, "x1": day, "y0": 0, "y1": 1, **inside}
            shapes.append({"name": name, "type": "line", **upright, "line": _line(colour, dash)})
            texts.append({"name": name, "text": words, "x": day, "font": {"color": colour}, **inside, **where})
    return shapes, texts


def _round_up(most: float) -> float:
    """Return the next round number from `most` on."""
    power = 10.0 ** math.floor(math.log10(most))
    return power * next(step for step in _ROUND if step * power >= most)


def _line(colour: str, dash: str) -> Mark:
    return {"color": colour, "width": 1.5, "dash": dash}


def _bars(bars: pd.DataFrame, row: int) -> tuple[list[Mark], Mark]:
    """Return the traces of the progress goal by goal, and what is special about their axes."""
    places = list(range(len(bars)))[::-1]
    traces: list[Mark] = []
    for length, colour in (([1] * len(bars), COLOURS.grid), (bars["share"].to_numpy(), COLOURS.second)):
        shape = {"x": length, "y": places, "orientation": "h", "width": 0.24, "offset": -0.28}
        traces.append({"type": "bar", **shape, "marker": {"color": colour}, "hoverinfo": "skip", **_on(row)})
    names = zip(bars["goal"], bars["amount"], strict=True)
    amounts = [f"<b>{plain(goal)}</b>   {amount}" for goal, amount in names]
    for end, words, side in ((0, amounts, "top right"), (1, bars["chance"].to_numpy(), "top left")):
        text = {"x": [end] * len(bars), "y": places, "text": words, "textposition": side}
        traces.append({**_TEXT, **text, **_on(row)})
    upward = {"range": [-0.4, len(bars) - 0.3], "visible": False}
    return traces, {f"xaxis{_number(row)}": {"range": [0, 1], "visible": False}, f"yaxis{_number(row)}": upward}


def _plans(beside: Finding, row: int) -> tuple[list[Mark], Mark]:
    """Return the traces of the plans side by side, and what is special about their axes."""
    plans, words = beside.table, beside.frames["words"]
    places = list(range(len(plans)))[::-1]
    beneath = [place - _BENEATH for place in places]
    traces: list[Mark] = []
    for place, plan in zip(beneath, plans.itertuples(), strict=True):
        line = {"x": [plan.date_50, plan.date_85], "y": [place, place], "line": {"color": COLOURS.second, "width": 4}}
        traces.append({"type": "scatter", **line, "mode": "lines", "hoverinfo": "skip", **_on(row)})
    said = words.drop(columns="plan").apply(
        lambda one: "<br>".join(f"{key}: {value}" for key, value in one.items()), axis=1
    )
    for column, symbol, colour in (("date_50", "circle", COLOURS.second), ("ready_by", "diamond", COLOURS.accent)):
        marks = {
            "x": plans[column].to_numpy(),
            "y": beneath,
            "text": said.to_numpy(),
            "hovertemplate": "%{text}<extra></extra>",
        }
        shape = {"symbol": symbol, "size": 11, "color": colour, "line": {"color": COLOURS.paper, "width": 1}}
        traces.append({"type": "scatter", **marks, "mode": "markers", "marker": shape, **_on(row)})
    names = [
        f"<b>{name}</b>   {chance} by its date" for name, chance in zip(plans["plan"], words["chance"], strict=True)
    ]
    first = plans[["date_50", "ready_by"]].min().min()
    text = {"x": [first] * len(plans), "y": places, "text": names, "textposition": "top right"}
    traces.append({**_TEXT, **text, **_on(row)})
    upward = {"range": [-0.6, len(plans) - 0.4], "visible": False}
    return traces, {f"xaxis{_number(row)}": {"tickformat": "%b<br>%Y"}, f"yaxis{_number(row)}": upward}


def _head(title: str, words: str, row: int, above: int) -> Mark:
    text = f'<b>{title}</b>   <span style="color:{COLOURS.quiet}">{words}</span>'
    place = {"xref": "paper", "x": 0, "xanchor": "left", "yref": f"y{_number(row)} domain", "y": 1}
    return {"text": text, "yanchor": "bottom", "yshift": above, **place}
