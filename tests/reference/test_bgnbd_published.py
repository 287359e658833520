"""BG/NBD against what was printed by its authors, and against the integrals that its formulas solve."""

import importlib.metadata

import numpy as np
import pandas as pd
import pytest
from scipy.special import roots_genlaguerre, roots_jacobi

from careerdata.analysis.stats.bgnbd import Parameters, fit, log_likelihood, p_alive, p_contact_within

# Fader, Hardie & Lee (2005), CDNOW, table 1.
CDNOW = Parameters(r=0.243, alpha=4.414, a=0.793, b=2.426)
SMALL = Parameters(r=1.4, alpha=3.0, a=1.2, b=2.5)
HISTORIES = [(0, 0.0, 2.0), (1, 0.7, 2.0), (2, 1.5, 2.0), (4, 3.0, 3.0)]


@pytest.fixture(scope="module")
def cdnow():
    """The 2,357 customers of CDNOW: frequency, recency and age in weeks, as a package carries them; read, not imported."""
    try:
        files = importlib.metadata.files("lifetimes") or []
    except importlib.metadata.PackageNotFoundError:
        files = []
    found = [file.locate() for file in files if file.name == "cdnow_customers_summary.csv"]
    if not found:
        pytest.skip("the CDNOW data is not installed (package lifetimes, an optional test dependency)")
    customers = pd.read_csv(found[0])
    assert len(customers) == 2357
    return [customers[column].to_numpy(dtype=float) for column in ("frequency", "recency", "T")]


def averaged_over_people(probability):
    """Integrate `probability(rate, dropout)` over the gamma and the beta of SMALL, by Gauss quadrature."""
    rates, rate_weights = roots_genlaguerre(80, SMALL.r - 1)
    points, dropout_weights = roots_jacobi(40, SMALL.b - 1, SMALL.a - 1)
    values = probability(rates[:, None] / SMALL.alpha, (points + 1) / 2)
    return float(rate_weights @ values @ dropout_weights / rate_weights.sum() / dropout_weights.sum())


def alive_path(x, age):
    """Equation 3, first part: x contacts, each survived, then silence until now, still alive."""
    return lambda rate, dropout: (1 - dropout) ** x * rate**x * np.exp(-rate * age)


def ended_path(x, recency):
    """Equation 3, second part: the tie ended right after the last contact."""
    return lambda rate, dropout: (x > 0) * dropout * (1 - dropout) ** (x - 1.0) * rate**x * np.exp(-rate * recency)


def test_the_published_log_likelihood_of_the_published_parameters(cdnow):
    assert log_likelihood(CDNOW, *cdnow) == pytest.approx(-9582.4, abs=0.05)


def test_our_own_fit_reaches_the_published_parameters(cdnow):
    found = fit(*cdnow)
    assert found.log_likelihood == pytest.approx(-9582.4, abs=0.05)
    assert found.r == pytest.approx(CDNOW.r, rel=0.01)
    assert found.alpha == pytest.approx(CDNOW.alpha, rel=0.01)
    assert found.a == pytest.approx(CDNOW.a, rel=0.02)
    assert found.b == pytest.approx(CDNOW.b, rel=0.02)


def test_p_alive_of_the_published_parameters():
    # A customer with 26 repeat purchases, the last one at week 30.86 of 31.
    assert p_alive(CDNOW, 26, 30.86, 31)[0] == pytest.approx(0.96892, abs=5e-6)


@pytest.mark.parametrize(("x", "recency", "age"), HISTORIES)
def test_likelihood_is_the_integral_over_rates_and_dropouts(x, recency, age):
    by_hand = averaged_over_people(alive_path(x, age)) + averaged_over_people(ended_path(x, recency))
    assert log_likelihood(SMALL, [x], [recency], [age]) == pytest.approx(np.log(by_hand), rel=1e-6)


@pytest.mark.parametrize(("x", "recency", "age"), HISTORIES)
def test_p_alive_is_the_share_of_the_alive_paths(x, recency, age):
    alive, ended = averaged_over_people(alive_path(x, age)), averaged_over_people(ended_path(x, recency))
    assert p_alive(SMALL, x, recency, age)[0] == pytest.approx(alive / (alive + ended), rel=1e-6)


@pytest.mark.parametrize(("x", "recency", "age"), HISTORIES)
def test_contact_within_is_the_share_of_alive_paths_that_do_not_stay_silent(x, recency, age):
    horizon = 1.5
    path = alive_path(x, age)
    again = averaged_over_people(lambda rate, dropout: path(rate, dropout) * (1 - np.exp(-rate * horizon)))
    everything = averaged_over_people(path) + averaged_over_people(ended_path(x, recency))
    assert p_contact_within(SMALL, x, recency, age, horizon)[0] == pytest.approx(again / everything, rel=1e-6)


def test_likelihood_by_hand_for_someone_met_once():
    # x = 0: only the first path is left, and the dropout integrates to 1: (alpha / (alpha + T))^r.
    assert log_likelihood(SMALL, [0], [0], [2]) == pytest.approx(1.4 * np.log(3 / 5))
