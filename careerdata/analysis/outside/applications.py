"""Looking outside: where each application stands and what it needs next, and what opens doors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from careerdata.analysis.answer import Answer
from careerdata.analysis.finding import Finding
from careerdata.analysis.outside import text
from careerdata.analysis.outside.known_there import Known, known_there
from careerdata.analysis.outside.next_step import SOON, NextStep, next_step
from careerdata.analysis.outside.sources import WAIT, Comparison, by_source, compared
from careerdata.analysis.outside.steps import applications
from careerdata.dates import plain_date
from careerdata.logbook.logbook import Logbook
from careerdata.text import name_key

WEEKS = 8
"""The hours of so many weeks are told."""
TABLE = ["organisation", "role", "stage", "since", "source", "contact", "open", "next", "due", "known_there", "hours"]


@dataclass(frozen=True)
class OutsideFacts:
    """What is known besides the table.

    Attributes:
        top: the top of the page.
        open: how many applications are open.
        due: how many of them have a step due within a week.
        young: how many are too young to count.
        unsaid: how many are old enough, and do not say how the person came to them.
        comparison: two sources held against each other; None where there are too few.
        hours_a_week: hours logged for it in a week, over the last `WEEKS`; NaN where none was.
        planned: hours a week that the plan promises.
    """

    top: Answer
    open: int
    due: int
    young: int
    unsaid: int
    comparison: Comparison | None
    hours_a_week: float
    planned: float


def read(book: Logbook) -> Finding[OutsideFacts]:
    """Say what is open and what is next, and by which source applications reached a talk.

    Args:
        book: applications.csv, without steps after `book.today`; contacts.csv and touches.csv, for whom you know there; the
            plan, for its hours.

    Returns:
        A table with one row an application, the open ones first and of these what is to be done first at the top:
        organisation, role ("" where it is not said), stage (a key of `careerdata.analysis.outside.steps.STAGES`), since (the
        day of that step), source and contact ("" where not said), open, next (what to do, words; "" when it is over),
        due (the day for it; NaT for none), known_there (whom you know there, names; open ones only) and hours (of all its
        steps). `frames` holds ``sources``; see `careerdata.analysis.outside.sources.by_source`.
    """
    today = plain_date(book.today)
    steps = book.applications[book.applications["date"] <= pd.Timestamp(today)]
    jobs = applications(steps)
    table = _table(jobs, known_there(book, jobs.loc[jobs["open"], "organisation"]), today)
    sources = by_source(jobs, today)
    soon = table["open"] & (table["due"] <= pd.Timestamp(today + SOON))
    young = jobs["applied_on"] > pd.Timestamp(today - WAIT)
    facts: dict[str, Any] = {
        "open": int(table["open"].sum()),
        "due": int(soon.sum()),
        "young": int(young.sum()),
        "unsaid": int((~young & jobs["applied_on"].notna() & (jobs["source"] == "")).sum()),
        "comparison": compared(sources),
        "hours_a_week": _hours_a_week(steps, today),
        "planned": book.plan.hours_per_week,
    }
    return Finding(
        table=table,
        sentence=text.sentence(table, sources, facts),
        caution=text.CAUTION if len(sources) else "",
        facts=OutsideFacts(top=text.top(table, sources, facts), **facts),
        frames={"sources": sources},
        example=book.example,
    )


def answer(finding: Finding[OutsideFacts]) -> Answer:
    """Return the top of the page for the answer of `read`."""
    return finding.facts.top


def _table(jobs: pd.DataFrame, known: Mapping[str, tuple[Known, ...]], today: dt.date) -> pd.DataFrame:
    people = [known.get(name_key(job.organisation), ()) if job.open else () for job in jobs.itertuples()]
    steps = [
        next_step(job, there, today) if job.open else NextStep("", pd.NaT, 9)
        for job, there in zip(jobs.itertuples(), people, strict=True)
    ]
    order = pd.DataFrame({"rank": [step.rank for step in steps], "due": [step.due for step in steps]}, jobs.index)
    table = jobs.assign(
        next=pd.Series([step.words for step in steps], jobs.index, dtype="str"),
        due=order["due"].astype("datetime64[us]"),
        known_there=pd.Series([_names(there) for there in people], jobs.index, dtype="str"),
        rank=order["rank"].astype("int64"),
        back=-jobs["since"].astype("int64"),
    )
    table = table.sort_values(["rank", "due", "back", "organisation"], kind="stable")
    return table[TABLE].reset_index(drop=True)


def _names(people: tuple[Known, ...]) -> str:
    return ", ".join(one.contact for one in people)


def _hours_a_week(steps: pd.DataFrame, today: dt.date) -> float:
    """Return the hours of a week, over the last `WEEKS` or since the first step; NaN where none was logged."""
    lately = steps[steps["date"] > pd.Timestamp(today - dt.timedelta(weeks=WEEKS))]
    if not lately["hours"].notna().any():
        return float("nan")
    days = (pd.Timestamp(today) - steps["date"].min()).days + 1
    return float(lately["hours"].sum() / min(max(days / 7, 1.0), WEEKS))
