"""A form for a stretch that is not like the rest (spells.csv), and what a new job changes about the usual."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from careerdata.logbook import Logbook
from careerdata.panels.base import Panel
from careerdata.panels.editing.row_form import UNSAID, Field, RowForm
from careerdata.panels.widgets.controls import show_if, tick
from careerdata.plan import Plan
from careerdata.schemas import LOGS
from careerdata.text import in_words

NEW_JOB = "new_job"
WORDS = {"ill": "ill", "holiday": "on holiday", "leave": "on leave", NEW_JOB: "a new job", "other": "something else"}
"""What a stretch may be, in words."""
WHY = "A new job."
"""The reason that plan-history.csv gets."""
_USUAL = "usual"
_FIELDS = (
    Field("kind", "What it was", words={UNSAID: "", **WORDS}),
    Field("first", "From", missing="When did it begin? Choose its first day."),
    Field("last", "to", beside=True),
    Field("note", "In words", "only for you"),
)


class SpellForm(RowForm):
    """A row of spells.csv; a last day that is left open is the first. A new job offers to begin the usual anew with it.

    Attributes:
        usual: whether the usual is counted from the new job on.
    """

    def __init__(self, panel: Panel[Any]) -> None:
        self.usual = tick(
            "Count my usual from this day on: read the signs as if nothing had been logged before", value=True
        )
        show_if(False, self.usual)
        super().__init__(panel, LOGS["spells"], _FIELDS, below={"kind": (self.usual,)})
        self["kind"].observe(lambda event: show_if(event["new"] == NEW_JOB, self.usual), names="value")

    @property
    def typed(self) -> dict[str, Any]:
        """What the controls say, by column, and whether the usual begins anew."""
        return {**super().typed, _USUAL: self.usual.value}

    def put(self, typed: Mapping[str, Any]) -> None:
        """Let the controls say this, without taking it for the person's doing."""
        super().put(typed)
        self.usual.value = typed.get(_USUAL, self.usual.value)

    @property
    def begun(self) -> bool:
        """Whether anything was typed: a day alone is a beginning here."""
        return any(self.fields[name].value != self.blank[name] for name in self.fields)

    def row(self, seen: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Return the row as spells.csv has it."""
        row = super().row(seen)
        return {**row, "last": row["last"] or row["first"]}

    def plan(self, book: Logbook) -> Plan:
        """Return the plan of a folder, with its usual from the new job on where that is wanted."""
        typed = self.typed
        anew = typed["kind"] == NEW_JOB and typed[_USUAL]
        return replace(book.plan, usual_since=typed["first"]) if anew else book.plan

    def in_words(self) -> str:
        """Return what the row says: ``"a new job, 1 June 2026"``."""
        row = self.row()
        return stretch_in_words(row["kind"], row["first"], row["last"])

    def _fault(self, name: str) -> str:
        if name != "last":
            return super()._fault(name)
        first, last = (self.fields[day].value for day in ("first", "last"))
        return "The last day lies before the first." if first and last and last < first else ""


def stretch_in_words(kind: str, first: dt.date, last: dt.date) -> str:
    """Return what a row of spells.csv says."""
    return f"{WORDS[kind]}, {in_words(first)}{'' if last == first else f' to {in_words(last)}'}"
