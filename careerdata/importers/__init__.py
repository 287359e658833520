"""Exports of other programs in, rows of our logs and a report out: `read`, `compare`, `report`, `save`, in that order.

An export is recognised by what is in it, not by its name. Nothing is written before `save`.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from careerdata.dates import WeekStart
from careerdata.importers import daylio, linkedin, toggl
from careerdata.importers.files import listing, read_file, read_members
from careerdata.importers.import_result import Import, Skipped
from careerdata.importers.linkedin_applications import APPLICATIONS
from careerdata.importers.linkedin_endorsements import ENDORSEMENTS, RECOMMENDATIONS
from careerdata.importers.linkedin_messages import MESSAGES
from careerdata.importers.linkedin_people import CONNECTIONS
from careerdata.importers.merge import Difference, compare, save
from careerdata.importers.recognise import NEW, Question
from careerdata.importers.report_text import report
from careerdata.importers.tables import UNDERSTOOD, Table, read_table
from careerdata.problems import Problem, UnreadableExportError

__all__ = ["NEW", "Difference", "Import", "Question", "Skipped", "compare", "read", "report", "save"]


def read(
    path: str | Path,
    *,
    me: str | None = None,
    moods: Mapping[str, float] | None = None,
    week_starts: WeekStart = "monday",
    known: Mapping[str, str] | None = None,
) -> Import:
    """Read an export: a Toggl Track CSV, a Daylio CSV, or a LinkedIn export (zip, folder, or one of its CSVs).

    Args:
        path: the file or folder.
        me: the person's own name as the export writes it; needed only where the export does not tell.
        moods: the person's own mood names in Daylio, each with its number from 0 (dreadful) to 10 (great).
        week_starts: on which day a week of mood.csv begins.
        known: names of people whom earlier imports knew, by their id (`careerdata.logbook.known_ids`): they are no
            strangers, also where they left since.

    Returns:
        The rows for our logs, with what was wrong and what was left out. Nothing has been written.

    Raises:
        UnreadableExportError: if it is none of these, or cannot be opened; the text says what can be read.
        CareerdataError: if a number in `moods` is outside the scale.
    """
    path = Path(path).expanduser()
    if path.is_dir() or (path.is_file() and zipfile.is_zipfile(path)):
        return _linkedin(path, me, known or {})
    shapes = (toggl.SHAPE, daylio.SHAPE, CONNECTIONS, MESSAGES, RECOMMENDATIONS, ENDORSEMENTS, APPLICATIONS)
    table = read_table(path.name, read_file(path), shapes)
    if table.shape == RECOMMENDATIONS.name and "given" in path.name.casefold():
        # The one thing that no content tells: both files have the same columns.
        raise UnreadableExportError(
            f"{path.name} holds what you wrote about others. What others wrote about you is in Recommendations_Received.csv."
        )
    if table.shape == toggl.SHAPE.name:
        return toggl.read(table, me)
    if table.shape == daylio.SHAPE.name:
        return daylio.read(table, moods, week_starts)
    return linkedin.read({table.shape: table}, me, known or {})


def _linkedin(path: Path, me: str | None, known: Mapping[str, str]) -> Import:
    """Read the members of a LinkedIn export; one that cannot be read does not hide the others."""
    tables: dict[str, Table] = {}
    problems = []
    for name, data in read_members(path, linkedin.MEMBERS).items():
        try:
            table = read_table(name, data, [linkedin.MEMBERS[name]])
        except UnreadableExportError as error:
            problems.append(Problem(path.name, None, None, None, str(error), "", "refused"))
        else:
            tables[table.shape] = table
    if not {shape.name for shape in linkedin.MEMBERS.values() if shape is not linkedin.PROFILE} & set(tables):
        what = " ".join(problem.message for problem in problems) or f"It holds {listing(path)}. {UNDERSTOOD}"
        raise UnreadableExportError(f"There is no Connections.csv or messages.csv in {path.name} to read. {what}")
    return linkedin.read(tables, me, known, problems)
