"""A new job: its first day, the role and the team, and one button that closes the old one and begins a plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import ipywidgets as widgets

from careerdata import logbook
from careerdata.analysis.plan import new_job as analysis
from careerdata.panels.base import Panel
from careerdata.panels.widgets.layouts import DATE, LABELS, WIDE
from careerdata.panels.widgets.text import Words
from careerdata.plan import Plan

_WHY = "A new job."


class NewJobForm(widgets.VBox):
    """Three fields and a button; the first press says what it does, the second does it.

    Attributes:
        told: what the next press would write.
    """

    def __init__(self, panel: Panel[Plan], opened_again: Callable[[], None]) -> None:
        self.panel, self._opened_again = panel, opened_again
        self.first = widgets.DatePicker(description="First day", value=panel.book.today, style=LABELS, layout=DATE)
        self.role = widgets.Text(description="What I do there", style=LABELS, layout=WIDE, continuous_update=False)
        self.team = widgets.Text(description="The team", style=LABELS, layout=WIDE, continuous_update=False)
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
        logbook.save_plan(book.folder, job.plan, _WHY, book.today, seen=book.plan, changed=job.closed)
        self._asked = None
        self.told.say("")
        self._opened_again()
        self.panel.say("The new plan has begun. Undo takes all of it back. Next, give it a goal.")
