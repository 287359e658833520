"""What the forecast would have said week after week in the past, and what came (a rolling-origin backtest).

Each check stands at the end of a past week, forecasts the total of the next weeks from the weeks before it only, and is
held against what was done then (Tashman 2000, *International Journal of Forecasting* 16(4)). Beside it stand two naive
forecasts with their textbook intervals (Hyndman & Athanasopoulos 2021, *Forecasting: Principles and Practice*, 5.5).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

import numpy as np
import pandas as pd
from scipy.stats import norm

from careerdata.analysis.stats.gamma_poisson import Numbers, forecast_hours

HORIZONS = (4, 13, 26)
"""Weeks ahead that are checked."""
WEEKS_BEFORE = 8
"""Weeks that are known at the first check."""
MOST_CHECKS = 60
"""With more weeks to stand at, this many are taken, evenly spaced."""
FUTURES, SEED = 200, 1994
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
        ahead), our quantiles of them as `NAMES`, and ``ours``, ``last``, ``mean``: the pinball loss (`pinball`) of our
        quantiles, and of the forecasts that the last week and the mean week go on. Empty while the history is short.
    """
    hours = np.frombuffer(history)
    standing = _standing(len(hours))
    futures = [forecast_hours(hours[:known], max(HORIZONS), FUTURES, SEED) for known in standing]
    return MappingProxyType({ahead: _checks(hours, standing, futures, ahead) for ahead in HORIZONS})


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
    quantiles: Numbers = np.maximum(middle + norm.ppf(LEVELS) * spread, 0)
    return quantiles


def _standing(weeks: int) -> list[int]:
    """Return how many weeks are known at each check."""
    last = weeks - min(HORIZONS)
    if last < WEEKS_BEFORE:
        return []
    count = min(MOST_CHECKS, last - WEEKS_BEFORE + 1)
    return sorted({round(known) for known in np.linspace(WEEKS_BEFORE, last, count)})


def _checks(hours: Numbers, standing: list[int], futures: list[Numbers], ahead: int) -> pd.DataFrame:
    rows = []
    for known, future in zip(standing, futures, strict=True):
        if known + ahead > len(hours):
            break
        before, came = hours[:known], float(hours[known : known + ahead].sum())
        ours = np.quantile(future[:, ahead - 1], LEVELS)
        told = dict(zip(METHODS, (ours, last_goes_on(before, ahead), mean_goes_on(before, ahead)), strict=True))
        losses = {method: pinball(quantiles, came) for method, quantiles in told.items()}
        rows.append({"known": known, "came": came, **dict(zip(NAMES, ours, strict=True)), **losses})
    frame = pd.DataFrame(rows, columns=["known", "came", *NAMES, *METHODS])
    return frame.astype({"known": "int64"} | dict.fromkeys(("came", *NAMES, *METHODS), "float64"))
