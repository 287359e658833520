"""The widths and labels that the controls of a panel share, and what is folded away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ipywidgets as widgets

WIDE = {"width": "min(560px, 100%)"}
"""For a control that has a line of its own: a dict, of which every control makes a layout of its own."""


DATE = {"width": "350px", "max_width": "100%"}
"""For a date with a label as wide as `LABELS` says, so that the year can be read."""


LABELS = {"description_width": "190px"}
"""So that the labels of a panel's controls stand under each other, uncut."""


def foldable(title: str, content: widgets.Widget, opened: Callable[[], None] = lambda: None) -> widgets.VBox:
    """Return `content` folded away behind a button that opens it, which `opened` is told before.

    ipywidgets' Accordion cannot be opened by keyboard.
    """
    button = widgets.ToggleButton(
        value=False,
        description=f"▸ {title}",
        tooltip=title,
        layout=widgets.Layout(width="auto", align_self="flex-start"),
    )
    content.layout.display = "none"

    def turn(event: dict[str, Any]) -> None:
        if event["new"]:
            opened()
        content.layout.display = "" if event["new"] else "none"
        button.description = f"{'▾' if event['new'] else '▸'} {title}"

    button.observe(turn, names="value")
    return widgets.VBox([button, content])
