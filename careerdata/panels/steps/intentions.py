"""If-then plans: did the last ones happen, and one more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import ipywidgets as widgets
import pandas as pd

from careerdata.analysis.finding import Finding
from careerdata.analysis.plan import intentions as analysis
from careerdata.logbook import Logbook
from careerdata.panels.editing.questions import Question
from careerdata.panels.editing.row_changes import cells
from careerdata.panels.editing.row_form import UNSAID, Field, RowForm
from careerdata.panels.editing.session import EditingPanel
from careerdata.panels.widgets.controls import side_by_side
from careerdata.schemas import LOGS

ANSWERS = {"yes": "Yes", "partly": "In part", "no": "No"}
"""What can be said of one, and its button."""
MOST_ASKED = 5
"""So many are asked back at once; the others wait their turn."""
FIELDS = (
    Field("if_when", "If or when", "when I close my laptop on Tuesday"),
    Field("then_do", "then I", "open the course for half an hour"),
    Field("goal", "For the goal", words={UNSAID: ""}),
)


@dataclass(frozen=True)
class NoState:
    """There is nothing to set: the panel shows the log."""


class IntentionsPanel(EditingPanel[NoState]):
    """A question for each if-then plan that was not looked back on, and a form for the next one.

    Attributes:
        asked: a row a question: the words, and a button an answer.
    """

    live_chart = False
    chart = None
    reads = writes = ("intentions",)

    def read(self) -> Finding:
        """Return the if-then plans, and what became of them."""
        return analysis.read(self.book)

    def build(self) -> tuple[Sequence[widgets.Widget], Sequence[widgets.Widget]]:
        """Return the questions and the form."""
        self.asked = widgets.VBox()
        self.form = RowForm(self, LOGS["intentions"], FIELDS)
        self.if_when, self.then_do, self.goal = self.form["if_when"], self.form["then_do"], self.form["goal"]
        self.save = self.button("Save this plan", self.save_one, "Saves it in your folder", primary=True)
        return (self.asked, self.form, side_by_side(self.save, self.take_back)), ()

    def refresh(self) -> None:
        """Ask about those that are due, and offer the goals of the plan."""
        due = self.finding.table[self.finding.table["due"]].head(MOST_ASKED)
        for row in self.asked.children:
            row.close_all()
        self.asked.children = [self._question(row) for row in _records(due)]
        goals = ("", *dict.fromkeys(goal.label for goal in self.book.plan.goals))
        if self.goal.options != goals:
            self.set_quietly(self.goal, options=goals)

    def save_one(self) -> None:
        """Write the if-then plan of the form."""
        row = self.form.row()
        if not row["if_when"] or not row["then_do"]:
            self.say("Both halves are needed: if or when what happens, then you do what.")
        elif self.save_rows({"intentions": [{"made_on": self.book.today, **row}]}):
            self.form.clear("if_when", "then_do")
            told = analysis.in_words(row["if_when"], row["then_do"])
            self.saved(f"Saved: {told} The next check-in asks whether it happened.")

    def answer(self, row: dict[str, Any], answer: str) -> None:
        """Write whether an if-then plan happened."""
        seen = cells(self.book.intentions, row["line"])
        if self.save_rows({}, [("intentions", seen, {"happened": answer, "looked_back_on": self.book.today})]):
            self.saved(f"Saved: {ANSWERS[answer].lower()}.")

    def _question(self, row: dict[str, Any]) -> Question:
        words = f"{analysis.in_words(str(row['if_when']), str(row['then_do']))} Did it happen?"
        return Question(words, [self.button(said, partial(self.answer, row, kind)) for kind, said in ANSWERS.items()])


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]


def intentions(book: Logbook) -> IntentionsPanel:
    """Return the panel of the if-then plans of `book`."""
    return IntentionsPanel(book, NoState())
