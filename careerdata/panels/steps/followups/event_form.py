"""A conference, a meetup, a group: everybody you met there, logged in one save."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from careerdata import logbook
from careerdata.panels.editing.name_rows import Row, Rows, said_of_aside, side_by_side
from careerdata.panels.widgets.controls import NARROW, labelled, names, text
from careerdata.text import in_words, join_words

if TYPE_CHECKING:
    from careerdata.logbook import Logbook
    from careerdata.panels.base import Panel


class MetRow(Row):
    """Somebody you met at the event, and what you said you would do next."""

    def __init__(self, name: str, remove: widgets.Button) -> None:
        self.next_step = widgets.Text(
            continuous_update=False,
            placeholder="next step, if any",
            description=f"Next step with {name}",
            style={"description_width": "0px"},
            layout=widgets.Layout(width="min(300px, 100%)"),
        )
        super().__init__(name, remove, (self.next_step,))
        # The day is the event's.
        self.day.layout.display = "none"

    def values(self) -> dict[str, Any]:
        """Return a row of touches.csv, without the event."""
        step = self.next_step.value.strip() or None
        return {"date": self.day.value, "contact": self.name, "kind": "event", "from": "both", "next_step": step}


class Gathering(widgets.VBox):
    """The form: which event, when, and who was there.

    Attributes:
        event: its name.
        day: its day.
        people: a row for each person.
        save: the button that saves all of it.
    """

    def __init__(self, panel: Panel[Any], saved: Callable[[str], None]) -> None:
        self._panel, self._saved = panel, saved
        self.event = names("Event", "by the same name each time")
        self.day = widgets.DatePicker(max=panel.book.today, value=panel.book.today, **labelled("Day", NARROW))
        self.note = text("Note", "only for you; goes to each of them")
        self.people = Rows(panel, MetRow, "Who was there", " (new: goes into contacts.csv too)")
        panel.when(self.day, lambda _: self._offer())
        self.save = panel.button(
            "Save the event", self.save_event, "One row for everybody in touches.csv", primary=True
        )
        super().__init__([side_by_side(self.event, self.day), self.people, self.note, self.save])

    def offer(self, book: Logbook) -> None:
        """Offer the events and people of `book`."""
        self.event.options = sorted(book.touches["event"].dropna().unique(), key=str.casefold)
        self._known, self._aside = tuple(book.contacts["contact"]), said_of_aside(book.people_aside)
        self._offer()

    @property
    def fault(self) -> str:
        """What is missing before the event can be saved, as a sentence; "" when nothing is."""
        if not self._name():
            return "The event needs a name, the same each time it comes round."
        if self.day.value is None or self.day.value > self._panel.book.today:
            return "Choose the day of the event, today or earlier."
        if not self.people.rows:
            return "Add at least one person who was there: type a name and press Enter."
        return ""

    def save_event(self) -> None:
        """Save a touch with everybody who was there, and a card for whoever is new, as one write."""
        if self.fault:
            self._panel.say(f"{self.fault} Nothing was saved.")
            return
        event, day, note = self._name(), self.day.value, self.note.value.strip() or None
        rows = {row.name: row.values() | {"date": day, "event": event, "note": note} for row in self.people.rows}
        new = [{"contact": name, "met_on": day, "met_through": event} for name in self.people.new_names]
        logbook.save_together(self._panel.book.folder, {"contacts": new, "touches": list(rows.values())})
        people = "1 person" if len(rows) == 1 else f"{len(rows)} people"
        cards = f", and {join_words(row['contact'] for row in new)} in contacts.csv" if new else ""
        self.people.put(())
        self.event.value, self.note.value = "", ""
        self._saved(f"Saved in touches.csv: {people} at {event}, {in_words(day)}{cards}. Undo takes all of it back.")

    def _name(self) -> str:
        return " ".join(self.event.value.split())

    def _offer(self) -> None:
        day: dt.date = self.day.value or self._panel.book.today
        self.people.offer(self._known, [(f"{day:%A} {day.day}", day)], self._aside)
