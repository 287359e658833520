"""What became of the entries that earlier imports brought: there already, changed or gone in their source, or new.

An entry is known by the id of its source, else by what it says. A row that was changed or taken out by hand since stays so.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from careerdata.importers.entry_pairs import (
    COLUMNS,
    Entry,
    day_of,
    known_row,
    moved_entries,
    paired,
    plain_cell,
    renamed_entries,
    without,
)
from careerdata.importers.import_result import Row
from careerdata.logbook.known_ids import kind_of
from careerdata.logbook.known_rows import KnownRow

CHANGED, REMOVED, MISSING = "changed", "removed", "missing"
"""What can be taken over: changes of the source, what it has no longer, and what was changed or taken out by hand here."""
Rows = Mapping[str, tuple[KnownRow, ...]]


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
    sorting = _Sorting(log, entries, there, known, waiting, take)
    sorting.known_again()
    sorting.gone()
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
        waiting: Collection[dt.date],
        take: Collection[str],
    ) -> None:
        self._log, self._waiting, self._take, self._said = log, waiting, take, Sorted()
        self._open = [Entry(one, known_row(log, row), row) for one, row in entries]
        sources = {kind_of(one) for one, _ in entries}
        before = [Entry(one, row) for one, rows in known.items() for row in rows]
        self._before = [one for one in before if one.known.log == log and kind_of(one.id) in sources]
        self._remembered = _by_id((one.id, one.known) for one in self._before)
        days = [one.known.day for one in self._open]
        self._span = (min(days), max(days)) if days else None
        self._gone: list[tuple[Entry, int | None]] = []
        self._keep: list[tuple[str, KnownRow]] = []
        self._there: list[Row] = [{name: day_of(cell) for name, cell in row.items()} for row in there]
        self._hashes = [known_row(log, row) for row in self._there]
        self._free: dict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(self._hashes):
            self._free[one.counted].append(place)

    def known_again(self) -> None:
        """Know entries that came before, and say which of them are others now."""
        pairs, self._open, self._before = paired(self._open, self._before)
        for again in (moved_entries, renamed_entries):
            missed = [old for old in self._before if old.known.lasting and self._covers(old.known.day)]
            found = again(self._open, missed)
            pairs += found
            self._open = without(self._open, [entry for entry, _ in found])
            self._before = without(self._before, [old for _, old in found])
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

    def _covers(self, day: dt.date) -> bool:
        return self._span is not None and self._span[0] <= day <= self._span[1] and day not in self._waiting

    def gone(self) -> None:
        """Say which entries of the time that the export covers are not in it any more."""
        for old, place in self._gone:
            out = self._covers(old.known.day) and place is not None
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
        return {name: row.get(name) for name in names if plain_cell(row.get(name)) != plain_cell(there.get(name))}

    def _not_as_it_came(self, entry: Entry) -> None:
        """Leave an entry alone whose row was changed or taken out by hand; one changed to what it is now is there."""
        if self._taken(entry.known, exactly=False) is None:
            self._said.left += 1
            if MISSING in self._take and entry.row is not None:
                self._said.new.append(entry.row)
        self._keep.append((entry.id, entry.known))


def _by_id(rows: Iterable[tuple[str, KnownRow]]) -> dict[str, list[KnownRow]]:
    found: dict[str, list[KnownRow]] = defaultdict(list)
    for one, row in rows:
        found[one].append(row)
    return found
