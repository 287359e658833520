"""Weeks, months and deadlines as the logs use them. Nothing here reads the clock."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import pandas as pd

WeekStart = Literal["monday", "sunday"]
"""The first day of a week, as a person counts. A logbook knows every week by that day."""

DEADLINES_IN_MONTHS = (12, 18, 24)
"""The three deadlines the method offers."""
_BEFORE_MONDAY: dict[WeekStart, int] = {"monday": 0, "sunday": 1}
"""So many days before a Monday a week begins."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""In English whatever the machine's language is, as all our words are."""


def week_of(day: dt.date, starts: WeekStart = "monday") -> dt.date:
    """Return the first day of the week that `day` lies in, by which the week is known.

    Args:
        day: any day.
        starts: on which day a week begins, as the person counts (`Plan.week_starts`).
    """
    day = plain_date(day)
    return day - dt.timedelta(days=(day.weekday() + _BEFORE_MONDAY[starts]) % 7)


def plain_date(day: dt.date) -> dt.date:
    """Return `day` without a time: a `datetime` or `pandas.Timestamp` becomes its calendar date."""
    return day.date() if isinstance(day, dt.datetime) else day


def week_starts(days: pd.Series[pd.Timestamp], starts: WeekStart = "monday") -> pd.Series[pd.Timestamp]:
    """Return, for a datetime Series, the first day of each row's week at midnight (same index, missing stays missing)."""
    days = pd.to_datetime(days).dt.normalize()
    return days - pd.to_timedelta((days.dt.day_of_week + _BEFORE_MONDAY[starts]) % 7, unit="D")


def begin_weeks(days: pd.Series[pd.Timestamp], starts: WeekStart) -> bool:
    """Return whether every day of a datetime Series without gaps is the first of its week."""
    return bool(((days.dt.day_of_week + _BEFORE_MONDAY[starts]) % 7 == 0).all())


def weeks_between(first: dt.date, last: dt.date, starts: WeekStart = "monday") -> pd.DatetimeIndex:
    """Return the weeks from that of `first` to that of `last`, by their first days; empty if `last` is earlier."""
    return pd.date_range(week_of(first, starts), week_of(last, starts), freq="7D", unit="us")


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
