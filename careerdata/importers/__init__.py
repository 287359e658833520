"""Exports of other programs in, rows of our logs and a report out: `read`, `compare`, `report`, `save`, in that order.

An export is recognised by what is in it, not by its name. Nothing is written before `save`.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from careerdata.dates import WeekStart
from careerdata.importers.files import read_file
from careerdata.importers.import_result import Import, Skipped
from careerdata.importers.known_entries import CHANGED, MISSING, REMOVED, Differing
from careerdata.importers.merge import Difference, compare, save
from careerdata.importers.recognise import NEW, Question
from careerdata.importers.report_text import report, told
from careerdata.importers.sources import Told, of_bytes, of_linkedin, of_zip

TAKE = (CHANGED, REMOVED, MISSING)
"""What `compare` takes over when it is told to."""

__all__ = [
    "CHANGED",
    "NEW",
    "REMOVED",
    "TAKE",
    "Difference",
    "Differing",
    "Import",
    "Question",
    "Skipped",
    "compare",
    "read",
    "report",
    "save",
    "told",
]


def read(
    path: str | Path,
    *,
    me: str | None = None,
    moods: Mapping[str, float] | None = None,
    week_starts: WeekStart = "monday",
    known: Mapping[str, str] | None = None,
    dates: str = "",
) -> Import:
    """Read an export: of any program that `UNDERSTOOD` names (`careerdata.importers.tables`).

    Args:
        path: the file, a zip of it, or a folder with LinkedIn's files.
        me: the person's own name as the export writes it; needed only where the export does not tell.
        moods: the person's own mood names in Daylio, each with its number from 0 (dreadful) to 10 (great).
        week_starts: on which day a week of mood.csv begins.
        known: names of people whom earlier imports knew, by their id (`careerdata.logbook.known_ids`): they are no
            strangers, also where they left since.
        dates: "day" or "month", whichever comes first in dates such as 3/4/2026; needed only where no date shows it.

    Returns:
        The rows for our logs, with what was wrong and what was left out. Nothing has been written.

    Raises:
        UnreadableExportError: if it is none of these, or cannot be opened; the text says what can be read.
        CareerdataError: if a number in `moods` is outside the scale.
    """
    path, said = Path(path).expanduser(), Told(me, moods or {}, week_starts, known or {}, dates)
    if path.is_dir():
        return of_linkedin(path, said)
    if path.is_file() and zipfile.is_zipfile(path):
        return of_zip(path, said)
    return of_bytes(path.name, read_file(path), said)
