"""The question about a name that is nearly one that exists: "Did you mean Ines Okafor-Reid?"; one press takes that one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import ipywidgets as widgets

from careerdata.logbook import Logbook
from careerdata.logbook.one_name import by_any_name
from careerdata.panels.base import Panel
from careerdata.panels.widgets.controls import show_if
from careerdata.text import name_key, nearest_name


def meant_by(name: str, known: Iterable[str]) -> str | None:
    """Return the one of the known names that another name was probably meant to be; None where it is one, or like none.

    Args:
        name: as it was typed.
        known: names, or names and who is meant by each.
    """
    near = nearest_name(name, known) if name.strip() else None
    meant = known.get(near) if isinstance(known, Mapping) and near is not None else near
    return None if meant is None or name_key(meant) == name_key(name) else meant


def people_meant(book: Logbook) -> Mapping[str, str]:
    """Return the people of a folder by each of their names, earlier ones too."""
    return by_any_name(book.contacts["contact"], book.plan)


def question(meant: str) -> str:
    """Return the question, as a button asks it."""
    return f"Did you mean {meant}?"


class DidYouMean(widgets.Box):
    """A button under a field for a name, there while what was typed is nearly a name that exists.

    Attributes:
        known: the names that exist; with who is meant by each, where somebody has several.
        take: the button; it puts the name that was probably meant into the field.
    """

    def __init__(self, panel: Panel[Any], control: widgets.Text | widgets.Combobox) -> None:
        self.known: Iterable[str] = ()
        self._control, self._asked = control, ""
        self.take = panel.button("", self._take, "Puts this name into the field; nothing is saved")
        super().__init__([self.take])
        panel.on_change(control, lambda _: self.show())
        self.show()

    @property
    def meant(self) -> str | None:
        """The name that was probably meant; None when there is nothing to ask."""
        return meant_by(self._control.value, self.known)

    def show(self) -> None:
        """Ask about what stands in the field by now."""
        if meant := self.meant:
            self.take.description = question(meant)
        show_if(meant, self)

    def asked_once(self) -> str:
        """Return the question as a sentence for a save, once for each name: who presses again means what they wrote."""
        name, meant = self._control.value, self.meant
        if not meant or self._asked == name:
            return ""
        self._asked = name
        return f"{question(meant)} If {name.strip()} is right, press the button once more."

    def _take(self) -> None:
        self._control.value = self.meant or self._control.value
