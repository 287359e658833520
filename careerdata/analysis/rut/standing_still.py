"""Standing still: how long nothing has been new, and how long that may last before it is no longer chance.

A wait is no level, so a chart of means does not fit it; the g chart counts the weeks between two events instead
(Nelson 1994, Journal of Quality Technology 26:166; Benneyan 2001, Health Care Management Science 4:305). Weeks are
taken as independent: something is new with the same chance in each. That chance is known only from the baseline, so
the limit is averaged over what the baseline leaves open about it.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import betaincinv

from careerdata.dates import week_starts

SETTLING = 4
"""First weeks of a log that its baseline leaves out: everybody is new in a log that has just begun."""
STUCK = 8
"""Weeks with nothing new from which on a week counts as one of standing still."""
SHORTEST_ALARM = 4
"""Waits of up to so many weeks are a holiday and a busy fortnight, however lively the baseline was."""
YEAR = 52
_LONGEST = 3 * YEAR
_POINTS = 200


def weeks_of_waiting(
    checked_in: pd.DatetimeIndex, skills: pd.DataFrame, touches: pd.DataFrame, exposure: pd.DataFrame, today: dt.date
) -> pd.Series[float]:
    """Return, by logged week, how many logged weeks ago something was new: 0 in a week with something new.

    New is the first row of a skill, of a person among the touches, or of a project with another team. A week is
    logged if it has a check-in or any such row, from the first row on; in other weeks nobody knows, so they are left
    out rather than counted as quiet.

    Args:
        checked_in: the weeks with a check-in.
        skills: with the columns `date` and `skill`.
        touches: with the columns `date` and `contact`.
        exposure: with the columns `date` and `project`.
        today: rows after it are ignored.
    """
    logs = [(skills, "skill"), (touches, "contact"), (exposure, "project")]
    rows = [frame.loc[frame["date"] <= pd.Timestamp(today), ["date", name]].dropna() for frame, name in logs]
    active = pd.DatetimeIndex(week_starts(pd.concat([frame["date"] for frame in rows])))
    if active.empty:
        return pd.Series(np.empty(0), index=active)
    firsts = [frame.groupby(name)["date"].min() for frame, (_, name) in zip(rows, logs, strict=True)]
    eventful = pd.DatetimeIndex(week_starts(pd.concat(firsts)))
    logged = active.union(checked_in[checked_in >= active.min()]).unique()
    place = np.arange(len(logged))
    latest = np.maximum.accumulate(np.where(logged.isin(eventful), place, 0))
    return pd.Series((place - latest).astype(float), index=logged)


@lru_cache(maxsize=256)
def longest_calm_wait(eventful: int, baseline_weeks: int, share: float) -> int:
    """Return the wait, in weeks, that a calm year goes beyond with a chance of `share` at most.

    Args:
        eventful: baseline weeks with something new.
        baseline_weeks: all baseline weeks.
        share: the chance of a false alarm within 52 weeks.

    Returns:
        The wait, at least `SHORTEST_ALARM`; three years when the baseline held too little to tell.
    """
    # Jeffreys' prior; the quantiles in the middle of equal slices stand for the whole distribution.
    slices = (np.arange(_POINTS) + 0.5) / _POINTS
    quiet = 1 - betaincinv(eventful + 0.5, baseline_weeks - eventful + 0.5, slices)
    low, high = SHORTEST_ALARM, _LONGEST
    while low < high:
        middle = (low + high) // 2
        if chance_to_wait_longer(middle, quiet).mean() <= share:
            high = middle
        else:
            low = middle + 1
    return low


def chance_to_wait_longer(wait: int, quiet: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the chance that the wait is longer than `wait` in some week of a year.

    That is a run of ``wait + 1`` quiet weeks within the year and the `wait` weeks before it. The first such run
    follows an eventful week, hence the recursion over the week in which it ends.

    Args:
        wait: in weeks.
        quiet: the chance that nothing is new in a week; any shape.
    """
    run = wait + 1
    whole = quiet**run
    none = [np.ones_like(quiet)] * run + [1 - whole]
    for week in range(run + 1, YEAR + wait + 1):
        none.append(none[week - 1] - (1 - quiet) * whole * none[week - run - 1])
    return np.asarray(1 - none[YEAR + wait])
