"""Fitting BG/NBD: what was planted comes back, in any unit, and odd logs do not break it."""

from dataclasses import astuple

import numpy as np
import pytest

from careerdata.analysis.stats.bgnbd import Parameters, fit, log_likelihood, p_alive, p_contact_within

PLANTED = Parameters(r=1.2, alpha=40.0, a=1.5, b=6.0)


def simulated(people, seed):
    """Play the model's own story for each person: frequency, recency, age, and what came in the next 90 days."""
    random = np.random.default_rng(seed)
    age = random.uniform(60, 700, people)
    rate, dropout = random.gamma(PLANTED.r, 1 / PLANTED.alpha, people), random.beta(PLANTED.a, PLANTED.b, people)
    frequency, recency, soon = np.zeros(people), np.zeros(people), np.zeros(people, dtype=bool)
    for person in range(people):
        day = 0.0
        while True:
            day += random.exponential(1 / rate[person])
            if day > age[person]:
                soon[person] = day <= age[person] + 90
                break
            frequency[person] += 1
            recency[person] = day
            if random.random() < dropout[person]:
                break
    return frequency, recency, age, soon


@pytest.fixture(scope="module")
def log():
    return simulated(4000, seed=11)


def test_planted_parameters_come_back(log):
    *histories, _ = log
    found = fit(*histories)
    assert found.r == pytest.approx(PLANTED.r, rel=0.15)
    assert found.r / found.alpha == pytest.approx(PLANTED.r / PLANTED.alpha, rel=0.1)
    assert found.a / (found.a + found.b) == pytest.approx(PLANTED.a / (PLANTED.a + PLANTED.b), rel=0.1)
    assert found.log_likelihood > log_likelihood(PLANTED, *histories)


def test_the_fit_is_a_peak(log):
    *histories, _ = log
    found = fit(*histories)
    for name, value in zip(("r", "alpha", "a", "b"), astuple(found), strict=False):
        for factor in (0.8, 1.25):
            beside = Parameters(
                **{"r": found.r, "alpha": found.alpha, "a": found.a, "b": found.b, name: value * factor}
            )
            assert log_likelihood(beside, *histories) < found.log_likelihood


def test_the_unit_of_time_does_not_matter(log):
    frequency, recency, age, _ = log
    in_days, in_years = fit(frequency, recency, age), fit(frequency, recency / 365, age / 365)
    assert in_years.alpha * 365 == pytest.approx(in_days.alpha, rel=1e-4)
    assert (in_years.r, in_years.a, in_years.b) == pytest.approx((in_days.r, in_days.a, in_days.b), rel=1e-4)


def test_foretold_contacts_come_as_often_as_foretold(log):
    *histories, soon = log
    foretold = p_contact_within(fit(*histories), *histories, horizon=90)
    for low, high in ((0.0, 0.2), (0.2, 0.5), (0.5, 1.0)):
        band = (foretold >= low) & (foretold < high)
        assert soon[band].mean() == pytest.approx(foretold[band].mean(), abs=0.04)


def test_alive_for_certain_when_met_once_and_less_so_the_longer_the_silence():
    assert p_alive(PLANTED, [0, 0], [0, 0], [1, 900]).tolist() == [1, 1]
    silence = p_alive(PLANTED, [8, 8, 8], [100, 100, 100], [100, 160, 400])
    assert silence[0] > silence[1] > silence[2]


def test_a_longer_horizon_is_likelier_and_none_is_impossible():
    none, short, long = (p_contact_within(PLANTED, 5, 90, 100, horizon)[0] for horizon in (0, 30, 300))
    assert none == 0
    assert short < long < p_alive(PLANTED, 5, 90, 100)[0]


@pytest.mark.parametrize(
    "histories",
    [
        ([0], [0], [0]),
        ([3] * 20, [30.0] * 20, [30.0] * 20),
        ([0] * 20, [0] * 20, [400] * 20),
        ([500, 0], [3000.0, 0], [3000.0, 1]),
    ],
    ids=["met today", "nobody fell silent", "everybody met once", "one very busy tie"],
)
def test_logs_that_say_little_still_give_numbers_that_can_be_used(histories):
    found = fit(*histories)
    assert all(np.isfinite(astuple(found)))
    chance = p_contact_within(found, *histories, horizon=90)
    assert ((chance >= 0) & (chance <= 1)).all()


@pytest.mark.parametrize(
    ("histories", "said"),
    [
        (([], [], []), "no histories"),
        (([1, 2], [1], [3]), "one value a person"),
        (([1], [5], [3]), "recency <= age"),
        (([-1], [0], [3]), "frequency of 0 or more"),
        (([1], [float("nan")], [3]), "nothing missing"),
    ],
)
def test_impossible_histories_are_refused_in_words(histories, said):
    with pytest.raises(ValueError, match=said):
        fit(*histories)
