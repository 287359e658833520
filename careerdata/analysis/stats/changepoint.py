"""Since when: where a series changed its level, looking back. Never an alarm: it has no false-alarm rate."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

SHORTEST = 4
"""Weeks that a level has to hold to count as one."""


def level_changes(values: ArrayLike, variance: float, shortest: int = SHORTEST) -> tuple[int, ...]:
    """Return the positions at which a new level begins, in order; empty when one level describes the series best.

    Optimal partitioning (Jackson et al. 2005, IEEE Signal Processing Letters 12:105; Killick, Fearnhead and Eckley
    2012, JASA 107:1590): the split with the least sum of squares about the levels' means plus, for every change,
    ``4 * ln(n) * variance``.

    Args:
        values: the series, without gaps.
        variance: the variance of the weeks about their level.
        shortest: the fewest values a level may hold.
    """
    numbers = np.asarray(values, dtype=float)
    count = len(numbers)
    if count < 2 * shortest:
        return ()
    penalty = 4 * np.log(count) * variance
    # Centred first, so that the difference of the two sums below does not cancel on numbers far from 0.
    centred = numbers - numbers.mean()
    sums = np.concatenate([[0.0], centred.cumsum()])
    squares = np.concatenate([[0.0], (centred**2).cumsum()])
    best = np.full(count + 1, np.inf)
    best[0] = -penalty
    begins = np.zeros(count + 1, dtype=int)
    for end in range(shortest, count + 1):
        starts = np.arange(end - shortest + 1)
        cost = squares[end] - squares[starts] - (sums[end] - sums[starts]) ** 2 / (end - starts)
        total = best[starts] + cost + penalty
        begins[end] = total.argmin()
        best[end] = total[begins[end]]
    changes = []
    end = begins[count]
    while end > 0:
        changes.append(int(end))
        end = begins[end]
    return tuple(reversed(changes))
