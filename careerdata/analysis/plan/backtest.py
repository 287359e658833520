"""What the forecast would have said week after week in the past, and what came (a rolling-origin backtest).

Each check stands at the end of a past week, forecasts the total of the next weeks from the weeks before it only, and is
held against what was done then (Tashman 2000, *International Journal of Forecasting* 16(4)). Its ranges are as wide as the
checks before had shown that they must be (`careerdata.analysis.stats.conformal`), as are those that are shown now. Beside it
stand two naive forecasts with their textbook intervals (Hyndman & Athanasopoulos 2021, *Forecasting: Principles and
Practice*, 5.5).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import ndtri

from careerdata.analysis.stats.conformal import deviations, stretched, widths
from careerdata.analysis.stats.gamma_poisson import HOURS, Level, Numbers, Totals, levels_so_far

HORIZONS = (4, 13, 26)
"""Weeks ahead that are checked."""
WEEKS_BEFORE = 8
"""Weeks that are known at the first check."""
MOST_CHECKS = 60
"""With more weeks to stand at, so many are scored, evenly spaced; the ranges learn from all."""
LATELY = 20
"""So many of the last checks are told one by one."""
LEVELS = (0.025, 0.10, 0.25, 0.50, 0.75, 0.90, 0.975)
NAMES = tuple(f"q{1000 * level:03.0f}" for level in LEVELS)
"""Columns of the quantiles: ``q100`` is exceeded 900 times in 1000."""
METHODS = ("ours", "last", "mean")


@lru_cache(maxsize=8)
def backtest(history: bytes) -> Mapping[int, pd.DataFrame]:
    """Return every check of a history, by weeks ahead.

    Args:
        history: hours a week, oldest first, none missing, float64 as bytes; so that the answer can be kept.

    Returns:
        For each of `HORIZONS` a frame with a row a check: known (weeks known then), came (hours done in the weeks
        ahead), width (by how much its deviations were stretched), our quantiles of the hours as `NAMES`, and ``ours``,
        ``last``, ``mean``: the pinball loss (`pinball`) of our quantiles, and of the forecasts that the last week and the
        mean week go on. Empty while the history is short.
    """
    return MappingProxyType({ahead: _checks(history, ahead) for ahead in HORIZONS})


def widths_now(history: bytes) -> Numbers:
    """Return by what factor the deviations of a forecast made now are stretched, for each of `HORIZONS`."""
    return np.array([_looked_back(history, ahead).widths[-1] for ahead in HORIZONS])


def lately(history: bytes, ahead: int) -> tuple[int, int]:
    """Return how many of the last 80 % ranges held that could be checked, and how many those are, `LATELY` at most."""
    past = _looked_back(history, ahead)
    came = past.totals.place(past.came)
    held = np.abs(deviations(came)) <= ndtri(0.9) * past.widths[: len(came)]
    return int(held[-LATELY:].sum()), len(held[-LATELY:])


@dataclass(frozen=True)
class _Past:
    """What was forecast after each week that has had its weeks ahead, and what came.

    Attributes:
        known: weeks known then.
        totals: the forecast, not stretched.
        came: hours done in the weeks ahead.
        widths: by what factor the deviations were stretched then, and at each week since, up to now.
    """

    known: NDArray[np.int_]
    totals: Totals
    came: Numbers
    widths: Numbers


@lru_cache(maxsize=24)
def _looked_back(history: bytes, ahead: int) -> _Past:
    hours = np.frombuffer(history)
    known = np.arange(WEEKS_BEFORE, len(hours) - ahead + 1)
    so_far = np.cumsum([0.0, *hours])
    came = so_far[known + ahead] - so_far[known]
    totals = Totals.ahead(_levels(history)[: len(known)], HOURS, ahead)
    return _Past(known, totals, came, widths(totals.place(came), ahead))


@lru_cache(maxsize=8)
def _levels(history: bytes) -> list[Level]:
    return levels_so_far(np.frombuffer(history), HOURS, WEEKS_BEFORE)


def pinball(quantiles: Numbers, came: float) -> float:
    """Return the mean pinball loss of quantile forecasts at `LEVELS`, in hours: 0 is perfect.

    A quantile at level p costs p an hour by which it was too low, and 1 - p an hour by which it was too high
    (Koenker & Bassett 1978, *Econometrica* 46(1)).
    """
    short = came - quantiles
    levels = np.array(LEVELS)
    return float(np.mean(np.maximum(levels * short, (levels - 1) * short)))


def last_goes_on(hours: Numbers, ahead: int) -> Numbers:
    """Return quantiles of the next total if the level walks at random from the last week, none below 0."""
    steps = float(np.mean(np.diff(hours) ** 2))
    spread = np.sqrt(steps * np.sum(np.arange(1, ahead + 1) ** 2))
    return _normal(ahead * hours[-1], spread)


def mean_goes_on(hours: Numbers, ahead: int) -> Numbers:
    """Return quantiles of the next total if weeks vary by chance around the mean so far, none below 0."""
    spread = np.sqrt(hours.var(ddof=1) * (ahead + ahead**2 / len(hours)))
    return _normal(ahead * hours.mean(), spread)


def _normal(middle: float, spread: float) -> Numbers:
    quantiles: Numbers = np.maximum(middle + ndtri(LEVELS) * spread, 0)
    return quantiles


def _checks(history: bytes, ahead: int) -> pd.DataFrame:
    hours, past = np.frombuffer(history), _looked_back(history, ahead)
    count = min(MOST_CHECKS, len(past.known))
    chosen = np.unique(np.rint(np.linspace(0, len(past.known) - 1, count)).astype(int))
    width, totals = past.widths[chosen], past.totals.at(chosen)
    ours = np.stack([totals.quantiles(stretched(level, width)) for level in LEVELS], axis=1)
    rows = []
    for known, came, quantiles in zip(past.known[chosen], past.came[chosen], ours, strict=True):
        before = hours[:known]
        told = dict(zip(METHODS, (quantiles, last_goes_on(before, ahead), mean_goes_on(before, ahead)), strict=True))
        rows.append([pinball(said, came) for said in told.values()])
    frame = pd.DataFrame({"known": past.known[chosen], "came": past.came[chosen], "width": width})
    frame[list(NAMES)] = ours
    frame[list(METHODS)] = np.array(rows).reshape(-1, len(METHODS))
    return frame
