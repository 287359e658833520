"""The signs of a rut as small multiples: your answers, what was usual, the bad zone, alarms, and since when."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from careerdata.analysis.finding import Finding
from careerdata.analysis.rut import text
from careerdata.analysis.rut.detection import SIGNS, STANDING_STILL
from careerdata.analysis.rut.headline import RutFacts
from careerdata.figures.charts import correlates
from careerdata.figures.theme import COLOURS, finish, new_figure

_LARGE, _SMALL = 160, 96
"""Heights in pixels: a sign that has changed has a row to itself, of the calm ones two share one."""
_SPACE = 70
"""Pixels between two rows, for the months below one and the title of the next."""
_AROUND = 102
_AIR = 0.6
"""Room above and below the scale, so that a 10 or a 0 is drawn whole."""
_HALF_A_WEEK = pd.Timedelta(days=3, hours=12)


def rut(finding: Finding[RutFacts], goes_together: Finding | None = None) -> go.Figure:
    """Return one chart a logged sign, those that have changed large and first, and below them what went together.

    Args:
        finding: from `careerdata.analysis.rut.read`.
        goes_together: from `careerdata.analysis.rut.correlates.read`; its dots are left out if nothing in it went together.
    """
    table = finding.table[finding.table["weeks_logged"] > 0].sort_values("alarm", ascending=False, kind="stable")
    weeks = dict(tuple(finding.frames["weeks"].groupby("sign")))
    before = dict(tuple(finding.frames["before"].groupby("sign")))
    charts = [
        _Chart(sign, weeks[sign["sign"]], before.get(sign["sign"]), number)
        for number, (_, sign) in enumerate(table.iterrows(), start=1)
    ]
    dots = goes_together if charts and goes_together is not None and goes_together.table["together"].any() else None
    figure, height = _grid(int(table["alarm"].sum()), int((~table["alarm"]).sum()), dots)
    # All at once: plotly checks every shape and label again with each one that is added.
    figure.add_traces([trace for chart in charts for trace in chart.traces()])
    figure.update_layout(
        shapes=[shape for chart in charts for shape in chart.shapes()],
        annotations=[label for chart in charts for label in chart.labels()],
        margin={"t": 72, "b": 30, "l": 30, "r": 44},
    )
    over_time = {"type": "date", "showgrid": False, "nticks": 4, "tickformat": "%b ’%y", "tickangle": 0}
    for chart in charts:
        figure.update_layout({f"yaxis{chart.axis}": chart.scale(), f"xaxis{chart.axis}": over_time})
        if chart.axis:
            figure.update_layout({f"xaxis{chart.axis}": {"matches": "x"}})
    said = _alt(table)
    if dots is not None:
        correlates.add_dots(figure, dots, axis=str(len(charts) + 1))
        said = f"{said} {correlates.alt(dots)}"
    finish(figure, alt=said, example=finding.example, height=height)
    # Above the titles of two lines: on a narrow page it stands over one of them.
    return figure.update_annotations(selector={"name": "example-stamp"}, yshift=38)


def _grid(large: int, small: int, dots: Finding | None) -> tuple[go.Figure, int]:
    """Return an empty figure with the large charts, the small ones in pairs, room for the dots; and its height in pixels."""
    heights: list[float] = [_LARGE] * large
    specs: list[list[dict[str, int] | None]] = [[{"colspan": 2}, None] for _ in heights]
    heights += [_SMALL] * ((small + 1) // 2)
    specs.extend([{}, {}] for _ in range(small // 2))
    specs.extend([{}, None] for _ in range(small % 2))
    if dots is not None:
        heights.append(correlates.height(dots) - _SPACE)
        specs.append([{"colspan": 2}, None])
    if not heights:
        heights, specs = [_LARGE], [[{"colspan": 2}, None]]
    inside = sum(heights) + _SPACE * (len(heights) - 1)
    spacing = {"horizontal_spacing": 0.13, "vertical_spacing": _SPACE / inside}
    figure = new_figure(rows=len(heights), cols=2, specs=specs, row_heights=heights, **spacing)
    return figure, int(inside + _AROUND)


class _Chart:
    """One sign's chart: its row of the table, its weeks, those before it is read, its place in the figure by number."""

    def __init__(self, sign: pd.Series[Any], weeks: pd.DataFrame, before: pd.DataFrame | None, number: int) -> None:
        self.sign = sign
        self.before = before
        self.weeks = weeks if before is None else pd.concat([before, weeks], ignore_index=True)
        self.axis = "" if number == 1 else str(number)
        self.waits = bool(sign["sign"] == STANDING_STILL)
        self.upward = SIGNS[sign["sign"]] == "up"
        self.since = sign["since"] if sign["alarm"] else pd.NaT
        first = weeks.iloc[0]
        self.begin = first["week"]
        self.usual, self.usual_low, self.usual_high = first["usual"], first["usual_low"], first["usual_high"]
        self.bad_from = first["bad_from"]
        self.top = max(weeks["value"].max(), 10) if self.waits else 10

    def traces(self) -> list[go.Scatter]:
        """Return the answers, gaps as gaps; their average of late; and on top of them the weeks with an alarm."""
        hover = f"week of %{{x|%-d %B %Y}}: %{{y:g}} {'weeks' if self.waits else 'of 10'}"
        here = {"xaxis": f"x{self.axis}", "yaxis": f"y{self.axis}"}
        fired = self.weeks[self.weeks["alarm"]]
        return [
            go.Scatter(
                x=self.weeks["week"],
                y=self.weeks["value"],
                mode="lines+markers",
                line={"color": COLOURS.ink if self.sign["alarm"] else COLOURS.quiet, "width": 1.2},
                marker={"size": 4},
                connectgaps=False,
                hovertemplate=f"{hover}<extra></extra>",
                **here,
            ),
            go.Scatter(
                x=self.weeks["week"],
                y=self.weeks["lately"],
                mode="lines",
                line={"color": COLOURS.second, "width": 2},
                connectgaps=True,
                hovertemplate="lately: %{y:.1f}<extra></extra>",
                **here,
            ),
            go.Scatter(
                x=fired["week"],
                y=fired["value"],
                mode="markers",
                marker={"color": COLOURS.accent, "size": 7, "line": {"color": COLOURS.paper, "width": 1}},
                hovertemplate=f"{hover}, alarm<extra></extra>",
                **here,
            ),
        ]

    def scale(self) -> dict[str, Any]:
        """Return the vertical axis: 0 to 10, or weeks for the wait."""
        ticks = {"nticks": 4} if self.waits else {"tickvals": [0, 5, 10]}
        return {"range": [-_AIR, self.top + _AIR], "showgrid": False, **ticks}

    def shapes(self) -> list[dict[str, Any]]:
        """Return the bad zone, what was usual, the weeks that do not count, and the week in which the present level began."""
        low, high = (self.bad_from, self.top + _AIR) if self.upward else (-_AIR, self.bad_from)
        shapes = [self._band(low, high, COLOURS.bad, opacity=0.09)]
        if pd.notna(self.usual):
            shapes.append(
                self._band(self.usual_low, self.usual_high, COLOURS.second, opacity=0.13) | self._from_begin()
            )
        if self.before is not None and pd.notna(self.before["usual"].iloc[0]):
            then = self.before.iloc[0]
            earlier = {"xref": f"x{self.axis}", "x0": then["week"], "x1": self.begin}
            shapes.append(self._band(then["usual_low"], then["usual_high"], COLOURS.quiet, opacity=0.13) | earlier)
        grey = {"fillcolor": COLOURS.quiet, "opacity": 0.2}
        shapes.extend(self._week(off) | grey for off in self.weeks.loc[~self.weeks["counts"], "week"])
        if pd.notna(self.since):
            down = {"x0": self.since, "x1": self.since, "y0": 0, "y1": 1, "line": {"color": COLOURS.accent, "width": 1}}
            shapes.append({"type": "line", "xref": f"x{self.axis}", "yref": f"y{self.axis} domain", **down})
        return shapes

    def labels(self) -> list[dict[str, Any]]:
        """Return the title, and the words beside the shapes."""
        at_top = {"y": 1, "yref": f"y{self.axis} domain"}
        small = {"font": {"size": 11, "color": COLOURS.quiet}, "yref": f"y{self.axis}"}
        left = {"x": 0, "xref": f"x{self.axis} domain", "xanchor": "left"}
        beside = {"x": 1, "xref": f"x{self.axis} domain", "xanchor": "left", "xshift": 4, **small}
        edge = {"y": self.top, "yanchor": "top"} if self.upward else {"y": 0, "yanchor": "bottom"}
        labels = [
            {"text": _title(self.sign), **left, **at_top, "yanchor": "bottom", "align": "left"},
            {"text": "stuck" if self.waits else "bad", **beside, **edge},
        ]
        if pd.notna(self.usual):
            labels.append({"text": "usual", **beside, "y": self.usual, "yanchor": "middle"})
        if pd.notna(self.since):
            place = {"x": self.since, "xref": f"x{self.axis}", "xanchor": "right", "xshift": -3}
            was_low = self.upward and not self.waits
            height = {"y": -_AIR, "yanchor": "bottom"} if was_low else {"y": self.top + _AIR, "yanchor": "top"}
            labels.append({"text": f"since {self.since.day} {self.since:%b}", **small, **place, **height})
        return labels

    def _from_begin(self) -> dict[str, Any]:
        """Return how far a band reaches that holds from the first week that is read on."""
        if self.before is None:
            return {}
        return {"xref": f"x{self.axis}", "x0": self.begin, "x1": self.weeks["week"].iloc[-1]}

    def _week(self, week: pd.Timestamp) -> dict[str, Any]:
        """Return a band as high as the chart over one week."""
        ends = {"x0": week - _HALF_A_WEEK, "x1": week + _HALF_A_WEEK, "y0": 0, "y1": 1}
        return {"type": "rect", "xref": f"x{self.axis}", "yref": f"y{self.axis} domain", "line": {"width": 0}} | ends

    def _across(self, low: float, high: float) -> dict[str, Any]:
        return {"xref": f"x{self.axis} domain", "x0": 0, "x1": 1, "yref": f"y{self.axis}", "y0": low, "y1": high}

    def _band(self, low: float, high: float, colour: str, opacity: float) -> dict[str, Any]:
        look = {"type": "rect", "fillcolor": colour, "opacity": opacity, "line": {"width": 0}, "layer": "below"}
        return self._across(low, high) | look


def _title(sign: pd.Series[Any]) -> str:
    """Return the sign's name and below it what it says, so that both fit on a narrow page."""
    waits = sign["sign"] == STANDING_STILL
    name = "Weeks standing still" if waits else text.title(sign["sign"])
    if not sign["alarm"]:
        better = sign["better_since"]
        quiet = "too early to tell" if sign["baseline_weeks"] == 0 else "no change"
        quiet = f"better since {better:%b %Y}" if pd.notna(better) else quiet
        return f'{name}<br><span style="color:{COLOURS.quiet}">{quiet}</span>'
    what = "nothing new" if waits else "worse"
    return f'<b>{name}</b><br><b style="color:{COLOURS.accent}">{what} since {sign["since"]:%b %Y}</b>'


def _alt(table: pd.DataFrame) -> str:
    """Return what the chart shows, in words."""
    if table.empty:
        return "Nothing is logged yet."
    return f"{len(table)} charts of your weekly log over time. {' '.join(text.board(table))}"
