"""Which rows of a folder came from which entries of another program: kept in `.careerdata/` and nowhere else.

With it, an entry that was changed in its source is a change of its row, and no second row. An entry goes by a hash of what
its source tells it apart by, such as the moment it began; of its row, too, only hashes and the day are kept.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from careerdata.logbook.atomic_files import OWN_FOLDER, Change, os_errors_explained, read_bytes
from careerdata.logbook.sealed_file import DAMAGED, sealed, unsealed
from careerdata.problems import Problem

FILE = f"{OWN_FOLDER}/rows.json"
_DIGEST = 8
"""Bytes of a hash of cells: compared only among the rows of one folder, and mostly of one entry."""


class KnownRow(NamedTuple):
    """A row as an import wrote it.

    Attributes:
        log: its log.
        day: its day.
        alike: a hash of what stays when only the amount of an entry is changed.
        counted: a hash of the cells that count.
        rest: a hash of the others that the import filled.
        lasting: a hash of all of it but the day, for entries that can be moved to another one; "" where they cannot.
        unnamed: a hash of all of it but the skill, for entries whose project can be renamed; "" where it cannot.
    """

    log: str
    day: dt.date
    alike: str
    counted: str
    rest: str
    lasting: str = ""
    unnamed: str = ""


def digest(cells: Iterable[object]) -> str:
    """Return the hash of some cells, each compared by its text."""
    return hashlib.blake2b("\0".join(map(str, cells)).encode(), digest_size=_DIGEST).hexdigest()


def read_rows(folder: Path | None) -> tuple[dict[str, tuple[KnownRow, ...]], tuple[Problem, ...]]:
    """Return the rows of each entry that an import brought, by its id, and a notice when they could not be read."""
    try:
        data = None if folder is None else read_bytes(folder / FILE)
        return {} if data is None else _parsed(data), ()
    except DAMAGED:
        message = "what earlier imports knew entries by is damaged and is not used: entries are known by what they say."
        fix = "Look for entries that come in twice; the next import that is saved writes it anew."
        return {}, (Problem(FILE, None, None, None, message, fix, "notice"),)


def change_of_rows(folder: Path, rows: Mapping[str, Iterable[KnownRow]]) -> Change:
    """Return what has to happen on the disk to remember the rows of these entries; an entry without rows is forgotten."""
    with os_errors_explained(FILE):
        before = read_bytes(folder / FILE)
    known = {**read_rows(folder)[0], **{one: tuple(found) for one, found in rows.items()}}
    said = {one: [[row.log, f"{row.day}", *row[2:]] for row in found] for one, found in known.items() if found}
    return Change(FILE, before, sealed("rows", said))


def _parsed(data: bytes) -> dict[str, tuple[KnownRow, ...]]:
    return {
        one: tuple(KnownRow(str(log), dt.date.fromisoformat(day), *map(str, hashes)) for log, day, *hashes in found)
        for one, found in unsealed("rows", data).items()
    }
