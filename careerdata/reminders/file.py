"""The calendar file on the disk: whole or not at all, for the person alone, and never over a file that is not ours."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from careerdata.bundled import outside_the_checkout
from careerdata.logbook.atomic_files import from_home, os_errors_explained, read_bytes, write
from careerdata.problems import CareerdataError
from careerdata.reminders.events import Reminder, done_steps, reminders
from careerdata.reminders.ics import MARK, text

if TYPE_CHECKING:
    from careerdata.logbook import Logbook

NAME = "reminders.ics"


class NotOurFileError(CareerdataError):
    """There is a file of that name which careerdata did not make; nothing was written."""


def usual_place(book: Logbook) -> Path:
    """Return where the file goes unless the person says otherwise: into their own folder."""
    return book.folder / NAME


def save(
    book: Logbook, to: Path | str | None = None, *, neutral: bool = True, replace: bool = False
) -> tuple[Path, tuple[Reminder, ...]]:
    """Write the reminders of a logbook as one .ics file.

    Args:
        book: the logbook, with `today`.
        to: the file; None for `usual_place`. Its folder has to exist.
        neutral: titles without names.
        replace: also replace a file that careerdata did not make.

    Returns:
        The file, and the reminders in it.

    Raises:
        CareerdataError: if icalendar is not installed, the name does not end in .ics, or its folder is not there or is the source of careerdata.
        NotOurFileError: if there is such a file already that careerdata did not make.
        FileBusyError: if it cannot be written.
    """
    path = usual_place(book) if to is None else from_home(to)
    if path.suffix.casefold() != ".ics":
        raise CareerdataError(f"A calendar file has a name that ends in .ics; {path.name or path} does not.")
    if not path.parent.is_dir():
        raise CareerdataError(f"There is no folder {path.parent}.")
    outside_the_checkout(path.parent)
    found = reminders(book)
    with os_errors_explained(path.name):
        there = read_bytes(path)
        ours = there is not None and MARK.encode() in there
        if there is not None and not ours and not replace:
            raise NotOurFileError(f"{path} is there already, and careerdata did not make it. Nothing was written.")
        earlier = there if ours else None
        data = text(found, book.today, neutral=neutral, over=done_steps(book), earlier=earlier)
        if there != data:
            write(path, data)
    return path, found
