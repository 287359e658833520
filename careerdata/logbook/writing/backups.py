"""Copies of the person's files: of the days before, and of what the last save left. Kept, thinned out, found again."""

from __future__ import annotations

import datetime as dt
import os
import re
import shlex
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from careerdata.dates import WeekStart
from careerdata.logbook.atomic_files import BACKUPS, OWN_FOLDER, Change, os_errors_explained, read_bytes, write
from careerdata.logbook.clock import day_given
from careerdata.logbook.reading.encoding import Refusal, decode
from careerdata.logbook.reading.reader import read_log
from careerdata.plan import FILE as PLAN_FILE
from careerdata.plan import read_plan
from careerdata.problems import Problem
from careerdata.schemas import LOGS
from careerdata.text import in_words, plural

LAST_SAVE = "last-save"
"""What is said instead of a day for the copies of what the last save left."""
FILES = (*(log.file for log in LOGS.values()), PLAN_FILE)
_SAVED = "saved"
COPIES = tuple(f"{OWN_FOLDER}/{_SAVED}/{file}" for file in FILES)
_DAILY, _WEEKLY = 7, 8
_SCHEMAS = {log.file: log.schema for log in LOGS.values()}


@dataclass(frozen=True)
class FileContents:
    """What a file or a copy of it holds.

    Attributes:
        data: its bytes; None when there is no file, or the system does not hand it out.
        rows: the rows of a log, as the reader gives them; None for the plan, and for what cannot be read.
        fault: a sentence that says why it cannot be read; "" when it can, and when there is no file.
    """

    data: bytes | None
    rows: pd.DataFrame | None = None
    fault: str = ""

    @property
    def sound(self) -> bool:
        """Whether the file is there and can be read."""
        return self.data is not None and not self.fault

    @property
    def many(self) -> int:
        """How many rows it has; 0 for the plan."""
        return 0 if self.rows is None else len(self.rows)

    @property
    def full(self) -> bool:
        """Whether there is something in it to bring back: a row at least, or a plan."""
        return self.sound and (self.rows is None or self.many > 0)


def back_up(folder: Path, changes: Sequence[Change], today: dt.date) -> None:
    """Copy each file as it was before its first change of the day to backups/, and clear out copies grown old."""
    day = folder / BACKUPS / today.isoformat()
    for change in changes:
        copy = day / change.file
        if change.before is None or copy.exists():
            continue
        with os_errors_explained(f"{BACKUPS}/{today}/{change.file}"):
            if not day.exists():
                day.parent.mkdir(mode=0o700, exist_ok=True)
                day.mkdir(mode=0o700)
            write(copy, change.before)
            _clear_out(day.parent, today)


def keep(folder: Path, changes: Sequence[Change]) -> None:
    """Keep a copy of each file as a write leaves it, so that it can be seen later what others did to it.

    A copy that cannot be kept does not undo the write: the older copy stays, and the journal knows the newer bytes.
    """
    for change in changes:
        copy = copy_of(folder, change.file, None)
        with suppress(OSError):
            if change.after is None:
                copy.unlink(missing_ok=True)
            else:
                copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                write(copy, change.after)


def kept_with(folder: Path, changes: Sequence[Change]) -> list[Change]:
    """Return the changes that keep the same copies as `keep` does, for a write that takes those back with itself."""
    copies = [(copy_of(folder, change.file, None), change.after) for change in changes]
    with os_errors_explained(_SAVED):
        for copy, _ in copies:
            copy.parent.mkdir(mode=0o700, exist_ok=True)
        return [Change(copy.relative_to(folder).as_posix(), read_bytes(copy), after) for copy, after in copies]


def copy_of(folder: Path, file: str, day: dt.date | None) -> Path:
    """Return where the copy of a file lies, if there is one: that of a day; for None that of the last save."""
    return folder / BACKUPS / day.isoformat() / file if day else folder / OWN_FOLDER / _SAVED / file


def days_kept(folder: Path) -> list[dt.date]:
    """Return the days of which there are copies, the newest first."""
    return [day for day in _days(folder / BACKUPS) if files_kept(folder, day)]


def copies_ahead(folder: Path, today: dt.date) -> tuple[Problem, ...]:
    """Return a notice about the copies that a clock made which ran ahead, of days after `today`; none when none are."""
    # Copies are dated by the clock, whatever day a folder is read for.
    ahead = sorted(day for day in days_kept(folder) if day > max(today, day_given(None)))
    if not ahead:
        return ()
    days = f"{len(ahead)} {plural(len(ahead), 'copy is of a day', 'copies are of days')}"
    what = f"{days} to come, the first of {in_words(ahead[0])}: the clock of a computer ran ahead."
    fix = "No copy of another day goes because of it. If it is no use to you, delete it."
    return (Problem(BACKUPS, None, None, None, what, fix, "notice"),)


def files_kept(folder: Path, day: dt.date | None) -> list[str]:
    """Return the files of which there is a copy of that day; for None of the last save."""
    return [file for file in FILES if copy_of(folder, file, day).is_file()]


def contents(folder: Path, day: dt.date | None) -> list[str]:
    """Return what the copies of a day hold, in words: ``"mood.csv with 52 rows"``."""
    said = []
    for file in files_kept(folder, day):
        copy = contents_of(copy_of(folder, file, day))
        rows = f"{copy.many} {plural(copy.many, 'row')}"
        said.append(f"{file} (not readable)" if copy.fault else file if copy.rows is None else f"{file} with {rows}")
    return said


def contents_of(path: Path, week_starts: WeekStart = "monday") -> FileContents:
    """Return what a log, a plan or a copy of one holds. The name of the file says which it is."""
    try:
        data = read_bytes(path)
    except OSError as error:
        return FileContents(None, fault=f"this file could not be opened: {error.strerror}.")
    if data is None:
        return FileContents(None)
    if path.name == PLAN_FILE:
        return FileContents(data, fault=_fault_of_plan(data))
    rows, problems = read_log(path, _SCHEMAS[path.name], week_starts)
    fault = next((problem.message for problem in problems if problem.severity == "refused"), "")
    return FileContents(data, None if fault else rows, fault)


def _fault_of_plan(data: bytes) -> str:
    try:
        text = decode(data).text
    except Refusal as refusal:
        return refusal.remark.message
    # The day only stands in for what a plan does not say.
    _, problems = read_plan(text, dt.date(2000, 1, 3))
    return next((problem.message for problem in problems if problem.severity == "refused"), "")


def offer(folder: Path, file: str) -> str:
    """Return a sentence that says how to get back a file that is gone or cannot be read; "" when there is no copy."""
    copies = [
        (day, copy) for day in (None, *days_kept(folder)) if (copy := contents_of(copy_of(folder, file, day))).full
    ]
    if not copies:
        return ""
    day, copy = copies[0]
    rows = "" if copy.rows is None else f" with {copy.many} {plural(copy.many, 'row')}"
    state = f"it was before its first change of {in_words(day)}" if day else "your last save left it"
    way = command(folder, "--from", source(day), "--only", file)
    said = f"To have it back{rows} as {state}, type {way} in a terminal"
    fullest, copy = max(copies, key=lambda item: item[1].many)
    if fullest and copy.many > copies[0][1].many:
        said += f"; the copy of {in_words(fullest)} has {copy.many} (--from {fullest})"
    return f"{said}."


def rows_of(frame: pd.DataFrame) -> list[tuple[Any, ...]]:
    """Return the rows of a log as values that can be compared and counted: where nothing is, None."""
    return list(frame.astype(object).where(frame.notna(), None).itertuples(index=False, name=None))


def command(folder: Path, *options: str, name: str = "restore") -> str:
    """Return the command that brings files of a folder back (or another, by `name`), as it is typed wherever one is."""
    words = ["careerdata", name, str(folder.absolute()), *options]
    return shlex.join(words) if os.name == "posix" else subprocess.list2cmdline(words)


def source(day: dt.date | None) -> str:
    """Return what `careerdata restore --from` calls the copies of a day; None for those of the last save."""
    return day.isoformat() if day else LAST_SAVE


def _clear_out(backups: Path, today: dt.date) -> None:
    """Keep the newest days, and of the older ones the newest of each of the newest weeks."""
    # A clock that ran ahead made copies of days to come; those of days that were do not make room for them.
    ahead = [day for day in _days(backups) if day > today]
    days = [day for day in _days(backups) if day <= today]
    weeks: dict[tuple[int, int], dt.date] = {}
    for day in days[_DAILY:]:
        weeks.setdefault(day.isocalendar()[:2], day)
    kept = {*days[:_DAILY], *list(weeks.values())[:_WEEKLY], *ahead[:_DAILY]}
    for day in (*ahead, *days):
        if day not in kept:
            path = backups / day.isoformat()
            for name in FILES:
                (path / name).unlink(missing_ok=True)
            if not any(path.iterdir()):
                path.rmdir()


def _days(backups: Path) -> list[dt.date]:
    """Return the days that have a folder of copies, the newest first."""
    found = backups.iterdir() if backups.is_dir() else ()
    return sorted((day for path in found if path.is_dir() and (day := _day_of(path))), reverse=True)


def _day_of(path: Path) -> dt.date | None:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", path.name):
        return None
    try:
        return dt.date.fromisoformat(path.name)
    except ValueError:
        return None
