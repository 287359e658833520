"""What somebody is called: another name from now on, two cards that are one person, a name that is somebody else's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ipywidgets as widgets

from careerdata.logbook import Edit, Logbook
from careerdata.logbook.people_edits import fault_of_name, merging, other_names, renaming, splitting
from careerdata.panels.base import require
from careerdata.panels.editing.session import EditingPanel
from careerdata.panels.widgets.controls import HALF, choice, show_if, side_by_side, text
from careerdata.panels.widgets.text import Words
from careerdata.text import join_words


class NamesForm(widgets.VBox):
    """The names of the person that `show` was last called with. What was written under any of them stays as it is.

    Attributes:
        name: the name from now on.
        rename: the button that takes it.
        twin: another card of the same person.
        merge: the button that puts the two together.
        other: a name that is somebody else's.
        split: the button that makes that a person of their own.
    """

    def __init__(self, panel: EditingPanel[Any], saved: Callable[[str, str], None]) -> None:
        self._panel, self._saved, self._contact = panel, saved, ""
        self._known = Words()
        self.name = text("New name", "the earlier one stays theirs", HALF)
        self.rename = panel.button("Rename", self._rename, "Changes the card; the past stays as it was written")
        self.twin = choice("Same person as", width=HALF)
        self.merge = panel.button("Put together", self._merge, "Two cards become one, with every touch of both")
        self.other = choice("Somebody else", width=HALF)
        self.split = panel.button("Tell apart", self._split, "Makes that name a person of their own, with a new card")
        self._apart = side_by_side(self.other, self.split)
        lines = (side_by_side(self.name, self.rename), side_by_side(self.twin, self.merge), self._apart)
        super().__init__([self._known, *lines])

    def show(self, book: Logbook, contact: str | None) -> None:
        """Show the names of somebody; of nobody, when it is called with None."""
        if contact != self._contact:
            self._panel.set_quietly(self.name, value="")
        self._contact = contact or ""
        others = other_names(book, self._contact)
        self._known.say(f"Also written: {join_words(others)}." if others else "")
        people = sorted(set(book.contacts["contact"]) - {self._contact}, key=str.casefold)
        self._offer(self.twin, "choose a person", people)
        self._offer(self.other, "choose a name", others)
        show_if(others, self._apart)

    def _offer(self, control: widgets.Dropdown, nobody: str, names: Any) -> None:
        options = [(nobody, ""), *((name, name) for name in names)]
        if options != list(control.options):
            self._panel.set_quietly(control, options=options)
            self._panel.set_quietly(control, value="")

    def _rename(self) -> None:
        name, contact = " ".join(self.name.value.split()), self._contact
        require(fault_of_name(self._panel.book, contact, name))
        self._save(renaming(self._panel.book, contact, name), name, f"{contact} is {name} from now on.")

    def _merge(self) -> None:
        other, contact = self.twin.value, self._contact
        require("" if other else "Choose who is the same person.")
        said = f"{other} and {contact} are one person, {contact}, with every touch of both."
        self._save(merging(self._panel.book, contact, other), contact, said)

    def _split(self) -> None:
        other, contact = self.other.value, self._contact
        require("" if other else "Choose the name that is somebody else's.")
        said = f"{other} is a person of their own. Their card has the name only."
        self._save(splitting(self._panel.book, contact, other), contact, said)

    def _save(self, edit: Edit, contact: str, said: str) -> None:
        if self._panel.save_edit(edit):
            self.name.value = ""
            self._saved(f"Saved: {said} Rows that were written stay as they are, and Undo takes this back.", contact)
