"""The Gamma-Poisson updates and predictive distribution, worked by hand and against the negative binomial."""

import math

import numpy as np
import pytest
from scipy.stats import nbinom

from careerdata.analysis.forecast import EVENTS, HOURS, fano_factor, kept_ahead, level_of, paths

WEEKS = np.array([4.0, 0.0, 2.0])
# Mean 2, variance ((4-2)^2 + (0-2)^2 + (2-2)^2) / 2 = 4, so its own Fano factor is 2. The prior's is the 3 hours of
# an expected week, with the weight of 8 weeks: (8 * 3 + 3 * 2) / 11.
FANO = 30 / 11
# The prior weighs one week times F / 3 = 10/11 of a week. Old weeks are discounted by 0.9 each:
# 0.81 * 4 + 0.9 * 0 + 2 = 5.24 hours, and 0.81 + 0.9 + 1 = 2.71 weeks.
SHAPE = (10 / 11 * 3 + 5.24) / FANO
RATE = 10 / 11 + 2.71
DRAWS = 40_000


def test_the_fano_factor_by_hand():
    assert fano_factor(WEEKS, HOURS) == pytest.approx(FANO)


def test_shape_and_rate_by_hand():
    level = level_of(WEEKS, HOURS)
    assert level.shape == pytest.approx(SHAPE)
    assert level.rate == pytest.approx(RATE)
    assert level.mean == pytest.approx((30 / 11 + 5.24) / (10 / 11 + 2.71))


def test_counts_by_hand():
    # Two events in three weeks, F at its floor of 1; the prior is 1 event in 10 weeks; 0.95 a week.
    level = level_of(np.array([1.0, 0.0, 1.0]), EVENTS)
    assert (level.shape, level.rate) == pytest.approx((1 + 0.9025 + 1, 10 + 0.9025 + 0.95 + 1))


def test_what_is_kept_ahead_by_hand():
    kept = kept_ahead(level_of(np.full(50, 3.0), HOURS), HOURS, np.array([1, 4, 26, 27, 200]))
    assert kept == pytest.approx([0.9**0.5, 0.81, 0.9**13, 0.9**13, 0.9**13])
    # Without history nothing more is forgotten: the prior is as vague as it gets.
    assert kept_ahead(level_of(np.empty(0), HOURS), HOURS, np.array([1, 26])) == pytest.approx([1, 1])


def test_next_week_is_negative_binomial_in_units_of_f():
    kept, futures = math.sqrt(0.9), paths(WEEKS, HOURS, 1, DRAWS, seed=7)[:, 0]
    mean = FANO * SHAPE / RATE
    variance = FANO**2 * (SHAPE / RATE + SHAPE / (RATE**2 * kept))
    nothing = (RATE * kept / (RATE * kept + 1)) ** (SHAPE * kept)
    assert futures.mean() == pytest.approx(mean, abs=4 * math.sqrt(variance / DRAWS))
    assert futures.var() == pytest.approx(variance, rel=0.06)
    assert (futures == 0).mean() == pytest.approx(nothing, abs=4 * math.sqrt(nothing * (1 - nothing) / DRAWS))


@pytest.mark.parametrize("weeks", [4, 13, 26])
def test_the_upper_half_of_a_quarter_or_half_year_is_negative_binomial(weeks):
    # The lower tail is lifted a little there: hours that were done by week 4 are not undone by week 13.
    kept, futures = 0.9 ** (weeks / 2), paths(WEEKS, HOURS, weeks, DRAWS, seed=7)[:, -1]
    exact = nbinom(SHAPE * kept, RATE * kept / (RATE * kept + weeks))
    for share in (0.6, 0.75, 0.9, 0.97):
        units = exact.ppf(share)
        assert (futures <= FANO * units + 1e-9).mean() == pytest.approx(exact.cdf(units), abs=0.012)
