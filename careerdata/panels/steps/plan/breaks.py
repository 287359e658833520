"""The breaks of a draft: days off that cost nothing in the forecast."""

from __future__ import annotations

import ipywidgets as widgets

from careerdata.panels.base import Panel
from careerdata.panels.widgets.controls import Width, choice, day, side_by_side
from careerdata.plan import Break, Plan
from careerdata.text import in_words


class BreakForm(widgets.VBox):
    """Two dates to add a break, and a list to remove one."""

    def __init__(self, panel: Panel[Plan]) -> None:
        self.panel = panel
        self.first, self.last = day("From"), day("to", width=Width("190px", "initial"))
        self.new = panel.button("Add break", self.add)
        self.planned = choice("Planned")
        self.remove = panel.button("Remove break", self.drop)
        dates = side_by_side(self.first, self.last, self.new)
        super().__init__((dates, side_by_side(self.planned, self.remove)))

    def show(self) -> None:
        """Bring the list to the breaks of the draft."""
        breaks = self.panel.state.breaks
        options = tuple((f"{in_words(item.first)} to {in_words(item.last)}", item) for item in breaks)
        if options != self.planned.options:
            self.planned.options = options
            self.planned.index = 0 if options else None
        self.remove.disabled = not options

    def add(self) -> None:
        """Draft days off from the two dates of the form."""
        first, last = self.first.value, self.last.value
        if first is None or last is None or last < first:
            self.panel.say("A break needs its first day and a last day that is not earlier.")
            return
        breaks = {*self.panel.state.breaks, Break(first, last)}
        self.panel.change(breaks=tuple(sorted(breaks, key=lambda item: (item.first, item.last))))
        self.panel.say(f"The break from {in_words(first)} to {in_words(last)} is in the draft.")

    def drop(self) -> None:
        """Draft the plan without the chosen break."""
        chosen = self.planned.value
        if chosen is None:
            self.panel.say("Choose the break to remove.")
            return
        self.panel.change(breaks=tuple(item for item in self.panel.state.breaks if item != chosen))
