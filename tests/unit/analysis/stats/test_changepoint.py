"""Since when: the split of a series into levels, on series whose split is plain to see."""

import numpy as np
import pytest

from careerdata.analysis.stats.changepoint import level_changes


def test_a_step_is_found_where_it_is():
    assert level_changes([2, 3, 2, 3, 2, 3, 7, 8, 7, 8, 7], variance=0.25) == (6,)


def test_up_and_down_again_are_two_changes():
    series = [2.0] * 10 + [7.0] * 6 + [2.0] * 10
    assert level_changes(series, variance=1.0) == (10, 16)


@pytest.mark.parametrize("series", [[], [5.0], [5.0] * 7, [5.0] * 30, [0.0, 10.0] * 15])
def test_one_level_has_no_change(series):
    assert level_changes(series, variance=1.0) == ()


def test_a_level_has_to_hold_for_four_weeks():
    # Two weeks alone at the end are no level; the two before them are taken in to make up the four.
    assert level_changes([3.0] * 20 + [9.0, 9.0], variance=0.5) == (18,)
    assert level_changes([3.0, 3.0, 9.0, 9.0, 9.0, 9.0, 9.0], variance=0.01) == ()


def test_a_change_has_to_be_worth_its_price():
    # 8 + 8 weeks, 1 apart: the split saves 8 * 8 / 16 * 1 = 4; it costs 4 * ln(16) * variance = 11.09 * variance.
    series = [4.0] * 8 + [5.0] * 8
    assert level_changes(series, variance=0.35) == (8,)
    assert level_changes(series, variance=0.37) == ()


def test_it_does_not_matter_where_the_scale_begins():
    rng = np.random.default_rng(4)
    series = np.r_[rng.normal(0, 1, 40), rng.normal(3, 1, 20)]
    assert level_changes(series + 1e7, variance=1.0) == level_changes(series, variance=1.0) == (40,)
