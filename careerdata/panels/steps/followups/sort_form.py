"""Sorting many at once: who of an import is near, who is on which team, and who is nobody to follow up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ipywidgets as widgets
import pandas as pd

from careerdata.analysis.network.touch_history import promises, unsorted
from careerdata.logbook import Logbook
from careerdata.panels.base import require
from careerdata.panels.editing.checklist import Checklist
from careerdata.panels.editing.session import EditingPanel
from careerdata.panels.widgets.controls import HALF, choice, choices, side_by_side, text, tick
from careerdata.panels.widgets.text import Words
from careerdata.text import counted, plural

WHY = "sorted out: nobody to follow up"
"""What the card says of somebody who was let go here."""
_LEAVE = "leave as it is"


class SortForm(widgets.VBox):
    """Everybody without a circle, to tick, and what they all get with one save.

    With the keyboard: type a part of an organisation, tick all that were found, choose, save; the page stays where it is.

    Attributes:
        people: the list.
        circle: the circle that they get.
        team: their team.
        leave: whether they are nobody to follow up.
        save: the button that saves all of it.
    """

    def __init__(self, panel: EditingPanel[Any], saved: Callable[[str], None]) -> None:
        self._panel, self._saved = panel, saved
        self._count = Words()
        self.people = Checklist(panel, "Whom? By name, role or organisation.", {}, (), lambda: panel.say(""))
        self.circle = choice("Circle", width=HALF)
        self.team = text("Team", "if it matters to your plan", HALF)
        self.leave = tick("Nobody to follow up")
        self.save = panel.button("Save for all ticked", self._save, "One save for all of them", primary=True)
        controls = (side_by_side(self.circle, self.team), side_by_side(self.leave, self.save))
        self.people.between, self.people.find_from = controls, 0
        super().__init__([self._count, self.people])

    def unfold(self) -> None:
        """Make the boxes, the first time that the list is shown."""
        self.people.unfold()

    def offer(self, book: Logbook) -> None:
        """Offer whoever is not sorted in a folder."""
        rows = book.contacts[unsorted(book.contacts)]
        named = zip(rows["contact"], rows["role"], rows["organisation"], strict=True)
        self.people.offer({name: _described(name, role, where) for name, role, where in named})
        circles = {name: f"{name}, every {days} days" for name, days in promises(book.plan).items()}
        options = choices({"": _LEAVE} | circles)
        if options != list(self.circle.options):
            self._panel.set_quietly(self.circle, options=options)
            self._panel.set_quietly(self.circle, value="")
        many = len(rows)
        waiting = "Whoever came by an import, and was never in touch, is on no list until then."
        told = f"{many} {plural(many, 'person has', 'people have')} no circle yet. {waiting}"
        self._count.say(told if many else "Everybody has a circle.")

    def _save(self) -> None:
        people, team = self.people.ticked, " ".join(self.team.value.split())
        require("" if people else "Tick somebody first.")
        cells: dict[str, Any] = {"circle": self.circle.value} if self.circle.value else {}
        cells |= {"team": team} if team else {}
        if self.leave.value:
            cells |= {"let_go_on": self._panel.book.today, "let_go_why": WHY}
        require("" if cells else "Choose a circle or a team for them, or that they are nobody to follow up.")
        seen = {"circle": None, "let_go_on": None}
        if self._panel.save_rows({}, [("contacts", {"contact": name} | seen, cells) for name in people]):
            self.leave.value, self.team.value = False, ""
            self._saved(f"Saved: {counted(len(people), 'person')}. Undo takes all of it back.")


def _described(name: str, role: Any, where: Any) -> str:
    more = ", ".join(text for text in (role, where) if not pd.isna(text))
    return f"{name} ({more})" if more else name
