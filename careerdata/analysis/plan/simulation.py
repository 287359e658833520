"""All goals of a plan, simulated together: what was promised and done so far, and the futures that follow from it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from careerdata.analysis.plan.progress import Progress, promised, until, weekly
from careerdata.analysis.plan.work_weeks import HORIZON_WEEKS, Ahead, finished
from careerdata.analysis.stats.gamma_poisson import EFFORT_DISCOUNTS, EVENTS, Model, Numbers, level_of, paths
from careerdata.logbook.logbook import Logbook
from careerdata.plan import Plan

SHARE = Model(level=0.61, weeks=1.0, discounts=EFFORT_DISCOUNTS, least_fano=0.0)
"""Hours done of hours promised. Without history 0.61: 37 students expected to need 33.9 days for their thesis and
needed 55.5 (Buehler, Griffin & Ross 1994, "Exploring the planning fallacy")."""
DRAWS = 2000
SEED = 1994
QUANTILES = (0.1, 0.25, 0.5, 0.75, 0.9)
GOOD_CHANCE = 0.8
"""The chance that the hours a week and the safe weeks are worked out for."""
ROUNDING = 1e-9
"""Hours that are enough but for the last bits of a float are enough."""


@dataclass(frozen=True)
class Effort:
    """Hours on the skills of the plan, promised and done, a finished week at a time.

    Attributes:
        promised: hours promised for each week, as the plan stood then.
        done: hours done in each.
        elsewhere: hours of learning in each that went to skills nobody promised.
    """

    promised: Numbers
    done: Numbers
    elsewhere: Numbers

    @property
    def shares(self) -> Numbers:
        """Hours done per hour promised, in the weeks that promised any."""
        return self.done[self.promised > 0] / self.promised[self.promised > 0]

    @property
    def expected_share(self) -> float:
        """What the forecast counts on: the level of `shares`, recent weeks first."""
        return level_of(self.shares, SHARE).mean

    @property
    def focus(self) -> float:
        """The share of all hours of learning that went to the plan, 0 to 1; 1 while none did, or none is known."""
        on_plan, other = float(self.done.sum()), float(self.elsewhere.sum())
        return on_plan / (on_plan + other) if on_plan else 1.0


def effort(book: Logbook, goals: list[Progress]) -> Effort:
    """Return the hours promised and done since the kept plan's start; none while nothing was ever logged."""
    skills = [item.days for item in goals if item.goal.kind == "skill_hours"]
    weeks = finished(book.plan, book.today)
    if not skills or book.skills.empty:
        weeks = weeks[:0]
    done = np.sum([weekly(days, weeks) for days in skills], axis=0) if skills else np.empty(0)
    every = weekly(until(book.skills.set_index("date")["hours"], book.today), weeks)
    # Not below 0 by the last bits of a float.
    elsewhere = np.maximum(every - done, 0.0)
    return Effort(promised(book.plan_history, book.plan.hours_per_week, weeks), done, elsewhere)


@dataclass(frozen=True)
class Futures:
    """The simulated futures of one plan, counted in weeks that are worked on.

    Attributes:
        goals: the plan's goals and where they stand.
        by_date: how many weeks are worked on until the escape date.
        unit_hours: cumulative hours per promised hour a week, with the past's focus, an array (futures, weeks).
        counts: by what factor an hour that is missing counts in each future, since goals grow and the focus may be
            another one, an array (futures,).
        ready: in how many weeks each future has each goal, an array (goals, futures); 0 when it is done already,
            more than the horizon when never.
        hours_left: per goal, the skill hours missing for it and all before it; 0 where hours are not what is missing.
    """

    goals: list[Progress]
    by_date: int
    unit_hours: Numbers
    counts: Numbers
    ready: NDArray[np.int_]
    hours_left: list[float]

    def chance(self, ready: NDArray[np.int_]) -> float:
        """Return the share of futures that are ready by the escape date."""
        return float((ready <= self.by_date).mean())

    def hours_for(self, left: float, waiting: NDArray[np.int_] | None = None) -> float:
        """Return the hours a week to promise for `left` hours by the escape date in a good share of the futures.

        Args:
            left: hours missing, before they grow.
            waiting: in how many weeks each future has what hours do not buy.

        Returns:
            Hours a week; NaN when no hours are missing, inf when no number of them is enough.
        """
        if left == 0:
            return math.nan
        done = self.unit_hours[:, self.by_date - 1] / self.counts if self.by_date else np.zeros(DRAWS)
        if waiting is not None:
            done = np.where(waiting <= self.by_date, done, 0.0)
        enough = float(np.sort(done)[::-1][place(GOOD_CHANCE)])
        return left / enough if enough > 0 else math.inf

    @property
    def independent(self) -> int:
        """How many open parts were simulated on their own: the hours, and each counted goal."""
        missing = [item.goal.kind for item in self.goals if item.left]
        return len(missing) - max(missing.count("skill_hours") - 1, 0)

    @property
    def hours_for_everything(self) -> float:
        """The hours a week for every goal in a good share of the futures; see `hours_for`."""
        counted = [row for row, item in enumerate(self.goals) if item.goal.kind != "skill_hours"]
        waiting = self.ready[counted].max(axis=0) if counted else None
        return self.hours_for(max(self.hours_left), waiting)


def place(share: float) -> int:
    """Return which of the sorted futures is the last of the first `share` of them."""
    return max(math.ceil(share * DRAWS - ROUNDING) - 1, 0)


def simulate(book: Logbook, plan: Plan, goals: list[Progress], done: Effort, ahead: Ahead) -> Futures:
    """Simulate all goals of `plan`; the same logs give the same futures, whatever the plan promises.

    With another focus than in the past each promised hour is worth so much more or less; goals that grow ask each future
    for so much more of what they still lack (see `growing`). Both as in Magennis (2011), "Forecasting and Simulating
    Software Development Projects", where they are the team's focus and the growth of the scope.
    """
    unit_hours = unit_paths(done.shares.tobytes(), SHARE, SEED)[0]
    grown, focus = growing(plan.growth), worth(plan, done)
    counts = grown / focus if focus > ROUNDING else np.full(DRAWS, math.inf)
    weeks = finished(book.plan, book.today)
    ready = np.zeros((len(goals), DRAWS), dtype=np.int_)
    left, hours_left = 0.0, []
    for row, item in enumerate(goals):
        hours = item.goal.kind == "skill_hours"
        left += item.left if hours else 0.0
        hours_left.append(left if hours and item.left else 0.0)
        if not item.left:
            continue
        if hours:
            promises = left / plan.hours_per_week if plan.hours_per_week else math.inf
            with np.errstate(over="ignore"):  # More than any number is never reached, which is right.
                ready[row] = _reached(unit_hours, promises * counts)
        else:
            seed = crc32(f"{item.goal.kind} {item.goal.name}".encode())
            amounts = weekly(item.days, weeks)
            step = _step(item, amounts)
            steps = unit_paths((amounts / step).tobytes(), EVENTS, seed)[0]
            ready[row] = _reached(steps, item.left / step * grown)
    return Futures(goals, ahead.working_weeks(plan.escape_date), unit_hours, counts, ready, hours_left)


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
def unit_paths(history: bytes, model: Model, seed: int) -> tuple[Numbers, Numbers]:
    """Return the futures of a history (float64 as bytes) and their quantiles (rows as `QUANTILES`) by week.

    They are kept, so that moving a slider neither simulates again nor makes the chance jitter.
    """
    futures = paths(np.frombuffer(history), model, HORIZON_WEEKS, DRAWS, seed)
    quantiles = np.quantile(futures, QUANTILES, axis=0)
    for array in (futures, quantiles):
        array.flags.writeable = False
    return futures, quantiles


def _step(item: Progress, amounts: Numbers) -> float:
    """Return what counts as one: 1 for what is counted; of hours and money from gigs the person's own usual week with any.

    So an amount comes in steps as things counted do, in whatever currency. Before the first, a step is a tenth of the
    target.
    """
    if item.goal.kind not in ("gig_hours", "gig_income"):
        return 1.0
    some = amounts[amounts > 0]
    return float(some.mean()) if len(some) else item.goal.target / 10


def _reached(cumulative: Numbers, amount: Numbers) -> NDArray[np.int_]:
    """Return for each future in which week its cumulative amount reaches its `amount`; one more than there are: never."""
    weeks: NDArray[np.int_] = (cumulative < amount[:, None] * (1 - ROUNDING)).sum(axis=1) + 1
    return weeks
