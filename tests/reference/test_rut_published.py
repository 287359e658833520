"""The chart and the change point against numbers that others have published.

Lucas and Saccucci (1990, Technometrics 32:1, Table 3) and Crowder (1987, Technometrics 29:401) give the average run
length (ARL) of two-sided EWMA charts with known mean and spread and a constant limit. Here they are simulated with
the project's own recursion; a mean of 20,000 run lengths is known to within 1 % (they spread about as much as they
last), so 3 % is allowed.
"""

import numpy as np
import pytest

from careerdata.analysis.stats import ewma
from careerdata.analysis.stats.changepoint import level_changes
from careerdata.analysis.stats.trend import theil_sen

NILE = [
    *(1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140),
    *(1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969),
    *(831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759),
    *(781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890),
    *(744, 749, 838, 1050, 918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740),
]
"""Yearly flow of the Nile at Aswan, 1871 to 1970 (Cobb 1978, Biometrika 65:243)."""
RUNS = 20_000
BLOCK = 50


def average_run_length(weight, factor, shift, seed=1):
    """Simulate `RUNS` two-sided charts block by block until each has passed its constant limit."""
    rng = np.random.default_rng(seed)
    limit = factor * np.sqrt(weight / (2 - weight))
    level = np.zeros(RUNS)
    lengths = []
    passed = 0
    while len(level):
        path = ewma.smooth(rng.normal(shift, 1, (len(level), BLOCK)), weight, start=level)
        out = np.abs(path) > limit
        over = out.any(axis=1)
        lengths.extend(passed + 1 + out[over].argmax(axis=1))
        level = path[~over, -1]
        passed += BLOCK
    return np.mean(lengths)


@pytest.mark.parametrize(
    ("weight", "factor", "shift", "published"),
    [
        (0.5, 3.071, 0.5, 88.8),
        (0.5, 3.071, 1.0, 17.5),
        (0.5, 3.071, 2.0, 3.63),
        (0.03, 2.437, 0.5, 29.3),
        (0.03, 2.437, 1.0, 12.6),
        (0.03, 2.437, 2.0, 5.99),
        (0.25, 3.0, 1.0, 11.154),
        (0.5, 2.0, 0.0, 26.45),
        (0.05, 2.0, 0.0, 127.53),
    ],
)
def test_average_run_lengths(weight, factor, shift, published):
    assert average_run_length(weight, factor, shift) == pytest.approx(published, rel=0.03)


def calibrated(baseline, phi, sd_of):
    """The two-sided limit that 1 calm series in 10 passes within 52 weeks: weight 0.2, constant textbook variance."""
    rng = np.random.default_rng(2)
    logs = rng.standard_normal((40_000, baseline + 52))
    for week in range(1, baseline + 52):
        logs[:, week] = phi * logs[:, week - 1] + np.sqrt(1 - phi**2) * logs[:, week]
    start = logs[:, :baseline]
    distance = (logs[:, baseline:] - start.mean(axis=1, keepdims=True)) / sd_of(start)[:, None]
    highest = np.abs(ewma.smooth(distance, 0.2)).max(axis=1) / np.sqrt(0.2 / 1.8)
    return np.quantile(highest, 0.9)


@pytest.mark.parametrize(("baseline", "published"), [(12, 5.54), (20, 4.79), (52, 4.10)])
def test_calibrated_limits_with_resembling_weeks(baseline, published):
    found = calibrated(baseline, 0.3, lambda start: ewma.spread(start, smallest=0.0))
    assert found == pytest.approx(published, rel=0.015)


@pytest.mark.parametrize(("baseline", "published"), [(12, 4.38), (20, 3.81), (52, 3.29)])
def test_calibrated_limits_with_the_moving_range(baseline, published):
    found = calibrated(baseline, 0.0, lambda start: np.abs(np.diff(start)).mean(axis=1) / 1.128)
    assert found == pytest.approx(published, rel=0.015)


def test_the_nile_changed_after_1898():
    assert level_changes(NILE, variance=np.var(NILE, ddof=1)) == (28,)
    assert 1871 + 28 - 1 == 1898
    assert np.mean(NILE[:28]) == pytest.approx(1097.8, abs=0.05)
    assert np.mean(NILE[28:]) == pytest.approx(850.0, abs=0.05)


def test_the_nile_falls_by_the_published_slope():
    assert theil_sen(np.arange(float(len(NILE))), np.array(NILE, dtype=float)) == pytest.approx(-2.6, abs=0.05)
