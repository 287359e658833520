"""What a no leaves you, by how real it is: an offer in hand, what is under way, what the market has, a wish.

What you would do without an agreement decides how firmly you can ask (the BATNA of Fisher, Ury and Patton, *Getting to
Yes*, 3rd edition 2011, chapter 6). It is a thing you could do tomorrow: a wish is listed, and never called an alternative.
Applications are graded by their log; what is not logged, by what the person says of it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

import pandas as pd

from careerdata.analysis.ask.checks import Draft
from careerdata.analysis.outside.steps import STAGES, applications
from careerdata.dates import plain_date
from careerdata.logbook.logbook import Logbook
from careerdata.text import in_words, name_key

GRADES = {
    "offer": "an offer in hand",
    "under_way": "under way",
    "market": "in the market",
    "wish": "a wish so far",
}
"""How real something is, the most real first, in words."""
OF_STAGE = {
    "offer": "offer",
    "interview": "under_way",
    "talked": "under_way",
    "applied": "under_way",
    "found": "market",
}
"""What each stage of an open application is."""
QUIET = dt.timedelta(days=60)
"""After so long without a step an application is no longer under way."""
POSTED = dt.timedelta(days=365)
"""A figure from a posting or a recruiter shows for so long that there are such jobs."""
_PLACE = {stage: place for place, stage in enumerate(OF_STAGE)}
_GRADE = {grade: place for place, grade in enumerate(GRADES)}


class Alternative(NamedTuple):
    """One thing that a no leaves.

    Attributes:
        grade: a key of `GRADES`.
        what: where, and the job; or what the person wrote.
        stands: how far it is and since when, in words; "" where the person did not log it.
        since: the day of its last step; NaT where it was not logged.
        own: the person's own words, and no log's.
    """

    grade: str
    what: str
    stands: str
    since: Any
    own: bool

    @property
    def real(self) -> bool:
        """Whether it is more than a wish."""
        return self.grade != "wish"


def alternatives(book: Logbook, draft: Draft) -> tuple[Alternative, ...]:
    """Return what a no leaves, the most real first; of one grade what is further, then the newest, the person's own last.

    Args:
        book: applications.csv, without steps after `book.today`; pay.csv, for postings of the plan's target role.
        draft: the ask, with what the person would do `otherwise` and how real that is. Where it names an organisation
            with an open application, that log says how real it is.
    """
    today = plain_date(book.today)
    jobs = applications(book.applications[book.applications["date"] <= pd.Timestamp(today)])
    jobs = jobs[jobs["open"]].sort_values("since", ascending=False, kind="stable")
    jobs = jobs.assign(place=jobs["stage"].map(_PLACE)).sort_values("place", kind="stable")
    logged = [_of_job(job, today) for job in jobs.itertuples()]
    found = [*logged, *_posted(book, today), *_own(draft, jobs["organisation"])]
    return tuple(sorted(found, key=lambda one: _GRADE[one.grade]))


def _of_job(job: Any, today: dt.date) -> Alternative:
    what = f"{job.organisation}, {job.role}" if job.role else job.organisation
    quiet = OF_STAGE[job.stage] == "under_way" and plain_date(job.since) < today - QUIET
    if quiet:
        return Alternative(
            "market", what, f"{STAGES[job.stage]}; no word since {in_words(job.since)}", job.since, False
        )
    return Alternative(OF_STAGE[job.stage], what, f"{STAGES[job.stage]}, {in_words(job.since)}", job.since, False)


def _posted(book: Logbook, today: dt.date) -> list[Alternative]:
    """Return that there are such jobs, where a posting or a recruiter told their pay within a year."""
    role, pay = book.plan.target_role, book.pay
    days = pay["date"].between(pd.Timestamp(today - POSTED), pd.Timestamp(today))
    same = pay["role"].fillna("").map(name_key) == name_key(role)
    there = pay.loc[days & same & pay["source"].isin(["posting", "recruiter"]), "date"]
    if not role.strip() or there.empty:
        return []
    return [Alternative("market", role, f"last heard of on {in_words(there.max())}", there.max(), False)]


def _own(draft: Draft, logged: Iterable[str]) -> list[Alternative]:
    """Return what the person would do, unless a log tells of it already."""
    what = " ".join(draft.otherwise.split())
    if not what or any(f" {_plain(place)} " in f" {_plain(what)} " for place in logged if _plain(place)):
        return []
    grade = draft.otherwise_is if draft.otherwise_is in GRADES else "wish"
    return [Alternative(grade, what, "", pd.NaT, True)]


def _plain(name: str) -> str:
    """Return the words of a name, with nothing but a blank between them."""
    return " ".join(re.findall(r"\w+", name_key(name)))
