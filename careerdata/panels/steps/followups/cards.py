"""This week's people, a card each: why, and one click for done, for later, or for a line to begin a message with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import ipywidgets as widgets
import pandas as pd

from careerdata.analysis.network.opening import opening_lines
from careerdata.logbook import Logbook
from careerdata.panels.base import Panel
from careerdata.panels.widgets.controls import LINE, area, show_if, side_by_side
from careerdata.panels.widgets.text import Words


class Card(widgets.VBox):
    """One person: the words, the three buttons, and the line to copy while *Write* is open.

    Attributes:
        contact: whose card it is; "" while it is not shown.
        done, snooze, write: the buttons.
        line: the line to begin with, in a field whose text can be changed and copied; nothing of it is saved.
    """

    def __init__(self, panel: Panel[Any], done: Callable[[str], None], snooze: Callable[[str], None]) -> None:
        self.contact, self._opening = "", ""
        self._words = Words()
        self.done = panel.button("Done", lambda: done(self.contact))
        self.snooze = panel.button("Snooze", lambda: snooze(self.contact))
        self.write = panel.button("Write", self._turn)
        self.line = area("To begin with", width=LINE)
        super().__init__((self._words, side_by_side(self.done, self.snooze, self.write), self.line))
        self.add_class("careerdata-card")
        show_if(False, self, self.line)

    def show(self, contact: str, reason: str, opening: str) -> None:
        """Show somebody; a line that was opened stays open while it is the same person's."""
        if contact != self.contact:
            show_if(False, self.line)
        self.contact, self._opening = contact, opening
        self._words.say(f"{contact}: {reason}")
        self.done.tooltip = f"Logs that you wrote to {contact} today"
        self.snooze.tooltip = f"Lets {contact} wait for two weeks"
        self.write.tooltip = f"A line to begin a message to {contact} with, to copy"
        show_if(contact, self)

    def _turn(self) -> None:
        opens = self.line.layout.display == "none"
        if opens:
            self.line.value = self._opening
        show_if(opens, self.line)


class WeekCards(widgets.VBox):
    """The cards of a week; those that are not needed are hidden, so that the focus stays where it is."""

    def __init__(
        self, panel: Panel[Any], most: int, done: Callable[[str], None], snooze: Callable[[str], None]
    ) -> None:
        self._made = tuple(Card(panel, done, snooze) for _ in range(most))
        self.items: tuple[str, ...] = ()
        super().__init__(self._made)

    @property
    def cards(self) -> Sequence[Card]:
        """The cards that are shown."""
        return [card for card in self._made if card.contact]

    def show(self, book: Logbook, people: pd.DataFrame) -> None:
        """Show these people: contact and reason, in their order."""
        shown = people.head(len(self._made))
        self.items = tuple(
            f"{name}: {reason}" for name, reason in zip(people["contact"], people["reason"], strict=True)
        )
        told = [*zip(shown["contact"], shown["reason"], opening_lines(book, shown["contact"]), strict=True)]
        told += [("", "", "")] * (len(self._made) - len(told))
        for card, said in zip(self._made, told, strict=True):
            card.show(*said)
