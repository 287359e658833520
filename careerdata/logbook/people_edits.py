"""Renaming somebody, putting two names together and telling them apart: what each changes, as one edit to save.

Only contacts.csv and `[names]` of the plan change. Rows of other logs keep the name that was written.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from careerdata.logbook.logbook import Logbook
from careerdata.logbook.one_name import by_any_name
from careerdata.logbook.reading.reader import read_log
from careerdata.logbook.writing.edit import Edit
from careerdata.plan import renamed, split
from careerdata.schemas import LOGS
from careerdata.text import name_key

_JOINED = ("shares", "note")
_OF_ONE_ROW = ("contact", "snooze_until", "let_go_on", "let_go_why")
"""Cells that a second row does not fill in: who waits or was let go is decided by the row that stays."""


def other_names(book: Logbook, contact: str) -> tuple[str, ...]:
    """Return the other spellings and earlier names of somebody."""
    found = (others for main, others in book.plan.names.items() if name_key(main) == name_key(contact))
    return next(found, ())


def fault_of_name(book: Logbook, contact: str | None, name: str) -> str:
    """Return why somebody cannot be called a name, as a sentence; "" when they can.

    Args:
        book: the folder.
        contact: who; None for somebody new.
        name: the name.
    """
    if not name_key(name):
        return "Type the new name first."
    known = {name_key(one): who for one, who in by_any_name(book.contacts["contact"], book.plan).items()}
    who = known.get(name_key(name))
    if who is None or who == contact:
        return "" if name != contact else f"{name} is the name on the card already."
    if name_key(who) == name_key(name):
        return f"{who} has a card already. If the two are one person, put them together."
    return f"{name} is another name of {who}. For somebody else, tell them apart, as in {name} (Acme)."


def renaming(book: Logbook, contact: str, name: str) -> Edit:
    """Return the edit that calls somebody by another name from now on."""
    same = name_key(contact) == name_key(name)
    names = dict(book.plan.names) if same else renamed(book.plan.names, contact, name)
    return Edit(changed=[("contacts", {"contact": contact}, {"contact": name})], names=_changed(book, names))


def merging(book: Logbook, contact: str, other: str) -> Edit:
    """Return the edit that puts two together: `other` is `contact` from now on, with every touch of both.

    What the card of `contact` lacks comes from the other one; notes and shared pain points are joined; the earlier of the
    two days of meeting stays.
    """
    one, two = _card(book, contact), _card(book, other)
    cells = {column: value for column in one if (value := _together(column, one, two)) is not None}
    changed = [("contacts", {"contact": contact}, cells)] if cells else []
    names = renamed(book.plan.names, other, contact)
    return Edit(changed=changed, gone=[("contacts", {"contact": other})], names=_changed(book, names))


def splitting(book: Logbook, contact: str, other: str) -> Edit:
    """Return the edit that makes one of somebody's names a person of their own again, with a card to fill in."""
    rows, _ = read_log(book.folder / LOGS["contacts"].file, LOGS["contacts"].schema, book.plan.week_starts)
    there = {name_key(name) for name in rows["contact"]}
    new = [{"contact": name} for name in (contact, other) if name_key(name) not in there]
    return Edit({"contacts": new}, names=_changed(book, split(book.plan.names, other)))


def _changed(book: Logbook, names: dict[str, tuple[str, ...]]) -> Any:
    return None if names == book.plan.names else (book.plan.names, names)


def _card(book: Logbook, contact: str) -> dict[str, Any]:
    found = book.contacts[book.contacts["contact"] == contact]
    return {str(column): found[column].iloc[0] for column in found}


def _together(column: str, one: Mapping[str, Any], two: Mapping[str, Any]) -> Any:
    """Return what a cell becomes when two cards are put together; None where it stays."""
    here, there = one[column], two[column]
    if column in _OF_ONE_ROW or pd.isna(there):
        return None
    if pd.isna(here) or (column == "met_on" and there < here):
        return there.date() if column == "met_on" else there
    if column in _JOINED and name_key(there) not in name_key(here):
        return f"{here}; {there}"
    return None
