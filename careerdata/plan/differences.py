"""What differs between two plans, in words, as plan-history.csv has it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, NamedTuple

from careerdata.plan.grace_period import coming
from careerdata.plan.model import Break, Criterion, Goal, Plan
from careerdata.text import in_words, plural

_NAMES = {
    "focus": "hours on the goals, of 100",
    "growth": "growth of the goals, percent",
    "in_order": "one skill after the other",
}
"""What the forecast assumes, as its sliders are called."""
_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")


class Change(NamedTuple):
    """One thing that changes: its name, what it was and what it becomes, and the day from which (None: at once)."""

    field: str
    before: str
    after: str
    counts_from: dt.date | None

    def __str__(self) -> str:
        name = _NAMES.get(self.field) or self.field.removeprefix("goal: ").replace("_", " ")
        before, after = (_DAY.sub(_day_in_words, said) for said in (self.before, self.after))
        if self.field == "breaks" and after and not before:
            many = after.count(";") + 1
            counts = f"from {in_words(self.counts_from)}" if self.counts_from else "from now on"
            return f"your {plural(many, 'break')} of {after} {plural(many, 'counts', 'count')} {counts}"
        when = f" from {in_words(self.counts_from)} on" if self.counts_from else ""
        return f"{name} {before or 'none'} → {after or 'none'}{when}"


def changes(before: Plan, after: Plan) -> Iterator[Change]:
    """Yield everything that differs between two plans, now or once nothing waits any more.

    A change that was waiting and counts now is one too; so is one that was waiting and is taken back.
    """
    now = (_said(before), _said(after))
    later = (_said(coming(before)), _said(coming(after)))
    days = {_name(item.value): item.counts_from for item in after.pending}
    for name in dict.fromkeys(name for said in (*now, *later) for name in said):
        was, becomes = (said.get(name, "") for said in now)
        would_be, will_be = (said.get(name, "") for said in later)
        if will_be != would_be:
            # Taken back before it counted: what it was then is what it would have been.
            begins = would_be if will_be == was else was
            if becomes not in (was, will_be):
                yield Change(name[0], was, becomes, None)
                begins = becomes
            yield Change(name[0], begins, will_be, days.get(name))
        elif becomes != was:
            yield Change(name[0], was, becomes, None)
    both = {goal.key for goal in before.goals} & {goal.key for goal in after.goals}
    old, new = (", ".join(goal.label for goal in plan.goals if goal.key in both) for plan in (before, after))
    if old != new:
        yield Change("order of goals", old, new, None)


def _day_in_words(day: re.Match[str]) -> str:
    return in_words(dt.date.fromisoformat(day[0]))


def _said(plan: Plan) -> dict[tuple[str, str], str]:
    """Return everything a plan says, in words, by its name; goals of different kinds may share theirs."""
    said: dict[tuple[str, str], str] = {}
    for item in fields(Plan):
        value = getattr(plan, item.name)
        if item.name == "goals":
            said |= {_name(goal): f"{goal.target:g} {goal.unit}" for goal in value}
        elif item.name not in ("pending", "names", "imports"):  # What somebody or something is called is no promise.
            said[item.name, ""] = _in_words(value)
    return said


def _name(value: float | dt.date | Goal | Break) -> tuple[str, str]:
    if isinstance(value, Goal):
        return f"goal: {value.label}", value.kind
    if isinstance(value, Break):
        return "breaks", ""
    return "escape_date" if isinstance(value, dt.date) else "hours_per_week", ""


def _in_words(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "; ".join(map(_item_in_words, value))
    if isinstance(value, Mapping):
        return ", ".join(
            f"{key} {' or '.join(said) if isinstance(said, tuple) else said}" for key, said in value.items()
        )
    return f"{value:g}" if isinstance(value, float) else "" if value is None else str(value)


def _item_in_words(item: Break | Criterion | str) -> str:
    if isinstance(item, Criterion):
        return f"{item.name} ({item.shows})" if item.shows else item.name
    return f"{item.first} to {item.last}" if isinstance(item, Break) else item
