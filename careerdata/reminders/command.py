"""What ``careerdata ics`` says: every reminder that the file holds, and where it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from careerdata.problems import CareerdataError
from careerdata.reminders.events import read
from careerdata.reminders.file import NotOurFileError, save

if TYPE_CHECKING:
    from careerdata.logbook import Logbook


@dataclass(frozen=True)
class CalendarOptions:
    """What the person asked for.

    Attributes:
        to: the file; None for the usual place.
        neutral: titles without names.
        replace: also over a file that careerdata did not make.
        dry_run: only say what it would hold.
    """

    to: Path | None = None
    neutral: bool = True
    replace: bool = False
    dry_run: bool = False


def tell(book: Logbook, options: CalendarOptions, say: Callable[[str], None]) -> None:
    """Say what the calendar file of a logbook holds, and write it unless this is a dry run.

    Raises:
        CareerdataError: if it cannot be written; its text says why, and how to do it all the same where that is possible.
    """
    found = read(book, neutral=options.neutral)
    say(f"{found.sentence}\n")
    for when, title in zip(found.table["when"], found.table["title"], strict=True):
        say(f"  {when}: {title}")
    say(f"\n{found.caution}")
    if options.dry_run:
        say("\nNothing was written: this was a dry run.")
        return
    try:
        path, _ = save(book, options.to, neutral=options.neutral, replace=options.replace)
    except NotOurFileError as there:
        raise CareerdataError(f"{there} Name another one with --to, or add --replace.") from None
    say(f"\nWrote {path}. Open it with your calendar.")
