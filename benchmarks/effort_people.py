"""Simulated people and the hours they put in, week by week: those a forecast was tuned on, and others held out.

The two sets share no mechanism: in the first the noise of a week is gamma, in the second lognormal; bouts, fading,
quitting, seasons and changes follow other rules, with other ranges. Each kind is a pattern around 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np

from careerdata.analysis.stats.gamma_poisson import Numbers

WEEKS = 156
"""Of each life, unless it is to be longer."""
Random = np.random.Generator
Pattern = Callable[[Random, int], Numbers]
Person = tuple[str, Numbers]
"""The kind, and hours a week."""


def _runs(random: Random, length: int, working: float, idle: float) -> Numbers:
    """Return 1 for weeks of work and 0 for idle ones; the lengths of both are geometric with these means."""
    weeks: list[float] = []
    works = random.random() < working / (working + idle)
    while len(weeks) < length:
        weeks += [float(works)] * int(random.geometric(1 / (working if works else idle)))
        works = not works
    return np.array(weeks[:length])


def _steps(random: Random, length: int, mean_weeks: tuple[float, float], levels: tuple[float, ...]) -> Numbers:
    """Return levels that change at random: a stretch has a geometric length, its level is one of `levels`."""
    mean, weeks = random.uniform(*mean_weeks), [1.0] * int(random.geometric(1 / mean_weeks[1]))
    while len(weeks) < length:
        weeks += [float(random.choice(levels))] * int(random.geometric(1 / mean))
    return np.array(weeks[:length])


def _autoregressive(random: Random, length: int) -> Numbers:
    """Return a level whose logarithm wanders around 0 and comes back."""
    phi, spread = random.uniform(0.6, 0.97), random.uniform(0.3, 0.9)
    log = [random.normal()]
    while len(log) < length:
        log.append(phi * log[-1] + np.sqrt(1 - phi**2) * random.normal())
    return np.exp(spread * np.array(log) - spread**2 / 2)


def _quits(random: Random, length: int) -> Numbers:
    """Return work that stops for good, or until a smaller fresh start."""
    pattern, end = np.ones(length), int(random.integers(30, length + 60))
    pattern[end:] = 0
    if random.random() < 0.5:
        pattern[end + int(random.integers(6, 30)) :] = random.uniform(0.3, 1)
    return pattern


def _peters_out(random: Random, length: int) -> Numbers:
    """Return work that falls to nothing within some weeks, and comes back for a few weeks at times."""
    end, fall = int(random.integers(40, 200)), int(random.integers(2, 14))
    pattern = np.clip((end - np.arange(length)) / fall, 0, 1)
    return np.maximum(pattern, 0.6 * (random.random(length) < 0.03))


def _terms(random: Random, length: int) -> Numbers:
    """Return a year of two terms with their own weight, and a summer and a winter with little."""
    year = np.full(52, random.uniform(0.1, 0.7))
    year[2:20], year[30:50] = random.uniform(0.7, 1.4), random.uniform(0.7, 1.4)
    return np.roll(np.tile(year, length // 52), int(random.integers(52)))


TUNING: Mapping[str, Pattern] = {
    "steady": lambda _, length: np.ones(length),
    "bursty": lambda random, length: _runs(random, length, random.uniform(2, 10), random.uniform(1, 5)),
    "wandering": _autoregressive,
    "skipping weeks": lambda random, length: (random.random(length) < random.uniform(0.3, 0.8)).astype(float),
    "fading": lambda random, length: np.exp(-np.arange(length) / random.uniform(40, 200)),
    "quitting": _quits,
    "seasonal": lambda random, length: (
        1 + random.uniform(0.3, 0.9) * np.sin(2 * np.pi * (np.arange(length) / 52 + random.random()))
    ),
    "level shifts": lambda random, length: _steps(random, length, (20, 60), (0.2, 0.5, 1, 1.5, 2.5)),
    "random walk": lambda random, length: np.exp(np.cumsum(random.normal(0, random.uniform(0.03, 0.12), length))),
}
HELD_OUT: Mapping[str, Pattern] = {
    "steady": lambda random, length: 1 + random.uniform(0, 0.1) * np.sin(np.arange(length)),
    "bursty": lambda random, length: np.maximum(
        _runs(random, length, random.uniform(3, 14), random.uniform(2, 8)), random.uniform(0, 0.15)
    ),
    "fading": lambda random, length: np.maximum(1 - np.arange(length) / random.uniform(60, 400), 0.1),
    "quitting": _peters_out,
    "seasonal": _terms,
    "level shifts": lambda random, length: _steps(random, length, (15, 90), (0.3, 0.7, 1, 1.4, 2)),
}


def people(kinds: Mapping[str, Pattern], count: int, seed: int, length: int = WEEKS) -> Iterator[Person]:
    """Yield `count` people of each kind, with quarter hours in each of `length` weeks; the same seed gives the same people."""
    lognormal = kinds is HELD_OUT
    for number, (kind, pattern) in enumerate(kinds.items()):
        for one in range(count):
            random = np.random.default_rng([seed, number, one])
            spread = random.uniform(0.3, 0.8)
            shape = 1 / spread**2
            noise = (
                random.lognormal(-(spread**2) / 2, spread, length)
                if lognormal
                else random.gamma(shape, 1 / shape, length)
            )
            yield kind, np.round(4 * random.uniform(1.5, 9) * pattern(random, length) * noise) / 4
