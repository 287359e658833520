"""What lives in the browser: a chart that is repainted in place, and sliders that know only their own steps."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets
import plotly.graph_objects as go

from careerdata.figures.theme import CONFIG

_ON_A_STEP = 1e-6


def snapped(slider: widgets.Widget, set_to: Any, new: Any) -> bool:
    """Return whether a slider was set to a value between its steps, and the browser sent back the step beside it.

    That is nobody's wish: without this a plan of 6.25 hours would be a draft of 6.5 as soon as it is shown.
    """
    step = getattr(slider, "step", None)
    if not isinstance(slider, widgets.FloatSlider) or not step or not isinstance(set_to, int | float):
        return False
    steps = (set_to - slider.min) / step
    return bool(abs(steps - round(steps)) > _ON_A_STEP and abs(new - set_to) < step)


def live(figure: go.Figure) -> go.FigureWidget:
    """Return a figure that can be repainted in place and takes the width of the page."""
    widget = go.FigureWidget(figure)
    widget._config = {**widget._config, **CONFIG}  # noqa: SLF001 - plotly's only way to configure a FigureWidget
    return widget


def repaint(shown: go.FigureWidget, drawn: go.Figure) -> None:
    """Make `shown` look like `drawn` in one repaint of what differs.

    Zoom and hidden traces stay where the traces stay the same.
    """
    with shown.batch_update():
        if [trace.type for trace in shown.data] == [trace.type for trace in drawn.data]:
            for old, new in zip(shown.data, drawn.data, strict=True):
                old.update(_differing(old.to_plotly_json(), new.to_plotly_json()), overwrite=True)
        else:
            shown.data = ()
            shown.add_traces(drawn.data)
        layout = _differing(shown.layout.to_plotly_json(), drawn.layout.to_plotly_json())
        shown.update_layout(layout, overwrite=True)


def _differing(shown: dict[str, Any], drawn: dict[str, Any]) -> dict[str, Any]:
    """Return what of `drawn` is not so in `shown`; what only `shown` has is the person's doing, and stays."""
    return {name: value for name, value in drawn.items() if _comparable(shown.get(name)) != _comparable(value)}


def _comparable(value: Any) -> Any:
    """Return lists for arrays, however deep: two arrays have no single answer to whether they are equal."""
    if isinstance(value, dict):
        return {name: _comparable(item) for name, item in value.items()}
    return value.tolist() if hasattr(value, "tolist") else value
