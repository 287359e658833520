"""Ranges that learn from a person's own misses: adaptive conformal inference, by tracking how wide a range had to be.

After each time a forecast can be checked, the range is made a little wider if what came lay outside it, and a little narrower
if it lay inside, by steps that are in balance when a range misses as often as it should (Gibbs & Candès 2021, "Adaptive
Conformal Inference Under Distribution Shift", NeurIPS; as a tracker of the score itself: Angelopoulos, Candès & Tibshirani
2023, "Conformal PID Control for Time Series Prediction", NeurIPS). Ranges ahead are checked late: what is known at a time is
what has come by then. The step and the ends were chosen on people in `docs/forecast-validation.md`.
"""

from __future__ import annotations

import numpy as np
from scipy.special import ndtr, ndtri

from careerdata.analysis.stats.gamma_poisson import Numbers

MISSES = 0.2
"""A range that should hold 8 times in 10 misses so often."""
STEP = 0.03
"""By how much the logarithm of the width moves at a miss, times what is missing from one."""
NARROWEST, WIDEST = 0.7, 1.2
"""A range is never made narrower or wider than this many of its own deviations; beyond 1.2, scores got worse."""
_SURE = 1e-4
"""A place nearer to 0 or 1 than this is taken for that near: the tails of a forecast are not known better."""


def widths(places: Numbers, delay: int) -> Numbers:
    """Return by what factor the deviations of each forecast should be stretched, from what had come by then.

    Args:
        places: where what came lay in each forecast, 0 to 1, in the order in which they were made, one a week.
        delay: how many weeks later it is known what came.

    Returns:
        An array as long as `places` and `delay` together: for each of the forecasts that `places` is of, and for those
        made since, up to the one made now, when the last of `places` has just come. 1 where nothing had come yet.
    """
    scores = np.abs(deviations(places)) / ndtri(1 - MISSES / 2)
    found, now = np.zeros(len(scores) + delay), 0.0
    for time in range(len(found)):
        checked = time - delay
        if 0 <= checked < len(scores):
            missed = float(scores[checked] > np.exp(now))
            now = min(max(now + STEP * (missed - MISSES), np.log(NARROWEST)), np.log(WIDEST))
        found[time] = now
    return np.exp(found)


def deviations(places: Numbers) -> Numbers:
    """Return places in a forecast, 0 to 1, as standard deviations of a normal one."""
    normal: Numbers = ndtri(np.clip(places, _SURE, 1 - _SURE))
    return normal


def stretched(share: float | Numbers, width: Numbers) -> Numbers:
    """Return which share of the forecast stands where `share` of the stretched one does."""
    found: Numbers = np.asarray(ndtr(ndtri(share) * width), dtype=np.float64)
    return found


def spread(futures: Numbers, width: Numbers) -> Numbers:
    """Return simulated futures with the deviations of each week stretched, and each future in the place that it had.

    Args:
        futures: cumulative amounts, an array (futures, weeks), none falling along a row.
        width: by what factor, an array (weeks,).

    Returns:
        An array like `futures`: where one lay at some share of a week's futures, it lies at `stretched` of it; none falls
        along its row.
    """
    count = len(futures)
    order = np.argsort(futures, axis=0, kind="stable")
    ordered = np.take_along_axis(futures, order, axis=0)
    shares = (np.arange(count)[:, None] + 0.5) / count
    at = np.clip(count * stretched(shares, width) - 0.5, 0, count - 1)
    below = np.minimum(at.astype(int), count - 2)
    part = at - below
    low, high = (np.take_along_axis(ordered, below + step, axis=0) for step in (0, 1))
    found = np.empty_like(futures)
    np.put_along_axis(found, order, low + part * (high - low), axis=0)
    rising: Numbers = np.maximum.accumulate(found, axis=1)
    return rising
