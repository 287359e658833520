"""What would it take? Asked with a button, answered in a sentence, and each answer can become the draft."""

from __future__ import annotations

import ipywidgets as widgets

from careerdata.analysis.plan import backward as analysis
from careerdata.panels.base import Panel
from careerdata.panels.widgets.controls import letters, side_by_side
from careerdata.panels.widgets.text import Words
from careerdata.plan import Plan


class BackwardPlanner(widgets.VBox):
    """The question, its answer to the present draft, and buttons that draft it.

    Attributes:
        answer: the sentence; empty until it is asked, and again when the draft moves on.
    """

    def __init__(self, panel: Panel[Plan]) -> None:
        self.panel = panel
        self.ask = panel.button("What would it take?", self.work_out, "What would make this draft 80 % likely")
        self.hours = panel.button("Draft these hours", lambda: self._draft("hours"))
        self.date = panel.button("Draft this date", lambda: self._draft("date"))
        self.drop = panel.button("Draft without a goal", lambda: self._draft("drop"))
        self.answer, self._caution = Words(), Words(style="caution")
        self._ways = side_by_side()
        self._asked_of = panel.state
        super().__init__((self.ask, self.answer, self._caution, self._ways))

    def show(self) -> None:
        """Forget the answer when the draft is another one by now."""
        if self.panel.state != self._asked_of:
            self._say("", "")

    def work_out(self) -> None:
        """Answer for the present draft."""
        self._asked_of = self.panel.state
        finding = analysis.read(self.panel.book, self.panel.state)
        usable = finding.table.dropna(subset="chance").drop_duplicates("lever")
        self._rows = {str(row["lever"]): row for _, row in usable.iterrows()}
        if "drop" in self._rows:
            self.drop.description = letters(f"Draft without “{self._rows['drop']['goal']}”")
        named = {"hours": self.hours, "date": self.date, "drop": self.drop}
        self._say(finding.sentence, finding.caution, *(button for way, button in named.items() if way in self._rows))

    def _say(self, answer: str, caution: str, *ways: widgets.Button) -> None:
        self.answer.say(answer)
        self._caution.say(caution)
        self._ways.children = ways

    def _draft(self, way: str) -> None:
        row = self._rows[way]
        if way == "hours":
            self.panel.change(hours_per_week=float(row["hours_per_week"]))
        elif way == "date":
            self.panel.change(escape_date=row["escape_date"].date())
        else:
            goals = self.panel.state.goals
            self.panel.change(goals=tuple(one for one in goals if one.key != (row["kind"], row["goal"])))
        self.panel.say("That is the draft now. Nothing is written before you keep it.")
