"""Ranges that learn from their own misses, and the exact totals that they are made of."""

import numpy as np
import pytest

from careerdata.analysis.stats.conformal import NARROWEST, WIDEST, deviations, spread, stretched, widths
from careerdata.analysis.stats.gamma_poisson import HOURS, Totals, level_of, levels_so_far, paths

STEADY = np.array([5.0, 4.0, 6.0, 5.0] * 13)


def test_a_range_that_keeps_missing_gets_wider_and_one_that_never_does_narrower_each_up_to_an_end():
    assert widths(np.full(200, 0.99), 4)[-1] == pytest.approx(WIDEST)
    assert widths(np.full(200, 0.5), 4)[-1] == pytest.approx(NARROWEST)


def test_one_miss_is_worth_four_hits():
    """Eight in ten should hold: a miss widens by 0.03 times 0.8, a hit narrows by 0.03 times 0.2."""
    assert widths(np.array([0.99, 0.5, 0.5, 0.5, 0.5]), 1)[-1] == pytest.approx(1)
    assert widths(np.array([0.99]), 1)[-1] == pytest.approx(np.exp(0.024))


def test_what_has_not_come_yet_changes_nothing():
    places = np.array([0.5] * 9 + [0.999] * 3)
    found = widths(places, 4)
    assert len(found) == 16
    assert found[:4].tolist() == [1, 1, 1, 1]
    # Twelve weeks after the first forecast only the first nine have come, and all of them held.
    assert found[:13].tolist() == widths(places[:9], 4).tolist()
    assert widths(np.empty(0), 3).tolist() == [1, 1, 1]


def test_stretching_moves_a_share_outward_and_leaves_the_middle():
    assert stretched(0.5, np.array([1.2])) == pytest.approx(0.5)
    assert stretched(np.array([0.1, 0.9]), np.array(1.0)) == pytest.approx([0.1, 0.9])
    # 1.2816 standard deviations times 1.2 are 1.5379, and 6.2 of 100 lie beyond.
    assert stretched(0.9, np.array(1.2)) == pytest.approx(0.938, abs=0.001)
    assert deviations(np.array([0.5, 0.9])) == pytest.approx([0, 1.2816], abs=1e-4)


def test_wider_futures_keep_their_places_and_their_middle_and_never_fall():
    futures = paths(STEADY, HOURS, 20, 500, 1)
    wide = spread(futures, np.full(20, 1.2))
    assert np.median(wide[:, 19]) == pytest.approx(np.median(futures[:, 19]), rel=0.01)
    assert np.quantile(wide[:, 19], 0.9) > np.quantile(futures[:, 19], 0.9)
    assert np.quantile(wide[:, 19], 0.1) < np.quantile(futures[:, 19], 0.1)
    assert (np.diff(wide, axis=1) >= 0).all()
    assert np.allclose(spread(futures, np.ones(20)), futures)


def test_exact_totals_are_those_that_are_simulated():
    futures = paths(STEADY, HOURS, 13, 4000, 1)[:, 12]
    total = Totals.ahead([level_of(STEADY, HOURS)], HOURS, 13)
    for share in (0.1, 0.5, 0.9):
        assert total.quantiles(np.array([share]))[0] == pytest.approx(np.quantile(futures, share), rel=0.04)
    assert total.place(np.array([np.median(futures)]))[0] == pytest.approx(0.5, abs=0.03)


def test_what_was_known_after_some_weeks_is_what_is_known_of_those_weeks_alone():
    then = levels_so_far(STEADY, HOURS, first=8)
    assert len(then) == len(STEADY) - 7
    for place in (0, 20):
        alone = level_of(STEADY[: 8 + place], HOURS)
        assert then[place].shape == pytest.approx(alone.shape)
        assert then[place].rate == pytest.approx(alone.rate)
        assert then[place].weight == pytest.approx(alone.weight)
