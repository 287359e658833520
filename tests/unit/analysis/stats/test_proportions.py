"""Intervals of shares, against the published ones."""

import pytest

from careerdata.analysis.stats.proportions import difference, wilson


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_score_interval_is_the_published_one(count, of, low, high):
    """Newcombe (1998), Statistics in Medicine 17:857, table I, method 3."""
    assert wilson(count, of) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("count", "of", "other", "of_other", "low", "high"),
    [
        (56, 70, 48, 80, 0.0524, 0.3339),
        (9, 10, 3, 10, 0.1705, 0.8090),
        (5, 56, 0, 29, -0.0381, 0.1926),
        (10, 10, 0, 10, 0.6075, 1.0),
    ],
)
def test_the_interval_of_a_difference_is_the_published_one(count, of, other, of_other, low, high):
    """Newcombe (1998), Statistics in Medicine 17:873, table II, method 10."""
    assert difference(count, of, other, of_other) == pytest.approx((low, high), abs=5e-5)


def test_of_nothing_nothing_is_known():
    assert wilson(0, 0) == (0.0, 1.0)
    assert difference(0, 0, 3, 10).low < -0.3
