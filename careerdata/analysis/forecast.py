"""A weekly total that comes in bursts, forecast as a discounted Gamma-Poisson level.

The weekly amount y is counted in units of its Fano factor F (variance over mean): y / F ~ Poisson(level). What is
known of the level is a Gamma(shape, rate); every week old knowledge is discounted and the new week added, and a
forecast h weeks ahead discounts it further, so that the spread grows with the horizon (West & Harrison 1997,
*Bayesian Forecasting and Dynamic Models*, ch. 10 and the power discount of ch. 6; Harvey & Fernandes 1989,
*Time Series Models for Count or Qualitative Observations*). Resampling past weeks instead is badly overconfident:
weeks resemble their neighbours, and people stop and start.

The prior is added undiscounted: after a long quiet stretch it keeps "never again" from being a certainty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import gammaincinv

Numbers: TypeAlias = NDArray[np.float64]
CHECKED_WEEKS = 26
"""The longest horizon the method was checked at; beyond it the relative spread of the level grows no further."""
FANO_PRIOR_WEEKS = 8
"""How many weeks of a person's own the prior of the Fano factor weighs."""
NEGLIGIBLE = 1e-6
"""A weekly mean below this is none; so that nothing is divided by it."""


@dataclass(frozen=True)
class Model:
    """What is assumed before the first week is known.

    Attributes:
        level: amount a week that is expected without any history.
        weeks: how many weeks of a person's own that expectation weighs.
        discount: how much of what was known of the level is kept a week later.
        least_fano: floor of the Fano factor; 1 for things that are counted.
    """

    level: float
    weeks: float
    discount: float
    least_fano: float


HOURS = Model(level=3.0, weeks=1.0, discount=0.90, least_fano=0.0)
"""Hours a week: without history 3, a little over half of the five that a new plan starts with."""
EVENTS = Model(level=0.1, weeks=10.0, discount=0.95, least_fano=1.0)
"""Things counted: without history about five a year. They are rare, so they are remembered for twice as long: on
simulated logs a discount of 0.90 said 5 in 10 where it came true in 7 of 10, 0.95 where it did in 6 of 10."""


@dataclass(frozen=True)
class Level:
    """What is known of the weekly level: Gamma(`shape`, `rate`), in units of `fano`."""

    shape: float
    rate: float
    fano: float

    @property
    def mean(self) -> float:
        """The expected amount a week."""
        return self.fano * self.shape / self.rate


def fano_factor(weekly: Numbers, model: Model) -> float:
    """Return variance over mean of the weekly amounts, shrunk toward weeks that are done or left out as a whole.

    Args:
        weekly: amounts a week, none missing; empty and all zeros allowed.
        model: gives the floor, and the amount of a week where the history has none.
    """
    weeks, mean = len(weekly), float(weekly.mean()) if len(weekly) else 0.0
    expected = max(mean, model.level)
    if weeks < 2 or mean < NEGLIGIBLE:
        return max(expected, model.least_fano)
    own = float(weekly.var(ddof=1)) / mean
    return max((FANO_PRIOR_WEEKS * expected + weeks * own) / (FANO_PRIOR_WEEKS + weeks), model.least_fano)


def level_of(weekly: Numbers, model: Model) -> Level:
    """Return what a history says of the weekly level: shape <- discount shape + y / F, rate <- discount rate + 1.

    Args:
        weekly: amounts a week, oldest first, none missing.
        model: the discount, and the prior that is added undiscounted. It weighs its weeks, and never more than as
            many units of F: else small amounts, counted in small units, would make it seem well known.
    """
    fano = fano_factor(weekly, model)
    weights = model.discount ** np.arange(len(weekly) - 1, -1, -1)
    prior = model.weeks * min(1.0, fano / model.level)
    shape = (prior * model.level + float(weights @ weekly)) / fano
    return Level(shape, prior + float(weights.sum()), fano)


def kept_ahead(level: Level, model: Model, horizon: NDArray[np.int_]) -> Numbers:
    """Return what share of the level's shape and rate is left `horizon` weeks ahead: discount to the half of them.

    The share stops falling at the longest horizon checked, and where no more than the prior's weeks would be left.
    """
    share: Numbers = model.discount ** (np.minimum(horizon, CHECKED_WEEKS) / 2)
    return np.maximum(share, model.weeks / level.rate)


def paths(weekly: Numbers, model: Model, weeks: int, draws: int, seed: int) -> Numbers:
    """Return simulated cumulative amounts, one row a future, one column a week ahead.

    Each future keeps one quantile of the level through all horizons (stratified over the futures), so that it
    stays a good or a poor one; the weeks around it vary as Poisson counts of F. The first weeks of a longer
    simulation are those of a shorter one, and the same seed gives the same futures.

    Args:
        weekly: amounts a week, oldest first, none missing; any length.
        model: the prior and the discount.
        weeks: how many weeks ahead, 0 or more.
        draws: how many futures, 1 or more.
        seed: of the random numbers.

    Returns:
        An array (draws, weeks), non-decreasing along each row.
    """
    level, random = level_of(weekly, model), np.random.default_rng(seed)
    quantile = random.permutation((np.arange(draws) + 0.5) / draws)
    horizon = np.arange(1, weeks + 1)
    kept = kept_ahead(level, model, horizon[:CHECKED_WEEKS])[:, None]
    levels = gammaincinv(level.shape * kept, quantile) / (level.rate * kept)
    means = levels[np.minimum(horizon, CHECKED_WEEKS) - 1] * horizon[:, None]
    means = np.maximum.accumulate(means, axis=0)
    noisy = random.poisson(np.diff(means, axis=0, prepend=0.0))
    total: Numbers = level.fano * np.cumsum(noisy, axis=0, dtype=np.float64).T
    return total


def forecast_hours(
    weekly_hours: pd.Series[float] | Sequence[float] | Numbers, weeks: int, draws: int, seed: int
) -> Numbers:
    """Forecast cumulative hours from any history of weekly hours.

    Args:
        weekly_hours: hours a week, oldest first, 0 or more; missing weeks (NaN) are dropped. May be empty: the
            forecast then rests on a wide prior around 3 hours a week (`HOURS`).
        weeks: how many weeks ahead, 0 or more. The method was checked up to 26; beyond that the spread of the level
            stays that of week 26.
        draws: how many simulated futures, 1 or more.
        seed: of the random numbers; the same seed gives the same answer.

    Returns:
        An array (draws, weeks): hours from now to the end of each week, one row a future.

    Raises:
        ValueError: if hours are negative, `weeks` is below 0 or `draws` below 1.
    """
    hours = np.asarray(weekly_hours, dtype=np.float64)
    hours = hours[np.isfinite(hours)]
    if (hours < 0).any() or weeks < 0 or draws < 1:
        raise ValueError("A forecast needs hours of 0 or more, 0 or more weeks ahead, and at least 1 draw.")
    return paths(hours, HOURS, weeks, draws, seed)
