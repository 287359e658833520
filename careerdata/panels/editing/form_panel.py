"""What panels with a form share: what follows a save or an undo."""

from __future__ import annotations

from typing import TypeVar

from careerdata import logbook
from careerdata.panels.base import Panel

State = TypeVar("State")


class FormPanel(Panel[State]):
    """A panel that saves what its form says; a save is one write, and one undo takes it back."""

    def undo(self) -> None:
        """Take the last save in the folder back."""
        self.saved(self.taken_back())

    def saved(self, what: str) -> None:
        """Read the folder again, show the new answer, and say what was saved."""
        self.book = logbook.open_logbook(self.book.folder, self.book.today)
        self.renew()
        self.redraw()
        self.say(what)

    def renew(self) -> None:
        """Bring the state and the form up to the folder as it is now, before the new answer is shown."""
