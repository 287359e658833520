"""Toggl Track: the detailed report as CSV becomes rows of skills.csv."""

from __future__ import annotations

import datetime as dt
import re

from careerdata.importers.dates import day_in
from careerdata.importers.import_result import Import, Row, Tally
from careerdata.importers.tables import Record, Shape, Table, fold
from careerdata.problems import Problem
from careerdata.text import join_words

SOURCE = "Toggl Track"
SHAPE = Shape(
    SOURCE,
    needed=frozenset({"Start date", "Duration"}),
    used=frozenset(
        {"User", "Project", "Description", "Billable", "Duration", "Start date", "Start time"}
        | {"End date", "End time", "Stop date", "Stop time"}
    ),
)
ABOUT = (
    "The project is the skill; an entry without a project goes by its description. An entry past midnight counts on "
    "the day it began. User names, e-mail addresses, clients, tags and amounts are never stored."
)
_DURATIONS = (
    re.compile(r"(?P<h>\d+):(?P<m>[0-5]\d):(?P<s>[0-5]\d)(?: h)?"),
    re.compile(r"(?P<m>\d+):(?P<s>[0-5]\d) min"),
    re.compile(r"(?P<s>\d+) s"),
    re.compile(r"(?P<h>\d+(?:[.,]\d+)?) h"),
)
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?")
_DAY = 24 * 3600


def read(table: Table, me: str | None) -> Import:
    """Turn the entries of a Toggl Track export into rows of skills.csv.

    Args:
        table: the export.
        me: the person's name, needed only when the export holds the entries of several people.
    """
    tally = Tally.of(table)
    rows = []
    for record in _own(table, me, tally):
        row = _row(table.file, record, tally)
        if row is not None:
            rows.append((row["date"], record["Start time"], row["skill"], row["hours"], str(row), row))
    return tally.result(SOURCE, {"skills": tuple(item[-1] for item in sorted(rows, key=lambda item: item[:-1]))}, ABOUT)


def seconds_in(duration: str) -> float | None:
    """Return the seconds in a duration as Toggl writes it, or None.

    Understood are ``1:47:06``, ``1:47:06 h``, ``47:06 min``, ``06 s`` and ``0.79 h``.
    """
    for pattern in _DURATIONS:
        if found := pattern.fullmatch(duration):
            parts = found.groupdict()
            units = {"h": 3600, "m": 60, "s": 1}
            return sum(float(text.replace(",", ".")) * units[unit] for unit, text in parts.items())
    return None


def _own(table: Table, me: str | None, tally: Tally) -> list[Record]:
    """Return the entries of the one person whose folder this is; none when that cannot be told."""
    users = sorted({record["User"] for record in table.records} - {""})
    if len(users) < 2:
        return list(table.records)
    mine = [record for record in table.records if fold(record["User"]) == fold(me or "")]
    if mine:
        tally.left_out["entries of other people"] += len(table.records) - len(mine)
        return mine
    message = f"this export holds the entries of {len(users)} people: {join_words(users)}."
    fix = f'Say which of them you are: --me "{users[0]}". Nothing was taken from it.'
    tally.problems.append(Problem(table.file, None, "User", me, message, fix, "refused"))
    return []


def _row(file: str, record: Record, tally: Tally) -> Row | None:
    day, seconds = day_in(record["Start date"]), seconds_in(record["Duration"])
    skill = record["Project"] or record["Description"]
    if day is None:
        wrong = ("Start date", f'"{record["Start date"]}" is not a date.', "Write it like 2026-03-04.")
    elif seconds is None:
        wrong = ("Duration", f'"{record["Duration"]}" is not a duration.', "Write it like 1:30:00.")
    elif seconds > _DAY:
        wrong = ("Duration", f'"{record["Duration"]}" is longer than a day.', "Split the entry, or correct it.")
    elif not skill:
        wrong = ("Project", "the entry names neither a project nor a description.", "Give it a project.")
    else:
        _compare_with_clock(file, record, seconds, tally)
        return _filled(record, day, seconds / 3600)
    column, message, fix = wrong
    tally.problems.append(Problem(file, record.line, column, record[column], message, fix))
    return None


def _filled(record: Record, day: dt.date, hours: float) -> Row:
    row: Row = {"date": day, "skill": record["Project"] or record["Description"], "hours": round(hours, 4)}
    if record["Billable"] == "Yes":
        row["kind"] = "freelance"
    if record["Project"] and record["Description"] and fold(record["Project"]) != fold(record["Description"]):
        row["note"] = record["Description"]
    return row


def _compare_with_clock(file: str, record: Record, seconds: float, tally: Tally) -> None:
    """Say so when start and end are more than a minute away from the duration; the duration counts."""
    start = _moment(record["Start date"], record["Start time"])
    end = _moment(record["End date"] or record["Stop date"], record["End time"] or record["Stop time"])
    if start is None or end is None or abs((end - start).total_seconds() - seconds) <= 60:
        return
    message = f'the entry runs from {start} to {end}, which is not "{record["Duration"]}".'
    fix = "The duration was taken."
    tally.problems.append(Problem(file, record.line, "Duration", record["Duration"], message, fix, "notice"))


def _moment(day: str, time: str) -> dt.datetime | None:
    date, clock = day_in(day), _CLOCK.fullmatch(time)
    if date is None or clock is None:
        return None
    hour, minute, second = (int(part or 0) for part in clock.groups())
    return dt.datetime.combine(date, dt.time(hour, minute, second))
