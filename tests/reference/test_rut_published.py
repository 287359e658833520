"""The look back for a step, and the slope, against a series whose step and slope others have published."""

import numpy as np
import pytest

from careerdata.analysis.stats.changepoint import highest_step
from careerdata.analysis.stats.trend import theil_sen

NILE = [
    *(1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140),
    *(1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969),
    *(831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759),
    *(781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890),
    *(744, 749, 838, 1050, 918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740),
]
"""Yearly flow of the Nile at Aswan, 1871 to 1970 (Cobb 1978, Biometrika 65:243)."""


def test_the_nile_changed_after_1898():
    assert highest_step(-np.array(NILE, dtype=float), 1, len(NILE) - 1) == 28
    assert 1871 + 28 - 1 == 1898
    assert np.mean(NILE[:28]) == pytest.approx(1097.8, abs=0.05)
    assert np.mean(NILE[28:]) == pytest.approx(850.0, abs=0.05)


def test_the_nile_falls_by_the_published_slope():
    assert theil_sen(np.arange(float(len(NILE))), np.array(NILE, dtype=float)) == pytest.approx(-2.6, abs=0.05)
