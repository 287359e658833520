"""A person's card: one row of contacts.csv as a form, for somebody new or somebody known; nothing is saved by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import ipywidgets as widgets

from careerdata.analysis.network.touch_history import promises
from careerdata.logbook import Logbook
from careerdata.logbook.people_edits import fault_of_name
from careerdata.panels.base import require
from careerdata.panels.editing.did_you_mean import people_meant
from careerdata.panels.editing.row_changes import changed, row_with
from careerdata.panels.editing.row_form import UNSAID, Field, RowForm
from careerdata.panels.editing.session import EditingPanel
from careerdata.panels.widgets.controls import HALF, choices, show_if, side_by_side, text
from careerdata.panels.widgets.text import Words
from careerdata.schemas import LOGS
from careerdata.text import in_words, join_words, name_key, plural

_NOT_SAID = {UNSAID: "not said"}
INFLUENCE: dict[Any, str] = {**_NOT_SAID, 0: "0 none", 1: "1", 2: "2", 3: "3", 4: "4", 5: "5 decides"}
SUPPORT: dict[Any, str] = {**_NOT_SAID, -2: "-2 against", -1: "-1", 0: "0 not known", 1: "1", 2: "2 would speak up"}
OWN_PROMISE = "A promise of its own"


def _of(column: str) -> Callable[[Logbook], Iterable[str]]:
    return lambda book: book.contacts[column].dropna()


def _ways(book: Logbook) -> Iterable[str]:
    return [*book.contacts["contact"], *book.contacts["met_through"].dropna(), *book.touches["event"].dropna()]


FIELDS = (
    Field("contact", "Name", "as you will write it everywhere", "A new person needs a name.", meant=people_meant),
    Field("organisation", "Organisation", known=_of("organisation")),
    Field("role", "Role", beside=True),
    Field("team", "Team", known=_of("team")),
    Field("circle", "Circle", words=_NOT_SAID, beside=True),
    Field("every_days", "Own promise", "days, such as 21", called=OWN_PROMISE, example="21", unit="days", beside=True),
    Field("influence", "Influence", words=INFLUENCE),
    Field("support", "Support", words=SUPPORT, beside=True),
    Field("shares", "Shares", "pain points, separated by semicolons"),
    Field("met_on", "Met on", beside=True),
    Field("met_through", "Met through", "a person, an event", known=_ways, meant=_ways, beside=True),
    Field("note", "Note", "only for you", lines=2),
)
"""The card from top to bottom."""


class ContactForm(widgets.VBox):
    """The card of the person that `show` was last called with; of somebody new, when it was called with None.

    Attributes:
        fields: the controls, by column of contacts.csv.
        name: the one of the name, for somebody new.
        why: the reason for letting somebody go.
        save: the button that saves the card.
        let_go: the button that takes the person off the list.
        bring_back: the button that puts them back.
    """

    def __init__(self, panel: EditingPanel[Any], saved: Callable[[str], None]) -> None:
        self._panel, self._saved = panel, saved
        self._contact: str | None = None
        self._seen: Mapping[str, Any] = {}
        self._by_hand: dict[str | None, dict[str, Any]] = {}
        self._may_be = ""
        self._form = RowForm(panel, LOGS["contacts"], FIELDS, narrow=True)
        self.fields, self.name = self._form.fields, self._form["contact"]
        self.why = text("Because", "such as: works in another trade now", HALF)
        self._state = Words()
        self.save = panel.button("Save this card", self.save_card, "Saves it in your folder", primary=True)
        self.let_go = panel.button(
            "Not this person any more", self.leave, "Takes them off the list; nothing is deleted"
        )
        self.bring_back = panel.button("Back on the list", self.put_back, "They count from their last touch, as before")
        leaving = side_by_side(self.why, self.let_go, self.bring_back)
        super().__init__([self._form, self.save, self._state, leaving])

    def show(self, book: Logbook, contact: str | None) -> None:
        """Show somebody's card, or an empty one; what was typed for somebody and not saved comes back with them."""
        if self._seen:
            self._by_hand[self._contact] = changed(self._form.as_typed(self._seen), self._form.typed)
        self._contact, self._seen = contact, row_with(book.contacts, "contact", contact)
        circles = {name: f"{name}, every {days} days" for name, days in promises(book.plan).items()}
        self._panel.set_quietly(self.fields["circle"], options=choices(_NOT_SAID | circles))
        self._form.offer(book)
        self._form.put(self._form.as_typed(self._seen) | self._by_hand.pop(contact, {}))
        since, why = self._seen["let_go_on"], self._seen["let_go_why"]
        because = f", because: {why}" if why else ""
        self._state.say(f"Let go on {in_words(since)}{because}. Nothing was deleted." if since else "")
        show_if(not contact, self.name)
        show_if(contact and not since, self.let_go, self.why)
        show_if(since, self.bring_back)

    @property
    def fault(self) -> str:
        """What is missing before the card can be saved, as a sentence; "" when nothing is."""
        name, book = self._new_name(), self._panel.book
        if self._contact is None and name in set(book.contacts["contact"]):
            return f"{name} has a card already: choose the name above to see it."
        if self._contact is None and name in book.people_aside:
            why = book.people_aside[name]
            return f"The row of {name} in contacts.csv, line {why.line}, was set aside: {why.message} Mend it there."
        return self._form.fault or (self._earlier(name) if self._contact is None else "")

    def _earlier(self, name: str) -> str:
        """Return that a name is another one of somebody; with a card of its own it would still be theirs."""
        meant = next(
            (who for one, who in people_meant(self._panel.book).items() if name_key(one) == name_key(name)), None
        )
        alike = meant is None or name_key(meant) == name_key(name)
        return "" if alike else fault_of_name(self._panel.book, None, name)

    def save_card(self) -> None:
        """Save what was changed on the card, or the new person."""
        require(self.fault)
        if self._contact is not None:
            changes = self._form.changes(self._seen)
            if changes:
                self._edit(changes, f"the card of {self._contact}.")
            else:
                self._panel.say(f"The card of {self._contact} is saved as it stands here.")
            return
        name = self._new_name()
        if self._asked_about(name):
            return
        if self._panel.save_rows({"contacts": [self._form.row() | {"contact": name}]}):
            self._done(f"{name} is new. Choose the name above to log a touch.")

    def _asked_about(self, name: str) -> bool:
        """Ask before somebody new gets a name that is written like another one but for capitals; once for each name."""
        alike = [other for other in self._panel.book.contacts["contact"] if name_key(other) == name_key(name)]
        if not alike or self._may_be == name:
            require(self._form.doubt)
            return False
        self._may_be = name
        self._panel.say(
            f"{join_words(alike)} {plural(len(alike), 'has', 'have')} a card already: choose that name above if you "
            f"mean them. If {name} is somebody else, press the button once more. Nothing was saved."
        )
        return True

    def leave(self) -> None:
        """Let the person go, with the reason."""
        why = self.why.value.strip()
        require("" if why else "Say in a few words why, for the day you wonder.")
        said = f"{self._contact} is off the list. Nothing was deleted, and the card brings them back."
        self._edit({"let_go_on": self._panel.book.today, "let_go_why": why}, said)

    def put_back(self) -> None:
        """Take the person back; the reason stays in the file."""
        self._edit({"let_go_on": None}, f"{self._contact} is back on the list.")

    def _edit(self, changes: Mapping[str, Any], said: str) -> None:
        # What was seen is part of the key, so that a cell which was changed elsewhere meanwhile is not overwritten.
        key = {"contact": self._contact} | {column: self._seen[column] for column in changes}
        if self._panel.save_rows({}, [("contacts", key, changes)]):
            self._done(said)

    def _done(self, said: str) -> None:
        self._seen = {}
        self.why.value = ""
        self._saved(f"Saved: {said}")

    def _new_name(self) -> str:
        return " ".join(self.name.value.split())
