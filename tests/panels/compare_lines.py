"""What a person sees of a widget, a chart, a finding or a folder, in lines that can be compared."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def tree(widget: Any, hidden: bool = False) -> Iterator[tuple[Any, bool]]:
    """Yield a widget and those in it, in the order they are seen, and whether each is hidden."""
    hidden = hidden or getattr(getattr(widget, "layout", None), "display", None) == "none"
    yield widget, hidden
    for child in getattr(widget, "children", None) or ():
        yield from tree(child, hidden)


def described(value: Any) -> Iterator[str]:
    """Yield the lines of a panel, a finding, a chart, a table or a plain value."""
    import pandas as pd
    import plotly.graph_objects as go

    if value is None:
        return
    if isinstance(value, pd.DataFrame):
        yield from frame(value)
    elif isinstance(value, go.Figure | go.FigureWidget):
        yield from leaves("chart", plain(value.to_plotly_json()))
    elif hasattr(value, "children"):
        if hasattr(value, "finding"):
            yield from described(value.finding)
            yield f"message: {value.message!r}"
        for widget, hidden in tree(value):
            yield from seen(widget, hidden)
    elif hasattr(value, "sentence"):
        yield f"sentence: {value.sentence!r}"
        yield f"caution: {value.caution!r}"
        yield from frame(value.table)
    else:
        yield from leaves("value", plain(value))


def frame(table: Any) -> Iterator[str]:
    """Yield the head and the rows of a table."""
    yield f"table: {[*map(str, table.columns)]}"
    for key, row in zip(table.index, table.itertuples(index=False, name=None), strict=True):
        yield f"row {plain(key)}: {plain(row)}"


def seen(widget: Any, hidden: bool) -> Iterator[str]:
    """Yield what a person sees of one widget: its chart, or its text, value and choices."""
    import ipywidgets
    import plotly.graph_objects as go

    mark = " (hidden)" if hidden else ""
    if isinstance(widget, go.FigureWidget):
        yield from (f"{line}{mark}" for line in described(go.Figure(widget)))
        yield from leaves("chart config", plain(widget._config))
        return
    kind = next(
        kind for kind in type(widget).__mro__ if kind.__module__.partition(".")[0] in {"ipywidgets", "anywidget"}
    )
    if isinstance(widget, ipywidgets.Box) or kind.__module__.startswith("anywidget"):
        return
    told: dict[str, Any] = {}
    if hasattr(widget, "_options_labels"):
        told = {"options": widget._options_labels, "chosen": getattr(widget, "label", None)}
    elif hasattr(widget, "value"):
        told = {"value": readable(widget.value) if isinstance(widget, ipywidgets.HTML) else widget.value}
    for trait in (
        "options",
        "min",
        "max",
        "step",
        "placeholder",
        "tooltip",
        "disabled",
        "button_style",
        "rows",
        "bar_style",
    ):
        if trait not in told and getattr(widget, trait, None) not in (None, "", False):
            told[trait] = getattr(widget, trait)
    name = getattr(widget, "description", "")
    yield f"{kind.__name__} {name!r}{mark} {', '.join(f'{key}={plain(value)!r}' for key, value in told.items())}"


def readable(markup: str) -> str:
    """Return a text without the looks in it, save for what stands out."""
    return re.sub(r' style="([^"]*)"', lambda style: " bold" if "bold" in style[1] else "", markup)


def files(folder: Path) -> Iterator[str]:
    """Yield the lines of the person's files in a folder, without the copies that are kept of them."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts):
            for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1):
                yield f"{path.relative_to(folder)}:{number} {line}"


def leaves(name: str, value: Any) -> Iterator[str]:
    """Yield a line for every plain value in a nested one; a list of plain values is one line."""
    if isinstance(value, dict):
        for key in sorted(value, key=str):
            yield from leaves(f"{name}.{key}", value[key])
    elif isinstance(value, list) and any(isinstance(item, dict | list) for item in value):
        for place, item in enumerate(value):
            yield from leaves(f"{name}[{place}]", item)
    else:
        yield f"{name}: {value!r}"


def plain(value: Any) -> Any:
    """Return a value in lists, dicts, texts and numbers of nine digits, without the names given to it at random."""
    import numpy as np

    told: Any = value if isinstance(value, str | int) or value is None else str(value)
    if isinstance(value, dict) and "bdata" in value:
        numbers = np.frombuffer(base64.b64decode(value["bdata"]), dtype=value["dtype"])
        told = plain(numbers.reshape([int(length) for length in str(value.get("shape", numbers.size)).split(",")]))
    elif isinstance(value, dict):
        told = {str(key): plain(item) for key, item in value.items() if key != "uid"}
    elif isinstance(value, np.ndarray | np.generic):
        told = plain(value.tolist())
    elif isinstance(value, list | tuple):
        told = [plain(item) for item in value]
    elif isinstance(value, set | frozenset):
        told = sorted(map(str, value))
    elif isinstance(value, float):
        told = float(f"{value:.9g}") + 0.0
    return told
