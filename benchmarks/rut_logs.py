"""Simulated weekly logs with a known truth, for the calibration and the measurement of the rut detector."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
YEAR = 52


@dataclass(frozen=True)
class Logs:
    """What kind of logs to simulate.

    Attributes:
        weeks: how many weeks each holds.
        phi: lag-1 autocorrelation, one per sign.
        rho: correlation between the signs of one log in the same week.
    """

    weeks: int
    phi: tuple[float, ...]
    rho: float = 0.0


def simulate(kind: Logs, count: int, rng: np.random.Generator) -> Numbers:
    """Return calm logs, shape (count, signs, weeks): Gaussian AR(1), mean 0, standard deviation 1."""
    phi = np.asarray(kind.phi)
    shape = (kind.weeks, count, len(phi))
    noise = np.sqrt(1 - kind.rho) * rng.standard_normal(shape)
    if kind.rho:
        noise += np.sqrt(kind.rho) * rng.standard_normal((kind.weeks, count, 1))
    for week in range(1, kind.weeks):
        noise[week] = phi * noise[week - 1] + np.sqrt(1 - phi**2) * noise[week]
    return np.moveaxis(noise, 0, -1)


def answers(logs: Numbers, mean: float, sd: float, step: float) -> Numbers:
    """Return the logs as answers on the scale: `mean` and `sd` in points, rounded to `step`, held within 0 and 10."""
    return np.clip(np.round((mean + sd * logs) / step) * step, 0, 10)
