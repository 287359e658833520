"""The fields of the forms: a label that stands uncut, and a control of one of two widths."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets

WIDE, NARROW = "430px", "300px"


def labelled(description: str, width: str = WIDE) -> dict[str, Any]:
    """Return what gives a control its label, uncut, and a width that a narrow page may lessen."""
    return {
        "description": description,
        "style": {"description_width": "140px"},
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
