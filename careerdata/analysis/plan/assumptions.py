"""What the forecast assumes besides the past: how much of the learning goes to the goals, and that goals grow.

Focus and the growth of the scope are the two that a forecast of work needs besides its pace (Magennis 2011,
"Forecasting and Simulating Software Development Projects"). Both start as the log has them: the focus of the past, and
goals that stay what they are.
"""

from __future__ import annotations

import math

import pandas as pd

from careerdata.analysis.once import once
from careerdata.logbook.logbook import Logbook
from careerdata.plan import Plan

_NO_MATTER = 0.01
"""Of one: a focus that differs by no more than this from the past's is the same in words."""


def grown_so_far(book: Logbook, plan: Plan) -> float:
    """Return by what share the hours of the plan's skills grew since each was first written down.

    Args:
        book: its plan-history.csv says what was written first.
        plan: the plan to look at.

    Returns:
        0.14 for 14 of 100; below 0 when they were made smaller; NaN without a skill that has a target. A goal that came
        later is no growth: it was decided, not met on the way.
    """
    goals = {f"goal: {goal.label}": goal.target for goal in plan.goals if goal.kind == "skill_hours"}
    first = once(book, "first hours", lambda: _first_hours(book.plan_history))
    before = sum(first.get(goal, hours) for goal, hours in goals.items())
    return sum(goals.values()) / before - 1 if before else math.nan


def _first_hours(history: pd.DataFrame) -> dict[str, float]:
    rows = history.sort_values("changed_on", kind="stable")
    hours = pd.to_numeric(rows["before"].str.extract(r"^([\d.e+]+) hours$", expand=False), errors="coerce")
    known = hours.set_axis(rows["field"]).dropna()
    return {str(field): float(amount) for field, amount in known[~known.index.duplicated()].items()}


def in_words(focus: float, focus_so_far: float, growth: float) -> str:
    """Return what of this is other than in the past, as a sentence; "" when nothing is.

    Args:
        focus: the share of all hours of learning that is assumed to go to the goals, 0 to 1.
        focus_so_far: the share that did.
        growth: the percent by which the goals are assumed to grow.
    """
    parts = []
    if abs(focus - focus_so_far) > _NO_MATTER:
        parts.append(
            f"that {focus * 100:.0f} % of the hours you learn go to these goals (so far {focus_so_far * 100:.0f} %)"
        )
    if growth:
        parts.append(f"that what is left grows by about {growth:g} % on the way")
    return f"It assumes {' and '.join(parts)}." if parts else ""
