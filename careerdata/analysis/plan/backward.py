"""What would it take? A plan solved backward: hours for its date, a date for its hours, the goal to drop first."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pandas as pd

from careerdata.analysis.finding import Finding
from careerdata.analysis.plan.effort import effort
from careerdata.analysis.plan.progress import progress, promised_skills
from careerdata.analysis.plan.simulation import GOOD_CHANCE, Futures, place, simulate
from careerdata.analysis.plan.text import MOST_HOURS, NO_GOALS, percent
from careerdata.analysis.plan.work_weeks import Ahead
from careerdata.logbook.logbook import Logbook
from careerdata.plan import Plan
from careerdata.text import in_words, plural

_STEP = 0.5
"""Hours a week are said in halves, rounded up."""


def read(book: Logbook, plan: Plan | None = None) -> Finding:
    """Answer what would make `plan` ready in 80 of 100 futures, one thing changed at a time.

    Args:
        book: the logs and the kept plan, with `today`.
        plan: the plan to look at, which may be a draft; None for the kept one.

    Returns:
        A `Finding`. `table` has a row per thing that could change:

        - lever: ``"hours"``, ``"date"`` or ``"drop"``;
        - hours_per_week, escape_date: as they would then be; NaN and NaT where no number of hours, and no date within
          five years, is enough;
        - kind, goal: the goal that would go, for ``"drop"``;
        - chance: of everything by the date then; 0 to 1.

        Goals to drop come in the order in which they help; only those that are open, and none when there is but one.
        It is empty while the plan has no goals, when everything is reached, and while no chance can be told.
    """
    plan = book.plan if plan is None else plan
    goals = progress(book, plan)
    columns = ["lever", "hours_per_week", "escape_date", "kind", "goal", "chance"]
    if not any(item.left for item in goals):
        said = "Everything in the plan is reached: it takes nothing more." if goals else NO_GOALS
        return Finding(pd.DataFrame(columns=columns), said, "", example=book.example)
    futures = _futures(book, plan)
    if not any(item.left and told for item, told in zip(goals, futures.told, strict=True)):
        said = "What it would take cannot be told yet; the pace it needs can."
        return Finding(pd.DataFrame(columns=columns), said, "", example=book.example)
    rows = [_hours(book, plan, futures), _date(book, plan, futures), *_drops(book, plan)]
    table = pd.DataFrame(rows, columns=columns).astype({"escape_date": "datetime64[us]"})
    return Finding(table, _sentence(table, plan, _chance(futures)), _CAUTION, example=book.example)


_CAUTION = "Each of these changes one thing and leaves the rest. Two small changes together often cost less than one large one."


def _futures(book: Logbook, plan: Plan) -> Futures:
    goals = progress(book, plan)
    return simulate(book, plan, goals, effort(book, promised_skills(book, goals)), Ahead.of(plan, book.today))


def _chance(futures: Futures) -> float:
    return futures.chance(futures.together)


def _hours(book: Logbook, plan: Plan, futures: Futures) -> dict[str, object]:
    needed = futures.hours_for_everything
    hours = math.ceil(needed / _STEP - 1e-9) * _STEP if math.isfinite(needed) else math.nan
    chance = _chance(_futures(book, replace(plan, hours_per_week=hours))) if math.isfinite(hours) else math.nan
    return {"lever": "hours", "hours_per_week": hours, "escape_date": plan.escape_date, "chance": chance}


def _date(book: Logbook, plan: Plan, futures: Futures) -> dict[str, object]:
    weeks = np.sort(futures.together)
    day = Ahead.of(plan, book.today).done_on(int(weeks[place(GOOD_CHANCE)]), book.today)
    chance = math.nan if pd.isna(day) else _chance(_futures(book, replace(plan, escape_date=day.date())))
    return {"lever": "date", "hours_per_week": plan.hours_per_week, "escape_date": day, "chance": chance}


def _drops(book: Logbook, plan: Plan) -> list[dict[str, object]]:
    # Of two that help alike, the less important one comes first: sorting keeps the order.
    goals = progress(book, plan)
    told = _futures(book, plan).told
    opened = [item.goal for item, known in zip(goals[::-1], told[::-1], strict=True) if item.left and known]
    if len(opened) < 2:
        return []
    rows: list[dict[str, object]] = []
    for goal in opened:
        without = replace(plan, goals=tuple(other for other in plan.goals if other != goal))
        row = {"lever": "drop", "hours_per_week": plan.hours_per_week, "escape_date": plan.escape_date}
        rows.append(row | {"kind": goal.kind, "goal": goal.name, "chance": _chance(_futures(book, without))})
    return sorted(rows, key=lambda row: -round(float(str(row["chance"])), 3))


def _sentence(table: pd.DataFrame, plan: Plan, chance: float) -> str:
    hours, date, drops = table.iloc[0], table.iloc[1], table.iloc[2:]
    now = f"{plan.hours_per_week:g} {plural(plan.hours_per_week, 'hour')} a week"
    if chance >= GOOD_CHANCE:
        parts = [f"It takes no more than this: {percent(chance)} likely by {in_words(plan.escape_date)}."]
        if not pd.isna(date["escape_date"]) and date["escape_date"].date() < plan.escape_date:
            parts.append(f"At {now}, 80 % is reached by {in_words(date['escape_date'].date())} already.")
        if hours["hours_per_week"] < plan.hours_per_week:
            parts.append(f"{hours['hours_per_week']:g} hours a week would do for your date.")
        return " ".join(parts)
    levers = []
    if hours["hours_per_week"] <= MOST_HOURS:
        levers.append(f"{hours['hours_per_week']:g} hours a week for the same date")
    if not pd.isna(date["escape_date"]):
        levers.append(f"the date {in_words(date['escape_date'].date())} at {now}")
    ways = (
        f"80 % takes {', or '.join(levers)}."
        if levers
        else ("Neither more hours beside a job nor a date within five years makes it 80 % by itself.")
    )
    return f"{ways} {_which_to_drop(drops)}".rstrip()


def _which_to_drop(drops: pd.DataFrame) -> str:
    if drops.empty:
        return ""
    first = drops.iloc[0]
    kind = " (the evidence)" if first["kind"] == "evidence" else ""
    return f"If a goal has to go, “{first['goal']}”{kind} helps most: without it, {percent(first['chance'])}."
