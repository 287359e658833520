"""Hours that a time tracker counted: the detailed report as CSV becomes rows of skills.csv, whichever tracker it was."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from careerdata.importers.date_order import how_settled, which_comes_first
from careerdata.importers.dates import day_by_numbers, day_in, unclear_dates
from careerdata.importers.import_result import Import, Row, Tally
from careerdata.importers.tables import Record, Shape, Table, fold
from careerdata.logbook.known_ids import id_of
from careerdata.logbook.reading.date_parser import day_or_month_first
from careerdata.problems import Problem
from careerdata.text import join_words

_DURATIONS = (
    re.compile(r"(?P<h>\d+):(?P<m>[0-5]\d):(?P<s>[0-5]\d)(?: h)?"),
    re.compile(r"(?P<m>\d+):(?P<s>[0-5]\d) min"),
    re.compile(r"(?P<s>\d+) s"),
    re.compile(r"(?P<h>\d+(?:[.,]\d+)?) h"),
)
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?(?: ?([AaPp])\.?[Mm]\.?)?")
_DAY = 24 * 3600
TOTALS = "rows of totals"


@dataclass(frozen=True)
class Tracker:
    """A time tracker, and what it calls the columns of its report.

    Attributes:
        source: its name.
        shape: what its report is recognised by, and which columns are read.
        id_kind: the word before the ids of its entries.
        about: how its rows are to be understood.
        date: the column of the day an entry began; `time` of the moment, `duration` of how long it was.
        ends: the columns of the day and the moment it ended, each by any of its names.
    """

    source: str
    shape: Shape
    id_kind: str
    about: str
    date: str
    time: str
    duration: str
    ends: tuple[tuple[str, ...], tuple[str, ...]]

    def id(self, begun: dt.datetime | None, row: Row) -> str:
        """Return what an entry is known by next time: when it began, or where that is not told, its day and words."""
        return id_of(self.id_kind, f"{begun or (row['date'], fold(row['skill']), fold(row.get('note', '')))}")


def read_entries(tracker: Tracker, table: Table, me: str | None, dates: str = "") -> Import:
    """Turn the entries of a report into rows of skills.csv.

    Args:
        tracker: whose report it is.
        table: the report.
        me: the person's name, needed only when the report holds the entries of several people.
        dates: "day" or "month", whichever comes first in its dates; needed only where no date of the report shows it.
    """
    tally, rows = Tally.of(table), []
    own = _own(table, me, tally)
    order = dates or day_or_month_first(record[tracker.date] for record in own)
    unclear = [record for record in own if not order and unclear_dates(record[tracker.date])]
    lines = {record.line for record in unclear}
    for record in own:
        if _is_total(tracker, record):
            tally.left_out[TOTALS] += 1
        elif record.line not in lines:
            entry = _Entry(tracker, record, order)
            row = entry.row(table.file, tally)
            if row is not None:
                known_by = tracker.id(entry.begun, row)
                rows.append((row["date"], record[tracker.time], row["skill"], row["hours"], str(row), known_by, row))
    if unclear:
        first, many = unclear[0], len(unclear)
        tally.problems.append(which_comes_first(table.file, tracker.date, first.line, first[tracker.date], many))
    rows.sort(key=lambda item: item[:-1])
    found = tally.result(tracker.source, {"skills": tuple(row for *_, row in rows)}, tracker.about)
    maybe = {day_by_numbers(record[tracker.date], order) for record in unclear for order in ("day", "month")}
    return replace(
        found,
        ids={"skills": tuple(one for *_, one, _ in rows)},
        waiting={"skills": frozenset(day for day in maybe if day is not None)},
        unclear_date=unclear[0][tracker.date] if unclear else "",
        dates=how_settled([(record.line, record[tracker.date]) for record in own], dates, order, bool(unclear)),
    )


def seconds_in(duration: str) -> float | None:
    """Return the seconds in a duration as a tracker writes it, or None.

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


def _is_total(tracker: Tracker, record: Record) -> bool:
    return fold(record["Project"]) == "total" and not record[tracker.date] and not record["User"]


class _Entry:
    """One entry of a report."""

    def __init__(self, tracker: Tracker, record: Record, order: str) -> None:
        self._tracker, self._record, self._order = tracker, record, order
        self.begun = self._moment(record[tracker.date], record[tracker.time])

    def row(self, file: str, tally: Tally) -> Row | None:
        """Return its row of skills.csv; None where something is wrong, which goes to the tally."""
        tracker, record = self._tracker, self._record
        day, written = self._day(record[tracker.date]), record[tracker.duration]
        seconds = seconds_in(written)
        if day is None:
            wrong = (tracker.date, f'"{record[tracker.date]}" is not a date.', "Write it like 2026-03-04.")
        elif seconds is None:
            wrong = (tracker.duration, f'"{written}" is not a duration.', "Write it like 1:30:00.")
        elif seconds > _DAY:
            wrong = (tracker.duration, f'"{written}" is longer than a day.', "Split the entry, or correct it.")
        elif not (record["Project"] or record["Description"]):
            wrong = ("Project", "the entry names neither a project nor a description.", "Give it a project.")
        else:
            self._compare_with_clock(file, seconds, tally)
            return self._filled(day, seconds / 3600)
        column, message, fix = wrong
        tally.problems.append(Problem(file, record.line, column, record[column], message, fix))
        return None

    def _filled(self, day: dt.date, hours: float) -> Row:
        record = self._record
        row: Row = {"date": day, "skill": record["Project"] or record["Description"], "hours": round(hours, 4)}
        if record["Billable"] == "Yes":
            row["kind"] = "freelance"
        if record["Project"] and record["Description"] and fold(record["Project"]) != fold(record["Description"]):
            row["note"] = record["Description"]
        return row

    def _compare_with_clock(self, file: str, seconds: float, tally: Tally) -> None:
        """Say so when start and end are more than a minute away from the duration; the duration counts."""
        record, duration = self._record, self._record[self._tracker.duration]
        day, time = (next(filter(None, (record[name] for name in names)), "") for names in self._tracker.ends)
        end = self._moment(day, time)
        if self.begun is None or end is None or abs((end - self.begun).total_seconds() - seconds) <= 60:
            return
        message = f'the entry runs from {self.begun} to {end}, which is not "{duration}".'
        column = self._tracker.duration
        tally.problems.append(
            Problem(file, record.line, column, duration, message, "The duration was taken.", "notice")
        )

    def _day(self, text: str) -> dt.date | None:
        return day_in(text) or day_by_numbers(text, self._order)

    def _moment(self, day: str, time: str) -> dt.datetime | None:
        date, clock = self._day(day), _CLOCK.fullmatch(time)
        if date is None or clock is None:
            return None
        hour, minute, second = (int(part or 0) for part in clock.groups()[:3])
        if half := (clock[4] or "").casefold():
            if not 1 <= hour <= 12:
                return None
            hour = hour % 12 + (12 if half == "p" else 0)
        return dt.datetime.combine(date, dt.time(hour, minute, second))
