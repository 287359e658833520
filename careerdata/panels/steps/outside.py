"""Looking outside: what is open and what is next, whom you know there, what opens doors, and a form for a step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import ipywidgets as widgets
import pandas as pd

from careerdata.analysis.finding import Finding
from careerdata.analysis.outside import applications as analysis
from careerdata.analysis.outside.known_there import known_there
from careerdata.analysis.outside.sources import FEWEST, SOURCES
from careerdata.analysis.outside.steps import STAGES
from careerdata.figures.charts.outside import outside as draw_outside
from careerdata.logbook import Logbook
from careerdata.panels.base import require
from careerdata.panels.editing.did_you_mean import people_meant
from careerdata.panels.editing.row_form import UNSAID, Field, RowForm
from careerdata.panels.editing.session import EditingPanel
from careerdata.panels.widgets.controls import foldable, side_by_side
from careerdata.panels.widgets.text import Lines, Words
from careerdata.schemas import LOGS
from careerdata.text import in_letters, in_words, join_words, name_key

SHOWN = 6
"""So many open applications are told in full; the rest is in the table."""
_NAMED = 3
_SOURCES = {UNSAID: "not said"} | SOURCES | {"referred": "somebody referred me", "internal": "inside, where I work"}


@dataclass(frozen=True)
class NoState:
    """There is nothing to set: the panel shows the log."""


class OutsidePanel(EditingPanel[NoState]):
    """What is open, the chart of what opens doors, and a form for a step.

    Attributes:
        told: a line an open application.
        known: whom you know at the organisation in the form.
    """

    writes = ("applications",)
    reads = ("applications", "contacts", "touches")
    figure_of = staticmethod(draw_outside)
    answer_of = staticmethod(analysis.answer)

    def read(self) -> Finding:
        """Return what is open, and what opens doors."""
        return analysis.read(self.book)

    @property
    def blockers(self) -> tuple[str, ...]:
        """Why there is nothing to draw yet."""
        if len(self.finding.frames["sources"]):
            return ()
        when = "The chart begins with the first application that is four weeks old and says how you came to it."
        return (f"{when} Two sources are compared once each has {in_letters(FEWEST)}.",)

    def build(self) -> tuple[Sequence[widgets.Widget], Sequence[widgets.Widget]]:
        """Return the form above the chart, and what is open below it."""
        self.told, self.known, self._head = Lines(), Words(), Words()
        self.form = RowForm(self, LOGS["applications"], self._fields(), below={"organisation": (self.known,)})
        self.on_change(self.form["organisation"], lambda _: self._say_known())
        self.save = self.button("Save this step", self.save_step, "Saves it in your folder", primary=True)
        step = widgets.VBox([self.form, side_by_side(self.save, self.take_back)])
        return (foldable("Note a step", step),), (self._head, self.told)

    def _fields(self) -> tuple[Field, ...]:
        return (
            Field(
                "organisation",
                "Where",
                "the organisation",
                "Say where it is.",
                known=lambda book: [*book.applications["organisation"], *book.contacts["organisation"].dropna()],
                meant=lambda book: [*book.applications["organisation"], *book.contacts["organisation"].dropna()],
            ),
            Field(
                "role",
                "The job",
                "may stay empty for a further step",
                known=lambda book: [book.plan.target_role, *book.applications["role"].dropna()],
            ),
            Field("stage", "How far it is", words=STAGES),
            Field("date", "Day", value=self.book.today, past=True, beside=True),
            Field("source", "How you came to it", words=_SOURCES),
            Field(
                "contact",
                "Who helps you there",
                "somebody you know",
                known=lambda book: book.contacts["contact"],
                meant=people_meant,
            ),
            Field("hours", "Hours it took", "may stay empty", example="1.5"),
            Field("next_step", "Next step", "what you do next"),
            Field("next_step_on", "On", beside=True),
            Field("note", "Note", "only for you"),
        )

    def refresh(self) -> None:
        """Bring the list and what the form offers up to the folder."""
        still_open = self.finding.table[self.finding.table["open"]]
        more = len(still_open) - SHOWN
        lines = [_line(job) for job in still_open.head(SHOWN).itertuples()]
        self._head.say("What is open, in the order of what is next:" if lines else "")
        self.told.say([*lines, *([f"… and {more} more, in the table."] if more > 0 else [])])
        self.form.offer(self.book)
        self._say_known()

    def _say_known(self) -> None:
        where = self.form["organisation"].value
        people = known_there(self.book, [where]).get(name_key(where), ()) if where.strip() else ()
        names = [one.contact for one in people]
        self.known.say(f"You know {_some(names)} there. Ask before you apply." if names else "")

    def people_there(self) -> list[str]:
        """Return whom you know where something is open, a line an organisation; a line that says so where that is nobody."""
        still_open = self.finding.table[self.finding.table["open"] & (self.finding.table["known_there"] != "")]
        lines = dict.fromkeys(f"{job.organisation}: {job.known_there}." for job in still_open.itertuples())
        return list(lines) or ["You know nobody noted where something is open."]

    def save_step(self) -> None:
        """Save what the form says as one step."""
        require(self.form.fault or self.form.doubt)
        row = self.form.row()
        if self.save_rows({"applications": [row]}):
            self.form.clear()
            self._say_known()
            self.saved(f"Saved: {row['organisation']}, {STAGES[row['stage']]}. Undo takes it back.")

    def held(self) -> dict[str, Any]:
        """Return what the form says."""
        return self.form.typed

    @property
    def edited(self) -> bool:
        """Whether anything stands in the form."""
        return self.form.begun

    def give_back(self, held: Any, *, edited: bool) -> bool:
        """Show what was saved again, unless something else was begun since."""
        if not edited:
            self.form.put(held)
        return not edited


def _line(job: Any) -> str:
    """Return an open application in a line: what it is, how far, what is next, and by when."""
    what = f"{job.organisation}, {job.role}" if job.role else job.organisation
    by = f", by {in_words(job.due)}" if pd.notna(job.due) else ""
    return f"{what} ({STAGES[job.stage]}, {in_words(job.since)}). Next: {job.next}{by}."


def _some(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    return join_words([*names[:_NAMED], *([f"{more} more"] if more > 0 else [])])


def outside(book: Logbook) -> OutsidePanel:
    """Return the panel of looking outside for `book`; it shows itself when it is named in a cell."""
    return OutsidePanel(book, NoState())
