"""Weeks, months and deadlines as the logs use them. Nothing here reads the clock."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable

import pandas as pd

DEADLINES_IN_MONTHS = (12, 18, 24)
"""The three deadlines the method offers."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""In English whatever the machine's language is, as all our words are."""


def week_of(day: dt.date) -> dt.date:
    """Return the Monday of the ISO week that `day` lies in."""
    day = plain_date(day)
    return day - dt.timedelta(days=day.weekday())


def plain_date(day: dt.date) -> dt.date:
    """Return `day` without a time: a `datetime` or `pandas.Timestamp` becomes its calendar date."""
    return day.date() if isinstance(day, dt.datetime) else day


def week_starts(days: pd.Series[pd.Timestamp]) -> pd.Series[pd.Timestamp]:
    """Return, for a datetime Series, the Monday of each row's week at midnight (same index, missing stays missing)."""
    days = pd.to_datetime(days).dt.normalize()
    return days - pd.to_timedelta(days.dt.day_of_week, unit="D")


def weeks_between(first: dt.date, last: dt.date) -> pd.DatetimeIndex:
    """Return every Monday from the week of `first` to the week of `last`, both included; empty if `last` is earlier."""
    return pd.date_range(week_of(first), week_of(last), freq="7D", unit="us")


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the same day `months` later (earlier if negative); a day that month lacks becomes its last day."""
    return (pd.Timestamp(plain_date(day)) + pd.DateOffset(months=months)).date()


def deadline(start: dt.date, months: int) -> dt.date:
    """Return the date `months` after `start`.

    Raises:
        ValueError: if `months` is not 12, 18 or 24.
    """
    if months not in DEADLINES_IN_MONTHS:
        raise ValueError(f"A deadline is 12, 18 or 24 months away, not {months}.")
    return add_months(start, months)


def in_words(day: dt.date) -> str:
    """Return a date as a person says it: ``"2 March 2026"``."""
    return f"{day.day} {day:%B %Y}"


_RIGHT_TO_LEFT = {"R", "AL", "RLE", "RLO", "RLI"}
_ISOLATE, _END = "\u2068", "\u2069"


def join_words(words: Iterable[str], *, isolated: bool = True) -> str:
    """Return a list as a sentence has it: ``"a"``, ``"a and b"``, ``"a, b and c"``.

    Args:
        words: the list.
        isolated: whether items with letters written from right to left get Unicode's invisible isolates around them
            (U+2068, U+2069; Unicode Standard Annex 9), without which two such names with a comma or a number between
            them are shown in the wrong order. False for text that goes into a file.
    """
    items = [_isolate(word) for word in words] if isolated else list(words)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def _isolate(word: str) -> str:
    # What was joined before has its isolates already.
    if word.isascii() or _ISOLATE in word or _RIGHT_TO_LEFT.isdisjoint(map(unicodedata.bidirectional, word)):
        return word
    return f"{_ISOLATE}{word}{_END}"
