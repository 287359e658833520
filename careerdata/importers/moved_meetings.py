"""Meetings of a calendar that came in before, and are on another day by now or in the calendar no longer.

Only rows that an import wrote are looked at: what a person wrote by hand stays, whatever a calendar says.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from careerdata.dates import plain_date
from careerdata.importers.entry_pairs import day_of
from careerdata.importers.import_result import Row
from careerdata.importers.known_entries import CHANGED, REMOVED, Differing
from careerdata.importers.tables import fold
from careerdata.logbook.known_ids import kind_of
from careerdata.logbook.known_rows import KnownRow, digest

MEETING = "meeting"
"""The kind of id that a meeting goes by."""
OF_MEETINGS = ("met", "called", "event")
"""What a meeting can have been written down as."""
_LOG = "touches"
_Place = tuple[dt.date, str]
"""The day of a touch, and with whom, folded."""


class Meetings(NamedTuple):
    """What became of the meetings of a calendar.

    Attributes:
        new: rows of touches.csv to add.
        differing: rows there that are on another day by now, or that the calendar has no longer.
        known: what to remember of meetings, by id; an empty one is forgotten.
    """

    new: tuple[Row, ...]
    differing: tuple[Differing, ...]
    known: Mapping[str, tuple[KnownRow, ...]]


def sort_meetings(
    calendar: str,
    meetings: Sequence[tuple[str, Row]],
    new: Sequence[Row],
    touches: Sequence[Mapping[str, Any]],
    known: Mapping[str, tuple[KnownRow, ...]],
    take: frozenset[str],
) -> Meetings:
    """Say of each meeting that came in before what became of it.

    Args:
        calendar: its name: only what came from a calendar of this name can be missed in it.
        meetings: its touches by the names of the folder, each with its id; "" where several meetings make one.
        new: those of them that the folder does not have.
        touches: the rows of touches.csv, every column of each; None for an empty cell.
        known: what earlier imports remembered, by id.
        take: what is taken over: `CHANGED` days, `REMOVED` meetings.
    """
    sorting = _Sorting(calendar, meetings, new, touches, take)
    before = {one: rows for one, rows in known.items() if kind_of(one) == MEETING}
    for one, rows in before.items():
        for row in sorting.missed(one, rows):
            sorting.say(one, row)
    sorting.remember(meetings)
    changed = {one: tuple(rows) for one, rows in sorting.keep.items() if set(rows) != set(before.get(one, ()))}
    return Meetings(tuple(sorting.adding.values()), tuple(sorting.said), changed)


class _Sorting:
    """The meetings of a calendar and the touches of a folder, being brought together."""

    def __init__(
        self,
        calendar: str,
        meetings: Sequence[tuple[str, Row]],
        new: Sequence[Row],
        touches: Sequence[Mapping[str, Any]],
        take: frozenset[str],
    ) -> None:
        self._calendar, self._take = digest([fold(calendar)]), take
        self._now = _by_id(meetings)
        self._still = {_place(row) for _, row in meetings}
        self._there = _there(touches)
        self.adding = {_place(row): row for row in new}
        self.said: list[Differing] = []
        self.keep = defaultdict[str, list[KnownRow]](list)

    def missed(self, one: str, rows: Sequence[KnownRow]) -> list[KnownRow]:
        """Keep the remembered days of a meeting that are in the calendar, and return the others."""
        now = {digest(place): place for place in self._now.get(one, ())}
        self.keep[one] = [row for row in rows if row.counted in now]
        self._now[one] = [place for counted, place in now.items() if counted not in {row.counted for row in rows}]
        return [row for row in rows if row.counted not in now]

    def say(self, one: str, row: KnownRow) -> None:
        """Say where a missed day of a meeting went; a row that is not there as it came in is left alone."""
        there = self._there.get(row.counted)
        if there is None or _place(there) in self._still:
            return
        to = self._moved_to(one, row)
        if to is not None:
            del self.adding[to]
            self._now[one].remove(to)
            self.said.append(Differing(_LOG, there, {"date": to[0]}))
            self.keep[one].append(self._known(to) if CHANGED in self._take else row)
            return
        gone = there.get("note") is None and self._covers(row)
        if gone:
            self.said.append(Differing(_LOG, there, None))
        if not gone or REMOVED not in self._take:
            self.keep[one].append(row)

    def remember(self, meetings: Sequence[tuple[str, Row]]) -> None:
        """Remember the meetings that are to be added."""
        for one, row in meetings:
            if one and _place(row) in self.adding:
                self.keep[one].append(self._known(_place(row)))

    def _moved_to(self, one: str, row: KnownRow) -> _Place | None:
        free = [place for place in self._now[one] if digest([place[1]]) == row.alike and place in self.adding]
        return min(free, key=lambda place: abs(place[0] - row.day), default=None)

    def _covers(self, row: KnownRow) -> bool:
        days = [day for day, _ in self._still]
        return row.rest == self._calendar and bool(days) and min(days) <= row.day <= max(days)

    def _known(self, place: _Place) -> KnownRow:
        return KnownRow(_LOG, place[0], digest([place[1]]), digest(place), self._calendar)


def _by_id(meetings: Sequence[tuple[str, Row]]) -> dict[str, list[_Place]]:
    found = defaultdict[str, list[_Place]](list)
    for one, row in meetings:
        if one:
            found[one].append(_place(row))
    return found


def _place(row: Row) -> _Place:
    return plain_date(row["date"]), fold(row["contact"])


def _there(touches: Sequence[Mapping[str, Any]]) -> dict[str, Row]:
    """Return the meetings of a folder by the hash of their day and person."""
    rows = [{name: day_of(cell) for name, cell in row.items()} for row in touches if row["kind"] in OF_MEETINGS]
    return {digest(_place(row)): row for row in rows}
