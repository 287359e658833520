"""Since the usual begins anew, with a new job say: what is better than before it, and what is worse.

The signs are then compared with the weeks from there on. Whether the change itself did good, those weeks cannot say; so
each sign, and all together, are also compared with the half year before, both ways, as alarms are raised: what was found
is said until it is back.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from careerdata.analysis.rut.detection import SIGNS, STANDING_STILL
from careerdata.analysis.rut.readings import SHORTEST_BASELINE, TOGETHER, watch
from careerdata.analysis.stats.recent_means import FEWEST

HALF_A_YEAR = 26
"""So many weeks before are compared with, at most."""


@dataclass(frozen=True)
class ThanBefore:
    """What differs from the half year before.

    Attributes:
        begin: the first week that is read.
        told: whether there are enough weeks before and after to compare.
        better, worse: the signs, or "together" where no single one shows it.
    """

    begin: pd.Timestamp
    told: bool = False
    better: tuple[str, ...] = ()
    worse: tuple[str, ...] = ()


def compare(before: pd.DataFrame, since: pd.DataFrame, budget: float, begin: pd.Timestamp) -> ThanBefore:
    """Return what is better or worse than before.

    Args:
        before: the signs in the weeks before that count, a row a week.
        since: the same from the beginning on, in the weeks that count.
        budget: the chance that anything is said in a year in which nothing changed.
        begin: the week with which the usual begins anew.
    """
    asked = [sign for sign in SIGNS if sign != STANDING_STILL]
    earlier = before[asked].dropna(how="all").tail(HALF_A_YEAR)
    logged = earlier.notna().sum()
    kept = logged[logged >= SHORTEST_BASELINE]
    if kept.empty or int(since[list(kept.index)].notna().sum().max()) < FEWEST:
        return ThanBefore(begin)
    weeks = pd.concat([earlier, since[asked]])
    worse = {
        str(sign): weeks[sign].to_numpy(dtype=np.float64) * (1 if SIGNS[str(sign)] == "up" else -1)
        for sign in kept.index
    }
    better = {sign: -values for sign, values in worse.items()}
    first = len(earlier) + FEWEST - 1
    found = [watch(signs, int(kept.min()), budget / 2, first) for signs in (better, worse)]
    named = [[sign for sign, read in each.items() if read.history.alarm[-1]] for each in found]
    better_ones, worse_ones = (tuple(sign for sign in names if sign != TOGETHER or len(names) == 1) for names in named)
    return ThanBefore(begin, told=True, better=better_ones, worse=worse_ones)
