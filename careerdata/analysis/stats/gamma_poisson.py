"""A weekly total that comes in bursts, forecast as a discounted Gamma-Poisson level.

The weekly amount y is counted in units of its Fano factor F (variance over mean): y / F ~ Poisson(level). What is
known of the level is a Gamma(shape, rate); every week old knowledge is discounted and the new week added, and a
forecast h weeks ahead discounts it further, so that the spread grows with the horizon (West & Harrison 1997,
*Bayesian Forecasting and Dynamic Models*, ch. 10 and the power discount of ch. 6; Harvey & Fernandes 1989,
*Time Series Models for Count or Qualitative Observations*). Resampling past weeks instead is badly overconfident:
weeks resemble their neighbours, and people stop and start.

How fast the past should be forgotten differs from person to person. Several discounts run side by side, and each
has as many of the futures as it foretold the person's own past quarters well (Bayesian model averaging; Hoeting,
Madigan, Raftery & Volinsky 1999, *Statistical Science* 14(4)).

The prior is added undiscounted: after a long quiet stretch it keeps "never again" from being a certainty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import betainc, gammaincinv, gammaln

Numbers: TypeAlias = NDArray[np.float64]
FORGETS_FOR = 20
"""Weeks ahead after which the relative spread of the level grows no further: with 26, half a year was too wide."""
FANO_PRIOR_WEEKS = 8
"""How many weeks of a person's own the prior of the Fano factor weighs."""
QUARTER = 13
"""Weeks ahead by which the discounts are compared."""
_LAST_BITS = 1e-9
"""A whole number that a float missed by this much is one."""
NEGLIGIBLE = 1e-6
"""A weekly mean below this is none; so that nothing is divided by it."""


@dataclass(frozen=True)
class Model:
    """What is assumed before the first week is known.

    Attributes:
        level: amount a week that is expected without any history.
        weeks: how many weeks of a person's own that expectation weighs.
        discounts: how much of what was known of the level is kept a week later; each is tried.
        least_fano: floor of the Fano factor; 1 for things that are counted.
    """

    level: float
    weeks: float
    discounts: tuple[float, ...]
    least_fano: float


EFFORT_DISCOUNTS = (0.80, 0.90, 0.96, 0.985)
"""The last 5, 10, 25 and 67 weeks, roughly: for effort with a season in it, and for effort that has none."""
HOURS = Model(level=3.0, weeks=1.0, discounts=EFFORT_DISCOUNTS, least_fano=0.0)
"""Hours a week: without history 3, a little over half of the five that a new plan starts with."""
EVENTS = Model(level=0.1, weeks=10.0, discounts=(0.95,), least_fano=1.0)
"""Things counted: without history about five a year. They are too rare to tell discounts apart, and are remembered for
20 weeks: with 0.90 what was said to come true 5 times in 10 did 7 times in 10 on simulated logs, with 0.95 6 times."""


@dataclass(frozen=True)
class Level:
    """What is known of the weekly level, in units of `fano`: a Gamma(shape, rate) for each discount of a model.

    Attributes:
        shape: one for each discount.
        rate: likewise.
        weight: how much each is believed; they sum to 1.
        fano: the Fano factor.
    """

    shape: Numbers
    rate: Numbers
    weight: Numbers
    fano: float

    @property
    def mean(self) -> float:
        """The expected amount a week."""
        return self.fano * float(self.weight @ (self.shape / self.rate))


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
        model: the discounts, and the prior that is added undiscounted. It weighs its weeks, and never more than as
            many units of F: else small amounts, counted in small units, would make it seem well known.
    """
    return levels_so_far(weekly, model, first=len(weekly))[0]


def levels_so_far(weekly: Numbers, model: Model, first: int) -> list[Level]:
    """Return what was known of the level after each number of weeks, from `first` of them to all; see `level_of`."""
    discounts = np.asarray(model.discounts)
    amounts, rates = (np.zeros((len(weekly) + 1, len(discounts))) for _ in range(2))
    for week, amount in enumerate(weekly):
        amounts[week + 1] = discounts * amounts[week] + amount
        rates[week + 1] = discounts * rates[week] + 1
    found = []
    for known in range(first, len(weekly) + 1):
        fano = fano_factor(weekly[:known], model)
        prior = model.weeks * min(1.0, fano / model.level)
        shape = (amounts[: known + 1] + prior * model.level) / fano
        rate = rates[: known + 1] + prior
        found.append(Level(shape[-1], rate[-1], _belief(weekly[:known] / fano, shape, rate, model), fano))
    return found


def _belief(units: Numbers, shape: Numbers, rate: Numbers, model: Model) -> Numbers:
    """Return how much each discount is believed: all alike at first, then by what it said of every quarter so far.

    Args:
        units: the weekly amounts, in units of F.
        shape: of the level after each number of weeks, an array (weeks + 1, discounts).
        rate: likewise.
        model: the discounts.
    """
    so_far = np.cumsum([0.0, *units])
    done = (so_far[QUARTER:] - so_far[:-QUARTER])[:, None]
    kept = kept_ahead(rate[: len(done)], model, QUARTER)
    shape, rate = shape[: len(done)] * kept, rate[: len(done)] * kept
    # The negative binomial; what is the same for each discount is left out.
    likely = gammaln(shape + done) - gammaln(shape) + shape * np.log(rate) - (shape + done) * np.log(rate + QUARTER)
    # Quarters that begin a week apart share all but two of their weeks: thirteen of them count as one.
    evidence = likely.sum(axis=0) / QUARTER
    relative = np.exp(evidence - evidence.max())
    belief: Numbers = relative / relative.sum()
    return belief


def kept_ahead(rate: Numbers, model: Model, horizon: int | NDArray[np.int_]) -> Numbers:
    """Return what share of the level's shape and rate is left `horizon` weeks ahead: discount to the half of them.

    The share stops falling after `FORGETS_FOR` weeks, and where no more than the prior's weeks would be left.

    Args:
        rate: of the level; the last axis holds the discounts.
        model: the discounts, and the prior's weeks.
        horizon: weeks ahead; as an array, of a shape that goes with `rate`.
    """
    share: Numbers = np.asarray(model.discounts) ** (np.minimum(horizon, FORGETS_FOR) / 2)
    return np.maximum(share, model.weeks / rate)


def paths(weekly: Numbers, model: Model, weeks: int, draws: int, seed: int) -> Numbers:
    """Return simulated cumulative amounts, one row a future, one column a week ahead.

    Each future keeps one discount and one quantile of its level through all horizons (stratified over the futures),
    so that it stays a good or a poor one; the weeks around it vary as Poisson counts of F. The first weeks of a
    longer simulation are those of a shorter one, and the same seed gives the same futures.

    Args:
        weekly: amounts a week, oldest first, none missing; any length.
        model: the prior and the discounts.
        weeks: how many weeks ahead, 0 or more.
        draws: how many futures, 1 or more.
        seed: of the random numbers.

    Returns:
        An array (draws, weeks), non-decreasing along each row.
    """
    level, random = level_of(weekly, model), np.random.default_rng(seed)
    horizon = np.arange(1, weeks + 1)
    levels = _levels(level, model, horizon[:FORGETS_FOR, None], draws)[:, random.permutation(draws)]
    means = levels[np.minimum(horizon, FORGETS_FOR) - 1] * horizon[:, None]
    means = np.maximum.accumulate(means, axis=0)
    noisy = random.poisson(np.diff(means, axis=0, prepend=0.0))
    total: Numbers = level.fano * np.cumsum(noisy, axis=0, dtype=np.float64).T
    return total


@dataclass(frozen=True)
class Totals:
    """The totals of the next weeks as they were forecast at several times: mixtures of negative binomials, worked out exactly.

    Attributes:
        shape: an array (times, discounts).
        stays: the probability of the negative binomials, likewise.
        weight: how much each discount was believed, likewise.
        fano: the unit of each time, an array (times,).
    """

    shape: Numbers
    stays: Numbers
    weight: Numbers
    fano: Numbers

    @classmethod
    def ahead(cls, levels: Sequence[Level], model: Model, horizon: int) -> Totals:
        """Return the total of the next `horizon` weeks at each of `levels`."""
        shape, rate, weight = (
            np.array([getattr(level, name) for level in levels]).reshape(-1, len(model.discounts))
            for name in ("shape", "rate", "weight")
        )
        kept = kept_ahead(rate, model, horizon)
        fano = np.array([level.fano for level in levels])
        return cls(shape * kept, rate * kept / (rate * kept + horizon), weight, fano)

    def at(self, times: NDArray[np.int_]) -> Totals:
        """Return the totals at some of the times."""
        return Totals(self.shape[times], self.stays[times], self.weight[times], self.fano[times])

    def place(self, came: Numbers) -> Numbers:
        """Return where each total that came lies in what was forecast, 0 to 1: what is less, and half of what is as much."""
        count = np.floor(came / self.fano + _LAST_BITS)
        less = np.where(count >= 1, self._below(np.maximum(count - 1, 0)), 0.0)
        return (less + self._below(count)) / 2

    def quantiles(self, shares: Numbers) -> Numbers:
        """Return the smallest totals that are not below a share of each forecast.

        Args:
            shares: 0 to 1, an array (times,).
        """
        low, high = np.full(len(shares), -1.0), np.ones(len(shares))
        while (short := self._below(high) < shares).any():
            high = np.where(short, 2 * high + 2, high)
        while (high - low > 1).any():
            middle = np.floor((low + high) / 2)
            enough = self._below(middle) >= shares
            low, high = np.where(enough, low, middle), np.where(enough, middle, high)
        return high * self.fano

    def _below(self, count: Numbers) -> Numbers:
        """Return the chance that no more than `count` units come, at each time."""
        chances: Numbers = (self.weight * betainc(self.shape, count[:, None] + 1, self.stays)).sum(axis=1)
        return chances


def _levels(level: Level, model: Model, horizon: NDArray[np.int_], draws: int) -> Numbers:
    """Return the weekly level of each future at each of `horizon`, (weeks, 1): an array (weeks, draws)."""
    counts = np.diff(np.rint(np.cumsum(level.weight) * draws).astype(int), prepend=0)
    discount = np.repeat(np.arange(len(counts)), counts)
    quantile = np.concatenate([(np.arange(count) + 0.5) / max(count, 1) for count in counts])
    kept = kept_ahead(level.rate, model, horizon)
    levels: Numbers = gammaincinv((level.shape * kept)[:, discount], quantile) / (level.rate * kept)[:, discount]
    return levels


def forecast_hours(
    weekly_hours: pd.Series[float] | Sequence[float] | Numbers, weeks: int, draws: int, seed: int
) -> Numbers:
    """Forecast cumulative hours from any history of weekly hours.

    Args:
        weekly_hours: hours a week, oldest first, 0 or more; missing weeks (NaN) are dropped. May be empty: the
            forecast then rests on a wide prior around 3 hours a week (`HOURS`).
        weeks: how many weeks ahead, 0 or more. It was checked up to 104 (`docs/forecast-validation.md`); the relative
            spread of the level grows for `FORGETS_FOR` weeks.
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
