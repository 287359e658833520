"""BG/NBD: how likely is it that two people who used to be in touch still are?

The model of Fader, Hardie & Lee (2005), "Counting Your Customers the Easy Way: An Alternative to the Pareto/NBD
Model", Marketing Science 24(2), 275-284. While a tie is alive, contacts come at random at a rate of the person's own
(gamma over people, shape r, rate alpha); after each contact it may end, with a chance of the person's own (beta over
people, a and b). A history is three numbers: frequency x, how often you were in touch again after the first time;
recency t_x, the time from the first contact to the last; age T, the time from the first contact to now.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import expit, gammaln, psi

Numbers = NDArray[np.float64]

PRIOR_WIDTH = 3.0
"""Standard deviation of the weak normal prior on the log of each parameter, time in units of the mean age."""
_FARTHEST = 12.0
"""Logs of a parameter beyond this are read as this: a first long step may land anywhere."""


@dataclass(frozen=True)
class Parameters:
    """The four parameters of a fitted model.

    Attributes:
        r: shape of the contact rates over people.
        alpha: rate of the contact rates over people, in the unit of time of the histories.
        a: first shape of the chance that a tie ends after a contact.
        b: second shape of that chance.
        log_likelihood: of the histories it was fitted to, without the prior; nan where nothing was fitted.
    """

    r: float
    alpha: float
    a: float
    b: float
    log_likelihood: float = float("nan")


@dataclass(frozen=True)
class _Histories:
    """Checked histories, in the shape that makes the likelihood cheap: x takes few values, so they are counted."""

    frequency: Numbers
    recency: Numbers
    age: Numbers

    def __post_init__(self) -> None:
        if not self.frequency.shape == self.recency.shape == self.age.shape:
            raise ValueError("frequency, recency and age need one value a person each.")
        values = np.stack([self.frequency, self.recency, self.age])
        if not (np.isfinite(values).all() and (values >= 0).all() and (self.recency <= self.age).all()):
            raise ValueError("A history needs a frequency of 0 or more and 0 <= recency <= age, nothing missing.")


def log_likelihood(parameters: Parameters, frequency: ArrayLike, recency: ArrayLike, age: ArrayLike) -> float:
    """Return the log-likelihood of histories under `parameters` (equation 6 of the paper, summed over people).

    Args:
        parameters: the model; its own `log_likelihood` is not used.
        frequency: contacts after the first, one whole number of 0 or more a person.
        recency: time from the first contact to the last, 0 to `age`, in the unit of `parameters.alpha`.
        age: time from the first contact to now.

    Raises:
        ValueError: if the three differ in length, or a history is impossible.
    """
    point = np.array([parameters.r, parameters.alpha, parameters.a, parameters.b])
    return _log_likelihood(point, _histories(frequency, recency, age))[0]


def fit(frequency: ArrayLike, recency: ArrayLike, age: ArrayLike) -> Parameters:
    """Fit the model by maximum likelihood, with a prior so weak that it only matters where the data say nothing.

    With few people, or when nobody (or everybody) fell silent, the likelihood has a ridge along which a and b run
    off to infinity. The prior, normal on the logs with a standard deviation of 3, costs a parameter that is 20 times
    larger or smaller than 1 half a unit of log-likelihood, and keeps them finite. Time is counted in mean ages while
    fitting, so that the result does not depend on the unit.

    Args:
        frequency: contacts after the first, one whole number of 0 or more a person; at least one person.
        recency: time from the first contact to the last, 0 to `age`, in any unit.
        age: time from the first contact to now, in the same unit.

    Returns:
        The parameters, alpha in the unit of `age`.

    Raises:
        ValueError: if there is nobody, the three differ in length, or a history is impossible.
    """
    given = _histories(frequency, recency, age)
    if not given.age.size:
        raise ValueError("There are no histories to fit.")
    unit = float(given.age.mean()) or 1.0
    scaled = _Histories(given.frequency, given.recency / unit, given.age / unit)

    def loss(logs: Numbers) -> tuple[float, Numbers]:
        point = np.exp(np.clip(logs, -_FARTHEST, _FARTHEST))
        value, slope = _log_likelihood(point, scaled)
        return 0.5 * float((logs**2).sum()) / PRIOR_WIDTH**2 - value, logs / PRIOR_WIDTH**2 - slope * point

    # Not L-BFGS-B: its linear algebra wakes threads for matrices of four by four, which took longer than all the rest.
    from scipy.optimize import minimize  # noqa: PLC0415 - half a second that other answers need not wait for

    best = minimize(loss, np.zeros(4), jac=True, method="BFGS")
    r, alpha, a, b = (float(value) for value in np.exp(np.clip(best.x, -_FARTHEST, _FARTHEST)))
    found = Parameters(r, alpha * unit, a, b)
    return replace(found, log_likelihood=log_likelihood(found, frequency, recency, age))


def p_alive(parameters: Parameters, frequency: ArrayLike, recency: ArrayLike, age: ArrayLike) -> Numbers:
    """Return, per person, the probability that the tie is still alive: 1 for those met once only.

    The closed form of Fader, Hardie & Lee (2008), "Computing P(alive) Using the BG/NBD Model". Arguments and errors
    as in `log_likelihood`.
    """
    known = _histories(frequency, recency, age)
    again = np.maximum(known.frequency, 1)
    odds_of_end = (
        np.log(parameters.a)
        - np.log(parameters.b + again - 1)
        + (parameters.r + again) * np.log((parameters.alpha + known.age) / (parameters.alpha + known.recency))
    )
    return np.where(known.frequency > 0, expit(-odds_of_end), 1.0)


def p_contact_within(
    parameters: Parameters, frequency: ArrayLike, recency: ArrayLike, age: ArrayLike, horizon: float
) -> Numbers:
    """Return, per person, the probability of at least one contact in the next `horizon` units of time.

    P(alive) (1 - ((alpha + T) / (alpha + T + horizon))^(r + x)): alive now, and a contact comes before the tie can
    end, since it ends only after a contact. Other arguments and errors as in `log_likelihood`.
    """
    known = _histories(frequency, recency, age)
    quiet = (parameters.r + known.frequency) * np.log1p(horizon / (parameters.alpha + known.age))
    return np.asarray(p_alive(parameters, frequency, recency, age) * -np.expm1(-quiet))


def _histories(frequency: ArrayLike, recency: ArrayLike, age: ArrayLike) -> _Histories:
    return _Histories(*(np.atleast_1d(np.asarray(values, dtype=float)) for values in (frequency, recency, age)))


def _log_likelihood(point: Numbers, known: _Histories) -> tuple[float, Numbers]:
    """Return the log-likelihood at (r, alpha, a, b) and its slope in each of them."""
    r, alpha, a, b = point
    # Frequencies repeat over people: the dear functions run once for each that occurs.
    x, people = np.unique(known.frequency, return_counts=True)
    log_gammas = gammaln(r + x) - gammaln(r) + gammaln(a + b) - gammaln(a + b + x) + gammaln(b + x) - gammaln(b)
    shared = psi(a + b) - psi(a + b + x)
    # Each history is a mixture: alive until now, or ended at the last contact (impossible when that was the first).
    again = known.frequency > 0
    rate = r + known.frequency
    log_now, log_last = np.log(alpha + known.age), np.log(alpha + known.recency[again])
    left = b + known.frequency[again] - 1
    alive = -rate * log_now
    ended = np.log(a) - np.log(left) - rate[again] * log_last
    both = alive.copy()
    both[again] = np.logaddexp(alive[again], ended)
    share_alive, share_ended = np.exp(alive - both), np.exp(ended - both[again])
    value = _total(people, log_gammas + r * np.log(alpha)) + float(both.sum())
    slope = [
        _total(people, psi(r + x) - psi(r) + np.log(alpha))
        - _total(share_alive, log_now)
        - _total(share_ended, log_last),
        people.sum() * r / alpha
        - _total(share_alive, rate / (alpha + known.age))
        - _total(share_ended, rate[again] / (alpha + known.recency[again])),
        _total(people, shared) + share_ended.sum() / a,
        _total(people, shared + psi(b + x) - psi(b)) - _total(share_ended, 1 / left),
    ]
    return value, np.array(slope)


def _total(weights: NDArray[Any], values: Numbers) -> float:
    # Not `@`: at this length the threads of the linear algebra library cost ten times what they bring.
    return float((weights * values).sum())
