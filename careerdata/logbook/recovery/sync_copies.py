"""Copies of a log that a sync program left beside it when two machines wrote, and what it would take to merge them."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from careerdata.dates import WeekStart
from careerdata.logbook.atomic_files import whole_file
from careerdata.logbook.reading.columns import layout_of
from careerdata.logbook.reading.reader import read_content
from careerdata.plan import FILE as PLAN_FILE
from careerdata.problems import Problem
from careerdata.schemas import LOGS, LogFile
from careerdata.text import join_words, plural

_CONFLICT = re.compile(r"[ck]onfli[ck]?t|name.clash", re.IGNORECASE)
"""In the names that sync programs give: ``mood (Ann's conflicted copy 2026-03-01)`` (Dropbox, in the language of its
user), ``mood (conflicted copy 2026-03-01 101500)`` (Nextcloud), ``mood.sync-conflict-20260301-101500-ABCDEF7``
(Syncthing), ``mood (SFConflict ann@example.org 2026-03-01-10-15-00)`` (Seafile), ``mood.Conflict`` (Resilio),
``mood (name clash 2026-03-01 abc)`` (Proton)."""
_NUMBERED = re.compile(
    r" ?\([0-9]+\)| [0-9]+| - [^ ]+( \([0-9]+\))?| copy( [0-9]+)?|-[A-Z0-9]+-[A-Z0-9]{3,}|-\w+-(Mac|PC|iMac)[\w-]*"
)
"""What others put behind a name: ``mood (1)`` (Google Drive), ``mood 2`` (iCloud), ``mood - Copy`` (Windows), ``mood copy``
(macOS), ``mood-LAPTOP-AB12`` (OneDrive). A person may name a file of their own so; a copy has the log's header too."""

Row = dict[str, Any]
"""Values by column, None where a cell is empty."""


class Differing(NamedTuple):
    """A row that is in a log and in its copy under the same key, with other values.

    Attributes:
        key: values that tell the row apart.
        ours: the log's values in the columns that differ.
        theirs: the copy's.
    """

    key: Row
    ours: Row
    theirs: Row


@dataclass(frozen=True)
class Copy:
    """A copy of a log, compared with the log row by row.

    Attributes:
        file: name of the copy.
        log: the log it is a copy of.
        lacking: rows that only the copy has.
        differing: rows that both have, with other values.
        same: how many rows are in both.
        unread: lines of the copy that could not be read.
        own: columns that only the copy has, or that no log has: they are never brought over.
        refused: why nothing can be said about the copy; "" when it was read.
    """

    file: str
    log: LogFile
    lacking: tuple[Row, ...] = ()
    differing: tuple[Differing, ...] = ()
    same: int = 0
    unread: int = 0
    own: tuple[str, ...] = ()
    refused: str = ""

    @property
    def settled(self) -> bool:
        """Whether the log has all that could be read in the copy."""
        return not (self.lacking or self.differing or self.unread or self.refused)

    def told(self) -> str:
        """Return in a sentence what the copy has and the log has not."""
        if self.refused:
            return f"this looks like a copy of {self.log.file}, and cannot be read: {self.refused}"
        lacking, differing = len(self.lacking), len(self.differing)
        parts = [f"{lacking} {plural(lacking, 'row')} that {self.log.file} lacks"] if lacking else []
        parts += [f"{differing} {plural(differing, 'row that differs', 'rows that differ')}"] if differing else []
        parts += [f"{self.unread} {plural(self.unread, 'line')} that could not be read"] if self.unread else []
        what = f"it has {join_words(parts)}" if parts else f"it has nothing that {self.log.file} lacks"
        return f"this looks like a copy of {self.log.file} that a sync program made; {what}."


def find_copies(folder: Path, week_starts: WeekStart = "monday") -> Iterator[Copy]:
    """Yield each copy of a log beside it, compared with the log."""
    for path, name in _beside(folder):
        log = next((log for log in LOGS.values() if log.file == name), None)
        if log is not None and (copy := _compared(folder, path, log, week_starts)) is not None:
            yield copy


def copies_told(folder: Path, week_starts: WeekStart = "monday") -> Iterator[Problem]:
    """Yield a notice for each copy of a file of ours, with what to do about it."""
    for copy in find_copies(folder, week_starts):
        fix = (
            "You can delete it."
            if copy.settled
            else f"Look at it row by row with: careerdata merge {shlex.quote(str(folder))}"
        )
        if copy.refused:
            fix = "Open it in an editor; delete it when nothing in it is needed."
        yield Problem(copy.file, None, None, None, copy.told(), fix, "notice")
    for path, name in _beside(folder):
        if name == PLAN_FILE:
            message = f"this looks like a copy of {PLAN_FILE} that a sync program made; it is not used."
            fix = f"Compare the two in an editor, keep what you want in {PLAN_FILE}, and delete the copy."
            yield Problem(path.name, None, None, None, message, fix, "notice")


def _beside(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield each file whose name is one of ours with a mark behind it, and that name."""
    ours = [log.file for log in LOGS.values()] + [PLAN_FILE]
    for path in sorted(folder.iterdir()):
        for name in ours:
            stem, dot, ending = name.rpartition(".")
            if path.name != name and path.name.startswith(stem) and path.name.endswith(dot + ending):
                mark = path.name[len(stem) : -len(dot + ending)]
                if (re.match(r"[ ._(-]", mark) and _CONFLICT.search(mark)) or _NUMBERED.fullmatch(mark):
                    yield path, name


def _compared(folder: Path, path: Path, log: LogFile, week_starts: WeekStart) -> Copy | None:
    """Return a copy compared with its log; None when it is a person's own file after all."""
    certain = _CONFLICT.search(path.name) is not None
    try:
        theirs = read_content(whole_file(path), path.name, log.schema, week_starts)
        ours = read_content(whole_file(folder / log.file), log.file, log.schema, week_starts)
    except FileNotFoundError:
        ours = None
    except OSError as error:
        return Copy(path.name, log, refused=f"{error.strerror}.") if certain else None
    if theirs.source is None:
        return Copy(path.name, log, refused=theirs.problems[0].message) if certain else None
    header, columns = theirs.source.table.header, layout_of(log.schema).columns
    if not certain and len(theirs.source.table.places) < min(len(columns), 3):
        return None
    named = ours.source.table.header.cells if ours is not None and ours.source is not None else ()
    return _rows_compared(
        Copy(
            path.name,
            log,
            unread=len({problem.line for problem in theirs.problems if problem.severity == "set_aside"}),
            own=tuple(cell for cell in header.cells if cell and cell not in columns and cell not in named),
        ),
        _rows(ours.frame) if ours is not None else [],
        _rows(theirs.frame),
    )


def _rows_compared(copy: Copy, ours: list[Row], theirs: list[Row]) -> Copy:
    key = copy.log.key
    have, by_key = Counter(map(_frozen, ours)), {_key(row, key): row for row in ours} if key else {}
    lacking, differing, same = [], [], 0
    for row in theirs:
        if have[_frozen(row)] > 0:
            have[_frozen(row)] -= 1
            same += 1
        elif (other := by_key.get(_key(row, key))) is not None:
            names = [name for name in row if row[name] != other[name]]
            differing.append(
                Differing(
                    {name: row[name] for name in key},
                    {name: other[name] for name in names},
                    {name: row[name] for name in names},
                )
            )
        else:
            lacking.append(row)
    return Copy(copy.file, copy.log, tuple(lacking), tuple(differing), same, copy.unread, copy.own)


def _rows(frame: pd.DataFrame) -> list[Row]:
    return [{str(name): _plain(value) for name, value in row.items()} for row in frame.to_dict("records")]


def _plain(value: Any) -> Any:
    if pd.isna(value):
        return None
    return value.date() if isinstance(value, pd.Timestamp) else value


def _frozen(row: Row) -> tuple[Any, ...]:
    return tuple(row.values())


def _key(row: Row, key: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(row[name] for name in key)
