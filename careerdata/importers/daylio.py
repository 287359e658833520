"""Daylio: the entries as CSV become rows of mood.csv, one a week, and of days.csv, one a day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from careerdata.dates import WeekStart
from careerdata.importers.dates import day_in
from careerdata.importers.diary import HOW, Diary, checked, found_in
from careerdata.importers.import_result import Import, Label, Tally
from careerdata.importers.tables import Record, Shape, Table, fold
from careerdata.problems import Problem
from careerdata.text import counted, plural

SOURCE = "Daylio"
SHAPE = Shape(
    SOURCE,
    needed=frozenset({"date", "weekday", "time", "mood", "activities"}),
    used=frozenset({"full_date", "year", "date", "mood"}),
)
DAYLIO = Diary(
    SOURCE,
    "daylio",
    "Daylio asks how your whole day was, not only your work: read these weeks with that in mind."
    f"{HOW} Your notes, activities and titles stay in the export; they are never stored.",
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
    known = {fold(name): Fraction(str(number)) for name, number in {**MOODS, **checked(moods or {})}.items()}
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
    labels = [(records[0]["mood"], len(records)) for records in unknown.values() if records[0]["mood"]]
    said = tuple(Label(name, "mood", counted(many, "entry", "entries")) for name, many in labels)
    return replace(found_in(DAYLIO, days, waiting, week_starts, tally), labels=said)


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
