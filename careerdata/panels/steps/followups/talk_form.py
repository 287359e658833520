"""A talk: what you asked, what you learned, and whom to talk to next, saved as one write over the logs it touches."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import ipywidgets as widgets

from careerdata.logbook import Logbook
from careerdata.panels.base import require
from careerdata.panels.editing.did_you_mean import DidYouMean
from careerdata.panels.editing.row_form import Field, RowForm
from careerdata.panels.editing.session import EditingPanel
from careerdata.panels.widgets.controls import HALF, SMALL, area, day, names, side_by_side
from careerdata.schemas import LOGS
from careerdata.text import in_words, name_key

HOW = {"met": "we met", "called": "we called", "wrote": "we wrote"}
BY = dt.timedelta(weeks=1)
"""When to talk to the next person, unless said otherwise."""


def _people(book: Logbook) -> list[str]:
    # Somebody whose row was set aside has one: no second one is added.
    return [*book.contacts["contact"], *book.people_aside]


class TalkForm(widgets.VBox):
    """The form: with whom, when, what was asked and learned, and who is next.

    Attributes:
        form: person, day, how, and what you learned.
        asked: what you asked.
        next: whom they sent you to, or whom you thought of.
        by: the day for that.
        save: the button that saves all of it.
    """

    def __init__(self, panel: EditingPanel[Any], saved: Callable[[str], None]) -> None:
        self._panel, self._saved = panel, saved
        missing = "Choose the day of the talk, today or earlier."
        fields = [
            Field("contact", "Talked with", "a name", "Say with whom you talked.", known=_people, meant=_people),
            Field("date", "On", missing=missing, value=panel.book.today, past=True, beside=True),
            Field("kind", "How", words=HOW, value="met"),
            Field("note", "You learned", "in a sentence or two", lines=2),
        ]
        self.asked = area("You asked", "what you wanted to know, or asked them for", width=HALF)
        self.form = RowForm(panel, LOGS["touches"], fields, {"kind": [self.asked]}, narrow=True)
        self.next = names("Talk to next", "whom they named, or you thought of", HALF)
        self._next_meant = DidYouMean(panel, self.next)
        self.by = day("Until", panel.book.today + BY, width=SMALL)
        self.save = panel.button("Save the talk", self.save_talk, "One save for all of it", primary=True)
        super().__init__([self.form, side_by_side(self.next, self.by), self._next_meant, self.save])

    def offer(self, book: Logbook) -> None:
        """Offer the people of `book`."""
        self.form.offer(book)
        self._next_meant.known = tuple(_people(book))
        self._panel.set_quietly(self.next, options=tuple(_people(book)))
        self._next_meant.show()

    @property
    def fault(self) -> str:
        """What is missing before the talk can be saved, as a sentence; "" when nothing is."""
        if self.form.fault:
            return self.form.fault
        if self._next and (self.by.value is None or self.by.value < self.form["date"].value):
            return "Choose a day for the next talk that is not before this one."
        said = self.form["note"].value.strip() or self.asked.value.strip() or self._next
        return "" if said else "Write what you asked, what you learned, or whom to talk to next."

    def save_talk(self) -> None:
        """Save the talk, what was asked in it, and the next step; whoever is new gets a card of their own."""
        require(self.fault or self.form.doubt or self._next_meant.asked_once())
        row, asked = self.form.row(), " ".join(self.asked.value.split())
        known = {name_key(name): name for name in _people(self._panel.book)}
        row["contact"] = contact = known.get(name_key(row["contact"]), row["contact"])
        row |= {"from": "both"}
        new = [] if name_key(contact) in known else [{"contact": contact, "met_on": row["date"]}]
        if self._next:
            other = known.get(name_key(self._next), self._next)
            row |= {"next_step": f"talk to {other}", "next_step_on": self.by.value}
            if name_key(other) not in known:
                new.append({"contact": other, "met_through": contact})
        touches = [row]
        if asked:
            told = {"kind": "asked", "from": "both", "note": asked}
            touches.append({"date": row["date"], "contact": contact, **told})
        if self._panel.save_rows({"contacts": new, "touches": touches}):
            self._clear()
            step = f"; next, by {in_words(row['next_step_on'])}: {row['next_step']}" if "next_step" in row else ""
            self._saved(f"Saved: your talk with {contact}, {in_words(row['date'])}{step}. Undo takes all of it back.")

    @property
    def _next(self) -> str:
        return " ".join(str(self.next.value).split())

    def _clear(self) -> None:
        self.form.clear()
        for control, blank in ((self.asked, ""), (self.next, ""), (self.by, self._panel.book.today + BY)):
            self._panel.set_quietly(control, value=blank)
