"""The controls of the panels, each with a label that stands uncut, a width that a narrow page may lessen, a look of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import ipywidgets as widgets


@dataclass(frozen=True)
class Width:
    """How wide a control is, and its label within; labels of one width stand under each other."""

    whole: str
    label: str


LINE = Width("min(560px, 100%)", "190px")
"""For a control that has a line of its own."""
SHORT = Width("min(350px, 100%)", "190px")
"""For a day or a number under such lines: the year can be read."""
HALF = Width("min(430px, 100%)", "140px")
"""For one of two in a line."""
SMALL = Width("min(300px, 100%)", "140px")
"""For a day or a number beside one of these."""
BESIDE = Width("min(340px, 100%)", "100px")
"""For a control in the column beside a chart."""
PATH = Width("min(860px, 98%)", "190px")


_PAIR = 2
_COMMAND = re.compile(r"\\[(\[\\$a-z]")
"""What else begins a formula: a backslash before a bracket or a word. A blank of no width behind it ends it."""
NO_HINT = "\u200b"
"""What a line of text without a hint has in its place: JupyterLab puts the line of its label by it."""


def letters(label: str) -> str:
    """Return a label that JupyterLab shows letter for letter: what stands between two dollars it sets as a formula."""
    if label.count("$") < _PAIR and not _COMMAND.search(label):
        return label
    return label.replace("\\", "\\\u2060").replace("$", "\\$")


def labelled(label: str, width: Width = LINE) -> dict[str, Any]:
    """Return what gives a control its label and its width."""
    return {
        "description": letters(label),
        "style": {"description_width": width.label},
        "layout": {"width": width.whole},
    }


def text(label: str, hint: str = NO_HINT, width: Width = LINE, **traits: Any) -> widgets.Text:
    """Return a line of text, told once, when it is left: so that a quick press on Save cannot overtake the last letters."""
    return widgets.Text(placeholder=hint, continuous_update=False, **labelled(label, width) | traits)


def area(label: str, hint: str = NO_HINT, width: Width = LINE, **traits: Any) -> widgets.Textarea:
    """Return several lines of text, told once, when they are left."""
    return widgets.Textarea(placeholder=hint, rows=2, continuous_update=False, **labelled(label, width) | traits)


def names(label: str, hint: str = NO_HINT, width: Width = LINE, **traits: Any) -> widgets.Combobox:
    """Return a line of text that offers what was written before."""
    told = labelled(label, width) | traits
    return widgets.Combobox(placeholder=hint, ensure_option=False, continuous_update=False, **told)


def choice(label: str, options: Any = (), width: Width = LINE, **traits: Any) -> widgets.Dropdown:
    """Return a list to choose one of."""
    return widgets.Dropdown(options=options, **labelled(label, width) | traits)


def day(label: str, value: Any = None, width: Width = SHORT, **traits: Any) -> widgets.DatePicker:
    """Return a field for a day."""
    return widgets.DatePicker(value=value, **labelled(label, width) | traits)


USUAL_HOURS = 20.0
"""Where a slider of hours a week ends, unless the plan goes beyond it already."""


def slider(label: str, most: float, step: float = 1.0, width: Width = LINE, **traits: Any) -> widgets.FloatSlider:
    """Return a slider from 0, read out as its step is."""
    form = {"min": 0, "max": most, "step": step, "readout_format": ".0f" if step >= 1 else ".1f"}
    return widgets.FloatSlider(**labelled(label, width) | form | traits)


def tick(label: str, value: bool = False, width: Width | None = None) -> widgets.Checkbox:
    """Return a box to tick."""
    looks = {"layout": {"width": width.whole}} if width else {}
    return widgets.Checkbox(value=value, description=letters(label), indent=False, **looks)


def choices(words: Mapping[Any, str]) -> list[tuple[str, Any]]:
    """Return words by value as the options of a list."""
    return [(label, value) for value, label in words.items()]


def by_name(found: Iterable[str]) -> tuple[str, ...]:
    """Return names as a list offers them: each once, in the order of the alphabet."""
    return tuple(sorted({name.strip() for name in found if name.strip()}, key=str.casefold))


def side_by_side(*controls: widgets.Widget) -> widgets.HBox:
    """Return controls in one line, in more where the page is narrow."""
    return widgets.HBox(controls, layout=widgets.Layout(flex_flow="row wrap"))


def beside_chart(controls: Iterable[widgets.Widget], chart: widgets.Widget) -> widgets.HBox:
    """Return controls beside the chart that they move, and above it where the page is narrow."""
    column = widgets.VBox([*controls], layout=widgets.Layout(flex="1 1 340px", min_width="280px"))
    chart.layout.flex, chart.layout.min_width, chart.layout.width = "2 1 540px", "280px", "auto"
    return widgets.HBox([column, chart], layout=widgets.Layout(flex_flow="row wrap", width="100%"))


def show_if(shown: Any, *controls: widgets.Widget) -> None:
    """Show controls, or hide them."""
    for control in controls:
        control.layout.display = "" if shown else "none"


def foldable(title: str, content: widgets.Widget, opened: Callable[[], None] = lambda: None) -> widgets.VBox:
    """Return `content` folded away behind a button that opens it, which `opened` is told before.

    ipywidgets' Accordion cannot be opened by keyboard.
    """
    return widgets.VBox([_opener(title, content, opened), content])


def unfold(part: widgets.VBox, is_open: bool = True) -> None:
    """Open what `foldable` returned, or fold it away."""
    part.children[0].value = is_open


def foldables(
    contents: Mapping[str, widgets.Widget], opened: Mapping[str, Callable[[], None]] = MappingProxyType({})
) -> widgets.VBox:
    """Return several contents, by title, folded away behind buttons in a row; what is opened stands below them.

    Args:
        contents: what is folded away.
        opened: who is told before something is opened, by its title.
    """
    buttons = [_opener(title, content, opened.get(title, lambda: None)) for title, content in contents.items()]
    return widgets.VBox([side_by_side(*buttons), *contents.values()])


def _opener(title: str, content: widgets.Widget, opened: Callable[[], None]) -> widgets.ToggleButton:
    """Return the button that opens and folds `content`, which is folded at first."""
    looks = widgets.Layout(width="auto", align_self="flex-start")
    button = widgets.ToggleButton(value=False, description=f"▸ {title}", tooltip=title, layout=looks)
    show_if(False, content)

    def turn(event: dict[str, Any]) -> None:
        if event["new"]:
            opened()
        show_if(event["new"], content)
        button.description = f"{'▾' if event['new'] else '▸'} {title}"

    button.observe(turn, names="value")
    return button
