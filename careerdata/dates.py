"""Weeks, months and deadlines as the logs use them. Nothing here reads the clock."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import pandas as pd

WeekStart = Literal["monday", "sunday"]
"""The first day of a week, as a person counts. In memory every week is known by its Monday."""

DEADLINES_IN_MONTHS = (12, 18, 24)
"""The three deadlines the method offers."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""In English whatever the machine's language is, as all our words are."""


def week_of(day: dt.date, starts: WeekStart = "monday") -> dt.date:
    """Return the Monday by which the week of `day` is known.

    Args:
        day: any day.
        starts: the first day of a week, as the person counts. Of weeks that begin on Sunday a Sunday belongs to the
            Monday after it.
    """
    day = plain_date(day)
    if starts == "sunday" and day.weekday() == 6:
        return day + dt.timedelta(days=1)
    return day - dt.timedelta(days=day.weekday())


def first_day(monday: dt.date, starts: WeekStart) -> dt.date:
    """Return the first day of the week that is known by `monday`: that day, or the Sunday before it."""
    return monday - dt.timedelta(days=1) if starts == "sunday" else monday


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
