"""Drafts beside the plan that counts today: up to three set aside, all in one table and on the chart."""

from __future__ import annotations

import ipywidgets as widgets

from careerdata.analysis.finding import Finding
from careerdata.analysis.plan import readiness as analysis
from careerdata.analysis.plan.comparison import job_hours, side_by_side
from careerdata.panels.base import Panel
from careerdata.panels.widgets.controls import SHORT, choice, show_if
from careerdata.panels.widgets.controls import side_by_side as in_a_row
from careerdata.panels.widgets.text import Table, Words
from careerdata.plan import Plan, coming
from careerdata.text import in_words

MOST = 3
_NAMES = ("Draft A", "Draft B", "Draft C")
TODAY, DRAFT = "Today's plan", "This draft"


class Drafts(widgets.VBox):
    """The plan that counts today, what waits, the drafts set aside and the one on the sliders, side by side.

    Attributes:
        aside: the drafts set aside, by name, each with what was found for it.
        sentence: how they compare; empty while there is but one.
    """

    def __init__(self, panel: Panel[Plan]) -> None:
        self.panel = panel
        self.aside: dict[str, tuple[Plan, Finding]] = {}
        self.sentence, self._caution, self.table = Words(), Words(style="caution"), Table()
        self.set_aside = panel.button("Set this draft aside", self.add, "Keeps it here to compare; nothing is written")
        self.choice = choice("Drafts set aside", width=SHORT)
        self.go_on = panel.button("Go on with it", self.take_up, "Puts it on the sliders")
        self.let_go = panel.button("Let it go", self.drop, "Takes it out of the comparison")
        self._choose = in_a_row(self.choice, self.go_on, self.let_go)
        super().__init__((self.sentence, self.table, self._caution, self._choose))
        self.reopen()

    def reopen(self) -> None:
        """Read the plan that counts today and what was set aside again, because the folder changed."""
        book = self.panel.book
        self._job = job_hours(book.mood)
        self._today = {TODAY: analysis.read(book, book.plan)}
        if book.plan.pending:
            day = max(item.counts_from for item in book.plan.pending)
            self._today[f"Plan from {in_words(day)}"] = analysis.read(book, coming(book.plan))
        self.aside = {name: (plan, analysis.read(book, plan)) for name, (plan, _) in self.aside.items()}

    def compared(self) -> Finding:
        """Return the plan that counts today, what waits, and the drafts, side by side."""
        shown = dict(self._today) | {name: finding for name, (_, finding) in self.aside.items()}
        drafted = self.panel.state != coming(self.panel.book.plan)
        if drafted and all(plan != self.panel.state for plan, _ in self.aside.values()):
            shown[DRAFT] = self.panel.finding
        return side_by_side(shown, self._job)

    def show(self) -> None:
        """Bring the comparison up to the present draft."""
        finding = self.compared()
        plans = list(finding.table["plan"])
        self.sentence.say(finding.sentence)
        self.table.show(finding.frames["words"], "Side by side")
        self._caution.say(finding.caution if len(plans) > 1 else "")
        self.set_aside.disabled = DRAFT not in plans
        if self.choice.options != tuple(self.aside):
            self.choice.options = tuple(self.aside)
            self.choice.value = next(reversed(self.aside), None)
        show_if(self.aside, self._choose)

    def add(self) -> None:
        """Set the present draft aside."""
        if len(self.aside) == MOST:
            self.panel.say(f"{MOST} drafts stand side by side already. Let one go first.")
            return
        name = next(name for name in _NAMES if name not in self.aside)
        self.aside = dict(sorted({**self.aside, name: (self.panel.state, self.panel.finding)}.items()))
        self.panel.redraw()
        self.panel.say(f"{name} is set aside. Move the sliders on for another one; nothing was written.")

    def take_up(self) -> None:
        """Put the chosen draft on the sliders."""
        name = self.choice.value
        self.panel.state = self.aside[name][0]
        self.panel.redraw()
        self.panel.say(f"{name} is on the sliders. Keep this plan writes it down.")

    def drop(self) -> None:
        """Take the chosen draft out of the comparison."""
        name = self.choice.value
        self.aside = {other: kept for other, kept in self.aside.items() if other != name}
        self.panel.redraw()
        self.panel.say(f"{name} is let go.")
