"""Files brought back from their copies: said first, then done like any other write, so that `undo` takes it back."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from careerdata.logbook.atomic_files import Change, apply_changes, from_home, locked, logbook_folder
from careerdata.logbook.clock import day_given
from careerdata.logbook.writing.backups import (
    FILES,
    FileContents,
    back_up,
    contents_of,
    copy_of,
    days_kept,
    files_kept,
    kept_with,
    rows_of,
)
from careerdata.logbook.writing.undo import remember
from careerdata.problems import CareerdataError
from careerdata.text import counted, in_words, join_words, plural

Fate = Literal["comes back", "is replaced", "is the same", "has no copy", "has a damaged copy"]


@dataclass(frozen=True)
class Returning:
    """One file, and what its copy would make of it.

    Attributes:
        file: its name.
        fate: what happens to it; in the last three cases nothing.
        now: how many rows it has; None for the plan, and for a file that is gone or cannot be read.
        then: how many rows the copy has; None for the plan, and where there is no copy or it cannot be read.
        only_now: how many of the rows that it has now are not in the copy.
        fault: a sentence that says why the copy cannot be read; "" when it can.
        change: the write that brings it back; None when there is nothing to write.
    """

    file: str
    fate: Fate
    now: int | None = None
    then: int | None = None
    only_now: int = 0
    fault: str = ""
    change: Change | None = None


@dataclass(frozen=True)
class Restoring:
    """What a restore does to each file.

    Attributes:
        day: the day of the copies; None for those of the last save.
        files: the files asked for, or all that there are in the folder or in the copies.
    """

    day: dt.date | None
    files: tuple[Returning, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        """The writes that bring the files back; none when there is nothing to bring back."""
        return tuple(file.change for file in self.files if file.change)

    @property
    def damaged(self) -> tuple[Returning, ...]:
        """The files whose copy cannot be read; nothing happens to them."""
        return tuple(file for file in self.files if file.fault)

    @property
    def kept(self) -> str:
        """What a copy is called in a sentence."""
        return f"the copy of {in_words(self.day)}" if self.day else "the copy of your last save"

    def __str__(self) -> str:
        without = [file.file for file in self.files if file.fate == "has no copy"]
        said = [_said(file, self.kept) for file in self.files if file.file not in without]
        if without:
            stays = plural(len(without), "it stays as it is", "they stay as they are")
            said.append(f"There is no copy of {join_words(without)} in it; {stays}.")
        return "\n".join(said)


def restore(
    folder: Path | str, day: dt.date | None, files: Sequence[str] | None = None, today: dt.date | None = None
) -> Restoring:
    """Give files the copies of a day back, as one write, which `undo` takes back. A damaged copy is not used.

    Args:
        folder: the person's folder.
        day: the day of the copies, which hold each file as it was before its first change that day; None for the
            copies of what the last save left.
        files: names of files, for example ``["mood.csv"]``; None for all that have a copy of that day.
        today: names the day's backup; None for the day of the clock.

    Returns:
        What was done to each file.

    Raises:
        CareerdataError: if there are no copies of that day, or none of our files has such a name.
        FileBusyError: if a file cannot be written now; nothing was changed.
        NoLogbookError: if there is no such folder.
    """
    folder, today = from_home(folder), day_given(today)
    with locked(folder):
        found = would_restore(folder, day, files)
        if found.changes:
            names = join_words(change.file for change in found.changes)
            back_up(folder, found.changes, today)
            # With them goes what the last save left: it may be the better copy, and undo has to bring it back.
            changes = [*found.changes, *kept_with(folder, found.changes)]
            remember(folder, changes, f"bringing back {names} from {found.kept}")
            apply_changes(folder, changes)
    return found


def would_restore(folder: Path | str, day: dt.date | None, files: Iterable[str] | None = None) -> Restoring:
    """Return what `restore` would do. Nothing is written.

    Raises:
        CareerdataError: if there are no copies of that day, or none of our files has such a name.
        NoLogbookError: if there is no such folder.
    """
    folder = logbook_folder(folder)
    names = list(FILES if files is None else files)
    unknown = [name for name in names if name not in FILES]
    if unknown:
        raise CareerdataError(f"There is no file {join_words(unknown)} here. The files are: {', '.join(FILES)}.")
    copied = files_kept(folder, day)
    if not copied:
        raise CareerdataError(_no_such_copies(folder, day))
    asked = [name for name in names if files is not None or name in copied or (folder / name).exists()]
    return Restoring(
        day,
        tuple(_compared(name, contents_of(folder / name), contents_of(copy_of(folder, name, day))) for name in asked),
    )


def _no_such_copies(folder: Path, day: dt.date | None) -> str:
    days = days_kept(folder)
    what = f"There are no copies of {in_words(day)}." if day else "There is no copy of a last save."
    if not days:
        return f"{what} The first ones are made before your next change."
    earlier = [each for each in days if day and each < day]
    nearest = f" The nearest earlier one is {earlier[0]}." if earlier else ""
    others = [str(each) for each in days if each not in earlier[:1]]
    return (
        what + nearest + (f" There are {'also ' if nearest else ''}copies of {join_words(others)}." if others else "")
    )


def _compared(file: str, now: FileContents, copy: FileContents) -> Returning:
    if copy.fault:
        return Returning(file, "has a damaged copy", now=_many(now), fault=copy.fault)
    if copy.data is None:
        return Returning(file, "has no copy", now=_many(now))
    if copy.data == now.data:
        return Returning(file, "is the same", now=_many(now), then=_many(copy))
    only_now = 0
    if now.rows is not None and copy.rows is not None:
        only_now = (Counter(rows_of(now.rows)) - Counter(rows_of(copy.rows))).total()
    fate: Fate = "comes back" if now.data is None and not now.fault else "is replaced"
    return Returning(file, fate, _many(now), _many(copy), only_now, change=Change(file, now.data, copy.data))


def _many(found: FileContents) -> int | None:
    return None if found.rows is None else len(found.rows)


def _said(file: Returning, kept: str) -> str:
    """Return a file's part of a restore as a sentence."""
    if file.fate == "has a damaged copy":
        return f"{file.file}: {kept} cannot be read, so it is not used: {file.fault}"
    if file.fate == "is the same":
        return f"{file.file}: the same as {kept}."
    now = "not there" if file.fate == "comes back" else "not readable" if file.now is None else counted(file.now, "row")
    if file.then is None:
        return f"{file.file}: {'not there now' if file.fate == 'comes back' else 'not the same'} as in {kept}."
    then = counted(file.then, "row") if file.now is None else str(file.then)
    lost = f" {counted(file.only_now, 'row')} of now {plural(file.only_now, 'is', 'are')} not in that copy."
    return f"{file.file}: {now} now, {then} in {kept}.{lost if file.only_now else ''}"
