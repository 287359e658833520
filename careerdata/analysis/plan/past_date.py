"""A plan whose date has passed: what was reached, what is left, and three honest ways on."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from careerdata.analysis.plan import readiness
from careerdata.analysis.plan.text import short
from careerdata.dates import add_months
from careerdata.logbook.logbook import Logbook
from careerdata.plan import Plan
from careerdata.text import in_words, join_words, plural

MONTHS_ON = 6
"""How much later the new date is, where the past does not say how much is needed."""
MONTHS_ANEW = 12


@dataclass(frozen=True)
class WayOn:
    """One way on.

    Attributes:
        name: ``"later"``, ``"enough"`` or ``"anew"``.
        words: what it means, for a button.
        plan: the plan that it makes.
    """

    name: str
    words: str
    plan: Plan


def read(book: Logbook, plan: Plan | None = None) -> tuple[str, tuple[WayOn, ...]]:
    """Return what became of a plan whose date has passed, as a sentence, and the ways on from it.

    Args:
        book: the logs and the kept plan, with `today`.
        plan: the plan to look at; None: the kept one.

    Returns:
        ``("", ())`` while the date is ahead, without goals, and when everything is reached. Else the ways are: a later date,
        by which 85 of 100 futures are ready (in six months, where that cannot be told); enough, which lets go what is not
        reached (only when something is); and a new plan from today, a year long, with what is left.
    """
    plan = book.plan if plan is None else plan
    table = readiness.read(book, plan).table
    if plan.escape_date >= book.today or table.empty or not table["missing"].iloc[-1]:
        return "", ()
    goals, sure = table.iloc[:-1], table["date_85"].iloc[-1]
    date = add_months(book.today, MONTHS_ON) if pd.isna(sure) else sure.date()
    share = "" if pd.isna(sure) else ", 85 % likely by then"
    left = tuple(goal for goal, missing in zip(plan.goals, goals["missing"], strict=True) if missing)
    reached = tuple(goal for goal in plan.goals if goal not in left)
    ways = [WayOn("later", f"A new date: {in_words(date)}{share}", replace(plan, escape_date=date))]
    if reached:
        ways.append(WayOn("enough", "It is enough: let go what is left", replace(plan, goals=reached)))
    anew = replace(plan, start=book.today, escape_date=add_months(book.today, MONTHS_ANEW), goals=left)
    ways.append(WayOn("anew", "A new plan of what is left, from today, for a year", anew))
    return _sentence(plan, goals), tuple(ways)


def _sentence(plan: Plan, goals: pd.DataFrame) -> str:
    reached = list(goals.loc[goals["missing"] == 0, "goal"])
    rows = goals[goals["missing"] > 0]
    each = zip(rows["goal"], rows["missing"], rows["unit"], strict=True)
    left = join_words([f"{goal} ({short(missing)} {unit})" for goal, missing, unit in each])
    had = f"You reached {join_words(reached)}. " if reached else ""
    return f"Your date, {in_words(plan.escape_date)}, has passed. {had}Left {plural(len(rows), 'is', 'are')} {left}."
