"""The power map as one picture: say upward, support across, everybody by name."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from careerdata.analysis.finding import Finding
from careerdata.figures.layout.power import LEAD, WIDTH, on_map
from careerdata.figures.theme import COLOURS, finish, new_figure, plain
from careerdata.text import plural

_TOP, _BOTTOM = 70, 8


def power(finding: Finding, chosen: str | None = None, introductions: bool = False) -> go.Figure:
    """Draw what `careerdata.analysis.power.read` found: everybody who matters, by influence and support.

    The size of a dot is how close you are, the target team has the accent colour, the next ally a ring. Names are
    shown as text, whatever they are made of.

    Args:
        finding: the answer.
        chosen: somebody whose name stands out; a line leads to whoever they introduced, and who introduced them.
        introductions: draw such lines between all others too.
    """
    placed = on_map(finding.frames["people"])
    picture, lines = placed["picture"], placed["lines"]
    figure = new_figure()
    of_chosen = (lines["contact"] == chosen) | (lines["introduced_by"] == chosen)
    # Always the same traces in the same order, so that a repaint keeps the person's zoom.
    figure.add_trace(_bows(lines[~of_chosen] if introductions else lines[:0], COLOURS.faint, 1))
    figure.add_trace(_bows(lines[of_chosen], COLOURS.ink, 1.5))
    figure.add_trace(_ring(picture[picture["next"]]))
    for on_target_team in (False, True):
        team = picture[picture["on_target_team"] == on_target_team]
        figure.add_trace(_dots(team, COLOURS.accent if on_target_team else COLOURS.second))
    columns, rows = placed["columns"], placed["rows"]
    names = [_name(person, chosen) for person in picture.itertuples()]
    # In one go: added one by one, each would make plotly check all the others again.
    figure.update_layout(annotations=[_key(), *names], shapes=_borders(columns, rows))
    height = _axes(figure, columns, rows)
    ally = ", ".join(picture.loc[picture["next"], "contact"]) or "nobody"
    finish(
        figure,
        alt=f"A map of {len(picture)} {plural(len(picture), 'person')}: upward, how much say they have in what you "
        f"want, from 0 to 5; across, from those against it to those who would speak up. To talk to next: {ally}.",
        example=finding.example,
        height=height + _TOP + _BOTTOM,
    )
    # The words of the columns stand where the stamp would.
    return figure.update_annotations(yshift=47, selector={"name": "example-stamp"})


def _name(person: Any, chosen: str | None) -> dict[str, Any]:
    label = plain(person.label)
    return {
        "text": f"<b>{label}</b>" if person.contact == chosen else label,
        "x": person.x,
        "y": person.y,
        "xanchor": "left",
        "xshift": LEAD,
        "borderpad": 0,
        "showarrow": False,
        "bgcolor": "rgba(255,255,255,0.75)",
        "font": {"size": 12, "color": COLOURS.accent if person.on_target_team else COLOURS.ink},
    }


def _dots(people: pd.DataFrame, colour: str) -> go.Scatter:
    facts = zip(people["contact"], people["reason"], strict=True)
    return go.Scatter(
        x=people["x"],
        y=people["y"],
        mode="markers",
        marker={"size": people["size"], "color": colour, "opacity": 1, "line": {"color": COLOURS.paper, "width": 1}},
        customdata=[[plain(name), plain(reason)] for name, reason in facts],
        hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[1]}<extra></extra>",
        cliponaxis=False,
    )


def _ring(people: pd.DataFrame) -> go.Scatter:
    # As wide as leaves the name beside it clear.
    marker = {"size": people["size"] + 5, "color": "rgba(0,0,0,0)", "line": {"color": COLOURS.ink, "width": 2}}
    return go.Scatter(x=people["x"], y=people["y"], mode="markers", marker=marker, hoverinfo="skip", cliponaxis=False)


def _bows(lines: pd.DataFrame, colour: str, width: float) -> go.Scatter:
    line = {"color": colour, "width": width}
    return go.Scatter(x=lines["x"], y=lines["y"], mode="lines", line=line, hoverinfo="skip", connectgaps=False)


def _borders(columns: pd.DataFrame, rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the lines between rows and between columns."""
    look = {"type": "line", "layer": "below", "line": {"color": COLOURS.grid, "width": 1}}
    across = [{"x0": 0, "x1": WIDTH, "y0": edge, "y1": edge, **look} for edge in rows["from"].iloc[1:]]
    top = rows["to"].iloc[-1]
    return [*across, *({"x0": edge, "x1": edge, "y0": 0, "y1": top, **look} for edge in columns["from"].iloc[1:])]


def _key() -> dict[str, Any]:
    """Say in words what colour, size and ring mean, so that no legend is needed."""
    words = (
        f'<span style="color:{COLOURS.accent}">●</span> target team   '
        f'<span style="color:{COLOURS.second}">●</span> everybody else   larger: closer   ◯ next'
    )
    place = {"x": 0, "y": 1, "xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom", "yshift": 46}
    return {"text": words, "font": {"size": 12, "color": COLOURS.quiet}, "showarrow": False, **place}


def _axes(figure: go.Figure, columns: pd.DataFrame, rows: pd.DataFrame) -> int:
    """Put the words at the axes; return the height of the map in pixels."""
    height = int(rows["to"].iloc[-1])
    look = {"showgrid": False, "tickangle": 0}
    figure.update_xaxes(range=[0, WIDTH], tickvals=columns["middle"], ticktext=columns["words"], side="top", **look)
    figure.update_yaxes(
        range=[0, height], tickvals=rows["middle"], ticktext=rows["words"], title_text="influence", **look
    )
    figure.update_layout(margin={"l": 70, "r": 8, "t": _TOP, "b": _BOTTOM})
    return height
