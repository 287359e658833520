"""When the date has passed: what became of the plan, and a button for each way on, which drafts it."""

from __future__ import annotations

import ipywidgets as widgets

from careerdata.analysis.plan import past_date as analysis
from careerdata.panels.base import Panel
from careerdata.panels.widgets.text import Words
from careerdata.plan import Plan


class PastDate(widgets.VBox):
    """A sentence and up to three buttons; nothing at all while the date is ahead.

    Attributes:
        said: the sentence.
        ways: the buttons, by the name of their way.
    """

    def __init__(self, panel: Panel[Plan]) -> None:
        self.panel = panel
        self.said = Words()
        self.ways: dict[str, widgets.Button] = {}
        super().__init__((self.said,))

    def show(self) -> None:
        """Say what became of the draft, if its date has passed."""
        said, ways = ("", ()) if self.panel.state.escape_date >= self.panel.book.today else self._read()
        self.said.say(said)
        for button in self.ways.values():
            button.close()
        self.ways = {way.name: self._button(way) for way in ways}
        self.children = (self.said, *self.ways.values())

    def _read(self) -> tuple[str, tuple[analysis.WayOn, ...]]:
        return analysis.read(self.panel.book, self.panel.state)

    def _button(self, way: analysis.WayOn) -> widgets.Button:
        changed = {name: getattr(way.plan, name) for name in ("start", "escape_date", "goals")}
        button: widgets.Button = self.panel.button(
            way.words, lambda: self.panel.change(**changed), "Becomes the draft; nothing is written before you keep it"
        )
        button.layout.width = "auto"
        return button
