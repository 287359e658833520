"""How the hours of a plan are split over its skills: as the person has been doing, or one goal after the other.

People work on several goals at once. Each skill that is still open gets the person's own share of the last half year, recent
weeks first; what went to goals that are reached by now, and what a goal frees once it is reached, goes to the first open one
in the order of the plan. Whoever really follows the order has all hours on the first open goal, and so is forecast in order.

How firm an own share is was chosen on simulated people who work in order, in parallel and in rotation
(`docs/forecast-validation.md`): each future draws its shares from a Dirichlet distribution around it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import pandas as pd

from careerdata.analysis.plan.progress import Progress
from careerdata.analysis.stats.gamma_poisson import Numbers

WEEKS = 26
"""So many weeks back an hour still says how hours are split."""
KEPT = 0.95
"""What an hour a week earlier weighs, against one now: about as if the last 13 to 20 weeks counted."""
FIRM = 10.0
"""The concentration of the Dirichlet distribution around the own shares."""
ORDER = 0.5
"""What the first open goal gets besides: the order of the plan counts for something."""
LEAST_SAID = 0.05
"""A smaller share is not named."""


def own_shares(skills: Sequence[Progress], today: dt.date) -> Numbers:
    """Return what share of the hours goes to each skill, by the last half year.

    Args:
        skills: the plan's goals of hours, in order.
        today: the day it is; later hours do not count.

    Returns:
        An array (skills,): 0 for what is reached, else 0 to 1; they sum to 1 while anything is open. Without any hours
        in the half year all of them go to the first open skill.
    """
    hours = np.array([_recent(item.days, today) for item in skills])
    opened = np.array([item.left > 0 for item in skills], dtype=bool)
    if not opened.any():
        return np.zeros(len(skills))
    total = float(hours.sum())
    shares = np.where(opened, hours, 0.0) / total if total else np.zeros(len(skills))
    shares[opened.argmax()] += 1 - shares.sum()
    return shares


def _recent(days: pd.Series[float], today: dt.date) -> float:
    """Return the hours of the last half year, those of each week before weighing less."""
    ago = (np.datetime64(today, "D") - days.index.to_numpy("datetime64[D]")).astype("int64") // 7
    counts = (ago >= 0) & (ago < WEEKS)
    return float((days.to_numpy("float64") * counts * KEPT ** np.where(counts, ago, 0)).sum())


def hours_until_reached(left: Numbers, shares: Numbers | None, futures: int, seed: int) -> Numbers:
    """Return how many hours go into the plan, in each future, until each skill is reached.

    Args:
        left: hours each skill still lacks, above 0, in the order of the plan.
        shares: the own share of each, as `own_shares` has it; None: one after the other, in order.
        futures: how many.
        seed: of the random numbers; the same seed gives the same shares, whatever is left.

    Returns:
        An array (skills, futures). The last skill to be reached takes the sum of `left`.
    """
    if shares is None:
        return np.repeat(np.cumsum(left)[:, None], futures, axis=1)
    return _split(left.tobytes(), shares.tobytes(), futures, seed)


@lru_cache(maxsize=64)
def _split(left: bytes, shares: bytes, futures: int, seed: int) -> Numbers:
    """Work out `hours_until_reached`; it is kept, so that a slider for hours or the date does not ask for it again."""
    missing = np.repeat(np.frombuffer(left)[:, None], futures, axis=1)
    drawn = _drawn(np.frombuffer(shares), futures, seed)
    opened, reached = np.ones(missing.shape, dtype=bool), np.zeros(missing.shape)
    hours, every = np.zeros(futures), np.arange(futures)
    for _ in range(len(missing)):
        rate = np.where(opened, drawn, 0.0)
        rate[opened.argmax(axis=0), every] += np.maximum(1 - rate.sum(axis=0), 0.0)
        takes = np.full(missing.shape, np.inf)
        np.divide(missing, rate, out=takes, where=rate > 0)
        takes[~opened] = np.inf
        soonest = takes.argmin(axis=0)
        step = takes[soonest, every]
        hours = hours + step
        missing = np.maximum(missing - rate * step, 0.0)
        reached[soonest, every], opened[soonest, every] = hours, False
    reached.flags.writeable = False
    return reached


def _drawn(shares: Numbers, futures: int, seed: int) -> Numbers:
    """Return the shares of each future, an array (skills, futures): Dirichlet around the own ones, 0 where they are 0."""
    firm = FIRM * shares
    firm[0] += ORDER
    gammas = np.random.default_rng(seed).standard_gamma(firm[:, None], (len(shares), futures))
    drawn: Numbers = gammas / gammas.sum(axis=0)
    return drawn


def in_words(skills: Sequence[Progress], shares: Numbers | None) -> str:
    """Return how the hours are split, as a sentence; "" when fewer than two skills are open."""
    opened = [item.goal.label for item in skills if item.left]
    if len(opened) < 2:
        return ""
    if shares is None:
        return "Hours go to one skill after the other, in the order of your goals."
    said = [
        f"{item.goal.label} {share * 100:.0f} %"
        for item, share in zip(skills, shares, strict=True)
        if share >= LEAST_SAID
    ]
    return f"Hours are split as in your last half year: {', '.join(said)}. What a reached goal frees goes to the next in order."
