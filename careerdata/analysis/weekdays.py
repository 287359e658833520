"""Which day of the week is the worst? Days of a diary against the other days of their own week: the Sunday pattern.

A good month lifts all its days, so each day is compared with the rest of its week only; what is left are the
weekdays. With their median, so that one bad day does not make good days of the other six. Seven are looked at, and the intervals are wide enough for that (Dunn 1961, JASA 56:52): in one diary of ten
without any pattern a weekday stands out by chance, or in fewer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Mapping
from typing import Any

import numpy as np
import pandas as pd
from scipy import stats

from careerdata.analysis.ewma import Numbers
from careerdata.analysis.finding import Finding, from_example
from careerdata.weeks import WEEKDAYS, join_words, week_starts

FEWEST_WEEKS = 8
"""Weeks in which a weekday was written down, below which nothing is said of it."""
FEWEST_OTHERS = 2
"""Other days of the same week that there have to be, for a day to be compared with them."""
WRONGLY = 0.10
"""The chance that in a diary without a pattern any weekday stands out."""
_TYPES = {"weeks": "int64", "stands_out": "bool"}


def read(days: pd.DataFrame, today: dt.date) -> Finding:
    """Compare the weekdays of a diary, as of `today`; rows after it are ignored.

    Args:
        days: days.csv, columns as in `careerdata.schemas.Days`.
        today: the day of the reading.

    Returns:
        A `Finding` with one row a weekday, Monday first: `weekday`, `weeks` (in which it can be compared), `difference`
        (points of 10 above the median of the other days of its week, on average; negative: below), `low` and `high` (its interval,
        90 % for all seven together) and `stands_out` (the interval does not hold 0). Below `FEWEST_WEEKS` weeks there
        are no numbers.
    """
    known = days.loc[days["date"] <= pd.Timestamp(today), ["date", "mood"]].dropna()
    weeks = known.pivot_table("mood", week_starts(known["date"]), known["date"].dt.day_of_week)
    apart = _apart(weeks.reindex(columns=range(7)).to_numpy(dtype=float))
    table = pd.DataFrame([_row(name, values) for name, values in zip(WEEKDAYS, apart, strict=True)]).astype(_TYPES)
    return Finding(table, _sentence(table, len(known)), _caution(table), example=from_example(days))


def _apart(weeks: Numbers) -> list[Numbers]:
    """Return, per weekday, how far it lies from the median of the other days of its week, where there are enough.

    Args:
        weeks: moods, shape (weeks, 7), NaN for a day that was not written down.
    """
    found = []
    for day in range(7):
        others = np.delete(weeks, day, axis=1)
        enough = ((~np.isnan(others)).sum(axis=1) >= FEWEST_OTHERS) & ~np.isnan(weeks[:, day])
        found.append(weeks[enough, day] - np.nanmedian(others[enough], axis=1))
    return found


def _row(name: str, values: Numbers) -> dict[str, object]:
    row = {"weekday": name, "weeks": len(values), "difference": np.nan, "low": np.nan, "high": np.nan}
    if len(values) < FEWEST_WEEKS:
        return row | {"stands_out": False}
    middle, error = values.mean(), values.std(ddof=1) / np.sqrt(len(values))
    reach = stats.t.ppf(1 - WRONGLY / len(WEEKDAYS) / 2, len(values) - 1) * error
    low, high = middle - reach, middle + reach
    return row | {"difference": middle, "low": low, "high": high, "stands_out": bool(low > 0 or high < 0)}


def _sentence(table: pd.DataFrame, days: int) -> str:
    if days == 0:
        return (
            "There is no daily diary in your folder, and none is needed. If you keep one in Daylio, "
            "careerdata import brings it in, and you see here which weekdays are the worst."
        )
    if table["difference"].isna().all():
        return (
            f"{days} {'day is' if days == 1 else 'days are'} in your diary; weekdays can be compared once one of them was "
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
    return f"{near:.1f} to {far:.1f}"


def _caution(table: pd.DataFrame) -> str:
    if table["difference"].isna().all():
        return ""
    return (
        "A diary asks how the whole day was, work or not. In one diary of ten without any pattern a weekday stands out by "
        "chance. Days that were not written down are left out."
    )
