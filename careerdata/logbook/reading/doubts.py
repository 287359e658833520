"""What is read as it stands, and may be a slip all the same: told, and kept.

The short way asks the same questions of a long file, and leaves it to the careful reader where there is an answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd

from careerdata.logbook.reading.columns import Column, Layout
from careerdata.logbook.reading.csv_scanner import Record
from careerdata.logbook.reading.encoding import Remark, quoted
from careerdata.logbook.reading.table import Table

_FAR = np.timedelta64(20 * 365, "D")
"""A day that lies further than this from the next one of its log is looked at twice: 1926, 2062 and 2206 for 2026."""
_FEW = 3
"""Days are far from the others only where there are so many times as many others."""
_FIRST_DAY = pd.Timestamp(1900, 1, 1)
"""Nobody logged before: such a day is set aside, except in a log longer than any person's, which a program made."""
_MANY = 10_000
_ONE_OF_TWO = "If it was meant once, take one of the two out."
_NUMBER, _PART = re.compile(r"[0-9]+"), re.compile(r"[0-9]{1,3}")
"""What stands before a decimal comma, and behind it."""


def far_days(days: pd.Series[Any]) -> pd.Series[Any]:
    """Return the days of a column (by line) before 1900, and the few decades away from all others; empty when none are."""
    known = days.dropna()
    values = known.to_numpy(dtype="datetime64[us]")
    if not len(values) or (values.max() - values.min() <= _FAR and values.min() >= _FIRST_DAY):
        return known.iloc[:0]
    values = values if known.is_monotonic_increasing else np.sort(values)
    gaps = np.flatnonzero(np.diff(values) > _FAR)
    early = len(known) <= _MANY and values[0] < _FIRST_DAY
    if not len(gaps) and not early:
        return known.iloc[:0]
    far = (known < _FIRST_DAY).to_numpy(copy=True) if early else np.zeros(len(known), dtype=bool)
    for gap in gaps:
        before, after = gap + 1, len(values) - gap - 1
        if before * _FEW <= after:
            far |= (known <= values[gap]).to_numpy()
        elif after * _FEW <= before:
            far |= (known >= values[gap + 1]).to_numpy()
    return known[far]


def impossible(day: pd.Timestamp) -> bool:
    """Return whether a day that is far from the others cannot be meant."""
    return bool(day < _FIRST_DAY)


def about_far_day(text: str, day: pd.Timestamp, others: int) -> tuple[str, str]:
    """Return what is said about a day far from the others, and what to do."""
    more = f", and {others} more like it" if others else ""
    if impossible(day):
        return f"{quoted(text)} is a day before 1900.", "Write the day it was."
    return (
        f"{quoted(text)} is decades away from the other days of this log{more}.",
        "If the year is a slip, write the day it was.",
    )


def split_numbers(table: Table, columns: Mapping[str, Column], records: list[Record]) -> Iterator[Remark]:
    """Say where a decimal comma may have made two cells of one number: ``7,5`` as 7 hours and the note "5"."""
    if table.delimiter != ",":
        return
    for name, place in split_places(table.places, columns):
        found = [record for record in records if _split(record.cells[place], record.cells[place + 1])]
        if not found:
            continue
        number, part = found[0].cells[place : place + 2]
        others = "" if len(found) == 1 else f", and so on in {len(found) - 1} more"
        what = f'"{number},{part}" was read as {number}, with {quoted(part)} in the next column{others}.'
        yield Remark(what, f"If it is one number, write {number}.{part}.", found[0].line, name, number)


def split_places(places: Mapping[str, int], columns: Mapping[str, Column]) -> list[tuple[str, int]]:
    """Return the columns of numbers, and where they stand, that a column of any text stands right behind."""
    by_place = {place: columns[name] for name, place in places.items()}
    return [
        (name, place)
        for name, place in places.items()
        if columns[name].kind == "decimal"
        and (after := by_place.get(place + 1)) is not None
        and after.kind == "text"
        and not after.choices
    ]


def _split(number: str, part: str) -> bool:
    return _NUMBER.fullmatch(number) is not None and _PART.fullmatch(part) is not None


def repeats(frame: pd.DataFrame, layout: Layout) -> pd.Series[Any]:
    """Return which rows stand on the day of an earlier one, as truth values by line, where a row may be such a slip.

    That is where no text is needed to tell rows apart, and the log's model says nothing of it: of learning, or of people,
    a day has as many rows as there were. Of a log longer than any person's, nothing is said.
    """
    days = _days_alone(layout)
    if not days or len(frame) > _MANY:
        return pd.Series(data=False, index=frame.index)
    return frame.duplicated(subset=days) & frame[days].notna().all(axis=1)


def _days_alone(layout: Layout) -> list[str]:
    texts = (column for column in layout.columns.values() if column.kind == "text")
    return [] if layout.keys or not all(column.empty for column in texts) else required_days(layout)


def required_days(layout: Layout) -> list[str]:
    """Return the columns that say which day a row is about."""
    return [column.name for column in layout.columns.values() if column.kind == "date" and column.required]


def about_repeats(frame: pd.DataFrame, layout: Layout) -> Iterator[Remark]:
    """Say that a row stands on the day of an earlier one, once for all."""
    again = repeats(frame, layout)
    if not again.any():
        return
    line = frame.index[again][0]
    days = frame[_days_alone(layout)]
    earlier = days.index[(days == days.loc[line]).all(axis=1)][0]
    more = int(again.sum()) - 1
    what = f"this row has the same day as line {earlier}; both were counted"
    yield Remark(f"{what}, and {more} more like it." if more else f"{what}.", _ONE_OF_TWO, int(line))
