"""The control charts of the textbooks, which the rut detector is compared with, and their exact average run lengths.

Every chart takes the distance of each week from the centre, in standard deviations, along the last axis, and answers
week by week on the upper side only: the rut detector, too, watches only what gets worse. A textbook watches both
sides, ``chart(z) | chart(-z)``. `wheeler` and `spread` are the two usual ways to come by the standard deviation.

The average run length (ARL) is the number of weeks until the first alarm, on average, when centre and standard
deviation are *known* and the weeks independent. `tests/reference/test_textbook_charts.py` holds these against the
published tables, so that a comparison with these charts is a comparison with what their authors meant.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.stats import norm

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

RANGE_TO_SD = 1.128
"""The mean moving range of two independent normal values, in standard deviations (d2)."""
NO_SPREAD = 1e-9
"""Stands for a baseline without any spread: after it, any other answer is an alarm, as a textbook would have it."""


def smooth(values: Numbers, weight: float, start: ArrayLike = 0.0) -> Numbers:
    """Return the moving average ``e[t] = (1 - weight) * e[t-1] + weight * values[t]``, from `start` on, along the last axis."""
    found = np.empty_like(values, dtype=float)
    level = np.broadcast_to(np.asarray(start, dtype=float), values.shape[:-1])
    for week in range(values.shape[-1]):
        level = (1 - weight) * level + weight * values[..., week]
        found[..., week] = level
    return found


def wheeler(baseline: Numbers) -> Numbers:
    """Return the standard deviation of an XmR chart: the mean moving range / 1.128 (so that 3 of them are 2.66 mR)."""
    return np.asarray(np.maximum(np.abs(np.diff(baseline)).mean(-1) / RANGE_TO_SD, NO_SPREAD))


def spread(baseline: Numbers) -> Numbers:
    """Return the sample standard deviation of a baseline."""
    return np.asarray(np.maximum(baseline.std(-1, ddof=1), NO_SPREAD))


def distance(values: Numbers, baseline: Numbers, sd: Numbers) -> Numbers:
    """Return how far `values` lie above the mean of their baseline, in units of `sd`."""
    return np.asarray((values - baseline.mean(-1, keepdims=True)) / sd[..., None])


def individuals(z: Numbers, limit: float = 3.0) -> Flags:
    """Return where the individuals chart alarms (Shewhart 1931; the X of XmR)."""
    return np.asarray(z > limit)


def western_electric(z: Numbers, widen: float = 1.0, rules: str = "1234") -> Flags:
    """Return where the rules of the Western Electric handbook (1956) alarm, as Champ and Woodall (1987) number them.

    1: beyond 3 SD. 2: two of three weeks beyond 2 SD. 3: four of five beyond 1 SD. 4: eight in a row above the centre.

    Args:
        z: distances in standard deviations.
        widen: the lines at 1, 2 and 3 SD stand this many times as far out.
        rules: the digits of the rules to apply.
    """
    runs = {"1": (1, 1, 3 * widen), "2": (2, 3, 2 * widen), "3": (4, 5, widen), "4": (8, 8, 0.0)}
    found = [_beyond(z, *runs[rule]) for rule in rules]
    return np.asarray(np.logical_or.reduce(found))


def moving_average(z: Numbers, weight: float = 0.2, start: ArrayLike = 0.0) -> Numbers:
    """Return the plain EWMA in its own long-run standard deviations; it alarms above 3, or a published factor L.

    The limits are the constant ones of the published tables and of the NIST/SEMATECH handbook (6.3.2.4).
    """
    return np.asarray(smooth(z, weight, start) / np.sqrt(weight / (2 - weight)))


def cusum(z: Numbers, k: float = 0.5, start: ArrayLike = 0.0) -> Numbers:
    """Return the upper cumulative sum ``S[t] = max(0, S[t-1] + z[t] - k)``; it alarms above h, usually 4 or 5."""
    path = np.asarray(start, dtype=float)[..., None] + np.cumsum(z - k, axis=-1)
    return np.asarray(path - np.minimum(np.minimum.accumulate(path, axis=-1), 0.0))


def arl_individuals(shift: float, limit: float = 3.0) -> float:
    """Return the two-sided ARL of the individuals chart at a lasting `shift` of the mean, in standard deviations."""
    return float(1 / (norm.sf(limit - shift) + norm.sf(limit + shift)))


def arl_western_electric(shift: float) -> float:
    """Return the two-sided ARL under all four rules, by the Markov chain of Champ and Woodall (1987).

    A state is what the rules can still see of the last seven weeks. Which step from where alarms is asked of
    `western_electric` itself.
    """
    zones = np.array([-2.5, -1.5, -0.5, 0.5, 1.5, 2.5])
    chances = np.diff(norm.cdf([-3, -2, -1, 0, 1, 2, 3], loc=shift))
    number = {(0.0,) * 7: 0}
    waiting = list(number)
    steps: list[tuple[int, int, float]] = []
    while waiting:
        here = waiting.pop()
        onward = np.column_stack([np.tile(here, (len(zones), 1)), zones])
        alarm = western_electric(onward)[:, -1] | western_electric(-onward)[:, -1]
        for path, chance in zip(onward[~alarm], chances[~alarm], strict=True):
            there = _remembered(path[1:])
            if there not in number:
                number[there] = len(number)
                waiting.append(there)
            steps.append((number[here], number[there], float(chance)))
    chain = np.zeros((len(number), len(number)))
    origin, goal, chance_of = zip(*steps, strict=True)
    np.add.at(chain, (origin, goal), chance_of)
    return _weeks_in(chain, 0)


def arl_moving_average(shift: float, weight: float, factor: float, nodes: int = 101) -> float:
    """Return the two-sided ARL of the EWMA chart with constant limits, by Crowder's (1987) integral equation.

    ``L(u) = 1 + integral of L(y) * P(from u to y)`` over the points within the limits, by Gauss-Legendre quadrature.
    Where a week at the centre leads from `u` is asked of the chart's own recursion.
    """
    long_run = np.sqrt(weight / (2 - weight))
    points, weights = np.polynomial.legendre.leggauss(nodes)
    within = factor * points
    after_calm = moving_average(np.zeros((nodes, 1)), weight, start=within * long_run)[:, 0]
    sd = weight / long_run
    chain = factor * weights * norm.pdf(within[None, :], loc=after_calm[:, None] + sd * shift, scale=sd)
    return _weeks_in(chain, nodes // 2)


def arl_cusum(shift: float, k: float, h: float, states: int = 400) -> float:
    """Return the two-sided ARL of the CUSUM, ``1 / (1/upper + 1/lower)``, by Markov chain (Lucas and Crosier 1982)."""
    return 1 / (1 / _arl_upper_cusum(shift, k, h, states) + 1 / _arl_upper_cusum(-shift, k, h, states))


def _arl_upper_cusum(shift: float, k: float, h: float, states: int) -> float:
    # Brook and Evans (1972, Biometrika 59:539): the sum is held at the middle of its cell, the first one around 0.
    # Every week's value, in steps of 0.004 SD, goes through `cusum` from every cell.
    width = h / (states - 0.5)
    edges = np.arange(-8 + shift, 8 + shift, 0.004)
    values, chances = (edges[1:] + edges[:-1]) / 2, np.diff(norm.cdf(edges, loc=shift))
    chain = np.zeros((states, states))
    for state in range(states):
        after = cusum(values[:, None], k, start=np.full(len(values), state * width))[:, 0]
        calm = after <= h
        cells = np.minimum(np.rint(after[calm] / width).astype(int), states - 1)
        chain[state] = np.bincount(cells, chances[calm], minlength=states)
    return _weeks_in(chain, 0)


def _beyond(z: Numbers, least: int, of: int, line: float) -> Flags:
    """Return where at least `least` of the last `of` weeks lie above `line`; before the first week none does."""
    counted = np.cumsum(z > line, axis=-1)
    earlier = np.zeros_like(counted)
    earlier[..., of:] = counted[..., :-of]
    return np.asarray(counted - earlier >= least)


def _remembered(weeks: Numbers) -> tuple[float, ...]:
    # Of seven weeks, the 2 SD line matters in the last two, the 1 SD line in the last four, and the side only as
    # long as the present run lasts; 0 stands for a week that no rule counts any more.
    same_side = np.sign(weeks) == np.sign(weeks[-1])
    run = np.logical_and.accumulate(same_side[::-1])[::-1]
    kept = np.sign(weeks) * np.minimum(np.abs(weeks), (0.5, 0.5, 0.5, 1.5, 1.5, 2.5, 2.5))
    return tuple(np.where(run | (np.abs(kept) > 1), kept, 0.0).tolist())


def _weeks_in(chain: Numbers, start: int) -> float:
    """Return how many steps a chain of transitions that do not alarm lasts on average, from the state `start`."""
    return float(np.linalg.solve(np.eye(len(chain)) - chain, np.ones(len(chain)))[start])
