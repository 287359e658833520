"""Shares of few: the interval of one, and of the difference of two. Closed formulas."""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

from scipy import special

LEVEL = 0.95


class Interval(NamedTuple):
    """The two ends of an interval."""

    low: float
    high: float


def wilson(count: int, of: int, level: float = LEVEL) -> Interval:
    """Return the score interval of a share, without correction for continuity.

    It keeps near its level with few trials and at shares of 0 and 1, where share plus or minus two standard errors does not.

    Args:
        count: how many of them did.
        of: how many there were; with 0 nothing is known, and the interval is 0 to 1.
        level: how often such an interval holds the true share, 0 to 1.

    Returns:
        Both ends, 0 to 1.

    Source: Wilson (1927), J. Am. Stat. Assoc. 22:209; recommended by Newcombe (1998), Statistics in Medicine 17:857.
    """
    if not of:
        return Interval(0.0, 1.0)
    z = float(special.ndtri((1 + level) / 2))
    share, scale = count / of, of + z * z
    middle = (count + z * z / 2) / scale
    half = z * sqrt(of * share * (1 - share) + z * z / 4) / scale
    return Interval(max(middle - half, 0.0), min(middle + half, 1.0))


def difference(count: int, of: int, other: int, of_other: int, level: float = LEVEL) -> Interval:
    """Return the interval of one share minus another, squared and added from the score intervals of both.

    Args:
        count: how many of the first did.
        of: how many of the first there were.
        other: how many of the second did.
        of_other: how many of the second there were.
        level: how often such an interval holds the true difference, 0 to 1.

    Returns:
        Both ends, -1 to 1.

    Source: Newcombe (1998), Statistics in Medicine 17:873, method 10.
    """
    first, second = wilson(count, of, level), wilson(other, of_other, level)
    one, two = (count / of if of else 0.5), (other / of_other if of_other else 0.5)
    low = one - two - sqrt((one - first.low) ** 2 + (second.high - two) ** 2)
    high = one - two + sqrt((first.high - one) ** 2 + (two - second.low) ** 2)
    return Interval(max(low, -1.0), min(high, 1.0))
