"""If-then plans: did the last ones happen, and one more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
import pandas as pd

from careerdata import logbook
from careerdata.analysis.finding import Finding
from careerdata.analysis.plan import intentions as analysis
from careerdata.panels.base import Panel
from careerdata.panels.editing.name_rows import side_by_side
from careerdata.panels.widgets.layouts import LABELS, WIDE
from careerdata.panels.widgets.text import Words
from careerdata.schemas import LOGS

if TYPE_CHECKING:
    from careerdata.logbook import Logbook

ANSWERS = {"yes": "Yes", "partly": "In part", "no": "No"}
"""What can be said of one, and its button."""
MOST_ASKED = 5
"""So many are asked back at once; the others wait their turn."""
FILE = LOGS["intentions"].file


@dataclass(frozen=True)
class NoState:
    """There is nothing to set: the panel shows the log."""


class IntentionsPanel(Panel[NoState]):
    """A question for each if-then plan that was not looked back on, and a form for the next one.

    Attributes:
        asked: a row a question: the words, and a button an answer.
    """

    live_chart = False
    chart = None
    writes = (FILE,)
    files = (FILE,)

    def read(self) -> Finding:
        """Return the if-then plans, and what became of them."""
        return analysis.read(self.book)

    def build(self) -> tuple[Sequence[widgets.Widget], Sequence[widgets.Widget]]:
        """Return the questions and the form."""
        self.asked = widgets.VBox()
        self.if_when = self._text("If or when", "when I close my laptop on Tuesday")
        self.then_do = self._text("then I", "open the course for half an hour")
        self.goal = widgets.Dropdown(description="For the goal", style=LABELS, layout=WIDE)
        self.save = self.button("Save this plan", self.save_one, f"Writes one row of {FILE}", primary=True)
        self.take_back = self.button("Undo", self.undo, "Takes the last save in your folder back")
        return (self.asked, self.if_when, self.then_do, self.goal, side_by_side(self.save, self.take_back)), ()

    def refresh(self) -> None:
        """Ask about those that are due, and offer the goals of the plan."""
        due = self.finding.table[self.finding.table["due"]].head(MOST_ASKED)
        for row in self.asked.children:
            row.close_all()
        self.asked.children = [self._question(row) for row in _records(due)]
        goals = ("", *dict.fromkeys(goal.label for goal in self.book.plan.goals))
        if self.goal.options != goals:
            self.goal.options = goals

    def save_one(self) -> None:
        """Write the if-then plan of the form."""
        cue, deed = self.if_when.value.strip(), self.then_do.value.strip()
        if not cue or not deed:
            self.say("Both halves are needed: if or when what happens, then you do what.")
            return
        row = {"made_on": self.book.today, "if_when": cue, "then_do": deed, "goal": self.goal.value or None}
        logbook.append(self.book.folder, "intentions", row, self.book.today)
        self.if_when.value = self.then_do.value = ""
        self._open_again(f"Saved in {FILE}: {analysis.in_words(cue, deed)} The next check-in asks whether it happened.")

    def answer(self, row: dict[str, Any], answer: str) -> None:
        """Write whether an if-then plan happened."""
        found = self.book.intentions.loc[row["line"]]
        key = {name: None if pd.isna(value) else value for name, value in found.items()}
        changes = {"happened": answer, "looked_back_on": self.book.today}
        logbook.edit(self.book.folder, "intentions", key, changes, self.book.today)
        self._open_again(f"Saved in {FILE}: {ANSWERS[answer].lower()}.")

    def undo(self) -> None:
        """Take the last save in the folder back."""
        self._open_again(self.taken_back())

    def _question(self, row: dict[str, Any]) -> _Question:
        words = f"{analysis.in_words(str(row['if_when']), str(row['then_do']))} Did it happen?"
        return _Question(words, [self.button(said, partial(self.answer, row, kind)) for kind, said in ANSWERS.items()])

    def _text(self, label: str, example: str) -> widgets.Text:
        return widgets.Text(description=label, placeholder=example, style=LABELS, layout=WIDE, continuous_update=False)

    def _open_again(self, said: str) -> None:
        self.book = logbook.open_logbook(self.book.folder, self.book.today)
        self.redraw()
        self.say(said)


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]


class _Question(widgets.VBox):
    """The words of one if-then plan, and its answers."""

    def __init__(self, words: str, answers: Sequence[widgets.Button]) -> None:
        self._answers = answers
        super().__init__((Words(words), side_by_side(*answers)))

    def close_all(self) -> None:
        """Close what it is made of too."""
        for part in (*self._answers, *self.children, self):
            part.close()


def intentions(book: Logbook) -> IntentionsPanel:
    """Return the panel of the if-then plans of `book`."""
    return IntentionsPanel(book, NoState())
