"""Hours on the skills of a plan, promised and done, week by week: what the forecast of the hours is made from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from careerdata.analysis.once import once
from careerdata.analysis.plan.backtest import widths_now
from careerdata.analysis.plan.progress import Progress, promised, until, weekly
from careerdata.analysis.plan.work_weeks import finished, first_whole_week
from careerdata.analysis.stats.gamma_poisson import EFFORT_DISCOUNTS, Model, Numbers, level_of
from careerdata.logbook.logbook import Logbook

SHARE = Model(level=0.61, weeks=1.0, discounts=EFFORT_DISCOUNTS, least_fano=0.0)
"""Hours done of hours promised. Without history 0.61: 37 students expected to need 33.9 days for their thesis and
needed 55.5 (Buehler, Griffin & Ross 1994, "Exploring the planning fallacy")."""


@dataclass(frozen=True)
class Effort:
    """Hours on the skills of the plan, promised and done, a finished week at a time.

    Attributes:
        promised: hours promised for each week, as the plan stood then.
        done: hours done in each.
        elsewhere: hours of learning in each that went to skills nobody promised.
        widths: by what factor the ranges of the next 4, 13 and 26 weeks are stretched, from how past ones held.
    """

    promised: Numbers
    done: Numbers
    elsewhere: Numbers
    widths: tuple[float, ...]

    @cached_property
    def shares(self) -> Numbers:
        """Hours done per hour promised, in the weeks that promised any."""
        return self.done[self.promised > 0] / self.promised[self.promised > 0]

    @cached_property
    def expected_share(self) -> float:
        """What the forecast counts on: the level of `shares`, recent weeks first."""
        return level_of(self.shares, SHARE).mean

    @cached_property
    def focus(self) -> float:
        """The share of all hours of learning that went to the plan, 0 to 1; 1 while none did, or none is known."""
        on_plan, other = float(self.done.sum()), float(self.elsewhere.sum())
        return on_plan / (on_plan + other) if on_plan else 1.0


def effort(book: Logbook, goals: list[Progress]) -> Effort:
    """Return the hours promised and done since the kept plan's start; none while nothing was ever logged."""
    skills = [item for item in goals if item.goal.kind == "skill_hours"]
    key = ("effort", frozenset(item.goal.name for item in skills))
    return once(book, key, lambda: _effort(book, skills))


def _effort(book: Logbook, skills: list[Progress]) -> Effort:
    weeks, hours = logged_weeks(book, skills)
    if not skills or book.skills.empty:
        weeks, hours = weeks[:0], hours[:0]
    planned = weeks >= pd.Timestamp(first_whole_week(book.plan.start, book.plan.week_starts))
    done = hours[planned]
    every = weekly(until(book.skills.set_index("date")["hours"], book.today), weeks[planned])
    # Not below 0 by the last bits of a float.
    elsewhere = np.maximum(every - done, 0.0)
    return Effort(
        promised(book.plan_history, book.plan.hours_per_week, weeks[planned]),
        done,
        elsewhere,
        tuple(widths_now(hours.tobytes())),
    )


def logged_weeks(book: Logbook, skills: list[Progress]) -> tuple[pd.DatetimeIndex, Numbers]:
    """Return the finished weeks since the plan's start, or since the first hours on `skills` if that was earlier.

    Args:
        book: the logs and the kept plan, with `today`.
        skills: goals of hours.

    Returns:
        The first days of the weeks, without the breaks of the kept plan, and the hours done in each on those skills.
    """
    first = [item.days.index.min().date() for item in skills if len(item.days)]
    weeks = finished(replace(book.plan, start=min([book.plan.start, *first])), book.today)
    hours = np.sum([weekly(item.days, weeks) for item in skills], axis=0) if skills else np.zeros(len(weeks))
    return weeks, hours
