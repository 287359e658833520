"""The moods of a diary, whichever program keeps it: rows of mood.csv, one a week, and of days.csv, one a day."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from careerdata.dates import WeekStart, week_of
from careerdata.importers.import_result import Import, Row, Tally
from careerdata.logbook.known_ids import id_of
from careerdata.problems import CareerdataError

HOW = (
    " Only the column mood is filled: in days.csv with the average of the day's entries on the scale from 0 to 10, in mood.csv "
    "with the average of the week's days. A week that was not over yet is a change in the next export."
)
"""How moods become rows, for the end of what a program says of itself."""


class Diary(NamedTuple):
    """A program that keeps moods.

    Attributes:
        source: its name.
        id_kind: the word before the ids of its days.
        about: how its rows are to be understood.
    """

    source: str
    id_kind: str
    about: str


def checked(moods: Mapping[str, float]) -> Mapping[str, float]:
    """Return what the person's own moods mean.

    Raises:
        CareerdataError: if a number is not between 0 and 10.
    """
    for name, number in moods.items():
        if not 0 <= number <= 10:
            raise CareerdataError(f'The mood "{name}" needs a number from 0 (dreadful) to 10 (great), not {number}.')
    return moods


def found_in(
    diary: Diary,
    days: Mapping[dt.date, list[Fraction]],
    waiting: Collection[dt.date],
    starts: WeekStart,
    tally: Tally,
) -> Import:
    """Return the rows that the moods of some days make.

    Args:
        diary: the program.
        days: the moods of the entries of each day, on our scale.
        waiting: days with an entry whose mood is not known; they make no row, and neither do their weeks.
        starts: on which day a week begins.
        tally: what was found wrong and left out.
    """
    weeks = {week_of(day, starts) for day in waiting}
    rows = {
        "mood": tuple(row for row in _weeks(days, starts) if row["week"] not in weeks),
        "days": tuple(row for row in _days(days) if row["date"] not in waiting),
    }
    ids = {
        "mood": tuple(id_of(diary.id_kind, f"the week of {row['week']}") for row in rows["mood"]),
        "days": tuple(id_of(diary.id_kind, f"{row['date']}") for row in rows["days"]),
    }
    found = tally.result(diary.source, rows, diary.about)
    return replace(found, ids=ids, waiting={"mood": frozenset(weeks), "days": frozenset(waiting)})


def _weeks(days: Mapping[dt.date, list[Fraction]], starts: WeekStart) -> tuple[Row, ...]:
    weeks: dict[dt.date, list[Fraction]] = defaultdict(list)
    for day, moods in days.items():
        weeks[week_of(day, starts)].append(_mean(moods))
    return tuple({"week": week, "mood": _nearest_half(_mean(weeks[week]))} for week in sorted(weeks))


def _days(days: Mapping[dt.date, list[Fraction]]) -> tuple[Row, ...]:
    return tuple({"date": day, "mood": round(float(_mean(days[day])), 2)} for day in sorted(days))


def _mean(numbers: Iterable[Fraction]) -> Fraction:
    """Return the exact average, so that the order of the entries cannot change a rounding."""
    items = list(numbers)
    return sum(items, Fraction(0)) / len(items)


def _nearest_half(number: Fraction) -> float:
    return math.floor(number * 2 + Fraction(1, 2)) / 2
