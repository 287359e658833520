"""Days as LinkedIn writes them in numbers: 08/30/22, 05:51 PM. One above 12 tells for the whole file what comes first."""

from __future__ import annotations

import datetime as dt
import re

from careerdata.importers.dates import day_in
from careerdata.importers.import_result import Tally
from careerdata.importers.tables import Record, Table
from careerdata.problems import Problem

_NUMBERS = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d\d), \d{1,2}:\d\d(?: [AP]M)?")


def month_first(table: Table, column: str, tally: Tally, dates: str = "") -> bool:
    """Return whether the dates of a column begin with the month: by a number above 12, else as the person says.

    Args:
        table: the file.
        column: the column of its dates.
        tally: where neither tells, that is added to it; the dates are read as LinkedIn writes them.
        dates: "day" or "month", whichever comes first, as the person says; "" where they said nothing.
    """
    found = [_NUMBERS.fullmatch(record[column]) for record in table.records]
    numbers = [(int(match[1]), int(match[2])) for match in found if match]
    day_first = any(first > 12 for first, _ in numbers)
    if numbers and not day_first and all(second <= 12 for _, second in numbers):
        if dates:
            return dates == "month"
        message = (
            "no date tells whether the day or the month comes first; they were read month first, as LinkedIn writes."
        )
        fix = "If the day comes first: --dates day."
        tally.problems.append(Problem(table.file, None, column, None, message, fix, "notice"))
    return not day_first


def numbered_day(text: str, begins_with_month: bool) -> dt.date | None:
    """Return the day that a text names, as numbers or as `careerdata.importers.dates.day_in` reads it; None for no day."""
    match = _NUMBERS.fullmatch(text)
    if not match:
        return day_in(text)
    month, day = (int(match[1]), int(match[2])) if begins_with_month else (int(match[2]), int(match[1]))
    year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def no_date(table: Table, record: Record, column: str, example: str) -> Problem:
    """Return what is wrong with a cell that names no day, and how it may be written."""
    message = f'"{record[column]}" is not a date.'
    return Problem(table.file, record.line, column, record[column], message, f"Write it like {example}.")
