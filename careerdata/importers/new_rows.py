"""The rows of an import about people that a folder does not have yet, log by log."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any

from careerdata.dates import plain_date
from careerdata.importers.import_result import Row
from careerdata.importers.tables import fold
from careerdata.logbook import Logbook


def _new_people(rows: Sequence[Row], book: Logbook) -> list[Row]:
    there = {fold(name) for name in (*book.people_aside, *book.contacts["contact"])}
    return [row for row in rows if fold(row["contact"]) not in there]


def _new_touches(rows: Sequence[Row], book: Logbook) -> list[Row]:
    """Keep of each touch the sides that are not there; a touch logged without a side stands for both."""
    spelling = {fold(name): name for name in (*book.people_aside, *book.contacts["contact"])}
    sides: dict[Hashable, set[str]] = defaultdict(set)
    for day, name, kind, who in _cells(book.touches[column] for column in ("date", "contact", "kind", "from")):
        sides[plain_date(day), fold(name), kind] |= _sides(_text(who) or "both")
    found = []
    for row in rows:
        name = fold(row["contact"])
        missing = _sides(row.get("from") or "both") - sides[row["date"], name, row["kind"]]
        sides[row["date"], name, row["kind"]] |= missing
        if missing:
            side = {"from": "both" if len(missing) > 1 else missing.pop()} if "from" in row else {}
            found.append({**row, "contact": spelling.get(name, row["contact"])} | side)
    return found


def _new_words(rows: Sequence[Row], book: Logbook) -> list[Row]:
    """Keep the words that are not there; one without the day it was given goes by the day it was asked for."""
    spelling = {fold(name): name for name in (*book.people_aside, *book.contacts["contact"])}
    log = book.endorsements
    days = log["given_on"].fillna(log["asked_on"])
    there = {
        (fold(name), _text(kind), plain_date(day)) for name, kind, day in _cells((log["contact"], log["kind"], days))
    }
    found = [row for row in rows if (fold(row["contact"]), row["kind"], row["given_on"]) not in there]
    return [{**row, "contact": spelling.get(fold(row["contact"]), row["contact"])} for row in found]


def _new_steps(rows: Sequence[Row], book: Logbook) -> list[Row]:
    """Keep the steps of applications that are not there; one that was noted without its job is there."""
    log = book.applications
    there: dict[Hashable, list[str]] = defaultdict(list)
    for day, where, stage, role in _cells(log[column] for column in ("date", "organisation", "stage", "role")):
        there[plain_date(day), fold(where), stage].append(_text(role))
    found = []
    for row in rows:
        roles = there[row["date"], fold(row["organisation"]), row["stage"]]
        role = _text(row.get("role"))
        if role in roles:
            continue
        if "" in roles:
            roles.remove("")  # It stands for one job only.
        else:
            found.append(row)
    return found


def _sides(who: str) -> set[str]:
    return {"me", "them"} if who == "both" else {who}


def _cells(columns: Iterable[Iterable[Any]]) -> Iterable[tuple[Any, ...]]:
    """Return the rows of some columns of a log."""
    return zip(*columns, strict=True)


def _text(cell: object) -> str:
    """Return a cell of text as it is compared; "" for an empty one, which pandas writes as NaN."""
    return fold(cell) if isinstance(cell, str) else ""


FINDERS: Mapping[str, Callable[[Sequence[Row], Logbook], list[Row]]] = {
    "contacts": _new_people,
    "touches": _new_touches,
    "endorsements": _new_words,
    "applications": _new_steps,
}
"""By log, what finds the rows that are not there."""
