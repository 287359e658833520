"""How good a forecast was: interval scores, and the scores of the M4 competition for the naive forecast.

The M4's formulas are those of Makridakis, Spiliotis & Assimakopoulos 2020, "The M4 Competition: 100,000 time series and
61 forecasting methods", *International Journal of Forecasting* 36(1); `tests/reference/test_m4_scores.py` works them out
by hand. Weekly series have a period of 1 there.
"""

from __future__ import annotations

import numpy as np

from careerdata.analysis.stats.gamma_poisson import Numbers

Z_95 = 1.959963984540054


def interval_score(low: Numbers, high: Numbers, actual: Numbers, alpha: float) -> Numbers:
    """Return the width of the 1 - alpha interval plus 2 / alpha of each miss (Gneiting & Raftery 2007, *JASA* 102)."""
    missed = np.maximum(low - actual, 0) + np.maximum(actual - high, 0)
    return high - low + 2 / alpha * missed


def naive(history: Numbers, weeks: int) -> tuple[Numbers, Numbers, Numbers]:
    """Return the naive forecast, which is the last value, with the ends of its 95 % interval.

    The interval is that of a random walk: 1.96 times the root mean square of the steps so far times sqrt(h).
    """
    reach = Z_95 * np.sqrt(np.mean(np.diff(history) ** 2) * np.arange(1, weeks + 1))
    middle = np.full(weeks, history[-1])
    return middle, middle - reach, middle + reach


def smape(actual: Numbers, forecast: Numbers) -> float:
    """Return the symmetric mean absolute percentage error, 0 to 200."""
    return float(np.mean(200 * np.abs(actual - forecast) / (np.abs(actual) + np.abs(forecast))))


def scale(history: Numbers) -> float:
    """Return the mean absolute step of the history: by how much the naive forecast was wrong one week ahead."""
    return float(np.mean(np.abs(np.diff(history))))


def mase(actual: Numbers, forecast: Numbers, history: Numbers) -> float:
    """Return the mean absolute error in units of the history's mean absolute step."""
    return float(np.mean(np.abs(actual - forecast)) / scale(history))


def msis(actual: Numbers, low: Numbers, high: Numbers, history: Numbers) -> float:
    """Return the mean interval score of a 95 % interval in units of the history's mean absolute step."""
    return float(np.mean(interval_score(low, high, actual, 0.05)) / scale(history))


def coverage(actual: Numbers, low: Numbers, high: Numbers) -> float:
    """Return the share of the values that an interval holds, its ends included."""
    return float(np.mean((low <= actual) & (actual <= high)))
