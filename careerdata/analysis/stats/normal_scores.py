"""Answers as normal scores: where a week ranks among others, so that floors, skew and rare terrible weeks do no harm.

Van der Waerden 1952, Indagationes Mathematicae 14:453; for weeks that come one after the other, Conover, Tercero-Gomez
and Cordero-Franco 2017, Quality Engineering 29:482. Ties share the middle of their ranks.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

Numbers = NDArray[np.float64]

SMALLEST_SD = 0.3
"""Floor of the spread of scores: where nearly all answers are the same, one that differs is no change yet."""
_SMALLEST_RANK = 0.25


def so_far(values: Numbers) -> Numbers:
    """Return, for every week, how it and the weeks before it rank among themselves.

    Args:
        values: one a week, without gaps, shape (..., weeks).

    Returns:
        Shape (..., weeks, weeks): row t holds the scores of the weeks 0 to t among those weeks, with mean 0 and a
        standard deviation of 1 (less where most are tied); 0 for weeks that are still to come.
    """
    below = values[..., :, None] < values[..., None, :]
    level = values[..., :, None] <= values[..., None, :]
    twice = (below.view(np.int8) + level.view(np.int8)).cumsum(-2, dtype=np.int32)
    weeks = values.shape[-1]
    return standardised(_score_of_rank(weeks)[_counted(weeks) - 1, twice], SMALLEST_SD)


def standardised(scores: Numbers, smallest: float) -> Numbers:
    """Return rows as those of `so_far` with mean 0 and a standard deviation of 1, each divided by `smallest` at least."""
    known, past = _counted(scores.shape[-1]), _past(scores.shape[-1])
    counted = np.where(past, scores, 0.0)
    centred = np.where(past, counted - counted.sum(-1, keepdims=True) / known, 0.0)
    spread = np.sqrt((centred**2).sum(-1, keepdims=True) / np.maximum(known - 1, 1))
    return np.asarray(centred / np.maximum(spread, smallest))


def among(baseline: Numbers, later: Numbers) -> Numbers:
    """Return where later weeks rank among those of a baseline, in standard deviations of the baseline's own scores.

    Args:
        baseline: two values or more.
        later: any number.
    """
    weeks = len(baseline)
    own = ndtri(_middle(baseline, baseline) / weeks)
    scores = ndtri((_middle(baseline, later) + 0.5) / (weeks + 1))
    return np.asarray((scores - own.mean()) / max(own.std(ddof=1), SMALLEST_SD))


def _middle(baseline: Numbers, values: Numbers) -> Numbers:
    """Return how many weeks of a baseline lie below each value, those level with it counted half."""
    below = (baseline < values[:, None]).sum(-1)
    return np.asarray(below + (baseline == values[:, None]).sum(-1) / 2)


@lru_cache(maxsize=256)
def _score_of_rank(weeks: int) -> Numbers:
    """Return, in row n - 1, the scores of n weeks by twice their rank; a rank that none of them has is held at an end."""
    known = _counted(weeks)
    ranks = np.arange(2 * weeks + 1) / 2
    return np.asarray(ndtri(np.clip(ranks, _SMALLEST_RANK, known - _SMALLEST_RANK) / known))


def _counted(weeks: int) -> NDArray[np.int64]:
    return np.arange(1, weeks + 1)[:, None]


def _past(weeks: int) -> NDArray[np.bool_]:
    return np.tri(weeks, dtype=bool)
