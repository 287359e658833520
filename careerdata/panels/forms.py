"""What panels with a form share: how an amount is read, and what follows a save or an undo."""

from __future__ import annotations

import re
from typing import TypeVar

from careerdata import logbook
from careerdata.panels.base import Panel

State = TypeVar("State")
_AMOUNT = re.compile(r"(\d+|\d{1,3}(?:[, ']\d{3})+)(\.\d{1,2})?")


def amount_of(text: str) -> float | None:
    """Return what a person wrote as an amount of money: ``57500``, ``57,500`` or ``57 500``; None if it is neither.

    ``57.500`` is none: it is 57,500 in one country and 57.5 in another.
    """
    found = _AMOUNT.fullmatch(text.strip())
    return float(re.sub(r"[, ']", "", found[1]) + (found[2] or "")) if found else None


class FormPanel(Panel[State]):
    """A panel that saves what its form says; a save is one write, and one undo takes it back."""

    def undo(self) -> None:
        """Take the last save in the folder back."""
        self.saved(logbook.undo(self.book.folder))

    def saved(self, what: str) -> None:
        """Read the folder again, show the new answer, and say what was saved."""
        self.book = logbook.open_logbook(self.book.folder, self.book.today)
        self.renew()
        self.redraw()
        self.say(what)

    def renew(self) -> None:
        """Bring the state and the form up to the folder as it is now, before the new answer is shown."""
