"""Ready by the date, as one picture: the hours so far and the futures ahead, and beneath it each goal's progress."""

from __future__ import annotations

from typing import Any, TypeAlias

import pandas as pd
import plotly.graph_objects as go

from careerdata.analysis.finding import Finding
from careerdata.figures.theme import COLOURS, finish, new_figure, plain
from careerdata.weeks import in_words

Mark: TypeAlias = dict[str, Any]
"""A shape or a text of the layout; they are set all at once, which is many times faster than one by one."""
_FAN_HEIGHT, _BAR_HEIGHT, _AXIS_HEIGHT, _AROUND, _BETWEEN = 320, 44, 16, 100, 84
_BENEATH = 0.2
"""So far beneath its name a plan's line is drawn."""
_AT_BOTTOM = {"y": 0.02, "xanchor": "right", "yanchor": "bottom", "font": {"color": COLOURS.quiet}}
_BANDS = {("of_100_10", "of_100_90"): "#dbe9f4", ("of_100_25", "of_100_75"): "#a9cbe4"}


def plan(finding: Finding, beside: Finding | None = None) -> go.Figure:
    """Draw what `careerdata.analysis.plan.read` found.

    Above, the hours that count towards the skills' targets: those done, and the middle and the bands of those
    forecast, with the target, today, the escape date and the breaks. Beneath, a bar a goal, its chance in words.
    Without a skill goal only the bars are drawn. With `beside`, what `careerdata.analysis.plan_drafts.side_by_side`
    found, a line a plan stands at the bottom: from the day by which half of the futures are ready to that of 85 of 100.
    """
    fan, bars = finding.behind["fan"], finding.behind["bars"]
    heights = [*([] if fan.empty else [_FAN_HEIGHT]), _BAR_HEIGHT * max(len(bars), 1)]
    heights += [] if beside is None else [_BAR_HEIGHT * len(beside.table) + _AXIS_HEIGHT]
    bars_row = len(heights) - (beside is not None)
    inside = sum(heights) + _BETWEEN * (len(heights) - 1)
    between = _BETWEEN / inside if len(heights) > 1 else 0
    figure = new_figure(rows=len(heights), cols=1, row_heights=heights, vertical_spacing=between)
    texts = [_head("Goal by goal", "done so far, and the chance to have it by your date", row=bars_row, above=8)]
    shapes: list[Mark] = []
    if not fan.empty:
        _draw_fan(figure, fan, finding.behind["history"])
        shapes, labels = _marks(finding)
        texts += [_head("Hours on your skills", _key(), row=1, above=40), *labels]
    _draw_bars(figure, bars, row=bars_row)
    if beside is not None:
        _draw_plans(figure, beside, row=len(heights))
        texts.append(
            _head(
                "Side by side",
                "● half of the futures are ready, ━ up to 85 of 100, ◆ its own date",
                row=len(heights),
                above=8,
            )
        )
    figure.update_layout(margin={"t": 84, "b": 16}, barmode="overlay", shapes=shapes, annotations=texts)
    told = "; ".join(f"{bar.goal}: {bar.amount}, {bar.chance}" for bar in bars.itertuples())
    alt = f"{finding.sentence} Goal by goal: {told}."
    return finish(figure, alt=alt, example=finding.example, height=inside + _AROUND)


def _draw_fan(figure: go.Figure, fan: pd.DataFrame, history: pd.DataFrame) -> None:
    there_and_back = pd.concat([fan["date"], fan["date"][::-1]])
    for (low, high), colour in _BANDS.items():
        edge = pd.concat([fan[high], fan[low][::-1]])
        band = {"x": there_and_back, "y": edge, "fill": "toself", "fillcolor": colour, "line": {"width": 0}}
        figure.add_scatter(**band, mode="lines", hoverinfo="skip", row=1, col=1)
    for frame, column, colour, told in (
        (fan, "of_100_50", COLOURS.second, "half of the futures have %{y:.0f} hours or more"),
        (history, "hours", COLOURS.ink, "%{y:.0f} hours done"),
    ):
        line = {"x": frame["date"], "y": frame[column], "line": {"color": colour, "width": 2.5}}
        said = f"%{{x|%-d %b %Y}}: {told}<extra></extra>"
        figure.add_scatter(**line, mode="lines", hovertemplate=said, row=1, col=1)
    dates = {"range": [history["date"].iloc[0], fan["date"].iloc[-1]], "tickformat": "%b<br>%Y"}
    figure.update_xaxes(**dates, ticklabelstandoff=4, row=1, col=1)
    figure.update_yaxes(title_text="hours", rangemode="tozero", row=1, col=1)


def _key() -> str:
    colours = [COLOURS.ink, COLOURS.second, *reversed(_BANDS.values())]
    words = ["━ done", "━ middle future", "■ 5 of 10", "■ 8 of 10 futures"]
    entries = zip(colours, words, strict=True)
    return "   ".join(f'<span style="color:{colour}">{word[0]}</span>{word[1:]}' for colour, word in entries)


def _marks(finding: Finding) -> tuple[list[Mark], list[Mark]]:
    """Return the target, today, the escape date and the breaks, where they lie in the days shown: shapes and labels."""
    facts, target = finding.behind["facts"].iloc[0], finding.behind["fan"]["target"].iloc[0]
    first, last = finding.behind["history"]["date"].iloc[0], finding.behind["fan"]["date"].iloc[-1]
    inside = {"xref": "x", "yref": "y domain"}
    across = {"xref": "x domain", "yref": "y", "x0": 0, "x1": 1, "y0": target, "y1": target}
    shapes: list[Mark] = [{"type": "line", **across, "line": _line(COLOURS.good, "dash")}]
    at_line = {"xref": "x domain", "x": 0, "xanchor": "left", "yref": "y", "y": target, "yanchor": "bottom"}
    texts: list[Mark] = [{"text": f"target: {target:.4g} hours", "font": {"color": COLOURS.good}, **at_line}]
    breaks = finding.behind["breaks"]
    for start, end in zip(breaks["first"], breaks["last"], strict=True):
        if first <= start and end <= last:
            shade = {"fillcolor": COLOURS.faint, "opacity": 0.3, "line": {"width": 0}, "layer": "below"}
            shapes.append({"type": "rect", "x0": start, "x1": end, "y0": 0, "y1": 1, **inside, **shade})
            texts.append({"text": "break", "x": end, "textangle": -90, **inside, **_AT_BOTTOM})
    date = facts["escape_date"]
    for day, words, colour, dash, where in (
        (facts["today"], "today", COLOURS.quiet, "dot", {"xshift": -4, **_AT_BOTTOM}),
        (date, f"your date: {in_words(date)}", COLOURS.accent, "solid", {"y": 1, "yanchor": "bottom"}),
    ):
        if first <= pd.Timestamp(day) <= last:
            shapes.append(
                {"type": "line", "x0": day, "x1": day, "y0": 0, "y1": 1, **inside, "line": _line(colour, dash)}
            )
            texts.append({"text": words, "x": day, "font": {"color": colour}, **inside, **where})
    return shapes, texts


def _line(colour: str, dash: str) -> Mark:
    return {"color": colour, "width": 1.5, "dash": dash}


def _draw_bars(figure: go.Figure, bars: pd.DataFrame, row: int) -> None:
    places = list(range(len(bars)))[::-1]
    for length, colour in (([1] * len(bars), COLOURS.grid), (bars["share"], COLOURS.second)):
        shape = {"x": length, "y": places, "orientation": "h", "width": 0.24, "offset": -0.28}
        figure.add_bar(**shape, marker={"color": colour}, hoverinfo="skip", row=row, col=1)
    names = zip(bars["goal"], bars["amount"], strict=True)
    amounts = [f"<b>{plain(goal)}</b>   {amount}" for goal, amount in names]
    for end, words, side in ((0, amounts, "top right"), (1, bars["chance"], "top left")):
        text = {"x": [end] * len(bars), "y": places, "text": words, "textposition": side, "mode": "text"}
        figure.add_scatter(**text, textfont={"size": 12}, hoverinfo="skip", cliponaxis=False, row=row, col=1)
    figure.update_yaxes(range=[-0.4, len(bars) - 0.3], visible=False, row=row, col=1)
    figure.update_xaxes(range=[0, 1], visible=False, row=row, col=1)


def _draw_plans(figure: go.Figure, beside: Finding, row: int) -> None:
    plans, words = beside.table, beside.behind["words"]
    places = list(range(len(plans)))[::-1]
    beneath = [place - _BENEATH for place in places]
    for place, plan in zip(beneath, plans.itertuples(), strict=True):
        line = {"x": [plan.date_50, plan.date_85], "y": [place, place], "mode": "lines", "hoverinfo": "skip"}
        figure.add_scatter(**line, line={"color": COLOURS.second, "width": 4}, row=row, col=1)
    said = words.drop(columns="plan").apply(
        lambda one: "<br>".join(f"{key}: {value}" for key, value in one.items()), axis=1
    )
    for column, symbol, colour in (("date_50", "circle", COLOURS.second), ("ready_by", "diamond", COLOURS.accent)):
        marks = {"x": plans[column], "y": beneath, "mode": "markers", "text": said}
        shape = {"symbol": symbol, "size": 11, "color": colour, "line": {"color": "white", "width": 1}}
        figure.add_scatter(**marks, marker=shape, hovertemplate="%{text}<extra></extra>", row=row, col=1)
    names = [
        f"<b>{name}</b>   {chance} by its date" for name, chance in zip(plans["plan"], words["chance"], strict=True)
    ]
    text = {"x": [plans[["date_50", "ready_by"]].min().min()] * len(plans), "y": places, "text": names, "mode": "text"}
    figure.add_scatter(
        **text, textposition="top right", textfont={"size": 12}, hoverinfo="skip", cliponaxis=False, row=row, col=1
    )
    figure.update_yaxes(range=[-0.6, len(plans) - 0.4], visible=False, row=row, col=1)
    figure.update_xaxes(tickformat="%b<br>%Y", row=row, col=1)


def _head(title: str, words: str, row: int, above: int) -> Mark:
    text = f'<b>{title}</b>   <span style="color:{COLOURS.quiet}">{words}</span>'
    place = {"xref": "paper", "x": 0, "xanchor": "left", "yref": f"y{'' if row == 1 else row} domain", "y": 1}
    return {"text": text, "yanchor": "bottom", "yshift": above, **place}
