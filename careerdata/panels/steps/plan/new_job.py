"""A new job: its first day, the role and the team, and one button that closes the old one and begins a plan."""

from __future__ import annotations

import datetime as dt

import ipywidgets as widgets

from careerdata.analysis.plan import new_job as analysis
from careerdata.panels.editing.session import EditingPanel
from careerdata.panels.editing.spell_form import WHY
from careerdata.panels.widgets.controls import day, text
from careerdata.panels.widgets.text import Words
from careerdata.plan import Plan


class NewJobForm(widgets.VBox):
    """Three fields and a button; the first press says what it does, the second does it.

    Attributes:
        told: what the next press would write.
    """

    def __init__(self, panel: EditingPanel[Plan]) -> None:
        self.panel = panel
        self.first, self.role, self.team = day("First day", panel.book.today), text("What I do there"), text("The team")
        self.begin = panel.button(
            "Begin with the new job", self.begin_anew, "Says first what it writes; Undo takes it back"
        )
        self.told = Words()
        self._asked: tuple[dt.date | None, str, str] | None = None
        super().__init__((self.first, self.role, self.team, self.begin, self.told))

    def begin_anew(self) -> None:
        """Say what will be written, and at the second press write it."""
        filled = (self.first.value, self.role.value, self.team.value)
        if filled[0] is None:
            self.panel.say("The first day of the new job is missing.")
            return
        book = self.panel.book
        job = analysis.read(book, filled[0], self.role.value, self.team.value)
        if self._asked != filled:
            self._asked = filled
            self.told.say(f"{analysis.in_words(job)} Press again to do it.")
            return
        self._asked = None
        self.told.say("")
        if self.panel.save_rows({"spells": job.spells}, job.closed, job.plan, WHY):
            self.panel.saved("The new plan has begun. Undo takes all of it back. Next, give it a goal.")
