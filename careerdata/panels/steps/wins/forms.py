"""The forms of wins: a row of wins.csv, and what the next level asks for, as the plan keeps it."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets

from careerdata.panels.base import Panel
from careerdata.panels.editing.row_form import Field, RowForm
from careerdata.panels.steps.exposure.forms import MEASURED, NOTE, SHAREABLE
from careerdata.panels.widgets.controls import choice, side_by_side, text
from careerdata.panels.widgets.text import Words
from careerdata.plan import Criterion
from careerdata.schemas import LOGS
from careerdata.text import name_key


class WinForm(RowForm):
    """A row of wins.csv."""

    def __init__(self, panel: Panel[Any]) -> None:
        fields = (
            Field("win", "What went well", "in one sentence"),
            Field("date", "Day", value=panel.book.today, past=True),
            Field("shareable", "May be told", words=SHAREABLE, short=True, beside=True),
            Field("said_by", "Who noticed", "and in whose words", known=lambda book: book.contacts["contact"]),
            Field(
                "criterion",
                "What it shows",
                "of what the next level asks for",
                known=lambda book: [item.name for item in book.plan.criteria],
                meant=lambda book: [item.name for item in book.plan.criteria],
            ),
            *MEASURED,
            NOTE,
        )
        super().__init__(panel, LOGS["wins"], fields)


class CriteriaForm(widgets.VBox):
    """What the next level asks for: one more, or one less.

    Attributes:
        name, shows: what it asks for, and what would show it.
        add: keeps it in the plan.
        now: those of the plan, to choose one.
        remove: takes the chosen one out.
    """

    def __init__(self, panel: Panel[Any], add: widgets.Button, remove: widgets.Button) -> None:
        self.name = text("It asks for", "decisions with numbers")
        self.shows = text("It shows when", "something is decided because of my numbers")
        self.now, self.add, self.remove = choice("Now"), add, remove
        for control in (self.name, self.shows):
            panel.on_change(control, lambda _: panel.say(""))
        self._there = widgets.VBox([self.now, side_by_side(remove)])
        hint = Words("Ask your manager what the next level asks for, or take it from the job description.")
        super().__init__([hint, self.name, self.shows, side_by_side(add), self._there])

    def offer(self, criteria: tuple[Criterion, ...]) -> None:
        """Offer these to take out."""
        options = tuple((item.name, item.name) for item in criteria)
        if options != self.now.options:
            self.now.options = options
            self.now.index = 0 if options else None
        self.remove.disabled = not options

    def with_this(self, criteria: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
        """Return criteria with the one of the form: in the place of the one of that name, or as the last."""
        new = Criterion(" ".join(self.name.value.split()), self.shows.value.strip())
        names = [name_key(item.name) for item in criteria]
        if name_key(new.name) not in names:
            return (*criteria, new)
        return tuple(new if name_key(item.name) == name_key(new.name) else item for item in criteria)
