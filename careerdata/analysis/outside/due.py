"""Which applications need something soon: for the first page and for a calendar, without the people you know there."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from careerdata.analysis.outside.next_step import SOON, next_step
from careerdata.analysis.outside.steps import applications
from careerdata.dates import plain_date
from careerdata.logbook.logbook import Logbook

_DUE = {"organisation": "str", "role": "str", "stage": "str", "next": "str", "due": "datetime64[us]"}


def planned_steps(book: Logbook) -> pd.DataFrame:
    """Return the open applications whose next step has a day, the earliest first.

    Args:
        book: applications.csv, without steps after `book.today`.

    Returns:
        A row an application: organisation, role ("" where it is not said), stage, next (what to do, words), due.
    """
    return _steps(book).dropna(subset="due").sort_values("due", kind="stable", ignore_index=True)


def due_steps(book: Logbook) -> pd.DataFrame:
    """Return what is to be done within a week: planned steps up to then, and offers that wait for an answer (due NaT).

    The rows are those of `planned_steps`.
    """
    steps = _steps(book)
    soon = steps["due"] <= pd.Timestamp(plain_date(book.today) + SOON)
    waits = (steps["stage"] == "offer") & steps["due"].isna()
    return steps[soon | waits].sort_values("due", kind="stable", na_position="last", ignore_index=True)


def _steps(book: Logbook) -> pd.DataFrame:
    today: dt.date = plain_date(book.today)
    jobs = applications(book.applications[book.applications["date"] <= pd.Timestamp(today)])
    jobs = jobs[jobs["open"]]
    steps = [next_step(job, (), today) for job in jobs.itertuples()]
    table = jobs.assign(next=[step.words for step in steps], due=[step.due for step in steps])
    return table[list(_DUE)].astype(_DUE)
