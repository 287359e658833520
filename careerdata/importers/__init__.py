"""Exports of other programs in, rows of our logs and a report out: `read`, `compare`, `report`, `save`, in that order.

An export is recognised by what is in it, not by its name. Nothing is written before `save`.
"""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Unpack

from careerdata.importers.any_table import table_in
from careerdata.importers.calendar_kinds import KINDS, kind_of_meetings
from careerdata.importers.guesses import guess
from careerdata.importers.hints import Hints, Told
from careerdata.importers.import_result import Import, Label, Skipped
from careerdata.importers.known_entries import CHANGED, MISSING, REMOVED, Differing
from careerdata.importers.merge import Difference, compare, save
from careerdata.importers.pointing import Pointing, columns_for
from careerdata.importers.recognise import NEW, Question
from careerdata.importers.renamed_skills import under_skills
from careerdata.importers.report_data import described
from careerdata.importers.report_text import report, told
from careerdata.importers.sources import KNOWN_BY, of_file, of_linkedin, of_workbook, of_zip
from careerdata.importers.tables import UnknownTableError
from careerdata.importers.workbooks import is_workbook

TAKE = (CHANGED, REMOVED, MISSING)
"""What `compare` takes over when it is told to."""

__all__ = [
    "CHANGED",
    "KINDS",
    "NEW",
    "REMOVED",
    "TAKE",
    "Difference",
    "Differing",
    "Import",
    "Label",
    "Pointing",
    "Question",
    "Skipped",
    "UnknownTableError",
    "columns_for",
    "compare",
    "described",
    "guess",
    "kind_of_meetings",
    "read",
    "report",
    "save",
    "table_in",
    "told",
]


def read(path: str | Path, **hints: Unpack[Hints]) -> Import:
    """Read an export: of any program that `UNDERSTOOD` names (`careerdata.importers.tables`).

    Args:
        path: the file, a zip of it, or a folder with LinkedIn's files.
        hints: what is said of it, by the names of `careerdata.importers.hints.Told`.

    Returns:
        The rows for our logs, with what was wrong and what was left out. Nothing has been written.

    Raises:
        UnreadableExportError: if it is none of these, or cannot be opened; the text says what can be read.
        CareerdataError: if a number in `moods` is outside the scale.
    """
    path, said = Path(path).expanduser(), Told(**hints)
    found = under_skills(_found(path, said), said.skills)
    meanings = {"moods": said.moods, "skills": said.skills}
    return replace(
        found, meanings={**meanings, **found.meanings}, known_by=found.known_by or KNOWN_BY.get(found.source, "")
    )


def _found(path: Path, said: Told) -> Import:
    if path.is_dir():
        return of_linkedin(path, said)
    if path.is_file() and zipfile.is_zipfile(path):
        return of_workbook(path, said) if is_workbook(path) else of_zip(path, said)
    return of_file(path, said)
