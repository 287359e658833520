"""Where a series steps up, on series whose step can be seen."""

import numpy as np

from careerdata.analysis.stats.changepoint import highest_step


def test_the_step_up_is_found_and_a_step_down_is_none():
    assert highest_step(np.array([2.0, 3, 2, 3, 2, 3, 7, 8, 7, 8, 7]), 1, 10) == 6
    assert highest_step(np.array([8.0, 8, 8, 2, 2, 2, 8, 8, 8]), 1, 8) == 6


def test_the_larger_of_two_steps_is_taken_and_none_before_the_first_place_asked_for():
    series = np.array([1.0] * 10 + [2.0] * 10 + [7.0] * 10)
    assert highest_step(series, 1, 29) == 20
    assert highest_step(series, 22, 29) == 22


def test_the_step_may_be_asked_for_at_one_place_only():
    assert highest_step(np.array([1.0, 1, 5]), 2, 2) == 2
