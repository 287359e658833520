"""All goals of a plan, simulated together: what was promised and done so far, and the futures that follow from it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from careerdata.analysis.plan.backtest import HORIZONS
from careerdata.analysis.plan.effort import SHARE, Effort
from careerdata.analysis.plan.progress import Progress, by_week, finished_weeks
from careerdata.analysis.plan.split import hours_until_reached, own_shares
from careerdata.analysis.plan.work_weeks import HORIZON_WEEKS, Ahead
from careerdata.analysis.stats.conformal import spread
from careerdata.analysis.stats.gamma_poisson import EVENTS, Model, Numbers, paths
from careerdata.logbook.logbook import Logbook
from careerdata.plan import Plan

DRAWS = 2000
SEED = 1994
QUANTILES = (0.1, 0.25, 0.5, 0.75, 0.9)
GOOD_CHANCE = 0.8
"""The chance that the hours a week and the safe weeks are worked out for."""
LEAST_WEEKS = 13
"""With fewer weeks of history no chance is told: then it was no better than the share of all plans that come true."""
ROUNDING = 1e-9
"""Hours that are enough but for the last bits of a float are enough."""


@dataclass(frozen=True)
class Futures:
    """The simulated futures of one plan, counted in weeks that are worked on.

    Attributes:
        goals: the plan's goals and where they stand.
        by_date: how many weeks are worked on until the escape date.
        unit_hours: cumulative hours per promised hour a week, with the past's focus, an array (futures, weeks).
        needed: promised hours until each goal is reached in each future, as goals grow and the focus may be another
            one, an array (goals, futures); 0 where hours are not what is missing.
        ready: in how many weeks each future has each goal, an array (goals, futures); 0 when it is done already,
            more than the horizon when never.
        shares: how the hours are split over the skills of the plan, in order; None: one after the other.
        weeks: finished weeks of history; for hours, those in which some were promised; the longer of the two.
        told: for each goal, whether a chance can be told: when it is done already, and with `LEAST_WEEKS` of history;
            of hours and money from gigs, which have no usual size, only once there were some.
    """

    goals: list[Progress]
    by_date: int
    unit_hours: Numbers
    needed: Numbers
    ready: NDArray[np.int_]
    shares: Numbers | None
    weeks: int
    told: NDArray[np.bool_]

    @property
    def together(self) -> NDArray[np.int_]:
        """In how many weeks each future has everything of which a chance can be told."""
        everything: NDArray[np.int_] = self.ready[self.told].max(axis=0, initial=0)
        return everything

    def chance(self, ready: NDArray[np.int_]) -> float:
        """Return the share of futures that are ready by the escape date."""
        return float((ready <= self.by_date).mean())

    def hours_for(self, needed: Numbers, waiting: NDArray[np.int_] | None = None) -> float:
        """Return the hours a week to promise for `needed` by the escape date in a good share of the futures.

        Args:
            needed: promised hours until it is reached, an array (futures,).
            waiting: in how many weeks each future has what hours do not buy.

        Returns:
            Hours a week; NaN when no hours are missing, inf when no number of them is enough.
        """
        if not needed.any():
            return math.nan
        done = self.unit_hours[:, self.by_date - 1] if self.by_date else np.zeros(DRAWS)
        if waiting is not None:
            done = np.where(waiting <= self.by_date, done, 0.0)
        # What an hour a week gets done of what is needed; no future needs nothing of what is missing.
        enough = float(np.sort(done / needed)[::-1][place(GOOD_CHANCE)])
        return 1 / enough if enough > 0 else math.inf

    @property
    def independent(self) -> int:
        """How many open parts were simulated on their own: the hours, and each counted goal."""
        missing = [item.goal.kind for item, told in zip(self.goals, self.told, strict=True) if item.left and told]
        return len(missing) - max(missing.count("skill_hours") - 1, 0)

    @property
    def hours_for_everything(self) -> float:
        """The hours a week for every goal in a good share of the futures; see `hours_for`."""
        kinds = zip(self.goals, self.told, strict=True)
        counted = [row for row, (item, told) in enumerate(kinds) if told and item.goal.kind != "skill_hours"]
        waiting = self.ready[counted].max(axis=0) if counted else None
        return self.hours_for(self.needed.max(axis=0, initial=0.0), waiting)


def place(share: float) -> int:
    """Return which of the sorted futures is the last of the first `share` of them."""
    return max(math.ceil(share * DRAWS - ROUNDING) - 1, 0)


def simulate(book: Logbook, plan: Plan, goals: list[Progress], done: Effort, ahead: Ahead) -> Futures:
    """Simulate all goals of `plan`; the same logs give the same futures, whatever the plan promises.

    With another focus than in the past each promised hour is worth so much more or less; goals that grow ask each future
    for so much more of what they still lack (see `growing`). Both as in Magennis (2011), "Forecasting and Simulating
    Software Development Projects", where they are the team's focus and the growth of the scope.
    """
    unit_hours = unit_paths(done.shares.tobytes(), SHARE, SEED, done.widths)[0]
    grown, focus = growing(plan.growth), worth(plan, done)
    counts = grown / focus if focus > ROUNDING else np.full(DRAWS, math.inf)
    weeks = finished_weeks(book)
    known = [len(done.shares if item.goal.kind == "skill_hours" else weeks) for item in goals]
    pairs = list(zip(goals, known, strict=True))
    told = np.array([not item.left or (many >= LEAST_WEEKS and _has_a_size(item)) for item, many in pairs], dtype=bool)
    ready, needed = np.zeros((len(goals), DRAWS), dtype=np.int_), np.zeros((len(goals), DRAWS))
    skills = [item for item in goals if item.goal.kind == "skill_hours"]
    shares = None if plan.in_order else own_shares(skills, book.today)
    rows = [row for row, item in enumerate(goals) if item.goal.kind == "skill_hours" and item.left]
    if rows:
        left = np.array([goals[row].left for row in rows])
        own = None if shares is None else shares[[item.left > 0 for item in skills]]
        needed[rows] = hours_until_reached(left, own, DRAWS, SEED) * counts
        with np.errstate(over="ignore", divide="ignore"):  # More than any number is never reached, which is right.
            ready[rows] = _reached(unit_hours, needed[rows] / np.float64(plan.hours_per_week))
    for row, item in enumerate(goals):
        if item.left and told[row] and row not in rows:
            seed = crc32(f"{item.goal.kind} {item.goal.name}".encode())
            amounts = by_week(book, item)
            step = _step(item, amounts)
            ready[row] = _counted((amounts / step).tobytes(), seed, item.left / step, plan.growth)
    by_date = ahead.working_weeks(plan.escape_date)
    return Futures(
        goals,
        by_date,
        unit_hours,
        needed,
        ready,
        shares,
        max([many for item, many in pairs if item.left], default=len(weeks)),
        told,
    )


def worth(plan: Plan, done: Effort) -> float:
    """Return what a promised hour is worth with the focus that `plan` assumes, against the past's: 1 is as much."""
    return 1.0 if plan.focus is None else plan.focus / 100 / done.focus


@lru_cache(maxsize=16)
def growing(percent: float) -> Numbers:
    """Return by what factor each future's goals grow: evenly between nothing and twice `percent`.

    The futures get it in one order that stays, so that the chance moves with the percent and does not jitter.
    """
    places = np.random.default_rng(SEED).permutation(DRAWS)
    grown = np.asarray(1 + 2 * percent / 100 * (places + 0.5) / DRAWS, dtype=np.float64)
    grown.flags.writeable = False
    return grown


@lru_cache(maxsize=16)
def unit_paths(history: bytes, model: Model, seed: int, widths: tuple[float, ...] = ()) -> tuple[Numbers, Numbers]:
    """Return the futures of a history (float64 as bytes) and their quantiles (rows as `QUANTILES`) by week.

    They are kept, so that moving a slider neither simulates again nor makes the chance jitter. With `widths`, one for each
    of the `HORIZONS`, the deviations of each week's futures are stretched by as much (between horizons by what lies
    between).
    """
    futures = paths(np.frombuffer(history), model, HORIZON_WEEKS, DRAWS, seed)
    if widths:
        each = np.interp(np.log(np.arange(1, HORIZON_WEEKS + 1)), np.log(HORIZONS), widths)
        futures = spread(futures, each)
    futures = np.ascontiguousarray(futures)
    quantiles = np.quantile(futures, QUANTILES, axis=0)
    for array in (futures, quantiles):
        array.flags.writeable = False
    return futures, quantiles


@lru_cache(maxsize=64)
def _counted(history: bytes, seed: int, amount: float, growth: float) -> NDArray[np.int_]:
    """Return when each future reaches what is counted: no number of hours and no date changes it, so it is kept as well."""
    weeks = _reached(unit_paths(history, EVENTS, seed)[0], amount * growing(growth))
    weeks.flags.writeable = False
    return weeks


_OF_ANY_SIZE = ("gig_hours", "gig_income")


def _has_a_size(item: Progress) -> bool:
    """Return whether it is known how much comes at once: of what is counted, always; of the rest, once some came."""
    return item.goal.kind not in _OF_ANY_SIZE or item.done > 0


def _step(item: Progress, amounts: Numbers) -> float:
    """Return what counts as one: 1 for what is counted; of hours and money from gigs the person's own usual week with any.

    So an amount comes in steps as things counted do, in whatever currency. What came before the plan's start is a step
    as well, when nothing has come since.
    """
    if item.goal.kind not in _OF_ANY_SIZE:
        return 1.0
    some = amounts[amounts > 0]
    return float(some.mean()) if len(some) else float(item.days[item.days > 0].mean())


def _reached(cumulative: Numbers, amount: Numbers) -> NDArray[np.int_]:
    """Return for each future in which week its cumulative amount reaches its `amount`; one more than there are: never.

    Args:
        cumulative: an array (futures, weeks), which does not fall along a row.
        amount: an array (..., futures).
    """
    enough = amount * (1 - ROUNDING)
    futures, weeks = cumulative.shape
    every, first = cumulative.ravel(), np.arange(futures) * weeks
    # The last week that is not enough, by steps of half the length: many times faster than week by week, and a slider
    # is dragged here.
    short = np.broadcast_to(first - 1, amount.shape)
    for step in 2 ** np.arange(weeks.bit_length())[::-1]:
        further = np.minimum(short + step, first + weeks - 1)
        short = np.where(every.take(further) < enough, further, short)
    return np.asarray(short - first + 2, dtype=np.int_)
