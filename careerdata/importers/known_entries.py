"""What became of the entries that earlier imports brought: there already, changed or gone in their source, or new.

An entry is known by the id of its source, else by what it says. A row that was changed or taken out by hand since stays so.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from careerdata.dates import plain_date
from careerdata.importers.import_result import Row
from careerdata.importers.tables import fold
from careerdata.logbook.known_ids import kind_of
from careerdata.logbook.known_rows import KnownRow, digest

CHANGED, REMOVED, MISSING = "changed", "removed", "missing"
"""What can be taken over: changes of the source, what it has no longer, and what was changed or taken out by hand here."""
Rows = Mapping[str, tuple[KnownRow, ...]]


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
}


@dataclass(frozen=True)
class Differing:
    """A row of an earlier import whose entry is another by now.

    Attributes:
        log: its log.
        there: the row as it stands in the folder, every column of it.
        now: the cells that are others now; None where the source has the entry no longer.
    """

    log: str
    there: Row
    now: Row | None


@dataclass
class Sorted:
    """The entries of an export for one log, by what is to become of them.

    Attributes:
        new: rows to add.
        differing: rows there that are others in the source now, or that it has no longer.
        left: how many rows came before, and were changed or taken out by hand.
        known: what to remember of entries, by id; an empty one is forgotten.
    """

    new: list[Row] = field(default_factory=list)
    differing: list[Differing] = field(default_factory=list)
    left: int = 0
    known: dict[str, tuple[KnownRow, ...]] = field(default_factory=dict)


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
    counted, rest, alike = (digest(_plain(row.get(name)) for name in names) for names in columns[1:])
    return KnownRow(log, plain_date(row[columns.day]), alike, counted, rest)


def sort_entries(
    log: str,
    entries: Sequence[tuple[str, Row]],
    there: Sequence[Mapping[str, Any]],
    known: Rows,
    waiting: Collection[dt.date] = (),
    take: Collection[str] = (),
) -> Sorted:
    """Say of each entry of an export whether it is new, there, or another than it was.

    Args:
        log: the log that the entries are rows of, one of `COLUMNS`.
        entries: the id of each, and its row.
        there: the rows of the folder, every column of each; None for an empty cell.
        known: what earlier imports remembered, by id.
        waiting: days of which the export holds entries that cannot be read yet.
        take: what is to be taken over: `CHANGED`, `REMOVED`, `MISSING`.
    """
    sorting = _Sorting(log, entries, there, known, take)
    sorting.known_again()
    sorting.gone(waiting)
    sorting.others()
    return sorting.result()


class _Sorting:
    """The entries of an export and the rows of a folder, being brought together."""

    def __init__(
        self,
        log: str,
        entries: Sequence[tuple[str, Row]],
        there: Sequence[Mapping[str, Any]],
        known: Rows,
        take: Collection[str],
    ) -> None:
        self._log, self._take, self._said = log, take, Sorted()
        self._open = [Entry(one, known_row(log, row), row) for one, row in entries]
        sources = {kind_of(one) for one, _ in entries}
        before = [Entry(one, row) for one, rows in known.items() for row in rows]
        self._before = [one for one in before if one.known.log == log and kind_of(one.id) in sources]
        self._remembered = _by_id((one.id, one.known) for one in self._before)
        self._days = [one.known.day for one in self._open]
        self._gone: list[tuple[Entry, int | None]] = []
        self._keep: list[tuple[str, KnownRow]] = []
        self._there: list[Row] = [{name: _day(cell) for name, cell in row.items()} for row in there]
        self._hashes = [known_row(log, row) for row in self._there]
        self._free: dict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(self._hashes):
            self._free[one.counted].append(place)

    def known_again(self) -> None:
        """Know entries that came before, and say which of them are others now."""
        pairs, self._open, self._before = _paired(self._open, self._before)
        wanted = [*(old for _, old in pairs), *self._before]
        places = self._places(wanted)
        self._gone = list(zip(self._before, places[len(pairs) :], strict=True))
        for (entry, old), place in zip(pairs, places[: len(pairs)], strict=True):
            if place is None:
                self._not_as_it_came(entry)
                continue
            now = self._changes(entry, old, place)
            if now:
                self._said.differing.append(Differing(self._log, self._there[place], now))
            one = entry if not now or CHANGED in self._take else old
            self._keep.append((one.id, one.known))

    def gone(self, waiting: Collection[dt.date]) -> None:
        """Say which entries of the time that the export covers are not in it any more."""
        for old, place in self._gone:
            covered = self._days and min(self._days) <= old.known.day <= max(self._days)
            out = covered and place is not None and old.known.day not in waiting
            if out and place is not None:
                self._said.differing.append(Differing(self._log, self._there[place], None))
            if not out or REMOVED not in self._take:
                self._keep.append((old.id, old.known))

    def others(self) -> None:
        """Take away, of the entries that no import brought, those whose row is there already; the others are new."""
        new = self._unmatched() if COLUMNS[self._log].rest else self._of_other_days()
        self._said.new += [entry.row for entry in new if entry.row is not None]
        self._keep += [(entry.id, entry.known) for entry in new]

    def _unmatched(self) -> list[Entry]:
        """Count entries off against rows that say the same, one with the same note first: two equal ones stay two."""
        left = self._open
        for exactly in (True, False):
            found = [(entry, self._taken(entry.known, exactly)) for entry in left]
            self._keep += [(entry.id, entry.known) for entry, place in found if place is not None]
            left = [entry for entry, place in found if place is None]
        return left

    def _of_other_days(self) -> list[Entry]:
        """Leave a day that has a row as it is; where it says the same, it is known from now on."""
        there = {one.day for one in self._hashes}
        self._keep += [(entry.id, entry.known) for entry in self._open if self._free[entry.known.counted]]
        return [entry for entry in self._open if entry.known.day not in there]

    def result(self) -> Sorted:
        """Return everything, with what is to be remembered anew."""
        now, before = _by_id(self._keep), self._remembered
        changed = [one for one in now | before if Counter(now.get(one, ())) != Counter(before.get(one, ()))]
        self._said.known = {one: tuple(now.get(one, ())) for one in changed}
        return self._said

    def _places(self, wanted: Sequence[Entry]) -> list[int | None]:
        """Return the row of each remembered entry; None where no row says what it said."""
        places = [self._taken(one.known, exactly=True) for one in wanted]
        return [
            self._taken(one.known, exactly=False) if place is None else place
            for one, place in zip(wanted, places, strict=True)
        ]

    def _taken(self, known: KnownRow, exactly: bool) -> int | None:
        """Return a free row that counts the same, taken from now on; exactly: with the same other cells too."""
        free = self._free[known.counted]
        found = next((place for place in free if not exactly or self._hashes[place].rest == known.rest), None)
        if found is not None:
            free.remove(found)
        return found

    def _changes(self, entry: Entry, old: Entry, place: int) -> Row:
        """Return the cells of a row that are others now; what was filled in by hand stays."""
        columns, there, row = COLUMNS[self._log], self._there[place], entry.row or {}
        names = [*columns.counted, *(columns.rest if self._hashes[place].rest == old.known.rest else ())]
        return {name: row.get(name) for name in names if _plain(row.get(name)) != _plain(there.get(name))}

    def _not_as_it_came(self, entry: Entry) -> None:
        """Leave an entry alone whose row was changed or taken out by hand; one changed to what it is now is there."""
        if self._taken(entry.known, exactly=False) is None:
            self._said.left += 1
            if MISSING in self._take and entry.row is not None:
                self._said.new.append(entry.row)
        self._keep.append((entry.id, entry.known))


def _paired(
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


def _by_id(rows: Iterable[tuple[str, KnownRow]]) -> dict[str, list[KnownRow]]:
    found: dict[str, list[KnownRow]] = defaultdict(list)
    for one, row in rows:
        found[one].append(row)
    return found


def _day(cell: object) -> object:
    return plain_date(cell) if isinstance(cell, dt.date) else cell


def _plain(cell: object) -> object:
    """Return a cell as it is compared."""
    if isinstance(cell, str):
        return fold(cell)
    if isinstance(cell, float):
        return round(cell, 4)
    return "" if cell is None else _day(cell)
