"""A conference, a meetup, a group: everybody you met there, logged in one save."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import ipywidgets as widgets

from careerdata.logbook import Logbook
from careerdata.panels.base import require
from careerdata.panels.editing.did_you_mean import people_meant
from careerdata.panels.editing.name_rows import RowKind, Rows, said_of_aside
from careerdata.panels.editing.row_form import Field, RowForm
from careerdata.panels.editing.session import EditingPanel
from careerdata.schemas import LOGS
from careerdata.text import counted, in_words, join_words

MET = RowKind(
    LOGS["touches"],
    "contact",
    (Field("next_step", "Next step with {}", "next step, if any", unseen="min(300px, 100%)"),),
    fixed={"kind": "event", "from": "both"},
)
"""Somebody you met at the event, and what you said you would do next; the rest of the row is the event's."""


class EventForm(widgets.VBox):
    """The form: which event, when, and who was there.

    Attributes:
        event: its name.
        day: its day.
        people: a row for each person.
        save: the button that saves all of it.
    """

    def __init__(self, panel: EditingPanel[Any], saved: Callable[[str], None]) -> None:
        self._panel, self._saved = panel, saved
        self.people = Rows(panel, MET, "Who was there", " (new: added to your people)")
        missing = "Choose the day of the event, today or earlier."
        fields = [
            Field("event", "Event", "by the same name each time", known=lambda book: book.touches["event"].dropna()),
            Field("date", "Day", missing=missing, value=panel.book.today, past=True, beside=True),
            Field("note", "Note", "only for you; goes to each of them"),
        ]
        self._form = RowForm(panel, LOGS["touches"], fields, {"event": [self.people]}, narrow=True)
        self.event, self.day, self.note = self._form["event"], self._form["date"], self._form["note"]
        panel.on_change(self.day, lambda _: self._offer())
        self.save = panel.button("Save the event", self.save_event, "Saves everybody at once", primary=True)
        super().__init__([self._form, self.save])

    def offer(self, book: Logbook) -> None:
        """Offer the events and people of `book`."""
        self._form.offer(book)
        self._known, self._aside = people_meant(book), said_of_aside(book.people_aside)
        self._offer()

    @property
    def fault(self) -> str:
        """What is missing before the event can be saved, as a sentence; "" when nothing is."""
        if not self.event.value.strip():
            return "The event needs a name, the same each time it comes round."
        none = "Add at least one person who was there: type a name and press Enter."
        return self._form.fault or ("" if self.people.rows else none)

    def save_event(self) -> None:
        """Save a touch with everybody who was there, and a card for whoever is new, as one write."""
        require(self.fault)
        event = self._form.row()
        rows = {row.name: row.values() | event for row in self.people.rows}
        met = {"met_on": event["date"], "met_through": event["event"]}
        new = [{"contact": name, **met} for name in self.people.new_names]
        if not self._panel.save_rows({"contacts": new, "touches": list(rows.values())}):
            return
        cards = f", and {join_words(row['contact'] for row in new)} among your people" if new else ""
        what = f"{counted(len(rows), 'person')} at {event['event']}, {in_words(event['date'])}{cards}"
        self.people.put(())
        self._form.clear("event", "note")
        self._saved(f"Saved: {what}. Undo takes all of it back.")

    def _offer(self) -> None:
        day: dt.date = self.day.value or self._panel.book.today
        self.people.offer(self._known, [(f"{day:%A} {day.day}", day)], self._aside)
