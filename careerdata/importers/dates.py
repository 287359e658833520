"""The days that exports write, read without guessing: a text that could be two days is no day."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from careerdata.logbook.reading.date_parser import read_date
from careerdata.text import in_words

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
"""English on every machine, which `strptime` is not."""
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:[ T]\d\d:\d\d(?::\d\d)?(?: UTC|Z)?)?")
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[ -](?P<month>[A-Za-z]{3,9})[ -](?P<year>\d{4}|\d\d)")
_MONTH_FIRST = re.compile(r"(?P<month>[A-Za-z]{3,9}) (?P<day>\d{1,2}),? (?P<year>\d{4})")

_NUMBERS = re.compile(r"\d{1,2}([./-])\d{1,2}\1\d{4}")


def day_in(text: str) -> dt.date | None:
    """Return the day that `text` names beyond doubt, or None.

    Understood are ``2026-02-08`` (also with a time behind it, which is ignored), ``08 Feb 2026``, ``8-Feb-26`` (this
    century) and ``February 8 2026``, with English month names in full or cut to three letters and more.
    """
    return _day_in(text[:10] if _ISO.fullmatch(text) else text)


@lru_cache(maxsize=100_000)
def _day_in(text: str) -> dt.date | None:
    found = _ISO.fullmatch(text) or _DAY_FIRST.fullmatch(text) or _MONTH_FIRST.fullmatch(text)
    month = _month(found["month"]) if found else None
    if found is None or month is None:
        return None
    year = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0)
    try:
        return dt.date(year, month, int(found["day"]))
    except ValueError:
        return None


def day_by_numbers(text: str, order: str) -> dt.date | None:
    """Return the day of a text such as ``3/4/2026``, or None.

    Args:
        text: the date.
        order: "day" or "month", whichever comes first in this file; "" where that is not known.
    """
    return read_date(text, order).value if _NUMBERS.fullmatch(text) else None


def unclear_dates(text: str) -> tuple[str, ...]:
    """Return in words both days that a text such as ``3/4/2026`` could be; nothing where it is one day, or none."""
    if not (_NUMBERS.fullmatch(text) and read_date(text, "").unclear):
        return ()
    return tuple(in_words(read_date(text, order).value) for order in ("day", "month"))


def _month(text: str) -> int | None:
    if text.isdecimal():
        return int(text)
    return next((number for number, name in enumerate(MONTHS, 1) if name.startswith(text.casefold())), None)
