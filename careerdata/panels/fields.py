"""The layout that the forms about one person share: a short label, and a control of one of two widths."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets

WIDE, NARROW = "420px", "270px"


def labelled(description: str, width: str = WIDE) -> dict[str, Any]:
    """Return what a control needs to stand in such a form."""
    return {
        "description": description,
        "style": {"description_width": "130px"},
        "layout": widgets.Layout(width=f"min({width}, 100%)"),
    }


def text(description: str, hint: str = "", width: str = WIDE) -> widgets.Text:
    """Return a line of text, told once, when the field is left."""
    return widgets.Text(placeholder=hint, continuous_update=False, **labelled(description, width))


def names(description: str, hint: str = "", width: str = WIDE) -> widgets.Combobox:
    """Return a line of text that offers what was written before."""
    return widgets.Combobox(
        placeholder=hint, ensure_option=False, continuous_update=False, **labelled(description, width)
    )
