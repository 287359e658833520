"""A list of things to tick, each a box of its own: with the keyboard too, and no key to hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import ipywidgets as widgets

from careerdata.panels.base import Panel
from careerdata.panels.widgets.controls import letters, side_by_side, text
from careerdata.panels.widgets.text import Words

_BOX = {"width": "auto", "max_width": "100%", "margin": "0 18px 0 0"}
MOST = 24
"""So many boxes at once; a longer list has a line to find the others with."""


class Checklist(widgets.VBox):
    """Boxes under a heading, made when they are first shown.

    Attributes:
        boxes: each box that is shown, by the name that it ticks.
        all: ticks all that were found, in a long list.
        find: where words are typed that a name must hold; None for a short list.
        between: controls that stand between that line and the boxes; set before it is unfolded, as is
        find_from: the line to find with is there for more things than so many.
    """

    between: Sequence[widgets.Widget] = ()
    find_from = MOST

    def __init__(
        self,
        panel: Panel[object],
        heading: str,
        things: Mapping[str, str] | Iterable[str],
        ticked: Iterable[str],
        act: Callable[[], None],
    ) -> None:
        super().__init__()
        self._panel, self._act = panel, act
        self._words = dict(things) if isinstance(things, Mapping) else {name: name for name in things}
        self._ticked = set(ticked) & set(self._words)
        self._heading = heading
        self.boxes: dict[str, widgets.Checkbox] = {}
        self.find: widgets.Text | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that can be ticked, in order."""
        return tuple(self._words)

    @property
    def ticked(self) -> tuple[str, ...]:
        """The names that are ticked, in order, those that are not shown now too."""
        return tuple(name for name in self._words if name in self._ticked)

    def unfold(self) -> None:
        """Make the boxes, unless they are there."""
        if not self.children and self._words:
            with self._panel.adding():
                self._make()

    def _make(self) -> None:
        self._boxes = side_by_side()
        above: list[widgets.Widget] = [Words(self._heading)]
        if len(self._words) > self.find_from:
            self._count = Words(style="caution")
            self.find = self._panel.on_change(text("Find", "part of its name"), lambda _: self._show())
            self.all = self._panel.button("Tick all that were found", self._tick_found)
            above += [self.find, self._count, self.all]
        self._show()
        self.children = (*above, *self.between, self._boxes)

    def tick(self, names: Iterable[str]) -> None:
        """Tick these and no others, without taking it for the person's doing."""
        self._ticked = set(names) & set(self._words)
        for name, box in self.boxes.items():
            self._panel.set_quietly(box, value=name in self._ticked)
        self._say_count()

    def offer(self, things: Mapping[str, str]) -> None:
        """Offer other things; what is ticked and still among them stays ticked."""
        if things != self._words:
            self._words = dict(things)
            self._ticked &= set(things)
            if self.children:
                with self._panel.adding():
                    self._show()

    def disable(self, names: Iterable[str]) -> None:
        """Take these out of what can be ticked."""
        for name in names:
            self._ticked.discard(name)
            self._panel.set_quietly(self.boxes[name], value=False, disabled=True)

    def _show(self) -> None:
        """Show the first boxes whose name holds what was looked for."""
        wanted = self.find.value.strip().casefold() if self.find else ""
        found = [name for name, words in self._words.items() if wanted in words.casefold()]
        # Of a long log the newest rows are at its end, and the ones that are looked for most.
        self._all_found = found
        self.boxes = {name: self._box(name) for name in (found[::-1] if self.find else found)[:MOST]}
        self._boxes.children = tuple(self.boxes.values())
        self._say_count()

    def _tick_found(self) -> None:
        self.tick({*self._ticked, *self._all_found})
        self._act()

    def _box(self, name: str) -> widgets.Checkbox:
        box = widgets.Checkbox(
            value=name in self._ticked, description=letters(self._words[name]), indent=False, layout=_BOX
        )

        def ticked(value: bool) -> None:
            (self._ticked.add if value else self._ticked.discard)(name)
            self._say_count()
            self._act()

        checked: widgets.Checkbox = self._panel.on_change(box, ticked)
        return checked

    def _say_count(self) -> None:
        if self.find is not None:
            self._count.say(
                f"{len(self._ticked)} of {len(self._words)} ticked; {len(self.boxes)} of {len(self._all_found)} found shown."
            )
