"""What makes a plan easier waits for seven days, so that a bad evening does not decide; what makes it harder counts at once.

The week is Beeminder's "akrasia horizon" (Reeves & Soule): far enough away that the one who decides is not the one who
is tired tonight. It is no lock: the person can let the change count now, take it out of the file, or undo it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from careerdata.plan.model import Break, Goal, Pending, Plan

WAIT = dt.timedelta(days=7)


def in_force(plan: Plan, today: dt.date) -> Plan:
    """Return the plan as it counts on `today`: what was due by then is in its place, the rest still waits."""
    for item in sorted(plan.pending, key=lambda item: item.counts_from):
        if item.counts_from <= today:
            plan = _with(plan, item)
    return replace(plan, pending=tuple(item for item in plan.pending if item.counts_from > today))


def coming(plan: Plan) -> Plan:
    """Return the plan as it will be once nothing waits any more."""
    return in_force(plan, dt.date.max)


def kept(plan: Plan, wanted: Plan, today: dt.date) -> Plan:
    """Return the plan to write so that `plan` becomes `wanted`: harder at once, easier in seven days.

    Easier is: fewer hours a week, a later date, a smaller target, a goal less, and time off on the days to
    come within the seven that was none before. What is over is a fact: the days of a break before `today`, and those that were
    off already, count at once, as everything else does. What waits already keeps its day unless it gets easier still. Nothing
    waits while the plan has no goal yet, or when its date has passed: there is no promise then to make easier.

    Args:
        plan: the plan as it counts today, with what waits.
        wanted: the plan as it is to be in the end; what it says to be pending is not looked at.
        today: the day it is.
    """
    if not plan.goals or plan.escape_date <= today:
        return replace(wanted, pending=())
    soon = today + WAIT
    expected, already = coming(plan), {_key(item): item.counts_from for item in plan.pending}
    still_easier = {_key(item) for item in _easier(expected, wanted, soon)}
    pending = tuple(
        item if (key := _key(item)) in still_easier else replace(item, counts_from=already.get(key, soon))
        for item in _easier(plan, wanted, soon)
    )
    waiting = {_key(item) for item in pending}
    targets = {goal.key: goal.target for goal in plan.goals}
    goals = [replace(goal, target=targets[goal.key]) if goal.key in waiting else goal for goal in wanted.goals]
    for place, goal in enumerate(plan.goals):
        if goal.key in waiting and goal.key not in {stays.key for stays in goals}:
            goals.insert(place, goal)
    return replace(
        wanted,
        hours_per_week=max(wanted.hours_per_week, plan.hours_per_week),
        escape_date=min(wanted.escape_date, plan.escape_date),
        breaks=tuple(_in_the_meantime(plan, wanted, [item for item in wanted.breaks if item in waiting], today)),
        goals=tuple(goals),
        pending=pending,
    )


def _easier(plan: Plan, wanted: Plan, soon: dt.date) -> Iterator[Pending]:
    """Yield what is easier in `wanted` than in `plan`, to count from `soon` on."""
    if wanted.hours_per_week < plan.hours_per_week:
        yield Pending(soon, wanted.hours_per_week)
    if wanted.escape_date > plan.escape_date:
        yield Pending(soon, wanted.escape_date)
    targets = {goal.key: goal for goal in wanted.goals}
    for goal in plan.goals:
        now = targets.get(goal.key)
        if now is None or now.target < goal.target:
            yield Pending(soon, now or replace(goal, target=0.0), dropped=now is None)
    for item in wanted.breaks:
        days = (soon - dt.timedelta(days=before) for before in range(1, WAIT.days + 1))
        if any(_off(day, (item,)) and not _off(day, plan.breaks) for day in days):
            yield Pending(soon, item)


def _off(day: dt.date, breaks: Iterable[Break]) -> bool:
    return any(item.first <= day <= item.last for item in breaks)


def _in_the_meantime(plan: Plan, wanted: Plan, waiting: Sequence[Break], today: dt.date) -> Iterator[Break]:
    """Yield the breaks that count while others wait: also the days of one that waits which are over, or were off before."""
    before = {
        Break(max(item.first, new.first), min(item.last, new.last))
        for item in plan.breaks
        for new in waiting
        if new.first <= item.last and item.first <= new.last
    }
    yesterday = today - dt.timedelta(days=1)
    over = {Break(item.first, yesterday) for item in waiting if item.first <= yesterday}
    new = {item for item in over if not any(had.first <= item.first and item.last <= had.last for had in before)}
    stay = {*wanted.breaks, *before, *new} - {*waiting}
    yield from sorted(stay, key=lambda days: (days.first, days.last))


def _key(item: Pending) -> object:
    """Return what a change is about: two changes with the same key take each other's place."""
    if isinstance(item.value, Goal):
        return item.value.key
    return item.value if isinstance(item.value, Break) else type(item.value)


def _with(plan: Plan, item: Pending) -> Plan:
    value = item.value
    if isinstance(value, Break):
        days_off = {item for item in plan.breaks if not value.first <= item.first <= item.last <= value.last} | {value}
        return replace(plan, breaks=tuple(sorted(days_off, key=lambda days: (days.first, days.last))))
    if isinstance(value, Goal):
        others = (value if goal.key == value.key else goal for goal in plan.goals)
        return replace(plan, goals=tuple(goal for goal in others if not (item.dropped and goal is value)))
    if isinstance(value, dt.date):
        return replace(plan, escape_date=value)
    return replace(plan, hours_per_week=value)
