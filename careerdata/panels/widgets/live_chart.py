"""What lives in the browser: a chart that is repainted in place, and sliders that know only their own steps."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import ipywidgets as widgets
import plotly.graph_objects as go

from careerdata.figures.theme import CONFIG

_ON_A_STEP = 1e-6
_MARKS = {"shapes", "annotations"}


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
    with _without("rfc3987_syntax"):
        widget = go.FigureWidget(figure)
    widget._config = {**widget._config, **CONFIG}  # noqa: SLF001 - plotly's only way to configure a FigureWidget
    return widget


@contextmanager
def _without(module: str) -> Iterator[None]:
    """Let imports inside do without an optional module, unless it is loaded already.

    plotly loads nbformat, that loads jsonschema, and that compiles 39 grammars of addresses in all languages as soon as it finds
    them: a third of the time that it takes to open a page, for a check that nothing here asks for.
    """
    if module in sys.modules:
        yield
        return
    sys.modules[module] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[module]


def repaint(shown: go.FigureWidget, drawn: go.Figure) -> None:
    """Make `shown` look like `drawn` in one repaint of what differs.

    Zoom and hidden traces stay where the traces stay the same.
    """
    old, new = ([_read(trace) for trace in figure.data] for figure in (shown, drawn))
    layout = _differing(_read(shown.layout), _read(drawn.layout))
    same = [trace["type"] for trace in old] == [trace["type"] for trace in new]
    moved = _moved(_read(shown.layout), layout)
    if same and moved is not None:
        # What is assigned to a figure is checked value by value, which takes four times as long; this is checked already.
        differ = {place: _differing(*pair) for place, pair in enumerate(zip(old, new, strict=True))}
        places = [place for place, props in differ.items() if props]
        names = {name: None for place in places for name in differ[place]}
        shown.plotly_update(
            {name: [differ[at].get(name, old[at].get(name)) for at in places] for name in names}, moved, places
        )
        return
    with shown.batch_update():
        if same:
            for trace, before, after in zip(shown.data, old, new, strict=True):
                trace.update(_differing(before, after), overwrite=True)
        else:
            shown.data = ()
            shown.add_traces(drawn.data)
        shown.update_layout(layout, overwrite=True)


def _moved(shown: dict[str, Any], layout: dict[str, Any]) -> dict[str, Any] | None:
    """Return what differs of a layout by its path, each shape and text by itself; None where those are others than before."""
    paths = {name: value for name, value in layout.items() if name not in _MARKS}
    for name in _MARKS & layout.keys():
        before, after = shown.get(name) or (), layout[name]
        if [mark.keys() for mark in before] != [mark.keys() for mark in after]:
            return None
        for place, pair in enumerate(zip(before, after, strict=True)):
            paths |= {f"{name}[{place}].{key}": value for key, value in _differing(*pair).items()}
    return paths


def _read(part: Any) -> dict[str, Any]:
    """Return what a trace or a layout holds, to be read only: plotly's public way copies every number of it first."""
    held: dict[str, Any] = part._props  # noqa: SLF001
    return held


def _differing(shown: dict[str, Any], drawn: dict[str, Any]) -> dict[str, Any]:
    """Return what of `drawn` is not so in `shown`; what only `shown` has is the person's doing, and stays."""
    return {name: value for name, value in drawn.items() if not _same(shown.get(name), value)}


def _same(one: Any, other: Any) -> bool:
    """Return whether two values of a figure are equal, arrays in them number by number."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[name], other[name]) for name in one)
    if hasattr(one, "shape") and hasattr(other, "shape"):
        return one.shape == other.shape and bool((one == other).all())
    one, other = (value.tolist() if hasattr(value, "tolist") else value for value in (one, other))
    return bool(one == other)
