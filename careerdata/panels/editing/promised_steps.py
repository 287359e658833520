"""The next steps you promised and whose day has come, each with its three ways on: done, later, or dropped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any

import ipywidgets as widgets

from careerdata.analysis.network.next_steps import promised_steps
from careerdata.logbook import Logbook
from careerdata.panels.editing.questions import Question
from careerdata.panels.editing.row_changes import cells
from careerdata.panels.editing.session import EditingPanel
from careerdata.panels.widgets.text import Words
from careerdata.text import in_words, plural

MOST_ASKED = 5
"""So many are asked about at once; the others wait their turn."""
LATER = dt.timedelta(weeks=1)


class PromisedSteps(widgets.VBox):
    """A row a promised step; nothing is shown while there is none.

    A page that tells of a person's first step itself settles it with `settle`.

    Attributes:
        asked: the rows: the words, and the buttons Done, In a week, and Drop it.
    """

    def __init__(self, panel: EditingPanel[Any], saved: Callable[[str], None] | None = None) -> None:
        self._panel, self._saved = panel, saved or panel.saved
        self.asked: tuple[Question, ...] = ()
        self._first: dict[str, tuple[int, Mapping[str, Any]]] = {}
        super().__init__()

    def show(self, book: Logbook, told: Collection[str] = ()) -> None:
        """Ask about the steps of a folder whose day has come, of whoever was not let go.

        Args:
            book: the folder.
            told: whose first step the page tells of elsewhere; it is not asked about here.
        """
        for question in self.asked:
            question.close_all()
        steps = promised_steps(book)
        steps = steps[steps["due"]]
        first = steps.index[~steps["contact"].duplicated()]
        self._first = {str(steps["contact"][line]): (int(line), cells(steps, line)) for line in first}
        steps = steps[~steps["contact"].isin(told)]
        self.asked = tuple(self._question(int(line), cells(steps, line)) for line in steps.index[:MOST_ASKED])
        more = len(steps) - len(self.asked)
        rest = [Words(f"{more} more {plural(more, 'waits', 'wait')} behind these.")] if more > 0 else []
        self.children = (*self.asked, *rest)

    def settle(self, contact: str, what: str) -> bool:
        """Write that the first step promised to somebody is "done" or "dropped"; False where none is promised."""
        if contact not in self._first:
            return False
        self._save(*self._first[contact], {"next_step_done_on": self._panel.book.today}, what)
        return True

    def _question(self, line: int, step: Mapping[str, Any]) -> Question:
        told = f"You promised {step['contact']} for {in_words(step['next_step_on'])}: {step['next_step']}"
        today = self._panel.book.today
        ways = {
            "Done": ({"next_step_done_on": today}, "done"),
            "In a week": ({"next_step_on": today + LATER}, f"moved to {in_words(today + LATER)}"),
            "Drop it": ({"next_step_done_on": today}, "dropped"),
        }
        return Question(
            told, [self._panel.button(way, partial(self._save, line, step, *what)) for way, what in ways.items()]
        )

    def _save(self, line: int, step: Mapping[str, Any], change: dict[str, Any], what: str) -> None:
        """Write what became of a step into the row it was noted in."""
        if self._panel.save_rows({}, [("touches", cells(self._panel.book.touches, line), change)]):
            self._saved(f"Saved: {step['next_step']} ({step['contact']}), {what}.")
