"""What every panel that writes does the same way: one save, its undo, and what another window did to the folder meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

import ipywidgets as widgets

from careerdata import logbook
from careerdata.logbook import Edit, Logbook
from careerdata.panels.base import Panel
from careerdata.plan import Plan
from careerdata.problems import RowRefusedError

State = TypeVar("State")
Rows = Mapping[str, Sequence[Mapping[str, Any]]]
"""Rows to add, by log."""
Changes = Sequence[tuple[str, Mapping[str, Any], Mapping[str, Any]]]
"""Rows to change: the log, the row as it was seen, and its new cells."""


class SavedEdit(NamedTuple):
    """What a form held when it was saved, and the folder before that, so that Undo can give it back; in memory only."""

    before: Logbook
    held: Any


class EditingPanel(Panel[State]):
    """A panel that saves what its form says; a save is one write, and one undo takes it back.

    What a save changes is found by its row as it was seen, so that another window's work is never written over: the
    save is refused, the form comes up to the folder, and what was typed stays in it.
    """

    # What a step with a draft fills in.

    def held(self) -> Any:
        """Return everything that the form says, for `give_back`; None when it does not come back."""
        return None

    @property
    def edited(self) -> bool:
        """Whether the form says something that is not saved."""
        return False

    def bring_in(self, before: Logbook, *, refused: bool = False) -> str:  # noqa: ARG002 - for those with a draft
        """Bring state and form up to the folder as it is now, before the new answer is shown.

        Args:
            before: the folder as it was read before.
            refused: this follows a save that was refused: what was typed stays.

        Returns:
            What another window did to it meanwhile, as a sentence for a save that was refused; "" for nothing.
        """
        return ""

    def give_back(self, held: Any, *, edited: bool) -> bool:  # noqa: ARG002 - for those with a draft
        """Show what a form held before a save that was taken back, and return whether it is shown.

        Args:
            held: what it held.
            edited: whether something else was typed since.
        """
        return False

    # What a step calls.

    @cached_property
    def take_back(self) -> widgets.Button:
        """The button that takes the last save back."""
        return self.button("Undo", self.undo, "Takes the last save in your folder back")

    def save_rows(self, new: Rows, changes: Changes = (), plan: Plan | None = None, why: str = "") -> bool:
        """Write rows as one save, with a plan where there is one; when it is refused, say why and return False."""
        return self.save_edit(Edit(new, changes), plan, why)

    def save_edit(self, what: Edit, plan: Plan | None = None, why: str = "") -> bool:
        """Write all of an edit as one save, as `save_rows` does."""
        held = self.held()
        saved = [SavedEdit(self._reopened(), held)] if held is not None else []
        folder = self.book.folder
        try:
            if plan is None or plan == self.book.plan:
                logbook.save_edit(folder, what)
            else:
                logbook.save_plan(folder, plan, why, self.book.today, seen=self.book.plan, beside=what)
        except RowRefusedError as refused:
            met = self.read_again(refused=True)
            self.redraw()
            self.say(met or f"{refused} Nothing was saved, and what you wrote is still here.", fault=True)
            return False
        self._saves += saved
        return True

    def saved(self, what: str) -> None:
        """Read the folder again, show the new answer, and say what was saved."""
        self.read_again()
        self.redraw()
        self.say(what)

    def undo(self) -> None:
        """Take the last save in the folder back, and give back what was typed for it, if that was saved here."""
        edited, said = self.edited, self.undo_last_save()
        self.read_again()
        mine = self._saves and self.agree(self._saves[-1].before, self.book)
        if mine and self.give_back(self._saves.pop().held, edited=edited):
            said += " What you wrote is back in the form."
        self.redraw()
        self.say(said)

    def read_again(self, *, refused: bool = False) -> str:
        """Read the folder again and bring the form up to it; see `bring_in`."""
        before, self.book = self.book, self._reopened()
        return self.bring_in(before, refused=refused)

    def agree(self, one: Logbook, other: Logbook) -> bool:
        """Return whether two readings of the folder agree in the plan, and in the logs that the panel writes."""
        logs = [log for log in self.writes if log != "plan"]
        return one.plan == other.plan and all(getattr(one, log).equals(getattr(other, log)) for log in logs)

    # How it is done.

    @cached_property
    def _saves(self) -> list[SavedEdit]:
        return []

    def _reopened(self) -> Logbook:
        return logbook.reopen(self.book)
