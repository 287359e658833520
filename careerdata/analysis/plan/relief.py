"""What would ease the plan, and what each way costs in the chance to be ready, by the plan's own forecast."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from careerdata.analysis.plan import readiness as ready
from careerdata.analysis.plan.progress import progress
from careerdata.analysis.plan.work_weeks import Ahead, first_whole_week
from careerdata.dates import add_months
from careerdata.logbook.logbook import Logbook
from careerdata.plan import Break, Plan
from careerdata.text import in_words

BREAK = dt.timedelta(days=13)
"""Two weeks off, both ends included."""
MONTHS_LATER = 3
STEP = 0.5
"""Hours a week are promised in halves."""
COLUMNS = ["way", "words", "hours_per_week", "hours_freed", "chance_before", "chance", "cost"]


def ways(book: Logbook, plan: Plan) -> pd.DataFrame:
    """Return what would ease `plan`, and what each way costs.

    Each is one step of its kind: two weeks off, from the next week that is free; a date three months later, with
    fewer hours a week, so that no more hours are promised altogether; and a skill left out, with the hours a week that it
    would have taken: of those still open the last in the order of the plan that takes half an hour a week or more, and
    never the first. Every one is forecast by `careerdata.analysis.plan.read`.

    Args:
        book: the logs and the kept plan, with `today`.
        plan: the plan to ease.

    Returns:
        A row a way, the one that costs least chance first: way ("break", "later" or "goal"), words, hours_per_week
        (of the eased plan), hours_freed (a week while it lasts; for a break all hours of its weeks), chance_before and
        chance (0 to 1, of everything by the plan's own date), cost (how many futures of 100 it takes, below 0 where
        it gives some). Empty where nothing is promised, everything is reached, or no whole week is left.
    """
    table = ready.read(book, plan).table
    left = Ahead.of(plan, book.today).working_weeks(plan.escape_date)
    if table.empty or not left or not plan.hours_per_week or math.isnan(table["hours_per_week_80"].iloc[-1]):
        return _table([])
    before = float(table["chance"].iloc[-1])
    rows = []
    for way, words, eased in _eased(book, plan, left):
        chance = float(ready.read(book, eased).table["chance"].iloc[-1])
        freed = plan.hours_per_week - (0.0 if way == "break" else eased.hours_per_week)
        rows.append((way, words, eased.hours_per_week, freed, before, chance, round(100 * (before - chance), 6)))
    return _table(sorted(rows, key=lambda row: (round(row[-1]), -row[3], row[0])))


def _eased(book: Logbook, plan: Plan, left: int) -> Iterator[tuple[str, str, Plan]]:
    """Yield each way with its words and the plan that it makes."""
    off = _free_weeks(plan, book.today)
    words = f"two weeks off from {in_words(off.first)}"
    yield "break", words, replace(plan, breaks=tuple(sorted((*plan.breaks, off), key=lambda item: item.first)))
    date = add_months(plan.escape_date, MONTHS_LATER)
    later = replace(plan, escape_date=date)
    slower = _halves(plan.hours_per_week * left / Ahead.of(later, book.today).working_weeks(date))
    if slower < plan.hours_per_week:
        said = f"{slower:g} hours a week and a date {MONTHS_LATER} months later, {in_words(date)}"
        yield "later", said, replace(later, hours_per_week=slower)
    skills = [item for item in progress(book, plan) if item.goal.kind == "skill_hours" and item.left]
    for item in skills[:0:-1]:
        share = 1 - item.left / sum(item.left for item in skills)
        fewer = max(_halves(plan.hours_per_week * share), STEP)
        if fewer < plan.hours_per_week:
            said = f"{fewer:g} hours a week without “{item.goal.label}”"
            kept = tuple(goal for goal in plan.goals if goal != item.goal)
            yield "goal", said, replace(plan, goals=kept, hours_per_week=fewer)
            return


def _free_weeks(plan: Plan, today: dt.date) -> Break:
    """Return the next two whole weeks that no planned break touches."""
    first = first_whole_week(max(today + dt.timedelta(days=1), plan.start), plan.week_starts)
    for item in sorted(plan.breaks, key=lambda item: item.first):
        if item.first <= first + BREAK and item.last >= first:
            first = first_whole_week(item.last + dt.timedelta(days=1), plan.week_starts)
    return Break(first, first + BREAK)


def _halves(hours: float) -> float:
    """Return hours rounded up to a half, so that no more is promised than is left out."""
    return math.ceil(hours / STEP - 1e-9) * STEP


def _table(rows: list[tuple[str, str, float, float, float, float, float]]) -> pd.DataFrame:
    types = dict.fromkeys(COLUMNS[:2], "str") | dict.fromkeys(COLUMNS[2:], "float64")
    return pd.DataFrame(rows, columns=COLUMNS).astype(types)
