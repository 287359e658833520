"""The one look of every chart: colours that the colour-blind can tell apart, alt text, and the example stamp.

Importing this module makes the template plotly's default, for charts that a person draws in their own cells too:
plotly's toolbar otherwise carries a button that uploads the chart, and a private log must not have it.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

import plotly.graph_objects as go
import plotly.io as pio
from plotly.subplots import make_subplots

TEMPLATE = "careerdata"
CONFIG = {
    "responsive": True,
    "displaylogo": False,
    "showSendToCloud": False,
    "modeBarButtonsToRemove": ["sendChartToCloud", "select2d", "lasso2d"],
}
"""What every place that shows a chart passes to plotly.js."""


@dataclass(frozen=True)
class Colours:
    """Colours by what they mean, after Okabe and Ito (2008), *Color Universal Design*; greys for all that is context."""

    ink: str = "#1f2933"
    quiet: str = "#5f6b76"
    faint: str = "#b9c2ca"
    grid: str = "#e9ecef"
    accent: str = "#d55e00"
    bad: str = "#d55e00"
    good: str = "#007a5a"
    second: str = "#0072b2"
    third: str = "#8a4f7d"
    band: str = "#dbe9f4"


COLOURS = Colours()


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
            "paper_bgcolor": "white",
            "plot_bgcolor": "white",
            "colorway": [COLOURS.second, COLOURS.accent, COLOURS.good, COLOURS.third, COLOURS.quiet],
            "showlegend": False,
            "hovermode": "closest",
            "hoverlabel": {"align": "left", "bgcolor": "white", "font": {"size": 13}},
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


def as_text(text: str) -> str:
    """Return what a person wrote so that plotly draws the characters it is made of, never markup or mathematics.

    Plotly reads no entity for a quotation mark, and needs none: it would be drawn as it is written.
    """
    return escape(text, quote=False).replace("$", "&#36;")


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


def alt_of(figure: go.BaseFigure) -> str:
    """Return the alt text that `finish` put on a figure; "" when it has none."""
    meta = figure.layout.meta
    return str(meta.get("alt", "")) if isinstance(meta, dict) else ""
