"""This week's people, a card each: why, and one click for done, for later, or for a line to begin a message with.

Somebody who was promised something has one card all the same: *Done* is about the promise then, and *Drop it* stands beside.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import ipywidgets as widgets
import pandas as pd

from careerdata.analysis.network.opening import opening_lines
from careerdata.logbook import Logbook
from careerdata.panels.base import Panel
from careerdata.panels.widgets.controls import LINE, area, show_if, side_by_side
from careerdata.panels.widgets.text import Words

_BOX = {"border": "1px solid var(--jp-border-color2)", "padding": "2px 8px 4px", "margin": "0 0 6px"}


@dataclass(frozen=True)
class CardActs:
    """What the buttons of a card do, for the person whose card it is."""

    done: Callable[[str], None]
    snooze: Callable[[str], None]
    drop: Callable[[str], None]


class Card(widgets.VBox):
    """One person: the words, the buttons, and the line to copy while *Write* is open.

    Attributes:
        contact: whose card it is; "" while it is not shown.
        done, snooze, drop, write: the buttons; drop is there only while something is promised.
        line: the line to begin with, in a field whose text can be changed and copied; nothing of it is saved.
    """

    def __init__(self, panel: Panel[Any], acts: CardActs) -> None:
        self.contact, self._opening = "", ""
        self._words = Words()
        self.done = panel.button("Done", lambda: acts.done(self.contact))
        self.snooze = panel.button("Snooze", lambda: acts.snooze(self.contact))
        self.drop = panel.button("Drop it", lambda: acts.drop(self.contact))
        self.write = panel.button("Write", self._turn)
        self.line = area("To begin with", width=LINE)
        buttons = side_by_side(self.done, self.snooze, self.drop, self.write)
        super().__init__((self._words, buttons, self.line), layout=widgets.Layout(**_BOX))
        self.add_class("careerdata-card")
        show_if(False, self, self.line)

    def show(self, contact: str, reason: str, opening: str, promised: bool) -> None:
        """Show somebody; a line that was opened stays open while it is the same person's."""
        if contact != self.contact:
            show_if(False, self.line)
        self.contact, self._opening = contact, opening
        self._words.say(f"{contact}: {reason}")
        logs = "keeps that you did what you promised" if promised else "logs that you wrote to them today"
        self.done.tooltip = f"{contact}: {logs}"
        self.drop.tooltip = f"Lets go of what you promised {contact}"
        show_if(promised, self.drop)
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

    def __init__(self, panel: Panel[Any], most: int, acts: CardActs) -> None:
        self._made = tuple(Card(panel, acts) for _ in range(most))
        self.items: tuple[str, ...] = ()
        super().__init__(self._made)

    @property
    def cards(self) -> Sequence[Card]:
        """The cards that are shown."""
        return [card for card in self._made if card.contact]

    def show(self, book: Logbook, people: pd.DataFrame) -> None:
        """Show these people, in their order: contact, reason, and whether something is promised."""
        shown = people.head(len(self._made))
        self.items = tuple(
            f"{name}: {reason}" for name, reason in zip(people["contact"], people["reason"], strict=True)
        )
        openings = opening_lines(book, shown["contact"])
        told = [*zip(shown["contact"], shown["reason"], openings, shown["promised"], strict=True)]
        told += [("", "", "", False)] * (len(self._made) - len(told))
        for card, said in zip(self._made, told, strict=True):
            card.show(*said)
