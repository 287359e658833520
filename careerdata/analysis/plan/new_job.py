"""A new job in mid-year: what of the old one is closed, and the plan that begins with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from careerdata.dates import add_months
from careerdata.logbook.logbook import Logbook
from careerdata.plan import Plan
from careerdata.text import counted
from careerdata.text import in_words as said

MONTHS = 18
"""How far away the date of the new plan is, until the person says another one."""
_KIND = "new_job"
"""What spells.csv calls it."""
OPEN_PAINS = ("open", "asked")
"""Pain points that stood like this belonged to the old job."""

Row = tuple[str, Mapping[str, Any], Mapping[str, Any]]
"""A log, all cells of a row as they are, and those that change."""


@dataclass(frozen=True)
class NewJob:
    """What a new job changes; every log stays as it is otherwise.

    Attributes:
        plan: the new plan: start, role and team of the new job, a date, no goal yet, and the usual counted from its start.
        closed: the rows that are closed: pain points dropped, asks without an answer closed.
        spells: the row that spells.csv gets; none when it has it.
        needs: how many of the closed rows are pain points.
        asks: how many are asks.
    """

    plan: Plan
    closed: tuple[Row, ...]
    spells: tuple[Mapping[str, Any], ...]
    needs: int
    asks: int


def read(book: Logbook, start: dt.date, role: str, team: str) -> NewJob:
    """Return what it takes to begin anew in another job.

    Args:
        book: the logbook.
        start: first day of the new job.
        role: what the person does there.
        team: in which team.

    Returns:
        The new plan, which keeps hours a week, breaks, promises and the bad zone, and the rows that are closed: pain points
        that were noticed, and asks that were made, before `start`; while it is ahead, all asks that wait for an answer.
    """
    before = pd.Timestamp(start)
    pains = book.pains[book.pains["status"].fillna("open").isin(OPEN_PAINS) & (book.pains["noticed_on"] < before)]
    unanswered = book.asks["answer"].isna() | (book.asks["answer"] == "not_yet")
    # One that is prepared for a later day is with the old manager, unless the new job has begun.
    asks = book.asks[unanswered & ((book.asks["date"] < before) | (start > book.today))]
    plan = replace(
        book.plan,
        start=start,
        escape_date=add_months(start, MONTHS),
        current_role=role.strip(),
        target_role="",
        target_team=team.strip(),
        target_skills=(),
        goals=(),
        pending=(),
        usual_since=start,
    )
    had = ((book.spells["kind"] == _KIND) & (book.spells["first"] == before)).any()
    spells = () if had else ({"first": start, "last": start, "kind": _KIND},)
    closed = (*_rows("pains", pains, {"status": "dropped"}), *_rows("asks", asks, {"answer": "closed"}))
    return NewJob(plan, closed, spells, len(pains), len(asks))


def in_words(job: NewJob) -> str:
    """Return what would be written, as a sentence."""
    return (
        f"It closes {counted(job.needs, 'pain point')} and {counted(job.asks, 'ask')} of the old job, keeps every log, "
        f"begins a plan on {said(job.plan.start)} that has no goal yet, and counts your usual from that day on."
    )


def _rows(log: str, rows: pd.DataFrame, cells: Mapping[str, Any]) -> Iterator[Row]:
    for row in rows.to_dict("records"):
        yield log, {str(name): None if pd.isna(value) else value for name, value in row.items()}, cells
