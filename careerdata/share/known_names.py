"""Everybody whose name stands anywhere in a folder, also in rows that were set aside and in what the last save left.

A guard that knows the rows that loaded only lets a name out as soon as somebody makes a slip in contacts.csv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from careerdata.logbook.atomic_files import read_bytes
from careerdata.logbook.reading.columns import layout_of
from careerdata.logbook.reading.encoding import LINE_END, Refusal, decode
from careerdata.logbook.reading.table import Table, parse_table
from careerdata.logbook.writing.backups import copy_of
from careerdata.schemas import LOGS

if TYPE_CHECKING:
    from careerdata.logbook import Logbook

COLUMNS_OF_NAMES = {
    "contacts": "contact",
    "touches": "contact",
    "endorsements": "contact",
    "asks": "to",
    "applications": "contact",
}
"""The column of each log that names a person by its meaning."""
_NO_PERSON = re.compile(r"\b(?:my|the|team|manager|department|board|hr|boss|lead|head|director)\b", re.IGNORECASE)


class KnownNames(NamedTuple):
    """Whom a folder names.

    Attributes:
        names: each name once, as it is written.
        unread: the files that name people and could not be read whole, each with the line where that begins.
    """

    names: tuple[str, ...]
    unread: tuple[str, ...]

    @property
    def why_nothing_leaves(self) -> str:
        """Return in a sentence why texts cannot be searched for names; "" when they can."""
        if not self.unread:
            return ""
        return (
            f"Nothing leaves: {' and '.join(self.unread)} could not be read whole, so it is not known whose names to look "
            "for. Mend it (careerdata check says how), or say in the choice that names may be missed."
        )


@lru_cache(maxsize=2)
def known_names(book: Logbook) -> KnownNames:
    """Return whom the logs of a folder name, whether or not their rows were loaded."""
    # The logs come with one name a person; a text may have another of them.
    names = dict.fromkeys(name for main, others in book.plan.names.items() for name in (main, *others))
    unread = []
    troubled = {problem.file for problem in book.problems}
    for log, column in COLUMNS_OF_NAMES.items():
        names |= dict.fromkeys(getattr(book, log)[column].dropna())
        if book.home is None:
            continue  # Made from frames: there is no file to look into.
        file = LOGS[log].file
        now, then = _bytes(book.home / file), _bytes(copy_of(book.home, file, None))
        if file in troubled:
            found, where = _names_in(now, log) if now is not None else ([], file if (book.home / file).exists() else "")
            names |= dict.fromkeys(found)
            unread += [where] if where else []
        if then != now:
            names |= dict.fromkeys(_names_in(then, log)[0])
    return KnownNames(tuple(name for name in names if name.strip() and not _NO_PERSON.search(name)), tuple(unread))


def _bytes(path: Path) -> bytes | None:
    try:
        return read_bytes(path)
    except OSError:
        return None


def _names_in(data: bytes | None, log: str) -> tuple[list[str], str]:
    """Return the names in the bytes of a log, and where it could not be read whole ("" if it could)."""
    if not data:
        return [], ""
    file, layout = LOGS[log].file, layout_of(LOGS[log].schema)
    try:
        table = parse_table(decode(data).text, list(layout.columns), layout.required)
    except Refusal as refusal:
        line = refusal.remark.line
        return [], f"{file}, line {line}," if line else file
    faulty = [record.line for record in table.records if record.fault]
    return list(_cells(table, COLUMNS_OF_NAMES[log])), f"{file}, line {faulty[0]}," if faulty else ""


def _cells(table: Table, column: str) -> Iterator[str]:
    if column not in table.places:
        return
    place = table.places[column]
    for record in table.records:
        if place < len(record.cells):
            yield record.cells[place]
        # A quote that was left open takes the rows below into one cell.
        for cell in record.cells:
            for line in LINE_END.split(cell)[1:]:
                inner = line.split(table.delimiter)
                if place < len(inner) and len(inner) > 1:
                    yield inner[place].strip(' "')
