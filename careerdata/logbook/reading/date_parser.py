"""The text of a cell to a day: ISO first; day or month first only when the file itself settles which."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from careerdata.dates import WeekStart, week_of
from careerdata.logbook.reading.encoding import quoted
from careerdata.logbook.reading.parsed_cell import Value
from careerdata.text import in_words

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.]?)([0-9]{1,2})\2([0-9]{1,2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}([-/. ])[0-9]{1,2}\1[0-9]{2}")
_TIME = re.compile(
    r"(?:[T ]|, )\s*[0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?\s*([ap]\.?m\.?)?\s*(Z|UTC|[+-][0-9]{2}:?[0-9]{2})?$",
    re.IGNORECASE,
)
_SERIAL = re.compile(r"[0-9]{5}([.,][0-9]+)?")
_EXCEL_BEGINS = dt.date(1899, 12, 30)
_EXCEL_FROM, _EXCEL_TO = 20_000, 80_000
_WRITE = "Write the date as year-month-day, such as 2026-03-02."


def day_or_month_first(texts: Iterable[str]) -> str:
    """Return "day" or "month" when the dates of a file show which comes first; "" when none does, or both do."""
    orders = set()
    for text in texts:
        found = _YEAR_LAST.fullmatch(_TIME.sub("", text.strip()))
        if found:
            first, second = int(found[1]), int(found[3])
            if (first > 12) != (second > 12):
                orders.add("day" if first > 12 else "month")
    return orders.pop() if len(orders) == 1 else ""


def order_by_weekday(texts: Iterable[str], week_starts: WeekStart) -> str:
    """Return "day" or "month" when only that order makes each of these days the first one of a week; "" otherwise."""
    days = [text for text in texts if _YEAR_LAST.fullmatch(_TIME.sub("", text.strip()))]
    fitting = [order for order in ("day", "month") if days and _all_begin_weeks(days, order, week_starts)]
    return fitting[0] if len(fitting) == 1 else ""


def _all_begin_weeks(days: Iterable[str], order: str, week_starts: WeekStart) -> bool:
    read = (read_date(text, order).value for text in days)
    return all(day is not None and day == week_of(day, week_starts) for day in read)


def read_date(text: str, order: str) -> Value:
    """Return the day that a text says, as a `datetime.date`.

    Args:
        text: the cell, without blanks around it.
        order: "day" or "month", whichever comes first in this file where the year stands last; "" if that is not known.
    """
    day = _TIME.sub("", text).strip()
    how = "has a time of day, which was left out," if day != text else ""
    if (found := _YEAR_FIRST.fullmatch(day)) and (found[2] or len(day) == 8):
        how = how or ("" if _ISO.fullmatch(day) else "is not written with dashes")
        return _day(text, int(found[1]), int(found[3]), int(found[4]), how)
    if found := _YEAR_LAST.fullmatch(day):
        # Nobody writes the month first with points between, so these are not asked about.
        order = order or ("day" if found[2] == "." else "")
        return _year_last(text, (int(found[1]), int(found[3]), int(found[4])), order)
    if _SERIAL.fullmatch(day) and _EXCEL_FROM <= int(day[:5]) <= _EXCEL_TO:
        return Value(_EXCEL_BEGINS + dt.timedelta(days=int(day[:5])), how="is a day number of a spreadsheet")
    return _no_date(text)


def _no_date(text: str) -> Value:
    if _SHORT_YEAR.fullmatch(text):
        return Value(fault=f"{quoted(text)} has a year of two digits.", fix=_WRITE)
    if set(text) == {"#"}:
        fix = "Widen the column there and save the file again, or type the date."
        return Value(fault=f"{quoted(text)} is what a spreadsheet shows when a column is too narrow.", fix=fix)
    return Value(fault=f"{quoted(text)} is not a full date.", fix=_WRITE)


def _day(text: str, year: int, month: int, day: int, how: str = "") -> Value:
    try:
        return Value(dt.date(year, month, day), how=how)
    except ValueError:
        return Value(fault=f"{quoted(text)} is a day that does not exist.", fix=_WRITE)


def _year_last(text: str, numbers: tuple[int, int, int], order: str) -> Value:
    first, second, year = numbers
    if first > 12 or first == second:
        order = "day"
    elif second > 12:
        order = "month"
    if order == "day":
        return _day(text, year, second, first, "is written day first")
    if order == "month":
        return _day(text, year, first, second, "is written month first")
    by_day, by_month = _day(text, year, second, first), _day(text, year, first, second)
    if by_day.fault or by_month.fault:
        return by_day
    fault = f"{quoted(text)} could be {in_words(by_day.value)} or {in_words(by_month.value)}."
    return Value(fault=fault, fix=f"Write {by_day.value} or {by_month.value}.", unclear=True)
