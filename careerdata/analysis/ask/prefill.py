"""What the logs can lend to an ask, as lines of text: wins, evidence, who would speak up, and the range to expect."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from careerdata.analysis.exposure.text import change
from careerdata.analysis.network.granted import same_pain
from careerdata.analysis.pay.pay_range import range_that_leaves
from careerdata.dates import plain_date
from careerdata.logbook.logbook import Logbook
from careerdata.text import join_words, number

MOST = 3
"""So many wins, and so many pieces of evidence: more are not remembered."""
SUPPORTS = 1
"""Somebody with this much support, or more, stands on your side."""
_EXPOSURE = {"date": "datetime64[us]", "project": "str", "team": "str", "result": "str", "measure": "str"}
_EXPOSURE |= {"before": "float64", "after": "float64", "unit": "str", "better": "str", "shareable": "str"}
_SKILLS = {"date": "datetime64[us]", "skill": "str", "hours": "float64", "kind": "str", "evidence": "str"}
_CONTACTS = {"contact": "str", "influence": "float64", "support": "float64", "shares": "str"}


def wins(exposure: pd.DataFrame, today: dt.date) -> list[str]:
    """Return the last three results that have a before and an after and may be told, the newest first.

    Args:
        exposure: exposure.csv; rows with shareable "no" are never told.
        today: later rows are left out.
    """
    log = _columns(exposure, _EXPOSURE)
    told = (log["shareable"] != "no") & (log["date"] <= pd.Timestamp(plain_date(today)))
    log = log[told].dropna(subset=["project", "measure", "before", "after"])
    log = log.sort_values("date", ascending=False, kind="stable").head(MOST)
    where = zip(log["project"], log["team"], strict=True)
    went = zip(*(log[name].fillna("") for name in ("measure", "before", "after", "unit", "better")), strict=True)
    return [
        f"{project}{'' if pd.isna(team) else f' with {team}'}: {change(*numbers)}"
        for (project, team), numbers in zip(where, went, strict=True)
    ]


def evidence(skills: pd.DataFrame, today: dt.date) -> list[str]:
    """Return the newest piece of evidence of the three skills with the most hours, with those hours.

    Args:
        skills: skills.csv. Evidence from freelance work is left out: it is nothing to tell by accident.
        today: later rows are left out.
    """
    log = _columns(skills, _SKILLS)
    log = log[log["date"] <= pd.Timestamp(plain_date(today))].sort_values("date", kind="stable")
    told = log[log["kind"] != "freelance"]
    newest = told.dropna(subset=["evidence"]).drop_duplicates("skill", keep="last").set_index("skill")["evidence"]
    hours = log.groupby("skill")["hours"].sum().loc[newest.index].sort_values(ascending=False, kind="stable")
    return [f"{skill}, {number(spent)} hours: {newest[str(skill)]}" for skill, spent in hours.head(MOST).items()]


def allies(contacts: pd.DataFrame, pain: str, to: str = "") -> list[str]:
    """Return who would speak up, the most support first, and who shares the pain point; for the person's eyes only.

    Args:
        contacts: contacts.csv.
        pain: the pain point the ask is about, "" for none.
        to: the person who is asked, who is not named.
    """
    people = _columns(contacts, _CONTACTS).dropna(subset=["contact"])
    order = ["support", "influence", "contact"]
    people = people.sort_values(order, ascending=[False, False, True], kind="stable")
    friends = people[(people["support"] >= SUPPORTS) & (people["contact"] != to)]
    said = []
    if len(friends):
        said.append(f"Would speak up: {join_words(friends['contact'].head(MOST), isolated=False)}")
    wanted = same_pain(pain)
    shares = [
        bool(wanted) and wanted in map(same_pain, text.split(";")) for text in friends["shares"].fillna("").tolist()
    ]
    if any(shares):
        said.append(f"Want the same: {join_words(friends.loc[shares, 'contact'].head(MOST), isolated=False)}")
    return said


def pay_range(book: Logbook) -> list[str]:
    """Return the range to expect for the target role as it may be said aloud; nothing under three different figures.

    Args:
        book: pay.csv, without later figures than today, and the plan's target role.
    """
    found = range_that_leaves(book)
    return [f"Range to expect, {found.role}: {found.words} a year, from {found.figures} figures"] if found else []


def _columns(frame: pd.DataFrame, kinds: dict[str, str]) -> pd.DataFrame:
    return frame.reindex(columns=list(kinds)).astype(kinds)
