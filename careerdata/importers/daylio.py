"""Daylio: the entries as CSV become rows of mood.csv, one a week, and of days.csv, one a day."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from careerdata.dates import WeekStart, week_of
from careerdata.importers.dates import day_in
from careerdata.importers.import_result import Import, Row, Tally
from careerdata.importers.tables import Record, Shape, Table, fold
from careerdata.logbook.known_ids import id_of
from careerdata.problems import CareerdataError, Problem
from careerdata.text import plural

SOURCE = "Daylio"
SHAPE = Shape(
    SOURCE,
    needed=frozenset({"date", "weekday", "time", "mood", "activities"}),
    used=frozenset({"full_date", "year", "date", "mood"}),
)
ABOUT = (
    "Daylio asks how your whole day was, not only your work: read these weeks with that in mind. Only the column mood "
    "is filled: in days.csv with the average of the day's entries on the scale from 0 to 10, in mood.csv with the average "
    "of the week's days. A week that was not over yet is a change in the next export. Your notes, activities and titles stay in the export; they are never stored."
)
MOODS: Mapping[str, float] = {"rad": 10, "good": 7.5, "meh": 5, "bad": 2.5, "awful": 0}
"""Daylio's own five moods, spread evenly over our scale."""


def read(table: Table, moods: Mapping[str, float] | None, week_starts: WeekStart = "monday") -> Import:
    """Turn the entries of a Daylio export into one row of mood.csv a week and one of days.csv a day.

    A day is the average of its entries (to two decimals), a week the average of its days, rounded to the nearest half
    (ties upward). A day with a mood that is not known waits as a whole, and so does its week.

    Args:
        table: the export.
        moods: the person's own mood names, each with its place on the scale from 0 to 10.
        week_starts: on which day a week begins.

    Raises:
        CareerdataError: if a number in `moods` is not between 0 and 10.
    """
    known = {fold(name): Fraction(str(number)) for name, number in {**MOODS, **_checked(moods or {})}.items()}
    tally = Tally.of(table)
    days: dict[dt.date, list[Fraction]] = defaultdict(list)
    unknown: dict[str, list[Record]] = defaultdict(list)
    waiting: set[dt.date] = set()
    for record in table.records:
        day = _day(table.file, record, tally)
        if day is None:
            continue
        if fold(record["mood"]) in known:
            days[day].append(known[fold(record["mood"])])
        else:
            unknown[fold(record["mood"])].append(record)
            if record["mood"]:
                waiting.add(day)
    tally.problems += [_unknown_mood(table.file, records) for records in unknown.values()]
    return found_in(days, waiting, week_starts, tally)


def found_in(
    days: Mapping[dt.date, list[Fraction]], waiting: Collection[dt.date], starts: WeekStart, tally: Tally
) -> Import:
    """Return the rows that the moods of some days make.

    Args:
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
        "mood": tuple(id_of("daylio", f"the week of {row['week']}") for row in rows["mood"]),
        "days": tuple(id_of("daylio", f"{row['date']}") for row in rows["days"]),
    }
    found = tally.result(SOURCE, rows, ABOUT)
    return replace(found, ids=ids, waiting={"mood": frozenset(weeks), "days": frozenset(waiting)})


def _checked(moods: Mapping[str, float]) -> Mapping[str, float]:
    for name, number in moods.items():
        if not 0 <= number <= 10:
            raise CareerdataError(f'The mood "{name}" needs a number from 0 (dreadful) to 10 (great), not {number}.')
    return moods


def _day(file: str, record: Record, tally: Tally) -> dt.date | None:
    """Return the day of an entry: `full_date`, or in older exports `date` ("18 May") of `year`."""
    column = "full_date" if "full_date" in record.cells else "date"
    text = record["full_date"] if column == "full_date" else f"{record['date']} {record['year']}"
    day = day_in(text)
    if day is None:
        message, fix = f'"{text}" is not a date.', "Write it like 2026-03-02 or 2 March."
        tally.problems.append(Problem(file, record.line, column, record[column], message, fix))
    return day


def _unknown_mood(file: str, records: list[Record]) -> Problem:
    """Return one problem for all entries with the same mood, standing at the first of them."""
    first = min(records, key=lambda record: record.line)
    name = first["mood"]
    count = f"{len(records)} {plural(len(records), 'entry has', 'entries have')}"
    if not name:
        return Problem(file, first.line, "mood", name, f"{count} no mood.", "Choose one in Daylio and export again.")
    message = f'{count} the mood "{name}", which is one of your own. Their days wait.'
    fix = f'Say where it stands between 0 (dreadful) and 10 (great) before you import: --mood "{name}=5".'
    return Problem(file, first.line, "mood", name, message, fix)


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
