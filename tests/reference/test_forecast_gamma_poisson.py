"""The Gamma-Poisson updates and predictive distribution, worked by hand and against the negative binomial."""

import math
from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import nbinom

from careerdata.analysis.stats.gamma_poisson import EVENTS, HOURS, fano_factor, kept_ahead, level_of, paths

WEEKS = np.array([4.0, 0.0, 2.0])
# Mean 2, variance ((4-2)^2 + (0-2)^2 + (2-2)^2) / 2 = 4, so its own Fano factor is 2. The prior's is the 3 hours of
# an expected week, with the weight of 8 weeks: (8 * 3 + 3 * 2) / 11.
FANO = 30 / 11
# The prior weighs one week times F / 3 = 10/11 of a week. Old weeks are discounted by 0.9 each:
# 0.81 * 4 + 0.9 * 0 + 2 = 5.24 hours, and 0.81 + 0.9 + 1 = 2.71 weeks.
SHAPE = (10 / 11 * 3 + 5.24) / FANO
RATE = 10 / 11 + 2.71
ONE = replace(HOURS, discounts=(0.90,))
TWO = replace(HOURS, discounts=(0.50, 0.90))
DRAWS = 40_000


def test_the_fano_factor_by_hand():
    assert fano_factor(WEEKS, HOURS) == pytest.approx(FANO)


def test_shape_and_rate_by_hand():
    level = level_of(WEEKS, ONE)
    assert level.shape == pytest.approx([SHAPE])
    assert level.rate == pytest.approx([RATE])
    assert level.mean == pytest.approx((30 / 11 + 5.24) / (10 / 11 + 2.71))


def test_each_discount_is_updated_on_its_own_and_all_count_alike_at_first():
    # With 0.5: 0.25 * 4 + 0.5 * 0 + 2 = 3 hours in 0.25 + 0.5 + 1 = 1.75 weeks.
    level = level_of(WEEKS, TWO)
    assert level.shape == pytest.approx([(30 / 11 + 3) / FANO, SHAPE])
    assert level.rate == pytest.approx([10 / 11 + 1.75, RATE])
    assert level.weight == pytest.approx([0.5, 0.5])
    assert level.mean == pytest.approx((FANO * level.shape[0] / level.rate[0] + FANO * SHAPE / RATE) / 2)


def test_a_discount_is_believed_by_what_it_said_of_the_quarters_by_hand():
    # Fourteen weeks hold two quarters: the one that begins with nothing known, for which both say the same, and the
    # one after the first week. Each counts as a thirteenth..
    hours = np.array([12.0, *[0.0] * 12, 6.0])
    fano = fano_factor(hours, TWO)
    prior = min(1, fano / 3)
    told = []
    for discount in TWO.discounts:
        rate = prior + 1
        kept = max(discount**6.5, 1 / rate)
        shape, rate = kept * (prior * 3 + 12) / fano, kept * rate
        told.append(nbinom_density(6 / fano, shape, rate / (rate + 13)))
    expected = (told[1] / told[0]) ** (1 / 13)
    weight = level_of(hours, TWO).weight
    assert weight[1] / weight[0] == pytest.approx(expected)
    assert weight.sum() == pytest.approx(1)


def nbinom_density(count, shape, kept):
    factors = math.gamma(shape + count) / math.gamma(shape) / math.gamma(count + 1)
    return factors * kept**shape * (1 - kept) ** count


def test_counts_by_hand():
    # Two events in three weeks, F at its floor of 1; the prior is 1 event in 10 weeks; 0.95 a week.
    level = level_of(np.array([1.0, 0.0, 1.0]), EVENTS)
    assert (level.shape[0], level.rate[0]) == pytest.approx((1 + 0.9025 + 1, 10 + 0.9025 + 0.95 + 1))


def test_what_is_kept_ahead_by_hand():
    ahead = np.array([1, 4, 20, 21, 200])[:, None]
    kept = kept_ahead(level_of(np.full(50, 3.0), ONE).rate, ONE, ahead)
    assert kept[:, 0] == pytest.approx([0.9**0.5, 0.81, 0.9**10, 0.9**10, 0.9**10])
    # Without history nothing more is forgotten: the prior is as vague as it gets.
    assert kept_ahead(level_of(np.empty(0), HOURS).rate, HOURS, 26) == pytest.approx([1, 1, 1, 1])


def test_next_week_is_negative_binomial_in_units_of_f():
    kept, futures = math.sqrt(0.9), paths(WEEKS, ONE, 1, DRAWS, seed=7)[:, 0]
    mean = FANO * SHAPE / RATE
    variance = FANO**2 * (SHAPE / RATE + SHAPE / (RATE**2 * kept))
    nothing = (RATE * kept / (RATE * kept + 1)) ** (SHAPE * kept)
    assert futures.mean() == pytest.approx(mean, abs=4 * math.sqrt(variance / DRAWS))
    assert futures.var() == pytest.approx(variance, rel=0.06)
    assert (futures == 0).mean() == pytest.approx(nothing, abs=4 * math.sqrt(nothing * (1 - nothing) / DRAWS))


@pytest.mark.parametrize("weeks", [4, 13, 26])
def test_the_upper_half_of_a_quarter_or_half_year_is_negative_binomial(weeks):
    # The lower tail is lifted a little there: hours that were done by week 4 are not undone by week 13.
    kept, futures = max(0.9 ** (min(weeks, 20) / 2), 1 / RATE), paths(WEEKS, ONE, weeks, DRAWS, seed=7)[:, -1]
    exact = nbinom(SHAPE * kept, RATE * kept / (RATE * kept + weeks))
    for share in (0.6, 0.75, 0.9, 0.97):
        units = exact.ppf(share)
        assert (futures <= FANO * units + 1e-9).mean() == pytest.approx(exact.cdf(units), abs=0.012)


def test_the_futures_are_shared_out_among_the_discounts():
    # Equal weights: half of the futures each, so the chance of a week of nothing is the middle of the two.
    level, futures = level_of(WEEKS, TWO), paths(WEEKS, TWO, 1, DRAWS, seed=7)[:, 0]
    kept = np.maximum(np.sqrt([0.5, 0.9]), 1 / level.rate)
    shape, rate = level.shape * kept, level.rate * kept
    assert (futures == 0).mean() == pytest.approx(((rate / (rate + 1)) ** shape).mean(), abs=0.012)
