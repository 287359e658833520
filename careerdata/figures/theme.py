"""The one look of every chart: colours that the colour-blind can tell apart, alt text, and the example stamp.

Importing this module makes the template plotly's default, for charts that a person draws in their own cells too:
plotly's toolbar otherwise carries a button that uploads the chart, and a private log must not have it.
"""

from __future__ import annotations

from html import escape
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go
import plotly.io as pio
from plotly.subplots import make_subplots

from careerdata.analysis.finding import Finding
from careerdata.colours import LIGHT

TEMPLATE = "careerdata"
_LINE = 84
"""Letters that fit on a line of a chart that is 550 pixels wide."""
CONFIG = {
    "responsive": True,
    "displaylogo": False,
    "showSendToCloud": False,
    "modeBarButtonsToRemove": ["sendChartToCloud", "select2d", "lasso2d"],
}
"""What every place that shows a chart passes to plotly.js."""


COLOURS = LIGHT
"""A figure is made in the light colours; where JupyterLab is dark, the page repaints it (`careerdata.colours`)."""


def _template() -> go.layout.Template:
    axis = {
        "showgrid": True,
        "gridcolor": COLOURS.grid,
        "zeroline": False,
        "linecolor": COLOURS.faint,
        "ticks": "",
        "automargin": True,
        "title": {"standoff": 10, "font": {"size": 13, "color": COLOURS.quiet}},
        "tickfont": {"size": 12, "color": COLOURS.quiet},
    }
    return go.layout.Template(
        layout={
            "font": {"family": "Open Sans, Segoe UI, Helvetica, Arial, sans-serif", "size": 13, "color": COLOURS.ink},
            "paper_bgcolor": COLOURS.paper,
            "plot_bgcolor": COLOURS.paper,
            "colorway": [COLOURS.second, COLOURS.accent, COLOURS.good, COLOURS.third, COLOURS.quiet],
            "showlegend": False,
            "hovermode": "closest",
            "hoverlabel": {
                "align": "left",
                "bgcolor": COLOURS.paper,
                "bordercolor": COLOURS.faint,
                "font": {"size": 13, "color": COLOURS.ink},
            },
            "margin": {"l": 60, "r": 30, "t": 44, "b": 48},
            "modebar": {"remove": ["sendChartToCloud", "select2d", "lasso2d"], "orientation": "h"},
            "xaxis": axis,
            "yaxis": axis,
            "annotationdefaults": {"font": {"size": 12, "color": COLOURS.ink}, "showarrow": False},
        }
    )


pio.templates[TEMPLATE] = _template()
pio.templates.default = TEMPLATE


def new_figure(rows: int = 1, cols: int = 1, **options: Any) -> go.Figure:
    """Return an empty figure in the house style; `options` go to `plotly.subplots.make_subplots`."""
    figure = make_subplots(rows=rows, cols=cols, **options)
    figure.update_layout(template=TEMPLATE)
    return figure


def finish(figure: go.Figure, *, alt: str, example: bool, height: int) -> go.Figure:
    """Give a drawn figure what every chart has, and return it.

    Args:
        figure: the figure, in the house style.
        alt: what the chart shows, in a sentence or two, for somebody who cannot see it.
        example: stamp the chart "example data", because the numbers are the fictional person's.
        height: in pixels; the width is that of the page.
    """
    figure.update_layout(autosize=True, height=height, uirevision="kept", meta={"alt": alt})
    if example:
        figure.add_annotation(
            text="EXAMPLE DATA",
            name="example-stamp",
            xref="paper",
            yref="paper",
            x=1,
            y=1,
            xanchor="right",
            yanchor="bottom",
            yshift=22,
            font={"size": 11, "color": COLOURS.quiet},
            bordercolor=COLOURS.faint,
            borderwidth=1,
            borderpad=3,
        )
    return figure


def nothing_to_draw(finding: Finding) -> go.Figure:
    """Return a figure that says the finding's sentence where a chart would be, in lines that fit a narrow page."""
    figure = new_figure()
    figure.update_layout(
        {axis: {"visible": False} for axis in ("xaxis", "yaxis")}, margin={"l": 10, "r": 10, "t": 30, "b": 10}
    )
    figure.add_annotation(
        text="<br>".join(plain(line) for line in wrap(finding.sentence, _LINE)),
        **dict.fromkeys(("xref", "yref"), "paper"),
        x=0,
        xanchor="left",
        y=0.5,
        align="left",
        font_color=COLOURS.quiet,
    )
    return finish(figure, alt=finding.sentence, example=finding.example, height=120)


def say_above(figure: go.Figure, words: str) -> None:
    """Write a finding's sentence over its chart, left, in lines that fit the narrowest page."""
    text = "<br>".join(plain(line) for line in wrap(words, _LINE))
    at_top = {"x": 0, "xref": "container", "y": 1, "yref": "container", "yanchor": "top", "pad": {"t": 14, "l": 10}}
    figure.update_layout(title={"text": text, "font": {"size": 13}, **at_top})


def plain(text: str) -> str:
    """Return a person's text as plotly shows it letter for letter: neither markup nor, between two dollars, a formula.

    Plotly reads no entity for a quotation mark and needs none.
    """
    return escape(text, quote=False).replace("$", "&#36;")


def alt_of(figure: go.BaseFigure) -> str:
    """Return the alt text that `finish` put on a figure; "" when it has none."""
    meta = figure.layout.meta
    return str(meta.get("alt", "")) if isinstance(meta, dict) else ""
