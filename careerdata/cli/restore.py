"""What ``careerdata restore`` says: which copies there are, what one of them would bring back, and what it did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from careerdata import logbook
from careerdata.logbook.atomic_files import logbook_folder
from careerdata.logbook.writing import backups
from careerdata.problems import CareerdataError
from careerdata.text import in_words, join_words

Say = Callable[[str], None]


def restore(folder: Path, source: str | None, only: Sequence[str] | None, *, yes: bool, say: Say) -> bool:
    """Say what a copy would bring back, and bring it back when that is wanted.

    Args:
        folder: the person's folder.
        source: the day of the copy, or last-save; None only lists the copies.
        only: names of the files to bring back; None for all.
        yes: do it.
        say: shows one line or more.

    Returns:
        Whether all is well; False when a copy was damaged.

    Raises:
        CareerdataError: if there is no such folder, day or copy.
    """
    if source is None:
        _copies(folder, say)
        return True
    day = _day(source)
    bring = logbook.restore if yes else logbook.would_restore
    found = bring(folder, day, only)
    names = join_words(change.file for change in found.changes)
    if yes and names:
        say(f"Brought back: {names}. To take that back: careerdata undo {folder}")
        for file in found.damaged:
            say(f"Not brought back: {file.file}, because its copy cannot be read: {file.fault}")
        return not found.damaged
    if day:
        say(f"A copy of {in_words(day)} is a file as it was before its first change of that day.\n")
    say(f"{found}")
    if names:
        given = [word for file in only or () for word in ("--only", file)]
        again = backups.command(folder, "--from", source, *given, "--yes")
        say(f"\nNothing was changed yet. To bring back {names}: {again}")
    else:
        say("\nThere is nothing to bring back; nothing was changed.")
    return not found.damaged


def _copies(folder: Path, say: Say) -> None:
    """Say which copies there are of the files of a folder."""
    folder = logbook_folder(folder)
    days = [day for day in (None, *backups.days_kept(folder)) if backups.files_kept(folder, day)]
    for day in days:
        say(f"{backups.source(day)}: {', '.join(backups.contents(folder, day))}")
    if not days:
        say(f"There are no copies in {folder} yet. The first ones are made before your next change.")
        return
    say(
        "\nA copy of a day is a file as it was before its first change of that day; last-save is what the last save left."
    )
    say(f"To see what one of them would bring back: {backups.command(folder, '--from', backups.source(days[0]))}")


def _day(given: str) -> dt.date | None:
    """Return the day that --from names, None for the last save."""
    if given == backups.LAST_SAVE:
        return None
    try:
        return dt.date.fromisoformat(given)
    except ValueError:
        raise CareerdataError(f'--from wants a date such as 2026-07-11, or last-save; "{given}" is neither.') from None
