"""The plan as a calendar: a row a year, a cell a week, from its start to its date."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from careerdata.analysis.finding import Finding
from careerdata.analysis.plan.progress import progress, promised, promised_skills, weekly
from careerdata.analysis.plan.work_weeks import HORIZON_WEEKS, WEEK, first_whole_week, in_break
from careerdata.dates import week_of, weeks_between
from careerdata.logbook.logbook import Logbook
from careerdata.plan import Plan
from careerdata.text import counted, in_words

KINDS = {
    "break": "a break",
    "kept": "as many hours as promised, or more",
    "half": "half of them or more",
    "some": "fewer than half",
    "none": "no hours logged",
    "now": "this week",
    "ahead": "still ahead",
}
"""What a week can be, in words."""


def read(book: Logbook, plan: Plan | None = None) -> Finding:
    """Return the weeks of `plan`, each with its hours done and promised.

    Args:
        book: the logs and the kept plan, with `today`.
        plan: the plan to look at, which may be a draft; None for the kept one.

    Returns:
        A `Finding`. `table` has a row per week from the plan's start to its date (five years at most): week (its
        first day), kind (see `KINDS`), done and promised (hours; promised is that of `plan` for weeks ahead), holds_date.
        `frames` has the ``cells``: for each week its year and number (ISO 8601), kind, and what is said of it.
    """
    plan = book.plan if plan is None else plan
    last = max(plan.escape_date, book.today, plan.start)
    starts = plan.week_starts
    longest = week_of(plan.start, starts) + (HORIZON_WEEKS - 1) * WEEK
    weeks = weeks_between(first_whole_week(plan.start, starts), min(last, longest), starts)
    now = pd.Timestamp(week_of(book.today, starts))
    done = np.sum(
        [weekly(item.days, weeks) for item in promised_skills(book, progress(book, plan))] or [np.zeros(len(weeks))],
        axis=0,
    )
    past = weeks < now
    hours = np.where(past, promised(book.plan_history, book.plan.hours_per_week, weeks), plan.hours_per_week)
    share = np.divide(done, hours, out=np.ones(len(weeks)), where=hours > 0)
    off = np.where(past, in_break(weeks, book.plan.breaks), in_break(weeks, plan.breaks))
    choices = [off, weeks == now, ~past, share >= 1, share >= 0.5, done > 0]
    kinds = np.select(choices, ["break", "now", "ahead", "kept", "half", "some"], "none")
    holds_date = weeks == pd.Timestamp(week_of(plan.escape_date, starts))
    table = pd.DataFrame({"week": weeks, "kind": kinds, "done": done, "promised": hours, "holds_date": holds_date})
    table.loc[off, "promised"] = 0.0
    return Finding(
        table,
        _sentence(table, plan, pd.Timestamp(book.today)),
        "An empty week is a week, not a fault: the forecast counts on your weeks as they come, the empty ones too.",
        frames={"cells": _cells(table)},
        example=book.example,
    )


def _cells(table: pd.DataFrame) -> pd.DataFrame:
    # By the day in its middle, so that a week that begins on Sunday has the number of the Monday after it.
    parts = (table["week"] + pd.Timedelta(days=3)).dt.isocalendar()
    said = [
        _said(week.date(), kind, f"{done:.3g} of {hours:.3g} hours") + (", your date" if holds_date else "")
        for week, kind, done, hours, holds_date in zip(*(table[name] for name in table), strict=True)
    ]
    cells = {"year": parts["year"].astype(int), "number": parts["week"].astype(int), "kind": table["kind"]}
    return pd.DataFrame(cells).assign(holds_date=table["holds_date"], said=said)


def _said(week: dt.date, kind: str, hours: str) -> str:
    return f"week of {in_words(week)}: {KINDS[kind] if kind in ('break', 'ahead') else hours}"


def _sentence(table: pd.DataFrame, plan: Plan, today: pd.Timestamp) -> str:
    kinds = table["kind"].value_counts()
    over = int(sum(kinds.get(kind, 0) for kind in ("kept", "half", "some", "none")))
    left = table[table["week"] > today]
    ahead = int((left["kind"] == "ahead").sum())
    behind = (
        f"Of {counted(over, 'week')} so far, {over - kinds.get('none', 0)} had hours in them."
        if over
        else ("No week of the plan is over yet.")
    )
    if plan.escape_date <= today.date():
        return f"{behind} Your date, {in_words(plan.escape_date)}, is over."
    off = int((left["kind"] == "break").sum())
    rest = f", and {counted(off, 'week')} off" if off else ""
    return f"{behind} Until {in_words(plan.escape_date)} there are {counted(ahead, 'week')} to work in{rest}."
