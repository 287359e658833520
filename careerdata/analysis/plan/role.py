"""What the target role asks for, beside what there is: hours, evidence, a goal."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from careerdata.analysis.finding import Finding
from careerdata.analysis.plan.progress import progress
from careerdata.analysis.plan.work_weeks import table_of
from careerdata.logbook.logbook import Logbook
from careerdata.plan import Goal, Plan
from careerdata.text import counted, join_words, plural

_NONE = (
    "Your plan does not say yet what the target role asks for. Write its skills as a list, or paste a few job postings "
    "and choose from the words they share."
)
_STATES = ("something to show", "hours, nothing to show yet", "nothing yet")


def read(book: Logbook, plan: Plan | None = None) -> Finding:
    """Compare what the target role asks for with the logs and the goals.

    Args:
        book: the logs, with `today`.
        plan: the plan to look at, which may be a draft, whose `target_skills` are compared; None for the kept one.

    Returns:
        A `Finding`. `table` has a row per skill asked for, in that order: skill, state (in words), hours (all that are
        logged), evidence (pieces), goal_hours (the target of the goal for it, NaN without one). Names match however
        they are spaced or capitalised.
    """
    plan = book.plan if plan is None else plan
    names = plan.target_skills
    hours = progress(book, Plan(plan.start, plan.escape_date, goals=_goals("skill_hours", names)))
    pieces = progress(book, Plan(plan.start, plan.escape_date, goals=_goals("evidence", names)))
    targets = {goal.name.strip().casefold(): goal.target for goal in plan.goals if goal.kind == "skill_hours"}
    rows = [
        {
            "skill": name,
            "state": _STATES[0] if shown.done else _STATES[1] if spent.done else _STATES[2],
            "hours": spent.done,
            "evidence": shown.done,
            "goal_hours": targets.get(name.casefold(), math.nan),
        }
        for name, spent, shown in zip(names, hours, pieces, strict=True)
    ]
    table = table_of(rows, ["skill", "state", "hours", "evidence", "goal_hours"])
    caution = "Postings ask for more than anybody has. What you can show counts more than what you have read."
    return Finding(table, _sentence(rows, plan), caution, example=book.example)


def _goals(kind: str, names: tuple[str, ...]) -> tuple[Goal, ...]:
    return tuple(Goal("evidence" if kind == "evidence" else "skill_hours", name, 1.0) for name in names)


def _sentence(rows: Sequence[Mapping[str, Any]], plan: Plan) -> str:
    if not rows:
        return _NONE
    role = plan.target_role.strip() or "Your target role"
    states = [row["state"] for row in rows]
    said = f"{role} asks for {counted(len(rows), 'skill')}: for {states.count(_STATES[0])} you have something to show"
    if begun := states.count(_STATES[1]):
        said += f", for {begun} you have hours but nothing to show yet"
    untouched = [row["skill"] for row in rows if row["state"] == _STATES[2]]
    said += f", and {join_words(untouched)} {plural(len(untouched), 'is', 'are')} untouched." if untouched else "."
    lacking = [row["skill"] for row in rows if math.isnan(row["goal_hours"]) and row["state"] != _STATES[0]]
    return f"{said} Not a goal yet: {join_words(lacking)}." if lacking else said
