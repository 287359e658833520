"""Standing still: how long nothing has been new, and how long that may last before it is no longer chance.

A wait is no level, so a chart of means does not fit it; the g chart counts the weeks between two events instead
(Nelson 1994, Journal of Quality Technology 26:166; Benneyan 2001, Health Care Management Science 4:305). The chance
that a quiet week is followed by another is known only from the weeks so far, so the limit is averaged over what they
leave open about it.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import betaincinv

from careerdata.dates import week_starts
from careerdata.logbook.logbook import Logbook

SETTLING = 4
"""First weeks of a log that its baseline leaves out: everybody is new in a log that has just begun."""
STUCK = 8
"""Weeks with nothing new from which on a week counts as one of standing still."""
SHARE = 0.01
"""The chance of a false alarm in a calm year, beside the one that the other signs share."""
RECENT = 26
RUNS_AND_WEAR = 1.5
LENT = 2
YEAR = 52
_LONGEST = 3 * YEAR
_POINTS = 200


def weeks_of_waiting(checked_in: pd.DatetimeIndex, book: Logbook) -> pd.Series[float]:
    """Return, by logged week, how many logged weeks ago something was new: 0 in a week with something new.

    New is the first row of a skill, of a person among the touches, or of a project with another team. A week is
    logged if it has a check-in or any such row, from the first row on; in other weeks nobody knows, so they are left
    out rather than counted as quiet.

    Args:
        checked_in: the weeks with a check-in.
        book: its skills, touches and exposure; rows after its day are ignored.
    """
    logs = [(book.skills, "skill"), (book.touches, "contact"), (book.exposure, "project")]
    today, starts = book.today, book.plan.week_starts
    rows = [frame.loc[frame["date"] <= pd.Timestamp(today), ["date", name]].dropna() for frame, name in logs]
    active = pd.DatetimeIndex(week_starts(pd.concat([frame["date"] for frame in rows]), starts))
    if active.empty:
        return pd.Series(np.empty(0), index=active)
    firsts = [frame.groupby(name)["date"].min() for frame, (_, name) in zip(rows, logs, strict=True)]
    eventful = pd.DatetimeIndex(week_starts(pd.concat(firsts), starts))
    logged = active.union(checked_in[checked_in >= active.min()]).unique()
    place = np.arange(len(logged))
    latest = np.maximum.accumulate(np.where(logged.isin(eventful), place, 0))
    return pd.Series((place - latest).astype(float), index=logged)


def limits(waits: NDArray[np.float64], first: int) -> NDArray[np.float64]:
    """Return how long each wait may last before it is more than chance, by week; infinite before `first`.

    Only what lies before a wait counts, and the harder of two views of it: of all weeks, and of the last half year, for
    what is new wears off. New things come in runs, so what is counted is how quiet weeks end; and the limit is half as
    long again, for neither runs nor wear are ever known well.

    Args:
        waits: from `weeks_of_waiting`, in order.
        first: weeks that are known before anything is said.
    """
    new = waits == 0
    allowed: dict[int, float] = {}
    found = np.full(len(waits), np.inf)
    for week in range(first, len(waits)):
        begun = max(week + 1 - int(waits[week]), first)
        if begun not in allowed:
            views = (new[SETTLING:begun], new[max(SETTLING, begun - RECENT) : begun])
            allowed[begun] = RUNS_AND_WEAR * max(_longest_calm_wait(*_endings(view)) for view in views)
        found[week] = allowed[begun]
    return found


def _endings(new: NDArray[np.bool_]) -> tuple[float, int]:
    """Return how many quiet weeks were followed by one with something new, and how many there were.

    A handful of weeks is added, which end as often as something is new at all: where hardly a week was quiet there is
    nothing else to go by.
    """
    ended = int((~new[:-1] & new[1:]).sum())
    return round(ended + LENT * float(new.mean()), 1), int((~new).sum()) + LENT


@lru_cache(maxsize=512)
def _longest_calm_wait(ended: float, quiet_weeks: int) -> int:
    """Return the wait, in weeks, that a calm year goes beyond with the chance `SHARE` at most; at least `STUCK`."""
    # Jeffreys' prior; the quantiles in the middle of equal slices stand for the whole distribution.
    slices = (np.arange(_POINTS) + 0.5) / _POINTS
    quiet = 1 - betaincinv(ended + 0.5, max(quiet_weeks - ended, 0) + 0.5, slices)
    low, high = STUCK, _LONGEST
    while low < high:
        middle = (low + high) // 2
        if chance_to_wait_longer(middle, quiet).mean() <= SHARE:
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
