"""A list of things to tick, each a box of its own: with the keyboard too, and no key to hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

import ipywidgets as widgets

from careerdata.panels.words import Words

if TYPE_CHECKING:
    from careerdata.panels.base import Panel

_BOX = widgets.Layout(width="auto", margin="0 18px 0 0")


class Ticks(widgets.VBox):
    """Boxes under a heading.

    Attributes:
        boxes: each box by the name that it ticks.
    """

    def __init__(
        self,
        panel: Panel[object],
        heading: str,
        things: Mapping[str, str] | Iterable[str],
        ticked: Iterable[str],
        act: Callable[[list[str]], None],
    ) -> None:
        words = things if isinstance(things, Mapping) else {name: name for name in things}
        chosen = set(ticked)
        self.boxes = {
            name: panel.when(
                widgets.Checkbox(value=name in chosen, description=label, indent=False, layout=_BOX),
                lambda _: act(self.ticked),
            )
            for name, label in words.items()
        }
        boxes = widgets.HBox(list(self.boxes.values()), layout=widgets.Layout(flex_flow="row wrap"))
        super().__init__([Words(heading), boxes] if self.boxes else [])

    @property
    def ticked(self) -> list[str]:
        """The names that are ticked, in order."""
        return [name for name, box in self.boxes.items() if box.value]

    def disable(self, names: Iterable[str]) -> None:
        """Let these boxes not be ticked."""
        for name in names:
            self.boxes[name].value, self.boxes[name].disabled = False, True
