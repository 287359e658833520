"""Which entry of an export is which that came before: by its id, else by what it says, on the same day or near it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from careerdata.dates import plain_date
from careerdata.importers.import_result import Row
from careerdata.importers.tables import fold
from careerdata.logbook.known_rows import KnownRow, digest

MOVED_WITHIN = dt.timedelta(days=31)
"""An entry that is missed on one day and stands on another one is the same entry, so many days apart at most."""


class Columns(NamedTuple):
    """The columns of a log that an import fills: those that count, the others, and what stays when an amount changes."""

    day: str
    counted: tuple[str, ...]
    rest: tuple[str, ...]
    alike: tuple[str, ...]


COLUMNS: Mapping[str, Columns] = {
    "skills": Columns("date", ("date", "skill", "hours"), ("kind", "note"), ("date", "skill", "note")),
    "mood": Columns("week", ("week", "mood"), (), ("week",)),
    "days": Columns("date", ("date", "mood"), (), ("date",)),
    "wins": Columns(
        "date",
        ("date", "win"),
        ("measure", "before", "after", "unit", "said_by", "criterion", "shareable", "note"),
        ("date", "win"),
    ),
    "pains": Columns(
        "noticed_on", ("noticed_on", "pain"), ("kind", "weight", "status", "note"), ("noticed_on", "pain")
    ),
    "activities": Columns("date", ("date", "activity", "effect"), ("note",), ("date", "activity")),
    "exposure": Columns(
        "date",
        ("date", "project", "team"),
        ("result", "measure", "before", "after", "unit", "better", "shareable", "note"),
        ("date", "project", "team"),
    ),
    "gigs": Columns(
        "date",
        ("date", "client", "stage", "hours", "income", "currency"),
        ("evidence", "note"),
        ("date", "client", "stage"),
    ),
    "pay": Columns("date", ("date", "role", "low", "high", "currency"), ("source", "note"), ("date", "role")),
    "spells": Columns("first", ("first", "last", "kind"), ("note",), ("first", "kind")),
}


_NAME = "skill"
"""What a project or label of a source becomes."""


class Entry(NamedTuple):
    """An entry's id, what is remembered of its row, and the row; None for one that is only remembered."""

    id: str
    known: KnownRow
    row: Row | None = None


_STAGES: Sequence[Callable[[Entry], Hashable]] = (
    lambda one: (one.id, one.known.counted, one.known.rest),
    lambda one: (one.id, one.known.counted),
    lambda one: (one.id, one.known.alike),
    lambda one: one.id,
    lambda one: (one.known.counted, one.known.rest),
    lambda one: one.known.alike,
)
"""What an entry is known by, the surest first: its id, and where it begins at another moment, what it says."""


def known_row(log: str, row: Mapping[str, Any]) -> KnownRow:
    """Return what is remembered of a row."""
    columns = COLUMNS[log]
    counted, rest, alike = (digest(plain_cell(row.get(name)) for name in names) for names in columns[1:])
    names = [*columns.counted, *columns.rest] if columns.rest else []
    lasting, unnamed = (
        digest(plain_cell(row.get(name)) for name in names if name != but) if names else ""
        for but in (columns.day, _NAME)
    )
    return KnownRow(log, plain_date(row[columns.day]), alike, counted, rest, lasting, unnamed)


def paired(
    entries: Sequence[Entry], before: Sequence[Entry]
) -> tuple[list[tuple[Entry, Entry]], list[Entry], list[Entry]]:
    """Pair entries with those remembered, by the surest sign first, and return the pairs and what is left of both."""
    pairs: list[tuple[int, Entry, Entry]] = []
    rest, left = dict(enumerate(entries)), dict(enumerate(before))
    for sign in _STAGES:
        by_sign: dict[Hashable, deque[int]] = defaultdict(deque)
        for number, one in left.items():
            by_sign[sign(one)].append(number)
        for number, entry in list(rest.items()):
            if found := by_sign.get(sign(entry)):
                pairs.append((number, rest.pop(number), left.pop(found.popleft())))
    pairs.sort(key=lambda pair: pair[0])
    return [(entry, old) for _, entry, old in pairs], list(rest.values()), list(left.values())


def moved_entries(entries: Sequence[Entry], before: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    """Pair entries with those that said the same on another day, the nearest days first.

    Args:
        entries: what is not known yet.
        before: what is missed of the time that the export covers.
    """
    by_words: dict[str, list[int]] = defaultdict(list)
    for place in sorted(range(len(before)), key=lambda place: before[place].known.day):
        by_words[before[place].known.lasting].append(place)
    near = []
    for number, entry in enumerate(entries):
        day, places = entry.known.day, by_words.get(entry.known.lasting, [])
        first = bisect_left(places, day - MOVED_WITHIN, key=lambda place: before[place].known.day)
        last = bisect_right(places, day + MOVED_WITHIN, key=lambda place: before[place].known.day)
        near += [(abs(day - before[place].known.day), number, place) for place in places[first:last]]
    there, then = set[int](), set[int]()
    pairs = []
    for _, number, place in sorted(near):
        if number not in there and place not in then:
            there.add(number)
            then.add(place)
            pairs.append((entries[number], before[place]))
    return pairs


def renamed_entries(entries: Sequence[Entry], before: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    """Pair entries with those that said the same on the same day under another name, as a project that was renamed does.

    Args:
        entries: what is not known yet.
        before: what is missed of the time that the export covers.
    """
    by_rest: dict[str, deque[Entry]] = defaultdict(deque)
    for old in before:
        if old.known.unnamed:
            by_rest[old.known.unnamed].append(old)
    return [(entry, by_rest[one].popleft()) for entry in entries if by_rest.get(one := entry.known.unnamed)]


def without(entries: Sequence[Entry], others: Iterable[Entry]) -> list[Entry]:
    """Return entries but for these very ones."""
    out = {id(one) for one in others}
    return [one for one in entries if id(one) not in out]


def day_of(cell: object) -> object:
    """Return a day without a time; another cell as it is."""
    return plain_date(cell) if isinstance(cell, dt.date) else cell


def plain_cell(cell: object) -> object:
    """Return a cell as it is compared."""
    if isinstance(cell, str):
        return fold(cell)
    if isinstance(cell, float):
        return round(cell, 4)
    return "" if cell is None else day_of(cell)
