"""Weeks in which the plan is worked on, behind today and ahead of it: all but those that are mostly a break."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas.api.typing import NaTType

from careerdata.dates import WeekStart, week_of, weeks_between
from careerdata.plan import Break, Plan

HORIZON_WEEKS = 261
"""How far a forecast looks: five years. A date beyond it is treated as if it were that far away."""
BREAK_DAYS = 4
"""A week is a break when this many of its days are."""
WEEK = dt.timedelta(days=7)
DAYS = np.dtype("datetime64[us]")
"""The type of a column of days; by its name pandas looks for it in a quarter of a millisecond each time."""


def table_of(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], days: Sequence[str] = ()) -> pd.DataFrame:
    """Return rows as a frame of these columns, those in `days` as days (`DAYS`).

    Column by column: a frame that is asked to turn its texts and dates into days afterwards takes four times as long, and
    a slider is dragged here.
    """
    cells = {name: [row[name] for row in rows] for name in columns}
    return pd.DataFrame(
        cells | {name: np.array([pd.Timestamp(day).to_datetime64() for day in cells[name]], DAYS) for name in days}
    )


def in_break(weeks: pd.DatetimeIndex, breaks: Sequence[Break]) -> NDArray[np.bool_]:
    """Return for each week whether it is mostly a break: 4 of its days or more; overlapping breaks count once."""
    days = weeks.to_numpy(dtype="datetime64[D]")[:, None] + np.arange(7)
    off = np.zeros(days.shape, dtype=bool)
    for item in breaks:
        off |= (days >= np.datetime64(item.first)) & (days <= np.datetime64(item.last))
    mostly: NDArray[np.bool_] = off.sum(axis=1) >= BREAK_DAYS
    return mostly


def finished(plan: Plan, today: dt.date) -> pd.DatetimeIndex:
    """Return the first days of the whole weeks from the plan's start that are over by `today`, without its breaks."""
    weeks = weeks_between(
        first_whole_week(plan.start, plan.week_starts), week_of(today, plan.week_starts) - WEEK, plan.week_starts
    )
    return weeks[~in_break(weeks, plan.breaks)]


@lru_cache(maxsize=64)
def _worked(first: dt.date, breaks: tuple[Break, ...], starts: WeekStart) -> NDArray[np.int_]:
    """Return for each week ahead from `first` how many were worked on by its end; kept, because a slider is dragged here."""
    worked: NDArray[np.int_] = np.cumsum(
        ~in_break(weeks_between(first, first + (HORIZON_WEEKS - 1) * WEEK, starts), breaks)
    )
    worked.flags.writeable = False
    return worked


def first_whole_week(day: dt.date, starts: WeekStart) -> dt.date:
    """Return the first day of the first week that starts on `day` or later."""
    return week_of(day + dt.timedelta(days=6), starts)


@dataclass(frozen=True)
class Ahead:
    """The whole calendar weeks ahead.

    Attributes:
        first: the first day of the first one: today's where it begins today, else the next; not before the plan starts.
        worked: for each, how many weeks were worked on by its end: a week in a break adds none.
    """

    first: dt.date
    worked: NDArray[np.int_]

    @classmethod
    def of(cls, plan: Plan, today: dt.date) -> Ahead:
        """Return the weeks ahead of `today`, up to the horizon."""
        first = first_whole_week(max(today, plan.start), plan.week_starts)
        return cls(first, _worked(first, plan.breaks, plan.week_starts))

    def calendar_weeks(self, day: dt.date) -> int:
        """Return how many of the weeks end by `day`: 0 when it is too near or past, at most the horizon."""
        return min(max(((day - self.first).days + 1) // 7, 0), HORIZON_WEEKS)

    def working_weeks(self, day: dt.date) -> int:
        """Return how many of the weeks that end by `day` are worked on."""
        weeks = self.calendar_weeks(day)
        return int(self.worked[weeks - 1]) if weeks else 0

    def last_day(self, calendar_week: int) -> dt.date:
        """Return the last day of the `calendar_week`-th week ahead, counted from 1."""
        return self.first + calendar_week * WEEK - dt.timedelta(days=1)

    def done_on(self, working_week: int, today: dt.date) -> pd.Timestamp | NaTType:
        """Return the last day of the `working_week`-th week worked on: `today` for 0, NaT beyond the horizon."""
        place = int(np.searchsorted(self.worked, working_week))
        if working_week == 0:
            return pd.Timestamp(today)
        return pd.Timestamp(self.last_day(place + 1)) if place < HORIZON_WEEKS else pd.NaT

    def idle_weeks(self, day: dt.date, needed: int) -> int:
        """Return how many weeks from now can pass idle while `needed` worked ones still end by `day`."""
        weeks = self.calendar_weeks(day)
        spare = self.working_weeks(day) - needed
        return int(np.searchsorted(self.worked[:weeks], spare, side="right")) if spare >= 0 else 0
