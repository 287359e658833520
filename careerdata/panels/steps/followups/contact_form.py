"""A person's card: one row of contacts.csv as a form, for somebody new or somebody known; nothing is saved by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
import pandas as pd

from careerdata import logbook
from careerdata.analysis.network.touch_history import promises
from careerdata.panels.editing.name_rows import side_by_side
from careerdata.panels.editing.row_changes import cells, changed
from careerdata.panels.widgets.controls import NARROW, labelled, names, text
from careerdata.panels.widgets.text import Words
from careerdata.text import in_words, join_words, name_key

if TYPE_CHECKING:
    from careerdata.logbook import Logbook
    from careerdata.panels.base import Panel

_UNSAID = ""
"""ipywidgets shows an option without a value as no option at all."""
INFLUENCE = {_UNSAID: "not said", 0: "0 none", 1: "1", 2: "2", 3: "3", 4: "4", 5: "5 decides"}
SUPPORT = {_UNSAID: "not said", -2: "-2 against", -1: "-1", 0: "0 not known", 1: "1", 2: "2 would speak up"}
LONGEST_PROMISE = 3650
COLUMNS = (
    *("organisation", "role", "team", "circle", "every_days", "influence", "support"),
    *("shares", "met_on", "met_through", "note"),
)
"""What the card shows of a row; the name tells it apart."""


class Card(widgets.VBox):
    """The card of the person that `show` was last called with; of somebody new, when it was called with None.

    Attributes:
        name: the name, for somebody new.
        fields: the controls, by column of contacts.csv.
        why: the reason for letting somebody go.
        save: the button that saves the card.
        let_go: the button that takes the person off the list.
        bring_back: the button that puts them back.
    """

    def __init__(self, panel: Panel[Any], saved: Callable[[str], None]) -> None:
        self._panel, self._saved = panel, saved
        self._contact: str | None = None
        self._seen: Mapping[str, Any] = {}
        self._drafts: dict[str | None, dict[str, Any]] = {}
        self._may_be = ""
        self.name = text("Name", "as you will write it in the other files")
        self.fields = _fields()
        self.why = text("Because", "such as: works in another trade now")
        self._state = Words()
        self.save = panel.button("Save this card", self.save_card, "Writes it to contacts.csv", primary=True)
        self.let_go = panel.button(
            "Not this person any more", self.leave, "Takes them off the list; nothing is deleted"
        )
        self.bring_back = panel.button("Back on the list", self.put_back, "They count from their last touch, as before")
        field = self.fields
        super().__init__(
            [
                self.name,
                side_by_side(field["organisation"], field["role"]),
                side_by_side(field["team"], field["circle"], field["every_days"]),
                side_by_side(field["influence"], field["support"]),
                side_by_side(field["shares"], field["met_on"], field["met_through"]),
                field["note"],
                self.save,
                self._state,
                side_by_side(self.why, self.let_go, self.bring_back),
            ]
        )

    def show(self, book: Logbook, contact: str | None) -> None:
        """Show somebody's card, or an empty one; what was typed for somebody and not saved comes back with them."""
        typed = self._typed()
        if self._seen and typed != self._as_typed(self._seen):
            self._drafts[self._contact] = typed
        self._contact, self._seen = contact, _row(book.contacts, contact)
        circles = {
            _UNSAID: "not said",
            **{name: f"{name}, every {days} days" for name, days in promises(book.plan).items()},
        }
        self.fields["circle"].options = _choices(circles)
        for column, known in (("team", book.contacts["team"]), ("organisation", book.contacts["organisation"])):
            self.fields[column].options = sorted(known.dropna().unique(), key=str.casefold)
        met = [book.contacts["contact"], book.contacts["met_through"], book.touches["event"]]
        self.fields["met_through"].options = sorted(pd.concat(met).dropna().unique(), key=str.casefold)
        self._fill(self._drafts.pop(contact, self._as_typed(self._seen)))
        since, why = self._seen["let_go_on"], self._seen["let_go_why"]
        because = f", because: {why}" if why else ""
        self._state.say(f"Let go on {in_words(since)}{because}. Nothing was deleted." if since else "")
        self.name.layout.display = "none" if contact else ""
        for control, shown in (
            (self.let_go, contact and not since),
            (self.why, contact and not since),
            (self.bring_back, since),
        ):
            control.layout.display = "" if shown else "none"

    @property
    def fault(self) -> str:
        """What is missing before the card can be saved, as a sentence; "" when nothing is."""
        name = self._new_name()
        if self._contact is None and not name:
            return "A new person needs a name."
        if self._contact is None and name in set(self._panel.book.contacts["contact"]):
            return f"{name} is in contacts.csv already: choose the name above to see the card."
        if self._contact is None and name in self._panel.book.people_aside:
            why = self._panel.book.people_aside[name]
            return f"The row of {name} in contacts.csv, line {why.line}, was set aside: {why.message} Mend it there."
        days = self.fields["every_days"].value.strip()
        if days and not (days.isdecimal() and 1 <= int(days) <= LONGEST_PROMISE):
            return f"A promise of its own is a whole number of days from 1 to {LONGEST_PROMISE}, such as 21, or stays empty."
        return ""

    def save_card(self) -> None:
        """Save what was changed on the card, or the new person."""
        if self.fault:
            self._panel.say(f"{self.fault} Nothing was saved.")
            return
        wanted, folder = self._cells(), self._panel.book.folder
        if self._contact is None:
            name = self._new_name()
            if self._asked_about(name):
                return
            logbook.append(folder, "contacts", {"contact": name, **wanted})
            self._done(f"Saved in contacts.csv: {name} is new. Choose the name above to log a touch.")
            return
        changes = changed(self._seen, wanted)
        if not changes:
            self._panel.say(f"The card of {self._contact} is saved as it stands here.")
            return
        self._edit(changes, f"Saved in contacts.csv: the card of {self._contact}.")

    def _asked_about(self, name: str) -> bool:
        """Ask before somebody new gets a name that is written like another one but for capitals; once for each name."""
        alike = [other for other in self._panel.book.contacts["contact"] if name_key(other) == name_key(name)]
        if not alike or self._may_be == name:
            return False
        self._may_be = name
        self._panel.say(
            f"{join_words(alike)} {'is' if len(alike) == 1 else 'are'} in contacts.csv already: choose that name above if "
            f"you mean them. If {name} is somebody else, press the button once more. Nothing was saved."
        )
        return True

    def leave(self) -> None:
        """Let the person go, with the reason."""
        why = self.why.value.strip()
        if not why:
            self._panel.say("Say in a few words why, for the day you wonder. Nothing was saved.")
            return
        said = f"Saved in contacts.csv: {self._contact} is off the list. Nothing was deleted, and the card brings them back."
        self._edit({"let_go_on": self._panel.book.today, "let_go_why": why}, said)

    def put_back(self) -> None:
        """Take the person back; the reason stays in the file."""
        self._edit({"let_go_on": None}, f"Saved in contacts.csv: {self._contact} is back on the list.")

    def _edit(self, changes: Mapping[str, Any], said: str) -> None:
        # What was seen is part of the key, so that a cell which was changed elsewhere meanwhile is not overwritten.
        key = {"contact": self._contact} | {column: self._seen[column] for column in changes}
        logbook.edit(self._panel.book.folder, "contacts", key, changes)
        self._done(said)

    def _done(self, said: str) -> None:
        self._seen = {}
        self.why.value = ""
        self._saved(said)

    def _new_name(self) -> str:
        return " ".join(self.name.value.split())

    def _typed(self) -> dict[str, Any]:
        return {"contact": self.name.value} | {column: field.value for column, field in self.fields.items()}

    def _as_typed(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """Return a row as the controls say it."""
        typed: dict[str, Any] = {"contact": ""}
        for column, field in self.fields.items():
            value = row[column]
            if isinstance(field, widgets.Dropdown):
                typed[column] = _UNSAID if value is None else value
            elif isinstance(field, widgets.DatePicker):
                typed[column] = value
            else:
                typed[column] = "" if value is None else str(value)
        return typed

    def _fill(self, typed: Mapping[str, Any]) -> None:
        self.name.value = typed["contact"]
        for column, field in self.fields.items():
            field.value = typed[column]

    def _cells(self) -> dict[str, Any]:
        """Return the card as its row has it; None for an empty cell, and a cell that was not touched as it was."""
        shown, wanted = self._as_typed(self._seen), {}
        for column, field in self.fields.items():
            value = field.value.strip() or None if isinstance(field.value, str) else field.value
            if column == "every_days" and value is not None:
                value = int(value)
            wanted[column] = self._seen[column] if field.value == shown[column] else value
        return wanted


def _fields() -> dict[str, Any]:
    return {
        "organisation": names("Organisation"),
        "role": text("Role"),
        "team": names("Team"),
        "circle": widgets.Dropdown(options=_choices({_UNSAID: "not said"}), **labelled("Circle")),
        "every_days": text("Own promise", "days, such as 21", NARROW),
        "influence": widgets.Dropdown(options=_choices(INFLUENCE), **labelled("Influence", NARROW)),
        "support": widgets.Dropdown(options=_choices(SUPPORT), **labelled("Support", NARROW)),
        "shares": text("Shares", "pain points, separated by semicolons"),
        "met_on": widgets.DatePicker(**labelled("Met on", NARROW)),
        "met_through": names("Met through", "a person, an event"),
        "note": widgets.Textarea(rows=2, continuous_update=False, placeholder="only for you", **labelled("Note")),
    }


def _choices(words: Mapping[Any, str]) -> list[tuple[str, Any]]:
    return [(label, value) for value, label in words.items()]


def _row(contacts: pd.DataFrame, contact: str | None) -> dict[str, Any]:
    """Return somebody's row as plain values, None for an empty cell; all None for somebody new."""
    found = contacts.index[contacts["contact"] == contact]
    return cells(contacts, found[0]) if contact is not None and len(found) else dict.fromkeys(map(str, contacts))
