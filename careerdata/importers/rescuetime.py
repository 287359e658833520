"""RescueTime: the hours of its categories become rows of skills.csv. Names of sites and documents are never read."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from careerdata.importers.import_result import Import, Tally
from careerdata.importers.screen_time import learned
from careerdata.importers.tables import Shape, Table, decoded, tidy
from careerdata.problems import Problem

SOURCE = "RescueTime"
SHAPE = Shape(
    SOURCE,
    needed=frozenset({"Date", "Time Spent (seconds)", "Activity", "Category"}),
    used=frozenset({"Date", "Time Spent (seconds)", "Category"}),
)
ABOUT = (
    "A category is learning only where you say so, under the skill that you name: one row a day and category. Names of sites, "
    "programs and documents are never read."
)
_ARCHIVE = re.compile(rb"(\xef\xbb\xbf)?\"?\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4}\"?,[^\r\n]*,\"?\d+\"?\s*[\r\n]")
_CELLS, _CATEGORY = 6, 3
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)([T ]\d\d:\d\d.*)?")
_MOST = 24 * 3600


def is_archive(data: bytes) -> bool:
    """Return whether a file is the activity history of RescueTime's archive, which has no header."""
    return bool(_ARCHIVE.match(data[:4096]))


def read(table: Table, skills: Mapping[str, str]) -> Import:
    """Turn the report with a header into rows of skills.csv.

    Args:
        table: the report.
        skills: what categories mean: the skill, or "" for one that is left out.
    """
    rows = ((one.line, one["Date"], one["Category"], one["Time Spent (seconds)"]) for one in table.records)
    return _read(table.file, rows, skills, Tally.of(table))


def read_archive(file: str, data: bytes, skills: Mapping[str, str]) -> Import:
    """Turn the activity history of the archive into rows of skills.csv.

    Args:
        file: its name, for messages.
        data: its content.
        skills: what categories mean: the skill, or "" for one that is left out.

    Raises:
        UnreadableExportError: if it is not text.
    """
    text, problems = decoded(file, data)
    tally, rows = Tally(problems), list[tuple[int, str, str, str]]()
    reader = csv.reader(io.StringIO(text, newline=""))
    line = 1
    for cells in reader:
        if len(cells) == _CELLS:
            rows.append((line, tidy(cells[0]), tidy(cells[_CATEGORY]), tidy(cells[-1])))
        elif any(map(str.strip, cells)):
            message = f"this row has {len(cells)} cells, and a row of RescueTime has {_CELLS}."
            tally.problems.append(Problem(file, line, None, None, message, "Download the archive again."))
        line = reader.line_num + 1
    return _read(file, rows, skills, tally)


def _read(file: str, rows: Iterable[tuple[int, str, str, str]], skills: Mapping[str, str], tally: Tally) -> Import:
    seconds: dict[tuple[dt.date, str], float] = defaultdict(float)
    for line, written, category, many in rows:
        day = _day(written)
        if day is None:
            message, fix = f'"{written}" is not a date.', "Write it like 2026-03-02T09:00:00."
            tally.problems.append(Problem(file, line, "Date", written, message, fix))
        elif not many.isdecimal() or int(many) > _MOST:
            message, fix = f'"{many}" is not a number of seconds of one day.', "Export it again."
            tally.problems.append(Problem(file, line, "Time Spent (seconds)", many, message, fix))
        else:
            seconds[day, category or "Uncategorized"] += int(many)
    return learned(SOURCE, ABOUT, seconds, skills, tally)


def _day(text: str) -> dt.date | None:
    found = _DAY.fullmatch(text)
    try:
        return dt.date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None
