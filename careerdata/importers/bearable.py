"""Bearable: the moods of its CSV become rows of mood.csv, one a week, and of days.csv, one a day. Its other entries are left out."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from fractions import Fraction

from careerdata.dates import WeekStart
from careerdata.importers.dates import day_in
from careerdata.importers.diary import HOW, Diary, found_in
from careerdata.importers.import_result import Import, Tally
from careerdata.importers.tables import Shape, Table, fold
from careerdata.problems import Problem

SHAPE = Shape(
    "Bearable",
    needed=frozenset({"date formatted", "category", "rating/amount"}),
    used=frozenset({"date formatted", "category", "rating/amount"}),
)
BEARABLE = Diary(
    "Bearable",
    "bearable",
    "Bearable asks how you were, not only at work: read these weeks with that in mind. Its moods go from 1 to 10 and are "
    f"spread over our scale.{HOW} Symptoms, sleep, energy, feelings and notes are never stored.",
)
OTHERS = "entries that are no mood (symptoms, sleep, energy and the like)"


def read(table: Table, week_starts: WeekStart = "monday") -> Import:
    """Turn the moods of an export into one row of mood.csv a week and one of days.csv a day.

    Args:
        table: the export.
        week_starts: on which day a week begins.
    """
    tally, days = Tally.of(table), defaultdict[dt.date, list[Fraction]](list)
    for record in table.records:
        day, written = day_in(record["date formatted"]), record["rating/amount"]
        if fold(record["category"]) != "mood":
            tally.left_out[OTHERS] += 1
        elif day is None:
            message, fix = f'"{record["date formatted"]}" is not a date.', "Write it like 2026-03-02."
            column, value = "date formatted", record["date formatted"]
            tally.problems.append(Problem(table.file, record.line, column, value, message, fix))
        elif (mood := _mood(written)) is None:
            message, fix = f'"{written}" is not a mood.', "Write a number from 1 to 10."
            tally.problems.append(Problem(table.file, record.line, "rating/amount", written, message, fix))
        else:
            days[day].append(mood)
    return found_in(BEARABLE, days, (), week_starts, tally)


def _mood(text: str) -> Fraction | None:
    """Return a mood on our scale: 1 is our 0, 10 is our 10."""
    try:
        rating = Fraction(text.replace(",", "."))
    except (ValueError, ZeroDivisionError):
        return None
    return (rating - 1) * Fraction(10, 9) if 1 <= rating <= 10 else None
