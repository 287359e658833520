"""The charts that the rut detector is compared with have the average run lengths that their authors published.

Exact methods on the charts' own steps (see `benchmarks/textbook_charts.py`), so 1 % is allowed: the printed tables are
rounded to three digits. A chart that is off by a week in its window, or watches one side only, misses by far more.
"""

import numpy as np
import pytest
import textbook_charts as charts

SHEWHART = {0: 370.4, 0.2: 308.43, 0.4: 200.08, 0.6: 119.67, 0.8: 71.55, 1: 43.89, 1.4: 18.25, 2: 6.3, 3: 2.0}
"""Champ and Woodall 1987 (Technometrics 29:393), Table 1."""
ALL_FOUR = {0: 91.75, 0.2: 66.8, 0.4: 36.61, 0.6: 20.91, 0.8: 13.25, 1: 9.22, 1.4: 5.42, 2: 3.13, 3: 1.67}
"""All four Western Electric rules; 91.75 as published there, the others computed by its Markov chain elsewhere."""
SHIFTS = (0, 0.25, 0.5, 0.75, 1, 1.5, 2, 3)
MOVING_AVERAGES = [
    (0.5, 3.071, dict(zip(SHIFTS, (500, 255, 88.8, 35.9, 17.5, 6.53, 3.63, 1.93), strict=True))),
    (0.03, 2.437, dict(zip(SHIFTS, (500, 76.7, 29.3, 17.6, 12.6, 8.07, 5.99, 4.03), strict=True))),
    (0.25, 3.0, {1: 11.154267016}),
    (0.5, 2.0, {0: 26.45}),
    (0.05, 2.0, {0: 127.53}),
]
"""Lucas and Saccucci 1990 (Technometrics 32:1), Table 3; an example of the SAS manual; Crowder 1987."""
SUM_LIMIT_4 = dict(zip(SHIFTS, (168, 74.2, 26.6, 13.3, 8.38, 4.75, 3.34, 2.19), strict=True))
"""Lucas and Crosier 1982 (Technometrics 24:199), Table 1: k 0.5, h 4, two-sided."""
SUM_LIMIT_5 = dict(zip(SHIFTS, (465.44, 139.49, 38.0, 17.05, 10.38, 5.75, 4.01, 2.57), strict=True))
"""h 5, computed elsewhere by an integral equation."""
CLOSE = 0.01


@pytest.mark.parametrize(("shift", "published"), SHEWHART.items())
def test_the_individuals_chart(shift, published):
    assert charts.arl_individuals(shift) == pytest.approx(published, rel=CLOSE)


@pytest.mark.parametrize(("shift", "published"), ALL_FOUR.items())
def test_the_western_electric_rules(shift, published):
    assert charts.arl_western_electric(shift) == pytest.approx(published, rel=CLOSE)


@pytest.mark.parametrize(("weight", "factor", "published"), MOVING_AVERAGES)
def test_the_moving_average(weight, factor, published):
    for shift, length in published.items():
        assert charts.arl_moving_average(shift, weight, factor) == pytest.approx(length, rel=CLOSE), shift


@pytest.mark.parametrize(("limit", "published"), [(4, SUM_LIMIT_4), (5, SUM_LIMIT_5)])
def test_the_cumulative_sum(limit, published):
    for shift, length in published.items():
        assert charts.arl_cusum(shift, 0.5, limit) == pytest.approx(length, rel=CLOSE), shift


@pytest.mark.parametrize(
    ("alarms", "exact"),
    [
        (charts.individuals, charts.arl_individuals),
        (charts.western_electric, charts.arl_western_electric),
        (lambda z: charts.moving_average(z, 0.2) > 2.962, lambda shift: charts.arl_moving_average(shift, 0.2, 2.962)),
        (lambda z: charts.cusum(z) > 4, lambda shift: charts.arl_cusum(shift, 0.5, 4)),
    ],
    ids=["individuals", "western electric", "moving average", "cumulative sum"],
)
def test_the_charts_as_they_are_run_last_as_long(alarms, exact):
    """Twenty thousand simulated charts at a shift of 1: a mean known to within 1 % or so, three times that allowed."""
    z = np.random.default_rng(3).normal(1.0, 1, (20_000, 600))
    fired = alarms(z) | alarms(-z)
    lengths = np.where(fired.any(-1), fired.argmax(-1) + 1, z.shape[-1])
    assert lengths.mean() == pytest.approx(exact(1.0), abs=3.5 * lengths.std() / np.sqrt(len(lengths)))
