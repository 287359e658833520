"""Which day of the week is the worst? Days of a diary against the other days of their own week: the Sunday pattern.

A good month lifts all its days, so each day is compared with the mean of the rest of its week only; what is left are the
weekdays. The one that stands out most is then left out of "the rest", so that a low Sunday does not make good days of
the other six, and the others are looked at again. How far chance alone carries any of the seven is found by shuffling
the days within each week (Westfall and Young 1993, Resampling-Based Multiple Testing): moods of any shape are allowed.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from careerdata.analysis.finding import Finding
from careerdata.analysis.stats.normal_scores import Numbers
from careerdata.dates import WEEKDAYS, week_starts
from careerdata.logbook.logbook import Logbook
from careerdata.text import join_words, plural

FEWEST_WEEKS = 8
"""Weeks in which a weekday was written down, below which nothing is said of it."""
FEWEST_OTHERS = 2
"""Other days of the same week that there have to be, for a day to be compared with them."""
WRONGLY = 0.10
"""The chance that in a diary without a pattern any weekday stands out."""
WORTH_SAYING = 0.5
"""Points below which the nearer end of a difference is not put into words."""
MOST_OUT = 4
"""Weekdays that can stand out: so many that the other three can still be compared with each other."""
SHUFFLES = 400
_SEED = 5
_TYPES = {"weeks": "int64", "stands_out": "bool"}


def read(book: Logbook) -> Finding:
    """Compare the weekdays of a diary, as of `book.today`; rows after it are ignored.

    Args:
        book: its days.csv.

    Returns:
        A `Finding` with one row a weekday, Monday first: `weekday`, `weeks` (in which it can be compared), `difference`
        (points of 10 above the mean of the other days of its week, those that stand out more than it left out; negative:
        below), `low` and `high` (its interval, 90 % for all seven together) and `stands_out` (the interval does not hold
        0). Below `FEWEST_WEEKS` weeks there are no numbers.
    """
    known = book.days.loc[book.days["date"] <= pd.Timestamp(book.today), ["date", "mood"]].dropna()
    weeks = known.pivot_table("mood", week_starts(known["date"], book.plan.week_starts), known["date"].dt.day_of_week)
    found = compared(weeks.reindex(columns=range(7)).to_numpy(dtype=float))
    table = pd.DataFrame({"weekday": WEEKDAYS, **found._asdict()}).astype(_TYPES)
    return Finding(table, _sentence(table, len(known)), _caution(table), example=book.example)


class Compared(NamedTuple):
    """The seven weekdays against the rest of their weeks, each of shape (7,): see `read`."""

    weeks: NDArray[np.int64]
    difference: Numbers
    low: Numbers
    high: Numbers
    stands_out: NDArray[np.bool_]


def compared(weeks: Numbers) -> Compared:
    """Compare the weekdays, the one that stands out most first, then the rest without it.

    Args:
        weeks: moods, shape (weeks, 7), NaN for a day that was not written down.
    """
    low, high, middle = np.full((3, 7), np.nan)
    found = Compared(np.zeros(7, np.int64), middle, low, high, np.zeros(7, np.bool_))
    rest = np.ones(7, np.bool_)
    for _ in range(MOST_OUT + 1):
        apart = _apart(np.where(rest, weeks, np.nan))
        count = (~np.isnan(apart)).sum(axis=0)
        enough = count >= FEWEST_WEEKS
        difference, error = _mean_and_error(apart, count)
        reach = np.where(enough, _by_chance(apart, count), np.nan) * error
        found.weeks[rest] = count[rest]
        found.difference[rest] = np.where(enough, difference, np.nan)[rest]
        found.low[rest], found.high[rest] = (difference - reach)[rest], (difference + reach)[rest]
        beyond = np.where(enough & (np.abs(difference) > reach), _ratio(difference, error), -1)
        if beyond.max() < 0 or found.stands_out.sum() == MOST_OUT:
            break
        found.stands_out[beyond.argmax()], rest[beyond.argmax()] = True, False
    return found


def _apart(weeks: Numbers) -> Numbers:
    """Return how far each day lies from the mean of the other days of its week; NaN where they are too few."""
    known = ~np.isnan(weeks)
    others = known.sum(axis=1, keepdims=True) - 1
    mean = (np.nansum(weeks, axis=1, keepdims=True) - weeks) / np.maximum(others, 1)
    # Rounded, so that days that are all alike differ by 0 and not by the last digit of a computer.
    return np.asarray(np.round(np.where(known & (others >= FEWEST_OTHERS), weeks - mean, np.nan), 9))


def _mean_and_error(apart: Numbers, count: NDArray[np.int64]) -> tuple[Numbers, Numbers]:
    """Return the mean over the weeks (the last axis but one) and its standard error, from the spread of all weekdays.

    With a spread of its own, a weekday that by luck had none of a few bad days would look sure of being a good one.
    """
    mean = np.nansum(apart, axis=-2) / np.maximum(count, 1)
    power = np.nansum(apart**2, axis=(-2, -1)) - (count * mean**2).sum(axis=-1)
    freedom = max(int(np.maximum(count - 1, 0).sum()), 1)
    spread = np.sqrt(np.maximum(power, 0) / freedom)
    return mean, spread[..., None] / np.sqrt(np.maximum(count, 1))


def _ratio(difference: Numbers, error: Numbers) -> Numbers:
    """Return the size of a difference in standard errors; one that never varies counts as very large."""
    return np.asarray(np.abs(difference) / np.maximum(error, 1e-9))


def _by_chance(apart: Numbers, count: NDArray[np.int64]) -> float:
    """Return the standard errors that the largest of the weekdays exceeds by chance in `WRONGLY` of all diaries.

    A day's distance from the others depends on the week's sum alone, so the distances are shuffled with their days;
    a day that is missing stays missing.
    """
    if (count < FEWEST_WEEKS).all():
        return np.nan
    missing = np.isnan(apart)
    chance = np.random.default_rng(_SEED).random((SHUFFLES, *apart.shape))
    order = np.argsort(np.where(missing, 2, chance), axis=-1)
    drawn = np.empty(order.shape)
    places = np.broadcast_to(np.argsort(missing, axis=-1, kind="stable"), order.shape)
    np.put_along_axis(drawn, places, np.take_along_axis(np.broadcast_to(apart, order.shape), order, -1), -1)
    ratios = _ratio(*_mean_and_error(drawn, count))[:, count >= FEWEST_WEEKS]
    return float(np.quantile(ratios.max(axis=-1), 1 - WRONGLY))


def _sentence(table: pd.DataFrame, days: int) -> str:
    if days == 0:
        return (
            "There is no daily diary in your folder, and none is needed. If you keep one in Daylio, "
            "careerdata import brings it in, and you see here which weekdays are the worst."
        )
    if table["difference"].isna().all():
        return (
            f"{days} {plural(days, 'day is', 'days are')} in your diary; weekdays can be compared once one of them was "
            f"written down in {FEWEST_WEEKS} weeks, with {FEWEST_OTHERS} other days beside it."
        )
    out = table[table["stands_out"]]
    if out.empty:
        return f"No weekday stands out from the rest of its week, in {days} days."
    parts = [
        f"{row['weekday']}s were {'lower' if row['high'] < 0 else 'higher'} than the other days of their weeks by {_span(row)}"
        for row in out.sort_values("difference").to_dict("records")
    ]
    return f"{join_words(parts)} points of 10."


def _span(row: Mapping[Hashable, Any]) -> str:
    near, far = sorted((abs(row["low"]), abs(row["high"])))
    return f"{near:.1f} to {far:.1f}" if near >= WORTH_SAYING else f"up to {far:.1f}"


def _caution(table: pd.DataFrame) -> str:
    if table["difference"].isna().all():
        return ""
    return (
        "A diary asks how the whole day was, work or not. In one diary of ten without any pattern a weekday stands out by "
        "chance. Days that were not written down are left out."
    )
