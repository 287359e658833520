"""The signs week by week, and which weeks do not count."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from careerdata.analysis.rut.detection import SIGNS, STANDING_STILL
from careerdata.analysis.rut.standing_still import weeks_of_waiting
from careerdata.dates import WeekStart, week_of, weeks_between
from careerdata.logbook.logbook import Logbook

WORKING_DAYS = 5
MOST = 3
"""A week with so many working days off says more about the time off than about the work."""


def by_week(book: Logbook) -> pd.DataFrame:
    """Return one row a week from the first logged to the last finished (or logged) one, one column a sign."""
    answers = book.mood.loc[book.mood["week"] <= pd.Timestamp(book.today)].set_index("week")
    checked_in = pd.DatetimeIndex(answers.index)
    starts = book.plan.week_starts
    waits = weeks_of_waiting(checked_in, book)
    logged = answers.index.union(waits.index)
    if logged.empty:
        return pd.DataFrame(columns=list(SIGNS), index=logged, dtype=float)
    last = max(logged.max(), pd.Timestamp(week_of(book.today, starts)) - pd.Timedelta(days=7))
    grid = weeks_between(logged.min(), last, starts)
    return answers.reindex(index=grid, columns=list(SIGNS)).assign(**{STANDING_STILL: waits.reindex(grid)})


def parted(log: pd.DataFrame, since: dt.date | None, starts: WeekStart) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the weeks before the week of `since`, and those from it on."""
    if since is None or log.empty:
        return log[:0], log
    read_from = log.index >= pd.Timestamp(week_of(since, starts))
    return log[~read_from], log[read_from]


def weeks_off(weeks: pd.Index[pd.Timestamp], book: Logbook) -> NDArray[np.bool_]:
    """Return which weeks do not count: three or more of their working days lie in a break of the plan or in spells.csv."""
    first = book.plan.week_starts == "sunday"
    days = pd.DatetimeIndex(weeks).to_numpy(dtype="datetime64[D]")[:, None] + np.arange(WORKING_DAYS) + int(first)
    off = np.zeros(days.shape, dtype=bool)
    spells = zip(book.spells["first"].dt.date, book.spells["last"].dt.date, strict=True)
    for first, last in (*((item.first, item.last) for item in book.plan.breaks), *spells):
        off |= (days >= np.datetime64(first)) & (days <= np.datetime64(last))
    return np.asarray(off.sum(axis=1) >= MOST)


def weeks_ago(log: pd.DataFrame, today: dt.date, starts: WeekStart) -> int:
    """Return how many weeks before that of `today` the latest check-in was; 0 when nothing was logged.

    Other logs go on when the check-ins have stopped: they count only where there never was a check-in.
    """
    answers = log.drop(columns=STANDING_STILL)
    kept = answers if answers.notna().any(axis=None) else log
    logged = kept.index[kept.notna().any(axis=1)]
    return (pd.Timestamp(week_of(today, starts)) - logged.max()).days // 7 if len(logged) else 0
